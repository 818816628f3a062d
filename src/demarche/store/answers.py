"""What may be asked of a store once its documents are linked."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from demarche.errors import NotFoundError
from demarche.model.happening import Change, CopyFamily, Happening, Report
from demarche.model.happening_serial import from_json
from demarche.store.contract import Story
from demarche.store.lasting import former
from demarche.store.rows import SHORTEST_KEY, beginning, chunks
from demarche.store.tables import changes, copies, families, happenings, members, parties, reports
from demarche.store.tables_shown import remembered
from demarche.store.work import read_reports


def names_like(connection: Connection, slug: str) -> list[str]:
    ends = parties.c.key.endswith(f"-{slug}", autoescape=True)
    query = select(parties.c.key).distinct().where(parties.c.key.startswith("name:"), ends)
    return sorted(connection.execute(query).scalars())


def happening(connection: Connection, key: str) -> Happening:
    """Also by an id that it once had. Raises NotFoundError where none or several fit."""
    digits = key.removeprefix("happening:")
    if len(digits) < SHORTEST_KEY:
        raise NotFoundError(f"no happening {key!r}: give at least {SHORTEST_KEY} signs of its id")
    query = select(happenings.c.id).where(beginning(happenings.c.id, "happening:", digits)).limit(6)
    found = connection.execute(query.order_by(happenings.c.id)).scalars().all() or former(connection, digits)
    if not found:
        raise NotFoundError(f"no happening {key!r}; `demarche timeline` and `demarche changes` show ids")
    if len(found) > 1:
        raise NotFoundError(f"{key!r} fits more than one happening: {', '.join(found)}")
    return whole(connection, found)[0]


def told_in(connection: Connection, documents: Iterable[str]) -> list[Happening]:
    """The happenings with a report in one of the documents, by id."""
    found: set[str] = set()
    for part in chunks(dict.fromkeys(documents)):
        query = select(members.c.happening).join(reports, reports.c.id == members.c.report)
        found.update(connection.execute(query.where(reports.c.document.in_(part))).scalars())
    return whole(connection, sorted(found))


def stories(connection: Connection, ids: Iterable[str]) -> dict[str, Story]:
    """Happening id -> its uid and turns."""
    found: dict[str, Story] = {}
    for part in chunks(dict.fromkeys(ids)):
        named = select(remembered.c.own, remembered.c.uid).where(remembered.c.own.in_(part))
        found.update((row.own, Story(row.uid)) for row in connection.execute(named))
        told = select(changes).where(changes.c.happening.in_(part)).order_by(changes.c.number)
        for row in connection.execute(told):
            story = found[row.happening]
            found[row.happening] = replace(story, changes=(*story.changes, from_json(Change, json.loads(row.change))))
    return found


def reports_by(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Report id -> the report."""
    found: dict[str, Report] = {}
    for part in chunks(ids):
        found |= read_reports(connection, reports.c.id.in_(part))
    return found


def families_of(connection: Connection, documents: Iterable[str]) -> dict[str, CopyFamily]:
    """Document -> its copy family, where it has one."""
    found = {}
    for part in chunks(documents):
        query = select(copies.c.document, families.c.family).join(families, families.c.id == copies.c.family)
        for row in connection.execute(query.where(copies.c.document.in_(part))):
            found[row.document] = from_json(CopyFamily, json.loads(row.family))
    return found


def whole(connection: Connection, ids: Sequence[str]) -> list[Happening]:
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
