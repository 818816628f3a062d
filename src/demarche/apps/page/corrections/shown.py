"""What people corrected, put so that pages can show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from demarche.apps.page.quotes import cut
from demarche.lexicon.wording import listed, spoken_when
from demarche.link.corrected import Corrected, explained
from demarche.link.reports import sentence
from demarche.model.correction import NEW, Correction, by_document, fields_in
from demarche.model.correction_days import when_of
from demarche.model.happening import Report
from demarche.model.record import Record
from demarche.model.span import Span
from demarche.store.contract import Store

FIELDS = {
    "kind": "kind",
    "status": "status",
    "agents": "who",
    "recipients": "with or to whom",
    "place": "where",
    "days": "when",
    "event": "event",
    "actor": "who is named",
    NEW: "missed event",
}
STATES = {
    "holds": "in force",
    "undone": "undone",
    "older": "a newer one holds",
    "lost": "its words are no longer found",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A correction in words; `id` without its word, `undoable` while it is not undone;
    `added`: it is an event that was missed."""

    id: str
    field: str
    before: str
    after: str
    by: str
    day: date
    reason: str
    state: str
    undone: str
    undoable: bool
    added: bool


def note(it: Correction, state: str) -> Note:
    undone = f"by {it.undone_by}{f': {it.undone_reason}' if it.undone_reason else ''}" if it.undone_by else ""
    return Note(
        id=it.id.partition(":")[2],
        field=FIELDS[it.field],
        before=value(it.field, it.before),
        after=value(it.field, it.value),
        by=it.by,
        day=it.at.date(),
        reason=it.reason,
        state=STATES[state],
        undone=undone,
        undoable=it.in_force,
        added=it.field == NEW,
    )


def value(field: str, given: tuple[str, ...]) -> str:
    """A value for people; what is said of a new event field by field."""
    if field == NEW:
        return "; ".join(f"{FIELDS[name]}: {value(name, told)}" for name, told in fields_in(given).items())
    if not given:
        return "no event" if field == "event" else "nothing"
    return spoken_when(when_of(given)) if field == "days" else listed(list(given))


def notes_at(corrected: Corrected) -> dict[str, list[Note]]:
    """Event or actor id -> what was corrected there and holds."""
    found: dict[str, list[Note]] = {}
    for id, it in corrected.own_words():
        found.setdefault(id, []).append(note(it, "holds"))
    return found


def notes_on(store: Store, reports: Iterable[Report], records: dict[str, Record]) -> dict[str, list[Note]]:
    """Report id -> what was corrected in it."""
    reports = list(reports)
    made = by_document(store.corrections({report.document for report in reports}))
    at = {
        document: notes_at(explained(records[document], own)) for document, own in made.items() if document in records
    }
    return {it.id: at[it.document][it.event] for it in reports if it.event in at.get(it.document, {})}


def words_around(record: Record, trigger: Span) -> tuple[str, str, str]:
    """The sentence before, at and after the trigger, on one line."""
    return cut(record.document.text, sentence(record.document.text, trigger), trigger)
