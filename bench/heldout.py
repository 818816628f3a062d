"""Score whole records on the gold of our own (bench/gold), marked blind and apart from dev.

    python bench/heldout.py [--misses]

Its texts are rows of ../shared/corpora, found by the sha256 of their text. Day and outlet are given, as in
bench/record.py, and the table is the same. Two tables: `looked-at`, the odd numbers, whose misses have been read while
working on the rules, and `held-out`, the even ones, whose misses --misses does not show. SKIPPED, with exit code 0,
without ../shared.
"""

import argparse
import json
import shutil
import sys
import tempfile
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.record import SHARED, score  # noqa: E402

from demarche.model.document import Document, Published  # noqa: E402
from demarche.model.serial import record_to_json  # noqa: E402
from demarche.pipeline import Pipeline  # noqa: E402

GOLD = ROOT / "bench" / "gold"


def half(remainder: int) -> list[Path]:
    """The gold files whose number leaves that remainder when halved."""
    return [path for path in sorted(GOLD.glob("*.json")) if int(path.stem.rpartition("-")[2]) % 2 == remainder]


def documents(golds: list[dict[str, Any]]) -> list[Document]:
    """One per gold, in order; ends the program where a text is not to be found."""
    found: dict[str, str] = {}
    for corpus in sorted({gold["corpus"] for gold in golds}):
        found |= texts(SHARED / corpus, {gold["sha256"] for gold in golds})
    missing = [gold["id"] for gold in golds if gold["sha256"] not in found]
    if missing:
        sys.exit(f"FAILED held-out: no text in {SHARED / 'corpora'} for {', '.join(missing)}")
    return [document(gold, found[gold["sha256"]]) for gold in golds]


def texts(corpus: Path, wanted: set[str]) -> dict[str, str]:
    """sha256 -> text, of the wanted rows of one JSONL file."""
    if not corpus.is_file():
        return {}
    with corpus.open(encoding="utf-8") as lines:
        rows = (json.loads(line)["text"] for line in lines)
        hashed = ((sha256(text.encode()).hexdigest(), text) for text in rows)
        return {key: text for key, text in hashed if key in wanted}


def document(gold: dict[str, Any], text: str) -> Document:
    day = date.fromisoformat(gold["published"])
    published = Published(day, day, "given")
    return Document(f"sha256:{gold['sha256']}", gold["id"], text, outlet=gold["outlet"], published=published)


def table(pipeline: Pipeline, name: str, paths: list[Path], misses: bool) -> str:
    """The scorer's table over the documents of these gold files."""
    found = documents([json.loads(path.read_text(encoding="utf-8")) for path in paths])
    records = (json.dumps(record_to_json(pipeline.record(each)), ensure_ascii=False) for each in found)
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            shutil.copy(path, folder)
        return score(name, Path(folder), records, misses)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="show what is amiss in the odd half")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: no {SHARED}")
        return
    pipeline = Pipeline.load()
    print(table(pipeline, "looked-at", half(1), options.misses))
    print(table(pipeline, "held-out", half(0), False))


if __name__ == "__main__":
    main()
