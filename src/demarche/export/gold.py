"""Records that people have corrected, in the form of hand-made gold: one JSON object an article.

Names are written out; `bench/score_record.py` of the shared data holds records against such files. What people
corrected, who and why, stands in `corrections`, and by names of fields in `corrected` of each event; the rest is as it
was read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from demarche.model.correction import Correction
from demarche.model.happening_serial import to_json
from demarche.model.record import Event, Record, Statement
from demarche.model.span import Span

Json = dict[str, Any]
#: So many words of a statement's content are enough to know it by.
OPENING = 8
#: Ways in which the text itself tells the day it was published.
IN_TEXT = frozenset({"dateline", "inferred"})


def gold(
    record: Record,
    fields: Mapping[tuple[str, str], Correction] | None = None,
    corrections: Iterable[Correction] = (),
) -> Json:
    """The gold of one document.

    `record` is as people corrected it, `fields` says by (event id, field) which correction holds where
    (`demarche.link.corrected`), `corrections` are all that were made, undone ones with them.
    """
    held, names = dict(fields or {}), _Names(record)
    published = record.published
    return {
        "id": gold_id(record.document.source),
        "document": record.document.id,
        "outlet": record.document.outlet,
        "published": _day(published.day),
        "datable": published.basis in IN_TEXT and published.day is not None,
        "events": [_event(event, record, names, held) for event in record.events],
        "statements": [_statement(it, record, names) for it in record.statements],
        "dates": [
            {"text": it.text, "start": _day(it.earliest), "end": _day(it.latest)}
            for it in record.times
            if it.earliest is not None
        ],
        "corrections": [to_json(it) for it in corrections],
    }


def gold_id(source: str) -> str:
    """The name of a source without folder and ending: the gold of `news/visit-1.txt` is `visit-1.json`."""
    return PurePath(source).stem


class _Names:
    """What ids stand for."""

    def __init__(self, record: Record) -> None:
        self.actors = {actor.id: actor.name for actor in record.actors}
        self.places = {place.id: place.name for place in record.places}

    def of(self, ids: Iterable[str]) -> list[str]:
        return [self.actors[id] for id in ids]


def _event(event: Event, record: Record, names: _Names, held: Mapping[tuple[str, str], Correction]) -> Json:
    return {
        "kind": event.kind,
        "agents": names.of(party.actor for party in event.agents),
        "recipients": names.of(party.actor for party in event.recipients),
        "place": None if event.place is None else names.places[event.place],
        "start": _day(event.when.earliest),
        "end": _day(event.when.latest),
        "status": event.status,
        "sources": names.of(source.actor for source in event.sources),
        "core": _leads(event, record),
        "trigger": event.trigger.of(record.document.text),
        "span": [event.trigger.start, event.trigger.end],
        "corrected": sorted(field for id, field in held if id == event.id),
    }


def _leads(event: Event, record: Record) -> bool:
    """True where a headline or the first paragraph tells of it."""
    first = next((it.span for it in record.passages if it.kind == "paragraph"), None)
    top = [it.span for it in record.passages if it.kind == "headline"] + ([first] if first else [])
    return any(span.overlaps(told) for span in top for told in (event.trigger, *event.evidence))


def _statement(statement: Statement, record: Record, names: _Names) -> Json:
    text = record.document.text
    if statement.speaker is not None:
        speaker: str | None = names.actors[statement.speaker]
    else:
        speaker = _line(statement.speaker_text, text) if statement.speaker_text is not None else None
    content = " ".join(_line(span, text) for span in statement.content)
    return {
        "speaker": speaker,
        "kind": statement.kind,
        "act": statement.act,
        "addressee": None if statement.addressee is None else names.actors[statement.addressee],
        "via": names.of(statement.via),
        "opens": " ".join(content.split()[:OPENING]),
    }


def _line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
