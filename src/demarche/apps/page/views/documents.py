"""Every article that was read, the newest first."""

from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.apps.page.filters import day_of
from demarche.apps.serving import Opened
from demarche.store.contract import Listed

router = APIRouter()
PAGE = 60


@router.get("/documents", response_class=HTMLResponse)
def documents(
    request: Request, store: Opened, day: str = "", source: str = Query("", max_length=4000), id: str = ""
) -> HTMLResponse:
    """`day`, `source` and `id` are those of the last line of the page before."""
    after = Listed(id, source, None, None, day_of("day", day), None, 0, 0) if id else None
    found = store.documents(after, PAGE + 1)
    return render(
        request,
        "documents.html",
        here="/documents",
        found=found[:PAGE],
        further=further(found[PAGE - 1]) if len(found) > PAGE else "",
        counts=store.counts(),
    )


def further(last: Listed) -> str:
    day: date | None = last.earliest
    return "/documents?" + urlencode({"day": day or "", "source": last.source, "id": last.id})
