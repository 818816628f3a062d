"""Events that the reader missed and people added, in a record that is corrected."""

from collections.abc import Iterable
from dataclasses import replace

from demarche.model.correction import Correction, added_id, given_fields
from demarche.model.record import Event, Record
from demarche.model.span import Span

#: Kind and words of what was added.
Home = tuple[str, Span]


def with_new(record: Record, additions: Iterable[Correction]) -> tuple[Record, tuple[Event, ...], dict[Home, str]]:
    """The record with what was added (as yet without its fields), the events made, and the event at each (kind, words).

    Where a newer reading finds an event of the kind in the words, that is it; none was there when it was added.
    """
    made: list[Event] = []
    homes: dict[Home, str] = {}
    for it in additions:
        anchor = it.anchor
        events = (*record.events, *made)
        there = [one for one in events if one.kind == anchor.kind and one.trigger.overlaps(anchor.trigger)]
        if not there:
            (status,) = given_fields(it)["status"]
            event = Event(added_id(it.id), anchor.kind, status, anchor.trigger, (anchor.trigger,))
            there = [replace(event, rule=it.id, status_rule=it.id)]
            made += there
        homes[anchor.kind, anchor.trigger] = there[0].id
    return (replace(record, events=(*record.events, *made)) if made else record), tuple(made), homes
