"""Takes the clues of an article together into a day, an interval, or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta

from demarche.model.document import Published
from demarche.resolve.published_clues import FIRST, Clue, Days
from demarche.resolve.published_terms import KNOWN_TO

#: Days of the widest interval that clues of relative dates are trusted to give, and that bounds are.
WIDEST, WIDEST_BOUNDS = 21, 1_500
LEAD_WIDEST = 7
#: Days that two people are in office together, below which the one follows the other.
SHORTEST_TERM = 7
#: Terms of office that may contradict the others before all of them are left aside.
MOST_ODD = 1


def infer(clues: Sequence[Clue]) -> Published:
    """The day or the interval that all clues allow; unknown where they contradict or leave more than three weeks.

    A weekday of the news picks its day out of an interval of at most a week, as news is published on the day it
    tells of.
    """
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


def between(dates: Sequence[Clue], offices: Sequence[Clue]) -> Published:
    """The days that bounds leave: dates told as past or to come, days without a year, terms of office.

    Nothing where the dates contradict each other, where more than one term of office contradicts the rest, or where one
    side stays open. What is left of several years is told as one interval from the first to the last.
    """
    left: Days = ((date.min, date.max),)
    used: list[Clue] = []
    for clue in sorted(dates, key=lambda it: it.strength == "yearly"):
        narrowed = meet(left, clue.days)
        if not narrowed:
            return Published(reasons=tuple(it.reason for it in (*used, clue)) + ("these contradict each other",))
        used += [clue] if narrowed != left else []
        left = narrowed
    odd = 0
    for clue in offices:
        narrowed = meet(left, clue.days)
        if not narrowed or (narrowed[-1][1] - narrowed[0][0]).days < SHORTEST_TERM:
            odd += 1
            continue
        used += [clue] if narrowed != left else []
        left = narrowed
    first, last = left[0][0], left[-1][1]
    if odd > MOST_ODD or first <= FIRST or last >= KNOWN_TO or (last - first).days > WIDEST_BOUNDS:
        return Published()
    return _narrowed((first, last), [clue for clue in used if _bears(clue, used, (first, last))], ())


def agreeing(offices: Sequence[Clue]) -> list[Clue]:
    """The terms of office that the most often named of them allow."""
    left: Days = ((date.min, date.max),)
    kept = []
    for clue in offices:
        narrowed = meet(left, clue.days)
        if narrowed:
            left = narrowed
            kept.append(clue)
    return kept


def _bears(clue: Clue, used: Sequence[Clue], interval: tuple[date, date]) -> bool:
    """True where the interval would be wider without the clue."""
    left: Days = ((date.min, date.max),)
    for other in used:
        left = meet(left, other.days) if other is not clue else left
    return (left[0][0], left[-1][1]) != interval


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
