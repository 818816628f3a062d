"""Timelines and single happenings, as JSON or JSON-LD."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from starlette.responses import JSONResponse

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import DAY_ID, page_of, paged, read_cursor
from demarche.apps.api.deps import Filtered, Reading
from demarche.apps.api.formats import JSONLD, jsonld_of, wants_jsonld, with_jsonld
from demarche.apps.api.models import LineOut, Page
from demarche.apps.api.models_happening import HappeningOut
from demarche.asking import asked
from demarche.model.happening_serial import to_json
from demarche.store.contract import Line

router = APIRouter(route_class=CachedRoute, tags=["happenings"])
HappeningId = Annotated[
    str,
    Path(
        description="The id, or its beginning (at least four digits); `happening:` may be left out.",
        max_length=100,
        examples=["eb84a02ba11c79f1"],
    ),
]


@router.get("/happenings", response_model=Page[LineOut], responses=with_jsonld("The same page, whole happenings."))
def happenings(request: Request, response: Response, store: Reading, filters: Filtered) -> Any:
    """The happenings that pass all filters, in order of day: what somebody did, or two states, of a kind, somewhere."""
    after = read_cursor(filters.cursor, DAY_ID)
    question = asked(store, filters.wanted, after=after, most=filters.limit + 1, newest_first=filters.newest_first)
    found, following = paged(request, response, store.timeline(question), filters.limit, place_of)
    if wants_jsonld(request):
        whole = (store.happening(line.id) for line in found)
        headers = {"Link": response.headers["Link"]} if following else None
        return JSONResponse(jsonld_of(request, store, whole), headers=headers, media_type=JSONLD)
    return page_of((found, following), LineOut.model_validate)


def place_of(line: Line) -> tuple[Any, ...]:
    return line.day, line.id


@router.get("/happenings/{id}", response_model=HappeningOut, responses=with_jsonld("As schema.org Event and Claims."))
def happening(request: Request, store: Reading, id: HappeningId) -> Any:
    """One happening: status, days and parties, its history, each report with its words, the independent sources."""
    found = store.happening(id)
    if wants_jsonld(request):
        return JSONResponse(jsonld_of(request, store, [found]), media_type=JSONLD)
    families = store.families({report.document for report in found.reports})
    copies = {family.id: to_json(family) for family in families.values()}
    return JSONResponse({**to_json(found), "copy_families": list(copies.values())})
