"""The rows of the tables of events, statements and happenings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from demarche.export.columns import Row
from demarche.export.picked import Picked
from demarche.export.telling import first_told, headline, last_told, turn, vouchers
from demarche.lexicon.codes import cameo_of, plover_of, topics_of
from demarche.model.happening import Happening, Who
from demarche.model.record import Actor, Event, Party, Record, Statement, When
from demarche.model.span import Span


def event_rows(picked: Iterable[Picked]) -> Iterator[Row]:
    """One row per event; the columns of `columns.EVENTS`."""
    for it in picked:
        for event in it.events:
            yield event_row(it.record, event, it.happenings.get(event.id))


def statement_rows(picked: Iterable[Picked]) -> Iterator[Row]:
    """One row per statement; the columns of `columns.STATEMENTS`."""
    for it in picked:
        for statement in it.statements:
            yield statement_row(it.record, statement, it.happenings)


def happening_rows(happenings: Iterable[Happening]) -> Iterator[Row]:
    """One row per happening; the columns of `columns.HAPPENINGS`."""
    return map(happening_row, happenings)


def event_row(record: Record, event: Event, happening: str | None) -> Row:
    actors, text = {actor.id: actor for actor in record.actors}, record.document.text
    place = next((it for it in record.places if it.id == event.place), None)
    times = {time.id: time.text for time in record.times}
    sources = [actors[it.actor] for it in event.sources]
    return {
        **_document(record),
        "event": event.id,
        "happening": happening,
        "kind": event.kind,
        "status": event.status,
        **_codes(event.kind, event.status, event.when),
        "time_words": tuple(times[id] for id in event.when.times if id in times),
        **_parties("agent", event.agents, actors, text),
        **_parties("recipient", event.recipients, actors, text),
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        **_span("trigger", event.trigger, text),
        **_spans("evidence", event.evidence, text),
        "source_ids": tuple(actor.id for actor in sources),
        "source_names": tuple(actor.name for actor in sources),
        "source_countries": tuple(actor.country or "" for actor in sources),
        "source_stances": tuple(it.stance for it in event.sources),
        "source_statements": tuple(it.statement or "" for it in event.sources),
        "disputed": event.disputed,
        "topics": event.topics,
        "rule": event.rule,
        "status_rule": event.status_rule,
    }


def statement_row(record: Record, statement: Statement, happenings: Mapping[str, str]) -> Row:
    actors, text = {actor.id: actor for actor in record.actors}, record.document.text
    speaker = actors.get(statement.speaker or "")
    addressee = actors.get(statement.addressee or "")
    time = next((it for it in record.times if it.id == statement.time), None)
    return {
        **_document(record),
        "statement": statement.id,
        "kind": statement.kind,
        "act": statement.act,
        "speaker_id": speaker.id if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_country": speaker.country if speaker else None,
        "speaker_offices": tuple(it.title for it in speaker.offices) if speaker else (),
        "speaker_words": statement.speaker_text.of(text) if statement.speaker_text else None,
        "speaker_start": statement.speaker_text.start if statement.speaker_text else None,
        "speaker_end": statement.speaker_text.end if statement.speaker_text else None,
        "addressee_id": addressee.id if addressee else None,
        "addressee_name": addressee.name if addressee else None,
        "via_ids": statement.via,
        "via_names": tuple(actors[id].name for id in statement.via),
        **_span("cue", statement.cue, text),
        **_spans("content", statement.content, text),
        "time_words": time.text if time else None,
        "time_earliest": time.earliest if time else None,
        "time_latest": time.latest if time else None,
        "events": statement.about,
        "happenings": tuple(happenings.get(id, "") for id in statement.about),
        "rule": statement.rule,
    }


def happening_row(happening: Happening) -> Row:
    said, place = vouchers(happening.reports), happening.place
    documents = tuple(dict.fromkeys(it.document for it in happening.reports))
    return {
        "happening": happening.id,
        "headline": headline(happening),
        "kind": happening.kind,
        "status": happening.status,
        **_codes(happening.kind, happening.status, happening.when),
        **_whos("agent", happening.agents),
        **_whos("recipient", happening.recipients),
        "place_id": place.place if place else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "first_reported": first_told(happening),
        "last_reported": last_told(happening),
        "reports": len(happening.reports),
        "articles": len(documents),
        "independent_sources": happening.independent_sources,
        "origins": tuple(it.name for it in happening.origins),
        "attributed_to": (*said.get("asserts", ()), *said.get("confirms", ())),
        "denied_by": (*said.get("denies", ()), *said.get("doubts", ())),
        "changes": tuple(turn(it) for it in happening.changes),
        "contradictions": len(happening.conflicts),
        "documents": documents,
        "follows": happening.follows,
        "part_of": happening.part_of,
        "shown_by": happening.shown_by,
        "topics": topics_of(happening.kind),
    }


def _document(record: Record) -> Row:
    document, published = record.document, record.published
    return {
        "document": document.id,
        "source": document.source,
        "url": document.url,
        "outlet": document.outlet,
        "title": record.headline,
        "published_earliest": published.earliest,
        "published_latest": published.latest,
        "published_basis": published.basis,
    }


def _codes(kind: str, status: str, when: When) -> Row:
    plover, cameo = plover_of(kind, status), cameo_of(kind, status)
    return {
        "plover_type": plover.type if plover else None,
        "plover_mode": plover.mode if plover else None,
        "cameo": cameo.code if cameo else None,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
    }


def _parties(role: str, parties: Sequence[Party], actors: Mapping[str, Actor], text: str) -> Row:
    found = [actors[party.actor] for party in parties]
    return {
        f"{role}_ids": tuple(actor.id for actor in found),
        f"{role}_names": tuple(actor.name for actor in found),
        f"{role}_kinds": tuple(actor.kind for actor in found),
        f"{role}_countries": tuple(actor.country or "" for actor in found),
        f"{role}_words": tuple(party.span.of(text) for party in parties),
    }


def _whos(role: str, parties: Sequence[Who]) -> Row:
    return {
        f"{role}_ids": tuple(who.actor for who in parties),
        f"{role}_names": tuple(who.name for who in parties),
        f"{role}_kinds": tuple(who.kind for who in parties),
        f"{role}_countries": tuple(who.country or "" for who in parties),
    }


def _span(name: str, span: Span | None, text: str) -> Row:
    return {
        name: span.of(text) if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _spans(name: str, spans: Sequence[Span], text: str) -> Row:
    return {
        name: tuple(span.of(text) for span in spans),
        f"{name}_starts": tuple(span.start for span in spans),
        f"{name}_ends": tuple(span.end for span in spans),
    }
