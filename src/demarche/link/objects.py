"""What two agreements, sanctions or votes of one pair are about: the words of their sentences."""

import re
from collections.abc import Iterable
from functools import cache

from demarche.lexicon.linking import answer_rules, family_of
from demarche.link.days import days_of
from demarche.model.happening import Report

#: Shorter words tell nothing; longer ones are compared by their first letters ("railway", "railways").
SHORTEST, STEM = 4, 6
#: Words of substance that the two must have between them, to be told apart by them.
LEAST = 3


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words)


@cache
def about(words: str) -> frozenset[str]:
    """Stems of the words that can tell one from another: no names, no words that all of them have."""
    common = stems(answer_rules()["common"])
    found = re.findall(r"(?<![\w-])[a-z][a-z-]+", words)
    return stems(word for word in found if len(word) >= SHORTEST) - common


def other_object(one: Report, other: Report) -> bool:
    """Two whose sentences share no word of substance; not where both give a day, or one text is a copy."""
    if not family_of(one.kind).about or one.origin == other.origin or one.words == other.words:
        return False
    if days_of(one.when) is not None and days_of(other.when) is not None:
        return False
    first, second = about(one.words), about(other.words)
    return bool(first and second) and len(first) + len(second) >= LEAST and not first & second
