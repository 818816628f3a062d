"""What every store can do; `tests/store` holds each of them to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from demarche.model.record import Record


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a document without its text; `earliest` to `latest` is the day of publication, or None."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    earliest: date | None
    latest: date | None
    events: int
    statements: int


class Store(Protocol):
    """Keeps one record per document. Every method raises StoreError, with the path, where the store does not answer."""

    def put(self, record: Record, made_by: str) -> bool:
        """Keeps `record`, whole or not at all; True where that changed anything.

        `made_by` names the version of program and model. The same bytes read again under another name are the same
        document: the first name stays.
        """

    def get(self, key: str) -> Record:
        """The record whose document id begins with `key` (`sha256:` may be left out), or whose source is so named."""

    def list(self) -> Iterator[Listed]:
        """Every document, by day of publication; those without one come last."""

    def close(self) -> None:
        """Lets go of the files; a closed store is not used again."""
