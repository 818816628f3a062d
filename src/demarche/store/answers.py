"""What may be asked of a store once its documents are linked."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select

from demarche.errors import StoreError
from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Report
from demarche.model.happening_serial import from_json
from demarche.store.contract import Asked, Line
from demarche.store.keeping import chunks
from demarche.store.tables import changes, conflicts, copies, families, happenings, members, parties, reports
from demarche.store.work import read_reports

LINE = (
    happenings.c.id,
    happenings.c.kind,
    happenings.c.status,
    happenings.c.day,
    happenings.c.earliest,
    happenings.c.latest,
    happenings.c.agents,
    happenings.c.recipients,
    happenings.c.place,
    happenings.c.articles,
    happenings.c.sources,
    happenings.c.changes,
    happenings.c.conflicts,
)
IN_ORDER = (happenings.c.day.is_(None), happenings.c.day, happenings.c.id)
#: Signs of an id that tell happenings apart.
SHORTEST_KEY = 4


def timeline(connection: Connection, asked: Asked) -> list[Line]:
    query = select(*LINE)
    for side in asked.sides:
        query = query.where(happenings.c.id.in_(select(parties.c.happening).where(parties.c.key.in_(side))))
    if asked.kinds:
        query = query.where(happenings.c.kind.in_(asked.kinds))
    if asked.first is not None:
        query = query.where(func.coalesce(happenings.c.latest, happenings.c.day) >= asked.first)
    if asked.last is not None:
        query = query.where(happenings.c.day <= asked.last)
    return [_line(row) for row in connection.execute(query.order_by(*IN_ORDER))]


def names_like(connection: Connection, slug: str) -> list[str]:
    ends = parties.c.key.endswith(f"-{slug}", autoescape=True)
    query = select(parties.c.key).distinct().where(parties.c.key.startswith("name:"), ends)
    return sorted(connection.execute(query).scalars())


def happening(connection: Connection, key: str) -> Happening:
    """Raises StoreError where none or several fit."""
    digits = key.removeprefix("happening:")
    if len(digits) < SHORTEST_KEY:
        raise StoreError(f"no happening {key!r}: give at least {SHORTEST_KEY} signs of its id")
    query = select(happenings.c.id).where(happenings.c.id.startswith(f"happening:{digits}", autoescape=True)).limit(6)
    found = connection.execute(query.order_by(happenings.c.id)).scalars().all()
    if not found:
        raise StoreError(f"no happening {key!r}; `demarche timeline` and `demarche changes` show ids")
    if len(found) > 1:
        raise StoreError(f"{key!r} fits more than one happening: {', '.join(found)}")
    return _whole(connection, found)[0]


def happenings_with(connection: Connection, statuses: Iterable[str], kinds: Iterable[str]) -> list[Happening]:
    told = select(members.c.happening).join(reports, reports.c.id == members.c.report)
    told = told.where(reports.c.status.in_(list(statuses)))
    query = select(happenings.c.id).where(or_(happenings.c.id.in_(told), happenings.c.kind.in_(list(kinds))))
    return _whole(connection, connection.execute(query.order_by(*IN_ORDER)).scalars().all())


def changes_since(connection: Connection, since: date) -> list[tuple[Line, Change]]:
    query = _joined(changes, "change").where(changes.c.day >= since).order_by(changes.c.day, changes.c.number)
    rows = connection.execute(query)
    return [(_line(row[:-1]), from_json(Change, json.loads(row[-1]))) for row in rows]


def all_conflicts(connection: Connection) -> list[tuple[Line, Conflict]]:
    query = _joined(conflicts, "conflict").order_by(conflicts.c.since.is_(None), conflicts.c.since, conflicts.c.number)
    rows = connection.execute(query)
    return [(_line(row[:-1]), from_json(Conflict, json.loads(row[-1]))) for row in rows]


def families_of(connection: Connection, documents: Iterable[str]) -> dict[str, CopyFamily]:
    """Document -> its copy family, where it has one."""
    found = {}
    for part in chunks(documents):
        query = select(copies.c.document, families.c.family).join(families, families.c.id == copies.c.family)
        for row in connection.execute(query.where(copies.c.document.in_(part))):
            found[row.document] = from_json(CopyFamily, json.loads(row.family))
    return found


def _joined(table: Table, column: str) -> Select[Any]:
    return select(*LINE, table.c[column]).join(happenings, happenings.c.id == table.c.happening)


def _line(row: Sequence[Any]) -> Line:
    found = Line(*row)
    return replace(found, agents=tuple(json.loads(row[6])), recipients=tuple(json.loads(row[7])))


def _whole(connection: Connection, ids: Sequence[str]) -> list[Happening]:
    """The happenings with their reports, in the order of `ids`."""
    found: dict[str, Happening] = {}
    for part in chunks(ids):
        bare = {
            row.id: from_json(Happening, json.loads(row.happening))
            for row in connection.execute(
                select(happenings.c.id, happenings.c.happening).where(happenings.c.id.in_(part))
            )
        }
        inside = select(members.c.report).where(members.c.happening.in_(part))
        told = read_reports(connection, reports.c.id.in_(inside))
        own: dict[str, list[Report]] = {id: [] for id in bare}
        query = select(members).where(members.c.happening.in_(part)).order_by(members.c.happening, members.c.place)
        for row in connection.execute(query):
            own[row.happening].append(told[row.report])
        found.update((id, replace(it, reports=tuple(own[id]))) for id, it in bare.items())
    return [found[id] for id in ids]
