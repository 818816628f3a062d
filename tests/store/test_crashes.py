"""What survives when a process, or the server, is killed at any moment, and what readers see beside a writer."""

import gc
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest

from demarche.errors import StoreError
from demarche.linking import link_store
from demarche.store.contract import Asked
from demarche.store.sql import SqlStore
from tests.store.conftest import ENGINES, open_store
from tests.store.servers import Server, running
from tests.store.traced import TODAY, keep, told

ROOT = Path(__file__).parents[2]
SMALL = "24m"
READER = """
import sys
from tests.store.conftest import open_store
from tests.store.traced import keep, told
store = open_store(sys.argv[1])
for number in range(5000):
    record = told(f"Courier {number}", "2024-06-10")
    keep(store, [record])
    print(record.document.id, flush=True)
"""
#: It goes on for a few lines and then waits, lest it be done before it is killed where this machine is busy.
LINKER = """
import sys, time
from demarche import linking
from tests.store.conftest import open_store
from tests.store.traced import TODAY
linking.BATCH = 5
def tell(done):
    print(done, flush=True)
    if done >= 30:
        time.sleep(600)
linking.link_store(open_store(sys.argv[1]), TODAY, tell)
"""
#: Enough for every outlet and day of these tests to be told apart.
RECORDS = [
    told(f"Courier {number}", f"2024-{number % 9 + 1:02}-10", visit=f"2024-{number % 9 + 1:02}-20")
    for number in range(60)
]


@pytest.fixture
def moment(request: pytest.FixtureRequest) -> random.Random:
    """Chance moments; those of a failed run are told with it."""
    seed = time.time_ns() % 10**6
    request.node.add_report_section("setup", "moments", f"by the seed {seed}")
    return random.Random(seed)


@pytest.fixture
def mortal() -> Iterator[Server]:
    """A server of one test's own. The machine itself does not fall, so the disk need not be waited for."""
    with running("-c fsync=off") as started:
        yield started


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of a few megabytes, in memory."""
    folder = Path(mkdtemp(prefix="demarche-disk-"))
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "demarche", str(folder)]
    try:
        if subprocess.run(mounting, check=False, capture_output=True).returncode:
            pytest.skip("needs a small disk, which only root may mount")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
    finally:
        folder.rmdir()


@pytest.fixture(params=ENGINES)
def tight_address(request: pytest.FixtureRequest, small_disk: Path) -> Iterator[str]:
    """Where an empty store of each engine can be made on the small disk."""
    if request.param == "sqlite":
        yield str(small_disk / "records.sqlite")
        return
    shutil.chown(small_disk, "postgres")
    server: Server = request.getfixturevalue("mortal")  # its table space goes with the disk
    server.query(f"CREATE TABLESPACE tight LOCATION '{small_disk}'")
    address = server.database("TABLESPACE tight")
    yield address
    # The disk goes next, and a server that misses one of its files serves nobody any more.
    name = address.rpartition("/store")[2].partition("?")[0]
    server.query(f"DROP DATABASE store{name} WITH (FORCE)")
    server.query("DROP TABLESPACE tight")


def started(script: str, address: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", script, address], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed(script: str, address: str, after: int, pause: float) -> list[str]:
    """The lines a process printed before it was killed, so many seconds after so many of them."""
    process = started(script, address)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after)]
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return [line.strip() for line in lines if line.endswith("\n")]


def check_whole(store: SqlStore, said: set[str]) -> None:
    """Every document of which it was said that it is kept is there, and each with all that belongs to it."""
    kept = {listed.id for listed in store.list()}
    assert kept >= said
    assert store.waits() == len(kept) == len(store.search("Indonesia", 10_000))
    assert list(store.faults()) == []


def test_a_killed_reader_leaves_whole_documents(address: str, moment: random.Random) -> None:
    said: set[str] = set()
    for _ in range(3):
        said |= set(killed(READER, address, moment.randint(1, 12), moment.uniform(0, 0.03)))
        store = open_store(address)
        check_whole(store, said)
        store.close()


@pytest.mark.parametrize("after", [1, 4])
def test_a_killed_linker_goes_on_where_it_stopped(
    address: str, tmp_path: Path, after: int, moment: random.Random
) -> None:
    store, other = open_store(address), open_store(str(tmp_path / "whole.sqlite"))
    for it in (store, other):
        keep(it, RECORDS)
    killed(LINKER, address, after, moment.uniform(0, 0.03))
    assert list(store.faults()) == []
    assert 0 < store.waits() < 60
    for it in (store, other):
        link_store(it, TODAY)
    assert store.timeline(Asked(())) == other.timeline(Asked(()))
    assert list(store.faults()) == []
    store.close()
    other.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_killed_server_comes_back_whole(mortal: Server, moment: random.Random) -> None:
    address = mortal.database()
    store = open_store(address)
    reader = started(READER, address)
    assert reader.stdout is not None
    said = [reader.stdout.readline() for _ in range(moment.randint(3, 12))]
    time.sleep(moment.uniform(0, 0.03))
    mortal.kill()
    said += reader.stdout.readlines()
    reader.stdout.close()
    assert reader.wait() != 0
    with pytest.raises(StoreError) as error:
        list(store.list())
    assert "\n" not in str(error.value)
    mortal.start()
    check_whole(store, {line.strip() for line in said if line.endswith("\n")})
    assert link_store(store, TODAY).documents > 0
    store.close()
    gc.collect()  # the driver cannot close a connection whose other end is gone, and says so here


def test_a_full_disk_loses_only_the_record_at_hand(tight_address: str, small_disk: Path) -> None:
    store = open_store(tight_address)
    keep(store, RECORDS)
    assert link_store(store, TODAY).documents == len(RECORDS)
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"demarche" * 1024):
            pass
    more = [told(f"Post {number}", "2024-06-11", visit=str(TODAY + timedelta(30 * number))) for number in range(1500)]
    with pytest.raises(StoreError, match=r"disk is full; nothing of this document was kept$"):
        keep(store, more)
    with suppress(StoreError):
        link_store(store, TODAY)
    kept = {listed.id for listed in store.list()}
    said = [record.document.id for record in (*RECORDS, *more)]
    assert kept == set(said[: len(kept)])
    assert list(store.faults()) == []
    ballast.unlink()
    keep(store, more[:90])
    link_store(store, TODAY)
    assert store.waits() == 0
    assert sum(line.articles for line in store.timeline(Asked())) >= len(RECORDS) + 90
    assert list(store.faults()) == []
    store.close()


def test_a_reader_does_not_wait_for_the_linker(address: str) -> None:
    writer = open_store(address)
    keep(writer, RECORDS[:1])
    reader = open_store(address, create=False)
    with writer.linking() as work:
        work.linked(work.waiting(10))
        assert reader.waits() == 1
    assert reader.waits() == 0
    reader.close()
    writer.close()
