"""How fast Demarche starts and reads, in one process, on the sample news of the repository.

    python bench/speed.py [--rounds N]

Prints the seconds to load, the time per document (median and 95th percentile), words per second, the share of each step
and the peak memory. Times per document are CPU seconds of the one process. Needs nothing but the repository.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "articles"


def timed(step: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = step()
    return time.process_time() - start, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    start = time.perf_counter()
    from demarche.model.document import Document
    from demarche.pipeline import Pipeline
    from demarche.read.source import documents

    pipeline = Pipeline.load()
    found = [it for it in documents(str(ARTICLES)) if isinstance(it, Document)]
    pipeline.record(found[0])
    print(f"start, load and first document: {time.perf_counter() - start:.2f} s")
    steps: dict[str, float] = {"parse": 0.0, "find": 0.0, "resolve": 0.0}
    each: list[float] = []
    for document in found * rounds:
        parse, article = timed(partial(pipeline.parser.parse, document))
        find, findings = timed(partial(pipeline.find, article))
        resolve, _ = timed(partial(pipeline.resolve, article, findings))
        for name, took in (("parse", parse), ("find", find), ("resolve", resolve)):
            steps[name] += took
        each.append(parse + find + resolve)
    total, words = sum(each), sum(len(document.text.split()) for document in found) * rounds
    print(f"{len(each)} documents, {words} words: {len(each) / total:.1f} documents/s, {words / total:.0f} words/s")
    print(
        f"per document: median {statistics.median(each) * 1000:.0f} ms, 95 % under "
        f"{statistics.quantiles(each, n=20)[-1] * 1000:.0f} ms"
    )
    print("; ".join(f"{name} {took / total:.0%}" for name, took in steps.items()))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
