"""The record of a document as people have corrected it; the stored record stays as it was read.

Each correction is pinned to words of the text, so it finds its event again in what a newer model reads there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from demarche.lexicon.kinds import Kinds
from demarche.lexicon.linking import family_of
from demarche.link.corrected_actors import actor_at, renamed
from demarche.link.corrected_names import actor_named, nearest, place_named
from demarche.link.corrected_new import with_new
from demarche.model.correction import ACTOR, NEW, Correction, given_fields
from demarche.model.correction_days import when_of
from demarche.model.happening import Anchor
from demarche.model.record import Event, Party, Record, When
from demarche.model.span import Span


@dataclass(frozen=True, slots=True)
class Corrected:
    """A record as people have corrected it, and why.

    `read` is the record as it was read. `fields`: (id of an event or actor, field) -> the correction that holds there;
    an actor goes by its id in `record`. `actors`: id as read -> id in `record`, where actors were corrected. `dropped`:
    the events of which somebody said that they are none. `lost`: the corrections whose words no event or actor of the
    record has any more, oldest first. `added`: the events that people added, as yet without parties, place and days.
    """

    record: Record
    read: Record
    fields: Mapping[tuple[str, str], Correction] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[Event, ...] = ()
    lost: tuple[Correction, ...] = ()
    added: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """All that can be corrected: the events that were read, and those that were added."""
        return (*self.read.events, *self.added)

    def own_words(self) -> Iterator[tuple[str, Correction]]:
        """(id of the event or actor, correction) for each that holds, in all its fields, once."""
        seen: set[str] = set()
        for (id, _), it in sorted(self.fields.items(), key=lambda held: held[1].field != NEW):
            if it.id not in seen:
                yield id, it
            seen.add(it.id)

    def held_at(self, correction: Correction) -> str | None:
        """The id of the event or actor where a correction holds."""
        return next((id for (id, _), it in self.fields.items() if it.id == correction.id), None)

    def state(self, correction: Correction) -> str:
        """holds | undone | older (than another that holds) | lost."""
        if not correction.in_force:
            return "undone"
        if any(it.id == correction.id for it in self.lost):
            return "lost"
        return "older" if self.held_at(correction) is None else "holds"


def corrected(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with all corrections that hold; those of other documents and undone ones are passed over."""
    return explained(record, corrections).record


def explained(record: Record, corrections: Iterable[Correction]) -> Corrected:
    """As `corrected`, with who corrected what, and what is no longer found."""
    own = sorted((it for it in corrections if it.anchor.document == record.document.id), key=lambda it: (it.at, it.id))
    in_force = [it for it in own if it.in_force]
    whole, added, homes = with_new(record, [it for it in in_force if it.field == NEW])
    ever_added = {(it.anchor.kind, it.anchor.trigger) for it in own if it.field == NEW}
    held: dict[tuple[str, str], Correction] = {}
    lost = []
    for correction in in_force:  # the newest is the last to be set
        home = correction.anchor.kind, correction.anchor.trigger
        about = _home(correction, homes) if home in ever_added else _about(correction, record)
        if about is None:
            lost.append(correction)
        else:
            held[about] = correction
            held.update(
                ((about[0], name), replace(correction, field=name, value=value))
                for name, value in given_fields(correction).items()
            )
    of_actors = {id: it for (id, field), it in held.items() if field == ACTOR}
    of_events = {about: it for about, it in held.items() if about[1] != ACTOR}
    named, new = renamed(whole, of_actors) if of_actors else (whole, {})
    return Corrected(
        _with_events(named, of_events) if of_events else named,
        record,
        {**of_events, **{(new[id], ACTOR): it for id, it in of_actors.items()}},
        new,
        tuple(event for event in named.events if (event.id, "event") in of_events),
        tuple(lost),
        added,
    )


def _home(correction: Correction, homes: Mapping[tuple[str, Span], str]) -> tuple[str, str] | None:
    """Likewise of an event that somebody added, or added once."""
    id = homes.get((correction.anchor.kind, correction.anchor.trigger))
    return None if id is None else (id, correction.field)


def _about(correction: Correction, record: Record) -> tuple[str, str] | None:
    """(id of the event or actor, field), None where the words are no longer found."""
    if correction.field == ACTOR:
        actor = actor_at(correction.anchor, "".join(correction.before), record)
        return None if actor is None else (actor.id, ACTOR)
    event = event_at(correction.anchor, record, correction.field)
    return None if event is None else (event.id, correction.field)


