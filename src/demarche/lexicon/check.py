"""What is wrong with the tables of the world: each finding is one line that names file and line."""

import csv
from collections.abc import Iterator
from pathlib import Path

from demarche.errors import LexiconError
from demarche.lexicon import world_tables as tables
from demarche.lexicon.normal import key
from demarche.lexicon.overlay import KINDS
from demarche.lexicon.world_tables import DATA

#: PLOVER sectors that the tables use.
SECTORS = frozenset(
    """GOV MIL PRE REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL JRN AGR HLH LAB LEG ELI REL IGO NGO PRM UAF SET NGM REF
    RAD UNS""".split()
)
#: Columns every table has, with the builder of its rows.
TABLES = {
    "states.csv": tables.state,
    "seats.csv": tables.body,
    "organisations.csv": tables.body,
    "places.csv": tables.place,
    "people.csv": tables.person,
    "outlets.csv": tables.outlet,
    "offices.csv": tables.held,
    "members.csv": tables.member,
    "bodies.csv": dict,
}
#: Bytes that all tables together may take.
LIMIT = 8_000_000


def check(folder: Path = DATA) -> tuple[str, ...]:
    """Everything wrong with the tables in a folder; nothing where they are sound."""
    return tuple(problems(folder))


def problems(folder: Path) -> Iterator[str]:
    size = 0
    for name in TABLES:
        path = folder / name
        if not path.is_file():
            yield f"{name}: missing"
            return
        size += path.stat().st_size
    if size > LIMIT:
        yield f"{folder}: the tables take {size} bytes, {LIMIT} are allowed"
    known = Known(folder)
    for name in TABLES:
        yield from table(folder, name, known)


class Known:
    """Ids and codes that other tables may refer to."""

    def __init__(self, folder: Path) -> None:
        rows = {name: [row for _, row in numbered(folder / name)] for name in TABLES}
        self.states = {row.get("iso3", "") for row in rows["states.csv"]}
        self.places = {row.get("id", "") for row in rows["places.csv"]}
        self.people = {row.get("id", "") for row in rows["people.csv"]}
        self.bodies = {row.get("id", "") for name in ("seats.csv", "organisations.csv") for row in rows[name]}
        self.ids: dict[str, str] = {}


def numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and rows, short rows filled up."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        columns = next(reader, [])
        for cells in reader:
            yield reader.line_num, dict(zip(columns, cells, strict=False))


def table(folder: Path, name: str, known: Known) -> Iterator[str]:
    """What is wrong with one table."""
    try:
        for _ in tables.read_table(folder / name, TABLES[name]):  # type: ignore[arg-type]
            pass
    except LexiconError as error:
        yield str(error)
        return
    for line, row in numbered(folder / name):
        for problem in (*sound(name, row, known), *references(name, row, known)):
            yield f"{name}:{line}: {problem}"


def sound(name: str, row: dict[str, str], known: Known) -> Iterator[str]:
    """What is wrong with a row by itself."""
    if not row["source"]:
        yield "no source"
    if row.get("sector") and row["sector"] not in SECTORS:
        yield f"unknown sector {row['sector']!r}"
    if row.get("kind") and row["kind"] not in KINDS:
        yield f"unknown kind {row['kind']!r}"
    if name in ("bodies.csv", "offices.csv", "members.csv"):
        return
    if row["id"] in known.ids:
        yield f"id {row['id']!r} already stands in {known.ids[row['id']]}"
    known.ids.setdefault(row["id"], name)
    folded = [key(alias) for alias in (row["name"], *tables.many(row["aliases"]))]
    if not all(folded):
        yield "a name without letters"
    if row["name"] in tables.many(row["aliases"]):
        yield f"{row['name']!r} is its own alias"


def references(name: str, row: dict[str, str], known: Known) -> Iterator[str]:
    """Codes and ids in a row that nothing defines."""
    for column in ("country", "successor"):
        if row.get(column) and row[column] not in known.states:
            yield f"unknown state {row[column]!r}"
    if name == "states.csv" and row["capital"] and row["capital"] not in known.places:
        yield f"unknown place {row['capital']!r}"
    if name == "offices.csv":
        if row["person"] not in known.people:
            yield f"unknown person {row['person']!r}"
        if row["of"] not in known.states | known.bodies:
            yield f"unknown state or organisation {row['of']!r}"
    if name == "members.csv" and row["organisation"] not in known.bodies:
        yield f"unknown organisation {row['organisation']!r}"
    if name == "bodies.csv":
        for cell in tables.many(row["named"]):
            country, _, id = cell.partition(":")
            if country not in known.states or id not in known.bodies:
                yield f"unknown state or seat in {cell!r}"


def tenures(folder: Path = DATA) -> tuple[str, ...]:
    """Tenures of one office by two people that overlap for more than a hundred days: to be looked at by hand."""
    found = []
    last: dict[tuple[str, str, str], tuple[int, tables.Held]] = {}
    for line, row in numbered(folder / "offices.csv"):
        held = tables.held(row)
        if held.keys[0] not in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister"):
            continue
        before = last.get((held.keys[0], held.of, held.title))
        if (
            before
            and held.start
            and before[1].person != held.person
            and (before[1].end is None or (before[1].end - held.start).days > 100)
        ):
            found.append(
                f"offices.csv:{line}: {held.title} of {held.of}: "
                f"{held.person} overlaps {before[1].person} (line {before[0]})"
            )
        last[held.keys[0], held.of, held.title] = (line, held)
    return tuple(found)
