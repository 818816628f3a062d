"""The record of an article as the API tells it: format `demarche.record/1` (docs/record.md)."""

from datetime import date, datetime

from pydantic import Field

from demarche.apps.api.models import Out

Pair = tuple[int, int]


class PublishedOut(Out):
    """The day of publication and how it is known."""

    earliest: date | None
    """The first possible day."""
    latest: date | None
    """The last possible day."""
    basis: str
    """given, metadata, dateline, inferred or unknown."""
    evidence: list[Pair]
    """The spans that say so."""
    reasons: list[str]
    """The reasons in words."""


class PassageOut(Out):
    """A block of the text."""

    kind: str
    """headline, byline, dateline, paragraph, quote, ..."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    repeats: Pair | None
    """Another passage that says the same again."""


class DocumentOut(Out):
    """The article."""

    id: str
    """`sha256:` and the hash of the original bytes."""
    source: str
    """The file or address it was read from."""
    url: str | None
    """Its address on the web."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """The title that came with it."""
    author: str | None
    """The author that came with it."""
    language: str | None
    """ISO 639-1."""
    published: PublishedOut
    """When it was published."""
    text: str
    """The unchanged text, which all spans point into."""
    passages: list[PassageOut]
    """What each block of it is."""


class OfficeOut(Out):
    """An office held on the day of the article."""

    title: str
    """The title."""
    of: str | None
    """ISO 3166-1 alpha-3 or the id of an organisation."""


class ActorOut(Out):
    """Somebody the article speaks of."""

    id: str
    """A Wikidata id where the lexicon has one, else `local:…`."""
    name: str
    """The name."""
    aliases: list[str]
    """Other names in the article."""
    kind: str
    """person, state, government, ministry, office, organisation, outlet or group."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    sector: str | None
    """PLOVER sector."""
    offices: list[OfficeOut]
    """Offices held."""
    mentions: list[Pair]
    """Where it is named."""
    entry: str | None
    """The row of the lexicon that its facts come from."""


class PlaceOut(Out):
    """A place the article speaks of."""

    id: str
    """A Wikidata id where the lexicon has one, else `local:…`."""
    name: str
    """The name."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    latitude: float | None
    """WGS 84 degrees."""
    longitude: float | None
    """WGS 84 degrees."""
    mentions: list[Pair]
    """Where it is named."""
    entry: str | None
    """The row of the lexicon that its facts come from."""


class TimeOut(Out):
    """An expression of time."""

    id: str
    """Its id in this record."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    text: str
    """Its words."""
    type: str
    """DATE, TIME, DURATION or SET."""
    value: str | None
    """TIMEX3 value."""
    mod: str | None
    """TIMEX3 modifier."""
    edtf: str | None
    """EDTF level 1, where it can be said so."""
    earliest: date | None
    """The first day it can mean."""
    latest: date | None
    """The last day it can mean."""
    anchor: str | None
    """What it was counted from."""
    rule: str | None
    """The rule that read it."""


class StatementOut(Out):
    """Who said what."""

    id: str
    """Its id in this record."""
    kind: str
    """direct, indirect or mixed."""
    act: str
    """say, warn, deny, promise, ..."""
    speaker: str | None
    """Id of an actor."""
    speaker_text: Pair | None
    """The words that name the speaker."""
    cue: Pair | None
    """The word of saying."""
    content: list[Pair]
    """What is said."""
    addressee: str | None
    """Id of an actor."""
    via: list[str]
    """Ids of the outlets that carried it."""
    time: str | None
    """Id of an expression of time."""
    about: list[str]
    """Ids of the events it tells."""
    rule: str | None
    """The rule that found it."""


class PloverOut(Out):
    """The code in PLOVER."""

    type: str
    """The event type."""
    mode: str | None
    """The mode."""


class PartyOut(Out):
    """An actor in its role."""

    actor: str
    """Id of an actor."""
    span: Pair
    """The words that name it there."""


class EventWhenOut(Out):
    """The days of an event."""

    earliest: date | None
    """The first possible day."""
    latest: date | None
    """The last possible day."""
    precision: str
    """day, week, month, quarter, season, year or unknown."""
    times: list[str]
    """Ids of expressions of time."""


class EventSourceOut(Out):
    """Who vouches for an event."""

    actor: str
    """Id of an actor."""
    statement: str | None
    """Id of a statement."""
    stance: str
    """asserts, confirms, denies or doubts."""


class EventOut(Out):
    """Something the article says happened, will happen or did not happen."""

    id: str
    """Its id in this record."""
    kind: str
    """Its kind."""
    plover: PloverOut | None
    """The code in PLOVER."""
    cameo: str | None
    """The code in CAMEO."""
    status: str
    """occurred, ongoing, planned, possible, cancelled, postponed or denied."""
    agents: list[PartyOut]
    """Who acts."""
    recipients: list[PartyOut]
    """Whom it is done to, or with."""
    place: str | None
    """Id of a place."""
    when: EventWhenOut
    """When."""
    trigger: Pair
    """The word that tells it."""
    evidence: list[Pair]
    """The passages that tell it."""
    sources: list[EventSourceOut]
    """Who vouches for it."""
    disputed: bool
    """True where somebody contradicts it."""
    topics: list[str]
    """Topics of its kind."""
    rule: str | None
    """The rule that found it."""
    status_rule: str | None
    """The rule that decided its status."""


class AnchorOut(Out):
    """The words a correction is pinned to."""

    document: str
    """Id of the article."""
    kind: str
    """The kind of the event as it was read, or `actor`."""
    trigger: Pair
    """`[start, end)` of the words."""


class CorrectionOut(Out):
    """What a person corrected."""

    id: str
    """`correction:` and hexadecimal digits."""
    anchor: AnchorOut
    """The words it is pinned to."""
    field: str
    """kind, status, agents, recipients, place, days, event (it is none) or actor (who that is)."""
    value: list[str]
    """What is right; nothing where there is none, or it is no event."""
    before: list[str]
    """What the record said."""
    by: str
    """Who says so."""
    at: datetime
    """When it was said."""
    reason: str
    """Why."""
    undone_by: str | None
    """Who undid it; null while it holds."""
    undone_at: datetime | None
    """When it was undone."""
    undone_reason: str
    """Why it was undone."""


class RecordOut(Out):
    """The record of an article; spans are pairs `[start, end)` of Unicode code points of `document.text`."""

    schema_: str = Field(alias="schema")
    """`demarche.record/1`."""
    document: DocumentOut
    """The article."""
    actors: list[ActorOut]
    """Who is named."""
    places: list[PlaceOut]
    """Where."""
    times: list[TimeOut]
    """When."""
    statements: list[StatementOut]
    """Who said what."""
    events: list[EventOut]
    """What happened."""
    happenings: dict[str, str]
    """Id of an event -> id of the happening it is told as."""
    corrections: list[CorrectionOut]
    """What people corrected in it, undone corrections too."""
