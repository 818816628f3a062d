"""What was read: a document, its passages, and the day it was published."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from demarche.model.span import Span

PASSAGE_KINDS = (
    "headline",
    "byline",
    "dateline",
    "caption",
    "credit",
    "paragraph",
    "quote",
    "heading",
    "list",
    "link",
    "related",
    "boilerplate",
)
#: Passages that say something about the world; what stands in the others is not part of the record.
TOLD_KINDS = frozenset({"headline", "caption", "paragraph", "quote", "heading", "list"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text with its function; `repeats` is another passage that says the same again."""

    kind: str
    span: Span
    repeats: Span | None = None

    @property
    def told(self) -> bool:
        """True where the passage reports on the world and is no mere repetition."""
        return self.kind in TOLD_KINDS and self.repeats is None


#: The widest interval that still stands for a day.
CLOSE = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Published:
    """The day (or the interval) of publication and how it is known.

    `basis` is given | metadata | dateline | inferred | unknown; `evidence` are the spans that say so. An inferred
    interval may be years wide ("while she was Secretary of State"): use `told` where a day is needed.
    """

    earliest: date | None = None
    latest: date | None = None
    basis: str = "unknown"
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day itself where it is known exactly."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None

    @property
    def told(self) -> date | None:
        """The last day that it can be, where it is known to within three weeks: what is counted and looked up from."""
        if self.earliest is None or self.latest is None or self.latest - self.earliest > CLOSE:
            return None
        return self.latest


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read; `id` is `sha256:…` of the original bytes, `text` is never changed.

    `outlet_evidence`: the words that name the outlet, where it was not given but read in the text.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    outlet_evidence: Span | None = None

    def from_outlet(self, name: str, evidence: Span) -> "Document":
        """This document with the outlet that its text names there."""
        return replace(self, outlet=name, outlet_evidence=evidence)
