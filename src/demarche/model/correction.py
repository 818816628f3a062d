"""What a person corrects in the record of a document; kept beside the record, which is never changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from demarche.model.happening import Anchor

#: What can be corrected. `event`: the words tell of no event. `actor`: who the words name.
FIELDS = ("kind", "status", "agents", "recipients", "place", "days", "event", "actor")
#: The fields of an event; `actor` speaks of the whole document.
EVENT_FIELDS = FIELDS[:-1]
#: The kind of an anchor that is pinned to the mention of an actor.
ACTOR = "actor"
#: Not a field: the words tell of an event that was missed, with all that is said of it.
NEW = "new"


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of one event (or on who an actor is), pinned to the words in the text.

    `value` is what is right: the kind or the status; names (or lexicon ids) of the parties, of the place, of the actor;
    the days as one or two ISO dates or a coarser EDTF date ("2023-06"); nothing where there is none or it is no event.
    `before` is what the record said, in the same form. Of several that speak of one field, the newest not undone holds.
    For `actor` the anchor's kind is "actor" and its trigger the first mention. For `new`, an event that was missed,
    the anchor's words are those that a person chose, and `value` holds "field=value" for each value of each field.
    """

    id: str
    anchor: Anchor
    field: str
    value: tuple[str, ...]
    before: tuple[str, ...]
    by: str
    at: datetime
    reason: str = ""
    undone_by: str | None = None
    undone_at: datetime | None = None
    undone_reason: str = ""

    @property
    def in_force(self) -> bool:
        """True until somebody undoes it; a newer one on the same field may still hold instead."""
        return self.undone_by is None


def by_document(corrections: Iterable[Correction]) -> dict[str, list[Correction]]:
    """Document -> its corrections, in their order."""
    found: dict[str, list[Correction]] = {}
    for it in corrections:
        found.setdefault(it.anchor.document, []).append(it)
    return found


def moment(at: datetime) -> str:
    """In universal time, so that the order of the words is that of the moments."""
    return (at if at.tzinfo is None else at.astimezone(UTC)).isoformat(timespec="microseconds")


def correction_id(anchor: Anchor, field: str, value: tuple[str, ...], by: str, at: datetime) -> str:
    """A hash of what is said, by whom and when."""
    words = (anchor.document, anchor.kind, str(anchor.trigger), field, *value, by, at.isoformat())
    return "correction:" + sha256("\0".join(words).encode()).hexdigest()[:16]


def giving(fields: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The value of a correction that adds an event, out of its fields."""
    return tuple(f"{field}={value}" for field, values in fields.items() for value in values)


def given_fields(correction: Correction) -> dict[str, tuple[str, ...]]:
    """The fields of an event that a correction adds, in their order; none of any other correction."""
    return fields_in(correction.value) if correction.field == NEW else {}


def fields_in(value: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The fields that `giving` wrote."""
    found: dict[str, tuple[str, ...]] = {}
    for said in value:
        field, _, value = said.partition("=")
        found[field] = (*found.get(field, ()), value)
    return found


def added_id(correction: str) -> str:
    """The id, in the corrected record, of the event that a correction adds."""
    return f"e-{correction.partition(':')[2][:8]}"
