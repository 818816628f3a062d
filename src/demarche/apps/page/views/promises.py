"""Plans and pledges, and what became of them."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.apps.page.filters import cursor, cursor_of
from demarche.apps.page.items import Item, names_of, whole_item
from demarche.apps.page.quotes import Quote, quote
from demarche.apps.serving import Opened, Served
from demarche.errors import InputError, StoreError
from demarche.lexicon.wording import spoken_turn, spoken_when
from demarche.model.happening import OUTCOMES, Happening, Promise
from demarche.promised import place_of, promised
from demarche.store.contract import Asked, Store

router = APIRouter()
#: Promises of a page; and how many are looked at for them, so that a rare outcome takes no longer.
PAGE, LOOKED = 25, 90
#: A day or an interval as the reasons have it.
DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?")
#: outcome -> its word, and the mark that stands for it.
OUTCOME_WORDS = {"kept": "kept", "changed": "changed", "overdue": "overdue", "open": "open"}
OUTCOME_MARKS = {"kept": "occurred", "changed": "postponed", "overdue": "overdue", "open": "planned"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise: who made it, for when, what became of it and why; with the words of its first report."""

    item: Item
    outcome: str
    mark: str
    by: tuple[str, ...]
    due: str
    because: str
    quote: Quote | None


def kept(happening: Happening, promise: Promise, store: Store | None = None) -> Kept:
    """With a `store` the words are looked up, too."""
    return Kept(
        item=whole_item(happening),
        outcome=OUTCOME_WORDS[promise.outcome],
        mark=OUTCOME_MARKS[promise.outcome],
        by=names_of(promise.made_by),
        due=spoken_when(promise.due),
        because=because(promise.because),
        quote=None if store is None else first_words(store, happening),
    )


def because(words: str) -> str:
    """The reason with its days as people write them."""
    return DAYS.sub(lambda found: spoken_turn(found.group()), words)


def first_words(store: Store, happening: Happening) -> Quote:
    """The words of the first report."""
    report = happening.reports[0]
    try:
        record = store.get(report.document)
    except StoreError:
        record = None
    return quote(report, record)


@router.get("/promises", response_class=HTMLResponse)
def promises(request: Request, store: Opened, serving: Served, outcome: str = "", after: str = "") -> HTMLResponse:
    """The newest first; `outcome` shows only those that ended so."""
    if outcome and outcome not in OUTCOMES:
        raise InputError("outcome", f"{outcome!r} is not one of {', '.join(OUTCOMES)}")
    most = LOOKED if outcome else PAGE
    asked = Asked(after=cursor_of(after), newest_first=True)
    looked = list(islice(promised(store, serving.day, asked), most))
    found = [it for it in looked if not outcome or it[1].outcome == outcome][:PAGE]
    last = found[-1][0] if len(found) == PAGE else looked[-1][0] if len(looked) == most else None
    return render(
        request,
        "promises.html",
        here="/promises",
        outcome=outcome,
        outcomes=OUTCOMES,
        marks=OUTCOME_MARKS,
        found=[kept(happening, promise, store) for happening, promise in found],
        further=further(last, outcome) if last is not None else "",
        today_is=serving.day,
    )


def further(last: Happening, outcome: str) -> str:
    place: tuple[date | None, str] = place_of(last)
    return f"/promises?outcome={outcome}&after={cursor(*place)}"
