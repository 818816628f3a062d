"""The hand-written lists of office holders: `heads.txt`, `ministers.txt`, `names.txt`."""

import re

from people import Fact, Person, Register
from sources import HAND

KEYS = {
    "hs": ("head_of_state",),
    "hg": ("head_of_government",),
    "hsg": ("head_of_state", "head_of_government"),
}
SOURCE = "common knowledge"


def load(register: Register) -> None:
    """Adds everybody in the lists."""
    names = {}
    for line in (HAND / "names.txt").read_text().splitlines():
        if not line.startswith("#"):
            key, canonical, aliases, id, country, family = line.split(";")
            names[key] = (canonical or key, [alias for alias in aliases.split("|") if alias], id, country, family)
    for file in ("heads.txt", "ministers.txt"):
        for line in (HAND / file).read_text().splitlines():
            if line and not line.startswith("#"):
                series(register, line, names)


def series(register: Register, line: str, names: dict[str, tuple[str, list[str], str, str, str]]) -> None:
    """One line: holders of one office in their order."""
    of, office, title, holders = line.split(";")
    cells = [re.fullmatch(r"(.+?) (\d{4}[\d-]*)(?:\.\.(\d{4}[\d-]*))?", cell.strip()) for cell in holders.split(", ")]
    for index, cell in enumerate(cells):
        if cell is None:
            raise SystemExit(f"cannot read {holders.split(', ')[index]!r} in {line[:60]!r}")
        following = cells[index + 1] if index + 1 < len(cells) else None
        end = cell[3] or (following[2] if following else "")
        canonical, aliases, id, country, family = names.get(cell[1], (cell[1], [], "", "", ""))
        keys = KEYS.get(office) or tuple(
            "ambassador" if key.startswith("ambassador") else key for key in office.split()
        )
        person = register.add(Fact(canonical, of, keys, title, cell[2], end, SOURCE, not cell[3]), country or None)
        if person is None:
            raise SystemExit(f"{canonical} contradicts an earlier line: {line[:60]}")
        for alias in aliases:
            register.call(person, alias)
        finish(person, id, country, family)


def finish(person: Person, id: str, country: str, family: str) -> None:
    person.id = id or person.id
    person.country = country or person.country
    person.family = family or person.family
