"""A parsed document: the spaCy `Doc` over the passages, aligned with the unchanged text.

The `Doc` holds the tokens of all passages in order (hard line ends are gone from it); every token is a verbatim slice
of
`document.text`, and `starts`/`ends` say where. No sentence crosses a passage.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from demarche.model.document import Document, Passage
from demarche.model.span import Span


@dataclass(frozen=True, slots=True)
class Article:
    """`starts[i]`, `ends[i]`: code points of token i in `document.text`; `passage_of[i]`: index into `passages`."""

    document: Document
    passages: tuple[Passage, ...]
    doc: Doc = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    passage_of: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text that tokens `[start, end)` stand for."""
        return Span(self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """The unchanged words of tokens `[start, end)`."""
        return self.document.text[self.starts[start] : self.ends[end - 1]]

    def passage(self, token: int) -> Passage:
        return self.passages[self.passage_of[token]]

    def told(self, token: int) -> bool:
        """True where the token stands in a passage that reports on the world and repeats no other."""
        return self.passages[self.passage_of[token]].told

    def sentences(self) -> Iterator[DocSpan]:
        """The sentences of the told passages, in order."""
        return (sentence for sentence in self.doc.sents if self.told(sentence.start))
