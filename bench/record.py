"""Score whole records: reads the seed and the dev set of ../shared and runs its scorer over them.

    python bench/record.py [--misses] [--seed-only] [--undated]

Prints the scorer's table for the seed (no day given: the day of publication is inferred) and for the 80 dev documents
(day and outlet given from dev/articles.json, as metadata would; --undated withholds them). SKIPPED, with exit code 0,
without ../shared.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from demarche.model.document import Document, Published
from demarche.model.serial import record_to_json
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents

SHARED = Path(__file__).resolve().parents[2] / "shared"


def seed() -> Iterator[Document]:
    yield from read(SHARED / "seed" / "article.txt")


def dev(dated: bool) -> Iterator[Document]:
    known = {row["id"]: row for row in json.loads((SHARED / "dev" / "articles.json").read_text(encoding="utf-8"))}
    for path in sorted((SHARED / "dev" / "texts").glob("*.txt")):
        row = known[path.stem]
        for document in read(path):
            yield dated_by(document, row) if dated else document


def read(path: Path) -> Iterator[Document]:
    for document in documents(str(path), ReadOptions()):
        if not isinstance(document, Document):
            raise document
        yield document


def dated_by(document: Document, row: dict[str, str]) -> Document:
    day = date.fromisoformat(row["published"])
    return replace(document, published=Published(day, day, "given"), outlet=row["outlet"])


def score(name: str, gold: Path, records: Iterator[str], misses: bool) -> str:
    """The scorer's table over the records, written to a temporary file."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in records)
        file.flush()
        command = [sys.executable, str(SHARED / "bench" / "score_record.py"), str(gold), file.name]
        done = subprocess.run([*command, *(["--misses"] if misses else [])], capture_output=True, text=True, check=True)
    return f"== {name}\n{done.stderr}{done.stdout}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed-only", action="store_true")
    parser.add_argument("--undated", action="store_true")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: no {SHARED}")
        return
    pipeline = Pipeline.load()

    def records(found: Iterator[Document]) -> Iterator[str]:
        return (json.dumps(record_to_json(pipeline.record(document)), ensure_ascii=False) for document in found)

    print(score("seed", SHARED / "seed" / "gold", records(seed()), options.misses))
    if not options.seed_only:
        print(score("dev", SHARED / "dev" / "gold", records(dev(not options.undated)), options.misses))


if __name__ == "__main__":
    main()
