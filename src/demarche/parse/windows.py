"""Cuts sentences into windows that fit the encoder and pads windows of like length into batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from demarche.parse.pieces import WordPieces, shape

Integers = NDArray[np.int64]
MOST_PIECES = 200
"""Pieces of a window; a longer sentence is cut, after a comma or a dash if one stands in its last quarter."""
BATCH = 16
BREAKS = frozenset({",", ";", ":", "-", "--", "—", "–", "•", ")", "”", '"', "|"})


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[start, end)` of the document. The lists are over pieces; `first` and `last` over words, the root first."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded pieces of several windows; `first` and `last` point into the flattened pieces, words of all windows."""

    windows: list[Window]
    pieces: Integers
    shapes: Integers
    mask: NDArray[np.int32]
    first: Integers
    last: Integers


def windows(
    words: Sequence[str], spaces: Sequence[bool], starts: Sequence[bool], cutter: WordPieces
) -> Iterator[Window]:
    """The windows of a document, in order; none crosses a sentence start."""
    pieces = [cutter.pieces(word) for word in words]
    shapes = [shape(word, index == 0 or spaces[index - 1]) for index, word in enumerate(words)]
    bounds = [index for index, begins in enumerate(starts) if begins or index == 0] + [len(words)]
    for begin, finish in zip(bounds, bounds[1:], strict=False):
        start = begin
        while start < finish:
            end = fitting(words, pieces, start, finish)
            yield window(start, end, pieces, shapes, cutter)
            start = end


def fitting(words: Sequence[str], pieces: Sequence[tuple[int, ...]], start: int, finish: int) -> int:
    """Where a window that begins at `start` ends."""
    total, end = 0, start
    while end < finish and total + len(pieces[end]) <= MOST_PIECES:
        total += len(pieces[end])
        end += 1
    if end == finish:
        return end
    for place in range(end, start + (end - start) * 3 // 4, -1):
        if words[place - 1] in BREAKS:
            return place
    return end


def window(
    start: int, end: int, pieces: Sequence[tuple[int, ...]], shapes: Sequence[int], cutter: WordPieces
) -> Window:
    """One window between the start and the end sign."""
    numbers, forms, first, last = [cutter.start], [0], [0], [0]
    for index in range(start, end):
        found = pieces[index]
        first.append(len(numbers))
        numbers.extend(found)
        forms.extend([shapes[index]] * len(found))
        last.append(len(numbers) - 1)
    numbers.append(cutter.end)
    forms.append(0)
    return Window(start, end, numbers, forms, first, last)


def batches(found: Sequence[Window], pad: int) -> Iterator[Batch]:
    """Windows by length, `BATCH` at a time."""
    ordered = sorted(found, key=lambda each: len(each.pieces))
    for begin in range(0, len(ordered), BATCH):
        yield padded(ordered[begin : begin + BATCH], pad)


def padded(chosen: list[Window], pad: int) -> Batch:
    """One batch."""
    length = max(len(each.pieces) for each in chosen)
    pieces = np.full((len(chosen), length), pad, dtype=np.int64)
    shapes = np.zeros((len(chosen), length), dtype=np.int64)
    mask = np.zeros((len(chosen), length), dtype=np.int32)
    first: list[Any] = []
    last: list[Any] = []
    for row, each in enumerate(chosen):
        size = len(each.pieces)
        pieces[row, :size], shapes[row, :size], mask[row, :size] = each.pieces, each.shapes, 1
        first.append(np.array(each.first, dtype=np.int64) + row * length)
        last.append(np.array(each.last, dtype=np.int64) + row * length)
    return Batch(chosen, pieces, shapes, mask, np.concatenate(first), np.concatenate(last))
