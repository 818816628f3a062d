"""Reads statements for the tests: a sentence of our own in, what was found out of it in words."""

from dataclasses import dataclass
from functools import cache

from demarche.find.mentions import find_mentions
from demarche.find.statements import SPEECH, find_statements
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document
from demarche.model.finding import Rejected, StatementFinding
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words."""

    speaker: str | None
    act: str
    content: str
    kind: str
    via: tuple[str, ...]
    addressee: str | None
    negated: bool
    rule: str


@cache
def parser() -> Parser:
    return Parser(LanguageModel.load())


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def findings(text: str, scopes: frozenset[str] = SPEECH) -> tuple[Article, list[StatementFinding], list[Rejected]]:
    article = parser().parse(Document("sha256:0", "test", text))
    rows, rejected = find_statements(article, find_mentions(article, lexicon()), lexicon(), scopes)
    return article, rows, rejected


def said(text: str, scopes: frozenset[str] = SPEECH) -> list[Said]:
    article, rows, _ = findings(text, scopes)
    return [in_words(article, row) for row in rows]


def in_words(article: Article, row: StatementFinding) -> Said:
    return Said(
        speaker=None if row.speaker_range is None else article.words(*row.speaker_range),
        act=row.act,
        content=" … ".join(article.words(*part) for part in row.content),
        kind=row.kind,
        via=tuple(article.words(mention.start, mention.end) for mention in row.via),
        addressee=None if row.addressee is None else article.words(row.addressee.start, row.addressee.end),
        negated=row.negated,
        rule=row.rule,
    )
