"""The form that makes one happening of two, or two of one."""

import re
from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.posted import Current, Form, Writer, by
from demarche.apps.page.corrections.stores import Writable
from demarche.apps.page.dress import digits, render_form
from demarche.apps.page.items import Item, item, whole_item
from demarche.apps.serving import Opened, Served
from demarche.correcting import merge_happenings, split_happening
from demarche.errors import CorrectionError, StoreError
from demarche.lexicon.normal import slug
from demarche.model.happening import Happening
from demarche.store.contract import Asked, Line, Store

router = APIRouter()
#: Happenings of the same parties that are offered to be merged with.
OFFERED = 12
LOOKED_AT = 200
#: An id, alone or at the end of an address.
ID = re.compile(r"(?:.*[/:])?(?P<id>[0-9a-f]{4,16})/?(?:[?#].*)?")


@router.get("/judge/{happening}", response_class=HTMLResponse)
def judge_page(request: Request, store: Opened, session: Current, happening: str) -> HTMLResponse:
    return form_page(request, store, store.happening(happening), session=session)


@router.post("/judge/{happening}/merge")
def merge(request: Request, store: Writable, serving: Served, session: Writer, form: Form, happening: str) -> Response:
    found = store.happening(happening)
    other = ID.fullmatch(form.one("other_id") or form.one("other"))
    if other is None:
        fault = "Choose the other happening, or give its id."
    else:
        try:
            made = merge_happenings(store, found.id, other["id"], by(session, form), serving.day)
            return RedirectResponse(f"/happenings/{digits(made)}", 303)
        except (CorrectionError, StoreError) as error:
            fault = f"{error}."
    return form_page(request, store, found, session=session, fault=fault)


@router.post("/judge/{happening}/split")
def split(request: Request, store: Writable, serving: Served, session: Writer, form: Form, happening: str) -> Response:
    found = store.happening(happening)
    chosen = set(form.all("report"))
    reports = [it for it in found.reports if digits(it.id) in chosen]
    try:
        made = split_happening(store, found.id, reports, by(session, form), serving.day)
        return RedirectResponse(f"/happenings/{digits(made)}", 303)
    except CorrectionError as error:
        return form_page(request, store, found, session=session, fault=f"{error}.")


def form_page(request: Request, store: Store, happening: Happening, **more: object) -> HTMLResponse:
    return render_form(
        request,
        "correct_judge.html",
        happening=happening,
        item=whole_item(happening),
        offered=offered(store, happening),
        **more,
    )


def offered(store: Store, happening: Happening) -> Sequence[Item]:
    """Happenings of the same parties: of two of them, then of one; of the same kind first, then the nearest in time."""
    names = dict.fromkeys(f"name:{slug(who.name)}" for who in (*happening.agents, *happening.recipients))
    sides = [frozenset({name}) for name in names][:2]
    asked = ([tuple(sides)] if len(sides) == 2 else []) + [(side,) for side in sides]
    found: dict[str, Line] = {}
    day = next((it for it in (happening.when.earliest, happening.reports[0].reported) if it), date.max)
    for some in asked:
        lines = [
            it for it in store.timeline(Asked(sides=some, most=LOOKED_AT, newest_first=True)) if it.id != happening.id
        ]
        lines.sort(key=lambda it: (it.kind != happening.kind, abs(((it.day or date.max) - day).days)))
        for line in lines:
            found.setdefault(line.id, line)
    return [item(line) for line in list(found.values())[:OFFERED]]
