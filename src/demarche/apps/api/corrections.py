"""Corrections of the record: read by all, made and undone by who has the token."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import TWO, page_of, paged, read_cursor
from demarche.apps.api.deps import Paging, Reading, Writable
from demarche.apps.api.documents import DocumentId
from demarche.apps.api.models import Page
from demarche.apps.api.models_correction import CorrectedOut, CorrectionIn, DocumentKey, EventIn, StatedOut, UndoneBy
from demarche.apps.api.models_record import CorrectionOut
from demarche.apps.serving import Served
from demarche.correcting import (
    Stated,
    add_event,
    correct_actor,
    correct_event,
    correct_happening,
    stated_page,
    undo_correction,
)
from demarche.errors import CorrectionError
from demarche.link.correcting import By
from demarche.link.missed import Missed
from demarche.linking import record_of
from demarche.model.correction import ACTOR, Correction, added_id, moment
from demarche.model.happening_serial import to_json
from demarche.store.contract import AskedWords, Store

router = APIRouter(route_class=CachedRoute, tags=["corrections"])
Id = Annotated[
    str,
    Path(
        description="The id, or its beginning (at least four digits); `correction:` may be left out.",
        max_length=40,
        pattern="^(correction:)?[0-9a-f]{4,16}$",
    ),
]


class Corrections(Paging):
    """Which corrections."""

    document: DocumentKey | None = Field(None, description="Only those of this article, by id or its beginning.")


@router.get("/corrections")
def corrections(
    request: Request, response: Response, store: Reading, asked: Annotated[Corrections, Query()]
) -> Page[StatedOut]:
    """What people corrected, the newest first, undone corrections too."""
    only = None if asked.document is None else store.get(asked.document).document.id
    question = AskedWords(only, read_cursor(asked.cursor, TWO), asked.limit + 1)
    found, following = paged(request, response, store.corrections_page(question), asked.limit, place_of)
    return page_of((stated_page(store, found), following), stated_out)


@router.get("/corrections/{id}")
def correction(store: Reading, id: Id) -> StatedOut:
    """One correction."""
    return StatedOut.model_validate(stated_out(stated_page(store, [store.correction(id)])[0]))


@router.post("/corrections", status_code=201, responses={200: {"description": "The record said so already."}})
def correct(response: Response, store: Writable, served: Served, asked: CorrectionIn) -> CorrectedOut:
    """Corrects a field of an event, of all a happening is told as, or who somebody is. Said twice, it holds once."""
    by = By(asked.by, datetime.now(UTC), asked.reason)
    changes = [(asked.field, asked.value)]
    if asked.happening is not None and asked.document is None and asked.event is None and asked.actor is None:
        happening = store.happening(asked.happening)
        at = [(it.document, it.event) for it in happening.reports]
        made = correct_happening(store, happening, changes, by, served.day)
    else:
        document, inside = inside_of(store, asked)
        at = [(document, inside)]
        if asked.field == ACTOR:
            made = correct_actor(store, document, inside, " ".join(asked.value), by, served.day)
        else:
            made = correct_event(store, document, inside, changes, by, served.day)
    if not made:
        response.status_code = 200
        made = tuple(it for document, inside in at for it in there(store, document, inside, asked.field))
    told = dict.fromkeys(store.happening_ids(document).get(inside) for document, inside in at)
    return CorrectedOut(corrections=[CorrectionOut(**to_json(it)) for it in made], happenings=[it for it in told if it])


@router.post("/documents/{id}/events", status_code=201)
def add(store: Writable, served: Served, id: DocumentId, asked: EventIn) -> CorrectedOut:
    """Adds an event that was missed in an article, pinned to its words; undone as the correction that it is."""
    by = By(asked.by, datetime.now(UTC), asked.reason)
    place = [asked.place] if asked.place else []
    fields = {"kind": [asked.kind], "status": [asked.status], "agents": asked.agents, "recipients": asked.recipients}
    told = Missed(asked.words, {**fields, "place": place, "days": asked.days}, asked.start)
    document = store.get(id).document.id
    made = add_event(store, document, told, by, served.day)
    told_as = store.happening_ids(document).get(added_id(made.id))
    return CorrectedOut(corrections=[CorrectionOut(**to_json(made))], happenings=[told_as] if told_as else [])


@router.delete("/corrections/{id}")
def undo(store: Writable, served: Served, id: Id, asked: Annotated[UndoneBy, Query()]) -> CorrectionOut:
    """Undoes a correction; it stays listed. Asked again, it changes nothing."""
    known = store.correction(id)
    if known.in_force:
        by = By(asked.by, datetime.now(UTC), asked.reason)
        known = undo_correction(store, known.id, by, served.day)
    return CorrectionOut(**to_json(known))


def inside_of(store: Store, asked: CorrectionIn) -> tuple[str, str]:
    """Id of the document and what in it is corrected; raises CorrectionError where the question names not one thing."""
    inside = asked.actor if asked.field == ACTOR else asked.event
    given = [it for it in (asked.event, asked.actor) if it is not None]
    if asked.document is None or inside is None or len(given) != 1 or asked.happening is not None:
        wanted = "actor" if asked.field == ACTOR else "event"
        raise CorrectionError(f"give document and {wanted}" + ("" if asked.field == ACTOR else ", or happening alone"))
    return store.get(asked.document).document.id, inside


def there(store: Store, document: str, inside: str, field: str) -> list[Correction]:
    """The corrections by which a field is what it is."""
    corrected = record_of(store, document)
    named = {it.id: it.name for it in corrected.record.actors}
    return [it for (id, about), it in corrected.fields.items() if about == field and inside in (id, named.get(id))]


def stated_out(it: Stated) -> dict[str, Any]:
    return {**to_json(it.correction), "about": it.about, "words": it.words, "state": it.state}


def place_of(it: Correction) -> tuple[str, str]:
    return moment(it.at), it.id
