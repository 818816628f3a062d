"""Reads a sentence with the shipped model and finds its events; loaded once for all tests of events."""

from functools import cache

from demarche.find.events import find_events
from demarche.find.mentions import find_mentions
from demarche.find.times import find_times
from demarche.lexicon import Lexicon
from demarche.lexicon.kinds import Kinds
from demarche.model.article import Article
from demarche.model.document import Document
from demarche.model.finding import EventFinding, Mention, Rejected
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel


@cache
def parser() -> Parser:
    return Parser(LanguageModel.load())


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def read(text: str, kinds: Kinds | None = None) -> tuple[Article, list[EventFinding], list[Rejected]]:
    """The article, its events and what was dropped; by other `kinds` than the shipped ones where they are given."""
    words = lexicon()
    if kinds is not None:
        words = Lexicon()
        words.__dict__["kinds"] = kinds  # the cached table
    article = parser().parse(Document("sha256:0", "test", text, language="en"))
    mentions = find_mentions(article, words)
    found, rejected = find_events(article, mentions, find_times(article, words), words)
    return article, found, rejected


def events(text: str, kind: str, kinds: Kinds | None = None) -> list[EventFinding]:
    return [event for event in read(text, kinds)[1] if event.kind == kind]


def words(text: str, mentions: tuple[Mention, ...]) -> str:
    """The words of all the mentions, for a look whether a name is among them."""
    article = read(text)[0]
    return " | ".join(article.words(mention.start, mention.end) for mention in mentions)
