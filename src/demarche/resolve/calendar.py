"""Days, weeks, months and years as stretches of the calendar, with their TIMEX3 and EDTF names.

Weeks are ISO weeks, Monday to Sunday. Seasons are the meteorological ones of the northern hemisphere; the winter of
a year begins in its December. Years run from 1 to 9999; a stretch outside raises ValueError (or OverflowError) like
`datetime`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"SP": (3, "21"), "SU": (6, "22"), "FA": (9, "23"), "WI": (12, "24")}
#: From fine to coarse.
GRAIN = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`start` to `end`, both in it; `value` is TIMEX3's, `edtf` EDTF's name."""

    unit: str
    value: str
    start: date
    end: date
    edtf: str

    @property
    def grain(self) -> int:
        return GRAIN.index(self.unit)


def day(at: date) -> Stretch:
    return Stretch("day", at.isoformat(), at, at, at.isoformat())


def week(at: date) -> Stretch:
    monday = at - timedelta(days=at.weekday())
    sunday = monday + timedelta(days=6)
    number = at.isocalendar()
    return Stretch("week", f"{number.year:04d}-W{number.week:02d}", monday, sunday, f"{monday}/{sunday}")


def weekend(at: date) -> Stretch:
    """The Saturday and Sunday of the ISO week of `at`."""
    whole = week(at)
    saturday = whole.start + timedelta(days=5)
    return Stretch("weekend", whole.value + "-WE", saturday, whole.end, f"{saturday}/{whole.end}")


def month(year: int, number: int) -> Stretch:
    start, end = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    return Stretch("month", f"{year:04d}-{number:02d}", start, end, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Stretch:
    start, end = month(year, 3 * number - 2), month(year, 3 * number)
    return Stretch("quarter", f"{year:04d}-Q{number}", start.start, end.end, f"{start.value}/{end.value}")


def half(year: int, number: int) -> Stretch:
    start, end = month(year, 6 * number - 5), month(year, 6 * number)
    return Stretch("half", f"{year:04d}-H{number}", start.start, end.end, f"{start.value}/{end.value}")


def season(year: int, name: str) -> Stretch:
    first, code = SEASONS[name]
    end = month(year + 1, 2).end if name == "WI" else month(year, first + 2).end
    return Stretch("season", f"{year:04d}-{name}", date(year, first, 1), end, f"{year:04d}-{code}")


def year(number: int) -> Stretch:
    return Stretch("year", f"{number:04d}", date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(first_figures: int) -> Stretch:
    """`199` for the 1990s."""
    start = date(max(first_figures * 10, 1), 1, 1)
    return Stretch(
        "decade", f"{first_figures:03d}", start, date(first_figures * 10 + 9, 12, 31), f"{first_figures:03d}X"
    )


def century(number: int) -> Stretch:
    """`20` for the 20th century, TIMEX3 `19`."""
    start = date(max((number - 1) * 100, 1), 1, 1)
    return Stretch("century", f"{number - 1:02d}", start, date(number * 100 - 1, 12, 31), f"{number - 1:02d}XX")


def containing(at: date, unit: str) -> Stretch:
    """The stretch of kind `unit` that `at` lies in."""
    if unit == "season":
        name = next(name for name, (first, _) in SEASONS.items() if (at.month - first) % 12 < 3)
        return season(at.year - (name == "WI" and at.month < 3), name)
    match unit:
        case "week" | "fortnight":
            return week(at)
        case "weekend":
            return weekend(at)
        case "month":
            return month(at.year, at.month)
        case "quarter":
            return quarter(at.year, (at.month + 2) // 3)
        case "half":
            return half(at.year, (at.month + 5) // 6)
        case "year":
            return year(at.year)
        case "decade":
            return decade(at.year // 10)
        case "century" | "millennium":
            return century(at.year // 100 + 1)
    return day(at)


def moved(at: date, unit: str, count: float) -> date:
    """`at` so many units on; the day of the month is cut to what the month has."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
    if unit in days:
        return at + timedelta(days=round(days[unit] * count))
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
    if unit not in months:
        return at
    index = at.year * 12 + at.month - 1 + round(months[unit] * count)
    year_, month_ = divmod(index, 12)
    return date(year_, month_ + 1, min(at.day, monthrange(year_, month_ + 1)[1]))


def easter(number: int, orthodox: bool = False) -> date:
    """Easter Sunday of a year (Gregorian by the anonymous algorithm; Orthodox by Meeus, in the Gregorian calendar)."""
    if orthodox:
        a, b, c = number % 4, number % 7, number % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month_, day_ = divmod(d + e + 114, 31)
        return date(number, month_, day_ + 1) + timedelta(days=number // 100 - number // 400 - 2)
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day_ = divmod(h + m - 7 * n + 114, 31)
    return date(number, month_, day_ + 1)


def nth_weekday(year_: int, month_: int, weekday: int, count: int) -> date:
    """The `count`-th weekday (1 = Monday) of a month; -1 is the last."""
    if count > 0:
        first = date(year_, month_, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = month(year_, month_).end
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
