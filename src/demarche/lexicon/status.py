"""Words of the status calculus: which class a governing word belongs to and what the class makes of an event.

`data/en/status/words.csv` (class, pos, words) holds the words, `data/en/status/cases.yaml` the table of cases;
docs/status.md explains both.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml

from demarche.errors import LexiconError
from demarche.lexicon.inflection import bases

DATA = Path(__file__).parent / "data" / "en" / "status"
EFFECTS = frozenset(
    "keep continue announce none planned possible cancelled postponed denied".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table: `makes` where the governing word is asserted, `negated` where it is not."""

    id: str
    words: str
    makes: str
    negated: str
    meaning: str


class StatusWords:
    """Classes of words by part of speech, and the cases by class."""

    def __init__(self, classes: Mapping[tuple[str, str], frozenset[str]], cases: Mapping[str, Case]) -> None:
        self._classes = dict(classes)
        self.cases = dict(cases)
        verbs = {word.split()[0] for (_, pos), words in classes.items() if pos == "verb" for word in words}
        self.bases = bases(verbs)

    @classmethod
    @cache
    def load(cls) -> Self:
        """The shipped tables; raises LexiconError naming file and line where one is malformed."""
        return cls(_classes(DATA / "words.csv"), _cases(DATA / "cases.yaml"))

    def has(self, name: str, pos: str, *words: str) -> bool:
        """True where one of `words` is in the class `name` for this part of speech."""
        members = self._classes.get((name, pos), frozenset())
        return any(word in members for word in words)

    def case(self, names: tuple[str, ...], pos: str, *words: str) -> Case | None:
        """The first of the cases `names` whose class holds one of `words`."""
        for name in names:
            if any(word in self._classes.get((name, pos), ()) for word in words):
                return self.cases[name]
        return None


def _classes(path: Path) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), start=1):
            if number == 1:
                continue
            if len(row) != 3 or not all(row):
                raise LexiconError(f"{path}:{number}: three columns wanted: class, pos, words")
            found.setdefault((row[0], row[1]), set()).add(row[2])
    return {key: frozenset(words) for key, words in found.items()}


def _cases(path: Path) -> dict[str, Case]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # a safe loader in both cases
        cases = [Case(row["id"], row["class"], row["makes"], row["negated"], row["meaning"]) for row in rows]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    for case in cases:
        if {case.makes, case.negated} - EFFECTS:
            raise LexiconError(f"{path}: case {case.id}: effects are {', '.join(sorted(EFFECTS))}")
    return {case.words: case for case in cases}
