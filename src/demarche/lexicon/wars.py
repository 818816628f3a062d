"""Invasions of our time: whom a state invades, where a text names only the invader ("since Russia's invasion")."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from demarche.errors import LexiconError

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
        with path.open(encoding="utf-8", newline="") as file:
            return cls(tuple(_war(path, number, row) for number, row in enumerate(csv.DictReader(file), start=2)))

    def __iter__(self) -> Iterator[War]:
        return iter(self._wars)

    def attacked_by(self, attacker: str, day: date) -> tuple[str, ...]:
        """The states that `attacker` was at war with, as the invader, on `day`."""
        return tuple(
            war.attacked
            for war in self._wars
            if war.attacker == attacker and war.start <= day and (war.end is None or day <= war.end)
        )


def _war(path: Path, number: int, row: dict[str, str]) -> War:
    try:
        end = date.fromisoformat(row["end"]) if row["end"] else None
        return War(
            row["id"],
            row["name"],
            row["attacker"],
            row["attacked"],
            date.fromisoformat(row["start"]),
            end,
            row["source"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{path}:{number}: no war: {error}") from error
