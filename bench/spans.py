"""Read real corpora through the whole pipeline and hold every record to its text.

    python bench/spans.py [--only dev|releases|current-events] [--first N]

For all of ../shared/dev/texts, all State Department releases and 1,000 current-events items: no crash, no document over
10 s, every span inside the text, every `text` equal to its slice, every id resolved. Prints documents and words per
second and peak memory; exit code 1 on any fault. Times are CPU seconds of the one process, so that other work on the
machine does not blur them. SKIPPED, with exit code 0, without ../shared.
"""

import argparse
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from demarche.model.check import check_record
from demarche.model.document import Document
from demarche.model.serial import record_to_json
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = {
    "dev": (SHARED / "dev" / "texts", {}, None),
    "releases": (SHARED / "corpora/releases/state-department-2021-2022.jsonl", {"published": "date"}, None),
    "current-events": (SHARED / "corpora/current-events/diplomacy_2002_2026.jsonl", {"published": "date"}, 1000),
}
SLOWEST = 10.0
SHOWN = 20


@dataclass(slots=True)
class Run:
    """What was counted over one corpus; `seconds` is the pipeline's CPU time alone."""

    read: int = 0
    refused: int = 0
    words: int = 0
    events: int = 0
    statements: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")
    faults: int = 0

    def one(self, pipeline: Pipeline, document: Document) -> None:
        start = time.process_time()
        try:
            record = pipeline.record(document)
        except Exception as error:  # a crash is what we look for
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.fault(document, f"{type(error).__name__} {error} ({last.filename}:{last.lineno})")
            return
        took = time.process_time() - start
        self.read += 1
        self.seconds += took
        self.words += len(document.text.split())
        self.events += len(record.events)
        self.statements += len(record.statements)
        self.slowest = max(self.slowest, (took, document.source))
        if took > SLOWEST:
            self.fault(document, f"took {took:.1f} s")
        for fault in check_record(record_to_json(record, explain=True)):
            self.fault(document, fault)

    def fault(self, document: Document, what: str) -> None:
        self.faults += 1
        if self.faults <= SHOWN:
            print(f"  FAULT {document.source}: {what}", flush=True)

    def __str__(self) -> str:
        seconds = max(self.seconds, 1e-9)
        return (
            f"{self.read} documents ({self.refused} refused), {self.words} words, {self.events} events, "
            f"{self.statements} statements in {seconds:.0f} s: {self.read / seconds:.1f} documents/s, "
            f"{self.words / seconds:.0f} words/s; slowest {self.slowest[0]:.1f} s ({self.slowest[1]}); "
            f"{self.faults} faults"
        )


def corpus(name: str, first: int | None, run: Run) -> Iterator[Document]:
    path, fields, most = CORPORA[name]
    for found in islice(documents(str(path), ReadOptions(fields=fields)), first or most):
        if isinstance(found, Document):
            yield found
        else:
            run.refused += 1
            print(f"  refused: {found}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=CORPORA)
    parser.add_argument("--first", type=int, help="documents of each corpus")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED spans: no {SHARED}")
        return
    pipeline, faults = Pipeline.load(), 0
    for name in [options.only] if options.only else CORPORA:
        run = Run()
        for document in corpus(name, options.first, run):
            run.one(pipeline, document)
        print(f"{name}: {run}", flush=True)
        faults += run.faults
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
