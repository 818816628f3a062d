"""What a person wants to correct, checked and pinned to words of the text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from demarche.errors import CorrectionError
from demarche.lexicon.kinds import Kinds
from demarche.lexicon.normal import slug
from demarche.link.corrected import Corrected
from demarche.link.corrected_actors import anchor_span
from demarche.link.corrected_names import actor_named, place_named, stable_name
from demarche.model.correction import ACTOR, EVENT_FIELDS, Correction, correction_id
from demarche.model.correction_days import days_value, when_of
from demarche.model.happening import Anchor
from demarche.model.record import STATUSES, Actor, Event, Record

LONGEST_NAME = 200
LONGEST_REASON = 2000
MOST_NAMES = 20
#: How one may say that words tell of no event.
NO = frozenset(("", "no", "none", "false"))


@dataclass(frozen=True, slots=True)
class By:
    """Who corrects, when, and why."""

    name: str
    at: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        if not slug(self.name):
            raise CorrectionError("who says so? give a name")
        if len(self.name) > LONGEST_NAME:
            raise CorrectionError(f"the name is longer than {LONGEST_NAME} signs")
        if len(self.reason) > LONGEST_REASON:
            raise CorrectionError(f"the reason is longer than {LONGEST_REASON} signs")


def corrections_of(
    corrected: Corrected, event: str, changes: Iterable[tuple[str, Sequence[str]]], by: By
) -> tuple[Correction, ...]:
    """What must be kept so that fields of an event have these values; those that have them already are passed over.

    Raises CorrectionError where there is no such event or field, or a value cannot be.
    """
    found = next((it for it in corrected.events if it.id == event), None)
    if found is None:
        ids = ", ".join(it.id for it in corrected.events) or "none"
        raise CorrectionError(f"no event {event!r} in {corrected.read.document.source}; its events: {ids}")
    anchor = Anchor(corrected.read.document.id, found.kind, found.trigger)
    made = []
    for field, given in changes:
        value = checked(field, given, corrected.record)
        if not _says(corrected, found, field, value):
            before = _before(corrected, found, field)
            id = correction_id(anchor, field, value, by.name, by.at)
            made.append(Correction(id, anchor, field, value, before, tidy(by.name), by.at, tidy(by.reason)))
    return tuple(made)


def actor_corrections(corrected: Corrected, actor: str, name: str, by: By) -> tuple[Correction, ...]:
    """Likewise that the words which name `actor` (an id or name in the corrected record) name somebody else.

    One for each actor that was read where now this one is.
    """
    record, read = corrected.record, corrected.read
    named = _the_actor(actor, record)
    (value,) = checked(ACTOR, (name,), record)
    if actor_named(value, record, others=(named.id,)).id == named.id:
        return ()
    made = []
    for it in _read_as(corrected, named):
        span = anchor_span(it, read)
        if span is None:
            raise CorrectionError(f"{it.name}: no word of {read.document.source} names it, so there is none to correct")
        anchor = Anchor(read.document.id, ACTOR, span)
        id = correction_id(anchor, ACTOR, (value,), by.name, by.at)
        made.append(Correction(id, anchor, ACTOR, (value,), (it.name,), tidy(by.name), by.at, tidy(by.reason)))
    return tuple(made)


def checked(field: str, given: Sequence[str], record: Record) -> tuple[str, ...]:
    """The value as it is kept; raises CorrectionError that says what would do."""
    value = tuple(dict.fromkeys(tidy(it) for it in given if tidy(it)))
    if field == "event":
        return _no_event(value)
    if field not in CHECKS:
        raise CorrectionError(f"{field!r} cannot be corrected: only {', '.join((*EVENT_FIELDS, ACTOR))}")
    return CHECKS[field](value, record)


def _says(corrected: Corrected, event: Event, field: str, value: tuple[str, ...]) -> bool:
    """True where the corrected record has that value already, by whatever name."""
    record = corrected.record
    now = next((it for it in record.events if it.id == event.id), None)
    if now is None or field == "event":
        return now is None and field == "event"
    if field in ("agents", "recipients"):
        parties = now.agents if field == "agents" else now.recipients
        return {actor_named(it, record).id for it in value} == {it.actor for it in parties}
    if field == "place":
        return [place_named(it, record).id for it in value] == [it for it in (now.place,) if it is not None]
    if field == "days":
        when = when_of(value)
        return (when.earliest, when.latest) == (now.when.earliest, now.when.latest)
    return value == value_of(record, now, field)


def _before(corrected: Corrected, event: Event, field: str) -> tuple[str, ...]:
    """What was read; of an event that somebody added, what is said of it by now."""
    if event not in corrected.added:
        return value_of(corrected.read, event, field)
    now = next((it for it in corrected.record.events if it.id == event.id), event)
    return value_of(corrected.record, now, field)


def value_of(record: Record, event: Event, field: str) -> tuple[str, ...]:
    """What a record says, in the form of a correction's value; for `event` its kind."""
    names = {it.id: it.name for it in record.actors}
    if field in ("kind", "event"):
        return (event.kind,)
    if field == "status":
        return (event.status,)
    if field == "days":
        return days_value(event.when)
    if field == "place":
        places = {it.id: it.name for it in record.places}
        return (stable_name(event.place, places[event.place]),) if event.place is not None else ()
    parties = event.agents if field == "agents" else event.recipients
    return tuple(dict.fromkeys(stable_name(it.actor, names[it.actor]) for it in parties))


