"""Who published an article that came without its outlet: told by its byline, masthead, copyright line or dateline."""

from collections.abc import Iterator, Sequence

from demarche.lexicon import Lexicon
from demarche.lexicon.world_tables import Entry
from demarche.model.article import Article
from demarche.model.document import Document, Passage
from demarche.model.span import Span

#: Words of a line that is about its picture, not about the text.
PICTURES = frozenset("photo photos photograph image images picture pictures file getty handout pool /".split())
RIGHTS = frozenset({"©", "copyright", "(c)"})
#: Tokens after "©" and before "(" in which an outlet stands.
NEAR = 8

Found = tuple[Entry, Span]


def with_outlet(article: Article, lexicon: Lexicon) -> Document:
    """The document, with the outlet that its text names where none was given, and the words that name it."""
    document = article.document
    if document.outlet is not None:
        return document
    found = outlet_of(article, lexicon)
    if found is None:
        return document
    return document.from_outlet(found[0].name, found[1])


def outlet_of(article: Article, lexicon: Lexicon) -> Found | None:
    """The outlet and its name in the text: the paper of the byline or masthead before the agency of the dateline."""
    ranges = list(_ranges(article))
    for rule in (_byline, _masthead, _copyright, _credit, _dateline):
        for start, end, passage in ranges:
            words = [token.text for token in article.doc[start:end]]
            stretch = rule(words, passage)
            found = _named(article, lexicon, start + stretch[0], start + stretch[1]) if stretch else None
            if found is not None and (rule is not _masthead or _whole(found[1], passage)):
                return found
    return None


def _ranges(article: Article) -> Iterator[tuple[int, int, Passage]]:
    """Token ranges of the passages."""
    start = 0
    for token in range(1, len(article.doc) + 1):
        if token == len(article.doc) or article.passage_of[token] != article.passage_of[start]:
            yield start, token, article.passage(start)
            start = token


def _byline(words: Sequence[str], passage: Passage) -> tuple[int, int] | None:
    return (0, len(words)) if passage.kind == "byline" else None


def _masthead(words: Sequence[str], passage: Passage) -> tuple[int, int] | None:
    """A line that is the name of an outlet and no more."""
    return (0, len(words)) if passage.kind in ("headline", "byline", "credit", "heading") else None


def _whole(span: Span, passage: Passage) -> bool:
    """The name is all of the line, marks and "The" aside."""
    return (passage.span.end - passage.span.start) - (span.end - span.start) <= len("The ")


def _copyright(words: Sequence[str], passage: Passage) -> tuple[int, int] | None:
    """ "© 2023 AFP", "Copyright The Associated Press"."""
    at = next((number for number, word in enumerate(words) if word.lower() in RIGHTS), None)
    if at is None or passage.kind == "paragraph" or PICTURES & {word.lower() for word in words}:
        return None
    return at + 1, min(at + 1 + NEAR, len(words))


def _credit(words: Sequence[str], passage: Passage) -> tuple[int, int] | None:
    """ "(Reuters)" below the text; not the credit of a picture."""
    if passage.kind != "credit" or any(mark in word.lower() for word in words for mark in PICTURES):
        return None
    return 0, len(words)


def _dateline(words: Sequence[str], passage: Passage) -> tuple[int, int] | None:
    """ "OSLO, May 3 (Reuters) -"."""
    if passage.kind != "dateline":
        return None
    opened = next((number for number, word in enumerate(words) if word in "([/"), None)
    return None if opened is None else (opened + 1, len(words))


def _named(article: Article, lexicon: Lexicon, start: int, end: int) -> Found | None:
    """The first outlet that the lexicon knows by name in tokens `[start, end)`."""
    words = [token.text for token in article.doc[start:end]]
    for number in range(len(words)):
        found = lexicon.world.longest(words, number)
        if found is None or not words[number][0].isupper():
            continue
        outlet = next((entry for entry in found[1] if entry.kind == "outlet"), None)
        if outlet is not None:
            return outlet, article.span(start + number, start + number + found[0])
    return None
