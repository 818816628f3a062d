"""The gold mentions of tests/stories as reports, as a faultless reader would give them: linking without extraction."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from demarche.lexicon.world import World
from demarche.link.reports import report_id, sentence
from demarche.model.happening import Report, Voice, Where, Who
from demarche.model.record import Record, When
from demarche.model.span import Span

Row = dict[str, Any]
BODIES = frozenset({"state", "organisation", "ministry", "group"})


def gold_reports(gold: Row, records: Mapping[str, Record], origins: Mapping[str, str]) -> Iterator[Report]:
    """One report for each happening that an article tells of, from its first mention there.

    `records` by name of the article; `origins`: id of a document -> where its text came from.
    """
    for told in gold["stories"].values():
        for rows in told["happenings"].values():
            for row in {row["article"]: row for row in reversed(rows)}.values():
                record = records[row["article"]]
                yield _report(row, record, origins[record.document.id], gold["places"])


def _report(row: Row, record: Record, origin: str, places: Row) -> Report:
    document, published = record.document, record.published
    start = document.text.index(row["phrase"])
    trigger = Span(start, start + len(row["phrase"]))
    id = report_id(document.id, row["kind"], trigger)
    return Report(
        id=id,
        document=document.id,
        event=id,
        kind=row["kind"],
        status=row["status"],
        trigger=trigger,
        words=sentence(document.text, trigger),
        when=_when(row["days"]),
        agents=tuple(map(who, row["agents"])),
        recipients=tuple(map(who, row["recipients"])),
        place=Where(row["place"], row["place"], *places[row["place"]]) if row["place"] else None,
        sources=tuple(_voice(row)),
        outlet=document.outlet,
        reported_earliest=published.earliest,
        reported_latest=published.latest,
        origin=origin,
        evidence=(trigger,),
    )


def who(words: str) -> Who:
    """`Name@COUNTRY`: what the world tables know is what they say; other names are people, in lower case groups."""
    name, _, country = words.partition("@")
    entry = next((it for it in World.load().find(name) if it.kind in BODIES), None)
    if entry is not None:
        return Who(entry.id, name, entry.kind, country or entry.country or name, name)
    return Who("gold:" + name, name, "group" if name[0].islower() else "person", country or None, name)


def _when(days: list[str] | None) -> When:
    if days is None:
        return When()
    first, last = map(date.fromisoformat, days)
    return When(first, last, "day" if (last - first).days < 7 else "month", ("t1",))


def _voice(row: Row) -> Iterator[Voice]:
    if row.get("denied_by"):
        denier = who(row["denied_by"])
        yield Voice(denier.actor, denier.name, denier.kind, denier.country, "denies")
