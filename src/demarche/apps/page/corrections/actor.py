"""The form that says who somebody is, in one article."""

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.event import known
from demarche.apps.page.corrections.posted import Current, Form, Writer, by
from demarche.apps.page.corrections.stores import Writable
from demarche.apps.page.dress import digits, render_form
from demarche.apps.serving import Opened, Served
from demarche.correcting import correct_actor
from demarche.errors import CorrectionError
from demarche.link.corrected import Corrected
from demarche.model.record import Actor

router = APIRouter()
#: Words that name somebody, shown on the form.
MOST_WORDS = 12


@router.get("/who/{document}", response_class=HTMLResponse)
def actor_page(
    request: Request, store: Opened, session: Current, document: str, actor: str = Query(max_length=200)
) -> HTMLResponse:
    corrected, _ = known(store, document)
    return form_page(request, corrected, found(corrected, actor), session=session)


@router.post("/who/{document}")
def correct(request: Request, store: Writable, serving: Served, session: Writer, form: Form, document: str) -> Response:
    corrected, _ = known(store, document)
    actor, id, fault = found(corrected, form.one("actor")), corrected.read.document.id, ""
    try:
        if correct_actor(store, id, actor.id, form.one("name"), by(session, form), serving.day):
            return RedirectResponse(f"/articles/{digits(id)}", 303)
        fault = "The record says so already: nothing was changed."
    except CorrectionError as error:
        fault = f"{error}."
    return form_page(
        request, corrected, actor, session=session, fault=fault, value=form.one("name"), reason=form.one("reason")
    )


def found(corrected: Corrected, id: str) -> Actor:
    actor = next((it for it in corrected.record.actors if it.id == id), None)
    if actor is None:
        raise HTTPException(404)
    return actor


def form_page(request: Request, corrected: Corrected, actor: Actor, **more: object) -> HTMLResponse:
    text = corrected.read.document.text
    words = dict.fromkeys(" ".join(span.of(text).split()) for span in actor.mentions)
    context = {"value": "", "reason": "", **more}
    return render_form(
        request,
        "correct_who.html",
        record=corrected.record,
        actor=actor,
        mentions=list(words)[:MOST_WORDS],
        names=[it.name for it in corrected.record.actors if it.id != actor.id],
        **context,
    )
