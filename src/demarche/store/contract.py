"""What every store can do; `tests/store` holds each of them to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from demarche.model.correction import Correction
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
    """A happening in one line; `day` is its first day, else the day it was first reported.

    `part_of` is the id of the tour of which it is a stop, or of the called-off visit to which it belonged.
    """

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
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a timeline is asked for: each of `sides` is a set of keys of which a party must have one.

    `places` are keys of which the place must have one (its id, `name:slug`, `country:ISO3`); an empty tuple or set asks
    for nothing. `conflicted`: only happenings with contradictions. `told`: only those of which some report has one of
    these statuses, or that are of one of `or_kinds`. `after` is the last line of the page before: its day and id.
    `most` lines at most; `newest_first` turns the order round, but those without any day stay last.
    """

    sides: tuple[frozenset[str], ...] = ()
    kinds: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    statuses: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    conflicted: bool = False
    told: tuple[str, ...] = ()
    or_kinds: tuple[str, ...] = ()
    after: tuple[date | None, str] | None = None
    most: int | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What a happening goes by for good (`Happening.uid`), and all its turns, oldest first."""

    uid: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """Which turns or contradictions are asked for: by the days reported, of happenings `among` those (days unheeded).

    `after` is the last line of the page before: its day, its happening, and how many of both had been shown.
    """

    first: date | None = None
    last: date | None = None
    among: Asked = Asked()
    after: tuple[date | None, str, int] | None = None
    most: int | None = None
    newest_first: bool = False


ALL_TURNS = Turned()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in one line, with where it stands. `words` are those of its content; `act` as in the record."""

    document: str
    statement: str
    source: str
    outlet: str | None
    title: str | None
    day: date | None
    act: str
    speaker: str | None
    addressee: str | None
    words: str


