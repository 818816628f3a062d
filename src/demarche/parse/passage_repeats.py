"""Passages that say again what another one says: a caption taken from the body, a paragraph pasted twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from demarche.model.document import TOLD_KINDS, Passage

SHINGLE = 4
"""Words in a row that are compared at once."""
FEWEST_WORDS = 6
MOST_WORDS = 400
"""A longer passage is not looked for in others (it would be a second copy of the text, not a repetition in it)."""
ALIKE = 0.85
"""Part of a passage's shingles that must stand in the other one: allows a changed word or a cut-off end."""
KEPT = 8
"""Passages remembered per shingle, so that a text of one word stays cheap."""
WORD = re.compile(r"\w+")
ASIDE = ("caption", "headline", "heading", "list")
"""Kinds that give way to the telling of the body, in this order."""


def mark_repeats(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with `repeats` filled: of two that say the same, the one outside the body or the later one."""
    told = [number for number, passage in enumerate(passages) if passage.kind in TOLD_KINDS]
    shingles = {number: _shingles(text, passages[number]) for number in told}
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in told:
        for shingle in shingles[number]:
            if len(holders[shingle]) < KEPT:
                holders[shingle].append(number)
    marked = list(passages)
    for number in told:
        other = _holder(number, shingles, holders, passages)
        if other is not None and marked[other].repeats is None:
            marked[number] = replace(marked[number], repeats=passages[other].span)
    return tuple(marked)


def _shingles(text: str, passage: Passage) -> frozenset[tuple[str, ...]]:
    words = WORD.findall(passage.span.of(text).lower())
    return frozenset(zip(*(words[shift:] for shift in range(SHINGLE)), strict=False))


def _holder(
    number: int,
    shingles: dict[int, frozenset[tuple[str, ...]]],
    holders: dict[tuple[str, ...], list[int]],
    passages: Sequence[Passage],
) -> int | None:
    """The passage that this one repeats."""
    own = shingles[number]
    if not FEWEST_WORDS - SHINGLE < len(own) <= MOST_WORDS:
        return None
    counts = Counter(other for shingle in own for other in holders[shingle] if other != number)
    for other, count in counts.most_common(KEPT):
        if count >= ALIKE * len(own) and _gives_way(number, other, shingles, passages):
            return other
    return None


def _gives_way(
    number: int, other: int, shingles: dict[int, frozenset[tuple[str, ...]]], passages: Sequence[Passage]
) -> bool:
    """Whether `number` is the repetition and `other` the telling."""
    mine, theirs = _rank(passages[number].kind), _rank(passages[other].kind)
    if mine != theirs:
        return mine < theirs
    if len(shingles[number]) < ALIKE * len(shingles[other]):
        return True
    return number > other and len(shingles[number]) <= len(shingles[other]) / ALIKE


def _rank(kind: str) -> int:
    return ASIDE.index(kind) if kind in ASIDE else len(ASIDE)
