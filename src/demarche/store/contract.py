"""What every store can do; `tests/store` holds each of them to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Judgement, Pair, Report, Sketch
from demarche.model.record import Record


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a document without its text; `earliest` to `latest` is the day of publication, or None."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    earliest: date | None
    latest: date | None
    events: int
    statements: int


@dataclass(frozen=True, slots=True)
class Traces:
    """What linking wants kept beside a record: its sketch with the hashes it is found under, its reports by keys."""

    sketch: Sketch
    hashes: tuple[int, ...]
    reports: tuple[tuple[Report, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A happening in one line; `day` is its first day, else the day it was first reported."""

    id: str
    kind: str
    status: str
    day: date | None
    earliest: date | None
    latest: date | None
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    articles: int
    sources: int
    changes: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a timeline is asked for: each of `sides` is a set of keys of which a party must have one."""

    sides: tuple[frozenset[str], ...]
    kinds: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand; `words` marks them with \\x02 and \\x03. `statement` is None in the text."""

    document: str
    source: str
    outlet: str | None
    title: str | None
    earliest: str | None
    statement: str | None
    speaker: str | None
    words: str


class Work(Protocol):
    """One transaction of linking: reads what it must, writes all or nothing. Also the indexes that `link` asks for."""

    def waiting(self, most: int) -> list[str]:
        """At most so many documents that are new or changed since they were linked, in a fixed order."""

    def untraced(self, documents: Sequence[str]) -> list[Record]:
        """The records of those of the documents that have no traces."""

    def keep_traces(self, traces: Traces) -> bool:
        """Keeps the traces of a document; True where that changed anything."""

    def sketches(self, documents: Iterable[str]) -> dict[str, Sketch]: ...

    def origins(self, documents: Iterable[str]) -> dict[str, str | None]: ...

    def sharing(self, sketch: Sketch) -> Iterable[Sketch]: ...

    def beside(self, documents: Sequence[str]) -> list[tuple[str, str]]:
        """The overlapping pairs of documents with one of these."""

    def keep_overlaps(self, documents: Iterable[str], found: Iterable[tuple[str, str]]) -> None: ...

    def keep_families(
        self, documents: Iterable[str], families: Iterable[CopyFamily], origins: Mapping[str, str]
    ) -> None: ...

    def reports(self, ids: Iterable[str]) -> dict[str, Report]: ...

    def reports_in(self, documents: Iterable[str]) -> dict[str, Report]: ...

    def under(self, keys: Sequence[str]) -> Iterable[Report]: ...

    def keep_pairs(self, reports: Iterable[str], found: Iterable[Pair]) -> None: ...

    def pairs(self, reports: Iterable[str]) -> list[Pair]: ...

    def neighbours(self, reports: Sequence[str]) -> set[str]:
        """The other ends of all pairs of these reports."""

    def judgements(self) -> list[Judgement]: ...

    def due(self, today: date) -> list[str]:
        """A report of each happening that is planned or overdue and would be the other on that day."""

    def keep_happenings(self, reports: Iterable[str], found: Iterable[Happening]) -> None: ...

    def linked(self, documents: Iterable[str]) -> None:
        """These documents wait no longer."""


class Store(Protocol):
    """Keeps one record per document. Every method raises StoreError, with the path, where the store does not answer."""

    def put(self, record: Record, made_by: str, traces: Traces | None = None) -> bool:
        """Keeps `record`, whole or not at all, and its traces with it; True where that changed anything.

        `made_by` names the version of program and model. The same bytes read again under another name are the same
        document: the first name stays. Judgements on the document stay whatever is read.
        """

    def get(self, key: str) -> Record:
        """The record whose document id begins with `key` (`sha256:` may be left out), or whose source is so named."""

    def list(self) -> Iterator[Listed]:
        """Every document, by day of publication; those without one come last."""

    def linking(self) -> AbstractContextManager[Work]:
        """One transaction of linking."""

    def waits(self) -> int:
        """How many documents wait to be linked."""

    def timeline(self, asked: Asked) -> Sequence[Line]:
        """The happenings in order of day, undated ones by the day they were first reported."""

    def names_like(self, slug: str) -> Sequence[str]:
        """The `name:` keys of parties whose name ends in these words."""

    def happening(self, key: str) -> Happening:
        """The one whose id begins with `key`, with its reports."""

    def happenings(self, statuses: Iterable[str], kinds: Iterable[str]) -> Sequence[Happening]:
        """Those of these kinds or with a report of one of these statuses, with their reports, by day."""

    def changes(self, since: date) -> Sequence[tuple[Line, Change]]: ...

    def conflicts(self) -> Sequence[tuple[Line, Conflict]]: ...

    def families(self, documents: Iterable[str]) -> dict[str, CopyFamily]: ...

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keeps them; the documents they speak of wait to be linked again."""

    def search(self, words: str, most: int) -> Sequence[Hit]:
        """The best places where all the words stand."""

    def faults(self) -> Iterator[tuple[str, str]]:
        """(what, fault in words) for each thing in the store that is not sound."""

    def close(self) -> None:
        """Lets go of the files; a closed store is not used again."""
