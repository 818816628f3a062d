"""Plans and what became of them, where the reports do not say the same: moved with a visit, told by halves, denied."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.lexicon.linking import given_up, status_rules, unplanned
from demarche.link.happenings import link_reports
from demarche.model.happening import Happening, Report, Who
from tests.link.tales import on

TODAY = date(2025, 1, 1)
VISIT = "Lars_Vik@NOR visit Chile@CHL"
MEET = "Lars_Vik@NOR+Ana_Rojas@CHL meet -"


def linked(*reports: Report) -> list[Happening]:
    return sorted(link_reports(reports, [], TODAY), key=lambda it: (it.kind, str(it.when.earliest)))


def kinds(happening: Happening) -> list[str]:
    return [change.kind for change in happening.changes]


def test_a_meeting_moves_with_its_visit() -> None:
    """The visit is brought forward: the meeting planned on its first days is the one held on its new ones."""
    first, second, third = on("2024-05-01"), on("2024-05-03", "Post"), on("2024-05-04", "Star")
    meet, visit = linked(
        first.tell(VISIT, "2024-05-20/2024-05-21", "planned"),
        first.tell(MEET, "2024-05-20/2024-05-21", "planned"),
        second.tell(VISIT, "2024-05-04", "planned", words="His visit was brought forward to 4 May."),
        third.tell(VISIT, "2024-05-04"),
        third.tell(MEET, "2024-05-04"),
    )
    assert kinds(visit) == ["announced", "brought-forward", "happened"]
    assert (kinds(meet), meet.status) == (["announced", "happened"], "occurred")


def test_a_meeting_is_put_off_when_its_visit_is() -> None:
    """The visit is put off and made up for: the meeting was put off then, not when it was planned anew."""
    first, second, third, fourth = (
        on("2024-05-01"),
        on("2024-05-03", "Post"),
        on("2024-06-04"),
        on("2024-07-02", "Star"),
    )
    meet, _ = linked(
        first.tell(VISIT, "2024-05-20/2024-05-21", "planned"),
        first.tell(MEET, "2024-05-20/2024-05-21", "planned"),
        second.tell(VISIT, "2024-05-20", "postponed"),
        third.tell(VISIT, "2024-07-01/2024-07-02", "planned"),
        third.tell(MEET, "2024-07-01/2024-07-02", "planned"),
        fourth.tell(MEET, "2024-07-01"),
    )
    assert [(it.kind, str(it.day)) for it in meet.changes] == [
        ("announced", "2024-05-01"),
        ("postponed", "2024-05-03"),
        ("announced", "2024-06-04"),
        ("happened", "2024-07-02"),
    ]


def test_nothing_is_overdue_that_another_account_may_tell_of() -> None:
    """A plan, and a meeting of the same two a week later that nobody says was moved: two, and neither is overdue."""
    plan = on("2024-05-01").tell(MEET, "2024-05-06", "planned")
    found = linked(plan, on("2024-05-13", "Post").tell(MEET, "2024-05-12"))
    assert [it.status for it in found] == ["planned", "occurred"]
    (alone,) = linked(plan)
    assert kinds(alone) == ["announced", "overdue"]
    before = on("2024-05-02", "Post").tell(MEET, "2024-04-28")
    assert "overdue" in {it.status for it in linked(plan, before)}


def test_somebody_whose_country_one_text_leaves_open_is_himself() -> None:
    plan = on("2024-05-01").tell(VISIT, "2024-05-06", "planned")
    off = on("2024-05-03", "Post").tell("Lars_Vik visit Chile@CHL", None, "cancelled")
    (visit,) = linked(plan, off)
    assert visit.status == "cancelled"


def test_a_visit_put_off_without_its_host_is_the_one_that_was_planned() -> None:
    off = on("2024-05-03", "Post").tell("Lars_Vik@NOR visit -", None, "postponed")
    again = on("2024-06-01", "Star").tell(VISIT, "2024-06-10", "planned")
    (visit,) = linked(on("2024-05-01").tell(VISIT, "2024-05-06", "planned"), off, again)
    assert kinds(visit)[:2] == ["announced", "postponed"]
    assert len(linked(off, again)) == 2


def test_a_meeting_for_which_he_goes_is_called_off_with_the_journey() -> None:
    words = "Vik will travel to Chile on Monday for talks with Peru's Inti Quispe."
    paper = on("2024-05-01")
    meet, _ = linked(
        paper.tell(VISIT, "2024-05-06", "planned", words=words),
        paper.tell("Lars_Vik@NOR+Inti_Quispe@PER meet -", "2024-05-06", "planned", words=words),
        on("2024-05-03", "Post").tell(VISIT, None, "cancelled"),
    )
    assert meet.status == "cancelled"


def test_a_plan_denied_later() -> None:
    """Whoever denies need not say when it was to be."""
    words = "Norway will recall its ambassador from Chile in June."
    denied = "The ministry denied that Norway would recall its ambassador."
    claim = on("2024-05-01").tell("Norway@NOR recall Chile@CHL", "2024-06-01/2024-06-30", "planned", words=words)
    denial = on("2024-05-04", "Post").tell(
        "Norway@NOR recall Chile@CHL", None, "denied", sources=("Norway@NOR denies",), words=denied
    )
    (recall,) = linked(claim, denial)
    assert [(it.about, it.other_says) for it in recall.conflicts] == [("claim", f"Norway denies: {denied}")]
    assert "overdue" not in kinds(recall)


def test_a_denial_is_shown_in_its_own_words() -> None:
    report = on("2024-05-01").tell("Norway@NOR arm Chile@CHL", None, sources=("Peru@PER asserts", "Norway@NOR denies"))
    asserting, denying = report.sources
    report = replace(report, sources=(asserting, replace(denying, words="Oslo called it a lie.")))
    (arms,) = linked(report)
    assert [it.other_says for it in arms.conflicts] == ["Norway denies: Oslo called it a lie."]


def test_who_vouches_that_it_is_not_so_denies_it() -> None:
    claim = on("2024-05-01").tell(MEET, "2024-04-30")
    denial = on("2024-05-02", "Post").tell(MEET, "2024-04-30", "denied", sources=("Ana_Rojas@CHL asserts",))
    ((conflict,),) = (it.conflicts for it in linked(claim, denial))
    assert conflict.about == "claim"
    assert conflict.other_says.startswith("Ana_Rojas denies: ".replace("_", " "))


def test_what_nobody_had_planned_is_not_cancelled() -> None:
    paper = on("2024-05-01")
    (never,) = linked(paper.tell(VISIT, None, "cancelled", words="Vik would not travel to Chile, an official said."))
    (off,) = linked(paper.tell(VISIT, None, "cancelled", words="Vik has called off his visit to Chile."))
    assert (kinds(never), kinds(off)) == ([], ["cancelled"])


@pytest.mark.parametrize(("key", "expected"), [("positive", True), ("negative", False)])
def test_examples_of_giving_up(key: str, expected: bool) -> None:
    assert all(given_up(words) is expected for words in status_rules()["given-up"][key])


@pytest.mark.parametrize(("key", "expected"), [("positive", True), ("negative", False)])
def test_examples_of_what_will_not_be(key: str, expected: bool) -> None:
    assert all(unplanned(words) is expected for words in status_rules()["refused"][key])


@pytest.mark.parametrize("name", ["NATO leaders", "NATO foreign ministers", "leaders of NATO"])
def test_the_leaders_of_a_body_are_the_body(name: str) -> None:
    plan = on("2024-05-01").tell("NATO+Nordic meet -", "2024-05-06", "planned")
    body, leaders = (Who("Q7184", "NATO", "organisation"), Who(f"local:{name}", name, "group"))
    plan, held = (
        replace(plan, agents=(leaders,)),
        replace(on("2024-05-07", "Post").tell("NATO meet -", "2024-05-06"), agents=(body,)),
    )
    assert len(linked(plan, held)) == 1


def test_who_denies_that_it_was_put_off_contradicts_its_status() -> None:
    off = on("2024-05-03").tell(VISIT, None, "postponed", sources=("envoy@NOR", "Chile@CHL denies"))
    (visit,) = linked(on("2024-05-01").tell(VISIT, "2024-05-06", "planned"), off)
    assert [(it.about, it.one, it.other) for it in visit.conflicts] == [("status", off.id, off.id)]
