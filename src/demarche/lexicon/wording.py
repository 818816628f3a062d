"""How people are told of days, names, stances, statuses and turns: the same words wherever they read them."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from demarche.model.record import When

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
STANCES = {
    "asserts": "according to",
    "confirms": "confirmed by",
    "denies": "denied by",
    "doubts": "doubted by",
}
#: status -> the word for it.
STATUS_WORDS = {
    "occurred": "took place",
    "ongoing": "under way",
    "planned": "planned",
    "possible": "possible",
    "postponed": "put off",
    "overdue": "overdue",
    "cancelled": "called off",
    "denied": "denied",
}
#: change -> how it is told.
TURN_WORDS = {
    "announced": "announced",
    "confirmed": "confirmed",
    "postponed": "put off",
    "brought-forward": "brought forward",
    "moved": "moved elsewhere",
    "cancelled": "called off",
    "happened": "took place",
    "denied": "denied",
    "overdue": "overdue",
}
#: Stands between the days of a change: "2023-06-18 to 2023-06-19".
BETWEEN = " to "


def spoken_day(day: date) -> str:
    """'Fri 17 Mar 2023'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_days(earliest: date | None, latest: date | None) -> str:
    """A day, a whole month or year, or the shortest way to say an interval ('20–22 Mar 2023'); '' where unknown."""
    if earliest is None or latest is None:
        known = earliest or latest
        if known is None:
            return ""
        return f"{'from' if latest is None else 'until'} {spoken_day(known)}"
    if earliest == latest:
        return spoken_day(earliest)
    after = latest + timedelta(days=1) if latest < date.max else latest
    if earliest.day == 1 and after.day == 1 and earliest.year == latest.year:
        if earliest.month == latest.month:
            return f"{MONTHS[earliest.month - 1]} {earliest.year}"
        if (earliest.month, latest.month) == (1, 12):
            return f"in {earliest.year}"
        return f"{MONTHS[earliest.month - 1]} to {MONTHS[latest.month - 1]} {earliest.year}"
    end = f"{latest.day} {MONTHS[latest.month - 1]} {latest.year}"
    if earliest.year != latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} {earliest.year} – {end}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {end}"
    return f"{earliest.day}–{end}"


def spoken_when(when: When) -> str:
    """The days of an event, '' where none is known."""
    days = spoken_days(when.earliest, when.latest)
    within = when.precision == "week" and when.earliest != when.latest
    return f"week of {days}" if within else days


def spoken_turn(value: str | None) -> str:
    """What a change's `before` or `after` says, for people: days are written out, a status becomes its word."""
    if not value:
        return ""
    first, between, last = value.partition(BETWEEN)
    try:
        return spoken_days(date.fromisoformat(first), date.fromisoformat(last if between else first))
    except ValueError:
        return STATUS_WORDS.get(value, value)


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def one_line(words: str) -> str:
    """The words without the line ends and runs of blanks of a hard-wrapped text."""
    return re.sub(r"\s+", " ", words).strip()
