"""Names for names: a sentence is read again with other persons, cities and bodies of the world in it.

The names are facts of the project's own lexicon (`src/demarche/lexicon/data/world`); a name takes another's place only
where it has as many words and the same small words and hyphens, so that tags and trees stay true.
"""

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpora import Sentence
from demarche.parse.tokenizer import tokenize
from name_labels import spans_of

WORLD = Path(__file__).parents[1] / "src/demarche/lexicon/data/world"
KINDS = ("PERSON", "GPE", "ORG")
Form = tuple[str, tuple[str, ...]]


def cut(name: str) -> tuple[str, ...]:
    """The words of a name."""
    return tuple(name[start:end] for start, end in tokenize(name))


def form(kind: str, words: Sequence[str]) -> Form:
    """What two names must share to change places: kind, number of words, small words and signs."""
    return kind, tuple("X" if word[:1].isupper() else word for word in words)


def column(file: str, *columns: str, where: str = "") -> Iterable[str]:
    """The cells of some columns, cut at "|", of the rows whose kind is `where` (of all, if empty)."""
    with (WORLD / file).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if not where or row["kind"] == where:
                yield from (part for name in columns for part in row[name].split("|") if part)


def likeliest(names: frozenset[str]) -> str:
    """One label of those that a word may have; none where everything is open."""
    if len(names) > 8:
        return "O"
    return next((name for name in names if name.endswith("-GPE")), min(names))


@dataclass(frozen=True, slots=True)
class Names:
    """Names by form."""

    by_form: dict[Form, tuple[tuple[str, ...], ...]]

    @classmethod
    def load(cls) -> "Names":
        """From the lexicon."""
        people = set(column("people.csv", "name"))
        people |= set(column("people.csv", "family")) | {name.split()[0] for name in people if " " in name}
        sources = {
            "PERSON": people,
            "GPE": set(column("places.csv", "name", where="city")) | set(column("places.csv", "name", where="region")),
            "ORG": set(column("organisations.csv", "name", "aliases")) | set(column("outlets.csv", "name")),
        }
        found: dict[Form, list[tuple[str, ...]]] = {}
        for kind, names in sources.items():
            for name in sorted(names):
                words = cut(name)
                if len(words[0]) > 1 and words[0][0].isupper():
                    found.setdefault(form(kind, words), []).append(words)
        return cls({key: tuple(words) for key, words in found.items()})

    def swapped(self, sentence: Sentence, share: float, chance: random.Random) -> Sentence:
        """The sentence with a share of its names replaced; bodies of several words stay where there is a tree."""
        if not sentence.names:
            return sentence
        words = list(sentence.words)
        labels = [likeliest(names) for names in sentence.names]
        for start, end, kind in spans_of(labels):
            kept = kind == "ORG" and end - start > 1 and bool(sentence.tags)
            kept |= kind == "GPE" and start > 0 and words[start - 1].lower() == "the"
            if kept or kind not in KINDS or chance.random() >= share:
                continue
            others = self.by_form.get(form(kind, words[start:end]), ())
            if len(others) >= 5:
                words[start:end] = chance.choice(others)
        return replace(sentence, words=tuple(words))
