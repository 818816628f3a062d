"""What people correct and judge holds in happenings, through reading and linking again, on every engine."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from demarche.errors import CorrectionError
from demarche.link.correcting import By, actor_corrections, corrections_of
from demarche.link.judging import merge, split
from demarche.linking import link_now, link_store, record_of, traces_of
from demarche.model.correction import Correction
from demarche.model.happening import Happening
from demarche.model.record import Record
from demarche.store.contract import Asked, AskedSaid
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore
from tests.samples import sample
from tests.store.traced import STORY, TODAY, keep, told

AT = datetime(2024, 7, 2, 9, 30, tzinfo=UTC)
EVERYTHING = Asked()


def say(store: SqlStore, record: Record, field: str, *value: str, hours: int = 0) -> Correction:
    """Keeps a correction of the record's first event, and links."""
    by = By("Ada Quill", AT + timedelta(hours=hours), "the article says so")
    (made,) = corrections_of(record_of(store, record.document.id), record.events[0].id, [(field, value)], by)
    store.correct(made)
    link_now(store, [record.document.id], TODAY)
    return made


def happenings(store: SqlStore) -> list[Happening]:
    assert store.waits() == 0
    assert list(store.faults()) == []
    return [store.happening(line.id) for line in store.timeline(EVERYTHING)]


def state(store: SqlStore) -> Sequence[object]:
    """What the store says; versions only ever rise."""
    told = [replace(it, version=0) for it in happenings(store)]
    return store.timeline(EVERYTHING), told, store.changes(date(2000, 1, 1)), store.conflicts()


