"""What every store must do with happenings: link only what is new, keep judgements, answer."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from demarche.errors import StoreError
from demarche.link.happenings import link_reports
from demarche.link.judged import accept, undo
from demarche.link.reports import reports_of
from demarche.linking import link_store, traces_of
from demarche.store.contract import Asked
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore
from demarche.store.tables import metadata
from tests.samples import sample, samples
from tests.store.traced import STORY, TODAY, keep, told

AT = datetime(2024, 7, 2, tzinfo=UTC)
WONG = Asked((frozenset({"name:lawrence-wong"}),))


def dump(store: SqlStore) -> list[str]:
    """Everything in the store, row by row."""
    with store._connection() as connection:
        found = [f"{table} {row}" for table in metadata.tables.values() for row in connection.execute(select(table))]
    return sorted(found)


def test_three_reports_become_one_happening(store: SqlStore) -> None:
    keep(store, STORY)
    assert store.waits() == 3
    tally = link_store(store, TODAY)
    assert (tally.documents, tally.reports) == (3, 3)
    (line,) = store.timeline(WONG)
    assert (line.status, line.articles, line.sources, str(line.day)) == ("occurred", 3, 3, "2024-06-18")
    assert store.waits() == 0
    assert list(store.faults()) == []


def test_reading_and_linking_twice_changes_nothing(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    before = dump(store)
    keep(store, STORY)
    assert store.waits() == 0
    assert link_store(store, TODAY).happenings == 0
    assert dump(store) == before


def test_linking_anew_gives_the_same_and_keeps_what_people_said(store: SqlStore) -> None:
    keep(store, (*STORY, *samples(3)))
    link_store(store, TODAY)
    (happening,) = store.stream(WONG)
    store.judge(accept(happening, happening.reports[1], "Ada Quill", AT, "seen"))
    link_store(store, TODAY)
    before = sorted(store.stream(Asked()), key=lambda it: it.id)
    store.unlink()
    assert (store.timeline(Asked()), store.waits()) == ([], 6)
    link_store(store, TODAY)
    assert sorted(store.stream(Asked()), key=lambda it: it.id) == before
    assert list(store.faults()) == []


def test_one_by_one_gives_what_all_at_once_gives(store: SqlStore, tmp_path: Path) -> None:
    records = (*STORY, told("Bay Post", "2024-09-01", visit="2024-09-20"), sample(1))
    for record in reversed(records):
        keep(store, [record])
        link_store(store, TODAY)
    known = {line.id: line for line in store.timeline(Asked(()))}
    other = SqliteStore.open(tmp_path / "other.sqlite")
    keep(other, records)
    link_store(other, TODAY)
    assert {line.id: line for line in other.timeline(Asked(()))} == known
    other.close()
    direct = link_reports([report for record in records for report in reports_of(record)], [], TODAY)
    assert {it.id for it in direct} == set(known)
    assert [store.happening(it.id).status for it in direct] == [it.status for it in direct]


def test_only_what_is_near_is_touched(store: SqlStore) -> None:
    far = [told("Bay Post", f"20{year}-03-01", visit=f"20{year}-03-05") for year in range(10, 20)]
    keep(store, [*far, *STORY])
    link_store(store, TODAY)
    keep(store, [told("Northgate Times", "2024-06-19", "occurred")])
    assert link_store(store, TODAY).happenings == 1


def test_a_passed_day_makes_a_plan_overdue(store: SqlStore) -> None:
    keep(store, STORY[:2])
    link_store(store, date(2024, 6, 15))
    assert [line.status for line in store.timeline(WONG)] == ["planned"]
    assert link_store(store, TODAY).happenings == 1
    (line,) = store.timeline(WONG)
    assert line.status == "overdue"
    assert [change.kind for _, change in store.changes(date(2024, 6, 19))] == ["overdue"]
    link_store(store, date(2024, 6, 15))
    assert [line.status for line in store.timeline(WONG)] == ["planned"]


def test_what_was_under_way_is_over_when_its_days_have_passed(store: SqlStore) -> None:
    keep(store, [told("Straits Courier", "2024-06-18", "ongoing")])
    link_store(store, date(2024, 6, 18))
    assert [line.status for line in store.timeline(WONG)] == ["ongoing"]
    assert link_store(store, TODAY).happenings == 1
    assert [line.status for line in store.timeline(WONG)] == ["occurred"]
    assert link_store(store, TODAY).happenings == 0


def test_a_judgement_outlives_reading_and_linking_again(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    happening = store.happening(store.timeline(WONG)[0].id)
    out = next(report for report in happening.reports if report.outlet == "Java Herald")
    store.judge(undo(happening, out, "Ada Quill", AT, "another trip"))
    link_store(store, TODAY)
    assert sorted(line.articles for line in store.timeline(WONG)) == [1, 2]
    # A newer model finds the same words, and other parties.
    record = STORY[1]
    newer = replace(record, actors=(*record.actors[:1], replace(record.actors[1], aliases=("RI",))))
    store.put(newer, "newer", traces_of(newer))
    link_store(store, TODAY)
    assert sorted(line.articles for line in store.timeline(WONG)) == [1, 2]
    links = [link for line in store.timeline(WONG) for link in store.happening(line.id).links]
    assert {(link.judgement, link.by) for link in links if link.judgement} == {("undone", "Ada Quill")}
    assert list(store.faults()) == []


def test_a_person_may_join_what_the_scores_keep_apart(store: SqlStore) -> None:
    keep(store, [STORY[0], told("Bay Post", "2024-07-20", visit="2024-08-30", guest="Mei Tan")])
    link_store(store, TODAY)
    one, other = (store.happening(line.id) for line in store.timeline(Asked(())))
    both = replace(one, reports=(*one.reports, *other.reports))
    store.judge(accept(both, other.reports[0], "Ada Quill", AT))
    link_store(store, TODAY)
    assert [line.articles for line in store.timeline(Asked(()))] == [2]


def test_a_report_that_a_newer_model_drops_is_gone(store: SqlStore) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    without = replace(STORY[2], events=())
    store.put(without, "newer", traces_of(without))
    assert store.waits() == 3
    link_store(store, TODAY)
    (line,) = store.timeline(WONG)
    assert (line.status, line.articles) == ("overdue", 2)
    assert list(store.faults()) == []
    assert store.months(Asked()) == [(date(2024, 6, 1), "overdue", 1)]
    assert store.months(Asked(statuses=("occurred",))) == []


def test_copies_count_as_one_source(store: SqlStore) -> None:
    plain = sample(1)
    copy = sample(2)
    keep(store, [plain, replace(copy, document=replace(copy.document, outlet="Java Herald"))])
    link_store(store, TODAY)
    told = store.happening(store.timeline(Asked())[0].id).reports
    assert store.reports([told[0].id, "report:none"]) == {told[0].id: told[0]}
    families = store.families([plain.document.id, copy.document.id])
    assert len(set(families.values())) == 1
    assert [it.kind for it in families[plain.document.id].copies] == ["original", "exact"]
    visits = store.timeline(Asked((), ("visit",)))
    assert [(line.articles, line.sources) for line in visits] == [(2, 1)]


def test_a_record_without_traces_is_traced_by_linking(store: SqlStore) -> None:
    store.put(STORY[0], "test")
    link_store(store, TODAY)
    assert [line.articles for line in store.timeline(WONG)] == [1]


def test_a_timeline_of_two_needs_both(store: SqlStore) -> None:
    keep(store, [*STORY, told("Bay Post", "2024-07-20", visit="2024-08-30", guest="Mei Tan")])
    link_store(store, TODAY)
    indonesia, wong = frozenset({"country:IDN"}), frozenset(store.names_like("wong"))
    assert len(store.timeline(Asked((indonesia,)))) == 2
    assert len(store.timeline(Asked((indonesia, wong)))) == 1
    assert store.timeline(Asked((indonesia,), first=date(2024, 9, 1))) == []
    assert len(store.timeline(Asked((indonesia,), last=date(2024, 7, 1)))) == 1
    assert store.timeline(Asked((indonesia,), ("meet",))) == []


@pytest.mark.parametrize("key", ["", "abc", "zzzz", "happening:", "%%%%"])
def test_an_unknown_happening_is_named(store: SqlStore, key: str) -> None:
    with pytest.raises(StoreError, match=f"no happening '{key}'"):
        store.happening(key)


@pytest.mark.parametrize(
    ("words", "places"),
    [("airspace", 2), ("visiting", 2), ('"two leaders"', 2), ("airspace ambassador", 0), ('") OR *', 0), ("", 0)],
)
def test_search(store: SqlStore, words: str, places: int) -> None:
    keep(store, [sample(1)])
    found = store.search(words, 10)
    assert len(found) == places
    assert all("\x02" in hit.words for hit in found)


def test_search_follows_the_record(store: SqlStore) -> None:
    keep(store, samples(2))
    store.put(replace(sample(1), statements=()), "newer")
    assert [hit.statement for hit in store.search("airspace", 10)].count("s2") == 1
    assert {hit.speaker for hit in store.search("airspace", 10)} == {None, "Mei Tan"}


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE documents SET text = 'Short.'", "outside the text"),
        ("DELETE FROM reports", "member that is no report"),
        ("DELETE FROM happenings", "member of no happening"),
        ("DELETE FROM members", "report of no happening"),
        ("DELETE FROM changes", "not those that are listed"),
        ("UPDATE records SET record = '{}'", "cannot be read"),
        ("UPDATE reports SET report = '[]'", "cannot be read"),
        ("DELETE FROM searched", "cannot be searched"),
        ("DELETE FROM known", "party without a name"),
        ("UPDATE known SET happenings = 7", "miscounted"),
        ("UPDATE ties SET happening = 'none'", "tie of no happening"),
    ],
)
def test_verify_finds_damage(store: SqlStore, damage: str, fault: str) -> None:
    keep(store, STORY)
    link_store(store, TODAY)
    assert list(store.faults()) == []
    with store._connection(writing=True) as connection:
        connection.execute(text(damage))
    found = [words for _, words in store.faults()]
    assert any(fault in words for words in found)
