"""How a happening is put in words: "to visit", "visited", "is visiting" (`data/en/phrases.csv`).

A row has the past, the base and the -ing form of what a kind does, the preposition before its recipients, and a noun
with its own preposition for those that name no agent ("strike on Odesa"). `positive` is what the row makes of Norway
and Chad; it runs as a test.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demarche.errors import LexiconError
from demarche.lexicon.wording import listed

DATA = Path(__file__).parent / "data" / "en" / "phrases.csv"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The forms of one kind; `with_` stands before recipients after a verb, `of` after the noun."""

    kind: str
    past: str
    base: str
    going: str
    with_: str
    noun: str
    of: str
    positive: str

    def verb(self, status: str, many: bool) -> str:
        """What the agents do; `many` where they are more than one."""
        match status:
            case "occurred":
                return self.past
            case "ongoing":
                return f"{'are' if many else 'is'} {self.going}"
            case "possible":
                return f"may {self.base}"
            case "overdue":
                return f"{'were' if many else 'was'} to {self.base}"
            case "denied":
                return self.going
        return f"to {self.base}"


@dataclass(frozen=True, slots=True)
class Told:
    """A happening in words, in pieces, so that names can be links: `who` `does` `whom`, or `does` `whom`."""

    who: tuple[str, ...]
    does: str
    whom: tuple[str, ...]
    where: str | None = None

    @property
    def sentence(self) -> str:
        """The pieces as one plain sentence."""
        where = f"in {self.where}" if self.where else ""
        return " ".join(part for part in (listed(self.who), self.does, listed(self.whom), where) if part)


@cache
def phrases() -> dict[str, Phrase]:
    """Kind -> its forms; raises LexiconError."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        try:
            rows = [Phrase(**{("with_" if key == "with" else key): it for key, it in row.items()})
                    for row in csv.DictReader(lines)]  # fmt: skip
        except TypeError as error:
            raise LexiconError(f"{DATA}: {error}") from error
    return {row.kind: row for row in rows}


def phrase(kind: str) -> Phrase:
    """The forms of a kind; one that nobody wrote down is told by its name."""
    known = phrases().get(kind)
    if known is not None:
        return known
    name = kind.replace("-", " ")
    return Phrase(kind, f"({name})", f"({name})", f"({name})", "", name, "of", "")


def told(kind: str, status: str, who: Sequence[str], whom: Sequence[str], place: str | None) -> Told:
    """The pieces; a visit that names no host is to its place, else a place is where it is unless it is a party."""
    forms = phrase(kind)
    where = None if place is None or place in (*who, *whom) else place
    if kind == "visit" and where is not None and (not whom or where not in whom):
        whom, where = ((where,), None) if not whom else (whom, where)
    if kind == "visit" and not whom:
        forms = phrase("travel")  # no text says where to
    if not who:
        noun = forms.noun[:1].upper() + forms.noun[1:]
        return Told((), f"{noun} {forms.of}" if whom else noun, tuple(whom), where)
    many = len(who) > 1 or (who[0][:1].islower() and who[0].endswith("s"))
    does = forms.verb(status, many)
    return Told(tuple(who), f"{does} {forms.with_}" if whom and forms.with_ else does, tuple(whom), where)
