"""Words and rules of time: `data/en/times`.

`words.csv` gives each class its words and their values, `around.csv` the words that decide on a time from beside it,
`holidays.csv` the named days, `events.csv` happenings of the world with their days, and the YAML files the rules:
id, meaning, pattern over classes (see time_patterns), what the expression says (`reading`, joined with what the
pattern captures), and examples that must and must not be found.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

import yaml

from demarche.errors import LexiconError
from demarche.lexicon.time_patterns import Symbols, compile_pattern, expand, fold, literals
from demarche.lexicon.zones import Zones

DATA = Path(__file__).parent / "data" / "en" / "times"
CONDITIONS = ("not_before", "not_after", "only_before", "only_after", "check")
RULE_FILES = ("absolute.yaml", "relative.yaml", "clock.yaml", "duration.yaml", "set.yaml", "vague.yaml")


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule: `regex` runs over symbols; `reading` is its fixed meaning; `weight` decides between equal lengths.

    `finds` are whole texts with the expression in [brackets], `leaves` texts in which this rule finds nothing.
    `not_before`, `only_before`: words (MARK: any mark) of which the one before must be none, or one; the same after.
    `check`: further tests by name (find/time_veto.py).
    """

    id: str
    meaning: str
    type: str
    regex: re.Pattern[str]
    reading: Mapping[str, object] = field(default_factory=dict)
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    weight: int = 0
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    check: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: `when` is "12-25", "easter+1", "nth 4 thursday november" or "table"; then `days` has the stretches
    that begin in a year (two in some: a lunar year is shorter), from what `source` in the file says.
    """

    id: str
    names: tuple[str, ...]
    when: str
    days: Mapping[int, tuple[tuple[date, date], ...]]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening of the world with its first and last day; `words` must all stand near for it to be meant."""

    id: str
    words: tuple[frozenset[str], ...]
    start: date
    end: date
    name: str


class TimeWords:
    """All tables of time; `symbols` turns words into what the rules run on."""

    def __init__(self, values: Mapping[str, Mapping[str, str]], rules: tuple[TimeRule, ...], symbols: Symbols) -> None:
        self.values = values
        self.rules = rules
        self.symbols = symbols
        self.holidays: Mapping[str, Holiday] = {}
        self.events: tuple[DatedEvent, ...] = ()
        self.zones = Zones({}, {})

    @classmethod
    def load(cls) -> Self:
        """The shipped tables; raises LexiconError naming the file and the row or rule that is malformed."""
        values, capital = _read_words(DATA / "words.csv")
        zones = Zones.load(DATA / "zones.csv")
        values["ZONEPLACE"] = {name: f"{low:g}/{high:g}" for name, (low, high) in zones.of_one_word()}
        holidays = _read_holidays(DATA / "holidays.csv")
        written, macros = _read_rules(holidays)
        patterns = {name: expand(rule["pattern"], macros) for name, rule in written.items()}
        classes: dict[str, set[str]] = {}
        for name, words in values.items():
            for word in words:
                classes.setdefault(word, set()).add(name)
        named = set().union(*map(literals, patterns.values()))
        symbols = Symbols({word: frozenset(found) for word, found in classes.items()}, named, capital)
        values.update(_read_around(DATA / "around.csv"))
        loaded = cls(values, tuple(_rule(name, written[name], patterns[name], symbols) for name in written), symbols)
        loaded.holidays = {holiday.id: holiday for holiday in holidays}
        loaded.events = _read_events(DATA / "events.csv")
        loaded.zones = zones
        return loaded

    def value(self, name: str, word: str) -> str | None:
        """What a word means as a member of a class, e.g. ("MONTH", "Dec") -> "12"."""
        return self.values.get(name, {}).get(fold(word))

    def has(self, name: str, word: str) -> bool:
        return fold(word) in self.values.get(name, {})


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _read_words(path: Path) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Class -> word -> value, and the classes whose words need a capital."""
    values: dict[str, dict[str, str]] = {}
    capital = set()
    for number, row in enumerate(_rows(path), 2):
        if not row["class"].isupper() or not row["words"]:
            raise LexiconError(f"{path.name}, line {number}: needs a class in capitals and words")
        if row["capital"]:
            capital.add(row["class"])
        for word in row["words"].split():
            values.setdefault(row["class"], {})[word] = row["value"]
    return values, frozenset(capital)


def _read_around(path: Path) -> dict[str, dict[str, str]]:
    """Words that stand around times: class -> word -> class."""
    return {row["class"]: dict.fromkeys(row["words"].split(), row["class"]) for row in _rows(path)}


def _read_holidays(path: Path) -> tuple[Holiday, ...]:
    found = []
    for number, row in enumerate(_rows(path), 2):
        try:
            found.append(Holiday(row["id"], tuple(row["names"].split("|")), row["when"], _days(row["days"])))
        except (ValueError, KeyError) as error:
            raise LexiconError(f"{path.name}, line {number}: {error}") from error
    return tuple(found)


def _days(written: str) -> dict[int, tuple[tuple[date, date], ...]]:
    """ "2023-03-23/2023-04-20 2024-03-11/…": the days by the year in which they begin."""
    found: dict[int, tuple[tuple[date, date], ...]] = {}
    for pair in written.split():
        start, _, end = pair.partition("/")
        first = date.fromisoformat(start)
        found[first.year] = (*found.get(first.year, ()), (first, date.fromisoformat(end or start)))
    return found


def _read_events(path: Path) -> tuple[DatedEvent, ...]:
    found = []
    for number, row in enumerate(_rows(path), 2):
        try:
            start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"] or row["start"])
            words = tuple(frozenset(group.split("|")) for group in row["words"].split())
            found.append(DatedEvent(row["id"], words, start, end, row["name"]))
        except (ValueError, KeyError) as error:
            raise LexiconError(f"{path.name}, line {number}: {error}") from error
    return tuple(found)


def _read_rules(holidays: tuple[Holiday, ...]) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    rules: dict[str, dict[str, Any]] = {}
    names = sorted((name for holiday in holidays for name in holiday.names), key=len, reverse=True)
    macros = {"holidays": " | ".join(_literal(name) for name in names)}
    for file in RULE_FILES:
        loaded = yaml.load(
            (DATA / file).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        macros.update(loaded.get("macros") or {})
        for name, rule in loaded["rules"].items():
            if name in rules:
                raise LexiconError(f"{file}: rule {name} stands twice")
            rules[name] = rule
    return rules, macros


def _literal(name: str) -> str:
    """A holiday's name as a pattern."""
    return " ".join(word if word.isalpha() else f'"{word}"' for word in re.findall(r"'s|[a-z]+|\S", name.lower()))


def _rule(name: str, written: dict[str, Any], pattern: str, symbols: Symbols) -> TimeRule:
    try:
        return TimeRule(
            id=name,
            meaning=written["meaning"],
            type=written["type"],
            regex=compile_pattern(pattern, symbols),
            reading=written.get("reading") or {},
            finds=tuple(written.get("finds") or ()),
            leaves=tuple(written.get("leaves") or ()),
            weight=written.get("weight", 0),
            **{name: frozenset(written.get(name) or ()) for name in CONDITIONS},
        )
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"times rule {name}: {error}") from error
