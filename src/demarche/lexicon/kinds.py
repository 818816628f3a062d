"""Kinds of events: what each means, its codes, and the words and syntax that express it.

`data/kinds/*.yaml` holds one file per kind of the vocabulary; docs/events.md explains its fields. A pattern is a set of
verbs or nouns with the slots of its parties. Slots speak of syntax after passives are undone: `subject`, `object`,
`indirect`, `clause`, `poss`, `modifier`, `holder` (subject of a support verb: "*Oslo* held talks"), any preposition,
and paths of two ("object.to" in "recalled its ambassador to Italy").
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

from demarche.errors import LexiconError
from demarche.lexicon.inflection import bases

DATA = Path(__file__).parent / "data" / "kinds"
NEEDS = frozenset({"agents", "recipients", "either", "both", "two", "place-or-party", "somewhere", "nobody"})
Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words of one syntactic behaviour; `form` is verb | noun, `words` the phrases, head first for verbs, else last.

    `only`/`unless`: slot -> lemmas that the slot's head must / must not have ("any" = must be / must not be filled).
    `support`: verbs that lend a noun their subject and prepositions. `through`: prepositions by which a noun hangs on a
    clause whose subject takes part ("on a visit"). `needs`: which parties must be found. `state`: true where the
    present tense means a state that lasts ("supports"). `types`: role -> coarse types its fillers
    may have: person | one | group | state | place | org | armed. `status`: a status that the words give.
    `names`: a proper noun will do ("Summit").
    `tries`: an attempt or effort at it is already the event ("efforts to mediate").
    `beside`: looked for even where another kind has taken the same word ("security and economic assistance").
    `alone`: dropped where its clause tells another event ("announced that it will withdraw").
    `abroad`: only where the agents come from another state than the recipients ("Oslo hosted Merkel").
    """

    id: str
    kind: str
    form: str
    words: tuple[tuple[str, ...], ...]
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    needs: str = "agents"
    only: Words = field(default_factory=dict)
    unless: Words = field(default_factory=dict)
    support: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    types: Words = field(default_factory=dict)
    state: bool = False
    status: str | None = None
    names: bool = False
    tries: bool = False
    beside: bool = False
    alone: bool = False
    abroad: bool = False
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the event it must give: words that its agents and recipients must hold, and the status."""

    text: str
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: str = "occurred"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event. `plans`: true where it can be planned, so that "will not" calls it off."""

    name: str
    meaning: str
    symmetric: bool
    plover_type: str | None
    plover_mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    plans: bool
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]


Entry = tuple[Pattern, tuple[str, ...]]


