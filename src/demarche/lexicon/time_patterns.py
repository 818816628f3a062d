"""Patterns over classes of words, compiled into regular expressions over one symbol a word.

A pattern is written in words: `last|past` are words, `MONTH` a class, `"-"` a mark, `month=MONTH` captures, `@day` is a
macro, and `( ) | ? * {1,3}` mean what they mean in regular expressions. Every word of a text becomes one private-use
character that stands for the set of classes it belongs to; a class in a pattern becomes the set of those characters.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

#: The pieces a token falls into: clock times, decades, ordinals, years cut short, numbers, initials, words, marks.
PIECES = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|['’‘]?\d{2,4}['’]?s(?![a-z])|\d{1,4}(?:st|nd|rd|th)(?![a-z])|['’‘]\d\d(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?:[A-Za-z]\.)+[A-Za-z](?![A-Za-z])\.?|o['’]clock|['’]s(?![a-z])"
    r"|[^\W\d_]+|\S"
)
_TOKEN = re.compile(
    r'\s+|(?P<cls>[A-Z][A-Z_0-9]*)|@(?P<macro>[a-z_0-9]+)|(?P<name>[a-z]+[0-9]?)=|(?P<word>[a-z\']+)|"(?P<mark>[^"]+)"'
    r"|(?P<op>[()|?*+]|\{\d,\d\})"
)
_FIRST = 0xE000
BREAK = "\n"


def shapes(word: str) -> frozenset[str]:
    """The classes of a piece that begins with a digit or an apostrophe; none for anything longer than ten
    characters.
    """
    if len(word) > 10:
        return frozenset()
    bare = word.lstrip("'’‘")
    if bare.isdecimal():
        return _apostrophe(bare) if bare != word else _integer(bare)
    if ":" in word:
        return frozenset({"CLOCK"})
    if bare.endswith("s") and bare[:-1].strip("'’").isdecimal():
        return frozenset({"DECADE"}) if bare[:-1].strip("'’").endswith("0") else frozenset()
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal():
        number = int(word[:-2])
        return frozenset({"ORDNUM", "DAYORD"} if 1 <= number <= 31 else {"ORDNUM"})
    if word.replace(",", "").isdecimal():
        return frozenset({"INT"})
    if re.fullmatch(r"\d{1,3}\.\d+", word):
        return frozenset({"DECIMAL", "DOTCLOCK"} if re.fullmatch(r"\d{1,2}\.[0-5]\d", word) else {"DECIMAL"})
    return frozenset()


def _apostrophe(digits: str) -> frozenset[str]:
    return frozenset({"YEAR2"}) if len(digits) == 2 else frozenset()


def _integer(digits: str) -> frozenset[str]:
    if len(digits) > 6:
        return frozenset({"DATESTAMP"}) if len(digits) == 8 and digits[:2] in ("19", "20") else frozenset()
    number, found = int(digits), {"INT"}
    if len(digits) == 4:
        if 1000 <= number <= 2199:
            found |= {"YEAR"}
        if 1800 <= number <= 2099:
            found |= {"MODERN", "TENYEAR"} if number % 10 == 0 else {"MODERN"}
        if number // 100 <= 24 and number % 100 < 60:
            found |= {"MILITARY"}
    if len(digits) == 3:
        found |= {"YEAR3"}
    if len(digits) == 2:
        found |= {"NUM2"}
    if len(digits) <= 2:
        found |= {name for name, top in (("DAY", 31), ("MONTHNUM", 12), ("HOUR", 24)) if 1 <= number <= top}
        found |= {"MINUTE"} if number < 60 and len(digits) == 2 else set()
    return frozenset(found)


@cache
def _number_signatures() -> frozenset[frozenset[str]]:
    """Every set of classes that a number can have."""
    samples = [str(number) for number in (*range(2400), 2500, 9999, 12345, 1234567, 19991231)]
    samples += [f"0{digit}" for digit in range(10)] + [
        "12:30",
        "90s",
        "95s",
        "1990s",
        "1st",
        "32nd",
        "'99",
        "1,000",
        "1.75",
        "1.30",
        "x",
    ]
    return frozenset(map(shapes, samples))


class Symbols:
    """Gives every word its symbol; `classes` maps lower-case words to classes, `capital` lists those that need a
    capital.

    Class ANY is every word in small letters that has no other class.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]], literals: Iterable[str], capital: frozenset[str]) -> None:
        self._capital = capital
        self._signatures: dict[frozenset[str], str] = {}
        words = dict(classes)
        for word in literals:
            words[word] = words.get(word, frozenset()) | {f"={word}"}
        self._words = words
        for found in words.values():
            self._add(found)
            self._add(found - capital)
        for numbers in _number_signatures():
            self._add(numbers)
        self._add(frozenset({"ANY"}))
        self._other = self._add(frozenset())
        self._cache: dict[str, str] = {}

    def _add(self, signature: frozenset[str]) -> str:
        return self._signatures.setdefault(signature, chr(_FIRST + len(self._signatures)))

    def of(self, word: str) -> str:
        """The symbol of one piece of text."""
        symbol = self._cache.get(word)
        if symbol is None:
            symbol = self._find(word)
            if len(self._cache) < 100_000:
                self._cache[word] = symbol
        return symbol

    def _find(self, word: str) -> str:
        if word[0].isdecimal() or (len(word) > 1 and word[0] in "'’‘" and word[1].isdecimal()):
            return self._signatures.get(shapes(word), self._other)
        found = self._words.get(fold(word), frozenset({"ANY"} if word.isalpha() and word.islower() else ()))
        if word[0].islower():
            found = found - self._capital
        return self._signatures.get(found, self._other)

    def having(self, name: str) -> str:
        """A character class of all symbols that have class `name` (or are the word, for `=word`)."""
        return "[" + "".join(symbol for signature, symbol in self._signatures.items() if name in signature) + "]"


