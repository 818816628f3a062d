"""What the blocks of a news text are: credits, bylines, related-article lines, agency trailers.

`data/en/passages/*.yaml` holds the patterns, each with its id, the kind of passage it tells, its meaning and
examples that run as tests. A pattern is matched at the start of the passage's words, with white space folded to single
spaces and quotation marks made straight, so it ends in `$` where it means the whole.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml

from demarche.errors import LexiconError
from demarche.model.document import PASSAGE_KINDS

DATA = Path(__file__).parent / "data" / "en" / "passages"
PLACES = ("any", "line", "top", "lead", "start", "end")
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\xa0": " "})
LONGEST = 400


@dataclass(frozen=True, slots=True)
class PassagePattern:
    """One way to tell a passage.

    `where`: any (a whole passage), line (a line that is a passage whatever stands around it), top (a passage before the
    first paragraph), lead (the beginning of the first paragraph), start or end (the beginning or end of any paragraph);
    what lead, start and end match is cut off as a passage of its own.
    `longest`: characters beyond which the pattern is not tried.
    """

    id: str
    kind: str
    where: str
    meaning: str
    pattern: re.Pattern[str]
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    longest: int = LONGEST

    def match(self, words: str) -> re.Match[str] | None:
        """`words` as `fold` gives them."""
        if len(words) > self.longest and self.where not in ("lead", "start", "end"):
            return None
        if self.where == "end":
            return self.pattern.search(words, max(0, len(words) - self.longest))
        return self.pattern.match(words, 0, self.longest)


class PassagePatterns:
    """All patterns, in the order in which they are tried."""

    def __init__(self, patterns: tuple[PassagePattern, ...]) -> None:
        self.patterns = patterns
        self._by_place = {place: tuple(p for p in patterns if p.where == place) for place in PLACES}

    @classmethod
    @cache
    def load(cls) -> Self:
        """The shipped patterns; raises LexiconError naming file and pattern where one is malformed."""
        return cls(tuple(pattern for path in sorted(DATA.glob("*.yaml")) for pattern in _patterns(path)))

    def first(self, words: str, *places: str) -> PassagePattern | None:
        """The first pattern of the given places that fits `words`."""
        return next((p for place in places for p in self._by_place[place] if p.match(words)), None)

    def of(self, place: str) -> tuple[PassagePattern, ...]:
        return self._by_place[place]


def fold(words: str) -> str:
    """White space as single blanks, quotation marks straight; as many characters as `words` where it has no runs."""
    return " ".join(words.translate(STRAIGHT).split())


@cache
def lead_in_words() -> frozenset[str]:
    """Words that no paragraph ends in, in lower case (`data/en/passages/lead_in.csv`)."""
    try:
        with (DATA / "lead_in.csv").open(encoding="utf-8", newline="") as lines:
            return frozenset(row["word"] for row in csv.DictReader(lines))
    except OSError as error:
        raise LexiconError(f"lead_in.csv: {error.strerror}") from error


def _patterns(path: Path) -> Iterator[PassagePattern]:
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    for number, row in enumerate(rows, start=1):
        yield _pattern(path.name, number, row)


def _pattern(name: str, number: int, row: Mapping[str, object]) -> PassagePattern:
    label = f"{name}: pattern {row.get('id', number)}"
    try:
        pattern = PassagePattern(
            id=str(row["id"]),
            kind=str(row["kind"]),
            where=str(row["where"]),
            meaning=str(row["meaning"]),
            pattern=re.compile(str(row["pattern"])),
            positive=_examples(row["positive"]),
            negative=_examples(row["negative"]),
            longest=int(str(row.get("longest", LONGEST))),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise LexiconError(f"{label}: {error!r}") from error
    if pattern.kind not in PASSAGE_KINDS or pattern.where not in PLACES:
        raise LexiconError(f"{label}: unknown kind or place: {pattern.kind}, {pattern.where}")
    return pattern


def _examples(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("examples must be a list with something in it")
    return tuple(str(example) for example in value)
