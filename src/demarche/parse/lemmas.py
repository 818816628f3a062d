"""Lemmas: what the treebanks say of a form, else rules on its ending.

`data/lemmas.csv` holds only the forms on which the rules err; `data/bases.txt` verbs that end in a silent e or a double
consonant are told by (see `train/lemma_table.py`, which makes both).
"""

import csv
from functools import lru_cache
from importlib.resources import files

VOWELS = "aeiou"
SILENT_E = tuple("at iz is yz ys uc us ur ag iv av rg dg nc rc ut bl tl gl pl dl v u".split())
NO_SILENT_E = ("eat", "oat", "put", "out")
SIBILANTS = ("ss", "x", "z", "ch", "sh")


class Lemmatizer:
    """Form, coarse class and Penn tag to lemma; answers are remembered."""

    def __init__(self, table: dict[tuple[str, str], str], bases: frozenset[str]) -> None:
        self.table, self.bases = table, bases
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)

    @classmethod
    def load(cls) -> "Lemmatizer":
        """Reads the shipped tables."""
        folder = files("demarche.parse") / "data"
        rows = csv.reader((folder / "lemmas.csv").read_text(encoding="utf-8").splitlines()[1:])
        bases = (folder / "bases.txt").read_text(encoding="utf-8").split()
        return cls({(form, tag): lemma for form, tag, lemma in rows}, frozenset(bases))

    def _lemma(self, word: str, upos: str, tag: str) -> str:
        """The lemma; proper nouns keep their capitals."""
        plain = word.replace("’", "'").replace("‘", "'")
        lowered = plain.lower()
        known = self.table.get((lowered, tag)) or self.table.get((lowered, upos))
        if known is not None:
            return known
        if upos == "PROPN":
            return plain
        return self.rule(lowered, tag)

    def rule(self, word: str, tag: str) -> str:
        """By the ending alone; `word` is lower-cased."""
        if tag in ("NNS", "VBZ") and word.endswith("s"):
            return strip_s(word)
        if tag in ("VBD", "VBN") and word.endswith("ed"):
            return "".join((word[:-3], "y")) if word.endswith("ied") and len(word) > 4 else self.base(word[:-2])
        if tag == "VBG" and word.endswith("ing"):
            return self.base(word[:-3])
        if tag in ("JJR", "RBR") and word.endswith("er"):
            return self.degree(word[:-2])
        if tag in ("JJS", "RBS") and word.endswith("est"):
            return self.degree(word[:-3])
        return word

    def degree(self, stem: str) -> str:
        """The positive of a comparative's stem."""
        return stem[:-1] + "y" if stem.endswith("i") else self.base(stem)

    def base(self, stem: str) -> str:
        """The verb whose -ed or -ing was cut off: itself, with a silent e, or with one consonant less."""
        for candidate in (stem, stem + "e", stem[:-1]):
            if candidate in self.bases and (candidate != stem[:-1] or stem[-1:] == stem[-2:-1]):
                return candidate
        return guess_base(stem)


def strip_s(word: str) -> str:
    """Without the ending of plural or third person."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(SIBILANTS):
        return word[:-2]
    if word.endswith(("oes",)) and len(word) > 4:
        return word[:-2]
    return word if word.endswith("ss") or len(word) < 3 else word[:-1]


def guess_base(stem: str) -> str:
    """For verbs not on the list."""
    if len(stem) < 3 or not any(letter in VOWELS + "y" for letter in stem):
        return stem
    if stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if stem.endswith(SILENT_E) and not stem.endswith(NO_SILENT_E) else stem
