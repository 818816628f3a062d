"""Days as metadata write them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?$")
SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)(?!\d)")
WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b. %d, %Y", "%d.%m.%Y")
EARLIEST_SECOND = 10**8
LONGEST = 60


def read_day(value: object) -> date | None:
    """The day that a metadata value names, or None: ISO 8601, RFC 2822, "March 3, 2023", seconds since 1970.

    "03/04/2023" is None: it names two days.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_seconds(value)
    words = str(value).strip()[:LONGEST]
    for pattern in (ISO, COMPACT, SLASHED):
        match = pattern.match(words)
        if match:
            return _day(*(int(part) for part in match.groups()[:3]))
    return _written(words)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_seconds(value: float) -> date | None:
    seconds = value / 1000 if value > 10**11 else value
    if not EARLIEST_SECOND <= seconds < 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _written(words: str) -> date | None:
    for form in WRITTEN:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return None