@dataclass(frozen=True, slots=True)
class AskedSaid:
    """Which statements are asked for: keys of the speaker, keys of the addressee, days of publication, acts.

    Newest first; those of documents without a day stay last.
    `after` is the last line of the page before: its day, document and statement.
    """

    speakers: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    acts: tuple[str, ...] = ()
    after: tuple[date | None, str, str] | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Which of what people said is asked for, newest first: of one document, or all; at most `most`.

    `after` is the last line of the page before: its moment (`model.correction.moment`) and its id.
    """

    document: str | None = None
    after: tuple[str, str] | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """How often two sides (ISO 3166-1 alpha-3, or a body's name) met in happenings of one kind; `one` < `other`.

    What was called off or denied does not count. Agents meet recipients; in kinds that all do alike, each meets each.
    """

    one: str
    other: str
    kind: str
    happenings: int


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that takes part in happenings; `key` is its `name:` key, `name` the fullest that reports give."""

    key: str
    name: str
    kind: str
    country: str | None
    happenings: int


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

    def corrections(self, documents: Iterable[str]) -> list[Correction]:
        """Those of the documents, undone ones with them, oldest first."""

    def due(self, today: date) -> list[str]:
        """A report of each happening that is planned or overdue and would be the other on that day, or that is over."""

    def keep_happenings(self, reports: Iterable[str], found: Iterable[Happening]) -> None: ...

    def keep_statements(self, record: Record) -> None:
        """Who says what in a document, as this record (a corrected one) has it; `put` has kept those of its own."""

    def linked(self, documents: Iterable[str]) -> None:
        """These documents wait no longer."""


class Store(Protocol):
    """Keeps one record per document. Every method raises StoreError, with the path, where the store does not answer.

    Where an id or name is asked for that nothing has, or that several have, the error is a NotFoundError.
    """

    def put(self, record: Record, made_by: str, traces: Traces | None = None) -> bool:
        """Keeps `record`, whole or not at all, and its traces with it; True where that changed anything.

        The traces of a document with corrections are left to whoever links, for these know nothing of them.
        `made_by` names the version of program and model. The same bytes read again under another name are the same
        document: the first name stays. Judgements on the document stay whatever is read.
        """

    def get(self, key: str) -> Record:
        """The record whose document id begins with `key` (`sha256:` may be left out), or whose source is so named."""

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        """Document id -> its record; ids that nothing has are left out."""

    def list(self) -> Iterator[Listed]:
        """Every document, by day of publication; those without one come last."""

    def linking(self) -> AbstractContextManager[Work]:
        """One transaction of linking."""

    def unlink(self) -> None:
        """Forgets what linking found; what people judged and corrected stays. All documents wait to be linked."""

    def waits(self) -> int:
        """How many documents wait to be linked."""

    def timeline(self, asked: Asked) -> Sequence[Line]:
        """The happenings in order of day, undated ones by the day they were first reported."""

    def count(self, asked: Asked) -> int:
        """How many happenings there are on all the pages of a timeline."""

    def months(self, asked: Asked) -> Sequence[tuple[date, str, int]]:
        """(first day of a month, status, how many begin in it) of a timeline; those without any day are left out."""

    def names_like(self, slug: str) -> Sequence[str]:
        """The `name:` keys of parties whose name ends in these words."""

    def happening(self, key: str) -> Happening:
        """The one whose id, or one that it once had, begins with `key`, with its reports."""

    def happenings(self, statuses: Iterable[str], kinds: Iterable[str]) -> Sequence[Happening]:
        """Those of these kinds or with a report of one of these statuses, with their reports, by day."""

    def changes(self, since: date | None, asked: Turned = ALL_TURNS) -> Sequence[tuple[Line, Change]]:
        """Turns by the day they were reported, not before `since` (or `asked.first`)."""

    def conflicts(self, asked: Turned = ALL_TURNS) -> Sequence[tuple[Line, Conflict]]:
        """Contradictions by the day of the second report."""

    def stories(self, ids: Iterable[str]) -> Mapping[str, Story]:
        """Happening id -> its uid and turns."""

    def families(self, documents: Iterable[str]) -> dict[str, CopyFamily]: ...

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Report id -> the report, whatever happening it is of; ids that nothing has are left out."""

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keeps them; the documents they speak of wait to be linked again."""

    def judgements(self, documents: Iterable[str] | None = None) -> Sequence[Judgement]:
        """Those that speak of one of the documents, or all, undone ones with them, in the order they were kept."""

    def unjudge(self, act: str, by: str, at: datetime, reason: str) -> Sequence[Judgement]:
        """Undoes what was judged in the one act whose id begins so; its documents wait again.

        Raises CorrectionError where it is undone already, as `withdraw` does.
        """

    def act(self, key: str) -> Sequence[Judgement]:
        """All that was judged in the one act whose id begins so."""

    def acts(self, asked: AskedWords) -> Sequence[Sequence[Judgement]]:
        """A page of acts of judging."""

    def documents(self, after: Listed | None, most: int) -> Sequence[Listed]:
        """A page of `list`, newest first; those without a day stay last."""

    def counts(self) -> Mapping[str, int]:
        """How many documents (and waiting ones), events, statements, happenings, turns, conflicts and corrections."""

    def stream(self, asked: Asked) -> Iterator[Happening]:
        """The happenings of a timeline, whole, a few at a time."""

    def record_stream(self) -> Iterator[Record]:
        """Every record, in the order of `list`, a few at a time."""

    def told_in(self, documents: Iterable[str]) -> Sequence[Happening]:
        """The happenings that these documents tell of, each once."""

    def happening_ids(self, document: str) -> Mapping[str, str]:
        """Event id -> the happening it is told as, for the linked events of a document."""

    def told_as(self, documents: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        """Document -> the same of it, for those that have linked events."""

    def said(self, asked: AskedSaid) -> Sequence[Said]: ...

    def ties(self, first: date | None, last: date | None) -> Sequence[Tie]:
        """Between which sides happenings of those days were, with how many of each kind."""

    def actors(self, like: str, most: int, after: Known | None = None) -> Sequence[Known]:
        """Those whose name holds the words, most happenings first; all where `like` is empty. A page after `after`."""

    def revision(self) -> str:
        """Another word after anything that the store answers may have changed."""

    def correct(self, correction: Correction) -> None:
        """Keeps it; its document waits to be traced and linked again."""

    def withdraw(self, id: str, by: str, at: datetime, reason: str) -> Correction:
        """Undoes the correction whose id begins so; it stays listed, with who undid it. Its document waits again."""

    def corrections(self, documents: Iterable[str] | None = None) -> Sequence[Correction]:
        """Those of the documents, or all, undone ones with them, oldest first."""

    def correction(self, key: str) -> Correction:
        """The one whose id begins so."""

    def corrections_page(self, asked: AskedWords) -> Sequence[Correction]:
        """A page of corrections, undone ones with them."""

    def search(self, words: str, most: int) -> Sequence[Hit]:
        """The best places where all the words stand."""

    def faults(self) -> Iterator[tuple[str, str]]:
        """(what, fault in words) for each thing in the store that is not sound."""

    def close(self) -> None:
        """Lets go of the files; a closed store is not used again."""
