"""What is asked for of one record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from demarche.model.record import Event, Record, Statement

#: Finds the record of a document by its id.
Records = Callable[[str], Record]


@dataclass(frozen=True, slots=True)
class Picked:
    """Events and statements of a record; `happenings`: event id -> id of the happening that it is told as."""

    record: Record
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    happenings: Mapping[str, str]

    @classmethod
    def all_of(cls, record: Record, happenings: Mapping[str, str]) -> Self:
        """Everything the record says."""
        return cls(record, record.events, record.statements, happenings)
