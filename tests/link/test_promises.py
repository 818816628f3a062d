"""What counts as a plan, and what became of it."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.link.happenings import link_reports
from demarche.link.promises import promises
from demarche.model.happening import Report
from tests.link.tales import on

TODAY = date(2024, 12, 31)
VISIT, MEET = "Lars_Vik@NOR visit Chile@CHL", "Lars_Vik@NOR+Ana_Rojas@CHL meet -"


def outcomes(*reports: Report) -> list[str]:
    return [promise.outcome for promise in promises(link_reports(reports, [], TODAY), TODAY)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Vik said he would never travel to Chile.", []),
        ("Vik called off his trip to Chile.", ["changed"]),
        ("Vik was to have gone to Chile, but a trip that had been planned for long will not be.", ["changed"]),
    ],
)
def test_what_will_not_be_was_planned_only_if_the_text_says_so(words: str, expected: list[str]) -> None:
    assert outcomes(on("2024-05-01").tell(VISIT, None, "cancelled", words=words)) == expected


def test_a_plan_given_up_with_its_day_was_one() -> None:
    assert outcomes(on("2024-05-01").tell(VISIT, "2024-05-06", "cancelled", words="Vik will not go to Chile.")) == [
        "changed"
    ]


def test_nobody_plans_an_attack_that_fails() -> None:
    assert outcomes(on("2024-05-01").tell("? strike Chile@CHL", None, "cancelled", words="They were to strike.")) == []


def test_what_is_told_after_its_day_is_no_plan() -> None:
    assert outcomes(on("2024-05-07").tell(MEET, "2024-05-06", "planned")) == []
    assert outcomes(on("2024-05-05").tell(MEET, "2024-05-06", "planned")) == ["overdue"]


def test_a_meeting_whose_day_is_that_of_a_visit_is_not_overdue() -> None:
    plan = on("2024-05-01").tell(MEET, "2024-05-06", "planned")
    assert outcomes(replace(plan, when=replace(plan.when, times=()))) == ["open"]


def test_what_is_only_said_is_not_overdue() -> None:
    assert outcomes(on("2024-05-01").tell("Norway@NOR praise Chile@CHL", "2024-05-06", "planned")) == ["open"]
