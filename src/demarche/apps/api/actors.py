"""Who takes part: lists, what is known of one, and ties between sides."""

from collections import Counter
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import MANY_KEY, MANY_TWO, page_of, paged, read_cursor
from demarche.apps.api.deps import Days, Name, Paging, Reading
from demarche.apps.api.models import KnownOut, Out, Page, TieOut
from demarche.asking import checked_days, keys_of, known_as
from demarche.errors import NotFoundError
from demarche.lexicon.world import Entry, World
from demarche.store.contract import Asked, Known, Tie

router = APIRouter(route_class=CachedRoute, tags=["actors"])


class Seeking(Paging):
    q: Name | None = Field(None, description="Words of the name, in any order.", examples=["foreign ministry"])


class TenureOut(Out):
    """An office somebody held."""

    title: str
    """The title."""
    of: str
    """ISO 3166-1 alpha-3, or the id of an organisation."""
    start: date | None
    """First day; null where it is not known."""
    end: date | None
    """Last day; null where it is not known or still lasts."""
    source: str
    """Where the lexicon has it from."""


class EntryOut(Out):
    """What the lexicon knows of somebody of this name."""

    id: str
    """Wikidata id, or one of the lexicon's own."""
    name: str
    """The name."""
    kind: str
    """person, state, government, ministry, office, organisation, outlet or group; or a kind of place."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    sector: str | None
    """PLOVER sector."""
    aliases: list[str]
    """Other names."""
    offices: list[TenureOut]
    """All offices held, as far as they are known."""


class ActorPageOut(Out):
    """What is known of an actor: by the lexicon and in the store."""

    name: str
    """The name that was asked for."""
    keys: list[str]
    """Under what the store knows it."""
    entries: list[EntryOut]
    """Who or what has this name in the lexicon, the likeliest first."""
    happenings: int
    """In how many happenings it takes part (a state: everybody who acts for it)."""
    links: dict[str, str]
    """Where to read on: its happenings, statements, what it was told, its promises."""


@router.get("/actors")
def actors(request: Request, response: Response, store: Reading, asked: Annotated[Seeking, Query()]) -> Page[KnownOut]:
    """Those who take part in happenings, the most frequent first."""
    after = read_cursor(asked.cursor, MANY_KEY)
    last = None if after is None else Known(after[1], "", "", None, after[0])
    found = store.actors(asked.q or "", asked.limit + 1, last)
    return page_of(
        paged(request, response, found, asked.limit, lambda it: (it.happenings, it.key)), KnownOut.model_validate
    )


@router.get("/actors/{name:path}")
def actor(
    request: Request,
    store: Reading,
    name: Annotated[Name, Path(description="A name, ISO 3166-1 alpha-3 code, id or key.", examples=["Antony Blinken"])],
) -> ActorPageOut:
    """Who somebody is, the offices held, and where to find what it did, said, was told and promised."""
    entries = known_as(name, "name")
    keys = keys_of(store, name, "name")
    many = store.count(Asked((keys,)))
    if not entries and not many:
        raise NotFoundError(f"nobody of the name {name!r} is known")
    root = request.scope.get("root_path", "")
    asked = {"happenings": "actor", "statements": "speaker", "told": "addressee", "promises": "actor"}
    links = {
        what: f"{root}/{'statements' if what == 'told' else what}?{urlencode({field: name})}"
        for what, field in asked.items()
    }
    return ActorPageOut(
        name=name, keys=sorted(keys), entries=[entry_out(it) for it in entries], happenings=many, links=links
    )


def entry_out(entry: Entry) -> EntryOut:
    career = [TenureOut.model_validate(held) for held in World.load().career(entry.id)]
    told = {it: getattr(entry, it) for it in ("id", "name", "kind", "country", "sector")}
    return EntryOut(**told, aliases=list(entry.aliases), offices=career)


@router.get("/ties", tags=["actors"])
def ties(request: Request, response: Response, store: Reading, days: Annotated[Days, Query()]) -> Page[TieOut]:
    """Which sides had to do with each other, the most frequent first: the edges of the network of actors."""
    checked_days(days.first, days.last)
    found = sorted(joined(store.ties(days.first, days.last)), key=place_of)
    after = read_cursor(days.cursor, MANY_TWO)
    if after is not None:
        found = [it for it in found if place_of(it) > (-after[0], after[1], after[2])]
    page = paged(request, response, found[: days.limit + 1], days.limit, lambda it: (it.happenings, it.one, it.other))
    return page_of(page, lambda it: it)


def joined(found: Any) -> list[TieOut]:
    """One for each pair of sides."""
    kinds: dict[tuple[str, str], Counter[str]] = {}
    tie: Tie
    for tie in found:
        kinds.setdefault((tie.one, tie.other), Counter())[tie.kind] += tie.happenings
    return [
        TieOut(one=one, other=other, happenings=told.total(), kinds=dict(told.most_common()))
        for (one, other), told in kinds.items()
    ]


def place_of(tie: TieOut) -> tuple[int, str, str]:
    return -tie.happenings, tie.one, tie.other
