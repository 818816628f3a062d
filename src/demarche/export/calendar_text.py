"""How iCalendar (RFC 5545) writes: lines of a name and a value, signs that mean something escaped, folded."""

from collections.abc import Iterable, Iterator
from datetime import date

#: Octets a line; what is longer goes on in the next, behind a blank.
LONGEST = 75
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def text(words: str) -> str:
    """A value of the type TEXT."""
    return words.translate(ESCAPED)


def texts(many: Iterable[str]) -> str:
    """Several of them, with commas in between."""
    return ",".join(map(text, many))


def midnight(day: date) -> str:
    """The moment at which a day begins, in universal time."""
    return f"{digits(day)}T000000Z"


def digits(day: date) -> str:
    """A value of the type DATE."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def folded(line: str) -> str:
    """The line with its end, in as many as it needs; no sign is cut in two."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= LONGEST:
        return octets.decode() + "\r\n"
    return "\r\n ".join(_pieces(octets)) + "\r\n"


def _pieces(octets: bytes) -> Iterator[str]:
    start, most = 0, LONGEST
    while start < len(octets):
        end = start + most
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # within a sign
            end -= 1
        yield octets[start:end].decode()
        start, most = end, LONGEST - 1
