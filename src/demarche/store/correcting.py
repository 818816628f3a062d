"""What people corrected and judged, kept beside the records, and taken back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, update

from demarche.errors import NotFoundError, StoreError
from demarche.model.correction import Correction, moment
from demarche.model.happening import Judgement
from demarche.model.happening_serial import from_json, to_json
from demarche.store.keeping import forget_traces, wait
from demarche.store.rows import SHORTEST_KEY, chunks, dumped, insert_into
from demarche.store.tables import documents, judgements
from demarche.store.tables_shown import corrections


def correct(connection: Connection, correction: Correction) -> None:
    """Keeps it; raises StoreError where its document is not there or its id is another one's."""
    document = correction.anchor.document
    if connection.execute(select(documents.c.id).where(documents.c.id == document)).first() is None:
        raise NotFoundError(f"no document {document!r} to correct")
    row = {
        "id": correction.id,
        "document": document,
        "at": moment(correction.at),
        "correction": dumped(to_json(correction)),
    }
    done = connection.execute(insert_into(connection, corrections).values(row).on_conflict_do_nothing())
    if done.rowcount == 0:
        query = select(corrections.c.correction).where(corrections.c.id == correction.id)
        kept = connection.execute(query).scalar_one()
        if kept != row["correction"]:
            raise StoreError(f"there is another correction {correction.id}")
        return
    forget_traces(connection, document)


def withdraw(connection: Connection, key: str, undone: dict[str, Any]) -> Correction:
    """`undone` holds `undone_by`, `undone_at`, `undone_reason`; raises StoreError where none or several fit."""
    query = select(corrections.c.id, corrections.c.correction).where(_begins(corrections.c.id, key)).limit(6)
    found = connection.execute(query.order_by(corrections.c.id)).all() if _sensible(key) else []
    if len(found) != 1:
        raise NotFoundError(_none_or_many("correction", key, [row.id for row in found]))
    correction = from_json(Correction, json.loads(found[0].correction))
    if correction.undone_by is not None:
        raise StoreError(f"{correction.id} has been undone by {correction.undone_by}")
    correction = replace(correction, **undone)
    table = update(corrections).where(corrections.c.id == correction.id)
    connection.execute(table.values(correction=dumped(to_json(correction))))
    forget_traces(connection, correction.anchor.document)
    return correction


def corrections_of(connection: Connection, of: Iterable[str] | None) -> list[Correction]:
    """Oldest first."""
    query = select(corrections.c.at, corrections.c.id, corrections.c.correction)
    if of is None:
        found = list(connection.execute(query))
    else:
        found = []
        for part in chunks(dict.fromkeys(of)):
            found += connection.execute(query.where(corrections.c.document.in_(part)))
    return [from_json(Correction, json.loads(written)) for _, _, written in sorted(found)]


def corrected(connection: Connection, document: str) -> bool:
    """True where somebody corrected the document, or did once."""
    query = select(corrections.c.id).where(corrections.c.document == document).limit(1)
    return connection.execute(query).first() is not None


def judge(connection: Connection, judged: Sequence[Judgement]) -> bool:
    """Keeps them; True where one is new."""
    new = False
    for it in judged:
        ends = it.one.document, it.other.document
        row = {"one_document": ends[0], "other_document": ends[1], "judgement": dumped(to_json(it))}
        done = connection.execute(insert_into(connection, judgements).values(row).on_conflict_do_nothing())
        new = new or done.rowcount > 0
        wait(connection, ends)
    return new


def judgements_of(connection: Connection, of: Iterable[str] | None) -> list[Judgement]:
    """In the order they were kept."""
    query = select(judgements.c.number, judgements.c.judgement)
    if of is None:
        found = dict(connection.execute(query).all())
    else:
        found = {}
        for part in chunks(dict.fromkeys(of)):
            either = or_(judgements.c.one_document.in_(part), judgements.c.other_document.in_(part))
            found.update(connection.execute(query.where(either)).all())
    return [from_json(Judgement, json.loads(written)) for _, written in sorted(found.items())]


def unjudge(connection: Connection, key: str, undone: dict[str, Any]) -> list[Judgement]:
    """Undoes all of one act; raises StoreError where none or several fit."""
    rows = connection.execute(select(judgements.c.number, judgements.c.judgement).order_by(judgements.c.number)).all()
    told = [(row.number, from_json(Judgement, json.loads(row.judgement))) for row in rows]
    digits = key.removeprefix("judgement:")
    fits = [(number, it) for number, it in told if it.act.removeprefix("judgement:").startswith(digits)]
    acts = sorted({it.act for _, it in fits}) if _sensible(key) else []
    if len(acts) != 1:
        raise NotFoundError(_none_or_many("judgement", key, acts))
    if all(it.undone_by is not None for _, it in fits):
        raise StoreError(f"{acts[0]} has been undone by {fits[0][1].undone_by}")
    found = []
    for number, it in fits:
        it = replace(it, **undone)
        written = dumped(to_json(it))
        connection.execute(update(judgements).where(judgements.c.number == number).values(judgement=written))
        wait(connection, [it.one.document, it.other.document])
        found.append(it)
    return found


def undone_by(by: str, at: datetime, reason: str) -> dict[str, Any]:
    return {"undone_by": by, "undone_at": at, "undone_reason": reason}


def _sensible(key: str) -> bool:
    return len(key.rpartition(":")[2]) >= SHORTEST_KEY


def _begins(column: Any, key: str) -> Any:
    """Ids that begin with the key, with or without what stands before the colon."""
    return or_(column.startswith(key, autoescape=True), column.contains(f":{key}", autoescape=True))


def _none_or_many(what: str, key: str, found: Sequence[str]) -> str:
    if found:
        return f"{key!r} fits more than one {what}: {', '.join(found)}"
    return f"no {what} {key!r}: give at least {SHORTEST_KEY} signs of its id"
