"""What a happening goes by for good: whatever is read, judged or corrected later, those who noted it down find it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from demarche.correcting import correct_event, merge_happenings, split_happening, undo_judgement
from demarche.link.correcting import By
from demarche.linking import link_store, traces_of
from demarche.model.happening import Happening
from demarche.model.record import When
from demarche.store.contract import Asked
from demarche.store.sql import SqlStore
from tests.store.traced import STORY, TODAY, keep, told

ADA = By("Ada Quill", datetime(2024, 7, 2, tzinfo=UTC))
EARLIER = told("Northgate Times", "2024-06-01")
OTHER = told("Bay Post", "2024-07-20", visit="2024-08-30", guest="Mei Tan")


def linked(store: SqlStore, *records: object) -> list[Happening]:
    keep(store, records)  # type: ignore[arg-type]
    link_store(store, TODAY)
    return list(store.stream(Asked()))


def test_an_older_first_report_changes_the_id_alone(store: SqlStore) -> None:
    (before,) = linked(store, *STORY)
    (after,) = linked(store, EARLIER)
    assert before.uid == before.id != after.id
    assert after.uid == before.uid
    assert after.version > before.version  # it was announced earlier than one knew
    assert store.happening(before.id) == store.happening(before.id[10:16]) == after
    assert list(store.faults()) == []


def test_what_says_the_same_is_no_new_version(store: SqlStore) -> None:
    (before,) = linked(store, *STORY)
    link_store(store, TODAY)
    (after,) = linked(store, told("Lighthouse", "2024-06-18", "occurred"))
    assert len(after.reports) == len(before.reports) + 1
    assert (after.uid, after.version) == (before.uid, before.version)


def test_it_outlives_another_reading(store: SqlStore) -> None:
    linked(store, *STORY)
    (before,) = linked(store, EARLIER)
    for record in (*STORY, EARLIER):
        event = replace(record.events[0], when=When(date(2024, 6, 19), date(2024, 6, 19), "day"))
        newer = replace(record, events=(event,))
        store.put(newer, "newer", traces_of(newer))
    (after,) = linked(store)
    assert after.uid == before.uid
    assert after.version > before.version


def test_another_kind_of_the_same_words_is_the_same_happening(store: SqlStore) -> None:
    (before,) = linked(store, EARLIER)
    correct_event(store, EARLIER.document.id, "e1", [("kind", ["invite"])], ADA, TODAY)
    (after,) = store.stream(Asked())
    assert (after.kind, after.uid) == ("invite", before.uid)
    assert after.id != before.id
    assert store.happening(before.id).id == after.id


def test_two_that_become_one_go_by_the_larger_and_part_again(store: SqlStore) -> None:
    large, small = sorted(linked(store, *STORY, OTHER), key=lambda it: -len(it.reports))
    merge_happenings(store, large.id, small.id, ADA, TODAY)
    (one,) = store.stream(Asked())
    assert one.uid == large.uid
    assert store.happening(small.id).uid == large.uid
    (judged,) = {it.act for it in store.judgements()}
    undo_judgement(store, judged, ADA, TODAY)
    assert {it.id: it.uid for it in store.stream(Asked())} == {large.id: large.uid, small.id: small.uid}


def test_no_two_go_by_one_name(store: SqlStore) -> None:
    (whole,) = linked(store, *STORY)
    first = whole.reports[:1]
    split_happening(store, whole.id, first, ADA, TODAY)
    parts = {len(it.reports): it for it in store.stream(Asked())}
    assert parts[1].id == whole.id  # its first report is alone now
    assert parts[2].uid == whole.uid
    assert parts[1].uid not in (whole.uid, parts[2].id)
    assert store.happening(parts[1].uid).id == parts[1].id
