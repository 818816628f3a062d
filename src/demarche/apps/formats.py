"""The formats in which a store can leave: for each, what it is made of and which options it heeds."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from demarche.apps.exporting import Chosen
from demarche.errors import InputError
from demarche.export.addresses import Addresses
from demarche.export.atom import Feed, to_atom
from demarche.export.calendar import to_calendar
from demarche.export.cameo import to_cameo
from demarche.export.columns import TABLES, Column, Row
from demarche.export.csv import to_csv
from demarche.export.followthemoney import to_followthemoney
from demarche.export.graphml import to_graphml
from demarche.export.jsonl import record_to_line
from demarche.export.jsonld import to_jsonld
from demarche.export.markdown import to_markdown
from demarche.export.parquet import to_parquet
from demarche.export.plover import to_plover
from demarche.export.rows import event_rows, happening_rows, statement_rows
from demarche.export.timelinejs import to_timelinejs
from demarche.export.webannotation import to_webannotation
from demarche.model.happening import Happening

Pieces = Iterator[str] | Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Style:
    """How it is written: a title, the address of the pages, which table, coarse plans too, a mark for Excel.

    `left_out` collects what a format has no code for.
    """

    title: str = "Demarche"
    addresses: Addresses = field(default_factory=Addresses)
    table: str = "events"
    coarse: bool = False
    bom: bool = False
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def leave_out(self, happening: Happening) -> None:
        self.left_out.append((happening.status, happening.kind))


@dataclass(frozen=True, slots=True)
class Format:
    """`heeds` names the options that change something; `binary` ones are not for a terminal."""

    name: str
    meaning: str
    write: Callable[[Chosen, Style], Pieces]
    heeds: frozenset[str] = frozenset()
    binary: bool = False


def table(chosen: Chosen, name: str) -> tuple[tuple[Column, ...], Iterator[Row]]:
    """The columns and rows of a table."""
    rows: dict[str, Callable[[], Iterator[Row]]] = {
        "events": lambda: event_rows(chosen.events()),
        "statements": lambda: statement_rows(chosen.statements()),
        "happenings": lambda: happening_rows(chosen.happenings()),
    }
    return TABLES[name], rows[name]()


def csv(chosen: Chosen, style: Style) -> Pieces:
    return to_csv(*table(chosen, style.table), bom=style.bom)


def parquet(chosen: Chosen, style: Style) -> Pieces:
    return to_parquet(*table(chosen, style.table))


def plover(chosen: Chosen, style: Style) -> Pieces:
    return to_plover(chosen.happenings(), style.leave_out)


def cameo(chosen: Chosen, style: Style) -> Pieces:
    return to_cameo(chosen.happenings(), style.leave_out)


def followthemoney(chosen: Chosen, style: Style) -> Pieces:
    return to_followthemoney(chosen.happenings(), chosen.records, style.addresses)


def jsonld(chosen: Chosen, style: Style) -> Pieces:
    return to_jsonld(chosen.happenings(), style.addresses, chosen.records)


def webannotation(chosen: Chosen, style: Style) -> Pieces:
    return to_webannotation(chosen.events(), style.addresses)


def timelinejs(chosen: Chosen, style: Style) -> Pieces:
    return to_timelinejs(chosen.happenings(), style.title, style.addresses)


def graphml(chosen: Chosen, style: Style) -> Pieces:
    return to_graphml(chosen.happenings(), style.addresses)


def markdown(chosen: Chosen, style: Style) -> Pieces:
    return to_markdown(chosen.happenings(), style.title, chosen.records, style.addresses)


def ics(chosen: Chosen, style: Style) -> Pieces:
    return to_calendar(chosen.happenings(), style.title, style.addresses, coarse=style.coarse)


def atom(chosen: Chosen, style: Style) -> Pieces:
    base = style.addresses.base
    page = f"{base.rstrip('/')}/" if base else "urn:demarche"
    feed = Feed("urn:demarche:changes", style.title, f"{page}changes.atom" if base else "urn:demarche:changes", page)
    return to_atom(feed, chosen.turns(style.addresses))


def records(chosen: Chosen, style: Style) -> Pieces:  # noqa: ARG001  # all formats are called alike
    return (record_to_line(record) + "\n" for record in chosen.all_records())


def gold(chosen: Chosen, style: Style) -> Pieces:  # noqa: ARG001
    if not chosen.everything:
        raise InputError("gold", "is of whole articles, those that people corrected: no filter chooses among them")
    from demarche.correcting import gold_of  # its rules take a moment to load

    return (json.dumps(it, ensure_ascii=False) + "\n" for it in gold_of(chosen.store))


PAGED = frozenset({"base-url"})
TITLED = frozenset({"title"})
FORMATS = {
    it.name: it
    for it in (
        Format("csv", "a table for spreadsheets and data frames (--table)", csv, frozenset({"table", "bom"})),
        Format("parquet", "the same with types (needs the extra parquet)", parquet, frozenset({"table"}), binary=True),
        Format("plover", "PLOVER codes in the columns of POLECAT, tab-separated", plover),
        Format("cameo", "CAMEO codes in the columns of ICEWS, tab-separated", cameo),
        Format("followthemoney", "entities for Aleph and OpenSanctions, a line of JSON each", followthemoney, PAGED),
        Format("jsonld", "schema.org events, claims and articles", jsonld, PAGED),
        Format("webannotation", "W3C Web Annotations, one a fact", webannotation, PAGED),
        Format("timelinejs", "slides for TimelineJS3", timelinejs, PAGED | TITLED),
        Format("graphml", "a network of actors for Gephi, yEd, networkx", graphml, PAGED),
        Format("markdown", "a briefing with footnotes to the words", markdown, PAGED | TITLED),
        Format("ics", "a calendar", ics, PAGED | TITLED | {"coarse"}),
        Format("atom", "a feed of changes", atom, PAGED | TITLED),
        Format("records", "records (demarche.record/1), a line of JSON each", records),
        Format("gold", "what people corrected, as gold for scoring, a line of JSON each", gold),
    )
}
