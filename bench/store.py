"""How a store grows: items of ../shared/corpora/current-events read and linked into one SQLite file.

    python bench/store.py [--sizes 1000 2000 5000] [--json]

For each size (the newest so many items): seconds to read, keep and link, the size of the file, peak memory, and how
long timelines of state pairs and full-text searches take (median and worst of the commonest). Prints a table.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from sqlalchemy import text

from demarche.linking import link_store, traces_of
from demarche.model.document import Document
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from demarche.store.contract import Asked
from demarche.store.sqlite import SqliteStore

NEWS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "current-events" / "diplomacy_2002_2026.jsonl"
TODAY = date(2026, 11, 1)
WORDS = ("foreign minister", "ceasefire", "summit talks", '"prime minister" visit', "sanctions Russia", "ambassador")
PAIRS = "SELECT key FROM parties WHERE key LIKE 'country:___' GROUP BY key ORDER BY count(*) DESC LIMIT 6"
HEAD = ("items", "read s", "keep s", "link s", "happenings", "MB file", "MB memory", "timeline ms", "search ms")


def items(most: int, folder: Path) -> Iterator[Document]:
    """The newest items, through the reader of JSON Lines."""
    rows = NEWS.read_text(encoding="utf-8").splitlines()[-most:]
    path = folder / f"items-{most}.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    for found in documents(str(path), ReadOptions(fields={"published": "date"})):
        if isinstance(found, Document):
            yield found


def timed(step: Callable[[], object], rounds: int = 3) -> float:
    """The median in milliseconds."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def measure(pipeline: Pipeline, most: int, folder: Path) -> tuple[object, ...]:
    store = SqliteStore.open(folder / f"store-{most}.sqlite")
    read = kept = 0.0
    for document in items(most, folder):
        start = time.perf_counter()
        record = pipeline.record(document)
        between = time.perf_counter()
        store.put(record, "bench", traces_of(record))
        read, kept = read + between - start, kept + time.perf_counter() - between
    start = time.perf_counter()
    tally = link_store(store, TODAY)
    linked = time.perf_counter() - start
    with store._connection() as connection:
        states = [row[0] for row in connection.execute(text(PAIRS))]
    pairs = [Asked((frozenset([one]), frozenset([other]))) for one, other in combinations(states, 2)]
    timelines = [timed(lambda pair=pair: store.timeline(pair)) for pair in pairs]  # type: ignore[misc]
    searches = [timed(lambda words=words: store.search(words, 20)) for words in WORDS]  # type: ignore[misc]
    size = sum(path.stat().st_size for path in folder.glob(f"store-{most}.sqlite*"))
    store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spans = [f"{statistics.median(it):.1f} / {max(it):.1f}" if it else "-" for it in (timelines, searches)]
    seconds = (f"{it:.1f}" for it in (read, kept, linked))
    return (most, *seconds, tally.happenings, f"{size / 1e6:.1f}", f"{memory:.0f}", *spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 5000])
    parser.add_argument("--json", action="store_true", help="a line of JSON for each size")
    arguments = parser.parse_args()
    if not NEWS.is_file():
        sys.exit(f"skipped: needs {NEWS}, which is not there")
    pipeline = Pipeline.load()
    print("  ".join(HEAD))
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            row = measure(pipeline, size, Path(folder))
            print(
                json.dumps(dict(zip(HEAD, row, strict=True))) if arguments.json else "  ".join(map(str, row)),
                flush=True,
            )


if __name__ == "__main__":
    main()
