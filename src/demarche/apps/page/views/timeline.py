"""The happenings in order of day, for any filter: drawn, and as a list below."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.drawing.histogram import histogram
from demarche.apps.page.drawing.strip import strip
from demarche.apps.page.dress import render
from demarche.apps.page.filters import Filtered, cursor, cursor_of
from demarche.apps.page.items import Item, item
from demarche.apps.serving import Opened
from demarche.apps.tours import under_tours
from demarche.asking import asked, kind_names, topics
from demarche.errors import InputError
from demarche.lexicon.wording import STATUS_WORDS
from demarche.store.contract import Line

router = APIRouter()
#: Happenings of a page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    items: tuple[Item, ...]


@router.get("/timeline", response_class=HTMLResponse)
def timeline(request: Request, store: Opened, given: Filtered, order: str = "", after: str = "") -> HTMLResponse:
    """Newest first unless `order` is oldest; `after` is where the page before ended."""
    try:
        wanted = asked(store, given.wanted(), after=cursor_of(after), most=PAGE + 1, newest_first=order != "oldest")
        lines, total, fault = store.timeline(wanted), store.count(wanted), ""
        whole = histogram(store.months(wanted)) if total > PAGE else None
    except InputError as error:
        lines, total, whole, fault = [], 0, None, str(error)
    further = f"{cursor(lines[PAGE - 1].day, lines[PAGE - 1].id)}" if len(lines) > PAGE else ""
    listed = under_tours(lines[:PAGE])
    lines, items = [line for line, _ in listed], [item(line, stop) for line, stop in listed]
    return render(
        request,
        "timeline.html",
        400 if fault else 200,
        here="/timeline",
        given=given,
        order=order,
        fault=fault,
        wide=strip(lines, items, labelled=True, pixels=900),
        small=strip(lines, items, labelled=False, pixels=340),
        parts=parts(lines, items),
        total=total,
        whole=whole,
        further=given.address("/timeline", order=order, after=further) if further else "",
        first_page=given.address("/timeline", order=order) if after else "",
        kinds=kind_names(),
        topics=tuple(topics()),
        statuses=STATUS_WORDS,
        calendar=given.address("/calendar.ics"),
        feed=given.address("/changes.atom"),
    )


def parts(lines: Sequence[Line], items: Sequence[Item]) -> list[Part]:
    """The items under the month of their first day; under its year where most months would have one alone."""
    pairs = list(zip(lines, items, strict=True))
    name = month_of if 2 * len({month_of(line) for line in lines}) <= len(lines) else year_of
    tours: dict[str, str] = {line.id: name(line) for line, it in pairs if not it.stop}
    groups = groupby(pairs, key=lambda pair: tours[pair[0].part_of or ""] if pair[1].stop else name(pair[0]))
    return [Part(name, tuple(it for _, it in group)) for name, group in groups]


def month_of(line: Line) -> str:
    return f"{MONTHS_WHOLE[line.day.month - 1]} {line.day.year}" if line.day else "No day"


def year_of(line: Line) -> str:
    return str(line.day.year) if line.day else "No day"


MONTHS_WHOLE = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
