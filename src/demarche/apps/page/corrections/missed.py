"""The form that adds an event which was missed, from words of an article."""

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.event import Values, choices, known, values_given, where
from demarche.apps.page.corrections.posted import Current, Form, Posted, Writer, by
from demarche.apps.page.corrections.shown import words_around
from demarche.apps.page.corrections.stores import Writable
from demarche.apps.page.dress import render_form
from demarche.apps.serving import Opened, Served
from demarche.correcting import add_event
from demarche.errors import CorrectionError
from demarche.link.corrected import Corrected
from demarche.link.missed import Missed, places_of
from demarche.model.correction import added_id

router = APIRouter()
#: Places of the words among which one may choose.
MOST = 30
NOTHING = Values("", "", (), (), "", "", no_event=False)


@router.get("/missed/{document}", response_class=HTMLResponse)
def missed_page(
    request: Request, store: Opened, session: Current, document: str, words: str = Query("", max_length=2000)
) -> HTMLResponse:
    corrected, _ = known(store, document)
    return form_page(request, corrected, session=session, words=words)


@router.post("/missed/{document}")
def add(request: Request, store: Writable, serving: Served, session: Writer, form: Form, document: str) -> Response:
    corrected, _ = known(store, document)
    id, start = corrected.read.document.id, form.one("start")
    chosen = int(start) if start.isdecimal() and len(start) < 10 else None
    try:
        made = add_event(store, id, missed(form, chosen), by(session, form), serving.day)
        return RedirectResponse(where(store, id, added_id(made.id)), 303)
    except CorrectionError as error:
        return form_page(
            request, corrected, session=session, words=form.one("words"), chosen=chosen,
            values=values_given(form, session.name), fault=f"{error}.",
        )  # fmt: skip


def missed(form: Posted, start: int | None) -> Missed:
    single = {name: [form.one(name)] if form.one(name) else [] for name in ("kind", "status", "place", "days")}
    sides = {name: form.all(name) for name in ("agents", "recipients")}
    return Missed(form.one("words"), {**single, **sides}, start)


def form_page(request: Request, corrected: Corrected, *, words: str, **more: object) -> HTMLResponse:
    found = places_of(corrected.read, words)[:MOST]
    context = {"chosen": None, "values": NOTHING, **more}
    return render_form(
        request,
        "correct_missed.html",
        record=corrected.record,
        words=words,
        standing=[(span.start, words_around(corrected.read, span)) for span in found],
        **choices(corrected.record),
        **context,
    )
