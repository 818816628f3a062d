"""The default store: one SQLite file.

Each record is one transaction in write-ahead mode, so a killed process loses at most the record it was writing, and
readers do not wait for the writer.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, or_, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from demarche.errors import StoreError
from demarche.model.record import Record
from demarche.model.serial import record_from_json, record_to_json
from demarche.store.contract import Listed
from demarche.store.tables import SCHEMA_VERSION, documents, metadata, records

BUSY_SECONDS = 30
#: Fewer signs of an id would match by chance.
SHORTEST_KEY = 4


class SqliteStore:
    """A store in the file `path`; fulfils `store.contract.Store`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """With `create` to write, making it where it is missing, else only to read; raises StoreError."""
        path = path.expanduser()
        if not create and not path.exists():
            raise StoreError(f"{path}: no store there yet; `demarche read` makes one")
        if path.is_dir():
            raise StoreError(f"{path}: a folder, not a store file")
        if create:
            _make_folder(path)
        engine = create_engine(_address(path, create), connect_args={"timeout": BUSY_SECONDS})
        if create:
            event.listen(engine, "connect", _prepare)
        store = cls(path, engine)
        try:
            store._migrate()
        except StoreError:
            store.close()
            raise
        return store

    def put(self, record: Record, made_by: str) -> bool:
        written = record_to_json(record, explain=True)
        document = written["document"]
        row = {
            "id": document["id"],
            "source": document.pop("source"),
            "outlet": document["outlet"],
            "title": record.headline,
            "earliest": record.published.earliest,
            "latest": record.published.latest,
            "text": document.pop("text"),
        }
        kept = {
            "document": row["id"],
            "made_by": made_by,
            "events": len(record.events),
            "statements": len(record.statements),
            "record": json.dumps(written, ensure_ascii=False, separators=(",", ":")),
        }
        with self._connection() as connection:
            changed = _upsert(connection, documents, row, unchanged=("source",))
            return _upsert(connection, records, kept) or changed

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
            row = connection.execute(
                select(documents.c.source, documents.c.text, records.c.record)
                .join_from(documents, records)
                .where(documents.c.id == found[0].id)
            ).one()
        written = json.loads(row.record)
        written["document"].update(source=row.source, text=row.text)
        return record_from_json(written)

    def list(self) -> Iterator[Listed]:
        query = (
            select(
                documents.c.id,
                documents.c.source,
                documents.c.outlet,
                documents.c.title,
                documents.c.earliest,
                documents.c.latest,
                records.c.events,
                records.c.statements,
            )
            .join_from(documents, records)
            .order_by(documents.c.earliest.is_(None), documents.c.earliest, documents.c.source)
        )
        with self._connection() as connection:
            for row in connection.execute(query):
                yield Listed(*row)

    def close(self) -> None:
        self._engine.dispose()

    def _migrate(self) -> None:
        """Makes the tables in an empty file; refuses what is no store of ours or one from a newer version."""
        with self._connection() as connection:
            version = connection.execute(text("PRAGMA user_version")).scalar_one()
            strangers = connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one()
            if version > SCHEMA_VERSION:
                raise StoreError(f"{self.path}: written by a newer Demarche (store version {version}); please upgrade")
            if version == 0 and strangers:
                raise StoreError(f"{self.path}: a database of another program, not a Demarche store")
            if version == 0:
                metadata.create_all(connection)
                connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """One transaction; what SQLite complains of becomes a StoreError that names the path."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(f"{self.path}: {_reason(str(error.orig))}") from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror} ({error.filename})") from error


def _address(path: Path, create: bool) -> URL:
    """To read only, SQLite must be told so; where it may not write beside the file, also that nobody else does."""
    if create:
        return URL.create("sqlite", database=str(path))
    fixed = {} if os.access(path.parent, os.W_OK) else {"immutable": "1"}
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true", **fixed})


def _prepare(connection: Any, _: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _upsert(connection: Connection, table: Table, row: dict[str, Any], unchanged: tuple[str, ...] = ()) -> bool:
    """Inserts or updates; True where a row was new or differed in a column that is not in `unchanged`."""
    statement = insert(table).values(row)
    key = [column.name for column in table.primary_key]
    updated = {name: statement.excluded[name] for name in row if name not in key and name not in unchanged}
    differs = or_(*(table.c[name].is_distinct_from(value) for name, value in updated.items()))
    done = connection.execute(statement.on_conflict_do_update(index_elements=key, set_=updated, where=differs))
    return done.rowcount > 0


def _matches(key: str) -> Any:
    """Documents whose id begins with `key`, or whose source is `key` or ends in `/key`."""
    named = or_(documents.c.source == key, documents.c.source.endswith(f"/{key}", autoescape=True))
    digits = key.removeprefix("sha256:")
    if len(digits) < SHORTEST_KEY:
        return named
    return or_(named, func.substr(documents.c.id, len("sha256:") + 1, len(digits)) == digits)


def _reason(complaint: str) -> str:
    """SQLite's complaint in words that say what to do."""
    known = {
        "file is not a database": "not a database",
        "database disk image is malformed": "the file is damaged",
        "readonly database": "the file or its folder is read-only",
        "unable to open database file": "cannot be opened or made (is the folder there, and may it be written to?)",
        "disk is full": "the disk is full; nothing of this document was kept",
        "database is locked": f"another process has held the store for more than {BUSY_SECONDS} s",
        "disk I/O error": "the disk does not answer",
    }
    return next((reason for sign, reason in known.items() if sign in complaint), complaint)
