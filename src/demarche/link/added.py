"""What a copy adds to the text it was copied from."""

from demarche.link.shingles import shingles, told_words
from demarche.model.record import Record
from demarche.model.span import Span, hull

#: Fewer words are a slip or a change of style, not something added.
ADDED_WORDS = 5


def added(copy: Record, original: Record) -> tuple[Span, ...]:
    """The stretches of `copy` of five words or more of which no run of four stands in `original`."""
    known = {number for number, _ in shingles(original)}
    shared = sorted(span for number, span in shingles(copy) if number in known)
    found: list[list[Span]] = [[]]
    number = 0
    for word in told_words(copy):
        while number < len(shared) and shared[number].end < word.end:
            number += 1
        if number == len(shared) or shared[number].start > word.start:
            found[-1].append(word)
        elif found[-1]:
            found.append([])
    return tuple(hull(words) for words in found if len(words) >= ADDED_WORDS)
