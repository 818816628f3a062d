"""The tables under `data/world`: their columns, their rows as objects, and what is wrong with them."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from demarche.errors import LexiconError

DATA = Path(__file__).parent / "data" / "world"
#: Separates the values of one cell.
MANY = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, something or somewhere that has a name.

    `kind`: state | person | government | ministry | office | organisation | outlet | group, places: city | region |
    place | facility.
    `country`: ISO 3166-1 alpha-3 or None. `sector`: PLOVER code or None. `latitude`, `longitude`: WGS 84 degrees.
    `family`: family name of a person; `family_first` where it is written first. `ownership` of outlets: state |
    public | private; `agency`: a news agency. `start`, `end`: days it existed between, None where open.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    family: str = ""
    family_first: bool = False
    ownership: str = ""
    agency: bool = False
    start: date | None = None
    end: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class FormerName:
    """What a state was called, and when."""

    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; `status`: state | territory | former. `capital`: id of a place. `successor`: ISO3."""

    iso3: str
    iso2: str
    id: str
    name: str
    formal: str
    status: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    former: tuple[FormerName, ...] = ()
    start: date | None = None
    end: date | None = None
    successor: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""

    @property
    def entry(self) -> Entry:
        """The state as an entry among others."""
        former = tuple(name.name for name in self.former)
        names = dict.fromkeys((self.formal, *self.aliases, *former))
        names.pop("", None)
        return Entry(
            self.id, self.name, "state", self.iso3, "GOV", tuple(names), self.latitude, self.longitude,
            start=self.start, end=self.end, source=self.source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """An office somebody held: `office` is the first of `keys`; `of` is ISO3 or an organisation's id.

    `start` and `end` are inclusive days, None where open. `observed`: first and last day that texts said so.
    """

    person: str
    title: str
    office: str
    of: str
    keys: tuple[str, ...]
    start: date | None
    end: date | None
    source: str

    @property
    def observed(self) -> bool:
        return self.source.startswith("observed")

    def on(self, day: date) -> bool:
        """True where it was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Member:
    """A state's membership of an organisation."""

    organisation: str
    country: str
    start: date | None
    end: date | None

    def on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


Row = Mapping[str, str]
T = TypeVar("T")


def read_table(path: Path, build: Callable[[Row], T]) -> Iterator[T]:
    """The rows of a table as objects; raises LexiconError naming file and line where one is malformed."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            columns = next(reader, [])
            for cells in reader:
                if len(cells) != len(columns):
                    raise LexiconError(f"{path}:{reader.line_num}: {len(cells)} cells under {len(columns)} columns")
                yield _built(path, reader.line_num, dict(zip(columns, cells, strict=True)), build)
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 text ({error.reason} at byte {error.start})") from error
    except csv.Error as error:
        raise LexiconError(f"{path}: {error}") from error


def _built(path: Path, line: int, row: Row, build: Callable[[Row], T]) -> T:
    try:
        return build(row)
    except KeyError as error:
        raise LexiconError(f"{path}:{line}: no column {error}") from error
    except ValueError as error:
        raise LexiconError(f"{path}:{line}: {error}") from error


def many(cell: str) -> tuple[str, ...]:
    """The values of one cell."""
    return tuple(cell.split(MANY)) if cell else ()


@lru_cache(maxsize=16384)
def first_day(cell: str) -> date | None:
    """ "2001-05" -> 2001-05-01; raises ValueError."""
    if not cell:
        return None
    return date.fromisoformat(cell if len(cell) == 10 else (cell + "-01-01")[:10])


@lru_cache(maxsize=16384)
def last_day(cell: str) -> date | None:
    """ "2001-05" -> 2001-05-31; raises ValueError."""
    if len(cell) == 4:
        return date(int(cell), 12, 31)
    if len(cell) == 7:
        year, month = int(cell[:4]), int(cell[5:])
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return date.fromisoformat(cell) if cell else None


def degrees(cell: str, limit: int) -> float | None:
    """Degrees; raises ValueError where they are not on the globe."""
    if not cell:
        return None
    value = float(cell)
    if abs(value) > limit:
        raise ValueError(f"{cell} is not within {limit} degrees")
    return value


def state(row: Row) -> State:
    """A row of states.csv; former names stand there as "Zaire:1971-10-27:1997-05-17"."""
    former = []
    for cell in many(row["former"]):
        name, start, end = cell.split(":")
        former.append(FormerName(name, first_day(start), last_day(end)))
    return State(
        row["iso3"], row["iso2"], row["id"], row["name"], row["formal"], row["status"], many(row["aliases"]),
        many(row["adjectives"]), many(row["people"]), row["capital"] or None, tuple(former), first_day(row["start"]),
        last_day(row["end"]), row["successor"] or None, degrees(row["latitude"], 90), degrees(row["longitude"], 180),
        row["source"],
    )  # fmt: skip


def body(row: Row) -> Entry:
    """A row of seats.csv or organisations.csv."""
    return Entry(
        row["id"], row["name"], row["kind"], row["country"] or None, row["sector"] or None, many(row["aliases"]),
        start=first_day(row.get("start", "")), end=last_day(row.get("end", "")), source=row["source"],
    )  # fmt: skip


def outlet(row: Row) -> Entry:
    """A row of outlets.csv."""
    return Entry(
        row["id"], row["name"], "outlet", row["country"] or None, "JRN", many(row["aliases"]),
        ownership=row["ownership"],
        agency=row["agency"] == "yes", source=row["source"],
    )  # fmt: skip


def place(row: Row) -> Entry:
    """A row of places.csv."""
    return Entry(
        row["id"], row["name"], row["kind"], row["country"] or None, row["sector"] or None, many(row["aliases"]),
        degrees(row["latitude"], 90), degrees(row["longitude"], 180), source=row["source"],
    )  # fmt: skip


def person(row: Row) -> Entry:
    """A row of people.csv."""
    return Entry(
        row["id"], row["name"], "person", row["country"] or None, row["sector"] or None, many(row["aliases"]),
        family=row["family"], family_first=row["family_first"] == "yes", source=row["source"],
    )  # fmt: skip


def held(row: Row) -> Held:
    """A row of offices.csv."""
    keys = many(row["office"])
    start, end = first_day(row["start"]), last_day(row["end"])
    if start is not None and end is not None and end < start:
        raise ValueError(f"ends ({end}) before it starts ({start})")
    return Held(row["person"], row["title"], keys[0], row["of"], keys, start, end, row["source"])


def member(row: Row) -> Member:
    """A row of members.csv."""
    return Member(row["organisation"], row["country"], first_day(row["start"]), last_day(row["end"]))
