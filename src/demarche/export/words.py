"""Words of articles made fit for a format, whatever signs they hold."""

import re

#: Signs that XML, iCalendar, CSV or JSON readers choke on: controls, halves of pairs, non-characters.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: Signs that turn the direction of all that follows, so that one line reads as another, and signs of no width.
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff]")
#: Stands for one sign that cannot be shown, so that lengths and offsets hold.
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def legal(text: str) -> str:
    """The text with `�` for each sign that no format may hold; as many signs as before."""
    return UNFIT.sub(REPLACEMENT, text)


def line(text: str) -> str:
    """One line for people: legal, blanks run together, and none of it changes the direction of what follows."""
    return TURNING.sub("", legal(" ".join(text.split())))


def shortened(text: str, most: int) -> str:
    """At most so many signs of one line, cut between words."""
    words = line(text)
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
