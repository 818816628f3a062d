"""Regions by their adjectives: which states "the South American country" may mean (`data/en/regions.csv`).

A region is a box of degrees (south, north, west, east) around the middles of its states; it only tells apart the few
states that a text speaks of.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demarche.errors import LexiconError
from demarche.lexicon.world_tables import State

PATH = Path(__file__).parent / "data" / "en" / "regions.csv"


@dataclass(frozen=True, slots=True)
class Region:
    """`inside` and `outside` name a state each, as examples that run as tests."""

    words: str
    south: float
    north: float
    west: float
    east: float
    inside: str
    outside: str

    def holds(self, state: State) -> bool:
        """True for a state whose middle lies in the box."""
        if state.latitude is None or state.longitude is None:
            return False
        return self.south <= state.latitude <= self.north and self.west <= state.longitude <= self.east


@cache
def regions() -> dict[str, Region]:
    """Words in lower case -> region; raises LexiconError naming the line that is malformed."""
    found: dict[str, Region] = {}
    with PATH.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                south, north, west, east = (float(row[name]) for name in ("south", "north", "west", "east"))
                found[row["words"]] = Region(row["words"], south, north, west, east, row["inside"], row["outside"])
            except (KeyError, TypeError, ValueError) as error:
                raise LexiconError(f"regions.csv:{number}: {error}") from error
    return found