def event_at(anchor: Anchor, record: Record, about: str) -> Event | None:
    """The event that the anchor's words tell of in this record.

    The same words and kind; else the same words; else words that overlap; else the one event of the kind among whose
    evidence they stand. That they tell of *no* event is said of the words and of their kind's family alone.
    """
    drops = about == "event"
    family = family_of(anchor.kind).id
    by_words: tuple[Callable[[Event], bool], ...] = (
        lambda it: it.trigger == anchor.trigger,
        lambda it: it.trigger.overlaps(anchor.trigger),
    )
    by_kind: tuple[Callable[[Event], bool], ...] = (
        lambda it: it.kind == anchor.kind,
        lambda it: family_of(it.kind).id == family,
        lambda _: not drops,
    )
    for at_words in by_words:
        for of_kind in by_kind:
            found = [event for event in record.events if at_words(event) and of_kind(event)]
            if found:
                return found[0]
    told = [
        event
        for event in record.events
        if event.kind == anchor.kind and any(span.covers(anchor.trigger) for span in event.evidence)
    ]
    return told[0] if len(told) == 1 and not drops else None


def _with_events(record: Record, corrections: Mapping[tuple[str, str], Correction]) -> Record:
    gone = {id for id, about in corrections if about == "event"}
    kept = []
    for event in record.events:
        if event.id not in gone:
            own = {about: it for (id, about), it in corrections.items() if id == event.id}
            record, event = _event(record, event, own)
            kept.append(event)
    statements = tuple(
        replace(it, about=tuple(id for id in it.about if id not in gone)) if gone.intersection(it.about) else it
        for it in record.statements
    )
    return replace(record, events=tuple(kept), statements=statements)


def _event(record: Record, event: Event, own: Mapping[str, Correction]) -> tuple[Record, Event]:
    """The event with its corrections, and the record with whom and what place they brought in."""
    if "kind" in own:
        event = _with_kind(event, own["kind"])
    if "status" in own:
        event = replace(event, status=own["status"].value[0], status_rule=own["status"].id)
    if "days" in own:
        event = replace(event, when=_known_times(record, own["days"]))
    for side in ("agents", "recipients"):
        if side in own:
            record, parties = _parties(record, event, own[side])
            event = replace(event, agents=parties) if side == "agents" else replace(event, recipients=parties)
    if "place" in own:
        places = [place_named(name, record) for name in own["place"].value]
        added = tuple(it for it in places if it.id not in {known.id for known in record.places})
        record = replace(record, places=(*record.places, *added))
        event = replace(event, place=places[0].id if places else None)
    if "kind" in own and "recipients" not in own and is_symmetric(event.kind):
        more = () if "agents" in own else event.recipients
        known = {party.actor for party in event.agents}
        event = replace(event, agents=(*event.agents, *(it for it in more if it.actor not in known)), recipients=())
    return record, event


def is_symmetric(kind: str) -> bool:
    """In such a kind all parties are agents."""
    kinds = Kinds.load()
    return kind in kinds and kinds[kind].symmetric


def _with_kind(event: Event, correction: Correction) -> Event:
    """Codes and topics follow the kind."""
    kinds = Kinds.load()
    name = correction.value[0]
    if name not in kinds:
        return replace(event, kind=name, plover_type=None, plover_mode=None, cameo=None, rule=correction.id)
    kind = kinds[name]
    return replace(
        event,
        kind=name,
        plover_type=kind.plover_type,
        plover_mode=kind.plover_mode,
        cameo=kind.cameo,
        topics=kind.contexts,
        rule=correction.id,
    )


def _known_times(record: Record, correction: Correction) -> When:
    """The days, with the dates of the text that say them."""
    when = when_of(correction.value)
    times = [it.id for it in record.times if (it.earliest, it.latest) == (when.earliest, when.latest)]
    return replace(when, times=tuple(times[:1])) if when.earliest is not None else when


def _parties(record: Record, event: Event, correction: Correction) -> tuple[Record, tuple[Party, ...]]:
    """Who is named keeps its words; who is new gets the nearest that name it, else those of the event itself."""
    spans = {party.actor: party.span for party in (*event.recipients, *event.agents)}
    found = []
    for name in correction.value:
        actor = actor_named(name, record)
        if actor.id not in {known.id for known in record.actors}:
            record = replace(record, actors=(*record.actors, actor))
        span = spans.get(actor.id) or nearest(actor.mentions, event.trigger) or event.trigger
        found.append(Party(actor.id, span))
    return record, tuple(dict.fromkeys(found))
