"""What the stores have in common: everything but how they are opened, migrated and locked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, or_, select

from demarche.errors import NotFoundError
from demarche.model.correction import Correction
from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Judgement, Report
from demarche.model.record import Record
from demarche.store import answers, checking, correcting, keeping, searching, shown, timelines
from demarche.store.contract import (
    ALL_TURNS,
    Asked,
    AskedSaid,
    AskedWords,
    Hit,
    Known,
    Line,
    Listed,
    Said,
    Story,
    Tie,
    Traces,
    Turned,
)
from demarche.store.rows import SHORTEST_KEY, beginning, chunks, touch
from demarche.store.tables import documents, records, waiting
from demarche.store.work import SqlWork, whole_record

#: Records that are loaded at once.
RECORDS = 50
WHOLE: Select[Any] = select(documents.c.source, documents.c.text, records.c.record, documents.c.id).join_from(
    documents, records
)


class SqlStore:
    """Fulfils `store.contract.Store`; `path` names the store in messages."""

    def __init__(self, path: object, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def _connection(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        """One transaction, which only one process at a time may have for `writing`; complaints become StoreErrors."""
        raise NotImplementedError

    def put(self, record: Record, made_by: str, traces: Traces | None = None) -> bool:
        id = record.document.id
        with self._connection(writing=True) as connection:
            changed = keeping.keep_record(connection, record, made_by)
            if traces is not None and not correcting.corrected(connection, id):
                changed = keeping.keep_traces(connection, traces) or changed
            elif changed:
                keeping.forget_traces(connection, id)
            if changed:
                touch(connection)
            return changed

    def get(self, key: str) -> Record:
        with self._connection() as connection:
            found = _fitting(connection, key)
            if not found:
                raise NotFoundError(f"no document {key!r}; `demarche list` shows what there is")
            if len(found) > 1:
                names = ", ".join(f"{row.id[:19]} ({row.source})" for row in found[:5])
                raise NotFoundError(f"{key!r} fits more than one document: {names}")
            return whole_record(*connection.execute(WHOLE.where(documents.c.id == found[0].id)).one()[:3])

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        with self._connection() as connection:
            return {
                row.id: whole_record(*row[:3])
                for part in chunks(dict.fromkeys(ids))
                for row in connection.execute(WHOLE.where(documents.c.id.in_(part)))
            }

    def list(self) -> Iterator[Listed]:
        query: Select[Any] = (
            select(*shown.LISTED)
            .join_from(documents, records)
            .order_by(documents.c.earliest.is_(None), documents.c.earliest, documents.c.source, documents.c.id)
        )
        with self._connection() as connection:
            for row in connection.execute(query):
                yield Listed(*row)

    @contextmanager
    def linking(self) -> Iterator[SqlWork]:
        with self._connection(writing=True) as connection:
            work = SqlWork(connection)
            yield work
            if work.changed:
                touch(connection)

    def unlink(self) -> None:
        with self._connection(writing=True) as connection:
            keeping.forget_links(connection)
            touch(connection)

    def waits(self) -> int:
        with self._connection() as connection:
            return connection.execute(select(func.count()).select_from(waiting)).scalar_one()

    def timeline(self, asked: Asked) -> Sequence[Line]:
        with self._connection() as connection:
            return timelines.timeline(connection, asked)

    def count(self, asked: Asked) -> int:
        with self._connection() as connection:
            return timelines.count(connection, asked)

    def months(self, asked: Asked) -> Sequence[tuple[date, str, int]]:
        with self._connection() as connection:
            return timelines.months(connection, asked)

    def names_like(self, slug: str) -> Sequence[str]:
        with self._connection() as connection:
            return answers.names_like(connection, slug)

    def happening(self, key: str) -> Happening:
        with self._connection() as connection:
            return answers.happening(connection, key)

    def happenings(self, statuses: Iterable[str], kinds: Iterable[str]) -> Sequence[Happening]:
        return tuple(self.stream(Asked(told=tuple(statuses), or_kinds=tuple(kinds))))

    def changes(self, since: date | None, asked: Turned = ALL_TURNS) -> Sequence[tuple[Line, Change]]:
        with self._connection() as connection:
            return timelines.turns(connection, replace(asked, first=since or asked.first))

    def conflicts(self, asked: Turned = ALL_TURNS) -> Sequence[tuple[Line, Conflict]]:
        with self._connection() as connection:
            return timelines.contradictions(connection, asked)

    def stories(self, ids: Iterable[str]) -> Mapping[str, Story]:
        with self._connection() as connection:
            return answers.stories(connection, ids)

    def families(self, documents: Iterable[str]) -> dict[str, CopyFamily]:
        with self._connection() as connection:
            return answers.families_of(connection, documents)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        with self._connection() as connection:
            return answers.reports_by(connection, ids)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        with self._connection(writing=True) as connection:
            if correcting.judge(connection, judgements):
                touch(connection)

    def judgements(self, documents: Iterable[str] | None = None) -> Sequence[Judgement]:
        with self._connection() as connection:
            return correcting.judgements_of(connection, documents)

    def unjudge(self, act: str, by: str, at: datetime, reason: str) -> Sequence[Judgement]:
        with self._connection(writing=True) as connection:
            touch(connection)
            return correcting.unjudge(connection, act, correcting.undone_by(by, at, reason))

    def act(self, key: str) -> Sequence[Judgement]:
        with self._connection() as connection:
            return correcting.act(connection, key)

    def acts(self, asked: AskedWords) -> Sequence[Sequence[Judgement]]:
        with self._connection() as connection:
            return correcting.acts_page(connection, asked)

    def documents(self, after: Listed | None, most: int) -> Sequence[Listed]:
        with self._connection() as connection:
            return shown.listed(connection, after, most)

    def counts(self) -> Mapping[str, int]:
        with self._connection() as connection:
            return shown.counts(connection)

    def stream(self, asked: Asked) -> Iterator[Happening]:
        with self._connection() as connection:
            for part in chunks(timelines.ids(connection, asked), timelines.CHUNK):
                yield from answers.whole(connection, part)

    def record_stream(self) -> Iterator[Record]:
        with self._connection() as connection:
            for part in chunks(shown.in_order(connection), RECORDS):
                found = {row.id: row for row in connection.execute(WHOLE.where(documents.c.id.in_(part)))}
                yield from (whole_record(*found[id][:3]) for id in part)

    def told_in(self, documents: Iterable[str]) -> Sequence[Happening]:
        with self._connection() as connection:
            return answers.told_in(connection, documents)

    def happening_ids(self, document: str) -> Mapping[str, str]:
        with self._connection() as connection:
            return shown.told_as(connection, [document]).get(document, {})

    def told_as(self, documents: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        with self._connection() as connection:
            return shown.told_as(connection, documents)

    def said(self, asked: AskedSaid) -> Sequence[Said]:
        with self._connection() as connection:
            return shown.said(connection, asked)

    def ties(self, first: date | None, last: date | None) -> Sequence[Tie]:
        with self._connection() as connection:
            return shown.tied(connection, first, last)

    def actors(self, like: str, most: int, after: Known | None = None) -> Sequence[Known]:
        with self._connection() as connection:
            return shown.actors(connection, like, most, after)

    def revision(self) -> str:
        with self._connection() as connection:
            return shown.revision(connection)

    def correct(self, correction: Correction) -> None:
        with self._connection(writing=True) as connection:
            correcting.correct(connection, correction)
            touch(connection)

    def withdraw(self, id: str, by: str, at: datetime, reason: str) -> Correction:
        with self._connection(writing=True) as connection:
            touch(connection)
            return correcting.withdraw(connection, id, correcting.undone_by(by, at, reason))

    def corrections(self, documents: Iterable[str] | None = None) -> Sequence[Correction]:
        with self._connection() as connection:
            return correcting.corrections_of(connection, documents)

    def correction(self, key: str) -> Correction:
        with self._connection() as connection:
            return correcting.correction(connection, key)

    def corrections_page(self, asked: AskedWords) -> Sequence[Correction]:
        with self._connection() as connection:
            return correcting.corrections_page(connection, asked)

    def search(self, words: str, most: int) -> Sequence[Hit]:
        with self._connection() as connection:
            return tuple(searching.search(connection, words, most))

    def faults(self) -> Iterator[tuple[str, str]]:
        with self._connection() as connection:
            yield from checking.faults(connection)

    def close(self) -> None:
        self._engine.dispose()


def _fitting(connection: Connection, key: str) -> Sequence[Row[str, str]]:
    """Documents whose id begins with `key`, or whose source is `key`, else ends in `/key`."""
    query = select(documents.c.id, documents.c.source).order_by(documents.c.id).limit(6)
    digits, named = key.removeprefix("sha256:"), documents.c.source == key
    if len(digits) >= SHORTEST_KEY:
        named = or_(named, beginning(documents.c.id, "sha256:", digits))
    found = connection.execute(query.where(named)).all()
    return found or connection.execute(query.where(documents.c.source.endswith(f"/{key}", autoescape=True))).all()
