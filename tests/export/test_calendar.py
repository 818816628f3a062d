"""The calendar in two independent parsers; what who subscribes needs to follow a plan through its changes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.calendar import to_calendar
from demarche.model.happening import Change, Happening
from demarche.model.record import When
from tests.export.made import happening

STATUSES = {
    "occurred": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "TENTATIVE",
    "possible": "TENTATIVE",
    "overdue": "TENTATIVE",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
MONTH = When(date(2023, 6, 1), date(2023, 6, 30), "month")


def written(*happenings: Happening, **options: Any) -> str:
    return "".join(to_calendar(happenings, **options))


def one(it: Happening, **options: Any) -> Any:
    (event,) = Calendar.from_ical(written(it, **options)).walk("VEVENT")
    return event


def test_two_parsers_read_the_same(news: Chosen) -> None:
    text = "".join(to_calendar(news.happenings(), "Sample news"))
    first = Calendar.from_ical(text).walk("VEVENT")
    second = vobject.readOne(text).vevent_list
    assert len(first) == len(second) > 20
    for mine, other in zip(first, second, strict=True):
        assert str(mine["uid"]) == other.uid.value
        assert mine.decoded("dtstart") == other.dtstart.value
        assert mine.decoded("dtend") == other.dtend.value
        assert str(mine["summary"]) == other.summary.value
        assert str(mine["description"]) == other.description.value
        assert str(mine["status"]) == other.status.value
        assert other.validate(raiseException=True)


def test_what_is_dated_by_day_is_in_it_on_its_days(news: Chosen) -> None:
    told = {it.id.removeprefix("happening:"): it for it in news.happenings()}
    events = Calendar.from_ical("".join(to_calendar(news.happenings()))).walk("VEVENT")
    shown = {str(event["uid"]).removesuffix("@demarche"): event for event in events}
    by_day = {id for id, it in told.items() if it.when.earliest and it.when.precision in ("day", "week")}
    assert by_day == {id for id in shown if told[id].when.precision in ("day", "week")}
    for id, event in shown.items():
        when = told[id].when
        assert event.decoded("dtstart") == when.earliest
        assert event.decoded("dtend") == (when.latest or when.earliest) + timedelta(1)


def test_the_end_is_the_day_behind_it() -> None:
    text = written(happening())
    assert "\r\nDTSTART;VALUE=DATE:20230618\r\n" in text
    assert "\r\nDTEND;VALUE=DATE:20230620\r\n" in text


@pytest.mark.parametrize(("status", "expected"), STATUSES.items())
def test_the_status_is_one_that_calendars_know(status: str, expected: str) -> None:
    event = one(happening(status))
    assert str(event["status"]) == expected
    assert str(event["x-demarche-status"]) == status


def test_a_confirmed_plan_is_confirmed_until_it_changes() -> None:
    confirmed = Change(date(2023, 6, 4), "confirmed", None, None, ())
    it = happening("planned")
    sure = replace(it, changes=(*it.changes, confirmed))
    assert str(one(sure)["status"]) == "CONFIRMED"
    moved = replace(sure, changes=(*sure.changes, Change(date(2023, 6, 5), "moved", None, None, ())))
    assert str(one(moved)["status"]) == "TENTATIVE"


def test_a_plan_keeps_its_uid_and_counts_its_turns() -> None:
    before = happening("planned", changes=happening().changes[:1])
    after = happening("planned", when=When(date(2023, 7, 1), date(2023, 7, 1), "day"))
    assert one(before)["uid"] == one(after)["uid"]
    assert (one(before)["sequence"], one(after)["sequence"]) == (1, 2)
    known = replace(after, uid="happening:fedcba9876543210", version=7)
    assert (str(one(known)["uid"]), one(known)["sequence"]) == ("fedcba9876543210@demarche", 7)
    assert one(after).decoded("dtstart") == date(2023, 7, 1)


def test_the_same_record_gives_the_same_bytes(news: Chosen) -> None:
    assert "".join(to_calendar(news.happenings())) == "".join(to_calendar(news.happenings()))
    assert written(happening()).count("20230603T000000Z") == 2  # DTSTAMP and LAST-MODIFIED: the last report


@pytest.mark.parametrize("precision", ["month", "quarter", "season", "year"])
def test_coarse_plans_are_left_out_unless_asked_for(precision: str) -> None:
    it = replace(happening(), when=replace(MONTH, precision=precision))
    assert "VEVENT" not in written(it)
    assert one(it, coarse=True).decoded("dtend") == date(2023, 7, 1)
    assert "[Jun 2023]" in str(one(it, coarse=True)["summary"])


def test_days_are_never_invented() -> None:
    for when in (When(), When(None, date(2023, 6, 1), "day")):
        assert "VEVENT" not in written(replace(happening(), when=when), coarse=True)
    open_end = replace(happening(), when=When(date(2023, 6, 18), None, "day"))
    assert one(open_end).decoded("dtend") == date(2023, 6, 19)


def test_lines_are_folded_at_75_octets_between_signs() -> None:
    it = happening(agents=(replace(happening().agents[0], name="Цвета́ева — 会談 🌍 " * 12),))
    text = written(it)
    assert all(len(row.encode()) <= 75 for row in text.split("\r\n"))
    assert "\r\n " in text
    assert "Цвета́ева — 会談 🌍" in str(one(it)["summary"])
    text.encode().decode()


def test_it_says_who_says_so_and_where_to_look() -> None:
    event = one(happening(), addresses=Addresses("https://desk.example"))
    assert str(event["url"]) == "https://desk.example/happenings/0123456789abcdef"
    assert "According to Foreign Office." in str(event["description"])
    assert "“Ada Smith will visit Norway.”" in str(event["description"])
    assert event["categories"].cats == ["visit", "GBR", "NOR"]
    assert str(event["location"]) == "Oslo"
    assert str(event["summary"]) == "Ada Smith to visit Norway in Oslo (planned)"
    assert "url" not in one(happening())


def test_it_can_be_subscribed_to() -> None:
    calendar = Calendar.from_ical(written(name="Norway"))
    assert (str(calendar["method"]), str(calendar["x-wr-calname"]), str(calendar["version"])) == (
        "PUBLISH",
        "Norway",
        "2.0",
    )
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in written()


def test_words_that_mean_something_are_escaped() -> None:
    odd = "Smith, A; \\n [x]"
    event = one(happening(agents=(replace(happening().agents[0], name=odd),)))
    assert odd in str(event["summary"])
    calendar = Calendar.from_ical(written(name=odd))
    assert str(calendar["x-wr-calname"]).replace("\\", "") == odd.replace("\\", "")
    assert "NAME:Smith\\, A\\; \\\\n [x]\r\n" in written(name=odd)
