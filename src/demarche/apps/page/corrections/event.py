"""The form for one event: every field as the record has it now, to be put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.posted import Current, Form, Posted, Writer, by
from demarche.apps.page.corrections.shown import Note, note, words_around
from demarche.apps.page.corrections.stores import Writable
from demarche.apps.page.dress import digits, render_form
from demarche.apps.serving import Opened, Served
from demarche.correcting import Changes, correct_event
from demarche.errors import CorrectionError
from demarche.lexicon.kinds import Kinds
from demarche.link.corrected import Corrected, explained
from demarche.link.correcting import value_of
from demarche.model.correction import EVENT_FIELDS, NEW, Correction
from demarche.model.record import STATUSES, Event, Record
from demarche.store.contract import Store

router = APIRouter()
#: Empty lines for further parties.
SPARE = 2


@dataclass(frozen=True, slots=True)
class Values:
    """What stands in the fields of the form."""

    kind: str
    status: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    days: str
    no_event: bool
    by: str = ""
    reason: str = ""


@router.get("/correct/{document}/{event:path}", response_class=HTMLResponse)
def event_page(request: Request, store: Opened, session: Current, document: str, event: str) -> HTMLResponse:
    corrected, corrections = known(store, document)
    found = read_event(corrected, event)
    return form_page(request, corrected, corrections, found, session=session, values=values_now(corrected, found))


@router.post("/correct/{document}/{event:path}")
def correct(
    request: Request, store: Writable, serving: Served, session: Writer, form: Form, document: str, event: str
) -> Response:
    corrected, corrections = known(store, document)
    found, id = read_event(corrected, event), corrected.read.document.id
    try:
        made = correct_event(store, id, event, changes(corrected, found, form), by(session, form), serving.day)
    except CorrectionError as error:
        fault = f"{error}."
    else:
        if made:
            return RedirectResponse(where(store, id, event), 303)
        fault = "The record says so already: nothing was changed."
    values = values_given(form, session.name)
    return form_page(request, corrected, corrections, found, session=session, values=values, fault=fault)


def known(store: Store, document: str) -> tuple[Corrected, Sequence[Correction]]:
    """The record as people have corrected it, and all corrections of it."""
    record = store.get(document)
    corrections = store.corrections([record.document.id])
    return explained(record, corrections), corrections


def read_event(corrected: Corrected, id: str) -> Event:
    found = next((it for it in corrected.events if it.id == id), None)
    if found is None:
        raise HTTPException(404)
    return found


def where(store: Store, document: str, event: str) -> str:
    """Where one sees what became of it: the happening, else the article."""
    happening = store.happening_ids(document).get(event)
    return f"/happenings/{digits(happening)}" if happening else f"/articles/{digits(document)}"


def values_now(corrected: Corrected, event: Event) -> Values:
    now = next((it for it in corrected.record.events if it.id == event.id), None)
    record = corrected.read if now is None else corrected.record
    told = {field: value_of(record, now or event, field) for field in EVENT_FIELDS}
    return Values(
        kind=told["kind"][0],
        status=told["status"][0],
        agents=told["agents"],
        recipients=told["recipients"],
        place="".join(told["place"]),
        days="/".join(told["days"]),
        no_event=now is None,
    )


def values_given(form: Posted, name: str) -> Values:
    return Values(
        kind=form.one("kind"),
        status=form.one("status"),
        agents=tuple(form.all("agents")),
        recipients=tuple(form.all("recipients")),
        place=form.one("place"),
        days=form.one("days"),
        no_event=bool(form.one("no_event")),
        by=form.one("by") or name,
        reason=form.one("reason"),
    )


def changes(corrected: Corrected, event: Event, form: Posted) -> Changes:
    """(field, value) of all fields: those that are as they were are passed over later."""
    if form.one("no_event"):
        return [("event", ())]
    if event.id not in {it.id for it in corrected.record.events}:
        raise CorrectionError("somebody said that this is no event: undo that first")
    single = [(name, [form.one(name)]) for name in ("kind", "status")]
    place, days = form.one("place"), form.one("days")
    return [
        *single,
        ("agents", form.all("agents")),
        ("recipients", form.all("recipients")),
        ("place", [place] if place else []),
        ("days", [days] if days else []),
    ]


def form_page(
    request: Request, corrected: Corrected, corrections: Sequence[Correction], event: Event, **more: object
) -> HTMLResponse:
    return render_form(
        request,
        "correct_form.html",
        record=corrected.record,
        event=event,
        quote=words_around(corrected.read, event.trigger),
        **choices(corrected.record),
        notes=notes_of(corrected, corrections, event),
        **more,
    )


def choices(record: Record) -> dict[str, object]:
    """What the fields offer."""
    return {
        "kinds": [(kind.name, kind.meaning) for kind in sorted(Kinds.load(), key=lambda it: it.name)],
        "statuses": STATUSES,
        "names": list(dict.fromkeys(it.name for it in record.actors)),
        "place_names": [it.name for it in record.places],
        "spare": range(SPARE),
    }


def notes_of(corrected: Corrected, corrections: Sequence[Correction], event: Event) -> list[Note]:
    """What was corrected at the words of this event, newest first."""
    own = [it for it in corrections if it.anchor.trigger.overlaps(event.trigger) and it.field in (*EVENT_FIELDS, NEW)]
    return [note(it, corrected.state(it)) for it in reversed(own)]
