"""What many documents say together: reports of one event, the happening they tell of, and who copied whom.

`link/` makes these objects out of records and never changes a record. All ids are hashes of what they stand for, so the
same records give the same ids in whatever order they came.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from demarche.model.record import When
from demarche.model.span import Span

CHANGES = (
    "announced",
    "confirmed",
    "postponed",
    "brought-forward",
    "moved",
    "cancelled",
    "happened",
    "denied",
    "overdue",
)
CONFLICTS = ("status", "day", "place", "party", "claim")
#: Stances of those who say that it is not so.
DENYING = frozenset({"denies", "doubts"})
OUTCOMES = ("kept", "changed", "overdue", "open")


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as it must be known to compare reports of several documents.

    `country` is whom it acts for: ISO 3166-1 alpha-3, or the name or id of a body ("European Union"). `text` are the
    words that name it in this report, `office` is the title of the office it holds.
    """

    actor: str
    name: str
    kind: str
    country: str | None = None
    text: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A place; `country` is ISO 3166-1 alpha-3."""

    place: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a report, with the stance; `via` names the outlets that carried the words.

    `words`: the sentence in which it denies or doubts; empty where it vouches, or the text says no more than that.
    """

    actor: str
    name: str
    kind: str
    country: str | None
    stance: str
    via: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One event of one record, with all that linking needs to know: what one document says of a happening.

    `id` is a hash of document, kind and trigger span, so it outlives a re-reading that finds the same words. `event`
    is the event's id in the record. `reported_*`: the day (or interval) of publication. `origin`: id of the document's
    copy family, or the document itself. `trigger`, `evidence`: spans of the document's text; `words` is the sentence
    around the trigger, as it stands there.
    """

    id: str
    document: str
    event: str
    kind: str
    status: str
    trigger: Span
    words: str
    when: When = field(default_factory=When)
    agents: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: Where | None = None
    sources: tuple[Voice, ...] = ()
    disputed: bool = False
    outlet: str | None = None
    reported_earliest: date | None = None
    reported_latest: date | None = None
    origin: str = ""
    evidence: tuple[Span, ...] = ()

    @property
    def reported(self) -> date | None:
        """The last day on which this can have been published."""
        return self.reported_latest or self.reported_earliest

    @property
    def as_first(self) -> str:
        """The id of a happening whose first report this is."""
        return "happening:" + sha256(self.id.encode()).hexdigest()[:16]

    @property
    def parties(self) -> tuple[Who, ...]:
        return (*self.agents, *self.recipients)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for (`score` above 0) or against two reports being one happening, in words."""

    words: str
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that were compared and have to do with each other, by id, `one` < `other`; kept for later linking.

    `relation`: same (one happening) | maybe (one of them lacks a day or a party: one happening if nothing else fits) |
    moved (one was put off, the other may be what it was put off to) | shifted (one says that the plan which the other
    tells of got another day) | part (a meeting and the visit it belongs to) | leg (a tour and a visit that is a stop of
    it) | shows (a meeting, and a visit that it shows to have been made) | answers (a denial and what it denies) |
    perhaps (an account of what the other plans, for all one can see, but not surely); the last five tie happenings that
    stay two.
    """

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]
    relation: str = "same"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement is pinned to: the words in the text, not an id that a newer model may give to another event."""

    document: str
    kind: str
    trigger: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word that two reports are (`same`) or are not one happening; it wins over every score.

    To join or part two happenings takes one for each report: these share their `act`. Undone ones hold no more, but
    stay listed, with who undid them.
    """

    one: Anchor
    other: Anchor
    same: bool
    by: str
    at: datetime
    note: str = ""
    undone_by: str | None = None
    undone_at: datetime | None = None
    undone_reason: str = ""

    @property
    def act(self) -> str:
        """The id of what the person did in one go: a hash of who, when and why."""
        return act_id(self.by, self.at, self.note)


def act_id(by: str, at: datetime, note: str) -> str:
    """The id of what somebody judges in one go."""
    return "judgement:" + sha256(f"{by}\0{at.isoformat()}\0{note}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Link:
    """A report's place in a happening: the score and reasons of its best pair; none for the only report.

    `judgement` is accepted | undone | None; an undone link stays listed, with who undid it and when.
    """

    happening: str
    report: str
    document: str
    event: str
    score: float
    reasons: tuple[Reason, ...] = ()
    judgement: str | None = None
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A turn in the story of a happening; `day` is the day it was reported, `kind` one of CHANGES.

    `before` and `after` say what changed ("2023-02-05", "2023-06-18"; "planned", "occurred"); `reports` show it.
    """

    day: date | None
    kind: str
    before: str | None
    after: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reports that cannot both be right; `about` is one of CONFLICTS, `one_says` and `other_says` what each claims.

    `since` is the day on which the second of them was reported.
    """

    about: str
    one: str
    one_says: str
    other: str
    other_says: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody whose word a happening rests on: one voice, however many documents carry it, and how that was found."""

    name: str
    reports: tuple[str, ...]
    derivation: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in the world, with every report of it in order of the day reported.

    `id` is a hash of the first report's id. `status` is the present status by the rules of `link.history`: a record's
    statuses, or `overdue`. `other_days`: intervals that were once given and no longer hold. `links` stand in the order
    of `reports`; `follows` is the id of an earlier happening that this one makes up for, with the reason in words;
    `part_of` is the id of the tour of which this visit is a stop, or of the visit, called off, to which this meeting
    belonged: it was called off with it. `shown_by` is the id of a meeting that shows that a visit was made though
    nobody tells of it, with the reason. `uid` is the name that a store keeps for it whatever its first report is, and
    `version` rises whenever what it says changes; without a store it has neither.
    """

    id: str
    kind: str
    status: str
    when: When
    agents: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Where | None
    reports: tuple[Report, ...]
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[Origin, ...] = ()
    other_days: tuple[When, ...] = ()
    follows: str | None = None
    follows_because: str | None = None
    part_of: str | None = None
    shown_by: str | None = None
    shown_because: str | None = None
    uid: str = ""
    version: int = 0

    @property
    def independent_sources(self) -> int:
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Promise:
    """A plan or pledge and what became of it; `outcome` is one of OUTCOMES, `because` says why in words."""

    happening: str
    outcome: str
    made_by: tuple[Who, ...]
    due: When
    because: str
    reports: tuple[str, ...]
    kept_by: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A line or phrase that names where a text came from: "(AP)", "Reuters contributed"; `agency` is its full name.

    `role` is whole (the text is the agency's) | part (it contributed). `through` names the outlet by way of which it
    came ("AFP via RFI").
    """

    agency: str
    role: str
    span: Span
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text's fingerprint: a sample of the hashes of its word shingles, sorted; keeps overlap and containment.

    `shingles` counts all distinct shingles, `whole` is a hash of all the words (equal for exact copies).
    """

    document: str
    hashes: tuple[int, ...]
    shingles: int
    whole: str
    outlet: str | None = None
    reported: date | None = None
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a copy family: `kind` is original | exact | near | partial.

    `of` is the member it is nearest to, `shared` the part of this text (0 to 1) that stands there too; `added` are the
    spans of its text that do not, where both texts were at hand.
    """

    document: str
    kind: str
    of: str | None = None
    shared: float = 1.0
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Documents that tell in the same words. `origin` is an agency's name or a document's id, `because` says why."""

    id: str
    copies: tuple[Copy, ...]
    origin: str
    because: str

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(copy.document for copy in self.copies)
