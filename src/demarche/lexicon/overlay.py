"""A user's own actors: one CSV that goes before the shipped tables.

Columns, in any order: `name` and `kind` are needed; `id`, `aliases` (separated by "|"), `country` (ISO 3166-1
alpha-3), `sector` (PLOVER), `latitude`, `longitude`, `title`, `office`, `of`, `start`, `end`, `source` may be left
out. A row with an `office` says that the person holds it; several rows of one id give several offices.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from demarche.errors import LexiconError
from demarche.lexicon import world_tables as tables
from demarche.lexicon.normal import slug
from demarche.lexicon.world_tables import Entry, Held

KINDS = frozenset(
    "state person government ministry office organisation outlet group city region place facility".split()
)
COLUMNS = frozenset(
    "id name aliases kind country sector latitude longitude family title office of start end source".split()
)


def read_overlay(path: Path) -> tuple[tuple[Entry, ...], tuple[Held, ...]]:
    """Entries and offices of the file; raises LexiconError naming file and line where it is malformed."""
    entries: dict[str, Entry] = {}
    offices: list[Held] = []
    for line, row in rows(path):
        try:
            entry = build(row)
            office = held(row, entry.id)
        except ValueError as error:
            raise LexiconError(f"{path}:{line}: {error}") from error
        known = entries.setdefault(entry.id, entry)
        if known.name != entry.name:
            raise LexiconError(f"{path}:{line}: id {entry.id!r} is already {known.name!r}")
        if office is None and known is not entry:
            raise LexiconError(f"{path}:{line}: {entry.name!r} stands there twice")
        if office is not None:
            offices.append(office)
    return tuple(entries.values()), tuple(offices)


def rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Line numbers and rows."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            unknown = set(reader.fieldnames or ()) - COLUMNS
            if unknown or not {"name", "kind"} <= set(reader.fieldnames or ()):
                raise LexiconError(
                    f"{path}:1: needs the columns name and kind; unknown: {', '.join(sorted(unknown)) or 'none'}"
                )
            for row in reader:
                if None in row or None in row.values():
                    raise LexiconError(f"{path}:{reader.line_num}: wrong number of cells")
                yield reader.line_num, row
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 text") from error
    except csv.Error as error:
        raise LexiconError(f"{path}: {error}") from error


def build(row: Mapping[str, str]) -> Entry:
    """The entry of a row; raises ValueError."""
    name, kind, country = row["name"].strip(), row["kind"].strip(), row.get("country", "")
    if not slug(name):
        raise ValueError("a row without a name")
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; one of {', '.join(sorted(KINDS))}")
    if country and not (len(country) == 3 and country.isalpha() and country.isupper()):
        raise ValueError(f"country {country!r} is no ISO 3166-1 alpha-3 code")
    return Entry(
        row.get("id") or f"user:{slug(name)}", name, kind, country or None, row.get("sector") or None,
        tables.many(row.get("aliases", "")), tables.degrees(row.get("latitude", ""), 90),
        tables.degrees(row.get("longitude", ""), 180),
        row.get("family") or (name.split()[-1] if kind == "person" else ""),
        source=row.get("source") or "overlay",
    )  # fmt: skip


def held(row: Mapping[str, str], person: str) -> Held | None:
    """The office of a row, None where it names none; raises ValueError."""
    if not row.get("office"):
        return None
    return tables.held({
        "person": person, "title": row.get("title") or row["office"].replace("_", " ").title(), "office": row["office"],
        "of": row.get("of") or row.get("country", ""), "start": row.get("start", ""), "end": row.get("end", ""),
        "source": row.get("source") or "overlay",
    })  # fmt: skip
