"""Timelines and lists of turns and contradictions: pages in order of day, the undated ones last."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, extract, func, or_, select

from demarche.model.happening import Change, Conflict
from demarche.model.happening_serial import from_json
from demarche.store.contract import Asked, Line, Turned
from demarche.store.paging import behind, page
from demarche.store.tables import changes, conflicts, happenings, members, parties, reports
from demarche.store.tables_shown import wheres, wholes

LINE = (
    *(
        happenings.c[name]
        for name in (
            "id kind status day earliest latest agents recipients place articles sources changes conflicts".split()
        )
    ),
    select(wholes.c.whole).where(wholes.c.happening == happenings.c.id).scalar_subquery().label("part_of"),
)
#: Happenings whose whole is loaded at once.
CHUNK = 200


def timeline(connection: Connection, asked: Asked) -> list[Line]:
    return [line(row) for row in _pages(connection, select(*LINE), asked)]


def count(connection: Connection, asked: Asked) -> int:
    """How many there are in all, whatever page is asked for."""
    query = _filtered(select(func.count()).select_from(happenings), asked)
    return int(connection.execute(query).scalar_one())


def months(connection: Connection, asked: Asked) -> list[tuple[date, str, int]]:
    """How many begin in each month, by status, whatever page is asked for."""
    day, status = happenings.c.day, happenings.c.status
    parts = (extract("year", day), extract("month", day), status)
    query = _filtered(select(*parts, func.count()), asked).where(day.is_not(None)).group_by(*parts).order_by(*parts)
    return [(date(int(row[0]), int(row[1]), 1), row[2], row[3]) for row in connection.execute(query)]


def ids(connection: Connection, asked: Asked) -> list[str]:
    """The ids of a timeline, in order."""
    return [row.id for row in _pages(connection, select(happenings.c.id, happenings.c.day), asked)]


def line(row: Sequence[Any]) -> Line:
    found = Line(*row)
    return replace(found, agents=tuple(json.loads(row[6])), recipients=tuple(json.loads(row[7])))


def turns(connection: Connection, asked: Turned) -> list[tuple[Line, Change]]:
    rows = _turned(connection, changes, changes.c.day, "change", asked)
    return [(line(row[:-1]), from_json(Change, json.loads(row[-1]))) for row in rows]


def contradictions(connection: Connection, asked: Turned) -> list[tuple[Line, Conflict]]:
    rows = _turned(connection, conflicts, conflicts.c.since, "conflict", asked)
    return [(line(row[:-1]), from_json(Conflict, json.loads(row[-1]))) for row in rows]


def _pages(connection: Connection, query: Select[Any], asked: Asked) -> Iterator[Row[Any]]:
    columns = happenings.c.day, happenings.c.id
    return page(connection, _filtered(query, asked), columns, asked.after, asked.most, asked.newest_first)


def _filtered(query: Select[Any], asked: Asked) -> Select[Any]:
    for side in asked.sides:
        query = query.where(happenings.c.id.in_(select(parties.c.happening).where(parties.c.key.in_(side))))
    if asked.places:
        query = query.where(happenings.c.id.in_(select(wheres.c.happening).where(wheres.c.key.in_(asked.places))))
    if asked.kinds:
        query = query.where(happenings.c.kind.in_(asked.kinds))
    if asked.statuses:
        query = query.where(happenings.c.status.in_(asked.statuses))
    if asked.first is not None:
        query = query.where(func.coalesce(happenings.c.latest, happenings.c.day) >= asked.first)
    if asked.last is not None:
        query = query.where(happenings.c.day <= asked.last)
    if asked.conflicted:
        query = query.where(happenings.c.conflicts > 0)
    if asked.told:
        told = select(members.c.happening).join(reports, reports.c.id == members.c.report)
        ever = happenings.c.id.in_(told.where(reports.c.status.in_(asked.told)))
        query = query.where(or_(ever, happenings.c.kind.in_(asked.or_kinds)) if asked.or_kinds else ever)
    return query


def _turned(connection: Connection, table: Table, day: Any, column: str, asked: Turned) -> list[Any]:
    """The dated ones first; what was seen of the last day and happening is skipped."""
    query: Select[Any] = select(*LINE, table.c[column]).join(happenings, happenings.c.id == table.c.happening)
    query = _filtered(query, replace(asked.among, first=None, last=None))
    if asked.first is not None:
        query = query.where(day >= asked.first)
    if asked.last is not None:
        query = query.where(day <= asked.last)
    turned, happening = asked.newest_first, table.c.happening
    order = (day.desc(), happening.desc(), table.c.number) if turned else (day, happening, table.c.number)
    last, id, seen = asked.after or (None, "", 0)
    found: list[Any] = []
    if asked.after is None or last is not None:
        dated = query.where(day.is_not(None))
        if last is not None:
            dated = dated.where(or_(behind((day, happening), (last, id), turned), and_(day == last, happening == id)))
        found += connection.execute(dated.order_by(*order).limit(asked.most).offset(seen)).all()
        id, seen = "", 0
    left = None if asked.most is None else asked.most - len(found)
    if left is None or left > 0:
        undated = query.where(day.is_(None))
        if id:
            undated = undated.where(happening <= id if turned else happening >= id)
        found += connection.execute(undated.order_by(*order[1:]).limit(left).offset(seen)).all()
    return found
