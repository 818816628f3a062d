"""The tables of movable holidays against what can be computed: the tabular Islamic calendar, the moon, the weekdays."""

from datetime import date, timedelta
from itertools import pairwise
from math import sin

import pytest

from demarche.lexicon.times import TimeWords

HOLIDAYS = TimeWords.load().holidays
#: Between the tabular calendar and what was announced.
ISLAMIC_SLACK = 2
MOON = 29.530588861
NEW_YEAR_2000 = 2451550.09766
#: A moon is new before the day that begins with it; both calendars take the day of their own country.
MOON_SLACK = 1.6


def days(name: str) -> list[tuple[date, date]]:
    return [stretch for year in sorted(HOLIDAYS[name].days) for stretch in HOLIDAYS[name].days[year]]


def tabular(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29)."""
    number = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439
    return date.fromordinal(number - 1721425)


def from_new_moon(at: date) -> float:
    """Days between noon of a day and the nearest new moon (Meeus, its larger terms)."""
    noon = at.toordinal() + 1721425.0
    count = round((noon - NEW_YEAR_2000) / MOON)
    sun, moon = (0.0436 + 0.5079849 * count) % 6.2831853, (3.5184 + 6.7337711 * count) % 6.2831853
    new = NEW_YEAR_2000 + MOON * count - 0.4072 * sin(moon) + 0.1724 * sin(sun) + 0.0161 * sin(2 * moon)
    return noon - new


@pytest.mark.parametrize(("name", "month", "day"), [("ramadan", 9, 1), ("eid-al-fitr", 10, 1), ("eid-al-adha", 12, 10)])
def test_islamic_days_are_within_two_of_the_tabular_calendar(name: str, month: int, day: int) -> None:
    computed = [tabular(year, month, day) for year in range(1400, 1465)]
    told = [start for start, _ in days(name)]
    assert len(told) > 50
    for start in told:
        assert min(abs((start - it).days) for it in computed) <= ISLAMIC_SLACK
    assert all(353 <= (second - first).days <= 356 for first, second in pairwise(told))


def test_ramadan_ends_the_day_before_the_feast() -> None:
    feasts = {start for start, _ in days("eid-al-fitr")}
    for start, end in days("ramadan"):
        assert end + timedelta(days=1) in feasts
        assert 28 <= (end - start).days <= 29


@pytest.mark.parametrize(
    ("name", "first", "last"), [("lunar-new-year", (1, 20), (2, 21)), ("diwali", (10, 12), (11, 16))]
)
def test_days_of_the_new_moon(name: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    for start, _ in days(name):
        assert abs(from_new_moon(start)) <= MOON_SLACK
        assert first <= (start.month, start.day) <= last


def test_days_of_the_hebrew_calendar() -> None:
    years = {start.year: start for start, _ in days("rosh-hashanah")}
    for start, _ in days("yom-kippur"):
        assert start - years[start.year] == timedelta(days=9)
    for start in years.values():
        assert start.isoweekday() not in (3, 5, 7)
        assert abs(from_new_moon(start)) <= MOON_SLACK + 1.5


def test_no_year_is_missing() -> None:
    for name in ("ramadan", "eid-al-fitr", "eid-al-adha", "lunar-new-year", "rosh-hashanah", "yom-kippur"):
        assert set(range(1985, 2036)) <= set(HOLIDAYS[name].days)
