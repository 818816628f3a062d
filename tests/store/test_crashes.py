"""What survives when the process is killed while it reads or links, and what readers see beside a writer."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demarche.linking import link_store
from demarche.store.contract import Asked
from demarche.store.sqlite import SqliteStore
from tests.store.traced import TODAY, keep, told

ROOT = Path(__file__).parents[2]
READER = """
import sys
from pathlib import Path
from demarche.store.sqlite import SqliteStore
from tests.store.traced import keep, told
store = SqliteStore.open(Path(sys.argv[1]))
for number in range(5000):
    record = told(f"Courier {number}", "2024-06-10")
    keep(store, [record])
    print(record.document.id, flush=True)
"""
LINKER = """
import sys
from pathlib import Path
from demarche import linking
from demarche.store.sqlite import SqliteStore
from tests.store.traced import TODAY
linking.BATCH = 5
linking.link_store(SqliteStore.open(Path(sys.argv[1])), TODAY, lambda done: print(done, flush=True))
"""


def killed(script: str, path: Path, after: int) -> list[str]:
    """The lines a process printed before it was killed, soon after so many."""
    process = subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after)]
    time.sleep(0.013)
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return [line.strip() for line in lines if line.endswith("\n")]


def test_a_killed_reader_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    said = killed(READER, path, 8)
    store = SqliteStore.open(path)
    kept = {listed.id for listed in store.list()}
    assert kept >= set(said)
    assert store.waits() == len(kept) == len(store.search("Indonesia", 10_000))
    assert list(store.faults()) == []
    store.close()


@pytest.mark.parametrize("after", [1, 4])
def test_a_killed_linker_goes_on_where_it_stopped(tmp_path: Path, after: int) -> None:
    path, whole = tmp_path / "records.sqlite", tmp_path / "whole.sqlite"
    records = [
        told(f"Courier {number}", f"2024-{number % 9 + 1:02}-10", visit=f"2024-{number % 9 + 1:02}-20")
        for number in range(60)
    ]
    for file in (path, whole):
        store = SqliteStore.open(file)
        keep(store, records)
        store.close()
    killed(LINKER, path, after)
    store, other = SqliteStore.open(path), SqliteStore.open(whole)
    assert list(store.faults()) == []
    assert 0 < store.waits() < 60
    for it in (store, other):
        link_store(it, TODAY)
    assert store.timeline(Asked(())) == other.timeline(Asked(()))
    assert list(store.faults()) == []
    store.close()
    other.close()


def test_a_reader_does_not_wait_for_the_linker(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    writer = SqliteStore.open(path)
    keep(writer, [told("Bay Post", "2024-06-10")])
    reader = SqliteStore.open(path, create=False)
    with writer.linking() as work:
        work.linked(work.waiting(10))
        assert reader.waits() == 1
    assert reader.waits() == 0
    reader.close()
    writer.close()
