"""Journeys: tours and their stops, visits told without a host or a day; and what only looks like a meeting."""

from datetime import date

import pytest

from demarche.lexicon.linking import rough, status_rules
from demarche.link.happenings import link_reports
from demarche.model.happening import Happening, Report
from tests.link.tales import on

TODAY = date(2024, 12, 31)


def linked(*reports: Report) -> list[Happening]:
    found = link_reports(reports, [], TODAY)
    return sorted(found, key=lambda happening: (str(happening.when.earliest), happening.kind))


TOUR = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL+Peru@PER", "2024-05-06/2024-05-10", "planned")


def test_a_tour_took_place_where_one_of_its_stops_did() -> None:
    stop = on("2024-05-08", "Post").tell("Lars_Vik@NOR visit Peru@PER", "2024-05-08")
    tour, visit = linked(TOUR, stop)
    assert (tour.status, visit.part_of) == ("occurred", tour.id)


def test_a_tour_of_which_no_stop_is_told_is_overdue() -> None:
    elsewhere = on("2024-05-08", "Post").tell("Lars_Vik@NOR visit Ghana@GHA", "2024-05-08")
    somebody = on("2024-05-08", "Post").tell("Ana_Rojas@NOR visit Peru@PER", "2024-05-08")
    tour, *others = linked(TOUR, elsewhere, somebody)
    assert tour.status == "overdue"
    assert [other.part_of for other in others] == [None, None]


def test_a_stop_still_to_come_belongs_to_the_tour_without_a_day_of_its_own() -> None:
    stop = on("2024-05-05", "Post").tell("Lars_Vik@NOR visit Peru@PER", None, "planned")
    tour, visit = linked(TOUR, stop)
    assert visit.part_of == tour.id


def test_a_meeting_there_shows_that_a_visit_was_made() -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "planned")
    meeting = on("2024-05-08", "Post").tell("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-07", place="Santiago@CHL")
    visit, met = linked(plan, meeting)
    assert (visit.status, visit.shown_by, visit.when.latest) == ("occurred", met.id, date(2024, 5, 8))
    assert visit.changes[-1].kind == "happened"
    assert meeting.words in (visit.shown_because or "")


@pytest.mark.parametrize("place", [None, "Oldhall@"])
def test_whom_one_meets_alone_on_a_visit_one_meets_there(place: str | None) -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "planned")
    meeting = on("2024-05-08", "Post").tell("Lars_Vik@NOR meet Pia_Soto@CHL", "2024-05-07", place=place)
    visit, met = linked(plan, meeting)
    assert (visit.status, visit.shown_by) == ("occurred", met.id)


def test_a_visit_of_which_only_the_first_day_is_told_lasts_for_some() -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06", "planned")
    meeting = on("2024-05-08", "Post").tell("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-08", place="Santiago@CHL")
    visit, _ = linked(plan, meeting)
    assert visit.status == "occurred"


@pytest.mark.parametrize(
    ("happened", "days", "status", "place"),
    [
        ("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-07", "occurred", "Oslo@NOR"),
        ("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-07", "occurred", None),
        ("Lars_Vik@NOR meet Ana_Rojas@PER+Pia_Soto@CHL", "2024-05-07", "occurred", None),
        ("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-11", "occurred", "Santiago@CHL"),
        ("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-07", "planned", "Santiago@CHL"),
        ("Eva_Lie@NOR meet Ana_Rojas@PER", "2024-05-07", "occurred", "Santiago@CHL"),
        ("Lars_Vik@NOR call Ana_Rojas@PER", "2024-05-07", "occurred", "Santiago@CHL"),
    ],
)
def test_nothing_else_shows_it(happened: str, days: str, status: str, place: str | None) -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "planned")
    visit, _ = linked(plan, on("2024-05-08", "Post").tell(happened, days, status, place))
    assert (visit.status, visit.shown_by) == ("overdue", None)


def test_a_visit_that_was_called_off_is_not_shown_by_a_meeting() -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "planned")
    off = on("2024-05-04").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "cancelled")
    meeting = on("2024-05-08", "Post").tell("Lars_Vik@NOR meet Ana_Rojas@PER", "2024-05-07", place="Santiago@CHL")
    visit, _ = linked(plan, off, meeting)
    assert (visit.status, visit.shown_by) == ("cancelled", None)


def test_a_visit_without_a_host_is_the_one_of_those_days() -> None:
    visit = on("2024-05-06").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-08", "ongoing")
    other = on("2024-05-20").tell("Lars_Vik@NOR visit Peru@PER", "2024-05-20")
    dated = on("2024-05-07", "Post").tell("Lars_Vik@NOR visit -", "2024-05-07")
    undated = on("2024-05-07", "Herald").tell("Lars_Vik@NOR visit -", None, "ongoing")
    first, second = linked(visit, other, dated, undated)
    assert (len(first.reports), len(second.reports)) == (3, 1)


