"""Words that introduce what somebody says: verbs, nouns, adjectives and set phrases, with the act each performs.

Tables in `data/en/cues/`: `verbs.csv`, `nouns.csv`, `adjectives.csv`, `judgements.csv`, `phrases.csv`,
`irregular.csv`, `outlets.csv`. In the examples the speaker stands in `[]` and the content in `{}`; they run as tests.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Self

from demarche.errors import LexiconError

ACTS = frozenset("say announce confirm deny warn accuse demand promise praise criticise ask refuse".split())
#: speech: words; mind: what somebody holds or wishes; plan: what somebody means to do; show: what a study shows;
#: topic: what is talked over, never what is said.
SCOPES = frozenset({"speech", "mind", "plan", "show", "topic"})
FRAMES = frozenset(
    "that quote to obj-to np np-as of for on ing hear whether deadline voice about weight raise guest".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun of saying.

    `frames` are the shapes its content takes:
    that (finite clause), quote, to (infinitive), obj-to (object and infinitive), ing (gerund), np (object), np-as
    (object and what it is called), of / for / on (object and phrase), +word (phrase with that preposition), about (a
    clause after "about"), deadline (a span of time and infinitive), raise (subject and infinitive: "it
    seems to hold").
    Four more say how to read them: guest (nothing is said where the object goes somewhere:
    "welcomed the envoy to Oslo"),
    hear (the object is who is addressed), voice (the object's noun carries the act:
    "expressed thanks"), weight (only of importance and the like: "agreed on the need").
    `polarity`: + says it is so, - that it is not (or should not be), ? asks.
    """

    id: str
    lemma: str
    particle: str | None
    act: str
    scope: str
    frames: frozenset[str]
    polarity: str
    gloss: str
    example: str

    @property
    def prepositions(self) -> frozenset[str]:
        """Prepositions whose phrase is the content."""
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Set words before a source ("according to"), in lower case."""

    id: str
    words: tuple[str, ...]
    act: str
    scope: str
    gloss: str
    example: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: `verbs`, `nouns` and `adjectives` ("is concerned") by lemma, `forms` the lemma of each inflected verb,
    `judgements` the act of calling somebody so ("a liar"), `carriers` words of outlets."""

    verbs: Mapping[str, tuple[Cue, ...]]
    forms: Mapping[str, str]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    judgements: Mapping[str, str]
    phrases: tuple[Phrase, ...]
    carriers: frozenset[str]

    @classmethod
    def load(cls) -> Self:
        """The shipped tables; raises LexiconError naming the row that is wrong."""
        verbs = _by_lemma("verbs.csv")
        return cls(
            verbs=verbs,
            forms=_forms(verbs),
            nouns=_by_lemma("nouns.csv"),
            adjectives=_by_lemma("adjectives.csv"),
            judgements={row["word"]: row["act"] for row in _rows("judgements.csv")},
            phrases=tuple(_phrases()),
            carriers=frozenset(row["word"] for row in _rows("outlets.csv")),
        )

    def all(self) -> Iterator[Cue]:
        """Every verb, noun and adjective once."""
        seen: set[tuple[str, str]] = set()
        for table, kind in ((self.verbs, "verb"), (self.nouns, "noun"), (self.adjectives, "adjective")):
            for cue in (cue for cues in table.values() for cue in cues):
                if (kind, cue.id) not in seen:
                    seen.add((kind, cue.id))
                    yield cue


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = Path(str(files("demarche") / "lexicon" / "data" / "en" / "cues" / name))
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if None in row or None in row.values():
                raise LexiconError(f"{name}, line {number}: wrong number of columns")
            yield row


def _by_lemma(name: str) -> Mapping[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = defaultdict(list)
    ids: set[str] = set()
    for row in _rows(name):
        if row["id"] in ids:
            raise LexiconError(f"{name}: id {row['id']} stands twice")
        ids.add(row["id"])
        for lemma in row["lemma"].split("|"):
            table[lemma.partition(":")[0]].append(_cue(name, row, lemma))
    return {lemma: tuple(cues) for lemma, cues in table.items()}


def _cue(name: str, row: dict[str, str], lemma: str) -> Cue:
    frames = frozenset(row["frames"].split())
    unknown = {frame for frame in frames if frame not in FRAMES and not frame.startswith("+")}
    if unknown or row["act"] not in ACTS or row["scope"] not in SCOPES or row["polarity"] not in "+-?":
        raise LexiconError(f"{name}, {row['id']}: unknown frame, act, scope or polarity")
    word, _, particle = lemma.partition(":")
    return Cue(
        row["id"],
        word,
        particle or None,
        row["act"],
        row["scope"],
        frames,
        row["polarity"],
        row["gloss"],
        row["example"],
    )


def _forms(lemmas: Iterable[str]) -> Mapping[str, str]:
    """Inflected forms: regular ones with and without doubling, irregular ones by table."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        soft = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else stem
        endings = (soft + "ed", soft + "es", lemma + "s", stem + "ing", lemma + "ing")
        doubled = (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
        forms |= dict.fromkeys((*endings, *doubled), lemma)
    forms |= {row["form"]: row["lemma"] for row in _rows("irregular.csv")}
    return forms | {lemma: lemma for lemma in lemmas}


def _phrases() -> Iterator[Phrase]:
    for row in _rows("phrases.csv"):
        if row["act"] not in ACTS or row["scope"] not in SCOPES:
            raise LexiconError(f"phrases.csv, {row['id']}: unknown act or scope")
        yield Phrase(row["id"], tuple(row["words"].split()), row["act"], row["scope"], row["gloss"], row["example"])
