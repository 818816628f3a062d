"""Plans and pledges of a store and what became of them, a few at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from demarche.lexicon.linking import family_of, known_kinds
from demarche.link.days import CALLED_OFF
from demarche.link.history import HELD
from demarche.link.promises import promises
from demarche.model.happening import Happening, Promise
from demarche.store.contract import Asked, Store
from demarche.store.telling import first_day

#: A happening that nobody ever reported so was never planned.
PLANNED = ("planned", "possible", "postponed", "cancelled")
#: Happenings that are looked at together.
PAGE = 100
ALL = Asked()
Found = tuple[Happening, Promise]
Place = tuple[date | None, str]


def promised(store: Store, today: date, asked: Asked = ALL, outcome: str | None = None) -> Iterator[Found]:
    """What was planned or pledged among the happenings asked for and has this outcome (or any), in their order."""
    left, asked = asked.most, replace(asked, told=PLANNED, or_kinds=kinds_of("pledge"), most=PAGE)
    if outcome == "kept":  # a look-up instead of a search
        asked = replace(asked, statuses=tuple(sorted(HELD.intersection(asked.statuses or HELD))) or ("none",))
    while left is None or left > 0:
        page = list(store.stream(asked))
        for found in _outcomes(store, page, today):
            if outcome is not None and found[1].outcome != outcome:
                continue
            yield found
            left = None if left is None else left - 1
            if left == 0:
                return
        if len(page) < PAGE:
            return
        asked = replace(asked, after=place_of(page[-1]))


def place_of(happening: Happening) -> Place:
    """Where it stands in a timeline: what the next page comes after."""
    return first_day(happening), happening.id


def _outcomes(store: Store, page: Sequence[Happening], today: date) -> Iterator[Found]:
    known = {it.id: it for it in page}
    beside = {it.id: it for it in (*_promised_by(store, page), *_called_off(store, page, today))}
    others = [it for id, it in beside.items() if id not in known]
    for promise in promises([*page, *others], today):
        if promise.happening in known:
            yield known[promise.happening], promise


def _promised_by(store: Store, page: Iterable[Happening]) -> Sequence[Happening]:
    """What else the documents of pledges tell of: perhaps what was pledged."""
    return store.told_in({report.document for it in page if it.kind in kinds_of("pledge") for report in it.reports})


def _called_off(store: Store, page: Iterable[Happening], today: date) -> Iterator[Happening]:
    """Visits, called off, of those who were to do what has become overdue."""
    late = [it for it in page if it.status not in HELD and (it.when.latest is None or it.when.latest < today)]
    people = frozenset(who.actor for it in late for who in (*it.agents, *it.recipients))
    if people:
        yield from store.stream(Asked((people,), kinds_of("visit"), told=tuple(sorted(CALLED_OFF))))


@cache
def kinds_of(family: str) -> tuple[str, ...]:
    """The kinds of a family of kinds."""
    return tuple(kind for kind in known_kinds() if family_of(kind).id == family)
