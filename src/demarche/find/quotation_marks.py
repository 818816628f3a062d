"""Pairing of quotation marks over the tokens of an article.

Curly, straight, doubled single ('' and ``), guillemets, low and single marks. A mark that has no partner costs at most
its own sentence (or its own paragraph, where the paragraph begins with it); a quotation that runs over paragraphs opens
again in each of them and closes in the last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from demarche.model.article import Article

DOUBLE_OPEN = frozenset({"“", "„", "«", "``", "‟"})
DOUBLE_CLOSE = frozenset({"”", "»"})
DOUBLE_EITHER = frozenset({'"', "''", "＂"})
SINGLE_OPEN = frozenset({"‘", "‹", "`"})
SINGLE_EITHER = frozenset({"'", "’", "›"})
MARKS = DOUBLE_OPEN | DOUBLE_CLOSE | DOUBLE_EITHER | SINGLE_OPEN | SINGLE_EITHER


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks: `parts` are token ranges without the marks, one for each paragraph; `closed`: the last part has
    its closing mark."""

    parts: tuple[tuple[int, int], ...]
    closed: bool
    single: bool = False

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    closed: bool
    single: bool
    opens_passage: bool


def quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations of the told passages, in order."""
    found: list[Quotation] = []
    pending: list[_Part] = []
    for start, end in _passages(article):
        parts = list(_Pairing(article, start, end).parts())
        if pending and not (parts and parts[0].opens_passage):
            found.append(_joined(pending))
            pending = []
        for part in parts:
            pending.append(part)
            runs_on = not part.closed and part.end == end and not part.single
            if not runs_on:
                found.append(_joined(pending))
                pending = []
    if pending:
        found.append(_joined(pending))
    return tuple(found)


def beside_marks(content: Iterable[tuple[int, int]], found: Sequence[Quotation]) -> tuple[tuple[int, int], ...]:
    """The ranges with marks in pairs: those around the whole of a range stand outside, those of a part of it inside."""
    parts = []
    for start, end in content:
        for quotation in found:
            opening, closing = quotation.start - 1, quotation.end
            if not quotation.closed or len(quotation.parts) > 1:
                continue
            if start <= opening < end and closing == end:
                end += 1
            elif opening < start <= closing == end - 1:
                end -= 1
            if opening == start and closing == end - 1:
                start, end = start + 1, end - 1
        if end > start:
            parts.append((start, end))
    return tuple(parts)


def _joined(parts: list[_Part]) -> Quotation:
    return Quotation(tuple((part.start, part.end) for part in parts), parts[-1].closed, parts[0].single)


def _passages(article: Article) -> Iterator[tuple[int, int]]:
    """Token ranges of the told passages."""
    start = 0
    for token in range(1, len(article.passage_of) + 1):
        if token == len(article.passage_of) or article.passage_of[token] != article.passage_of[start]:
            if article.told(start):
                yield start, token
            start = token


class _Pairing:
    """The marks of one passage, paired from left to right."""

    def __init__(self, article: Article, start: int, end: int) -> None:
        self.article = article
        self.start = start
        self.end = end
        self.marks = [token for token in range(start, end) if article.words(token, token + 1) in MARKS]

    def parts(self) -> Iterator[_Part]:
        opener: int | None = None
        for mark in self.marks:
            side = self._side(mark, opener)
            if side == "open":
                if opener is not None:
                    yield self._unclosed(opener, mark)
                opener = mark
            elif side == "close" and opener is not None:
                if mark > opener + 1:
                    yield self._part(opener, mark, True)
                opener = None
        if opener is not None and self._word(opener) not in SINGLE_OPEN | SINGLE_EITHER:
            part = self._unclosed(opener, self.end)
            if part.end > part.start:
                yield part

    def _part(self, opener: int, end: int, closed: bool) -> _Part:
        single = self._word(opener) in SINGLE_OPEN | SINGLE_EITHER
        return _Part(opener + 1, end, closed, single, opener == self.start)

    def _unclosed(self, opener: int, before: int) -> _Part:
        """To the end of the passage where the passage opens with the mark, else to the end of the sentence."""
        end = before
        if opener != self.start or before != self.end:
            end = min(before, self.article.doc[opener].sent.end)
            end = max(end, min(opener + 2, before))
        return self._part(opener, end, False)

    def _side(self, mark: int, opener: int | None) -> str:
        """open | close | none, given the mark that stands open."""
        word = self._word(mark)
        single_open = opener is not None and self._word(opener) in SINGLE_OPEN | SINGLE_EITHER
        if word in SINGLE_OPEN | SINGLE_EITHER:
            return self._single_side(mark, opener, single_open)
        if word in DOUBLE_OPEN:
            if word == "“" and opener is not None and self._word(opener) == "„":
                return "close"
            return "open"
        if opener is None or single_open:
            return "open" if word in DOUBLE_EITHER and self._right_attached(mark) else "none"
        if word in DOUBLE_CLOSE:
            return "close"
        if self._right_attached(mark) and not self._left_attached(mark):
            return "open"
        return "close"

    def _single_side(self, mark: int, opener: int | None, single_open: bool) -> str:
        if opener is not None and not single_open:
            return "none"
        if single_open:
            closes = (
                self._word(mark) not in SINGLE_OPEN and self._left_attached(mark) and not self._right_attached(mark)
            )
            return "close" if closes else "none"
        opens = self._right_attached(mark) and not self._left_attached(mark) and self._closes_later(mark)
        return "open" if opens else "none"

    def _closes_later(self, mark: int) -> bool:
        """True where a single mark has a partner in its sentence."""
        sentence_end = self.article.doc[mark].sent.end
        return any(
            mark + 1 < later < sentence_end
            and self._word(later) in SINGLE_EITHER
            and self._left_attached(later)
            and not self._right_attached(later)
            for later in self.marks
        )

    def _left_attached(self, mark: int) -> bool:
        """True where a letter or a stop stands right before the mark."""
        at = self.article.starts[mark]
        return mark > self.start and not (
            self.article.document.text[at - 1].isspace() or self.article.document.text[at - 1] in "([—–-"
        )

    def _right_attached(self, mark: int) -> bool:
        """True where a letter, a figure or a bracket stands right after the mark."""
        text, at = self.article.document.text, self.article.ends[mark]
        return mark + 1 < self.end and (text[at].isalnum() or text[at] in "([$£€#@…¡¿.'’‘")

    def _word(self, mark: int) -> str:
        return self.article.words(mark, mark + 1)
