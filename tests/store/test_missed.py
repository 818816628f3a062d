"""An event that a person adds is linked like those that were read, goes with the gold, and can be undone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from demarche.correcting import add_event, correct_event, gold_of, undo_correction
from demarche.errors import CorrectionError
from demarche.link.correcting import By
from demarche.link.missed import Missed
from demarche.linking import link_store, record_of, traces_of
from demarche.store.contract import Asked
from demarche.store.sql import SqlStore
from tests.store.traced import STORY, TODAY, keep

ADA = By("Ada Quill", datetime(2024, 7, 2, tzinfo=UTC), "it says so")
FIELDS = {
    "kind": ["visit"],
    "status": ["planned"],
    "agents": ["Lawrence Wong"],
    "recipients": ["Indonesia"],
    "days": ["2024-06-18"],
}
MISSED = Missed("will visit", FIELDS)
UNREAD = replace(STORY[1], events=())


@pytest.fixture
def linked(store: SqlStore) -> SqlStore:
    """Two articles tell of a visit; in the third the reader missed it."""
    keep(store, [STORY[0], UNREAD, STORY[2]])
    link_store(store, TODAY)
    return store


def articles(store: SqlStore) -> list[int]:
    return [line.articles for line in store.timeline(Asked())]


def test_it_is_linked_and_undone(linked: SqlStore) -> None:
    assert articles(linked) == [2]
    made = add_event(linked, UNREAD.document.id, MISSED, ADA, TODAY)
    assert articles(linked) == [3]
    (happening,) = linked.stream(Asked())
    report = next(it for it in happening.reports if it.document == UNREAD.document.id)
    assert report.trigger.of(UNREAD.document.text) == "will visit"
    assert [who.name for who in (*report.agents, *report.recipients)] == ["Lawrence Wong", "Indonesia"]
    assert list(linked.faults()) == []
    undo_correction(linked, made.id, ADA, TODAY)
    assert articles(linked) == [2]
    assert linked.get(UNREAD.document.id) == UNREAD
    assert list(linked.faults()) == []


def test_it_outlives_another_reading(linked: SqlStore) -> None:
    add_event(linked, UNREAD.document.id, MISSED, ADA, TODAY)
    newer = replace(UNREAD, actors=tuple(reversed(UNREAD.actors)))
    linked.put(newer, "newer", traces_of(newer))
    link_store(linked, TODAY)
    assert articles(linked) == [3]
    linked.put(STORY[1], "newest", traces_of(STORY[1]))  # now the reader finds it, too
    link_store(linked, TODAY)
    assert articles(linked) == [3]
    assert [it.id for it in record_of(linked, UNREAD.document.id).record.events] == ["e1"]
    assert list(linked.faults()) == []


def test_it_is_corrected_like_any_other(linked: SqlStore) -> None:
    add_event(linked, UNREAD.document.id, MISSED, ADA, TODAY)
    (event,) = record_of(linked, UNREAD.document.id).record.events
    correct_event(linked, UNREAD.document.id, event.id, [("place", ["Bandung"])], ADA, TODAY)
    (now,) = record_of(linked, UNREAD.document.id).record.events
    assert now.place is not None
    with pytest.raises(CorrectionError, match="there is a visit in these words already"):
        add_event(linked, UNREAD.document.id, MISSED, ADA, TODAY)


def test_it_goes_with_the_gold(linked: SqlStore) -> None:
    made = add_event(linked, UNREAD.document.id, MISSED, ADA, TODAY)
    (gold,) = gold_of(linked)
    (event,) = gold["events"]
    assert (event["kind"], event["agents"], event["trigger"]) == ("visit", ["Lawrence Wong"], "will visit")
    assert event["corrected"] == ["agents", "days", "kind", "new", "recipients", "status"]
    assert [it["id"] for it in gold["corrections"]] == [made.id]
