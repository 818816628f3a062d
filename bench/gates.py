"""Hold the quality to its floors: exit code 1 where the seed or the dev set scores below.

    python bench/gates.py

Runs bench/record.py (seed undated, dev dated) and reads its table. A floor is what was reached when it was set, less a
little; lowering one needs a reason in the commit. SKIPPED, with exit code 0, without ../shared.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
#: set -> line of the score table -> (column, floor)
FLOORS = {
    "seed": {
        "core events found": ("R", 1.0),
        "events found": ("P", 0.8),
        "statements found": ("R", 0.83),
        "date expressions": ("R", 1.0),
        "published day": ("R", 1.0),
        "evidence verbatim": ("P", 1.0),
    },
    "dev": {
        "events found": ("F1", 0.70),
        "statements found": ("F1", 0.82),
        "date expressions": ("F1", 0.95),
        "evidence verbatim": ("P", 1.0),
    },
}
LINE = re.compile(r"(?P<name>\S.*?)\s+P (?P<P>[\d.]+)\s+R (?P<R>[\d.]+)\s+F1 (?P<F1>[\d.]+)")


def tables(printed: str) -> dict[str, dict[str, dict[str, float]]]:
    """set -> line -> P, R and F1."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for block in printed.split("== ")[1:]:
        lines = [line for line in map(LINE.match, map(str.strip, block.splitlines())) if line]
        columns = {line["name"]: {column: float(line[column]) for column in ("P", "R", "F1")} for line in lines}
        found[block.split()[0]] = columns
    return found


def main() -> None:
    if not SHARED.exists():
        print(f"SKIPPED gates: no {SHARED}")
        return
    done = subprocess.run([sys.executable, str(HERE / "record.py")], capture_output=True, text=True, check=False)
    print(done.stdout)
    if done.returncode:
        sys.exit(f"FAILED gates: bench/record.py did not run\n{done.stderr}")
    scores, below = tables(done.stdout), 0
    for name, floors in FLOORS.items():
        for line, (column, floor) in floors.items():
            reached = scores[name][line][column]
            below += reached < floor
            verdict = "ok   " if reached >= floor else "BELOW"
            print(f"{verdict} {name} {line} {column} {reached:.3f} (floor {floor:.3f})")
    sys.exit(f"FAILED gates: {below} below the floor" if below else 0)


if __name__ == "__main__":
    main()
