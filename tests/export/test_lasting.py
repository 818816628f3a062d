"""Who follows a happening by calendar, feed or webhook sees the same one when an older first report of it is read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.atom import Turn
from demarche.export.calendar import to_calendar
from demarche.linking import link_store, traces_of
from demarche.store.sqlite import SqliteStore
from tests.store.traced import STORY, TODAY, keep, told

EARLIER = told("Northgate Times", "2024-06-01")


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    store = SqliteStore.open(tmp_path / "news.sqlite")
    keep(store, STORY)
    link_store(store, TODAY)
    return Chosen(store)


def event(chosen: Chosen) -> dict[str, str]:
    """What the calendar says of the one happening."""
    found: Any = Calendar.from_ical("".join(to_calendar(chosen.happenings())))
    (it,) = found.walk("VEVENT")
    return {name: it[name].to_ical().decode() for name in ("uid", "sequence", "last-modified", "dtstart", "status")}


def turns(chosen: Chosen) -> list[Turn]:
    return list(chosen.turns(Addresses()))


def read_also(chosen: Chosen, *records: object) -> None:
    keep(chosen.store, records)  # type: ignore[arg-type]
    link_store(chosen.store, TODAY)


def test_the_calendar_has_the_same_event_in_a_newer_version(chosen: Chosen) -> None:
    before = event(chosen)
    read_also(chosen, EARLIER)
    after = event(chosen)
    assert int(after.pop("sequence")) > int(before.pop("sequence"))
    assert after == before


def test_a_later_report_makes_it_modified_then(chosen: Chosen) -> None:
    before = event(chosen)
    read_also(chosen, told("Lighthouse", "2024-06-20", "occurred"))
    after = event(chosen)
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"])
    assert (before["last-modified"], after["last-modified"]) == ("20240618T000000Z", "20240620T000000Z")


def test_versions_never_fall(chosen: Chosen) -> None:
    sequences = [int(event(chosen)["sequence"])]
    for record in (EARLIER, told("Lighthouse", "2024-06-14", "cancelled"), told("Harbour News", "2024-06-15")):
        read_also(chosen, record)
        sequences.append(int(event(chosen)["sequence"]))
    for record in STORY[:2]:  # a newer model finds nothing there: turns are gone
        newer = replace(record, events=())
        chosen.store.put(newer, "newer", traces_of(newer))
        link_store(chosen.store, TODAY)
        sequences.append(int(event(chosen)["sequence"]))
    assert sequences == sorted(sequences)


def test_the_feed_has_the_same_entries(chosen: Chosen) -> None:
    before = turns(chosen)
    read_also(chosen, EARLIER)
    after = turns(chosen)
    assert {it.happening for it in before} != {it.happening for it in after}
    assert {it.id for it in after} == {it.id for it in before}
    assert [it.change.day for it in after] != [it.change.day for it in before]
