"""How long every format takes of a store, in how much memory, and whether it is valid: python bench/export.py STORE

Each format is written by a process of its own. FollowTheMoney is held to its library, the calendar, GraphML, Atom,
Parquet and JSON to their parsers. More memory than LIMIT, or anything that is not valid, is a fault.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from demarche.apps.formats import FORMATS

#: Megabytes that a process may take; Parquet's library alone takes more than half.
LIMIT = 300


def run(store: str, name: str, out: Path) -> tuple[float, float]:
    """Seconds and megabytes of a process that writes one format."""
    start, process = time.perf_counter(), os.fork()
    if process == 0:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        program = "from demarche.apps.cli import main; main()"
        command = [sys.executable, "-c", program, "export", name, "--store", store, "--out", str(out)]
        os.execv(sys.executable, command)
    _, status, used = os.wait4(process, 0)
    assert status == 0, f"{name}: exit status {status}"
    assert isinstance(used, resource.struct_rusage)
    return time.perf_counter() - start, used.ru_maxrss / 1024


def followthemoney(path: Path) -> int:
    from followthemoney import model
    from followthemoney.types import registry

    many, known, spoken_of = 0, set(), set()
    for line in path.read_text(encoding="utf-8").splitlines():
        entity, many = json.loads(line), many + 1
        schema = model.get(entity["schema"])
        assert schema is not None
        assert all(entity["properties"].get(name) for name in schema.required), entity
        known.add(entity["id"])
        for name, values in entity["properties"].items():
            property = schema.get(name)
            assert property is not None, (name, entity)
            if property.type == registry.entity:
                spoken_of.update(values)
            else:
                assert all(property.type.clean(value) == value for value in values), (name, values)
    assert spoken_of <= known
    return many


def ics(path: Path) -> int:
    import vobject
    from icalendar import Calendar

    text = path.read_bytes().decode()
    first, second = Calendar.from_ical(text).walk("VEVENT"), vobject.readOne(text).vevent_list
    assert [str(it["summary"]) for it in first] == [it.summary.value for it in second]
    return len(first)


def graphml(path: Path) -> int:
    import networkx

    return int(networkx.read_graphml(path, force_multigraph=True).number_of_edges())


def atom(path: Path) -> int:
    from lxml import etree

    return len(etree.parse(path).getroot().findall("{*}entry"))


def parquet(path: Path) -> int:
    import pyarrow.parquet

    return int(pyarrow.parquet.read_table(path).num_rows)


def listed(key: str) -> Callable[[Path], int]:
    return lambda path: len(json.loads(path.read_text(encoding="utf-8"))[key])


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


READERS: dict[str, Callable[[Path], int]] = {
    "followthemoney": followthemoney,
    "ics": ics,
    "graphml": graphml,
    "atom": atom,
    "parquet": parquet,
    "jsonld": listed("@graph"),
    "webannotation": listed("items"),
    "timelinejs": listed("events"),
}


def main(store: str) -> int:
    faults = 0
    print("format            seconds     MB   file MB    things")
    with tempfile.TemporaryDirectory() as folder:
        # All are written before any is read: a process counts what its parent took as its own.
        taken = {name: run(store, name, Path(folder) / name) for name in FORMATS}
        for name, (seconds, memory) in taken.items():
            out = Path(folder) / name
            faults += memory > LIMIT
            size, things = out.stat().st_size / 1e6, READERS.get(name, lines)(out)
            print(f"{name:16} {seconds:8.1f} {memory:6.0f} {size:9.1f} {things:9,}{'  !' if memory > LIMIT else ''}")
    return faults


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
