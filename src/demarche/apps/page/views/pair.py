"""Two sides through time: what they did with each other above a line, what against each other below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.drawing.sides import sides
from demarche.apps.page.dress import render
from demarche.apps.page.filters import Filters
from demarche.apps.page.items import item
from demarche.apps.page.views.actors import side_name
from demarche.apps.serving import Opened
from demarche.asking import keys_of
from demarche.lexicon.quads import NAMES, quad_of
from demarche.store.contract import Asked, Line

router = APIRouter()
#: Happenings that are drawn; and those that are listed.
DRAWN, LISTED = 400, 60


@dataclass(frozen=True, slots=True)
class Count:
    name: str
    happenings: int


@router.get("/pairs", response_class=HTMLResponse)
def pair_asked(request: Request, store: Opened, one: str = "", other: str = "") -> HTMLResponse:
    """The form without JavaScript comes here."""
    if one and other:
        return pair(request, store, one, other)
    return render(request, "pairs.html", here="/network", one=one, other=other)


@router.get("/pairs/{one}/{other:path}", response_class=HTMLResponse)
def pair(request: Request, store: Opened, one: str, other: str) -> HTMLResponse:
    both = keys_of(store, one, "one"), keys_of(store, other, "other")
    lines = store.timeline(Asked(sides=both, most=DRAWN, newest_first=True))
    items = [item(line) for line in lines]
    names = side_name(one), side_name(other)
    only = Filters(actor=names[0], other=names[1])
    return render(
        request,
        "pair.html",
        here="/network",
        one=names[0],
        other=names[1],
        wide=sides(lines, items, pixels=1000),
        small=sides(lines, items, pixels=340),
        counts=counts(lines),
        rows=[(it, quad_of(it.kind) or "neither") for it in items[:LISTED]],
        total=len(lines),
        full=len(lines) == DRAWN,
        more=len(lines) > LISTED,
        timeline=only.address("/timeline"),
        calendar=only.address("/calendar.ics"),
        feed=only.address("/changes.atom"),
    )


def counts(lines: Sequence[Line]) -> list[Count]:
    found = [quad_of(line.kind) for line in lines]
    return [Count(name, found.count(name)) for name in NAMES.values()]
