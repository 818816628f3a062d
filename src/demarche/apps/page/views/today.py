"""The start page: what changed and what is new in the week, what is to come, overdue and contradicted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import render
from demarche.apps.page.items import Item, Turn, item, turn
from demarche.apps.page.quotes import Quote, quotes
from demarche.apps.page.views.conflicts import contradictions
from demarche.apps.serving import Opened, Served
from demarche.model.happening import Change
from demarche.store.contract import Asked, Line, Store, Turned

router = APIRouter()
#: A day that has a week before and after it.
Day = Annotated[date | None, Query(ge=date(1000, 1, 1), le=date(9000, 1, 1))]
#: The days that count as new.
WEEK = timedelta(days=6)
#: Lines of each part.
CHANGED, NEW, COMING, OVERDUE, CONTRADICTED = 9, 16, 10, 6, 3
#: Changes that make a story of what was known before.
TURNING = frozenset({"confirmed", "postponed", "brought-forward", "moved", "cancelled", "denied"})


@dataclass(frozen=True, slots=True)
class Story:
    """A happening with what the week did to it; the lead has the words of its newest turn."""

    item: Item
    turns: tuple[Turn, ...]
    quote: Quote | None = None


@router.get("/", response_class=HTMLResponse)
def today(request: Request, store: Opened, serving: Served, day: Day = None) -> HTMLResponse:
    """`day` turns back to the front page of that day."""
    shown, pairs = week_of(store, day, serving.day)
    changed, new = sorted_out(pairs)
    asked = Asked(statuses=("planned", "possible", "postponed"), first=shown, most=4 * COMING)
    coming = sorted((line for line in store.timeline(asked) if line.latest is not None), key=coarse)
    overdue = Asked(statuses=("overdue",), last=shown, most=OVERDUE, newest_first=True)
    conflicts = store.conflicts(Turned(last=shown, newest_first=True, most=CONTRADICTED))
    changed = changed or new[:1]
    return render(
        request,
        "today.html",
        here="/",
        shown=shown,
        asked_for=day or serving.day,
        first=shown - WEEK,
        before=shown - timedelta(days=7),
        after=shown + timedelta(days=7),
        lead=led(store, changed[:1]),
        changed=changed[1:CHANGED],
        new=[it for it in new if it not in changed][:NEW],
        more_new=max(len(new) - NEW, 0),
        coming=[item(line) for line in coming[:COMING]],
        overdue=[item(line) for line in store.timeline(overdue)],
        contradicted=contradictions(store, conflicts),
        waits=store.waits(),
        counts=store.counts(),
    )


def coarse(line: Line) -> bool:
    """Plans whose days are hardly known come after the others."""
    return line.earliest is None or line.latest is None or line.latest - line.earliest > 5 * WEEK


def week_of(store: Store, day: date | None, today: date) -> tuple[date, Sequence[tuple[Line, Change]]]:
    """The changes of the week to `day`; with none given, to today, or to the newest report where the week is still."""
    wanted = day or today
    pairs = in_week(store, wanted)
    if pairs or day is not None:
        return wanted, pairs
    newest = next((it.latest for it in store.documents(None, 1)), None)
    if newest is None or newest > today:
        return wanted, pairs
    return newest, in_week(store, newest)


def in_week(store: Store, day: date) -> Sequence[tuple[Line, Change]]:
    return store.changes(None, Turned(first=day - WEEK, last=day))


def sorted_out(pairs: Iterable[tuple[Line, Change]]) -> tuple[list[Story], list[Story]]:
    """(changed, new): stories with a turn, and those first told; the newest first, the most told before others."""
    found: dict[str, tuple[Line, list[Change]]] = {}
    for line, change in pairs:
        found.setdefault(line.id, (line, []))[1].append(change)
    order = sorted(found.values(), key=lambda it: (it[1][-1].day, it[0].articles), reverse=True)
    changed: list[Story] = []
    new: list[Story] = []
    for line, changes in order:
        story = Story(item(line), tuple(turn(it) for it in changes))
        (changed if any(turns(it) for it in changes) else new).append(story)
    return changed, [it for it in new if it.turns[-1].kind != "overdue"]


def turns(change: Change) -> bool:
    """True where the change makes something else of what was known."""
    return change.kind in TURNING or (change.kind == "happened" and change.before == "planned")


def led(store: Store, stories: Sequence[Story]) -> Story | None:
    """The first story with the words of its newest turn."""
    for story in stories:
        happening = store.happening(story.item.id)
        shows = [it for it in happening.reports if it.id in story.turns[-1].reports] or happening.reports[-1:]
        _, words = next(quotes(store, shows[:1]))
        return Story(story.item, story.turns, words)
    return None
