"""One transaction of linking: what `demarche.link` reads, and what it makes."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from demarche.model.correction import Correction
from demarche.model.happening import CopyFamily, Happening, Judgement, Pair, Report, Sketch
from demarche.model.happening_serial import from_json, to_json
from demarche.model.record import Record
from demarche.model.serial import record_from_json
from demarche.store import correcting, keeping, tables
from demarche.store.contract import Traces
from demarche.store.lasting import lasting
from demarche.store.rows import chunks, dumped
from demarche.store.speaking import keep_statements
from demarche.store.telling import kinds_planned, tell

#: A run of words that stands in more texts than this is a phrase of the trade, and texts published further apart than
#: so many days are no copies, unless they are the same throughout (as `link.copies` has it).
COMMON, DAYS = 100, 14
#: Reports and sketches kept in memory; some are asked for again and again.
REMEMBERED, SKETCHES = 20_000, 1_000


class SqlWork:
    """Fulfils `store.contract.Work` on an open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports: dict[str, Report] = {}
        self._sketches: dict[str, Sketch] = {}
        #: True once a page may show something else than before.
        self.changed = False

    def waiting(self, most: int) -> list[str]:
        query = select(tables.waiting.c.document).order_by(tables.waiting.c.document).limit(most)
        return list(self._connection.execute(query).scalars())

    def untraced(self, documents: Sequence[str]) -> list[Record]:
        found = []
        traced = select(tables.sketches.c.document)
        for part in chunks(documents):
            query = (
                select(tables.documents.c.source, tables.documents.c.text, tables.records.c.record)
                .join_from(tables.documents, tables.records)
                .where(tables.documents.c.id.in_(part), tables.documents.c.id.not_in(traced))
            )
            found += [whole_record(*row) for row in self._connection.execute(query)]
        return found

    def keep_traces(self, traces: Traces) -> bool:
        self._sketches.pop(traces.sketch.document, None)
        return keeping.keep_traces(self._connection, traces)

    def sketches(self, documents: Iterable[str]) -> dict[str, Sketch]:
        table, wanted = tables.sketches, list(documents)
        if len(self._sketches) > SKETCHES:
            self._sketches.clear()
        for part in chunks(it for it in wanted if it not in self._sketches):
            query = select(table.c.document, table.c.sketch).where(table.c.document.in_(part))
            for row in self._connection.execute(query):
                self._sketches[row.document] = from_json(Sketch, json.loads(row.sketch))
        return {it: self._sketches[it] for it in wanted if it in self._sketches}

    def origins(self, documents: Iterable[str]) -> dict[str, str | None]:
        table, found = tables.sketches, dict[str, Any]()
        for part in chunks(documents):
            query = select(table.c.document, table.c.origin).where(table.c.document.in_(part))
            found.update((row.document, row.origin) for row in self._connection.execute(query))
        return found

    def sharing(self, sketch: Sketch) -> Iterator[Sketch]:
        hashes, wholes, documents = tables.sketch_hashes, tables.sketches, tables.documents
        same = select(wholes.c.document).where(wholes.c.whole == sketch.whole)
        found = set(self._connection.execute(same).scalars())
        mine = select(hashes.c.hash).where(hashes.c.document == sketch.document)
        told = func.coalesce(documents.c.latest, documents.c.earliest).label("told")
        query = select(hashes.c.hash, hashes.c.document, told).join(documents, documents.c.id == hashes.c.document)
        counted: dict[int, list[tuple[str, date | None]]] = {}
        for row in self._connection.execute(query.where(hashes.c.hash.in_(mine))):
            counted.setdefault(row.hash, []).append((row.document, row.told))
        for holders in counted.values():
            if len(holders) <= COMMON:
                found.update(document for document, day in holders if _near(sketch.reported, day))
        return iter(self.sketches(sorted(found)).values())

    def beside(self, documents: Sequence[str]) -> list[tuple[str, str]]:
        table = tables.overlaps
        found: list[tuple[str, str]] = []
        for part in chunks(documents):
            query = select(table.c.one, table.c.other).where(table.c.one.in_(part))
            found += [(row.one, row.other) for row in self._connection.execute(query)]
        return found

    def keep_overlaps(self, documents: Iterable[str], found: Iterable[tuple[str, str]]) -> None:
        table = tables.overlaps
        for part in chunks(documents):
            self._connection.execute(delete(table).where(or_(table.c.one.in_(part), table.c.other.in_(part))))
        rows = {pair for one, other in found for pair in ((one, other), (other, one))}
        self._insert(table, [{"one": one, "other": other} for one, other in sorted(rows)])

    def keep_families(
        self, documents: Iterable[str], families: Iterable[CopyFamily], origins: Mapping[str, str]
    ) -> None:
        copies = tables.copies
        for part in chunks(documents):
            old = select(copies.c.family).where(copies.c.document.in_(part))
            self._connection.execute(delete(tables.families).where(tables.families.c.id.in_(old)))
            self._connection.execute(delete(copies).where(copies.c.document.in_(part)))
        for family in families:
            self._insert(tables.families, [{"id": family.id, "family": dumped(to_json(family))}])
            self._insert(copies, [{"document": it, "family": family.id} for it in family.documents])
        for document, origin in origins.items():
            table = tables.sketches
            self._connection.execute(update(table).where(table.c.document == document).values(origin=origin))
        self._reports.clear()

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        wanted = list(ids)
        if len(self._reports) > REMEMBERED:
            self._reports.clear()
        for part in chunks(it for it in wanted if it not in self._reports):
            self._reports.update(read_reports(self._connection, tables.reports.c.id.in_(part)))
        return {id: self._reports[id] for id in wanted if id in self._reports}

    def reports_in(self, documents: Iterable[str]) -> dict[str, Report]:
        table, ids = tables.reports, list[str]()
        for part in chunks(documents):
            ids += self._connection.execute(select(table.c.id).where(table.c.document.in_(part))).scalars().all()
        return self.reports(sorted(ids))

    def under(self, keys: Sequence[str]) -> Iterator[Report]:
        found: set[str] = set()
        for part in chunks(keys):
            query = select(tables.blocks.c.report).where(tables.blocks.c.key.in_(part))
            found.update(self._connection.execute(query).scalars())
        return iter(self.reports(sorted(found)).values())

    def keep_pairs(self, reports: Iterable[str], found: Iterable[Pair]) -> None:
        table = tables.pairs
        for part in chunks(reports):
            self._connection.execute(delete(table).where(or_(table.c.one.in_(part), table.c.other.in_(part))))
        rows = [{"one": it.one, "other": it.other, "score": it.score, "pair": dumped(to_json(it))} for it in found]
        self._insert(table, rows)

    def pairs(self, reports: Iterable[str]) -> list[Pair]:
        """Every pair with one of the reports, once."""
        table, found = tables.pairs, {}
        for part in chunks(reports):
            query = select(table).where(or_(table.c.one.in_(part), table.c.other.in_(part)))
            found.update({(row.one, row.other): row.pair for row in self._connection.execute(query)})
        return [from_json(Pair, json.loads(written)) for _, written in sorted(found.items())]

    def neighbours(self, reports: Sequence[str]) -> set[str]:
        """The other ends of all pairs of these reports."""
        table = tables.pairs
        found: set[str] = set()
        for part in chunks(reports):
            found.update(self._connection.execute(select(table.c.other).where(table.c.one.in_(part))).scalars())
            found.update(self._connection.execute(select(table.c.one).where(table.c.other.in_(part))).scalars())
        return found

    def judgements(self) -> list[Judgement]:
        query = select(tables.judgements.c.judgement).order_by(tables.judgements.c.number)
        return [from_json(Judgement, json.loads(it)) for it in self._connection.execute(query).scalars()]

    def corrections(self, documents: Iterable[str]) -> list[Correction]:
        return correcting.corrections_of(self._connection, documents)

    def due(self, today: date) -> list[str]:
        table, members = tables.happenings, tables.members
        under_way = and_(table.c.status == "ongoing", table.c.kind.in_(kinds_planned()))
        passed = and_(or_(table.c.status == "planned", under_way), table.c.latest < today)
        to_come = and_(table.c.status == "overdue", table.c.latest >= today)
        query = (
            select(members.c.report)
            .join(table, table.c.id == members.c.happening)
            .where(or_(passed, to_come), members.c.place == 0)
        )
        return list(self._connection.execute(query).scalars())

    def keep_happenings(self, reports: Iterable[str], found: Iterable[Happening]) -> None:
        """Instead of those that the reports were part of."""
        old: set[str] = set()
        for part in chunks(reports):
            query = select(tables.members.c.happening).where(tables.members.c.report.in_(part))
            old.update(self._connection.execute(query).scalars())
        tell(self._connection, sorted(old), lasting(self._connection, found))
        self.changed = True

    def keep_statements(self, record: Record) -> None:
        keep_statements(self._connection, record)
        self.changed = True

    def linked(self, documents: Iterable[str]) -> None:
        for part in chunks(documents):
            self._connection.execute(delete(tables.waiting).where(tables.waiting.c.document.in_(part)))
            self.changed = True

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= DAYS


def whole_record(source: str, words: str, written: str) -> Record:
    """The record out of its JSON and what stands in the document's row."""
    json_ = json.loads(written)
    json_["document"].update(source=source, text=words)
    return record_from_json(json_)


def read_reports(connection: Connection, condition: Any) -> dict[str, Report]:
    """Reports with their present origin."""
    query = (
        select(tables.reports.c.id, tables.reports.c.report, tables.reports.c.document, tables.sketches.c.origin)
        .outerjoin(tables.sketches, tables.sketches.c.document == tables.reports.c.document)
        .where(condition)
    )
    found = {}
    for row in connection.execute(query):
        report = from_json(Report, json.loads(row.report))
        found[row.id] = replace(report, origin=row.origin or row.document)
    return found