def test_on_this_trip_means_the_tour_and_not_one_of_its_stops() -> None:
    stop = on("2024-05-08", "Post").tell("Lars_Vik@NOR visit Peru@PER", "2024-05-08")
    loose = on("2024-05-08", "Herald").tell("Lars_Vik@NOR visit -", None, "ongoing")
    tour, visit = linked(TOUR, stop, loose)
    assert (len(tour.reports), len(visit.reports)) == (2, 1)


def test_a_visit_that_took_place_is_not_one_still_to_come() -> None:
    first = on("2024-05-05").tell("Lars_Vik@NOR visit Ghana@GHA", "2024-05-06", "planned", place="Accra@GHA")
    second = on("2024-05-05").tell("Lars_Vik@NOR visit Ghana@GHA", "2024-05-08", "planned", place="Kumasi@GHA")
    loose = on("2024-05-07", "Post").tell("Lars_Vik@NOR visit Ghana@GHA", None)
    one, other = linked(first, second, loose)
    assert (len(one.reports), one.status, other.status) == (2, "occurred", "overdue")


def test_a_tour_may_last_for_two_weeks() -> None:
    tour = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL+Peru@PER+Kenya@KEN", "2024-05-02/2024-05-14", "planned")
    stop = on("2024-05-12", "Post").tell("Lars_Vik@NOR visit Kenya@KEN", "2024-05-12")
    found = {len(it.recipients): it for it in linked(tour, stop)}
    assert (found[3].status, found[1].part_of) == ("occurred", found[3].id)


def test_journeys_at_home_are_told_apart_by_their_towns() -> None:
    one = on("2024-05-01").tell("Lars_Vik@NOR visit -", "2024-05-02", "planned", place="Bergen@NOR")
    other = on("2024-05-01", "Post").tell("Lars_Vik@NOR visit -", None, "planned", place="Bodo@NOR")
    same = on("2024-05-01", "Herald").tell("Lars_Vik@NOR visit -", "2024-05-02", "planned", place="Bergen@NOR")
    assert sorted(len(it.reports) for it in linked(one, other, same)) == [1, 2]


def test_one_article_gives_two_towns_their_own_days() -> None:
    paper = on("2024-05-01")
    one = paper.tell("Lars_Vik@NOR visit Ghana@GHA", "2024-05-06", "planned", place="Accra@GHA")
    other = paper.tell("Lars_Vik@NOR visit Ghana@GHA", "2024-05-08", "planned", place="Kumasi@GHA")
    assert len(linked(one, other)) == 2


def test_the_days_of_a_visit_are_those_that_were_planned() -> None:
    plan = on("2024-05-01").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-09", "planned")
    day = on("2024-05-06", "Post").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06")
    month = on("2024-07-01", "Post").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-01/2024-05-31")
    for later in (day, month):
        (visit,) = linked(plan, later)
        assert (visit.status, visit.when.earliest, visit.when.latest) == (
            "occurred",
            date(2024, 5, 6),
            date(2024, 5, 9),
        )


def test_a_week_does_not_win_over_days_within_it() -> None:
    week = on("2024-05-02").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-12", "planned")
    exact = on("2024-05-03", "Post").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-07/2024-05-08", "planned")
    for reports in (
        [week, exact],
        [exact, on("2024-05-04").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-06/2024-05-12", "planned")],
    ):
        (visit,) = linked(*reports, on("2024-05-09", "Star").tell("Lars_Vik@NOR visit Chile@CHL", "2024-05-07"))
        assert (str(visit.when.earliest), str(visit.when.latest)) == ("2024-05-07", "2024-05-08")


def test_copies_tell_the_same_in_the_same_words() -> None:
    words = "Vik would not comment on his travels."
    one = on("2024-05-01", "Wire", "family:1").tell("Lars_Vik@NOR visit -", None, "planned", words=words)
    other = on("2024-05-02", "Post", "family:1").tell("Lars_Vik@NOR visit -", None, "planned", words=words)
    assert len(linked(one, other)) == 1


def test_a_body_open_to_talks_is_no_summit_of_it() -> None:
    talks = on("2024-05-01").tell("NATO@- talks -", None, "planned")
    summit = on("2024-05-06", "Post").tell("NATO@- summit -", "2024-05-06")
    assert len(linked(talks, summit)) == 2


def test_in_that_year_is_no_meeting() -> None:
    meeting = on("2024-05-06").tell("Norway@NOR+Chile@CHL talks -", "2024-05-06")
    recalled = on("2025-03-01", "Post").tell("Norway@NOR+Chile@CHL meet -", "2024-01-01/2024-12-31")
    assert len(linked(meeting, recalled)) == 2


@pytest.mark.parametrize(("key", "expected"), [("positive", True), ("negative", False)])
def test_rough_examples(key: str, expected: bool) -> None:
    assert all(rough(words) is expected for words in status_rules()["rough"][key])
