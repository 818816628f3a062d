"""Offices over time, one row each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from demarche.apps.page.drawing.axis import Axis
from demarche.lexicon.wording import MONTHS
from demarche.lexicon.world import Held, World


@dataclass(frozen=True, slots=True)
class Tenure:
    """`left` and `width` in percent; `since` and `until` in words; `open_end` where no end is known."""

    title: str
    since: str
    until: str
    left: float
    width: float
    open_end: bool
    observed: bool
    source: str


def tenures(career: Iterable[Held], today: date) -> tuple[Tenure, ...]:
    """The oldest first; those without any day are told without a bar."""
    held = sorted(career, key=lambda it: (it.start or it.end or date.max, it.title))
    days = [day for it in held for day in (it.start, it.end) if day is not None]
    if not days:
        return tuple(Tenure(titled(it), "", "", 0, 0, True, it.observed, it.source) for it in held)
    axis = Axis(min(days), max(max(days), min(today, date.max)))
    return tuple(tenure(it, axis) for it in held)


def tenure(held: Held, axis: Axis) -> Tenure:
    start, end = held.start or axis.first, held.end or axis.last
    left = axis.x(start)
    return Tenure(
        title=titled(held),
        since=month(held.start),
        until=month(held.end),
        left=left,
        width=round(max(axis.x(end, end=True) - left, 0.6), 3),
        open_end=held.end is None,
        observed=held.observed,
        source=held.source,
    )


def titled(held: Held) -> str:
    """'Foreign Minister, China'."""
    world = World.load()
    state, entry = world.state(held.of), world.entry(held.of)
    of = state.name if state else entry.name if entry else held.of
    return f"{held.title}, {of}"


def month(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""
