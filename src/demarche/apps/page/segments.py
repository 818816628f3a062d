"""A text cut at every border of every span, so that what overlaps can be shown: a piece knows all its facts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that shows a fact; `layer` is event | party | evidence | statement | cue | date | actor | place."""

    span: Span
    fact: str
    layer: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: the facts it shows, the layers they are of, the facts whose words begin and end here."""

    text: str
    facts: tuple[str, ...]
    evidence: tuple[str, ...]
    layers: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


def segments(text: str, within: Span, marks: Sequence[Mark], begun: set[str]) -> Iterator[Segment]:
    """The pieces of `within` in order; `begun` are the facts whose first words stood before, and grows."""
    inside = sorted((it for it in marks if it.span.overlaps(within)), key=lambda it: (it.span, it.layer))
    borders = sorted({within.start, within.end, *clipped(inside, within)})
    for start, end in pairwise(borders):
        piece = Span(start, end)
        over = [it for it in inside if it.span.covers(piece)]
        shows = [it for it in over if it.layer != "evidence"]
        begins = tuple(dict.fromkeys(it.fact for it in shows if it.layer in OPENING and it.fact not in begun))
        begun.update(begins)
        yield Segment(
            text=piece.of(text),
            facts=tuple(dict.fromkeys(it.fact for it in shows)),
            evidence=tuple(dict.fromkeys(it.fact for it in over if it.layer == "evidence")),
            layers=tuple(dict.fromkeys(it.layer for it in shows)),
            begins=begins,
            ends=tuple(it.fact for it in shows if it.layer in NOTED and it.span.end == end),
        )


#: Layers whose first span is where a fact begins, and those that a note follows.
OPENING = frozenset({"event", "statement", "date", "actor", "place"})
NOTED = frozenset({"event", "statement"})


def clipped(marks: Iterable[Mark], within: Span) -> Iterator[int]:
    """The borders of the marks inside a span."""
    for mark in marks:
        for border in (mark.span.start, mark.span.end):
            if within.start < border < within.end:
                yield border