class Kinds:
    """All kinds by name, and their patterns by head word, the more specific first."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = dict(kinds)
        self.verbs = _index(self._kinds, "verb")
        self.nouns = _index(self._kinds, "noun")
        self.bases = bases(self.verbs)

    @classmethod
    def load(cls, overlay: Path | None = None) -> Self:
        """The shipped kinds; a user's `overlay` folder adds kinds or replaces them by name. Raises LexiconError."""
        return cls({**_read_folder(DATA), **(_read_folder(overlay) if overlay else {})})

    def __getitem__(self, name: str) -> Kind:
        return self._kinds[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def __len__(self) -> int:
        return len(self._kinds)


def _index(kinds: Mapping[str, Kind], form: str) -> dict[str, tuple[Entry, ...]]:
    """Head word -> patterns with the other words they ask for; more words and more conditions come first."""
    found: dict[str, list[Entry]] = {}
    for kind in kinds.values():
        for pattern in kind.patterns:
            if pattern.form != form:
                continue
            for words in pattern.words:
                head, rest = (words[0], words[1:]) if form == "verb" else (words[-1], words[:-1])
                found.setdefault(head, []).append((pattern, rest))
    return {head: tuple(sorted(entries, key=_generality)) for head, entries in found.items()}


def _generality(entry: Entry) -> tuple[int, int, bool, int]:
    pattern, rest = entry
    return -len(rest), -len(pattern.only), pattern.needs != "both", -len(pattern.types)


@cache
def _read_folder(folder: Path) -> dict[str, Kind]:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of kinds")
    kinds: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.yaml")):
        kind = _read(path)
        kinds[kind.name] = kind
    return kinds


def _read(path: Path) -> Kind:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        row = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # a safe loader in both cases
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from error
    try:
        return _kind(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"{path}: {error!r} is missing or malformed") from error


def _kind(row: Mapping[str, Any]) -> Kind:
    name = row["kind"]
    plover = row.get("plover") or {}
    return Kind(
        name=name,
        meaning=row["meaning"],
        symmetric=bool(row.get("symmetric", False)),
        plover_type=plover.get("type"),
        plover_mode=plover.get("mode"),
        cameo=row.get("cameo"),
        contexts=tuple(row.get("contexts", ())),
        plans=bool(row.get("plans", False)),
        patterns=tuple(_pattern(name, bool(row.get("symmetric")), pattern) for pattern in row["patterns"]),
        examples=tuple(_example(example) for example in row["examples"]),
        counter_examples=tuple(row.get("not", ())),
    )


FIELDS = frozenset(
    "id verbs nouns agents recipients place needs only unless support through state status names types tries beside "
    "alone abroad".split()
)


def _pattern(kind: str, symmetric: bool, row: Mapping[str, Any]) -> Pattern:
    unknown = set(row) - FIELDS
    if unknown or ("verbs" in row) == ("nouns" in row):
        raise ValueError(f"pattern {row.get('id')!r}: unknown fields {sorted(unknown)} or not one of verbs, nouns")
    form = "verb" if "verbs" in row else "noun"
    needs = row.get("needs", "agents")
    if needs not in NEEDS:
        raise ValueError(f"pattern {row['id']!r}: needs {needs!r}")
    return Pattern(
        id=row["id"],
        kind=kind,
        form=form,
        words=tuple(tuple(str(words).split()) for words in row[form + "s"]),
        agents=_slots(row.get("agents", ())),
        recipients=_slots(row.get("recipients", ())),
        place=_slots(row.get("place", ("in", "at"))),
        needs=needs,
        only=_words(row.get("only", {})),
        unless=_words(row.get("unless", {})),
        support=frozenset(_support(row.get("support", ()))),
        through=frozenset(row.get("through", ())),
        types=_words(row.get("types", {})),
        state=bool(row.get("state", False)),
        status=row.get("status"),
        names=bool(row.get("names", False)),
        tries=bool(row.get("tries", False)),
        beside=bool(row.get("beside", False)),
        alone=bool(row.get("alone", False)),
        abroad=bool(row.get("abroad", False)),
        symmetric=symmetric,
    )


def _slots(row: Any) -> tuple[str, ...]:
    """Names of slots; YAML reads a bare `on` as true."""
    if not all(isinstance(slot, str) for slot in row):
        raise ValueError(f"slots {row!r}: put 'on' in quotation marks")
    return tuple(row)


def _words(row: Mapping[str, Any]) -> Words:
    if not all(isinstance(slot, str) for slot in row):
        raise ValueError(f"slots {list(row)!r}: put 'on' in quotation marks")
    return {slot: frozenset(map(str, words if isinstance(words, list) else [words])) for slot, words in row.items()}


def _support(words: list[str]) -> Iterator[str]:
    """ "$hold" stands for all verbs of that list in data/en/status/lists.csv."""
    for word in words:
        if word.startswith("$"):
            yield from sorted(word_list(word[1:]))
        else:
            yield word


def word_list(name: str) -> frozenset[str]:
    """A list of data/en/status/lists.csv: armed, of-holder, measure, ... Raises LexiconError where there is none."""
    try:
        return _word_lists()[name]
    except KeyError as error:
        raise LexiconError(f"lists.csv: no list {name!r}") from error


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    path = DATA.parent / "en" / "status" / "lists.csv"
    lists: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            lists.setdefault(row["list"], set()).add(row["words"])
    return {name: frozenset(words) for name, words in lists.items()}


def _example(row: Mapping[str, Any]) -> Example:
    return Example(
        text=row["text"],
        agents=tuple(row.get("agents", ())),
        recipients=tuple(row.get("recipients", ())),
        status=row.get("status", "occurred"),
    )
