"""What was read: a document, its passages, and the day it was published."""

from dataclasses import dataclass, field
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Published:
    """The day (or the interval) of publication and how it is known.

    `basis` is given | metadata | dateline | inferred | unknown; `evidence` are the spans that say so.
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


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read; `id` is `sha256:…` of the original bytes, `text` is never changed."""

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
