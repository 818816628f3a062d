"""Which tokens are looked at for mentions: what reports on the world, and bylines of those who speak for an office."""

from demarche.lexicon.titles import Titles
from demarche.model.article import Article

#: Levels of officers who sign a text for their state or body.
SPEAKING = frozenset(("spokes", "head", "minister"))


def in_scope(article: Article, titles: Titles) -> list[bool]:
    """For each token whether its passage is told, or is a byline that names who speaks for an office.

    "The following is attributable to Spokesperson …" says who vouches for the whole text; a reporter's byline does not.
    """
    words = [token.text for token in article.doc]
    speaking: set[int] = set()
    for index in range(len(words)):
        passage = article.passage_of[index]
        if article.passages[passage].kind == "byline" and passage not in speaking:
            match = titles.ending(words, index + 1)
            if match is not None and match.role.level in SPEAKING:
                speaking.add(passage)
    return [article.told(index) or article.passage_of[index] in speaking for index in range(len(words))]


def byline_names(article: Article, scope: list[bool], titles: Titles) -> list[tuple[int, int]]:
    """The names in such bylines, which the language model does not read: "Spokesperson Kari Lunde", "Kari Lunde, …"."""
    words = [token.text for token in article.doc]
    names: list[tuple[int, int]] = []
    for index in range(len(words)):
        match = titles.ending(words, index + 1) if scope[index] and not article.told(index) else None
        if match is None or match.role.level not in SPEAKING:
            continue
        start = end = index + 1
        while end < len(words) and _same_line(article, index, end) and _capital(words[end]):
            end += 1
        if end == start:
            end = start = index + 1 - match.length - 1
            if start < 0 or words[start] != ",":
                continue
            while start > 0 and _same_line(article, index, start - 1) and _capital(words[start - 1]):
                start -= 1
        if end - start > 1:
            names.append((start, end))
    return names


def _same_line(article: Article, one: int, other: int) -> bool:
    return article.passage_of[one] == article.passage_of[other]


def _capital(word: str) -> bool:
    return word[:1].isupper()
