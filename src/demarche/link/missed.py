"""An event that the reader missed and a person adds: checked, and pinned to words of the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.errors import CorrectionError
from demarche.link.correcting import By, checked, tidy
from demarche.model.correction import EVENT_FIELDS, NEW, Correction, correction_id, giving
from demarche.model.happening import Anchor
from demarche.model.record import Record
from demarche.model.span import Span

#: Words chosen for an event have no more signs than this.
LONGEST_WORDS = 300
#: What must be said of it, and what may be.
NEEDED = ("kind", "status")
POSSIBLE = tuple(field for field in EVENT_FIELDS if field != "event")
#: Places of words that stand more than once, told with so many signs around.
SHOWN, AROUND = 6, 24


@dataclass(frozen=True, slots=True)
class Missed:
    """What a person says of an event: the words that tell of it, as they stand in the text, and its fields.

    `start` says which of several places of the words is meant. Kind and status must be given.
    """

    words: str
    fields: Mapping[str, Sequence[str]]
    start: int | None = None


def addition(record: Record, missed: Missed, by: By) -> Correction:
    """The correction that adds the event to a record as it is corrected by now.

    Raises CorrectionError where the words do not stand in the text, the event is there already, or a value cannot be.
    """
    given = missed.fields
    unknown = [field for field in given if field not in POSSIBLE]
    if unknown:
        raise CorrectionError(f"{unknown[0]!r} is nothing to say of a new event: only {', '.join(POSSIBLE)}")
    missing = [field for field in NEEDED if not given.get(field)]
    if missing:
        raise CorrectionError(f"a new event needs its {' and '.join(missing)}")
    value = {field: checked(field, given[field], record) for field in POSSIBLE if given.get(field)}
    span, (kind,) = words_at(record, missed.words, missed.start), value["kind"]
    there = next((it for it in record.events if it.kind == kind and it.trigger.overlaps(span)), None)
    if there is not None:
        told = f"{there.id}, “{' '.join(there.trigger.of(record.document.text).split())}”"
        raise CorrectionError(f"there is a {kind} in these words already ({told}): correct that, or choose others")
    anchor, said = Anchor(record.document.id, kind, span), giving(value)
    id = correction_id(anchor, NEW, said, by.name, by.at)
    return Correction(id, anchor, NEW, said, (), tidy(by.name), by.at, tidy(by.reason))


def words_at(record: Record, words: str, start: int | None = None) -> Span:
    """Where the words stand in the text, whatever white space is between them; raises CorrectionError."""
    text, shown = record.document.text, " ".join(words.split())
    if not any(sign.isalnum() for sign in words):
        raise CorrectionError("choose the words of the text that tell of the event")
    if len(shown) > LONGEST_WORDS:
        raise CorrectionError(f"more than {LONGEST_WORDS} signs: choose the few words that tell of the event")
    inside = places_of(record, words)
    fits = inside if start is None else [span for span in inside if span.start == start]
    if len(fits) == 1:
        return fits[0]
    if not inside:
        across = (
            "run over more than one paragraph" if standing(words, text) else "do not stand so in the text: copy them"
        )
        raise CorrectionError(f"the words “{shown}” {across}")
    places = "; ".join(f"{span.start} (“{around(text, span)}”)" for span in inside[:SHOWN])
    raise CorrectionError(f"the words “{shown}” stand {len(inside)} times: choose more of them, or say which: {places}")


def places_of(record: Record, words: str) -> list[Span]:
    """Everywhere the words stand within a paragraph."""
    found = standing(words, record.document.text) if words.split() else []
    return [span for span in found if any(it.span.covers(span) for it in record.passages)]


def standing(words: str, text: str) -> list[Span]:
    """Everywhere they stand, as whole words."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(*it.span()) for it in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def around(text: str, span: Span) -> str:
    """The words with a few signs on either side."""
    return " ".join(text[max(span.start - AROUND, 0) : span.end + AROUND].split())
