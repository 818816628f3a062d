"""Contradictions: what two reports say that cannot both be right, with both wordings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.apps.page.filters import turn_cursor, turn_cursor_of
from demarche.apps.page.items import Item, item
from demarche.apps.page.quotes import Quote, quotes
from demarche.apps.serving import Opened
from demarche.lexicon.wording import spoken_turn
from demarche.model.happening import Conflict
from demarche.store.contract import Line, Store, Turned

router = APIRouter()
PAGE = 30
#: What a conflict is about, in words.
ABOUT = {
    "status": "whether it took place",
    "day": "the day",
    "place": "the place",
    "party": "who takes part",
    "claim": "whether it is so",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one report claims, or who claims it, and its words; `quote` is None where its article is not at hand."""

    says: str
    words: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    item: Item
    about: str
    since: date | None
    one: Side
    other: Side


def contradictions(store: Store, found: Sequence[tuple[Line, Conflict]]) -> list[Contradiction]:
    """Each with the words of both reports."""
    reports = store.reports({id for _, conflict in found for id in (conflict.one, conflict.other)})
    said = {report.id: words for report, words in quotes(store, reports.values())}
    return [contradiction(item(line), conflict, said) for line, conflict in found]


def contradiction(item: Item, conflict: Conflict, said: dict[str, Quote]) -> Contradiction:
    one, other = side(conflict.one_says, said.get(conflict.one)), side(conflict.other_says, said.get(conflict.other))
    return Contradiction(item, ABOUT.get(conflict.about, conflict.about), conflict.since, one, other)


def side(says: str, quote: Quote | None) -> Side:
    """The claim is "who or what: words"; where only the words are told, the claim is empty."""
    words = f"{quote.before}{quote.trigger}{quote.after}" if quote else ""
    head, colon, rest = says.removesuffix(words).partition(": ")
    if words and says.endswith(words):
        return Side(spoken_turn(head), words, quote)
    return Side(spoken_turn(head) if colon else "", rest or says, quote)


@router.get("/conflicts", response_class=HTMLResponse)
def conflicts(request: Request, store: Opened, after: str = Query("", max_length=200)) -> HTMLResponse:
    """The newest first; `after` is the last line of the page before, as `turn_cursor` has it."""
    place = turn_cursor_of(after)
    found = store.conflicts(Turned(newest_first=True, after=place, most=PAGE + 1))
    shown = found[:PAGE]
    return render(
        request,
        "conflicts.html",
        here="/conflicts",
        total=store.counts()["conflicts"],
        first=place is None,
        following=turn_cursor([(it.since, line.id) for line, it in shown], place) if len(found) > PAGE else "",
        found=contradictions(store, shown),
    )
