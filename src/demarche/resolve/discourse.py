"""What has been spoken of so far: the appearances that a description or a pronoun may refer back to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.model.article import Article
from demarche.model.finding import Mention

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))
OBJECTS = frozenset(("obj", "iobj"))
TREATIES = frozenset(("accord", "agreement", "treaty", "pact", "protocol", "convention", "process"))
OPENING, CLOSING = frozenset("“„«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A mention with the actors it stands for and where it stands: token, sentence number, relation."""

    at: int
    sentence: int
    role: str
    ids: tuple[str, ...]
    mention: Mention


class Discourse:
    """Appearances in the order of the text."""

    def __init__(self, article: Article) -> None:
        self.doc: Doc = article.doc
        self.article = article
        self.sentence_of = _sentence_numbers(article.doc)
        self.quoted = _quoted(article)
        self._order: list[int] = []
        self._appearances: list[Appearance] = []
        self._by_sentence: dict[int, list[Appearance]] = {}

    def add(self, mention: Mention, ids: Sequence[str]) -> None:
        """Enters what a mention was found to stand for."""
        head = self.doc[mention.head]
        while head.dep_ == "appos" and head.head.pos_ == "NOUN":
            head = head.head  # "her father, Lund, said" is said by Lund
        role = "subject" if head.dep_ in SUBJECTS else "object" if head.dep_ in OBJECTS else "other"
        appearance = Appearance(mention.start, self.sentence_of[mention.start], role, tuple(ids), mention)
        where = bisect_left(self._order, mention.start)
        while where < len(self._order) and self._order[where] <= mention.start:
            where += 1
        self._by_sentence.setdefault(appearance.sentence, []).append(appearance)
        self._order.insert(where, mention.start)
        self._appearances.insert(where, appearance)

    def together(self, sentence: int) -> Sequence[Appearance]:
        """The appearances of one sentence, in order of entry."""
        return self._by_sentence.get(sentence, ())

    def before(self, at: int, reach: int | None = None) -> Iterator[Appearance]:
        """Appearances before token `at`, the nearest first, no further back than `reach` sentences."""
        here = self.sentence_of[at]
        for index in range(bisect_left(self._order, at) - 1, -1, -1):
            appearance = self._appearances[index]
            if reach is not None and here - appearance.sentence > reach:
                return
            yield appearance

    def after(self, at: int) -> Iterator[Appearance]:
        """Appearances from token `at` on, in the order of the text."""
        for index in range(bisect_left(self._order, at), len(self._appearances)):
            yield self._appearances[index]


def names_treaty(doc: Doc, mention: Mention) -> bool:
    """True for "the *Barbados* accord", which is called after where it was signed."""
    head = doc[mention.head]
    return head.dep_ in ("compound", "amod") and head.head.lemma_.lower() in TREATIES


def governor(token: Token) -> Token:
    """The verb or noun that a token hangs on, past coordination."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    head: Token = token.head
    return head


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def _quoted(article: Article) -> list[bool]:
    """For each token whether it stands between quotation marks; marks are balanced within a passage at the latest."""
    inside, passage, out = False, -1, []
    for token in article.doc:
        if article.passage_of[token.i] != passage:
            passage, inside = article.passage_of[token.i], False
        if token.text in OPENING or token.text == "``":
            inside = True
        elif token.text in CLOSING or token.text == "''":
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out


def told_clauses(verb: Token) -> list[Token]:
    """The heads of what a verb of saying tells before it: "*He will come*, the ministry said"."""
    return [it for it in verb.lefts if it.dep_ == "ccomp"] + ([verb.head] if verb.dep_ == "parataxis" else [])
