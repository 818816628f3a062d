"""How a store grows: real documents read, kept and linked into one SQLite file.

    python bench/store.py [--sizes 1000 2000 5000 10408] [--releases] [--records FOLDER] [--plot FILE.svg] [--json]

For each size (the newest so many items of ../shared/corpora/current-events; with --releases then all of them and the
4,365 releases): seconds to read, keep and link, happenings, the size of the file, peak memory, and how long timelines
of state pairs and full-text searches take (median and worst of the commonest). Seconds are CPU seconds of one process,
so that other work on the machine does not blur them; each size is kept and linked in a process of its own. Records are
read once; in --records they are kept for another run. --plot draws what was measured. Prints a table.
"""

import argparse
import json
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, combinations, islice
from pathlib import Path

from sqlalchemy import text

from demarche.linking import link_store, traces_of
from demarche.model.document import Document
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from demarche.store.contract import Asked
from demarche.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.growth import drawn  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
NEWS = CORPORA / "current-events" / "diplomacy_2002_2026.jsonl"
RELEASES = tuple(CORPORA / "releases" / f"{name}-2021-2022.jsonl" for name in ("state-department", "white-house"))
TODAY = date(2026, 11, 1)
WORDS = ("foreign minister", "ceasefire", "summit talks", '"prime minister" visit', "sanctions Russia", "ambassador")
PAIRS = "SELECT key FROM parties WHERE key LIKE 'country:___' GROUP BY key ORDER BY count(*) DESC LIMIT 6"
HEAD = (
    *("documents", "read s", "keep s", "link s", "happenings", "MB file", "MB memory"),
    *("timeline ms", "worst", "search ms", "worst"),
)


def read(path: Path, folder: Path) -> Path:
    """The file of the records of `path` with the CPU seconds that each took, in order; made where it is missing."""
    kept = folder / f"{path.stem}.pickle"
    if not kept.exists():
        pipeline, unfinished = Pipeline.load(), kept.with_suffix(".part")
        with unfinished.open("wb") as file:
            for found in documents(str(path), ReadOptions(fields={"published": "date"})):
                if isinstance(found, Document):
                    start = time.process_time()
                    record = pipeline.record(found)
                    pickle.dump((time.process_time() - start, record), file)
        unfinished.rename(kept)
    return kept


def records(kept: Path) -> Iterator[tuple[float, Record]]:
    with kept.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def newest(kept: Path, most: int) -> Iterator[tuple[float, Record]]:
    count = sum(1 for _ in records(kept))
    return islice(records(kept), max(count - most, 0), None)


def timed(step: Callable[[], object], rounds: int = 3) -> float:
    """The median in milliseconds."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def measure(found: Iterator[tuple[float, Record]], path: Path) -> list[float]:
    """One row, in the order of HEAD."""
    store, count, reading = SqliteStore.open(path), 0, 0.0
    start = time.process_time()
    for took, record in found:
        store.put(record, "bench", traces_of(record))
        count, reading = count + 1, reading + took
    keeping = time.process_time() - start
    start = time.process_time()
    link_store(store, TODAY)
    linking = time.process_time() - start
    with store._connection() as connection:
        states = [row[0] for row in connection.execute(text(PAIRS))]
        happenings = connection.execute(text("SELECT count(*) FROM happenings")).scalar_one()
    pairs = [Asked((frozenset([one]), frozenset([other]))) for one, other in combinations(states, 2)]
    timelines = [timed(lambda pair=pair: store.timeline(pair)) for pair in pairs]  # type: ignore[misc]
    searches = [timed(lambda words=words: store.search(words, 20)) for words in WORDS]  # type: ignore[misc]
    store.close()
    size = sum(it.stat().st_size for it in path.parent.glob(f"{path.name}*")) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spans = [it for spent in (timelines, searches) for it in (statistics.median(spent), max(spent))]
    return [count, *(round(it, 1) for it in (reading, keeping, linking)), happenings, round(size, 1), round(memory),
            *(round(it, 1) for it in spans)]  # fmt: skip


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 2000, 5000, 10408])
    parser.add_argument("--releases", action="store_true", help="then all items and all releases in one store")
    parser.add_argument("--records", type=Path, metavar="FOLDER", help="where records are kept for another run")
    parser.add_argument("--stores", type=Path, metavar="FOLDER", help="where the stores are left")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each size")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # a size, or "all": in this very process
    return parser.parse_args()


def one(size: str, kept: Path, stores: Path) -> list[float]:
    news = read(NEWS, kept)
    if size == "all":
        found: Iterator[tuple[float, Record]] = chain(records(news), *(records(read(path, kept)) for path in RELEASES))
    else:
        found = newest(news, int(size))
    path = stores / f"store-{size}.sqlite"
    for old in stores.glob(f"{path.name}*"):
        old.unlink()
    return measure(found, path)


def main() -> None:
    given = arguments()
    if not NEWS.is_file():
        sys.exit(f"skipped: needs {NEWS}, which is not there")
    with tempfile.TemporaryDirectory() as folder:
        kept, stores = given.records or Path(folder), given.stores or Path(folder)
        if given.one:
            print(json.dumps(one(given.one, kept, stores)))
            return
        for path in (NEWS, *(RELEASES if given.releases else ())):
            read(path, kept)
        rows = []
        print("  ".join(HEAD))
        for size in [*map(str, given.sizes), *(["all"] if given.releases else [])]:
            command = [sys.executable, __file__, "--one", size, "--records", str(kept), "--stores", str(stores)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            rows.append(json.loads(done.stdout))
            print(json.dumps(rows[-1]) if given.json else "  ".join(map(str, rows[-1])), flush=True)
        if given.plot:
            given.plot.write_text(drawn(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
