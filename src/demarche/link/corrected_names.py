"""Whom and what place a person means by a name: one of the record, else of the lexicon, else of the text alone."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from demarche.lexicon.normal import slug
from demarche.lexicon.titles import fold
from demarche.lexicon.world import Entry, World
from demarche.model.record import Actor, Office, Place, Record
from demarche.model.span import Span

#: Kinds of entries that are places; a city acts only as the seat of a government.
TERRITORIAL = frozenset(("state", "city", "region", "place", "facility"))
GROUND = TERRITORIAL - {"state"}
#: "Mei Tan (SGP)": a name that no table knows, with the state it belongs to.
WITH_COUNTRY = re.compile(r"(?P<name>.*\S)\s*\((?P<country>[A-Z]{3})\)")
#: Shorter names are not looked for in capitals: "WHO" is never "Who".
CAPITALS = 4
#: Words that stand in names of bodies, hardly in those of people.
OF_BODIES = frozenset("of for and the & on".split())


def actor_named(words: str, record: Record, others: Iterable[str] = ()) -> Actor:
    """The actor that is meant; one whom the record does not have comes with every place where the text names it.

    `words` are a name, a lexicon id, the id of an actor of the record or ISO 3166-1 alpha-3; ids in `others` are not
    meant by an alias.
    """
    own = _own_actor(words, record, frozenset(others))
    if own is not None:
        return own
    entry = _acting(_entries(words))
    if entry is not None:
        known = next((actor for actor in record.actors if actor.id == entry.id), None)
        return known or _known_actor(entry, record)
    return _local_actor(words, record)


def place_named(words: str, record: Record) -> Place:
    """The place that is meant, likewise."""
    own = [it for it in record.places if it.id == words] or [it for it in record.places if slug(it.name) == slug(words)]
    if own:
        return own[0]
    entry = next((it for it in _entries(words) if it.kind in TERRITORIAL), None)
    if entry is None:
        spans = _places_of((words,), record.document.text)
        return Place(local_id(words), " ".join(words.split()), mentions=spans)
    known = next((place for place in record.places if place.id == entry.id), None)
    spans = _places_of((entry.name, *entry.aliases), record.document.text)
    return known or Place(entry.id, entry.name, entry.country, entry.latitude, entry.longitude, spans, entry.id)


def stable_name(identifier: str, name: str) -> str:
    """The name where it alone leads to the id again, or the id is local; else the id."""
    entries = _entries(name)
    return name if identifier.startswith("local:") or (entries and entries[0].id == identifier) else identifier


def nearest(spans: Sequence[Span], to: Span) -> Span | None:
    """The span with the fewest signs between it and `to`; the earlier of two."""
    return min(spans, key=lambda it: (max(it.start - to.end, to.start - it.end, 0), it.start), default=None)


def local_id(name: str) -> str:
    """The id that reading gives to a name which no table has: "Yury Ushakov" -> "local:yury-ushakov"."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return "local:" + "-".join(kept.split())


def _own_actor(words: str, record: Record, others: frozenset[str]) -> Actor | None:
    wanted = slug(words)
    for fits in (
        lambda it: it.id == words,
        lambda it: slug(it.name) == wanted,
        lambda it: it.id not in others and any(slug(alias) == wanted for alias in it.aliases),
    ):
        found = [actor for actor in record.actors if fits(actor)]
        if found:
            return found[0]
    return None


def _entries(words: str) -> tuple[Entry, ...]:
    world = World.load()
    state = world.state(words)
    entry = state.entry if state is not None else world.entry(words)
    return (entry,) if entry is not None else world.find(" ".join(words.split()))


def _acting(entries: Sequence[Entry]) -> Entry | None:
    """The likeliest that can act; a capital stands for its state."""
    world = World.load()
    for entry in entries:
        if entry.kind not in GROUND:
            return entry
    for entry in entries:
        state = world.state(entry.country) if entry.country else None
        if state is not None and state.capital == entry.id:
            return state.entry
    return None


def _known_actor(entry: Entry, record: Record) -> Actor:
    day = record.published.told
    names = (entry.name, *entry.aliases, *([entry.family] if entry.family else []))
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        sector=entry.sector or None,
        offices=_offices(entry.id, day) if entry.kind == "person" else (),
        mentions=_places_of(names, record.document.text),
        entry=entry.id,
    )


def _offices(person: str, day: date | None) -> tuple[Office, ...]:
    held = World.load().offices(person, day) if day is not None else ()
    return tuple(dict.fromkeys(Office(it.title, it.of) for it in held))


def _local_actor(words: str, record: Record) -> Actor:
    match = WITH_COUNTRY.fullmatch(words)
    country = match["country"] if match and World.load().state(match["country"]) else None
    name = " ".join((match["name"] if match and country else words).split())
    return Actor(local_id(name), name, _kind(name), country=country, mentions=_places_of((name,), record.document.text))


def _kind(name: str) -> str:
    """What somebody is, by the shape of the name."""
    words = name.split()
    if not any(letter.isupper() for letter in name):
        return "group"
    person = 1 < len(words) <= 4 and not OF_BODIES.intersection(map(str.lower, words))
    return "person" if person and not any(word.isupper() and len(word) > 2 for word in words) else "organisation"


def _places_of(names: Iterable[str], text: str) -> tuple[Span, ...]:
    """Where the text has one of the names as whole words, also in capitals; the longer of two that overlap."""
    found: list[Span] = []
    wanted = {it for it in names if slug(it)}
    wanted |= {it.upper() for it in wanted if len(it) >= CAPITALS}
    for name in sorted(wanted, key=lambda it: (-len(it), it)):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
        for match in re.finditer(pattern, text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return tuple(sorted(found))
