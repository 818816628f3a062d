"""What people corrected and judged, kept beside the records, and taken back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, update

from demarche.errors import CorrectionError, NotFoundError, StoreError
from demarche.model.correction import Correction, moment
from demarche.model.happening import Judgement
from demarche.model.happening_serial import from_json, to_json
from demarche.store.contract import AskedWords
from demarche.store.keeping import forget_traces, wait
from demarche.store.paging import page
from demarche.store.rows import SHORTEST_KEY, beginning, chunks, dumped, insert_into
from demarche.store.tables import documents, judgements
from demarche.store.tables_shown import acts, corrections


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


def correction(connection: Connection, key: str) -> Correction:
    """The one whose id begins so; raises NotFoundError where none or several do."""
    id = _the_one(connection, corrections.c.id, "correction", key)
    query = select(corrections.c.correction).where(corrections.c.id == id)
    return from_json(Correction, json.loads(connection.execute(query).scalar_one()))


def withdraw(connection: Connection, key: str, undone: dict[str, Any]) -> Correction:
    """`undone` holds `undone_by`, `undone_at`, `undone_reason`.

    Raises NotFoundError where none or several fit, CorrectionError where it is undone already.
    """
    found = correction(connection, key)
    _still_holds(found.id, found.undone_by)
    found = replace(found, **undone)
    table = update(corrections).where(corrections.c.id == found.id)
    connection.execute(table.values(correction=dumped(to_json(found))))
    forget_traces(connection, found.anchor.document)
    return found


def corrections_page(connection: Connection, asked: AskedWords) -> list[Correction]:
    """Newest first."""
    query = select(corrections.c.correction)
    if asked.document is not None:
        query = query.where(corrections.c.document == asked.document)
    columns = corrections.c.at, corrections.c.id
    found = page(connection, query, columns, asked.after, asked.most, newest_first=True)
    return [from_json(Correction, json.loads(row.correction)) for row in found]


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
        if done.rowcount > 0:
            kept = select(judgements.c.number).where(judgements.c.judgement == row["judgement"])
            keep_act(connection, connection.execute(kept).scalar_one(), it)
            new = True
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


def act(connection: Connection, key: str) -> list[Judgement]:
    """All that was judged in the act whose id begins so; raises NotFoundError where none or several do."""
    id = _the_one(connection, acts.c.act, "judgement", key)
    return _acts(connection, [id])[id]


def acts_page(connection: Connection, asked: AskedWords) -> list[list[Judgement]]:
    """Newest first."""
    query = select(acts.c.at, acts.c.act).distinct()
    if asked.document is not None:
        either = or_(judgements.c.one_document == asked.document, judgements.c.other_document == asked.document)
        query = query.join(judgements, judgements.c.number == acts.c.judgement).where(either)
    rows = list(page(connection, query, (acts.c.at, acts.c.act), asked.after, asked.most, newest_first=True))
    found = _acts(connection, [row.act for row in rows])
    return [found[row.act] for row in rows]


def keep_act(connection: Connection, number: int, it: Judgement) -> None:
    """Notes of a judgement, by its number, in which act it was made."""
    row = {"judgement": number, "act": it.act, "at": moment(it.at)}
    connection.execute(insert_into(connection, acts).values(row).on_conflict_do_nothing())


def unjudge(connection: Connection, key: str, undone: dict[str, Any]) -> list[Judgement]:
    """Undoes all of one act; raises NotFoundError where none or several fit, CorrectionError where it is undone."""
    before = act(connection, key)
    _still_holds(before[0].act, None if any(it.undone_by is None for it in before) else before[0].undone_by)
    found = [replace(it, **undone) for it in before]
    for old, new in zip(before, found, strict=True):
        table = update(judgements).where(judgements.c.judgement == dumped(to_json(old)))
        connection.execute(table.values(judgement=dumped(to_json(new))))
        wait(connection, [new.one.document, new.other.document])
    return found


def undone_by(by: str, at: datetime, reason: str) -> dict[str, Any]:
    return {"undone_by": by, "undone_at": at, "undone_reason": reason}


def _acts(connection: Connection, ids: Sequence[str]) -> dict[str, list[Judgement]]:
    """The judgements of each act, in the order they were kept."""
    found: dict[str, list[Judgement]] = {id: [] for id in ids}
    query = select(acts.c.act, judgements.c.judgement).join(judgements, judgements.c.number == acts.c.judgement)
    for part in chunks(found):
        for row in connection.execute(query.where(acts.c.act.in_(part)).order_by(judgements.c.number)):
            found[row.act].append(from_json(Judgement, json.loads(row.judgement)))
    return found


def _the_one(connection: Connection, column: ColumnElement[str], what: str, key: str) -> str:
    """The one id that begins with the key, with or without its word; raises NotFoundError."""
    digits = key.removeprefix(f"{what}:")
    if len(digits) < SHORTEST_KEY:
        raise NotFoundError(f"no {what} {key!r}: give at least {SHORTEST_KEY} signs of its id")
    query = select(column).distinct().where(beginning(column, f"{what}:", digits)).order_by(column).limit(6)
    found = connection.execute(query).scalars().all()
    if not found:
        raise NotFoundError(f"no {what} {key!r}: none has an id that begins so")
    if len(found) > 1:
        raise NotFoundError(f"{key!r} fits more than one {what}: {', '.join(found)}")
    return found[0]


def _still_holds(id: str, undone_by: str | None) -> None:
    if undone_by is not None:
        raise CorrectionError(f"{id} has been undone by {undone_by}")
