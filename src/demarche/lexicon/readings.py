"""Words that tell whether a name of a place is the place or the government, team or people there.

`data/en/readings.csv`: motion-verb, place-object-verb, motion-noun, place-noun, territory-noun, state-noun and
source-noun; each row has an id and an example with the word in use.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Self

from demarche.errors import LexiconError

PATH = Path(__file__).parent / "data" / "en" / "readings.csv"


class Readings:
    """The words of each class, as lemmas."""

    def __init__(self, classes: dict[str, frozenset[str]]) -> None:
        self.motion_verbs = classes["motion-verb"]
        self.place_object_verbs = classes["place-object-verb"]
        self.motion_nouns = classes["motion-noun"]
        self.place_nouns = classes["place-noun"]
        self.territory_nouns = classes["territory-noun"]
        self.state_nouns = classes["state-noun"]
        self.source_nouns = classes["source-noun"]

    @classmethod
    @cache
    def load(cls) -> Self:
        """The shipped table; raises LexiconError where a class is missing or the file cannot be read."""
        classes: dict[str, set[str]] = {}
        try:
            with PATH.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    classes.setdefault(row["class"], set()).add(row["word"])
            return cls({name: frozenset(words) for name, words in classes.items()})
        except (OSError, KeyError) as error:
            raise LexiconError(f"{PATH}: {error}") from error
