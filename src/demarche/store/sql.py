"""What the stores have in common: everything but how they are opened, migrated and locked."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, or_, select

from demarche.errors import StoreError
from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Judgement
from demarche.model.happening_serial import to_json
from demarche.model.record import Record
from demarche.store import answers, checking, keeping, searching
from demarche.store.contract import Asked, Hit, Line, Listed, Traces
from demarche.store.keeping import insert_into
from demarche.store.tables import documents, judgements, records, waiting
from demarche.store.work import SqlWork, whole_record

#: Fewer signs of an id would match by chance.
SHORTEST_KEY = 4


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
            if traces is not None:
                return keeping.keep_traces(connection, traces) or changed
            if changed:
                keeping.forget_traces(connection, id)
            return changed

    def get(self, key: str) -> Record:
        with self._connection() as connection:
            found = connection.execute(
                select(documents.c.id, documents.c.source).where(_matches(key)).order_by(documents.c.id).limit(6)
            ).all()
            if not found:
                raise StoreError(f"{self.path}: no document {key!r}; `demarche list` shows what there is")
            if len(found) > 1:
                names = ", ".join(f"{row.id[:19]} ({row.source})" for row in found[:5])
                raise StoreError(f"{self.path}: {key!r} fits more than one document: {names}")
            query = select(documents.c.source, documents.c.text, records.c.record).join_from(documents, records)
            return whole_record(*connection.execute(query.where(documents.c.id == found[0].id)).one())

    def list(self) -> Iterator[Listed]:
        query: Select[Any] = (
            select(*(column for column in documents.c if column.name != "text"), records.c.events, records.c.statements)
            .join_from(documents, records)
            .order_by(documents.c.earliest.is_(None), documents.c.earliest, documents.c.source)
        )
        with self._connection() as connection:
            for row in connection.execute(query):
                yield Listed(*row)

    @contextmanager
    def linking(self) -> Iterator[SqlWork]:
        with self._connection(writing=True) as connection:
            yield SqlWork(connection)

    def waits(self) -> int:
        with self._connection() as connection:
            return connection.execute(select(func.count()).select_from(waiting)).scalar_one()

    def timeline(self, asked: Asked) -> Sequence[Line]:
        with self._connection() as connection:
            return answers.timeline(connection, asked)

    def names_like(self, slug: str) -> Sequence[str]:
        with self._connection() as connection:
            return answers.names_like(connection, slug)

    def happening(self, key: str) -> Happening:
        with self._connection() as connection:
            return answers.happening(connection, key)

    def happenings(self, statuses: Iterable[str], kinds: Iterable[str]) -> Sequence[Happening]:
        with self._connection() as connection:
            return answers.happenings_with(connection, statuses, kinds)

    def changes(self, since: date) -> Sequence[tuple[Line, Change]]:
        with self._connection() as connection:
            return answers.changes_since(connection, since)

    def conflicts(self) -> Sequence[tuple[Line, Conflict]]:
        with self._connection() as connection:
            return answers.all_conflicts(connection)

    def families(self, documents: Iterable[str]) -> dict[str, CopyFamily]:
        with self._connection() as connection:
            return answers.families_of(connection, documents)

    def judge(self, judgements_: Sequence[Judgement]) -> None:
        with self._connection(writing=True) as connection:
            for it in judgements_:
                ends = it.one.document, it.other.document
                row = {"one_document": ends[0], "other_document": ends[1], "judgement": keeping.dumped(to_json(it))}
                connection.execute(insert_into(connection, judgements).values(row).on_conflict_do_nothing())
                keeping.wait(connection, ends)

    def search(self, words: str, most: int) -> Sequence[Hit]:
        with self._connection() as connection:
            return tuple(searching.search(connection, words, most))

    def faults(self) -> Iterator[tuple[str, str]]:
        with self._connection() as connection:
            yield from checking.faults(connection)

    def close(self) -> None:
        self._engine.dispose()


def _matches(key: str) -> Any:
    """Documents whose id begins with `key`, or whose source is `key` or ends in `/key`."""
    named = or_(documents.c.source == key, documents.c.source.endswith(f"/{key}", autoescape=True))
    digits = key.removeprefix("sha256:")
    if len(digits) < SHORTEST_KEY:
        return named
    return or_(named, func.substr(documents.c.id, len("sha256:") + 1, len(digits)) == digits)
