"""Terms of office as clues: "President Ada Holm" was said while she held the office."""

from collections.abc import Iterator
from datetime import date, timedelta

from demarche.lexicon import Lexicon
from demarche.lexicon.times import TimeWords
from demarche.lexicon.world import World
from demarche.model.article import Article
from demarche.model.span import Span
from demarche.resolve.published_clues import FIRST, Clue, Days

TITLES = (
    ("Secretary", "of", "State"),
    ("Prime", "Minister"),
    ("Foreign", "Minister"),
    ("President",),
    ("Chancellor",),
    ("Premier",),
)
LONGEST_NAME = 3
#: How far the lexicon's terms of office reach; who holds an office still is not known to hold it later.
KNOWN_TO = date(2026, 12, 31)
GRACE = timedelta(days=1)


def terms(article: Article, lexicon: Lexicon) -> list[Clue]:
    """One clue for each person who is named with a title that the lexicon knows they held; none where nobody fits."""
    found: dict[str, Clue] = {}
    for start, title, name in _titled(article, lexicon.times):
        if name in found:
            continue
        days = _held(lexicon.world, name, " ".join(title))
        if days:
            span = Span(article.starts[start], article.ends[start + len(title) + len(name.split()) - 1])
            found[name] = Clue(days, (span,), f"{' '.join(title)} {name} held that office", "bound")
    return list(found.values())


def _titled(article: Article, time_words: TimeWords) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Where a title stands before a name of two or three words: token, title, the name."""
    words = [token.text for token in article.doc]
    for start in range(len(words)):
        title = next((it for it in TITLES if tuple(words[start : start + len(it)]) == it), None)
        before = words[max(0, start - 2) : start]
        if title is None or not article.told(start) or any(time_words.has("NOT_NOW", word) for word in before):
            continue
        end = first = start + len(title)
        while end < len(words) and end - first < LONGEST_NAME and words[end][0].isupper() and words[end][-1].isalpha():
            end += 1
        for last in range(end, first + 1, -1):
            yield start, title, " ".join(words[first:last])


def _held(world: World, name: str, title: str) -> Days:
    """When people of that name held an office of that title; empty where none did."""
    spans: set[tuple[date, date]] = set()
    for entry in world.find(name):
        if entry.kind == "person":
            for held in world.career(entry.id):
                if held.title.endswith(title) and held.start is not None:
                    spans.add((max(held.start - GRACE, FIRST), (held.end + GRACE) if held.end else KNOWN_TO))
    return tuple(sorted(spans))
