"""The word lists of the tokenizer and the sentence splitter, read from `data/*.csv`."""

import csv
from importlib.resources import files


def _rows(name: str) -> list[dict[str, str]]:
    """Rows of `data/<name>.csv`."""
    text = (files("demarche.parse") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


ABBREVIATION_KINDS: dict[str, str] = {row["word"]: row["kind"] for row in _rows("abbreviations")}
"""Lower-cased abbreviation with its stop -> title, date, company, never, place or other."""
ABBREVIATIONS = frozenset(ABBREVIATION_KINDS)
NUMBERED_ABBREVIATIONS = frozenset(row["word"] for row in _rows("numbered_abbreviations"))
"""Abbreviations only before a number ("No. 5")."""
HYPHEN_PREFIXES = frozenset(row["prefix"] for row in _rows("hyphen_prefixes"))
"""Prefixes that keep their hyphen ("pro-Beijing" is one word, "Beijing-based" three)."""
SPLIT_WORDS: dict[str, list[int]] = {
    row["word"]: [int(cut) for cut in row["cuts"].split()] for row in _rows("split_words")
}
"""Words written together that are several ("cannot" = can + not), with the places of the cuts."""
SENTENCE_STARTERS = frozenset(row["word"] for row in _rows("sentence_starters"))
"""Words that, capitalised after an abbreviation, begin a sentence."""
REPORTING_WORDS = frozenset(row["word"] for row in _rows("reporting_words"))
"""Verbs after a quotation: '"Will they come?" Kim asked' is one sentence."""
