"""`/calendar.ics` and `/changes.atom`: what the page's filters choose, to be subscribed to."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from hashlib import sha256
from typing import TypeVar

from fastapi import APIRouter, Request, Response

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.deps import Reading
from demarche.apps.exporting import Chosen, called
from demarche.apps.page.filters import Filtered, Filters
from demarche.export.addresses import Addresses
from demarche.export.atom import Feed, Turn, to_atom
from demarche.export.calendar import to_calendar
from demarche.export.telling import last_told
from demarche.model.happening import Happening

ICS, ATOM = "text/calendar; charset=utf-8", "application/atom+xml; charset=utf-8"
#: Entries of a feed; readers have the older ones already.
NEWEST = 100

Thing = TypeVar("Thing", Happening, Turn)

router = APIRouter(route_class=CachedRoute)


@router.get("/calendar.ics", include_in_schema=False)
def calendar(request: Request, store: Reading, filters: Filtered, coarse: bool = False) -> Response:
    """An all-day event for each happening; with `coarse` also plans that are known by month or year only."""
    chosen, newest = Chosen(store, filters.wanted()), Newest()
    happenings = (newest.seen(it, last_told(it)) for it in chosen.happenings())
    pieces = to_calendar(happenings, title(filters), Addresses(base(request)), coarse=coarse)
    return told("".join(pieces), ICS, newest, "calendar.ics")


@router.get("/changes.atom", include_in_schema=False)
def changes(request: Request, store: Reading, filters: Filtered) -> Response:
    """The newest turns: announced, confirmed, put off, called off, took place, denied."""
    chosen, newest, root = Chosen(store, filters.wanted()), Newest(), base(request)
    address = filters.address("/changes.atom")
    name = sha256(address.encode()).hexdigest()[:20]
    feed = Feed(f"urn:demarche:changes:{name}", title(filters), root + address, root + filters.address("/timeline"))
    turns = (newest.seen(it, it.change.day) for it in chosen.turns(Addresses(root), most=NEWEST))
    return told("".join(to_atom(feed, turns)), ATOM, newest, "changes.atom")


class Newest:
    """Remembers the newest day that went by."""

    def __init__(self) -> None:
        self.day: date | None = None

    def seen(self, thing: Thing, day: date | None) -> Thing:
        if day is not None and (self.day is None or day > self.day):
            self.day = day
        return thing


def told(body: str, media_type: str, newest: Newest, name: str) -> Response:
    """The answer; Last-Modified is the newest day it tells of (readers should go by the ETag)."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Content-Type": media_type}
    if newest.day is not None:
        moment = min(datetime.combine(newest.day, time(), UTC), datetime.now(UTC))
        headers["Last-Modified"] = format_datetime(moment, usegmt=True)
    return Response(body.encode("utf-8", "replace"), headers=headers)


def title(filters: Filters) -> str:
    """ "Antony Blinken and China: visit"."""
    who = called(filters.actor, filters.other)
    what = ", ".join((*filters.kinds, *filters.statuses, *(it for it in (filters.place, filters.topic) if it)))
    return f"{who}: {what}" if what else who


def base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
