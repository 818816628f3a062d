"""Takes the clues of an article together into a day, an interval, or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta

from demarche.model.document import Published
from demarche.resolve.published_clues import Clue, Days

WIDEST = 21
LEAD_WIDEST = 7


def infer(clues: Sequence[Clue]) -> Published:
    """The day or the interval that all clues allow; unknown where they contradict or leave more than three weeks.

    A weekday of the news picks its day out of an interval of at most a week, as news is published on the day it
    tells of.
    """
    if not any(clue.strength in ("day", "link") for clue in clues):
        return _between_bounds(clues)
    left: Days = ((date.min, date.max),)
    used: list[Clue] = []
    for clue in sorted(clues, key=lambda it: ("day", "link", "bound", "weekday").index(it.strength)):
        if clue.strength == "weekday":
            continue
        narrowed = meet(left, clue.days)
        if not narrowed:
            return Published(reasons=tuple(it.reason for it in (*used, clue)) + ("these contradict each other",))
        if narrowed != left or clue.strength != "bound":
            used.append(clue)
        left = narrowed
    if len(left) != 1 or (left[0][1] - left[0][0]).days >= WIDEST:
        return Published(reasons=tuple(clue.reason for clue in used) + ("too little for a day",))
    return _narrowed(left[0], used, [clue for clue in clues if clue.strength == "weekday"])


def _narrowed(left: tuple[date, date], used: list[Clue], weekdays: Sequence[Clue]) -> Published:
    first, last = left
    if first != last and (last - first).days < LEAD_WIDEST and weekdays:
        picked = [
            (day, clue) for clue in weekdays for day in _days(first, last) if day.isoweekday() == int(clue.reason[0])
        ]
        if picked:
            first, clue = max(picked, key=lambda pair: pair[0])
            last = first
            used.append(clue)
    reasons = tuple(clue.reason.partition(": ")[2] if clue.strength == "weekday" else clue.reason for clue in used)
    spans = tuple(dict.fromkeys(span for clue in used for span in clue.spans))
    return Published(first, last, "inferred", spans, reasons)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _between_bounds(clues: Sequence[Clue]) -> Published:
    """One full date past and one to come, close together."""
    bounds = [clue for clue in clues if clue.strength == "bound"]
    left: Days = ((date.min, date.max),)
    for clue in bounds:
        left = meet(left, clue.days)
    if not left or (left[0][1] - left[0][0]).days >= WIDEST:
        return Published()
    used = [clue for clue in bounds if left[0][0] == clue.days[0][0] or left[0][1] == clue.days[0][1]]
    return _narrowed(left[0], used, [clue for clue in clues if clue.strength == "weekday"])


def meet(one: Days, other: Days) -> Days:
    """The days in both."""
    found = []
    for first, last in one:
        for start, end in other:
            low, high = max(first, start), min(last, end)
            if low <= high:
                found.append((low, high))
    joined: list[tuple[date, date]] = []
    for low, high in sorted(found):
        if joined and low <= joined[-1][1] + timedelta(days=1 if joined[-1][1] < date.max else 0):
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)
