"""How to read the pages; the kinds of events with their meaning."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.lexicon.kinds import Kinds
from demarche.lexicon.quads import quad_of
from demarche.lexicon.wording import STATUS_WORDS

router = APIRouter()
#: status -> what it means.
STATUSES = {
    "planned": "Somebody says that it will be.",
    "possible": "It may be: it is considered, offered or expected, but not settled.",
    "postponed": "It was planned and has been put off; no new day is known.",
    "overdue": "Its day has passed, and no article says what became of it.",
    "occurred": "It is reported to have taken place.",
    "ongoing": "It is reported to be under way.",
    "cancelled": "It was planned and has been called off.",
    "denied": "Somebody says that it is not so.",
}


@router.get("/help", response_class=HTMLResponse)
def help_page(request: Request) -> HTMLResponse:
    kinds = [(it, quad_of(it.name) or "neither") for it in sorted(Kinds.load(), key=lambda it: it.name)]
    statuses = [(status, STATUS_WORDS[status], meaning) for status, meaning in STATUSES.items()]
    return render(request, "help.html", here="/help", kinds=kinds, statuses=statuses)
