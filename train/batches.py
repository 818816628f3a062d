"""Sentences to tensors: augmentation, encoding, batches by length."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from corpora import Sentence
from demarche.parse.pieces import WordPieces, shape
from name_labels import LABELS

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The classes of each head, in a fixed order."""

    tags: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...] = LABELS

    @classmethod
    def of(cls, sentences: Sequence[Sentence], rarest: int = 4) -> "Vocabulary":
        """Every tag and label seen at least ``rarest`` times."""
        tags = Counter(tag for sentence in sentences for tag in sentence.tags)
        labels = Counter(label for sentence in sentences for label in sentence.labels)
        return cls(
            tuple(sorted(tag for tag, count in tags.items() if count >= rarest)),
            tuple(sorted(label for label, count in labels.items() if count >= rarest)),
        )

    @classmethod
    def of_run(cls, run: Path) -> "Vocabulary":
        """The classes of a trained network."""
        described = json.loads((run / "network.json").read_text())["vocabulary"]
        return cls(tuple(described["tags"]), tuple(described["labels"]), tuple(described["names"]))


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors; words count from 1, position 0 is the root. ``allowed`` is 1 for every permitted name label."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor  # [batch, words] true where a word (not the root) stands
    tags: Tensor
    heads: Tensor
    labels: Tensor
    allowed: Tensor
    sentences: tuple[Sentence, ...]


def augmented(sentence: Sentence, shares: dict[str, float], chance: random.Random) -> Sentence:
    """Newswire typography and poor typography: headlines, capitals, lower case, dashes, a missing stop."""
    words = sentence.words
    draw = chance.random()
    if draw < shares["capitals"]:
        words = tuple(word.upper() for word in words)
    elif draw < shares["capitals"] + shares["lower"]:
        words = tuple(word.lower() for word in words)
    elif draw < shares["capitals"] + shares["lower"] + shares["title"]:
        small = {"of", "the", "and", "in", "on", "to", "for", "a", "an", "at", "by", "n't", "'s"}
        words = tuple(w if w in small or not w.islower() else w.capitalize() for w in words)
    elif (
        draw > 1.0 - shares["stop_dropped"]
        and len(words) > 4
        and words[-1] == "."
        and (len(words) not in sentence.heads)
    ):
        return replace(
            sentence,
            words=words[:-1],
            **{field: getattr(sentence, field)[:-1] for field in ("spaces", "tags", "heads", "labels", "names")},
        )
    if chance.random() < shares["dashes"] and any(word in ("--", "-") for word in words):
        dash = chance.choice("—–")
        tags = sentence.tags or ("",) * len(words)
        words = tuple(
            dash if w in ("--", "-") and not t.endswith("HYPH") else w for w, t in zip(words, tags, strict=True)
        )
    return replace(sentence, words=words)


def encode(sentences: Sequence[Sentence], pieces: WordPieces, vocabulary: Vocabulary) -> Batch:
    """Pads sentences to one batch."""
    rows = [encode_one(sentence.words, sentence.spaces, pieces) for sentence in sentences]
    longest = max(len(row[0]) for row in rows)
    most = max(len(row[2]) for row in rows)
    numbers = torch.full((len(rows), longest), pieces.pad)
    shapes, mask = torch.zeros_like(numbers), torch.zeros(len(rows), longest)
    first, last = torch.zeros(len(rows), most, dtype=torch.long), torch.zeros(len(rows), most, dtype=torch.long)
    words = torch.zeros(len(rows), most, dtype=torch.bool)
    tags, heads, labels = (torch.full((len(rows), most), IGNORED) for _ in range(3))
    allowed = torch.ones(len(rows), most, len(vocabulary.names))
    tag_numbers = {tag: number for number, tag in enumerate(vocabulary.tags)}
    label_numbers = {label: number for number, label in enumerate(vocabulary.labels)}
    name_numbers = {name: number for number, name in enumerate(vocabulary.names)}
    for index, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        size, count = len(row[0]), len(row[2])
        numbers[index, :size], shapes[index, :size] = torch.tensor(row[0]), torch.tensor(row[1])
        mask[index, :size] = 1
        first[index, :count], last[index, :count] = torch.tensor(row[2]), torch.tensor(row[3])
        words[index, 1:count] = True
        if sentence.tags:
            tags[index, 1:count] = torch.tensor([tag_numbers.get(tag, IGNORED) for tag in sentence.tags])
            heads[index, 1:count] = torch.tensor(sentence.heads)
            labels[index, 1:count] = torch.tensor([label_numbers.get(label, IGNORED) for label in sentence.labels])
        for place, names in enumerate(sentence.names, start=1):
            if len(names) < len(vocabulary.names):
                allowed[index, place] = 0
                allowed[index, place, [name_numbers[name] for name in names]] = 1
    return Batch(numbers, shapes, mask, first, last, words, tags, heads, labels, allowed, tuple(sentences))


def encode_one(words: Sequence[str], spaces: Sequence[bool], pieces: WordPieces) -> tuple[list[int], ...]:
    """Piece numbers, their shapes, first and last piece of each word (the root's is the start sign)."""
    numbers, shapes, first, last = [pieces.start], [0], [0], [0]
    before = True
    for word, space in zip(words, spaces, strict=True):
        found = pieces.pieces(word)
        first.append(len(numbers))
        numbers.extend(found)
        shapes.extend([shape(word, before)] * len(found))
        last.append(len(numbers) - 1)
        before = space
    return [*numbers, pieces.end], [*shapes, 0], first, last


def by_length(sentences: Sequence[Sentence], words: int, chance: random.Random | None) -> Iterator[list[Sentence]]:
    """Batches of about ``words`` words of like length; shuffled where ``chance`` is given."""
    noise = chance.random if chance else (lambda: 0.0)
    ordered = sorted(sentences, key=lambda sentence: len(sentence.words) * (1 + 0.2 * noise()))
    batches: list[list[Sentence]] = [[]]
    for sentence in ordered:
        if batches[-1] and (len(batches[-1]) + 1) * len(sentence.words) > words:
            batches.append([])
        batches[-1].append(sentence)
    if chance:
        chance.shuffle(batches)
    yield from batches
