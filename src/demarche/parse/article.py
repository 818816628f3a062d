"""Document -> Article: passages, words and sentences of the unchanged text, read by the language model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.model.article import Article
from demarche.model.document import TOLD_KINDS, Document, Passage
from demarche.parse import attributives, speakers
from demarche.parse.passages import passages
from demarche.parse.sentences import sentence_starts
from demarche.parse.tokenizer import tokenize

ATTRIBUTES: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "MORPH", "ENT_IOB", "ENT_TYPE"]
LONGEST_SENTENCE = 150
"""Words without a stop after which a sentence is cut, at a pause if there is one."""
PAUSES = frozenset({";", ",", ":", "—", "–", "--", "•", "|"})
OUTSIDE = 2
"""spaCy's number for "no name"."""


class Model(Protocol):
    """What a language model must do: `parse/language_model.py` is the shipped one."""

    vocab: Vocab

    def parse(self, words: Sequence[str], spaces: Sequence[bool], sentence_starts: Sequence[bool]) -> Doc:
        """A `Doc` of these very words with tags, lemmas, a tree within each sentence, and names."""
        ...


@dataclass(slots=True)
class Words:
    """The words of all passages in order, with their places in the text."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[bool] = field(default_factory=list)
    passage_of: list[int] = field(default_factory=list)


class Parser:
    """Reads documents with one language model."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def parse(self, document: Document) -> Article:
        """The parsed document; every token is a verbatim slice of its text, and no sentence crosses a passage."""
        found = passages(document.text)
        words = Words()
        for number, passage in enumerate(found):
            _add(words, document.text, number, passage)
        kept = [place for place, number in enumerate(words.passage_of) if found[number].kind in TOLD_KINDS]
        return Article(
            document=document,
            passages=found,
            doc=self._doc(words, kept),
            starts=tuple(words.starts),
            ends=tuple(words.ends),
            passage_of=tuple(words.passage_of),
        )

    def _doc(self, words: Words, kept: Sequence[int]) -> Doc:
        """The model's reading of the words at the places `kept`, among the others, which are not read."""
        doc = Doc(self.model.vocab, words=words.words, spaces=words.spaces)
        if not words.words:
            return doc
        told = self.model.parse(
            [words.words[number] for number in kept],
            [words.spaces[number] for number in kept],
            [words.sentences[number] for number in kept],
        )
        rows = self._unread(words)
        if kept:
            rows[list(kept)] = told.to_array(ATTRIBUTES)
        doc.from_array(ATTRIBUTES, rows)
        attributives.mend(doc)
        speakers.mend(doc)
        return doc

    def _unread(self, words: Words) -> Any:
        """Rows of words that no model reads: foreign words (tag FW), each hung on the first of its passage."""
        strings = self.model.vocab.strings
        rows = np.zeros((len(words.words), len(ATTRIBUTES)), dtype=np.uint64)
        rows[:, 0], rows[:, 1], rows[:, 6] = strings.add("FW"), strings.add("X"), OUTSIDE
        rows[:, 5] = self.model.vocab.morphology.add("")
        first = 0
        root, other = strings.add("root"), strings.add("dep")
        for number, word in enumerate(words.words):
            if number and words.passage_of[number] != words.passage_of[first]:
                first = number
            rows[number, 2] = strings.add(word)
            rows[number, 3] = root if number == first else other
            rows[number, 4] = np.int64(first - number).astype(np.uint64)
        return rows


def _add(words: Words, text: str, number: int, passage: Passage) -> None:
    """Appends the words of one passage."""
    start = passage.span.start
    places = tokenize(passage.span.of(text))
    found = [text[start + left : start + right] for left, right in places]
    lefts = [left for left, _ in places[1:]]
    spaces = [right < left for (_, right), left in zip(places, lefts, strict=False)] + [True]
    words.words.extend(found)
    words.spaces.extend(spaces[: len(found)])
    words.starts.extend(start + left for left, _ in places)
    words.ends.extend(start + right for _, right in places)
    words.sentences.extend(_cut_long(found, sentence_starts(found, spaces[: len(found)])))
    words.passage_of.extend(number for _ in found)


def _cut_long(words: Sequence[str], starts: list[bool]) -> list[bool]:
    """The sentence starts, with more of them where a sentence has too many words."""
    begin = 0
    for number in range(len(words)):
        if starts[number]:
            begin = number
        elif number - begin >= LONGEST_SENTENCE:
            half = begin + LONGEST_SENTENCE // 2
            begin = next((place + 1 for place in range(number - 1, half, -1) if words[place] in PAUSES), number)
            starts[begin] = True
    return starts
