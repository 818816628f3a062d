"""Terms of office as clues: "President Ada Holm" was said while she held the office.

The office is known by its title, the person by the full name or, beside the title, by the family name ("Israeli Foreign
Minister Lapid"). Old offices are used as forms of address ("President Obama"), so terms that contradict the others are
left aside (`published_infer`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Role
from demarche.lexicon.world import World, title_keys
from demarche.lexicon.world_tables import Entry, Held
from demarche.model.article import Article
from demarche.model.span import Span
from demarche.resolve.published_clues import FIRST, Clue, Days

LONGEST_NAME = 4
#: People of one family name who held such an office, beyond which the family name says too little.
MOST_NAMESAKES = 3
#: How far the lexicon's terms of office reach; who holds an office still is not known to hold it later.
KNOWN_TO = date(2026, 12, 31)
GRACE = timedelta(days=1)
#: Tokens of an article that are read for titles.
FIRST_TOKENS = 3_000


@dataclass(frozen=True, slots=True)
class Titled:
    """A title before a name: tokens `[start, end)`, the office, the state that the words before it name, the name."""

    start: int
    end: int
    role: Role
    country: str | None
    name: str


def terms(article: Article, lexicon: Lexicon) -> list[Clue]:
    """One clue for each person named with a title that the lexicon knows they held, the most often named first."""
    found: dict[str, Clue] = {}
    counts: Counter[str] = Counter()
    for it in _titled(article, lexicon):
        said = f"{it.role.words} {it.name}"
        counts[said] += 1
        if said not in found:
            days = _held(lexicon.world, it)
            if days:
                span = Span(article.starts[it.start], article.ends[it.end - 1])
                words = " ".join(span.of(article.document.text).split())
                found[said] = Clue(days, (span,), f"{words} held that office", "bound")
    return [found[said] for said, _ in counts.most_common() if said in found]


def _titled(article: Article, lexicon: Lexicon) -> Iterator[Titled]:
    words = [token.text for token in article.doc[:FIRST_TOKENS]]
    for start in range(1, len(words)):
        if not words[start][0].isupper() or not article.told(start) or not _told(article, start):
            continue
        match = lexicon.titles.ending(words, start)
        if match is None or not match.role.title or match.role.style or match.plural:
            continue
        first = start - match.length
        before = words[max(0, first - 2) : first]
        if not words[first][0].isupper() or any(lexicon.times.has("NOT_NOW", it) for it in before):
            continue
        end = _name_end(words, start, lexicon.world)
        if end < len(words) and lexicon.times.has("NOT_NOW", words[end].lstrip("-")):
            continue
        country = match.role.country or _state_before(words, first, lexicon.world)
        yield Titled(first, end, match.role, country, " ".join(words[start:end]))


def _told(article: Article, start: int) -> bool:
    return article.passage_of[start - 1] == article.passage_of[start]


def _name_end(words: Sequence[str], start: int, world: World) -> int:
    """The end of the longest known name, else of the words with capitals."""
    known = world.longest(words, start)
    if known is not None and any(entry.kind == "person" for entry in known[1]):
        return start + known[0]
    end = start
    while end < len(words) and end - start < LONGEST_NAME and words[end][0].isupper() and words[end][-1].isalpha():
        end += 1
    return max(end, start + 1)


def _state_before(words: Sequence[str], first: int, world: World) -> str | None:
    """The state of the word (or two) before a title: "Israeli", "New Zealand"."""
    for start in range(max(0, first - 2), first):
        found = world.longest_demonym(words, start)
        if found is not None and start + found[0] == first:
            return found[1]
    return None


def _held(world: World, it: Titled) -> Days:
    """When people of that name held such an office; empty where none did, or too many share the name."""
    people: tuple[Entry, ...] = tuple(entry for entry in world.find_name(it.name) if entry.kind == "person")
    given, _, family = it.name.rpartition(" ")
    if not people:
        people = tuple(
            entry for entry in world.people_by_family_name(family) if not given or entry.name.startswith(given + " ")
        )
    terms_of = {entry.id: [held for held in world.career(entry.id) if _fits(held, it)] for entry in people}
    terms_of = {person: held for person, held in terms_of.items() if held}
    if not 0 < len(terms_of) <= MOST_NAMESAKES:
        return ()
    spans: set[tuple[date, date]] = set()
    for held in (term for found in terms_of.values() for term in found):
        if held.start is not None:
            spans.add((max(held.start - GRACE, FIRST), (held.end + GRACE) if held.end else KNOWN_TO))
    return tuple(sorted(spans))


def _fits(held: Held, it: Titled) -> bool:
    """The office of the title, in the state that is named; no term that is only known from single reports."""
    offices = {*held.keys, *title_keys(held)}
    same = it.role.office in offices and (it.country is None or held.of == it.country)
    return same and not held.observed
