"""Writes who said what: the statements of a record, to be searched and to be asked for by speaker and addressee."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from demarche.lexicon.normal import slug
from demarche.lexicon.sides import side_of
from demarche.model.record import Actor, Record
from demarche.store.searching import search_rows
from demarche.store.tables import searched
from demarche.store.tables_shown import sayings, voices


def keep_statements(connection: Connection, record: Record) -> None:
    """What can be searched for in a document, and who says what to whom in it, as `record` has it."""
    document = record.document.id
    connection.execute(delete(searched).where(searched.c.document == document))
    connection.execute(insert(searched), search_rows(record))
    keep_voices(connection, record)


def keep_voices(connection: Connection, record: Record) -> None:
    """The same for statements that can be searched for already."""
    document = record.document.id
    old = select(sayings.c.number).where(sayings.c.document == document)
    connection.execute(delete(voices).where(voices.c.saying.in_(old)))
    connection.execute(delete(sayings).where(sayings.c.document == document))
    query = select(searched.c.statement, searched.c.number).where(searched.c.document == document)
    numbers: dict[str, int] = {row.statement: row.number for row in connection.execute(query) if row.statement}
    actors = {actor.id: actor for actor in record.actors}
    rows, told = [], []
    for it in record.statements:
        heard = actors.get(it.addressee or "")
        rows.append(
            {
                "number": numbers[it.id],
                "document": document,
                "statement": it.id,
                "day": record.published.told,
                "act": it.act,
                "addressee": heard.name if heard else None,
            }
        )
        for role, actor in (("speaker", actors.get(it.speaker or "")), ("addressee", heard)):
            told += [{"key": key, "role": role, "saying": numbers[it.id]} for key in sorted(set(keys_of(actor)))]
    if rows:
        connection.execute(insert(sayings), rows)
    if told:
        connection.execute(insert(voices), told)


def keys_of(actor: Actor | None) -> Iterator[Any]:
    """The keys under which one may ask for somebody; a state stands for everybody who acts for it."""
    if actor is not None:
        yield actor.id
        yield f"name:{slug(actor.name)}"
        side = side_of(actor)
        if side:
            yield f"country:{side}"
