"""How an older file becomes one of today: an ordered list of steps, each run once, all in one transaction."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

from sqlalchemy import Connection, insert, select, text, update

from demarche.model.happening import Happening, Judgement
from demarche.model.happening_serial import from_json, to_json
from demarche.model.record import Record
from demarche.store import telling
from demarche.store.answers import whole
from demarche.store.correcting import keep_act
from demarche.store.lasting import lasting
from demarche.store.rows import chunks, dumped
from demarche.store.searching import SEARCH, search_rows
from demarche.store.speaking import keep_voices
from demarche.store.tables import (
    FIRST,
    SECOND,
    documents,
    happenings,
    judgements,
    metadata,
    parties,
    records,
    searched,
    waiting,
)
from demarche.store.tables_shown import (
    CORRECTIONS_BY_MOMENT,
    FIFTH,
    FOURTH,
    INDEXES,
    SIXTH,
    THIRD,
    marks,
    ties,
    wheres,
    wholes,
)
from demarche.store.work import whole_record


def make_documents(connection: Connection) -> None:
    """Version 1: documents and their records."""
    metadata.create_all(connection, tables=list(FIRST))


def make_links(connection: Connection) -> None:
    """Version 2: search, sketches, reports, happenings, judgements; `link` makes the sketches of what is there."""
    metadata.create_all(connection, tables=list(SECOND))
    for statement in SEARCH[connection.dialect.name]:
        connection.execute(text(statement))
    for record in _records(connection):
        connection.execute(insert(searched), search_rows(record))
        connection.execute(insert(waiting), [{"document": record.document.id}])


def make_shown(connection: Connection) -> None:
    """Version 3: who said what, places, names, ties, corrections, a counter of changes, indexes for large stores."""
    metadata.create_all(connection, tables=list(THIRD))
    for statement in INDEXES:
        connection.execute(text(statement))
    connection.execute(insert(marks), [{"name": "id", "value": uuid4().hex[:12]}, {"name": "revision", "value": "1"}])
    for record in _records(connection):
        keep_voices(connection, record)
    for part in chunks(connection.execute(select(happenings.c.id)).scalars().all()):
        _show(connection, part)
    telling.recount(connection, set(connection.execute(select(parties.c.key).distinct()).scalars()))


def make_lasting(connection: Connection) -> None:
    """Version 4: what happenings go by for good; until now by their ids."""
    metadata.create_all(connection, tables=list(FOURTH))
    for part in chunks(connection.execute(select(happenings.c.id).order_by(happenings.c.id)).scalars().all()):
        for it in lasting(connection, whole(connection, part)):
            row = update(happenings).where(happenings.c.id == it.id)
            connection.execute(row.values(happening=dumped(to_json(replace(it, reports=())))))


def make_acts(connection: Connection) -> None:
    """Version 5: corrections and judgements in order of their moments."""
    metadata.create_all(connection, tables=list(FIFTH))
    connection.execute(text(CORRECTIONS_BY_MOMENT))
    for row in connection.execute(select(judgements.c.number, judgements.c.judgement)).all():
        keep_act(connection, row.number, from_json(Judgement, json.loads(row.judgement)))


def make_wholes(connection: Connection) -> None:
    """Version 6: stops under their tours."""
    metadata.create_all(connection, tables=list(SIXTH))
    rows = [
        row
        for written in connection.execute(select(happenings.c.happening)).scalars()
        for row in telling.whole_rows(from_json(Happening, json.loads(written)))
    ]
    if rows:
        connection.execute(insert(wholes), rows)


def _show(connection: Connection, ids: list[str]) -> None:
    rows: telling.Rows = {"wheres": [], "ties": []}
    names: telling.Names = {}
    query = select(happenings.c.id, happenings.c.day, happenings.c.happening).where(happenings.c.id.in_(ids))
    for row in connection.execute(query).all():
        happening = from_json(Happening, json.loads(row.happening))
        telling.add_names(names, happening)
        for name, more in telling.shown_rows(happening, row.day).items():
            rows[name] += more
    for table in (wheres, ties):
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    telling.keep_names(connection, names)


def _records(connection: Connection) -> Iterator[Record]:
    for id in connection.execute(select(documents.c.id).order_by(documents.c.id)).scalars().all():
        query = select(documents.c.source, documents.c.text, records.c.record).join_from(documents, records)
        row = connection.execute(query.where(documents.c.id == id)).one_or_none()
        if row is not None:
            yield whole_record(*row)


#: The version of a file is how many of these it has seen; a file that has seen more was written by a newer Demarche.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    make_documents,
    make_links,
    make_shown,
    make_lasting,
    make_acts,
    make_wholes,
)
SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: Connection, version: int) -> None:
    """Runs what a file of `version` has not seen, in the transaction of `connection`; the caller notes the version."""
    for step in MIGRATIONS[version:]:
        step(connection)
