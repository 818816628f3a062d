"""The record of one document: actors, places, times, statements and events with their evidence.

These are the public objects of format `demarche.record/1` (docs/record.md); `model/serial.py` writes them as JSON.
"""

from dataclasses import dataclass, field
from datetime import date

from demarche.model.document import Document, Passage, Published
from demarche.model.finding import Rejected
from demarche.model.span import Span

SCHEMA = "demarche.record/1"
STATUSES = ("occurred", "ongoing", "planned", "possible", "cancelled", "postponed", "denied")
ACTOR_KINDS = ("person", "state", "government", "ministry", "office", "organisation", "outlet", "group")


@dataclass(frozen=True, slots=True)
class Office:
    """An office held on the day of the document: `title` ("President"), `of` (ISO 3166-1 alpha-3 or organisation id).
    """

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks; `entry` names the lexicon row its facts come from."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere; `country` is ISO 3166-1 alpha-3, coordinates are WGS 84 degrees."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    mentions: tuple[Span, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """An expression of time on the calendar: TIMEX3 `type`, `value`, `mod`; `earliest` and `latest` day
    inclusive, or None.

    `anchor` says what it was counted from (published | text | absolute | event:…); `rule` is the rule's id.
    """

    id: str
    span: Span
    text: str
    type: str
    value: str | None = None
    mod: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what through whom, with the words."""

    id: str
    kind: str
    act: str
    content: tuple[Span, ...]
    speaker: str | None = None
    speaker_text: Span | None = None
    cue: Span | None = None
    addressee: str | None = None
    via: tuple[str, ...] = ()
    time: str | None = None
    about: tuple[str, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in its role, with the words that name it there."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event; `precision` is day | week | month | quarter | season | year | unknown; `times` are
    TimeSpan ids.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventSource:
    """Who vouches for an event; `stance` is asserts | confirms | denies | doubts."""

    actor: str
    statement: str | None
    stance: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world as the document presents it."""

    id: str
    kind: str
    status: str
    trigger: Span
    evidence: tuple[Span, ...]
    plover_type: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    agents: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    when: When = field(default_factory=When)
    sources: tuple[EventSource, ...] = ()
    disputed: bool = False
    topics: tuple[str, ...] = ()
    rule: str | None = None
    status_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record of one document."""

    document: Document
    published: Published
    passages: tuple[Passage, ...]
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def headline(self) -> str | None:
        """The title the document came with, else the words of its first headline passage, on one line."""
        spans = (passage.span for passage in self.passages if passage.kind == "headline")
        title = self.document.title or next((span.of(self.document.text) for span in spans), None)
        return None if title is None else " ".join(title.split())
