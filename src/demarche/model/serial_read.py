"""The way back: records from the JSON that `model/serial.py` writes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from demarche.model.document import Document, Passage, Published
from demarche.model.finding import Rejected
from demarche.model.record import (
    SCHEMA,
    Actor,
    Event,
    EventSource,
    Office,
    Party,
    Place,
    Record,
    Statement,
    TimeSpan,
    When,
)
from demarche.model.span import Span

Json = dict[str, Any]


def record_from_json(written: Mapping[str, Any]) -> Record:
    """The record that `record_to_json` wrote; raises ValueError where `written` is none."""
    if not isinstance(written, Mapping) or written.get("schema") != SCHEMA:
        raise ValueError(f"no record of format {SCHEMA}")
    try:
        document = _read_document(written["document"])
        return Record(
            document=document,
            published=document.published,
            passages=tuple(_read_passage(passage) for passage in written["document"]["passages"]),
            actors=tuple(_read_actor(actor) for actor in written["actors"]),
            places=tuple(_read_place(place) for place in written["places"]),
            times=tuple(_read_time(time) for time in written["times"]),
            statements=tuple(_read_statement(statement) for statement in written["statements"]),
            events=tuple(_read_event(event) for event in written["events"]),
            rejected=tuple(Rejected(**dropped) for dropped in written.get("rejected", ())),
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"a broken record: {type(error).__name__} {error}") from error


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _maybe_span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else _span(pair)


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(_span(pair) for pair in pairs)


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _read_document(written: Json) -> Document:
    published = written["published"]
    return Document(
        id=written["id"],
        source=written["source"],
        text=written["text"],
        url=written.get("url"),
        outlet=written.get("outlet"),
        outlet_evidence=_maybe_span(written.get("outlet_evidence")),
        title=written.get("title"),
        author=written.get("author"),
        language=written.get("language"),
        published=Published(
            earliest=_read_day(published["earliest"]),
            latest=_read_day(published["latest"]),
            basis=published["basis"],
            evidence=_spans(published["evidence"]),
            reasons=tuple(published.get("reasons", ())),
        ),
    )


def _read_passage(written: Json) -> Passage:
    return Passage(written["kind"], Span(written["start"], written["end"]), _maybe_span(written["repeats"]))


def _read_actor(written: Json) -> Actor:
    return Actor(
        id=written["id"],
        name=written["name"],
        kind=written["kind"],
        aliases=tuple(written["aliases"]),
        country=written["country"],
        sector=written["sector"],
        offices=tuple(Office(office["title"], office["of"]) for office in written["offices"]),
        mentions=_spans(written["mentions"]),
        entry=written.get("entry"),
    )


def _read_place(written: Json) -> Place:
    return Place(
        id=written["id"],
        name=written["name"],
        country=written["country"],
        latitude=written["latitude"],
        longitude=written["longitude"],
        mentions=_spans(written["mentions"]),
        entry=written.get("entry"),
    )


def _read_time(written: Json) -> TimeSpan:
    return TimeSpan(
        id=written["id"],
        span=Span(written["start"], written["end"]),
        text=written["text"],
        type=written["type"],
        value=written["value"],
        mod=written["mod"],
        edtf=written["edtf"],
        earliest=_read_day(written["earliest"]),
        latest=_read_day(written["latest"]),
        anchor=written.get("anchor"),
        rule=written.get("rule"),
    )


def _read_statement(written: Json) -> Statement:
    return Statement(
        id=written["id"],
        kind=written["kind"],
        act=written["act"],
        content=_spans(written["content"]),
        speaker=written["speaker"],
        speaker_text=_maybe_span(written["speaker_text"]),
        cue=_maybe_span(written["cue"]),
        addressee=written["addressee"],
        via=tuple(written["via"]),
        time=written["time"],
        about=tuple(written["about"]),
        rule=written.get("rule"),
    )


def _read_parties(written: Iterable[Json]) -> tuple[Party, ...]:
    return tuple(Party(party["actor"], _span(party["span"])) for party in written)


def _read_when(written: Json) -> When:
    return When(
        earliest=_read_day(written["earliest"]),
        latest=_read_day(written["latest"]),
        precision=written["precision"],
        times=tuple(written["times"]),
    )


def _read_event(written: Json) -> Event:
    plover = written["plover"] or {"type": None, "mode": None}
    return Event(
        id=written["id"],
        kind=written["kind"],
        status=written["status"],
        trigger=_span(written["trigger"]),
        evidence=_spans(written["evidence"]),
        plover_type=plover["type"],
        plover_mode=plover["mode"],
        cameo=written["cameo"],
        agents=_read_parties(written["agents"]),
        recipients=_read_parties(written["recipients"]),
        place=written["place"],
        when=_read_when(written["when"]),
        sources=tuple(EventSource(it["actor"], it["statement"], it["stance"]) for it in written["sources"]),
        disputed=written["disputed"],
        topics=tuple(written["topics"]),
        rule=written.get("rule"),
        status_rule=written.get("status_rule"),
    )
