"""Records as JSON (format `demarche.record/1`, docs/record.md), both ways and without loss.

Beyond the fields of the format, rule ids, anchors and reasons are written; what was rejected only where asked for.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from demarche.model.record import SCHEMA, Actor, Event, Place, Record, Statement, TimeSpan
from demarche.model.serial_read import record_from_json
from demarche.model.span import Span

__all__ = ["Json", "record_from_json", "record_to_json"]

Json = dict[str, Any]


def record_to_json(record: Record, *, explain: bool = False) -> Json:
    """The record as plain dicts and lists; `explain` adds `rejected`: what was found and dropped, and why."""
    written: Json = {
        "schema": SCHEMA,
        "document": _document(record),
        "actors": [_actor(actor) for actor in record.actors],
        "places": [_place(place) for place in record.places],
        "times": [_time(time) for time in record.times],
        "statements": [_statement(statement) for statement in record.statements],
        "events": [_event(event) for event in record.events],
    }
    if explain:
        written["rejected"] = [asdict(dropped) for dropped in record.rejected]
    return written


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _document(record: Record) -> Json:
    document, published = record.document, record.published
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "outlet": document.outlet,
        "outlet_evidence": _pair(document.outlet_evidence),
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "published": {
            "earliest": _day(published.earliest),
            "latest": _day(published.latest),
            "basis": published.basis,
            "evidence": _pairs(published.evidence),
            "reasons": list(published.reasons),
        },
        "text": document.text,
        "passages": [
            {"kind": it.kind, "start": it.span.start, "end": it.span.end, "repeats": _pair(it.repeats)}
            for it in record.passages
        ],
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "offices": [{"title": office.title, "of": office.of} for office in actor.offices],
        "mentions": _pairs(actor.mentions),
        "entry": actor.entry,
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "mentions": _pairs(place.mentions),
        "entry": place.entry,
    }


def _time(time: TimeSpan) -> Json:
    return {
        "id": time.id,
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "edtf": time.edtf,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "anchor": time.anchor,
        "rule": time.rule,
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "act": statement.act,
        "speaker": statement.speaker,
        "speaker_text": _pair(statement.speaker_text),
        "cue": _pair(statement.cue),
        "content": _pairs(statement.content),
        "addressee": statement.addressee,
        "via": list(statement.via),
        "time": statement.time,
        "about": list(statement.about),
        "rule": statement.rule,
    }


def _event(event: Event) -> Json:
    plover = None if event.plover_type is None else {"type": event.plover_type, "mode": event.plover_mode}
    return {
        "id": event.id,
        "kind": event.kind,
        "plover": plover,
        "cameo": event.cameo,
        "status": event.status,
        "agents": [{"actor": party.actor, "span": _pair(party.span)} for party in event.agents],
        "recipients": [{"actor": party.actor, "span": _pair(party.span)} for party in event.recipients],
        "place": event.place,
        "when": {
            "earliest": _day(event.when.earliest),
            "latest": _day(event.when.latest),
            "precision": event.when.precision,
            "times": list(event.when.times),
        },
        "trigger": _pair(event.trigger),
        "evidence": _pairs(event.evidence),
        "sources": [{"actor": it.actor, "statement": it.statement, "stance": it.stance} for it in event.sources],
        "disputed": event.disputed,
        "topics": list(event.topics),
        "rule": event.rule,
        "status_rule": event.status_rule,
    }
