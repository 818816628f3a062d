"""Zones of the clock: `data/en/times/zones.csv`, hours that places and states are ahead of UTC."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from demarche.errors import LexiconError

Hours = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Zones:
    """The least and the most hours ahead of UTC that the clock shows in the year (summer time, change of law).

    `places`: name in small letters -> hours; `states`: ISO 3166-1 alpha-3 -> hours of all its zones.
    """

    places: Mapping[str, Hours]
    states: Mapping[str, Hours]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises LexiconError naming the line that is malformed."""
        places: dict[str, Hours] = {}
        states: dict[str, Hours] = {}
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), 2):
                try:
                    hours = float(row["low"]), float(row["high"])
                except ValueError as error:
                    raise LexiconError(f"{path.name}, line {number}: {error}") from error
                if not -12 <= hours[0] <= hours[1] <= 14:
                    raise LexiconError(f"{path.name}, line {number}: hours from -12 to 14, the lower first")
                places.update(dict.fromkeys(filter(None, row["places"].split("|")), hours))
                if row["country"]:
                    states[row["country"]] = hours
        return cls(places, states)

    def of_one_word(self) -> Iterator[tuple[str, Hours]]:
        """The places that the rules of time know before "time"."""
        return ((name, hours) for name, hours in self.places.items() if " " not in name)
