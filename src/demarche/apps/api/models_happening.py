"""A happening as the API tells it: the fields of `demarche.model.happening`, as `demarche happening --format json`."""

from datetime import date, datetime

from demarche.apps.api.models import LineOut, Out

Pair = tuple[int, int]


class WhenOut(Out):
    """Days, with how precisely they are known."""

    earliest: date | None
    """The first possible day."""
    latest: date | None
    """The last possible day."""
    precision: str
    """day, week, month, quarter, season, year or unknown."""
    times: list[str]
    """Ids of the expressions of time in the article's record that say so."""


class WhoOut(Out):
    """Somebody who takes part."""

    actor: str
    """A Wikidata id where the lexicon has one, else `local:…`."""
    name: str
    """The name."""
    kind: str
    """person, state, government, ministry, office, organisation, outlet or group."""
    country: str | None
    """Whom it acts for: ISO 3166-1 alpha-3, or a body."""
    text: str
    """The words that name it in the report."""
    office: str
    """The title of the office it holds; empty where none is known."""


class WhereOut(Out):
    """A place."""

    place: str
    """A Wikidata id where the lexicon has one, else `local:…`."""
    name: str
    """The name."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    latitude: float | None
    """WGS 84 degrees."""
    longitude: float | None
    """WGS 84 degrees."""


class VoiceOut(Out):
    """Who vouches for a report."""

    actor: str
    """As in a party."""
    name: str
    """The name."""
    kind: str
    """As in a party."""
    country: str | None
    """Whom it acts for."""
    stance: str
    """asserts, confirms, denies or doubts."""
    via: list[str]
    """The outlets that carried the words."""
    words: str
    """The sentence in which it denies or doubts; else empty."""


class ReportOut(Out):
    """What one article says of the happening."""

    id: str
    """A hash of document, kind and words."""
    document: str
    """Id of the article."""
    event: str
    """Id of the event in the article's record."""
    kind: str
    """The kind as this article tells it."""
    status: str
    """The status as this article tells it."""
    trigger: Pair
    """`[start, end)` of the word that tells it, in Unicode code points of the article's text."""
    words: str
    """The sentence around it, as it stands in the article."""
    when: WhenOut
    """The days as this article gives them."""
    agents: list[WhoOut]
    """Who acts."""
    recipients: list[WhoOut]
    """Whom it is done to, or with."""
    place: WhereOut | None
    """Where."""
    sources: list[VoiceOut]
    """Who vouches for it there."""
    disputed: bool
    """True where the article has somebody contradict it."""
    outlet: str | None
    """Who published the article."""
    reported_earliest: date | None
    """The first day on which the article can have been published."""
    reported_latest: date | None
    """The last one."""
    origin: str
    """Id of the copy family the article belongs to, else of the article."""
    evidence: list[Pair]
    """The passages of the article that tell it."""


class ReasonOut(Out):
    """Something that speaks for or against a link."""

    words: str
    """The reason."""
    score: float
    """Above 0 it speaks for the link."""


class LinkOut(Out):
    """Why a report belongs here."""

    happening: str
    """Id of the happening."""
    report: str
    """Id of the report."""
    document: str
    """Id of its article."""
    event: str
    """Id of the event in its record."""
    score: float
    """Of its best pair; 0 for the only report."""
    reasons: list[ReasonOut]
    """What speaks for and against."""
    judgement: str | None
    """accepted or undone where a person said so."""
    by: str | None
    """Who."""
    at: datetime | None
    """When."""


class ChangeOut(Out):
    """A turn in the story."""

    day: date | None
    """The day it was reported."""
    kind: str
    """announced, confirmed, postponed, brought-forward, moved, cancelled, happened, denied or overdue."""
    before: str | None
    """What held before."""
    after: str | None
    """What holds since."""
    reports: list[str]
    """Ids of the reports that show it."""


class ConflictOut(Out):
    """Two reports that cannot both be right."""

    about: str
    """status, day, place, party or claim."""
    one: str
    """Id of a report."""
    one_says: str
    """What it claims."""
    other: str
    """Id of the other report."""
    other_says: str
    """What that one claims."""
    since: date | None
    """The day on which the second of them was reported."""


class OriginOut(Out):
    """An independent source."""

    name: str
    """Whose word it is."""
    reports: list[str]
    """Ids of the reports that rest on it."""
    derivation: str
    """How that was found."""


class CopyOut(Out):
    """A member of a copy family."""

    document: str
    """Id of the article."""
    kind: str
    """original, exact, near or partial."""
    of: str | None
    """The member it is nearest to."""
    shared: float
    """The part of its text (0 to 1) that stands there, too."""
    added: list[Pair]
    """The spans of its text that do not."""


class FamilyOut(Out):
    """Articles that tell in the same words."""

    id: str
    """Id of the family."""
    copies: list[CopyOut]
    """Its members."""
    origin: str
    """An agency's name, or the id of the article that was first."""
    because: str
    """Why."""


class HappeningOut(Out):
    """A happening with its whole story; spans are pairs `[start, end)` of Unicode code points of the article's text."""

    id: str
    """`happening:` and hexadecimal digits."""
    kind: str
    """Its kind."""
    status: str
    """The present status."""
    when: WhenOut
    """The days that hold now."""
    agents: list[WhoOut]
    """Who acts."""
    recipients: list[WhoOut]
    """Whom it is done to, or with."""
    place: WhereOut | None
    """Where."""
    reports: list[ReportOut]
    """What each article says of it, by the day reported."""
    links: list[LinkOut]
    """Why each report belongs here, in the order of `reports`."""
    changes: list[ChangeOut]
    """Its history."""
    conflicts: list[ConflictOut]
    """Its contradictions."""
    origins: list[OriginOut]
    """Its independent sources."""
    other_days: list[WhenOut]
    """Days that were once given and no longer hold."""
    follows: str | None
    """Id of an earlier happening that this one makes up for."""
    follows_because: str | None
    """Why."""
    part_of: str | None
    """Id of the visit, called off, to which it belonged."""
    shown_by: str | None
    """Id of the meeting that shows that a visit was made, though nobody tells of it."""
    shown_because: str | None
    """How."""
    uid: str
    """What it goes by for good: an older report that is read later changes `id`, never this; both lead here."""
    version: int
    """Rises whenever what it says changes."""
    copy_families: list[FamilyOut]
    """Which of the articles are copies of each other."""


class TurnOut(ChangeOut):
    """A turn, with the happening it belongs to."""

    happening: LineOut
    """The happening as it stands now."""


class ContradictionOut(ConflictOut):
    """A contradiction, with the happening it belongs to."""

    happening: LineOut
    """The happening as it stands now."""


class PromiseOut(Out):
    """A plan or pledge and what became of it."""

    happening: str
    """Id of the happening that was planned or pledged."""
    kind: str
    """Its kind."""
    outcome: str
    """kept, changed, overdue or open."""
    because: str
    """Why, in words."""
    made_by: list[WhoOut]
    """Who vouches for it, else who is to carry it out."""
    agents: list[str]
    """Who is to act, by name."""
    recipients: list[str]
    """With or to whom, by name."""
    due: WhenOut
    """The days that were first given."""
    reports: list[str]
    """Ids of the happening's reports."""
    kept_by: str | None
    """Id of the report that says it took place."""
