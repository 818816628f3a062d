"""A text cut at every border of every span, so that what overlaps can be shown: a piece knows all its facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


#: Layers whose first span is where a fact begins, and whose spans are each followed by a note that leads to it.
OPENING = frozenset({"event", "statement", "date", "actor", "place"})


class Cutter:
    """Cuts passage after passage, in the order of the text; each mark is looked at once."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._coming = sorted(marks, key=lambda it: (it.span, it.layer), reverse=True)
        self._open: list[Mark] = []
        self._begun: set[str] = set()

    def cut(self, within: Span) -> Iterator[Segment]:
        """The pieces of a passage."""
        start = within.start
        while start < within.end:
            self._open = [it for it in self._open if it.span.end > start]
            while self._coming and self._coming[-1].span.start <= start:
                mark = self._coming.pop()
                if mark.span.end > start:
                    self._open.append(mark)
            ends = [it.span.end for it in self._open]
            begins = [self._coming[-1].span.start] if self._coming else []
            end = min([within.end, *ends, *begins])
            yield self._segment(Span(start, end))
            start = end

    def _segment(self, piece: Span) -> Segment:
        shows = [it for it in self._open if it.layer != "evidence"]
        begins = [it.fact for it in shows if it.layer in OPENING and it.fact not in self._begun]
        self._begun.update(begins)
        return Segment(
            text=piece.of(self._text),
            facts=tuple(dict.fromkeys(it.fact for it in shows)),
            evidence=tuple(dict.fromkeys(it.fact for it in self._open if it.layer == "evidence")),
            layers=tuple(dict.fromkeys(it.layer for it in shows)),
            begins=tuple(dict.fromkeys(begins)),
            ends=tuple(dict.fromkeys(it.fact for it in shows if it.layer in OPENING and it.span.end == piece.end)),
        )