def fold(word: str) -> str:
    """Lower case, straight apostrophe, one dash, no dots inside initials ("p.m." is "pm")."""
    word = word.lower().replace("’", "'").replace("‘", "'")
    if word in "–—‐‑−":
        return "-"
    return word.replace(".", "") if len(word) > 1 else word


def literals(pattern: str) -> set[str]:
    """The words and marks that a pattern names."""
    found = _TOKEN.finditer(pattern)
    return {match["word"] or match["mark"] for match in found if match["word"] or match["mark"]}


def compile_pattern(pattern: str, symbols: Symbols) -> re.Pattern[str]:
    """The regular expression over symbols; raises ValueError where the pattern cannot be read (macros expanded before).

    A name that stands twice ("month" in both branches) becomes the group "month__2" the second time.
    """
    parts: list[str] = []
    position, naming, used = 0, "", dict[str, int]()
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if match is None:
            raise ValueError(f"cannot read {pattern[position : position + 20]!r}")
        position = match.end()
        if match["name"]:
            used[match["name"]] = times = used.get(match["name"], 0) + 1
            naming = match["name"] if times == 1 else f"{match['name']}__{times}"
        elif match["op"] or match["cls"] or match["word"] or match["mark"]:
            parts.append(_atom(match, naming, symbols))
            naming = ""
        elif match["macro"]:
            raise ValueError(f"unknown macro @{match['macro']}")
    return re.compile("".join(parts))


def _atom(match: re.Match[str], naming: str, symbols: Symbols) -> str:
    if match["op"] == "(":
        return f"(?P<{naming}>" if naming else "(?:"
    if match["op"]:
        return match["op"]
    found = symbols.having(match["cls"] or "=" + (match["word"] or match["mark"]))
    if found == "[]":
        raise ValueError(f"no word has class {match[0]}")
    return f"(?P<{naming}>{found})" if naming else found


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros written out (macros may use macros, five deep)."""
    for _ in range(5):
        pattern = re.sub(
            r"@([a-z_0-9]+)", lambda found: f"( {macros[found[1]]} )" if found[1] in macros else found[0], pattern
        )
    return pattern
