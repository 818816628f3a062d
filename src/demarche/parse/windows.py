"""Cuts sentences into windows that fit the encoder and joins windows of like length into batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from demarche.parse.pieces import WordPieces, shape

Integers = NDArray[np.int64]
MOST_PIECES = 200
"""Pieces of a window; a longer sentence is cut, after a comma or a dash if one stands in its last quarter."""
BATCH = 512
"""Pieces of a batch."""
BREAKS = frozenset({",", ";", ":", "-", "--", "—", "–", "•", ")", "”", '"', "|"})


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[start, end)` of the document. Lists run over pieces, `first` and `last` over words, the root first."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """The pieces of several windows end to end, and where they stand when padded for attention.

    `into` [windows, longest]: piece that stands there (0 where none does); `mask`: 1 where one does; `outof` [pieces]:
    the place of each piece in the flattened `into`. `first` and `last` [words]: pieces of each word, every window's
    root before its words; `slots` [windows, most words]: word that stands there.
    """

    windows: list[Window]
    inputs: dict[str, NDArray[Any]]


def windows(
    words: Sequence[str], spaces: Sequence[bool], starts: Sequence[bool], cutter: WordPieces
) -> Iterator[Window]:
    """The windows of a document, in order; none crosses a sentence start."""
    pieces = [cutter.pieces(word) for word in words]
    shapes = [shape(word, index == 0 or spaces[index - 1]) for index, word in enumerate(words)]
    bounds = [index for index, begins in enumerate(starts) if begins or index == 0] + [len(words)]
    for begin, finish in pairwise(bounds):
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


def batches(found: Sequence[Window]) -> Iterator[Batch]:
    """Windows by length, about `BATCH` pieces at a time."""
    chosen: list[Window] = []
    total = 0
    for each in sorted(found, key=lambda each: len(each.pieces)):
        if chosen and total + len(each.pieces) > BATCH:
            yield joined(chosen)
            chosen, total = [], 0
        chosen.append(each)
        total += len(each.pieces)
    if chosen:
        yield joined(chosen)


def joined(chosen: list[Window]) -> Batch:
    """One batch."""
    sizes = [len(each.pieces) for each in chosen]
    counts = [len(each.first) for each in chosen]
    starts = np.cumsum([0, *sizes[:-1]])
    inputs: dict[str, NDArray[Any]] = {
        "pieces": np.array([piece for each in chosen for piece in each.pieces], dtype=np.int64),
        "shapes": np.array([form for each in chosen for form in each.shapes], dtype=np.int64),
        "places": np.concatenate([np.arange(size) for size in sizes]),
        "first": np.array([piece + start for each, start in zip(chosen, starts, strict=True) for piece in each.first]),
        "last": np.array([piece + start for each, start in zip(chosen, starts, strict=True) for piece in each.last]),
    }
    inputs["into"], mask = laid_out(sizes)
    inputs["mask"], inputs["outof"] = mask.astype(np.int32), np.flatnonzero(mask)
    inputs["slots"], _ = laid_out(counts)
    return Batch(chosen, inputs)


def laid_out(sizes: Sequence[int]) -> tuple[Integers, NDArray[np.bool_]]:
    """Numbers from 0 in rows of the given sizes, padded with 0, and where they stand."""
    mask = np.arange(max(sizes))[None, :] < np.array(sizes)[:, None]
    numbers = np.zeros(mask.shape, dtype=np.int64)
    numbers[mask] = np.arange(sum(sizes))
    return numbers, mask
