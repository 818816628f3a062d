"""Invasions of our time: whom a state invades, where a text names only the invader ("since Russia's invasion")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from demarche.lexicon.world_tables import Row, last_day, read_table

TABLE = Path(__file__).parent / "data" / "world" / "wars.csv"


@dataclass(frozen=True, slots=True)
class War:
    """`attacker` and `attacked` are ISO 3166-1 alpha-3; `end` is None while it lasts."""

    id: str
    name: str
    attacker: str
    attacked: str
    start: date
    end: date | None
    source: str


class Wars:
    """The table of `data/world/wars.csv`."""

    def __init__(self, wars: Sequence[War]) -> None:
        self._wars = tuple(wars)

    @classmethod
    def load(cls, path: Path = TABLE) -> Self:
        """Raises LexiconError that names file and line where a row is malformed."""
        return cls(tuple(read_table(path, _war)))

    def __iter__(self) -> Iterator[War]:
        return iter(self._wars)

    def attacked_by(self, attacker: str, day: date) -> tuple[str, ...]:
        """The states that `attacker` was at war with, as the invader, on `day`."""
        return tuple(
            war.attacked
            for war in self._wars
            if war.attacker == attacker and war.start <= day and (war.end is None or day <= war.end)
        )


def _war(row: Row) -> War:
    return War(
        row["id"],
        row["name"],
        row["attacker"],
        row["attacked"],
        date.fromisoformat(row["start"]),
        last_day(row["end"]),
        row["source"],
    )
