"""One happening: what, who, where, when, its history day by day, who says so, and every report's words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.corrections.shown import notes_on
from demarche.apps.page.drawing.track import Track, tracks
from demarche.apps.page.dress import render, titled
from demarche.apps.page.items import Item, names_of, turn, whole_item
from demarche.apps.page.quotes import Quote, quote, quotes, records_of
from demarche.apps.page.views.conflicts import Contradiction, contradiction
from demarche.apps.serving import Opened
from demarche.lexicon.phrases import Told, told
from demarche.lexicon.wording import STANCES, STATUS_WORDS, listed, spoken_when
from demarche.model.happening import CopyFamily, Happening, Link, Report
from demarche.model.record import Record
from demarche.store.contract import Store

router = APIRouter()
#: How linking names a document without an outlet.
DOCUMENT = re.compile(r"document ([0-9a-f]{8})\b")


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with its words; `track` is its bar among the days that the reports give; `copy` says what it copies."""

    report: Report
    told: Told
    word: str
    when: str
    vouched: tuple[tuple[str, str], ...]
    quote: Quote
    track: Track | None
    copy: str
    why: str


@dataclass(frozen=True, slots=True)
class Day:
    """The reports of one day; `copies` stand in articles that copy another's text."""

    day: date | None
    reports: tuple[Shown, ...]
    copies: tuple[Shown, ...]


@router.get("/happenings/{key}", response_class=HTMLResponse)
def happening(request: Request, store: Opened, key: str) -> HTMLResponse:
    found = store.happening(key)
    records = records_of(store, found.reports)
    words = {report.id: quote(report, records.get(report.document)) for report in found.reports}
    item = whole_item(found)
    return render(
        request,
        "happening.html",
        happening=found,
        item=item,
        agents=names_of(found.agents),
        recipients=names_of(found.recipients),
        turns=[turn(it) for it in found.changes],
        days=by_day(shown(store, found, words)),
        tracked=bool(tracks(found.reports)),
        once=[spoken_when(it) for it in found.other_days],
        origins=[(sourced(it.derivation, records), it.reports) for it in found.origins],
        conflicts=contradicted(store, found, words),
        related=related(store, found),
        undone=[it for it in found.links if it.judgement == "undone"],
        corrected=notes_on(store, found.reports, records),
    )


def contradicted(store: Store, happening: Happening, words: Mapping[str, Quote]) -> list[Contradiction]:
    """The contradictions with both wordings; a denial may be a report of another happening."""
    sides = {id for it in happening.conflicts for id in (it.one, it.other)}
    strange = {report.id: it for report, it in quotes(store, store.reports(sides - set(words)).values())}
    item = whole_item(happening)
    return [contradiction(item, it, {**words, **strange}) for it in happening.conflicts]


def sourced(derivation: str, records: Mapping[str, Record]) -> str:
    """How a source was found, with the titles of documents for the beginnings of their ids."""
    known = {id.partition(":")[2][:8]: titled(it.headline, it.document.source) for id, it in records.items()}
    return DOCUMENT.sub(lambda found: f"“{known[found[1]]}”" if found[1] in known else found[0], derivation)


def by_day(reports: Iterable[Shown]) -> list[Day]:
    """In order of the day reported; copies are folded where their day has another report."""
    days: dict[date | None, list[Shown]] = {}
    for it in reports:
        days.setdefault(it.report.reported, []).append(it)
    return [Day(day, *folded(them)) for day, them in days.items()]


def folded(them: Sequence[Shown]) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """(reports, copies); where all are copies, the first stands for them."""
    own = tuple(it for it in them if not it.copy) or tuple(them[:1])
    return own, tuple(it for it in them if it not in own)


def shown(store: Store, happening: Happening, words: Mapping[str, Quote]) -> Iterable[Shown]:
    families = store.families({report.document for report in happening.reports})
    links = {link.report: link for link in happening.links if link.judgement != "undone"}
    bars = tracks(happening.reports)
    for report in happening.reports:
        yield Shown(
            report=report,
            told=told(
                report.kind,
                report.status,
                names_of(report.agents),
                names_of(report.recipients),
                report.place.name if report.place else None,
            ),
            word=STATUS_WORDS[report.status],
            when=spoken_when(report.when),
            vouched=vouched(report),
            quote=words[report.id],
            track=bars.get(report.id),
            copy=copied(report, families),
            why=why(links.get(report.id)),
        )


def vouched(report: Report) -> tuple[tuple[str, str], ...]:
    """("according to", "A and B"), ("denied by", "C")."""
    said = {stance: [it.name for it in report.sources if it.stance == stance] for stance in STANCES}
    return tuple((STANCES[stance], listed(list(dict.fromkeys(it)))) for stance, it in said.items() if it)


def copied(report: Report, families: Mapping[str, CopyFamily]) -> str:
    """What the article's text is a copy of, '' where it stands for itself."""
    family = families.get(report.document)
    copy = next((it for it in family.copies if it.document == report.document), None) if family else None
    if family is None or copy is None or copy.of is None:
        return ""
    return f"{'an' if copy.kind == 'exact' else 'a'} {copy.kind} copy, {copy.shared:.0%} the same words"


def why(link: Link | None) -> str:
    """Why the report is counted to this happening."""
    if link is None:
        return ""
    judged = [f"accepted by {link.by}"] if link.judgement == "accepted" else []
    reasons = [it.words for it in link.reasons]
    return "; ".join([*judged, *reasons]) or "It is the first that tells of it"


def related(store: Store, happening: Happening) -> list[tuple[str, Item, str]]:
    """(how, which, why) of the happenings that this one makes up for or belonged to."""
    found = []
    if happening.follows:
        found.append(("Follows", whole_item(store.happening(happening.follows)), happening.follows_because or ""))
    if happening.shown_by:
        found.append(("Shown by", whole_item(store.happening(happening.shown_by)), happening.shown_because or ""))
    if happening.part_of:
        found.append(
            (
                "Part of",
                whole_item(store.happening(happening.part_of)),
                "a stop of the tour" if happening.kind == "visit" else "called off with it",
            )
        )
    return found
