"""What the finders found, still in the article's words: token ranges, cues, roles and rule ids.

All token numbers index `Article.doc`; ranges are `[start, end)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for somebody, something or somewhere.

    `kind`: name ("Xi Jinping") | nominal ("the Chinese leader", "Western officials") | pronoun ("he").
    `label`: PERSON | GPE | ORG | NORP | LOC | FAC | EVENT, or for nominals PERSON (one), GROUP (several people),
    ORG, GPE.
    `title`: range of a title before the name ("Chinese leader" in "Chinese leader Xi Jinping"), outside `start..end`.
    `entry`: id of the lexicon entry whose name matched exactly, where one did.
    """

    start: int
    end: int
    head: int
    kind: str
    label: str
    rule: str
    title: tuple[int, int] | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class TimeFinding:
    """An expression of time before it is on the calendar.

    `type` is TIMEX3's; `meaning` is the rule's own structured reading (see lexicon/data/en/times), `rule` its id.
    """

    start: int
    end: int
    type: str
    rule: str
    meaning: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """Who said what, in the article's words.

    `kind`: direct | indirect | mixed. `content`: token ranges, quotation marks outside. `speaker`, `addressee`:
    mentions;
    `speaker_range`: the words next to the cue that name the speaker even where no mention was found.
    `via`: mentions of the outlets that carried it. `negated`: "did not say", "declined to confirm".
    """

    kind: str
    act: str
    content: tuple[tuple[int, int], ...]
    rule: str
    cue: tuple[int, int] | None = None
    speaker: tuple[Mention, ...] = ()
    speaker_range: tuple[int, int] | None = None
    addressee: Mention | None = None
    via: tuple[Mention, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class EventFinding:
    """Who did what to whom, in the article's words.

    `status` is what the clause itself says (occurred, ongoing, planned, possible, cancelled, postponed, denied);
    `status_rule` names the case of the calculus. `clause`: token range of the clause that reports it.
    `place`: mentions of where; `times`: indices into `Findings.times`.
    `source`: who the clause itself names as vouching for it ("reports that … are false, Oslo said" is left to
    statements).
    `features`: further readings for merging and dating (e.g. {"definite": "yes", "state-visit": "yes",
    "superseded": "yes"}).
    """

    kind: str
    trigger: tuple[int, int]
    status: str
    rule: str
    status_rule: str
    clause: tuple[int, int]
    agents: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    place: tuple[Mention, ...] = ()
    times: tuple[int, ...] = ()
    features: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A finding that was dropped, and why: shown by `--explain`.

    `start..end` are tokens like those of a finding; in a `Record` they are code points of the text like all its spans.
    """

    what: str
    start: int
    end: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the finders say of one article."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeFinding, ...] = ()
    statements: tuple[StatementFinding, ...] = ()
    events: tuple[EventFinding, ...] = ()
    rejected: tuple[Rejected, ...] = ()