def tidy(words: str) -> str:
    """On one line, without signs that cannot be seen."""
    return " ".join("".join(it if it.isprintable() else " " for it in words).split())


def _no_event(value: tuple[str, ...]) -> tuple[str, ...]:
    if not set(map(str.lower, value)) <= NO:
        raise CorrectionError(f"event {' '.join(value)!r}: the only thing to say is no (it is none); else undo that")
    return ()


def _kind(value: tuple[str, ...], _: Record) -> tuple[str, ...]:
    return (_one_of("kind", value, [kind.name for kind in Kinds.load()]),)


def _status(value: tuple[str, ...], _: Record) -> tuple[str, ...]:
    return (_one_of("status", value, STATUSES),)


def _one_of(field: str, value: tuple[str, ...], known: Sequence[str]) -> str:
    if len(value) != 1:
        raise CorrectionError(f"{field}: give one of {', '.join(known)}")
    name = value[0].lower().replace(" ", "-")
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" (do you mean {near[0]}?)" if near else ""
        raise CorrectionError(f"{field} {value[0]!r}{hint}: give one of {', '.join(known)}")
    return name


def _names(value: tuple[str, ...], record: Record) -> tuple[str, ...]:
    if len(value) > MOST_NAMES:
        raise CorrectionError(f"more than {MOST_NAMES} names")
    for name in value:
        if not slug(name) or len(name) > LONGEST_NAME:
            raise CorrectionError(f"{name[:40]!r} is no name")
    names = {it.id: it.name for it in record.actors} | {it.id: it.name for it in record.places}
    return tuple(stable_name(it, names[it]) if it in names else it for it in value)


def _place(value: tuple[str, ...], record: Record) -> tuple[str, ...]:
    if len(value) > 1:
        raise CorrectionError("place: give one name, or nothing where there is none")
    return _names(value, record)


def _actor(value: tuple[str, ...], record: Record) -> tuple[str, ...]:
    if len(value) != 1:
        raise CorrectionError("actor: give the one name that is right")
    return _names(value, record)


def _days(value: tuple[str, ...], _: Record) -> tuple[str, ...]:
    try:
        when_of(value)
    except ValueError as error:
        raise CorrectionError(str(error)) from error
    return value


CHECKS: dict[str, Callable[[tuple[str, ...], Record], tuple[str, ...]]] = {
    "kind": _kind,
    "status": _status,
    "agents": _names,
    "recipients": _names,
    "place": _place,
    "days": _days,
    ACTOR: _actor,
}


def _the_actor(words: str, record: Record) -> Actor:
    for fits in (
        lambda it: it.id == words,
        lambda it: slug(it.name) == slug(words),
        lambda it: any(slug(alias) == slug(words) for alias in it.aliases),
    ):
        found = [actor for actor in record.actors if fits(actor)]
        if len(found) > 1:
            raise CorrectionError(f"{words!r} is more than one actor: {', '.join(it.name for it in found)}")
        if found:
            return found[0]
    names = ", ".join(it.name for it in record.actors) or "none"
    raise CorrectionError(f"no actor {words!r} in {record.document.source}; its actors: {names}")


def _read_as(corrected: Corrected, named: Actor) -> list[Actor]:
    """The actors of the record as it was read whose words now name this one."""
    found = [it for it in corrected.read.actors if corrected.actors.get(it.id, it.id) == named.id]
    if not found:
        raise CorrectionError(f"{named.name} stands in the record by a correction: correct or undo that")
    return found
