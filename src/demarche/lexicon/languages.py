"""Names of languages and ranges of scripts, to say in what a text is that is not read."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demarche.errors import LexiconError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Script:
    """A script and a range of its letters, Unicode code points `[first, last]`."""

    name: str
    first: int
    last: int


@cache
def scripts() -> tuple[Script, ...]:
    """The ranges of `data/scripts.csv`; raises LexiconError naming the line where one is malformed."""
    found: list[Script] = []
    for line, row in enumerate(_rows("scripts.csv"), start=2):
        try:
            found.append(Script(row["script"], int(row["first"], 16), int(row["last"], 16)))
        except (KeyError, ValueError) as error:
            raise LexiconError(f"scripts.csv:{line}: {error!r}") from error
    return tuple(found)


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code; the code itself where it has none."""
    return _languages().get(code, code)


@cache
def small_words() -> frozenset[str]:
    """The commonest English words (`data/en/small_words.csv`)."""
    return frozenset(row["word"] for row in _rows("en/small_words.csv"))


@cache
def _languages() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _rows("languages.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    try:
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except OSError as error:
        raise LexiconError(f"{name}: {error.strerror}") from error
