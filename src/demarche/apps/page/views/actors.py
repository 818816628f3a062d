"""Who takes part: all actors, and one with its offices, what it did, said, was told and promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from demarche.apps.page.drawing.offices import Tenure, tenures
from demarche.apps.page.drawing.strip import strip
from demarche.apps.page.dress import digits, render
from demarche.apps.page.filters import Filters
from demarche.apps.page.items import item
from demarche.apps.page.views.promises import Kept, kept
from demarche.apps.page.views.search import place
from demarche.apps.serving import Opened, Served
from demarche.asking import keys_of, known_as
from demarche.lexicon.world import Entry, World
from demarche.promised import promised
from demarche.store.contract import Asked, AskedSaid, Said, Store

router = APIRouter()
#: Lines of each part.
ACTORS, DONE, SAID, TOLD, PROMISED, PARTNERS = 200, 25, 10, 6, 6, 12


@dataclass(frozen=True, slots=True)
class Words:
    """A statement with the address of its words."""

    said: Said
    href: str


@dataclass(frozen=True, slots=True)
class Partner:
    """`key` is what the pair's address has, `name` what people read."""

    key: str
    name: str
    happenings: int


@router.get("/actors", response_class=HTMLResponse)
def actors(request: Request, store: Opened, like: str = "") -> HTMLResponse:
    found = store.actors(like[:200], ACTORS)
    most = found[0].happenings if found else 1
    return render(request, "actors.html", here="/actors", like=like, found=found, most=most, full=len(found) == ACTORS)


@router.get("/actors/{name:path}", response_class=HTMLResponse)
def actor(request: Request, store: Opened, serving: Served, name: str) -> HTMLResponse:
    keys, entry = keys_of(store, name), next(iter(known_as(name, "actor")), None)
    asked = Asked(sides=(keys,), most=DONE + 1, newest_first=True)
    lines = store.timeline(asked)
    said = store.said(AskedSaid(speakers=keys, most=SAID + 1))
    told = store.said(AskedSaid(addressees=keys, most=TOLD))
    hits = () if lines or said or told else store.search(f'"{name}"', TOLD)
    if not lines and not said and not told and not hits and entry is None:
        raise HTTPException(404, f"Nothing is known of {name!r}")
    shown = entry.name if entry else name
    drawn = lines[:DONE]
    items = [item(line) for line in drawn]
    only = Filters(actor=shown)
    return render(
        request,
        "actor.html",
        here="/actors",
        name=shown,
        entry=entry,
        country=country_name(entry),
        tenures=offices(entry, serving.day),
        wide=strip(drawn, items, labelled=True, pixels=620),
        small=strip(drawn, items, labelled=False, pixels=340),
        items=items,
        more=len(lines) > DONE,
        hits=[place(it) for it in hits],
        said=[words(it) for it in said[:SAID]],
        told=[words(it) for it in told],
        promises=promises_of(store, keys, serving.day),
        partners=partners(store, entry),
        timeline=only.address("/timeline"),
        calendar=only.address("/calendar.ics"),
        feed=only.address("/changes.atom"),
    )


def words(said: Said) -> Words:
    return Words(said, f"/articles/{digits(said.document)}?fact={said.statement}#w-{said.statement}")


def offices(entry: Entry | None, today: date) -> Sequence[Tenure]:
    if entry is None or entry.kind != "person":
        return ()
    return tenures(World.load().career(entry.id), today)


def country_name(entry: Entry | None) -> str | None:
    if entry is None or entry.country is None or entry.kind == "state":
        return None
    state = World.load().state(entry.country)
    return state.name if state else entry.country


def promises_of(store: Store, keys: frozenset[str], today: date) -> list[Kept]:
    asked = Asked(sides=(keys,), most=PROMISED, newest_first=True)
    return [kept(*it) for it in promised(store, today, asked)]


def partners(store: Store, entry: Entry | None) -> Sequence[Partner]:
    """With whom a state or body met most."""
    if entry is None or entry.kind not in ("state", "organisation"):
        return ()
    own = {entry.country, entry.name, entry.id} if entry.kind == "state" else {entry.name, entry.id}
    counts: dict[str, int] = {}
    for tie in store.ties(None, None):
        if (tie.one in own) != (tie.other in own):
            other = tie.other if tie.one in own else tie.one
            counts[other] = counts.get(other, 0) + tie.happenings
    order = sorted(counts, key=lambda it: (-counts[it], it))
    return [Partner(it, side_name(it), counts[it]) for it in order[:PARTNERS]]


def side_name(side: str) -> str:
    """What people call a side of a tie: a state by its name, a body by its own."""
    state = World.load().state(side)
    return state.name if state else side


def side_names(sides: Iterable[str]) -> dict[str, str]:
    return {it: side_name(it) for it in sides}
