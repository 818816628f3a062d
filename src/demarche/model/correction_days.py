"""The days that a person writes: ISO 8601 dates, or coarser ones of EDTF level 1."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from demarche.model.record import When

#: "2023", "2023-06", "2023-W12", "2023-22" (a season) or "2023-33" (a quarter).
COARSE = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<number>\d\d)|W(?P<week>\d\d)))?")
#: Number of EDTF -> (precision, first month, months).
PARTS = {
    **{month: ("month", month, 1) for month in range(1, 13)},
    **{21 + place: ("season", first, 3) for place, first in enumerate((3, 6, 9, 12))},
    **{33 + place: ("quarter", 1 + 3 * place, 3) for place in range(4)},
}
#: Length of an interval up to which it is told as a day, a week and so on.
LENGTHS = ((3, "day"), (7, "week"), (31, "month"), (92, "quarter"))


def when_of(value: Sequence[str]) -> When:
    """The days that `value` gives: nothing, one date, or the first and the last; raises ValueError in words.

    "2023-06-18", "2023-06-18/2023-06-20", "2023-06" (the month), "2023-W12", "2023-22" (summer), "2023".
    """
    parts = [part.strip() for words in value for part in words.split("/")]
    if not parts:
        return When()
    if len(parts) > 2:
        raise ValueError(f"{' '.join(value)!r}: give one day, or the first and the last")
    stretches = [_stretch(part) for part in parts]
    (earliest, _, precision), (_, latest, _) = stretches[0], stretches[-1]
    if latest < earliest:
        raise ValueError(f"{parts[0]} to {parts[-1]}: the last day is before the first")
    if len(stretches) == 2:
        length = (latest - earliest).days + 1
        precision = next((name for limit, name in LENGTHS if length <= limit), "year")
    return When(earliest, latest, precision)


def days_value(when: When) -> tuple[str, ...]:
    """The days of an event in the form in which a person writes them; a whole month or year as such."""
    first, last = when.earliest, when.latest
    if first is not None and last is not None:
        for coarse in (f"{first:%Y}", f"{first:%Y-%m}"):
            if when_of((coarse,)).latest == last and when_of((coarse,)).earliest == first:
                return (coarse,)
    return tuple(dict.fromkeys(day.isoformat() for day in (first, last) if day is not None))


def _stretch(part: str) -> tuple[date, date, str]:
    """First day, last day, precision."""
    try:
        day = date.fromisoformat(part) if len(part) == 10 else None
        return (day, day, "day") if day is not None else _coarse(part)
    except (ValueError, KeyError) as error:
        known = "a day such as 2023-06-18, or 2023-06, 2023-W25, 2023-22 (summer), 2023"
        raise ValueError(f"{part!r} is no date: give {known}") from error


def _coarse(part: str) -> tuple[date, date, str]:
    match = COARSE.fullmatch(part)
    if match is None:
        raise ValueError(part)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday, monday + timedelta(6), "week"
    if match["number"] is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    precision, first, months = PARTS[int(match["number"])]
    last_year, last = year + (first + months - 2) // 12, (first + months - 2) % 12 + 1
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1]), precision
