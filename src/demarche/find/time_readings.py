"""What the captured words of a rule say: numbers, months, units, shifts, clock times."""

import re
from collections.abc import Callable, Sequence

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords

#: TIMEX3 `mod` of the words before an amount or a date.
MODS = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "circa": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "over": "MORE_THAN",
    "more than": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "within": "EQUAL_OR_LESS",
}
BACKWARD = frozenset({"ago", "back", "earlier", "before", "previous", "preceding", "prior", "previously", "-1"})
CLASS_OF = {
    "month": "MONTH",
    "season": "SEASON",
    "daypart": "DAYPART",
    "unit": "UNIT",
    "shift": "SHIFT",
    "part": "PART",
    "era": "ERA",
    "vague": "VAGUE",
}


def number(words: Sequence[str], time_words: TimeWords) -> str | None:
    """The number that words or figures say, as a decimal string without trailing zeros; None where they say none."""
    if "/" in words:
        *whole, above, _, below = [word for word in words if word != "-"]
        return str(float(whole[0]) + float(above) / max(float(below), 1.0)) if whole else None
    total, current, said = 0.0, 0.0, False
    for word in map(fold, words):
        figures = word.replace(",", "")
        if figures.replace(".", "", 1).isdecimal() and len(figures) <= 10:
            current, said = current + float(figures), True
        elif (value := time_words.value("NUMWORD", word)) is not None:
            amount, said = float(value), True
            if amount >= 1000:
                total, current = total + max(current, 1.0) * amount, 0.0
            elif amount == 100 or (word == "dozen" and current):
                current = max(current, 1.0) * amount
            else:
                current += amount
        elif word == "half":
            current, said = current + 0.5, True
    if not said:
        return None
    total += current
    return str(int(total)) if total == int(total) else str(total)


def ordinal(words: Sequence[str], time_words: TimeWords) -> str | None:
    """The number of an ordinal ("third", "21st", "twenty-first"); "final" and "last" are "last"."""
    total = 0
    for word in map(fold, words):
        figures = re.match(r"\d{1,4}", word)
        if figures:
            total += int(figures[0])
        elif (value := time_words.value("ORD", word) or time_words.value("NUMWORD", word)) is not None:
            total += int(value)
        elif word in ("final", "last", "latter"):
            return "2" if word == "latter" else "last"
        elif word == "former":
            return "1"
    return str(total) if total else None


def year(words: Sequence[str], time_words: TimeWords) -> str | None:
    """A year in figures ("1996", "96" where it was cut short) or in words ("nineteen ninety-six")."""
    figures = [word.strip("'’‘") for word in words if word.strip("'’‘").isdecimal()]
    if figures:
        return figures[-1]
    said = [word for word in words if time_words.has("NUMWORD", word)]
    if len(said) >= 2 and fold(said[1]) == "thousand":
        return number(said, time_words)
    century, rest = number(said[:1], time_words), number(said[1:], time_words)
    return str(int(century) * 100 + int(rest)) if century and rest else None


def clock(words: Sequence[str], time_words: TimeWords) -> str | None:
    """ "HH:MM" on the 24-hour clock."""
    first = fold(words[0]) if ":" in words[0] or not words[0][0].isdecimal() else words[0]
    if (value := time_words.value("CLOCKWORD", first)) is not None:
        return value
    afternoon = any(fold(word) == "pm" for word in words[1:])
    morning = any(fold(word) == "am" for word in words[1:])
    if len(first) == 4 and first.isdecimal():
        return f"{first[:2]}:{first[2:]}"
    hour, _, minute = re.sub(r"[.]", ":", first).partition(":")
    if not hour.isdecimal():
        hour = number([hour], time_words) or ""
    if not hour or int(hour) > 24:
        return None
    hours = int(hour) % 12 + 12 if afternoon else int(hour) % 12 if morning else int(hour)
    return f"{hours:02d}:{minute[:2] or '00'}"


def decade(words: Sequence[str], time_words: TimeWords) -> str | None:
    """The first three figures of a decade: "199" for "1990s", "'90s" and "nineties"; "48" for "480s"."""
    figures = re.sub(r"\D", "", words[-1] if len(words) == 1 else words[0])
    if not figures:
        return time_words.value("DECADEWORD", words[-1])
    if len(figures) == 2:
        return ("20" if figures < "20" else "19") + figures[0]
    return figures[:-1]


def weekday(words: Sequence[str], time_words: TimeWords) -> str | None:
    """1 (Monday) to 7 (Sunday)."""
    return time_words.value("WEEKDAY", words[0]) or time_words.value("WEEKDAY_SHORT", words[0])


def month(words: Sequence[str], time_words: TimeWords) -> str | None:
    return str(int(words[0])) if words[0].isdecimal() else time_words.value("MONTH", words[0])


def direction(words: Sequence[str], _: TimeWords) -> str:
    return "-1" if any(fold(word) in BACKWARD for word in words) else "1"


def modifier(words: Sequence[str], _: TimeWords) -> str | None:
    return MODS.get(" ".join(map(fold, words)))


READERS: dict[str, Callable[[Sequence[str], TimeWords], str | None]] = {
    "n": number, "day": ordinal, "ord": ordinal, "quarter": ordinal, "half": ordinal, "century": ordinal, "year": year,
    "clock": clock, "decade": decade, "weekday": weekday, "month": month, "direction": direction, "mod": modifier,
}  # fmt: skip


def read(name: str, words: Sequence[str], time_words: TimeWords) -> str | None:
    """The value of one captured group; `name` may end in a figure ("day2")."""
    base = name.rstrip("0123456789")
    if base in READERS:
        return READERS[base](words, time_words)
    if base in CLASS_OF:
        words = words[::-1] if base == "shift" else words
        found = (time_words.value(CLASS_OF[base], word) for word in words)
        return next(
            (value for value in found if value is not None), " ".join(map(fold, words)) if base == "unit" else None
        )
    if base == "zone":
        return time_words.value("ZONE", words[-1]) or time_words.value("ZONEPLACE", words[-1])
    return " ".join(map(fold, words))
