"""Holds everything in a store against everything else: `demarche verify`."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from demarche.model.check import check_record
from demarche.model.correction import NEW, Correction, added_id
from demarche.model.happening import Change, Conflict, Happening, Report
from demarche.model.happening_serial import from_json
from demarche.store.tables import changes, conflicts, documents, happenings, members, records, reports
from demarche.store.tables_shown import corrections

#: (what is counted, rows that point into nothing)
LOOSE = (
    ("document without a record", "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM records)"),
    ("record without a document", "SELECT document FROM records WHERE document NOT IN (SELECT id FROM documents)"),
    ("report without a document", "SELECT id FROM reports WHERE document NOT IN (SELECT id FROM documents)"),
    ("key of a report that is not there", "SELECT report FROM blocks WHERE report NOT IN (SELECT id FROM reports)"),
    ("pair without its first report", "SELECT one FROM pairs WHERE one NOT IN (SELECT id FROM reports)"),
    ("pair without its second report", "SELECT other FROM pairs WHERE other NOT IN (SELECT id FROM reports)"),
    ("member that is no report", "SELECT report FROM members WHERE report NOT IN (SELECT id FROM reports)"),
    ("member of no happening", "SELECT report FROM members WHERE happening NOT IN (SELECT id FROM happenings)"),
    ("party of no happening", "SELECT key FROM parties WHERE happening NOT IN (SELECT id FROM happenings)"),
    ("copy of no family", "SELECT document FROM copies WHERE family NOT IN (SELECT id FROM families)"),
    ("copy without a document", "SELECT document FROM copies WHERE document NOT IN (SELECT id FROM documents)"),
    ("place of no happening", "SELECT key FROM wheres WHERE happening NOT IN (SELECT id FROM happenings)"),
    ("tie of no happening", "SELECT one FROM ties WHERE happening NOT IN (SELECT id FROM happenings)"),
    ("statement of no document", "SELECT statement FROM sayings WHERE document NOT IN (SELECT id FROM documents)"),
    ("voice of no statement", "SELECT key FROM voices WHERE saying NOT IN (SELECT number FROM sayings)"),
    ("statement without words", "SELECT statement FROM sayings WHERE number NOT IN (SELECT number FROM searched)"),
    ("correction of no document", "SELECT id FROM corrections WHERE document NOT IN (SELECT id FROM documents)"),
    (
        "actor whose happenings are miscounted",
        "SELECT key FROM known WHERE happenings <> (SELECT count(*) FROM parties WHERE parties.key = known.key)",
    ),
    (
        "party without a name",
        "SELECT DISTINCT key FROM parties WHERE key LIKE 'name:%' AND key NOT IN (SELECT key FROM known)",
    ),
    (
        "report of no happening",
        "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM members) "
        "AND document NOT IN (SELECT document FROM waiting)",
    ),
    (
        "document that cannot be searched",
        "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM searched WHERE statement IS NULL)",
    ),
)


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """(what, fault in words): the file, then each record, each report, each happening, each reference."""
    if connection.dialect.name == "sqlite":
        found = (row[0] for row in connection.execute(text("PRAGMA integrity_check")))
        yield from (("file", fault) for fault in found if fault != "ok")
    for fault, query in LOOSE:
        yield from ((str(row[0]), fault) for row in connection.execute(text(query)))
    yield from _records(connection)
    yield from _happenings(connection)


def _records(connection: Connection) -> Iterator[tuple[str, str]]:
    for id in connection.execute(select(documents.c.id).order_by(documents.c.id)).scalars().all():
        query = select(documents.c.source, documents.c.text, records.c.record).join_from(documents, records)
        row = connection.execute(query.where(documents.c.id == id)).one_or_none()
        if row is None:
            continue  # said above
        try:
            written = json.loads(row.record)
            written["document"].update(source=row.source, text=row.text)
            found = check_record(written)
            events = {event["id"] for event in written["events"]} | _added(connection, id)
        except (KeyError, TypeError, ValueError) as error:
            yield id, f"the record cannot be read: {type(error).__name__} {error}"
            continue
        yield from ((id, fault) for fault in found)
        for report in connection.execute(select(reports).where(reports.c.document == id)).all():
            yield from ((report.id, fault) for fault in _report(report.report, row.text, events))


def _added(connection: Connection, document: str) -> set[str]:
    """The ids of events that people added to a record."""
    written = connection.execute(select(corrections.c.correction).where(corrections.c.document == document)).scalars()
    found = (from_json(Correction, json.loads(it)) for it in written)
    return {added_id(it.id) for it in found if it.field == NEW}


def _report(written: str, words: str, events: set[str]) -> Iterator[str]:
    try:
        report = from_json(Report, json.loads(written))
    except ValueError as error:
        yield f"cannot be read: {error}"
        return
    if report.event not in events:
        yield f"its event {report.event!r} is not in the record"
    for span in (report.trigger, *report.evidence):
        if span.start >= span.end or span.end > len(words):
            yield f"[{span.start}, {span.end}) is empty or outside the text of {len(words)} characters"
    if " ".join(report.trigger.of(words).split()) not in " ".join(report.words.split()):
        yield f"its words do not hold its trigger {report.trigger.of(words)!r}"


def _happenings(connection: Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(select(happenings.c.id, happenings.c.happening)).all():
        try:
            happening = from_json(Happening, json.loads(row.happening))
        except ValueError as error:
            yield row.id, f"cannot be read: {error}"
            continue
        query = select(members.c.report).where(members.c.happening == row.id)
        inside = set(connection.execute(query).scalars())
        named = {link.report for link in happening.links if link.judgement != "undone"}
        named |= {id for change in happening.changes for id in change.reports}
        against = {id for it in happening.conflicts for id in (it.one, it.other)}  # a denial may be its own happening
        named |= {id for origin in happening.origins for id in origin.reports}
        yield from ((row.id, f"{id} is not among its reports") for id in sorted(named - inside))
        kept = set(connection.execute(select(reports.c.id).where(reports.c.id.in_(against))).scalars())
        yield from ((row.id, f"{id} is no report") for id in sorted(against - kept))
        if not inside:
            yield row.id, "it has no report"
        yield from ((row.id, fault) for fault in _listed(connection, row.id, happening))


def _listed(connection: Connection, id: str, happening: Happening) -> Iterator[str]:
    """The rows that changes and conflicts are asked by are those of the happening."""
    told = connection.execute(select(changes.c.change).where(changes.c.happening == id)).scalars().all()
    if {from_json(Change, json.loads(it)) for it in told} != set(happening.changes):
        yield "its changes are not those that are listed"
    told = connection.execute(select(conflicts.c.conflict).where(conflicts.c.happening == id)).scalars().all()
    if {from_json(Conflict, json.loads(it)) for it in told} != set(happening.conflicts):
        yield "its conflicts are not those that are listed"
