"""Hold the quality to its floors: exit code 1 where a set of records, or the language model, scores below.

    python bench/gates.py

Runs bench/record.py (seed undated, dev dated), bench/heldout.py and bench/model.py on its development sets, and reads
their tables. About a minute on one core. A floor is what was reached when it was set, less 0.03 (the model's, in
bench/model_floors.json, less half a point or a point and a half for names); on the seed, where one event is 0.07, less
one event or statement, since another processor may round a tree the other way. Lowering one needs a reason in the
commit.
SKIPPED, with exit code 0, without ../shared.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
#: set -> line of the score table -> column -> floor; set on 25 November 2026
FLOORS = {
    "seed": {
        "core events found": {"R": 1.0},
        "events found": {"P": 0.85, "R": 0.92},
        "events whole": {"F1": 0.80},
        "statements found": {"P": 0.85, "R": 0.91},
        "speaker": {"F1": 0.88},
        "date expressions": {"R": 1.0},
        "published day": {"R": 1.0},
        "evidence verbatim": {"P": 1.0},
    },
    "dev": {
        "core events found": {"P": 0.97, "F1": 0.86},
        "events found": {"P": 0.85, "F1": 0.74},
        "events whole": {"F1": 0.46},
        "parties": {"F1": 0.71},
        "status": {"F1": 0.92},
        "dates": {"F1": 0.85},
        "statements found": {"P": 0.88, "F1": 0.88},
        "speaker": {"F1": 0.90},
        "act": {"F1": 0.91},
        "date expressions": {"F1": 0.96},
        "evidence verbatim": {"P": 1.0},
    },
    "looked-at": {
        "core events found": {"P": 0.97, "F1": 0.70},
        "events found": {"P": 0.86, "F1": 0.63},
        "statements found": {"P": 0.78, "F1": 0.73},
    },
    "held-out": {
        "core events found": {"P": 0.97, "F1": 0.73},
        "events found": {"P": 0.79, "F1": 0.60},
        "events whole": {"F1": 0.38},
        "statements found": {"P": 0.83, "F1": 0.79},
        "date expressions": {"F1": 0.78},
        "evidence verbatim": {"P": 1.0},
    },
}
LINE = re.compile(r"(?P<name>\S.*?)\s+P (?P<P>[\d.]+)\s+R (?P<R>[\d.]+)\s+F1 (?P<F1>[\d.]+)")
Scores = dict[str, dict[str, dict[str, float]]]


def tables(printed: str) -> Scores:
    """set -> line -> P, R and F1."""
    found: Scores = {}
    for block in printed.split("== ")[1:]:
        lines = [line for line in map(LINE.match, map(str.strip, block.splitlines())) if line]
        columns = {line["name"]: {column: float(line[column]) for column in ("P", "R", "F1")} for line in lines}
        found[block.split()[0]] = columns
    return found


def ran(script: str, *arguments: str) -> tuple[str, int]:
    """What a script of this folder printed, and its exit code; errors go to standard error."""
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, flush=True)
    return done.stdout, done.returncode


def records_below() -> int:
    """Prints each floor of the records; returns how many are missed."""
    scores: Scores = {}
    for script in ("record.py", "heldout.py"):
        printed, code = ran(script)
        if code:
            sys.exit(f"FAILED gates: bench/{script} did not run")
        scores |= tables(printed)
    below = 0
    for name, lines in FLOORS.items():
        for line, floors in lines.items():
            for column, floor in floors.items():
                reached = scores[name][line][column]
                below += reached < floor
                verdict = "ok   " if reached >= floor else "BELOW"
                print(f"{verdict} {name} {line} {column} {reached:.3f} (floor {floor:.3f})", flush=True)
    return below


def main() -> None:
    if not SHARED.exists():
        print(f"SKIPPED gates: no {SHARED}")
        return
    below = records_below()
    _, model_failed = ran("model.py", "--floors", str(HERE / "model_floors.json"))
    if below or model_failed:
        sys.exit(f"FAILED gates: {below} scores of records below the floor" + ("; the model too" * (model_failed > 0)))
    print("ok    all gates")


if __name__ == "__main__":
    main()
