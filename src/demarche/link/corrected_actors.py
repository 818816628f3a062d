"""Who the words of a document really name: all mentions of an actor become those of another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from demarche.link.corrected_names import actor_named
from demarche.model.correction import Correction
from demarche.model.happening import Anchor
from demarche.model.record import Actor, Event, EventSource, Party, Record, Statement
from demarche.model.span import Span

T = TypeVar("T")


def actor_at(anchor: Anchor, name: str, record: Record) -> Actor | None:
    """The actor whom the anchor's words name; of several ("the two leaders") the one of this name."""
    for meets in (lambda span: span == anchor.trigger, anchor.trigger.overlaps):
        found = [actor for actor in record.actors if any(meets(span) for span in actor.mentions)]
        if found:
            return next((actor for actor in found if actor.name == name), found[0])
    return None


def anchor_span(actor: Actor, record: Record) -> Span | None:
    """The first mention that is of this actor alone, else the first; None where the text has no word for it."""
    shared = {span for other in record.actors if other.id != actor.id for span in other.mentions}
    own = [span for span in actor.mentions if span not in shared]
    return min(own or actor.mentions, default=None)


def renamed(record: Record, corrections: Mapping[str, Correction]) -> tuple[Record, dict[str, str]]:
    """The record in which the actors with these ids are who the corrections say, and old id -> new id.

    All are renamed at once: where A is B and B is C, the words that named A name B now.
    """
    known = {actor.id: actor for actor in record.actors}
    target: dict[str, Actor] = {id: actor for id, actor in known.items() if id not in corrections}
    new: dict[str, str] = {id: id for id in target}
    for id, correction in corrections.items():
        meant = actor_named(correction.value[0], record, others=(id,))
        if meant.entry is None and meant.id not in known and known[id].entry is None:
            # Both are known from this text alone: only the name was wrong.
            meant = replace(known[id], id=meant.id, name=meant.name, country=meant.country or known[id].country)
        target.setdefault(meant.id, meant)
        new[id] = meant.id
    joined: dict[str, list[Actor]] = {}
    for actor in record.actors:
        joined.setdefault(new[actor.id], []).append(actor)
    actors = tuple(_joined(target[id], parts, record.document.text) for id, parts in joined.items())
    return renumbered(replace(record, actors=actors), new), new


def renumbered(record: Record, new: Mapping[str, str]) -> Record:
    """Every reference to an actor by its new id."""
    return replace(
        record,
        statements=tuple(_statement(it, new) for it in record.statements),
        events=tuple(_event(it, new) for it in record.events),
    )


def _joined(actor: Actor, parts: Sequence[Actor], text: str) -> Actor:
    spans = sorted({span for part in parts for span in part.mentions})
    words = {" ".join(span.of(text).split()) for span in spans}
    names = [name for part in parts for name in (*part.aliases, part.name) if part.id == actor.id or name in words]
    aliases = tuple(name for name in dict.fromkeys(names) if name != actor.name)
    return replace(actor, aliases=aliases, mentions=tuple(spans))


def _statement(statement: Statement, new: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        speaker=new[statement.speaker] if statement.speaker is not None else None,
        addressee=new[statement.addressee] if statement.addressee is not None else None,
        via=_once([new[id] for id in statement.via]),
    )


def _event(event: Event, new: Mapping[str, str]) -> Event:
    sources = [EventSource(new[it.actor], it.statement, it.stance) for it in event.sources]
    return replace(
        event, agents=_side(event.agents, new), recipients=_side(event.recipients, new), sources=_once(sources)
    )


def _side(parties: Sequence[Party], new: Mapping[str, str]) -> tuple[Party, ...]:
    """Two that are one now stand once, by the first words."""
    changed = any(new[party.actor] != party.actor for party in parties)
    found = [Party(new[party.actor], party.span) for party in parties]
    return tuple({party.actor: party for party in reversed(found)}.values())[::-1] if changed else tuple(found)


def _once(things: Sequence[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(things))
