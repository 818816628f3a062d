"""Turns the words by which people ask (names, kinds, days, topics) into what a store is asked, wherever they ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from demarche.errors import InputError
from demarche.lexicon.kinds import Kinds
from demarche.lexicon.linking import body_of
from demarche.lexicon.normal import slug
from demarche.lexicon.world import Entry, World
from demarche.model.record import STATUSES
from demarche.store.contract import Asked, Store

#: What a happening can be at present.
PRESENT = (*STATUSES, "overdue")
#: What a place in the tables may be.
PLACES = frozenset({"state", "city", "region", "place", "facility"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a timeline, as people give them: names of actors and of a place, words of our vocabularies, days.

    A `topic` stands for all kinds of it ("military"); `kinds` beside it narrow it further.
    """

    actor: str | None = None
    other: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    topic: str | None = None
    conflicted: bool = False


def asked(
    store: Store,
    wanted: Wanted,
    *,
    after: tuple[date | None, str] | None = None,
    most: int | None = None,
    newest_first: bool = False,
) -> Asked:
    """What to ask the store; raises InputError naming the word that is not known."""
    checked_days(wanted.first, wanted.last)
    kinds = checked("kind", wanted.kinds, kind_names())
    if wanted.topic is not None:
        (topic,) = checked("topic", [wanted.topic], topics())
        kinds = tuple(it for it in topics()[topic] if not kinds or it in kinds)
        if not kinds:
            raise InputError("kind", f"{', '.join(wanted.kinds)}: not of the topic {topic}")
    return Asked(
        sides=tuple(keys_of(store, name, what) for what, name in sides(wanted)),
        kinds=kinds,
        first=wanted.first,
        last=wanted.last,
        statuses=checked("status", wanted.statuses, PRESENT),
        places=frozenset() if wanted.place is None else place_keys(wanted.place),
        conflicted=wanted.conflicted,
        after=after,
        most=most,
        newest_first=newest_first,
    )


def keys_of(store: Store, name: str, what: str = "actor") -> frozenset[str]:
    """The keys of an actor: `name` is a name, the end of one ("Blinken"), an ISO 3166-1 code or an id.

    Raises InputError where the name is empty of letters; `what` says which one.
    """
    entries = known_as(name, what)
    keys = {name, f"name:{slug(name)}"}
    for entry in entries:
        keys |= {entry.id, f"name:{slug(entry.name)}"}
        if entry.kind == "state" and entry.country:
            keys.add(f"country:{entry.country}")
        if entry.kind == "organisation":
            keys.add(f"country:{body_of(entry.name) or entry.id}")
    if not entries:
        keys.update(store.names_like(slug(name)))
    return frozenset(keys)


def place_keys(name: str) -> frozenset[str]:
    """The keys of a place by name, ISO 3166-1 code or id; a state stands for every place in it. Raises InputError."""
    keys = {name, f"name:{slug(name)}"}
    for entry in known_as(name, "place"):
        if entry.kind in PLACES:
            keys |= {entry.id, f"name:{slug(entry.name)}"}
        if entry.kind == "state" and entry.country:
            keys.add(f"country:{entry.country}")
    return frozenset(keys)


def known_as(name: str, what: str) -> tuple[Entry, ...]:
    """Who or what the lexicon knows by this name, ISO 3166-1 code or id; raises InputError where it has no letter."""
    if not slug(name):
        raise InputError(what, f"{name!r} is no name")
    world = World.load()
    state = world.state(name)
    found = world.find(state.name if state else name)
    return found or tuple(it for it in [world.entry(name)] if it is not None)


@cache
def kind_names() -> tuple[str, ...]:
    """All kinds of happenings, by name."""
    return tuple(sorted(kind.name for kind in Kinds.load()))


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """Topic -> its kinds; a kind may have several."""
    found: dict[str, list[str]] = {}
    for kind in sorted(Kinds.load(), key=lambda it: it.name):
        for topic in kind.contexts:
            found.setdefault(topic, []).append(kind.name)
    return {topic: tuple(found[topic]) for topic in sorted(found)}


def sides(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """(which, name) of the actors that are asked for."""
    both = ("actor", wanted.actor), ("other", wanted.other)
    return tuple((what, name) for what, name in both if name is not None)


def checked(what: str, words: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The words, each once; raises InputError listing the known ones."""
    found = tuple(dict.fromkeys(words))
    for word in found:
        if word not in known:
            raise InputError(what, f"{word!r} is not one of {', '.join(known)}")
    return found


def checked_days(first: date | None, last: date | None) -> None:
    """Raises InputError where the last day is before the first."""
    if first is not None and last is not None and last < first:
        raise InputError("to", f"{last} is before {first}")
