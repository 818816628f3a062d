"""Who said what: all statements, or those of somebody, or to somebody, the newest first."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.apps.page.filters import Filtered, day_of
from demarche.apps.page.items import ACTS
from demarche.apps.page.views.actors import words
from demarche.apps.serving import Opened
from demarche.asking import checked, keys_of
from demarche.errors import InputError
from demarche.store.contract import AskedSaid, Said

router = APIRouter()
PAGE = 40


@router.get("/statements", response_class=HTMLResponse)
def statements(request: Request, store: Opened, given: Filtered, act: str = "", after: str = "") -> HTMLResponse:
    """`actor` speaks, `other` is spoken to; `after` is where the page before ended."""
    wanted = given.wanted()
    asked = AskedSaid(
        speakers=keys_of(store, given.actor) if given.actor else frozenset(),
        addressees=keys_of(store, given.other, "other") if given.other else frozenset(),
        first=wanted.first,
        last=wanted.last,
        acts=checked("act", [act] if act else [], ACTS),
        after=place_of(after),
        most=PAGE + 1,
    )
    found = store.said(asked)
    return render(
        request,
        "statements.html",
        here="/statements",
        given=given,
        act=act,
        found=[words(it) for it in found[:PAGE]],
        further=given.address("/statements", act=act, after=place(found[PAGE - 1])) if len(found) > PAGE else "",
    )


def place(last: Said) -> str:
    return f"{last.day or ''}~{last.document}~{last.statement}"


def place_of(words: str) -> tuple[date | None, str, str] | None:
    """Where a page begins; raises InputError."""
    if not words:
        return None
    parts = words.split("~")
    if len(parts) != 3:
        raise InputError("after", f"{words!r} is no place in a list")
    return day_of("after", parts[0]), parts[1], parts[2]
