"""What has changed, and who contradicts whom."""

from collections.abc import Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import DAY_ID_SEEN, page_of, paged, read_cursor
from demarche.apps.api.deps import Filtered, Filters, Reading
from demarche.apps.api.models import LineOut, Page
from demarche.apps.api.models_happening import ChangeOut, ConflictOut, ContradictionOut, TurnOut
from demarche.asking import asked
from demarche.model.happening import Change, Conflict
from demarche.store.contract import Line, Store, Turned

router = APIRouter(route_class=CachedRoute, tags=["changes"])
Turn = TypeVar("Turn", Change, Conflict)


@router.get("/changes")
def changes(request: Request, response: Response, store: Reading, filters: Filtered) -> Page[TurnOut]:
    """What was announced, confirmed, postponed, called off, held or denied, by the day it was reported.

    `from` and `to` are days of reports; the other filters choose among happenings.
    """
    question = turned(store, filters)
    found = store.changes(None, question)
    page = paged(request, response, Placed.of(found, question, "day"), filters.limit, lambda it: it.place)
    return page_of(page, lambda it: TurnOut(**ChangeOut.model_validate(it.turn).model_dump(), happening=it.line))


@router.get("/conflicts")
def conflicts(request: Request, response: Response, store: Reading, filters: Filtered) -> Page[ContradictionOut]:
    """Pairs of reports that cannot both be right, by the day the second was reported.

    `from` and `to` are days of reports; the other filters choose among happenings.
    """
    question = turned(store, filters)
    found = store.conflicts(question)
    page = paged(request, response, Placed.of(found, question, "since"), filters.limit, lambda it: it.place)
    return page_of(
        page, lambda it: ContradictionOut(**ConflictOut.model_validate(it.turn).model_dump(), happening=it.line)
    )


class Placed:
    """A turn with its place in the list: day, happening, and how many of both were shown up to it."""

    def __init__(self, line: LineOut, turn: Any, place: tuple[Any, str, int]) -> None:
        self.line, self.turn, self.place = line, turn, place

    @classmethod
    def of(cls, found: Sequence[tuple[Line, Turn]], asked: Turned, day: str) -> list["Placed"]:
        last, id, seen = asked.after or (None, "", 0)
        placed = []
        for line, turn in found:
            own = getattr(turn, day), line.id
            seen = seen + 1 if own == (last, id) else 1
            last, id = own
            placed.append(cls(LineOut.model_validate(line), turn, (last, id, seen)))
        return placed


def turned(store: Store, filters: Filters) -> Turned:
    return Turned(
        first=filters.first,
        last=filters.last,
        among=asked(store, filters.wanted),
        after=read_cursor(filters.cursor, DAY_ID_SEEN),
        most=filters.limit + 1,
        newest_first=filters.newest_first,
    )
