import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demarche.errors import StoreError
from demarche.model.record import Record
from demarche.store.sqlite import SqliteStore
from tests.samples import sample, samples


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Minutes of the meeting. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt: not a database"):
        SqliteStore.open(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore.open(path)


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    SqliteStore.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer Demarche"):
        SqliteStore.open(path)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        SqliteStore.open(tmp_path / "file" / "records.sqlite")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder"):
        SqliteStore.open(tmp_path)


def test_a_missing_store_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store there yet"):
        SqliteStore.open(tmp_path / "records.sqlite", create=False)
    assert not list(tmp_path.iterdir())


def test_the_same_record_twice_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = SqliteStore.open(path)
    store.put(sample(), "test")
    list(store.list())
    before = path.read_bytes(), sorted(file.name for file in tmp_path.iterdir())
    assert not store.put(sample(), "test")
    assert (path.read_bytes(), sorted(file.name for file in tmp_path.iterdir())) == before
    store.close()


def test_a_store_opened_to_read_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "odd name, 100% & more?.sqlite"
    store = SqliteStore.open(path)
    store.put(sample(), "test")
    store.close()
    before = path.read_bytes()
    reader = SqliteStore.open(path, create=False)
    assert reader.get("wong.txt").document == sample().document
    with pytest.raises(StoreError, match="read-only"):
        reader.put(sample(1), "test")
    reader.close()
    assert path.read_bytes() == before


def test_a_read_only_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = SqliteStore.open(path)
    with store._connection() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="read-only"):
        store.put(sample(), "test")
    store.close()


def test_a_full_disk_loses_only_the_record_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = SqliteStore.open(path)
    store.put(sample(1), "test")
    with store._connection() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        put_all(store, samples(50))
    store.close()
    reopened = SqliteStore.open(path)
    assert reopened.get("wong-1.txt").document == sample(1).document
    assert all(listed.events == 2 for listed in reopened.list())
    reopened.close()


def put_all(store: SqliteStore, records: list[Record]) -> None:
    for record in records:
        store.put(record, "test")


WRITER = """
import sys
from pathlib import Path
from demarche.model.record import Record
from demarche.store.sqlite import SqliteStore
from tests.samples import sample
store = SqliteStore.open(Path(sys.argv[1]))
for number in range(1, 5000):
    store.put(sample(number), "test")
    print(number, flush=True)
"""


def test_a_killed_writer_loses_no_record_it_had_kept(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    root = Path(__file__).parents[2]
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=root, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    while int(writer.stdout.readline()) < 10:
        pass
    time.sleep(0.02)
    writer.send_signal(signal.SIGKILL)
    told = [int(line) for line in writer.stdout.read().split()]
    writer.stdout.close()
    writer.wait()
    store = SqliteStore.open(path, create=False)
    kept = {listed.source for listed in store.list()}
    assert kept >= {f"news/wong-{number}.txt" for number in [*range(1, 11), *told[:-1]]}
    assert all(store.get(source).events for source in sorted(kept)[:5])
    store.close()


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    first, second = SqliteStore.open(path), SqliteStore.open(path)
    for number in range(1, 11):
        first.put(sample(number), "test")
        second.put(sample(number + 100), "test")
    assert len(list(first.list())) == 20
    first.close()
    second.close()