def test_every_field_is_shown_at_once_and_gone_when_undone(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    before = state(store)
    for field, value, seen in CASES:
        made = say(store, STORY[0], field, *value)
        assert seen(happenings(store)), field
        assert store.get(STORY[0].document.id) == STORY[0]  # the record itself is as it was read
        store.withdraw(made.id, "Bo", AT, "no")
        link_now(store, [STORY[0].document.id], TODAY)
        assert state(store) == before, field
    assert {it.undone_by for it in store.corrections([STORY[0].document.id])} == {"Bo"}


CASES: list[tuple[str, list[str], Callable[[list[Happening]], bool]]] = [
    ("kind", ["sign"], lambda found: sorted(it.kind for it in found) == ["sign", "visit"]),
    ("status", ["cancelled"], lambda found: any(turn.kind == "cancelled" for it in found for turn in it.changes)),
    ("agents", ["Ilse Brandt (NOR)"], lambda found: "Ilse Brandt" in {who.name for it in found for who in it.agents}),
    ("recipients", ["Ghana"], lambda found: "Ghana" in {who.name for it in found for who in it.recipients}),
    ("place", ["Accra"], lambda found: "Accra" in {it.place.name for it in found if it.place}),
    ("days", ["2024-06-19"], lambda found: str(found[0].reports[0].when.earliest) == "2024-06-19"),
    ("event", [], lambda found: [len(it.reports) for it in found] == [2]),
]


def test_a_correction_outlives_another_reading_and_a_full_relink(store: SqlStore, tmp_path: Path) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    made = say(store, STORY[2], "status", "cancelled")
    other = replace(STORY[2].events[0], id="e5", status="planned")
    newer = replace(STORY[2], events=(other,))
    store.put(newer, "newer", traces_of(newer))
    link_store(store, TODAY)
    (found,) = happenings(store)
    assert found.status == "cancelled"
    assert {report.event: report.status for report in found.reports}["e5"] == "cancelled"
    assert record_of(store, newer.document.id).fields["e5", "status"] == made
    # In a store where the correction came first, it is all the same.
    again = SqliteStore.open(tmp_path / "again.sqlite")
    keep(again, [*STORY[:2], newer])
    again.correct(made)
    link_store(again, TODAY)
    assert [replace(it, version=found.version) for it in happenings(again)] == [found]
    again.close()


def test_the_newest_holds_and_then_the_one_before(store: SqlStore) -> None:
    keep(store, STORY[:1])
    link_store(store, TODAY)
    say(store, STORY[0], "status", "postponed")
    newer = say(store, STORY[0], "status", "cancelled", hours=1)
    assert [it.status for it in happenings(store)] == ["cancelled"]
    store.withdraw(newer.id.removeprefix("correction:")[:8], "Bo", AT, "")
    link_now(store, [STORY[0].document.id], TODAY)
    assert [it.status for it in happenings(store)] == ["postponed"]
    with pytest.raises(CorrectionError, match="undone by Bo"):
        store.withdraw(newer.id, "Bo", AT, "")


def test_a_human_word_on_status_and_days_is_not_inferred_away(store: SqlStore) -> None:
    """A past tense before its day reads as a plan; who says that it took place is believed."""
    keep(store, STORY[:1])
    say(store, STORY[0], "status", "occurred")
    assert [it.status for it in happenings(store)] == ["occurred"]


def test_who_somebody_is_joins_and_parts_happenings_and_what_they_said(store: SqlStore) -> None:
    plain = sample(1)
    keep(store, [*STORY, plain])
    link_store(store, TODAY)
    (made,) = actor_corrections(record_of(store, plain.document.id), "Mei Tan", "Ilse Brandt", By("Ada", AT))
    store.correct(made)
    link_now(store, [plain.document.id], TODAY)
    said = AskedSaid(speakers=frozenset({"name:ilse-brandt"}))
    assert [it.statement for it in store.said(said)] == ["s2"]
    store.withdraw(made.id, "Ada", AT, "")
    link_now(store, [plain.document.id], TODAY)
    assert store.said(said) == store.said(AskedSaid(speakers=frozenset({"name:nobody"})))


def test_two_happenings_are_merged_and_parted_again(store: SqlStore) -> None:
    other = told("Bay Post", "2024-06-11", visit="2024-08-30", guest="Mei Tan")
    late = told("Java Herald", "2024-06-13", visit="2024-08-31", guest="Mei Tan")
    keep(store, [*STORY[:2], other, late])
    link_store(store, TODAY)
    one, two = happenings(store)
    made = merge(one, two, "Ada", AT, "the same trip")
    store.judge(made)
    link_now(store, {it.other.document for it in made} | {it.one.document for it in made}, TODAY)
    (joined,) = happenings(store)
    assert len(joined.reports) == 4
    keep(store, [told("Northgate Times", "2024-06-14")])  # what comes later finds its place
    link_store(store, TODAY)
    assert [len(it.reports) for it in happenings(store)] == [5]
    acts = {it.act for it in store.judgements()}
    assert len(acts) == 1
    undone = store.unjudge(acts.pop(), "Bo", AT, "two trips")
    assert {it.undone_by for it in undone} == {"Bo"}
    link_now(store, {it.document for pair in undone for it in (pair.one, pair.other)}, TODAY)
    assert sorted(len(it.reports) for it in happenings(store)) == [2, 3]


def test_one_happening_is_split_and_joined_again(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    before = state(store)
    (whole,) = happenings(store)
    made = split(whole, whole.reports[1:], "Ada", AT, "two trips")
    store.judge(made)
    documents = {it.document for pair in made for it in (pair.one, pair.other)}
    link_now(store, documents, TODAY)
    assert sorted(len(it.reports) for it in happenings(store)) == [1, 2]
    keep(store, STORY)
    link_store(store, TODAY)
    assert sorted(len(it.reports) for it in happenings(store)) == [1, 2]
    store.unjudge(made[0].act, "Ada", AT, "")
    link_now(store, documents, TODAY)
    assert state(store) == before


def test_merged_happenings_can_be_split_again_by_a_newer_word(store: SqlStore) -> None:
    keep(store, [STORY[0], told("Bay Post", "2024-06-11", visit="2024-08-30", guest="Mei Tan")])
    link_store(store, TODAY)
    one, two = happenings(store)
    store.judge(merge(one, two, "Ada", AT))
    link_store(store, TODAY)
    (joined,) = happenings(store)
    store.judge(split(joined, joined.reports[:1], "Bo", AT + timedelta(1)))
    link_store(store, TODAY)
    assert len(happenings(store)) == 2


def test_link_now_leaves_others_waiting(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    far = [told("Bay Post", f"20{year}-03-01", visit=f"20{year}-03-05") for year in range(10, 20)]
    keep(store, far)
    by = By("Ada", AT)
    store.correct(*corrections_of(record_of(store, STORY[0].document.id), "e1", [("status", ["cancelled"])], by))
    assert store.waits() == 11
    link_now(store, [STORY[0].document.id], TODAY)
    assert store.waits() == 10
    assert len(store.timeline(EVERYTHING)) == 1


def test_two_writers_lose_nothing(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    # Nobody finds the own word in place, whoever is faster: that would leave nothing to correct.
    statuses = ["cancelled", "postponed", "denied", "possible"]

    def write(number: int) -> None:
        record, status = STORY[number % len(STORY)], statuses[number // len(STORY)]
        by = By(f"Writer {number}", AT + timedelta(minutes=number))
        made = corrections_of(record_of(store, record.document.id), "e1", [("status", [status])], by)
        for it in made:
            store.correct(it)
        link_now(store, [record.document.id], TODAY)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(12)))
    kept = {it.by for it in store.corrections()}
    assert {f"Writer {number}" for number in range(12)} == kept
    link_store(store, TODAY)
    found = {report.document: report.status for it in happenings(store) for report in it.reports}
    for record in STORY:
        newest = max(store.corrections([record.document.id]), key=lambda it: (it.at, it.id))
        assert (newest.value[0],) == (found[record.document.id],)
