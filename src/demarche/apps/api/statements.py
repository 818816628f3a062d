"""Who said what to whom."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import DAY_TWO, page_of, paged, read_cursor
from demarche.apps.api.deps import Days, Name, Reading
from demarche.apps.api.models import Page, SaidOut
from demarche.asking import checked_days, keys_of
from demarche.store.contract import AskedSaid, Said

router = APIRouter(route_class=CachedRoute, tags=["statements"])


class Saying(Days):
    """The filters of statements."""

    speaker: Name | None = Field(None, description="Who says it, as `actor` of a timeline.", examples=["Qin Gang"])
    addressee: Name | None = Field(None, description="Whom it is said to, likewise.", examples=["reporters"])
    act: list[Name] = Field([], max_length=30, description="Only such acts; may be repeated.", examples=[["warn"]])


@router.get("/statements")
def statements(
    request: Request, response: Response, store: Reading, filters: Annotated[Saying, Query()]
) -> Page[SaidOut]:
    """Statements by the day of their article, the newest first; a state stands for everybody who speaks for it."""
    checked_days(filters.first, filters.last)
    question = AskedSaid(
        speakers=frozenset() if filters.speaker is None else keys_of(store, filters.speaker, "speaker"),
        addressees=frozenset() if filters.addressee is None else keys_of(store, filters.addressee, "addressee"),
        first=filters.first,
        last=filters.last,
        acts=tuple(filters.act),
        after=read_cursor(filters.cursor, DAY_TWO),
        most=filters.limit + 1,
    )
    found = paged(request, response, store.said(question), filters.limit, place_of)
    return page_of(found, SaidOut.model_validate)


def place_of(said: Said) -> tuple[Any, ...]:
    return said.day, said.document, said.statement
