"""What every store must answer for pages and the API: lists page by page, filters, who said what, actors, ties."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from demarche.linking import link_store
from demarche.model.document import Published
from demarche.model.record import Record, When
from demarche.store.contract import Asked, AskedSaid, Line, Listed, Turned
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore
from tests.samples import sample, samples
from tests.store.traced import STORY, TODAY, keep, told

GUESTS = ("Mei Tan", "Ana Petrova", "Juma Okoth", "Lawrence Wong", "Rosa Lind")
IDN, SGP = frozenset({"country:IDN"}), frozenset({"country:SGP"})


def undated(record: Record) -> Record:
    """The same without any day: of publication or of what it tells."""
    document = replace(record.document, published=Published(), id=record.document.id[:-2] + "00")
    events = tuple(replace(event, when=When()) for event in record.events)
    return replace(record, document=document, published=Published(), events=events)


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    """A linked store: visits of many guests and days, two of them undated, two articles of the samples."""
    visits = [
        told("Bay Post", f"2024-0{month}-01", visit=f"2024-0{month}-{6 * place + 2:02}", guest=guest)
        for month in (2, 3, 5)
        for place, guest in enumerate(GUESTS)
    ]
    lost = [undated(told("Java Herald", "2024-01-01", guest=guest)) for guest in GUESTS[:2]]
    cancelled = told("Straits Courier", "2024-04-01", "cancelled", visit="2024-04-20", guest="Lars Berg")
    keep(store, [*visits, *lost, cancelled, sample(1), sample(2)])
    link_store(store, TODAY)
    return store


def walked(page: Callable[[Any], Sequence[Any]], place: Callable[[Any], Any]) -> list[Any]:
    """All pages, one after the other."""
    found: list[Any] = []
    after = None
    while part := page(after):
        found += part
        after = place(part[-1])
    return found


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("asked", [Asked(), Asked((IDN, SGP)), Asked(kinds=("visit",)), Asked(first=date(2024, 3, 12))])
def test_the_pages_of_a_timeline_are_the_timeline(full: SqlStore, asked: Asked, newest_first: bool) -> None:
    asked = replace(asked, newest_first=newest_first)
    whole = full.timeline(asked)
    assert len(whole) > 5

    def page(after: tuple[date | None, str] | None) -> Sequence[Line]:
        return full.timeline(replace(asked, most=4, after=after))

    assert walked(page, lambda line: (line.day, line.id)) == whole
    assert [it.id for it in full.stream(asked)] == [line.id for line in whole]
    assert full.count(replace(asked, most=2)) == len(whole)
    days = [line.day for line in whole]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated, reverse=newest_first)
    assert days == [*dated, *[None] * (len(days) - len(dated))]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked(statuses=("cancelled",)), lambda line: line.status == "cancelled"),
        (Asked(statuses=("cancelled", "denied")), lambda line: line.status in ("cancelled", "denied")),
        (Asked(places=frozenset({"name:jakarta"})), lambda line: line.place == "Jakarta"),
        (Asked(places=frozenset({"Q3630"})), lambda line: line.place == "Jakarta"),
        (Asked(places=IDN), lambda line: line.place == "Jakarta"),
        (Asked(told=("cancelled",)), lambda line: line.status == "cancelled"),
        (Asked(told=("cancelled",), or_kinds=("request",)), lambda line: line.status in ("cancelled", "denied")),
        (Asked((frozenset({"name:lars-berg"}),)), lambda line: "Lars Berg" in line.agents),
    ],
)
def test_filters(full: SqlStore, asked: Asked, wanted: Callable[[Line], bool]) -> None:
    whole = full.timeline(Asked())
    found = full.timeline(asked)
    assert 0 < len(found) < len(whole)
    assert found == [line for line in whole if wanted(line)]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(places=frozenset({"country:FRA"})),
        Asked(conflicted=True),
        Asked((frozenset({"name:lars-berg"}),), statuses=("planned",)),
    ],
)
def test_what_is_not_there_is_not_found(full: SqlStore, asked: Asked) -> None:
    assert full.timeline(asked) == []
    assert full.count(asked) == 0


def test_documents_come_in_pages_newest_first(full: SqlStore) -> None:
    listed = list(full.list())
    dated = [it for it in listed if it.earliest is not None]
    whole = [*reversed(dated), *reversed([it for it in listed if it.earliest is None])]

    def page(after: Listed | None) -> Sequence[Listed]:
        return full.documents(after, 4)

    assert walked(page, lambda it: it) == whole
    assert [record.document.id for record in full.record_stream()] == [it.id for it in listed]


def test_who_said_what(store: SqlStore) -> None:
    keep(store, samples(3))
    everything = store.said(AskedSaid())
    assert len(everything) == 12
    pages = walked(
        lambda after: store.said(AskedSaid(most=5, after=after)), lambda it: (it.day, it.document, it.statement)
    )
    assert pages == everything
    mine = store.said(AskedSaid(frozenset({"local:mei-tan"})))
    assert [(it.speaker, it.addressee, it.act) for it in mine] == [("Mei Tan", "reporters", "say")] * 3
    assert mine[0].words == "The two leaders will talk about airspace [and] water,"
    assert (mine[0].outlet, mine[0].day) == ("Straits Courier", date(2024, 6, 14))
    assert len(store.said(AskedSaid(addressees=frozenset({"name:reporters"})))) == 3
    assert {it.speaker for it in store.said(AskedSaid(IDN))} == {"Indonesia", "envoy"}
    assert len(store.said(AskedSaid(IDN, acts=("deny",)))) == 3
    assert store.said(AskedSaid(last=date(2024, 6, 13))) == []
    assert len(store.said(AskedSaid(first=date(2024, 6, 14)))) == 12


def test_statements_follow_the_record(store: SqlStore) -> None:
    keep(store, samples(2))
    mute = tuple(replace(it, sources=()) for it in sample().events)
    store.put(replace(sample(1), statements=(), events=mute), "newer")
    assert {it.document for it in store.said(AskedSaid())} == {sample(2).document.id}
    with store.linking() as work:
        work.keep_statements(replace(sample(2), actors=tuple(replace(it, name="Ada Quill") for it in sample().actors)))
    assert {it.speaker for it in store.said(AskedSaid())} == {"Ada Quill"}
    assert {hit.speaker for hit in store.search("airspace", 10)} == {None, "Ada Quill"}
    assert list(store.faults()) == []


def test_actors_are_counted_and_found_by_their_words(full: SqlStore) -> None:
    known = full.actors("", 100)
    assert (known[0].name, known[0].kind, known[0].country) == ("Indonesia", "state", "IDN")
    assert [it.happenings for it in known] == sorted((it.happenings for it in known), reverse=True)
    for it in known:
        assert len(full.timeline(Asked((frozenset({it.key}),)))) == it.happenings
    assert [it.name for it in full.actors("wong law", 10)] == ["Lawrence Wong"]
    assert full.actors("%", 10) == full.actors("", 10)
    assert walked(lambda after: full.actors("", 3, after), lambda it: it) == known
    assert list(full.actors("nobody", 10)) == []


def test_actors_go_with_their_happenings(full: SqlStore) -> None:
    record = told("Straits Courier", "2024-04-01", "cancelled", visit="2024-04-20", guest="Lars Berg")
    assert full.actors("berg", 10)
    without = replace(record, events=())
    full.put(without, "newer")
    link_store(full, TODAY)
    assert list(full.actors("berg", 10)) == []
    assert list(full.faults()) == []


def test_ties_join_sides_of_what_was_not_called_off(full: SqlStore) -> None:
    (tie,) = full.ties(None, None)
    visits = [it for it in full.timeline(Asked((IDN, SGP), ("visit",))) if it.status != "cancelled"]
    assert (tie.one, tie.other, tie.kind, tie.happenings) == ("IDN", "SGP", "visit", len(visits))
    days = date(2024, 5, 1), date(2024, 5, 31)
    (may,) = full.ties(*days)
    assert 0 < may.happenings == len(full.timeline(Asked((IDN, SGP), ("visit",), *days)))
    assert full.ties(date(2030, 1, 1), None) == []


def meeting(kind: str, *countries: str) -> Record:
    """Everybody is an agent of it."""
    record = told("Bay Post", "2024-06-10")
    event = record.events[0]
    parties = (*event.agents, *event.recipients)
    actors = tuple(replace(it, country=country) for it, country in zip(record.actors, countries, strict=True))
    return replace(record, actors=actors, events=(replace(event, kind=kind, agents=parties, recipients=()),))


@pytest.mark.parametrize(("kind", "many"), [("meet", 1), ("clash", 1), ("demand", 0)])
def test_who_does_the_same_together_is_tied_only_in_mutual_kinds(store: SqlStore, kind: str, many: int) -> None:
    keep(store, [meeting(kind, "SGP", "IDN")])
    link_store(store, TODAY)
    assert len(store.ties(None, None)) == many


def test_turns_and_their_pages(full: SqlStore) -> None:
    for newest_first in (False, True):
        whole = full.changes(None, Turned(newest_first=newest_first))
        assert len(whole) > 10
        seen: list[Any] = []
        after = None
        while part := full.changes(None, Turned(most=3, after=after, newest_first=newest_first)):
            seen += part
            line, change = part[-1]
            same = [it for it in seen if (it[0].id, it[1].day) == (line.id, change.day)]
            after = change.day, line.id, len(same)
        assert seen == whole
    assert full.changes(date(2024, 5, 1)) == full.changes(None, Turned(first=date(2024, 5, 1)))
    some = full.changes(None, Turned(last=date(2024, 2, 28), among=Asked((frozenset({"name:rosa-lind"}),))))
    assert {line.agents for line, _ in some} == {("Rosa Lind",)}


def test_contradictions_and_their_pages(store: SqlStore) -> None:
    said = ("occurred", "cancelled")
    rivals = [
        told(f"Post {status}", f"2023-0{month}-04", status, visit=f"2023-0{month}-03", guest=guest)
        for month, guest in enumerate(GUESTS, 3)
        for status in said
    ]
    keep(store, rivals)
    link_store(store, TODAY)
    whole = store.conflicts()
    assert len(whole) > 1
    assert [it.since for _, it in whole] == sorted(it.since for _, it in whole if it.since)
    seen: list[Any] = []
    while part := store.conflicts(Turned(most=1, after=(seen[-1][1].since, seen[-1][0].id, 1) if seen else None)):
        seen += part
    assert seen == whole
    assert {line.id for line in store.timeline(Asked(conflicted=True))} == {line.id for line, _ in whole}


def test_the_happenings_of_a_document(full: SqlStore) -> None:
    ids = full.happening_ids(sample(1).document.id)
    assert set(ids) == {"e1", "e2"}
    assert {full.happening(id).kind for id in ids.values()} == {"visit", "request"}
    assert full.happening_ids("sha256:none") == {}
    assert {it.id for it in full.told_in([sample(1).document.id, "sha256:none"])} == set(ids.values())


def test_counts(full: SqlStore) -> None:
    counts = full.counts()
    assert (counts["documents"], counts["waiting"], counts["statements"]) == (20, 0, 8)
    assert counts["happenings"] == len(full.timeline(Asked()))
    assert counts["changes"] == len(full.changes(None))


def test_the_revision_changes_with_what_is_answered_and_only_then(store: SqlStore) -> None:
    seen = [store.revision()]

    def changed() -> bool:
        seen.append(store.revision())
        return seen[-1] not in seen[:-1]

    keep(store, STORY)
    assert changed()
    keep(store, STORY)
    assert not changed()
    link_store(store, TODAY)
    assert changed()
    link_store(store, TODAY)
    assert not changed()
    store.put(replace(STORY[0], events=()), "newer")
    assert changed()


def test_two_stores_have_different_revisions(store: SqlStore, tmp_path: Path) -> None:
    other = SqliteStore.open(tmp_path / "other.sqlite")
    assert store.revision() != other.revision()
    other.close()
