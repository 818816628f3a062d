"""One article: its text as it was read, with everything the record says of it marked in the words that say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.corrections.shown import notes_at
from demarche.apps.page.dress import render, titled
from demarche.apps.page.facts import Fact, Facts
from demarche.apps.page.segments import Cutter, Mark, Segment
from demarche.apps.serving import Opened
from demarche.lexicon.wording import one_line, spoken_day, spoken_days
from demarche.linking import record_of
from demarche.model.document import Published
from demarche.model.record import Record
from demarche.store.contract import Store

router = APIRouter()
LAYERS = (
    ("event", "Events"),
    ("statement", "Statements"),
    ("date", "Dates"),
    ("actor", "Actors"),
    ("place", "Places"),
)
BASES = {
    "given": "as given",
    "metadata": "from the metadata",
    "dateline": "from the dateline",
    "inferred": "worked out from the text",
}


@dataclass(frozen=True, slots=True)
class Passage:
    kind: str
    repeats: bool
    segments: tuple[Segment, ...]


@router.get("/articles/{key}", response_class=HTMLResponse)
def article(request: Request, store: Opened, key: str, fact: str | None = Query(None, max_length=40)) -> HTMLResponse:
    """`fact` is the fact whose words are lit, by its id in the record."""
    corrected = record_of(store, key)
    record = corrected.record
    facts = Facts(record, store.happening_ids(record.document.id))
    groups: dict[str, tuple[Fact, ...]] = {
        "event": tuple(facts.events()),
        "statement": tuple(facts.statements()),
        "date": tuple(facts.dates()),
        "actor": tuple(facts.actors()),
        "place": tuple(facts.places()),
    }
    notes = {it.id: it for them in groups.values() for it in them}
    return render(
        request,
        "article.html",
        record=record,
        corrected=notes_at(corrected),
        dropped=corrected.dropped,
        title=titled(record.headline, record.document.source),
        published=published(record.published),
        basis=BASES.get(record.published.basis, ""),
        dated_by=[one_line(span.of(record.document.text)) for span in record.published.evidence],
        passages=list(passages(record, facts.marks())),
        groups=groups,
        layers=LAYERS,
        original=web_address(record.document.url),
        notes=notes,
        lit=fact,
        copy=copy_of(store, record),
    )


def web_address(url: str | None) -> str | None:
    """The address where it may be followed: no `javascript:` from a feed becomes a link."""
    return url if url is not None and url.startswith(("https://", "http://")) else None


def published(known: Published) -> str:
    if known.day is not None:
        return spoken_day(known.day)
    return spoken_days(known.earliest, known.latest)


def passages(record: Record, marks: Iterable[Mark]) -> Iterator[Passage]:
    """The text passage by passage; what lies between them is white space."""
    cutter = Cutter(record.document.text, marks)
    for passage in record.passages:
        yield Passage(passage.kind, passage.repeats is not None, tuple(cutter.cut(passage.span)))


def copy_of(store: Store, record: Record) -> tuple[str, tuple[str, ...]] | None:
    """(why, the other documents) where the text is told elsewhere in the same words."""
    family = store.families([record.document.id]).get(record.document.id)
    if family is None or len(family.copies) < 2:
        return None
    return family.because, tuple(it for it in family.documents if it != record.document.id)
