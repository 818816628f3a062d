"""Articles and their records."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.responses import JSONResponse

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import DAY_TWO, page_of, paged, read_cursor
from demarche.apps.api.deps import Paging, Reading
from demarche.apps.api.models import ListedOut, Page
from demarche.apps.api.models_record import RecordOut
from demarche.linking import record_of
from demarche.model.happening_serial import to_json
from demarche.model.serial import record_to_json
from demarche.store.contract import Listed

router = APIRouter(route_class=CachedRoute, tags=["documents"])
DocumentId = Annotated[
    str,
    Path(
        description="The id, or its beginning (at least four digits); `sha256:` may be left out.",
        max_length=100,
        pattern="^(sha256:)?[0-9a-f]{4,64}$",
        examples=["3b5d5c37"],
    ),
]


@router.get("/documents")
def documents(
    request: Request, response: Response, store: Reading, paging: Annotated[Paging, Query()]
) -> Page[ListedOut]:
    """All articles, the newest first; those without a day come last."""
    after = read_cursor(paging.cursor, DAY_TWO)
    last = None if after is None else Listed(after[2], after[1], None, None, after[0], None, 0, 0)
    found = store.documents(last, paging.limit + 1)
    return page_of(paged(request, response, found, paging.limit, place_of), ListedOut.model_validate)


def place_of(listed: Listed) -> tuple[Any, ...]:
    return listed.earliest, listed.source, listed.id


@router.get("/documents/{id}", response_model=RecordOut)
def document(
    store: Reading,
    id: DocumentId,
    as_read: Annotated[bool, Query(description="Without what people corrected in it.")] = False,
) -> Any:
    """The record of an article: its text, and its actors, places, times, statements and events with their spans."""
    found = record_of(store, id)
    record = found.read if as_read else found.record
    key = record.document.id
    written = record_to_json(record)
    written["happenings"] = dict(store.happening_ids(key))
    written["corrections"] = [to_json(it) for it in store.corrections([key])]
    return JSONResponse(written)
