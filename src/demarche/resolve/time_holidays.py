"""Holidays and fixed days of diplomacy, by rule or by table."""

from collections.abc import Mapping
from datetime import date, timedelta

from demarche.lexicon.times import Holiday, TimeWords
from demarche.resolve import calendar
from demarche.resolve.time_absolute import stated_year
from demarche.resolve.time_answers import Anchors, Answer, between, of

Meaning = Mapping[str, object]
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()


def holiday(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """A holiday in the year that is said, or in the year nearest by tense."""
    name = str(meaning["holiday"])
    found = next(
        (it for it in time_words.holidays.values() if any(_plain(name) == _plain(other) for other in it.names)), None
    )
    if found is None:
        return Answer()
    year, unit = stated_year(meaning, anchors), meaning.get("unit")
    if year is not None:
        return _around(next(iter(_in_year(found, year, "absolute")), Answer()), unit)
    base = anchors.base
    if base is None:
        return Answer()
    near = [it for step in (-1, 0, 1) for it in _in_year(found, base.year + step, anchors.base_name)]
    days = [_around(it, unit) for it in near]
    tense = meaning.get("tense")
    if tense == "past":
        days = [it for it in days if it.earliest and it.earliest <= base] or days
    elif tense == "future" or meaning.get("lead") in ("by", "before", "until", "till"):
        days = [it for it in days if it.latest and it.latest >= base] or days
    return min(days, key=lambda it: abs((it.earliest or base) - base), default=Answer())


def _around(answer: Answer, unit: object) -> Answer:
    """The week or weekend that the holiday lies in, where one is told; the nearest weekend for a day within a week."""
    if unit is None or answer.earliest is None:
        return answer
    if unit == "week":
        return of(calendar.week(answer.earliest), answer.anchor or "absolute")
    nearest = answer.earliest if answer.earliest.isoweekday() != 1 else answer.earliest - timedelta(days=1)
    return of(calendar.weekend(nearest), answer.anchor or "absolute")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalpha())


def _in_year(found: Holiday, year: int, anchor: str) -> list[Answer]:
    """The holiday's days that begin in a year: those that lie in it the longest first."""
    if found.when != "table":
        return [of(calendar.day(holiday_day(found.when, year)), anchor)]
    stretches = sorted(found.days.get(year, ()), key=lambda days: days[1].year)
    return [
        of(calendar.day(start), anchor) if start == end else between(calendar.day(start), calendar.day(end), anchor)
        for start, end in stretches
    ]


def holiday_day(when: str, year: int) -> date:
    """The day of "12-25", "easter-2", "orthodox+0", "nth 4 thursday november" or "election" (US) in a year."""
    if when.startswith(("easter", "orthodox")):
        orthodox = when.startswith("orthodox")
        return calendar.easter(year, orthodox) + timedelta(
            days=int(when.removeprefix("orthodox").removeprefix("easter"))
        )
    if when.startswith("nth"):
        _, count, weekday, month = when.split()
        return calendar.nth_weekday(year, MONTHS.index(month) + 1, WEEKDAYS.index(weekday) + 1, int(count))
    if when == "election":
        return calendar.nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    month_, _, day_ = when.partition("-")
    return date(year, int(month_), int(day_))
