"""A happening in one line, as lists show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from demarche.lexicon.phrases import Told, phrase, told
from demarche.lexicon.wording import (
    STATUS_WORDS,
    TURN_WORDS,
    spoken_day,
    spoken_days,
    spoken_turn,
    spoken_when,
)
from demarche.model.happening import Change, Happening, Who
from demarche.store.contract import Line

#: act of a statement -> how it is told.
ACTS = {
    "say": "said", "announce": "announced", "confirm": "confirmed", "deny": "denied", "warn": "warned",
    "accuse": "accused", "demand": "demanded", "promise": "promised", "praise": "praised",
    "criticise": "criticised", "ask": "asked", "refuse": "refused",
}  # fmt: skip
#: Acts that are done to somebody without "to"; "demanded" takes "of".
STRAIGHT = frozenset({"warn", "accuse", "praise", "criticise", "ask"})


@dataclass(frozen=True, slots=True)
class Item:
    """`when` is "" where no day is known; then `day` is when it was first told. `stop`: it stands under its tour."""

    id: str
    told: Told
    kind: str
    status: str
    when: str
    day: date | None
    articles: int
    sources: int
    conflicts: int
    stop: bool = False

    @property
    def status_word(self) -> str:
        return STATUS_WORDS[self.status]

    @property
    def struck(self) -> bool:
        return self.status == "cancelled"

    @property
    def noun(self) -> str:
        """What it is: "visit", "phone call"."""
        return phrase(self.kind).noun

    @property
    def sentence(self) -> str:
        return self.told.sentence

    @property
    def dated(self) -> str:
        """When it is, else when it was told."""
        if self.when:
            return self.when
        return f"told {spoken_day(self.day)}" if self.day else "no day"


def item(line: Line, stop: bool = False) -> Item:
    words = told(line.kind, line.status, line.agents, line.recipients, line.place)
    when = spoken_days(line.earliest, line.latest)
    return Item(
        line.id, words, line.kind, line.status, when, line.day, line.articles, line.sources, line.conflicts, stop
    )  # fmt: skip


def whole_item(happening: Happening) -> Item:
    """The same of a whole happening."""
    agents, recipients = names_of(happening.agents), names_of(happening.recipients)
    place = happening.place.name if happening.place else None
    words = told(happening.kind, happening.status, agents, recipients, place)
    first = happening.reports[0].reported if happening.reports else None
    return Item(
        id=happening.id,
        told=words,
        kind=happening.kind,
        status=happening.status,
        when=spoken_when(happening.when),
        day=first,
        articles=len({report.document for report in happening.reports}),
        sources=happening.independent_sources,
        conflicts=len(happening.conflicts),
    )


def names_of(parties: Iterable[Who]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who.name for who in parties))


@dataclass(frozen=True, slots=True)
class Turn:
    """A change in words: "put off", from "5 Feb 2023" to "18–19 Jun 2023", and the reports that show it."""

    kind: str
    word: str
    before: str
    after: str
    day: date | None
    reports: tuple[str, ...]


def turn(change: Change) -> Turn:
    word = TURN_WORDS.get(change.kind, change.kind)
    return Turn(change.kind, word, spoken_turn(change.before), spoken_turn(change.after), change.day, change.reports)


def acted(act: str, addressee: str | None) -> str:
    """'said', 'said to reporters', 'warned Chad', 'demanded of Chad'."""
    word = ACTS.get(act, act)
    if addressee is None:
        return word
    between = "" if act in STRAIGHT else "of " if act == "demand" else "to "
    return f"{word} {between}{addressee}"
