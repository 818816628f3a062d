"""A store of version 1 becomes one of today, whole or not at all."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from demarche.errors import StoreError
from demarche.link.judging import split
from demarche.linking import link_store
from demarche.model.happening_serial import to_json
from demarche.store import migrations
from demarche.store.contract import Asked, AskedSaid, AskedWords
from demarche.store.rows import dumped
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore
from demarche.store.tables import happenings
from demarche.store.tables_shown import CORRECTIONS_BY_MOMENT, FIFTH, FOURTH, INDEXES, SIXTH, THIRD, marks
from tests.samples import samples
from tests.store.conftest import open_store
from tests.store.traced import STORY, TODAY, keep

OLD = (
    "CREATE TABLE documents (id VARCHAR NOT NULL PRIMARY KEY, source TEXT NOT NULL, outlet TEXT, title TEXT, "
    "earliest DATE, latest DATE, text TEXT NOT NULL)",
    "CREATE INDEX ix_documents_source ON documents (source)",
    "CREATE INDEX ix_documents_earliest ON documents (earliest)",
    "CREATE TABLE records (document VARCHAR NOT NULL PRIMARY KEY REFERENCES documents (id), made_by TEXT NOT NULL, "
    "events INTEGER NOT NULL, statements INTEGER NOT NULL, record TEXT NOT NULL)",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as version 1 wrote it, with some documents."""
    new = SqliteStore.open(tmp_path / "new.sqlite")
    for record in (*STORY, *samples(3)):
        new.put(record, "test")
    new.close()
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    for statement in OLD:
        connection.execute(statement)
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new.sqlite"),))
    for table in ("documents", "records"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


@pytest.mark.parametrize("create", [True, False])
def test_an_older_store_is_brought_up_to_date(old: Path, create: bool) -> None:
    store = SqliteStore.open(old, create=create)
    assert version(old) == migrations.SCHEMA_VERSION
    assert len(list(store.list())) == 6
    assert store.waits() == 6
    assert {hit.statement for hit in store.search("airspace", 10)} == {None, "s2"}
    assert list(store.faults()) == []
    store.close()


def test_an_older_store_can_be_linked(old: Path) -> None:
    store = SqliteStore.open(old)
    link_store(store, TODAY)
    assert store.timeline(Asked((frozenset({"name:lawrence-wong"}),)))
    assert list(store.faults()) == []
    store.close()


def test_a_failed_migration_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise StoreError("broken on purpose")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(StoreError, match="on purpose"):
        SqliteStore.open(old)
    connection = sqlite3.connect(old)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.close()
    assert (version(old), tables) == (1, {"documents", "records"})


def shown(store: SqlStore) -> list[str]:
    """What version 3 added, row by row, without the name and the revision of the store."""
    tables = [table for table in THIRD if table is not marks]
    with store._connection() as connection:
        return sorted(f"{table} {row}" for table in tables for row in connection.execute(select(table)))


def make_older(store: SqlStore, number: int) -> None:
    """A store as version 2, 3, 4 or 5 wrote it."""
    with store._connection(writing=True) as connection:
        for statement in (*([CORRECTIONS_BY_MOMENT] if number < 5 else ()), *(INDEXES if number < 3 else ())):
            connection.execute(text(f"DROP INDEX {statement.split()[2]}"))
        for table in (
            *SIXTH,
            *(FIFTH if number < 5 else ()),
            *(FOURTH if number < 4 else ()),
            *(THIRD if number < 3 else ()),
        ):
            connection.execute(text(f"DROP TABLE {table.name}"))
        for row in connection.execute(select(happenings)).all() if number < 4 else ():
            written = json.loads(row.happening)
            del written["uid"], written["version"]
            told = update(happenings).where(happenings.c.id == row.id)
            connection.execute(told.values(happening=dumped(written)))
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA user_version = {number}"))
        else:
            connection.execute(text(f"UPDATE demarche_version SET version = {number}"))


def test_version_2_learns_who_said_what_and_who_is_where(store: SqlStore, address: str) -> None:
    keep(store, (*STORY, *samples(3)))
    link_store(store, TODAY)
    before = shown(store)
    assert len(before) > 20
    make_older(store, 2)
    newer = open_store(address)
    assert shown(newer) == before
    assert newer.revision()
    assert newer.said(AskedSaid())
    assert newer.actors("wong", 10)
    assert list(newer.faults()) == []
    newer.close()


def test_version_3_learns_what_happenings_go_by(store: SqlStore, address: str) -> None:
    keep(store, (*STORY, *samples(3)))
    link_store(store, TODAY)
    before = list(store.stream(Asked()))
    make_older(store, 3)
    assert {it.uid for it in store.stream(Asked())} == {""}
    newer = open_store(address)
    assert list(newer.stream(Asked())) == before
    assert all(it.uid == it.id for it in before)
    newer.close()


def test_version_4_learns_the_order_of_judgements(store: SqlStore, address: str) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    (happening,) = store.stream(Asked())
    for day in (2, 3):
        at = datetime(2024, 7, day, tzinfo=UTC)
        store.judge(split(happening, happening.reports[: day - 1], "Ada Quill", at, "another trip"))
    before = store.acts(AskedWords())
    assert [it[0].at.day for it in before] == [3, 2]
    make_older(store, 4)
    newer = open_store(address)
    assert newer.acts(AskedWords()) == before
    newer.close()


def test_version_5_learns_which_visits_are_stops(store: SqlStore, address: str) -> None:
    keep(store, (*STORY, *samples(3)))
    link_store(store, TODAY)
    one, other, *_ = list(store.stream(Asked()))
    with store._connection(writing=True) as connection:
        written = dumped(to_json(replace(one, part_of=other.id, reports=())))
        connection.execute(update(happenings).where(happenings.c.id == one.id).values(happening=written))
    make_older(store, 5)
    newer = open_store(address)
    assert {it.id: it.part_of for it in newer.timeline(Asked()) if it.part_of} == {one.id: other.id}
    assert list(newer.faults()) == []
    newer.close()
