"""Writes what one document brings: its rows, what can be searched, its traces for linking."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from demarche.model.happening import Report, Sketch
from demarche.model.happening_serial import to_json
from demarche.model.record import Record
from demarche.model.serial import record_to_json
from demarche.store import tables
from demarche.store.contract import Traces
from demarche.store.rows import chunks, dumped, insert_into, upsert
from demarche.store.speaking import keep_statements
from demarche.store.tables_shown import known
from demarche.store.telling import BESIDE, tell


def keep_record(connection: Connection, record: Record, made_by: str) -> bool:
    """The document and its record; True where that changed anything. What was traced of another record is dropped."""
    written = record_to_json(record, explain=True)
    document = written["document"]
    row = {
        "id": document["id"],
        "source": document.pop("source"),
        "outlet": document["outlet"],
        "title": record.headline,
        "earliest": record.published.earliest,
        "latest": record.published.latest,
        "text": document.pop("text"),
    }
    kept = {
        "document": row["id"],
        "made_by": made_by,
        "events": len(record.events),
        "statements": len(record.statements),
        "record": dumped(written),
    }
    new = upsert(connection, tables.documents, row, unchanged=("source",))
    if not upsert(connection, tables.records, kept) and not new:
        return False
    keep_statements(connection, record)
    return True


def forget_traces(connection: Connection, document: str) -> None:
    """The record is another one: its traces are to be made anew, by whoever links."""
    connection.execute(delete(tables.sketches).where(tables.sketches.c.document == document))
    wait(connection, [document])


def forget_links(connection: Connection) -> None:
    """Drops what was found by linking; judgements, corrections and what happenings go by stay. All documents wait."""
    found = (
        tables.overlaps,
        tables.families,
        tables.copies,
        tables.pairs,
        tables.blocks,
        tables.reports,
        tables.happenings,
    )
    for table in (tables.sketch_hashes, tables.sketches, *found, *BESIDE, known):
        connection.execute(delete(table))
    wait(connection, connection.execute(select(tables.records.c.document)).scalars().all())


def keep_traces(connection: Connection, traces: Traces) -> bool:
    """Sketch, reports and keys of a document; where any is new or changed, the document waits to be linked."""
    document = traces.sketch.document
    sketched = _keep_sketch(connection, traces.sketch, traces.hashes)
    reported = _keep_reports(connection, document, traces.reports)
    if sketched or reported:
        wait(connection, [document])
    return sketched or reported


def wait(connection: Connection, documents: Iterable[str]) -> None:
    rows = [{"document": document} for document in documents]
    if rows:
        connection.execute(insert_into(connection, tables.waiting).on_conflict_do_nothing(), rows)


def _keep_sketch(connection: Connection, sketch: Sketch, hashes: Iterable[int]) -> bool:
    row = {"document": sketch.document, "whole": sketch.whole, "sketch": dumped(to_json(sketch))}
    if not upsert(connection, tables.sketches, row):
        return False
    connection.execute(delete(tables.sketch_hashes).where(tables.sketch_hashes.c.document == sketch.document))
    rows = [{"hash": number, "document": sketch.document} for number in set(hashes)]
    if rows:
        connection.execute(insert(tables.sketch_hashes), rows)
    return True


def _keep_reports(connection: Connection, document: str, told: Sequence[tuple[Report, tuple[str, ...]]]) -> bool:
    query = select(tables.reports.c.id, tables.reports.c.report).where(tables.reports.c.document == document)
    known = {row.id: row.report for row in connection.execute(query)}
    rows = {report.id: _report_row(report) for report, _ in told}
    gone = [id for id, written in known.items() if id not in rows or rows[id]["report"] != written]
    if gone:
        _drop_reports(connection, gone)
    new = [row for id, row in rows.items() if id in gone or id not in known]
    if new:
        connection.execute(insert(tables.reports), new)
        ids = {row["id"] for row in new}
        keys = {(key, report.id) for report, keys in told if report.id in ids for key in keys}
        if keys:
            connection.execute(insert(tables.blocks), [{"key": key, "report": id} for key, id in sorted(keys)])
    return bool(gone or new)


def _drop_reports(connection: Connection, ids: Sequence[str]) -> None:
    """Also the happenings they were part of; the documents of all others in those wait to be linked again."""
    members, reports, pairs = tables.members, tables.reports, tables.pairs
    for part in chunks(ids):
        query = select(members.c.happening).where(members.c.report.in_(part)).distinct()
        happenings = connection.execute(query).scalars().all()
        beside = select(members.c.report).where(members.c.happening.in_(happenings))
        others = connection.execute(select(reports.c.document).where(reports.c.id.in_(beside)).distinct()).scalars()
        wait(connection, others.all())
        tell(connection, happenings, ())
        connection.execute(delete(pairs).where(or_(pairs.c.one.in_(part), pairs.c.other.in_(part))))
        connection.execute(delete(tables.blocks).where(tables.blocks.c.report.in_(part)))
        connection.execute(delete(reports).where(reports.c.id.in_(part)))


def _report_row(report: Report) -> dict[str, Any]:
    """`origin` is left out: it may change with every copy that comes in, and stands with the sketch."""
    written = to_json(report)
    del written["origin"]
    return {
        "id": report.id,
        "document": report.document,
        "event": report.event,
        "kind": report.kind,
        "status": report.status,
        "earliest": report.when.earliest,
        "latest": report.when.latest,
        "report": dumped(written),
    }
