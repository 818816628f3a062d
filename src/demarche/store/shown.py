"""What pages ask for: lists of documents, who said what, ties between sides, actors, counts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from demarche.lexicon.normal import atoms
from demarche.store.contract import AskedSaid, Known, Listed, Said, Tie
from demarche.store.paging import page
from demarche.store.rows import chunks
from demarche.store.tables import (
    changes,
    conflicts,
    documents,
    happenings,
    members,
    records,
    reports,
    searched,
    waiting,
)
from demarche.store.tables_shown import corrections, known, marks, sayings, ties, voices

LISTED = (*(column for column in documents.c if column.name != "text"), records.c.events, records.c.statements)


def listed(connection: Connection, after: Listed | None, most: int) -> list[Listed]:
    """The newest first."""
    query: Select[Any] = select(*LISTED).join_from(documents, records)
    columns = documents.c.earliest, documents.c.source, documents.c.id
    place = None if after is None else (after.earliest, after.source, after.id)
    return [Listed(*row) for row in page(connection, query, columns, place, most, newest_first=True)]


def said(connection: Connection, asked: AskedSaid) -> list[Said]:
    day, document, statement = sayings.c.day, sayings.c.document, sayings.c.statement
    query: Select[Any] = select(
        document, statement, documents.c.source, documents.c.outlet, documents.c.title, day, sayings.c.act,
        searched.c.speaker, sayings.c.addressee, searched.c.words,
    ).join_from(sayings, documents, documents.c.id == document)  # fmt: skip
    query = query.join(searched, searched.c.number == sayings.c.number)
    for role, keys in (("speaker", asked.speakers), ("addressee", asked.addressees)):
        if keys:
            named = select(voices.c.saying).where(voices.c.role == role, voices.c.key.in_(keys))
            query = query.where(sayings.c.number.in_(named))
    if asked.acts:
        query = query.where(sayings.c.act.in_(asked.acts))
    if asked.first is not None:
        query = query.where(day >= asked.first)
    if asked.last is not None:
        query = query.where(day <= asked.last)
    columns = day, document, statement
    return [Said(*row) for row in page(connection, query, columns, asked.after, asked.most, newest_first=True)]


def tied(connection: Connection, first: date | None, last: date | None) -> list[Tie]:
    query = select(ties.c.one, ties.c.other, ties.c.kind, func.count()).group_by(ties.c.one, ties.c.other, ties.c.kind)
    if first is not None:
        query = query.where(ties.c.latest >= first)
    if last is not None:
        query = query.where(ties.c.day <= last)
    return [Tie(*row) for row in connection.execute(query.order_by(ties.c.one, ties.c.other, ties.c.kind))]


def actors(connection: Connection, like: str, most: int, after: Known | None) -> list[Known]:
    query = select(*(known.c[it] for it in "key name kind country happenings".split()))
    for word in atoms(like):
        query = query.where(known.c.key.contains(word.lower(), autoescape=True))
    many, key = known.c.happenings, known.c.key
    if after is not None:
        query = query.where(or_(many < after.happenings, and_(many == after.happenings, key < after.key)))
    query = query.order_by(many.desc(), key.desc()).limit(most)
    return [Known(*row) for row in connection.execute(query)]


def told_as(connection: Connection, documents: Iterable[str]) -> dict[str, dict[str, str]]:
    """Document -> event -> happening."""
    columns = reports.c.document, reports.c.event, members.c.happening
    query = select(*columns).join(members, members.c.report == reports.c.id)
    found: dict[str, dict[str, str]] = {}
    for part in chunks(documents):
        for row in connection.execute(query.where(reports.c.document.in_(part))):
            found.setdefault(row.document, {})[row.event] = row.happening
    return found


def counts(connection: Connection) -> dict[str, int]:
    counted: dict[str, Any] = {
        "documents": select(func.count()).select_from(documents),
        "waiting": select(func.count()).select_from(waiting),
        "events": select(func.coalesce(func.sum(records.c.events), 0)),
        "statements": select(func.count()).select_from(sayings),
        "happenings": select(func.count()).select_from(happenings),
        "changes": select(func.count()).select_from(changes),
        "conflicts": select(func.count()).select_from(conflicts),
        "corrections": select(func.count()).select_from(corrections),
    }
    return {name: int(connection.execute(query).scalar_one()) for name, query in counted.items()}


def revision(connection: Connection) -> str:
    found = dict(connection.execute(select(marks.c.name, marks.c.value)).all())
    return f"{found['id']}-{found['revision']}"


def in_order(connection: Connection) -> Iterable[str]:
    """The ids of all documents in the order of the list."""
    order = (documents.c.earliest.is_(None), documents.c.earliest, documents.c.source, documents.c.id)
    return connection.execute(select(documents.c.id).order_by(*order)).scalars().all()
