"""How an older file becomes one of today: an ordered list of steps, each run once, all in one transaction."""

import json
from collections.abc import Callable

from sqlalchemy import Connection, insert, select, text

from demarche.store.searching import SEARCH, search_rows
from demarche.store.tables import FIRST, documents, metadata, records, searched, waiting


def make_documents(connection: Connection) -> None:
    """Version 1: documents and their records."""
    metadata.create_all(connection, tables=list(FIRST))


def make_links(connection: Connection) -> None:
    """Version 2: search, sketches, reports, happenings, judgements; `link` makes the sketches of what is there."""
    metadata.create_all(connection, tables=[it for it in metadata.sorted_tables if it not in FIRST])
    for statement in SEARCH[connection.dialect.name]:
        connection.execute(text(statement))
    known = connection.execute(select(documents.c.id)).scalars().all()
    for id in known:
        query = select(documents.c.text, records.c.record).join_from(documents, records).where(documents.c.id == id)
        row = connection.execute(query).one()
        connection.execute(insert(searched), search_rows(id, row.text, json.loads(row.record)))
    if known:
        connection.execute(insert(waiting), [{"document": id} for id in known])


#: The version of a file is how many of these it has seen; a file that has seen more was written by a newer Demarche.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (make_documents, make_links)
SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: Connection, version: int) -> None:
    """Runs what a file of `version` has not seen, in the transaction of `connection`; the caller notes the version."""
    for step in MIGRATIONS[version:]:
        step(connection)
