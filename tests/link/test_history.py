"""The story of a happening: its changes, present status, contradictions, sources and promises."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.link.happenings import link_reports
from demarche.link.promises import promises
from demarche.model.happening import Happening, Report
from tests.link.tales import on

VISIT = "Lars_Vik@NOR visit Chile@CHL"
TALKS = "Norway@NOR+Chile@CHL talks -"
MEET = "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
TODAY = date(2024, 12, 31)


def one(*reports: Report, today: date = TODAY) -> Happening:
    (happening,) = link_reports(reports, [], today)
    return happening


def turns(happening: Happening) -> list[str]:
    return [change.kind for change in happening.changes]


STORIES = {
    "announced happened": (
        [
            on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
            on("2024-05-07").tell(VISIT, "2024-05-06"),
            on("2024-05-08").tell(VISIT, "2024-05-06"),
        ],
        "occurred",
    ),
    "announced confirmed happened": (
        [
            on("2024-05-01").tell(VISIT, "2024-05-06", "planned", sources=("Mei@NOR asserts",)),
            on("2024-05-02").tell(VISIT, "2024-05-06", "planned", sources=("Ana_Rojas@CHL confirms",)),
            on("2024-05-07").tell(VISIT, "2024-05-06"),
        ],
        "occurred",
    ),
    "announced postponed announced happened": (
        [
            on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
            on("2024-05-03").tell(VISIT, None, "postponed"),
            on("2024-09-01").tell(VISIT, "2024-09-05", "planned"),
            on("2024-09-06").tell(VISIT, "2024-09-05"),
        ],
        "occurred",
    ),
    "announced postponed": (
        [
            on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
            on("2024-05-03").tell(VISIT, None, "postponed"),
            on("2024-05-09").tell(VISIT, "2024-05-06", "postponed"),
        ],
        "postponed",
    ),
    "announced brought-forward": (
        [
            on("2025-05-01").tell(VISIT, "2025-05-16", "planned"),
            on("2025-05-03").tell(VISIT, "2025-05-10", "planned"),
        ],
        "planned",
    ),
    "announced brought-forward happened": (
        [
            on("2024-05-01").tell(TALKS, "2024-05-16", "planned"),
            on("2024-05-03").tell(TALKS, "2024-05-10", "planned", words="The talks were brought forward to 10 May."),
            on("2024-05-11").tell(TALKS, "2024-05-10"),
        ],
        "occurred",
    ),
    "announced postponed happened": (
        [
            on("2024-05-01").tell(TALKS, "2024-05-06", "planned"),
            on("2024-05-03").tell(TALKS, "2024-05-20", "postponed"),
            on("2024-05-21").tell(TALKS, "2024-05-20"),
        ],
        "occurred",
    ),
    "announced cancelled": (
        [
            on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
            on("2024-05-03").tell(VISIT, "2024-05-06", "cancelled"),
        ],
        "cancelled",
    ),
    "announced overdue": ([on("2024-05-01").tell(VISIT, "2024-05-06", "planned")], "overdue"),
    "happened denied": (
        [
            on("2024-05-07").tell("Ghana@GHA arm Peru@PER", "2024-05-06"),
            on("2024-05-08").tell("Ghana@GHA arm Peru@PER", "2024-05-06", "denied", sources=("Ghana@GHA denies",)),
        ],
        "occurred",
    ),
}


@pytest.mark.parametrize("expected", STORIES)
def test_story(expected: str) -> None:
    reports, status = STORIES[expected]
    happening = one(*reports)
    assert turns(happening) == expected.split()
    assert happening.status == status


def test_a_plan_ahead_is_not_overdue() -> None:
    happening = one(on("2024-05-01").tell(VISIT, "2024-05-06", "planned"), today=date(2024, 5, 6))
    assert happening.status == "planned"


def test_put_off_and_planned_again_in_one_article() -> None:
    paper = on("2024-05-03")
    happening = one(
        on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
        paper.tell(VISIT, "2024-05-06", "postponed"),
        paper.tell(VISIT, "2024-05-20", "planned"),
        today=date(2024, 5, 4),
    )
    assert happening.status == "planned"
    assert happening.when.earliest == date(2024, 5, 20)
    assert turns(happening) == ["announced", "postponed", "announced"]
    assert [when.earliest for when in happening.other_days] == [date(2024, 5, 6)]


def test_before_and_after_are_told() -> None:
    reports, _ = STORIES["announced brought-forward"]
    change = one(*reports).changes[-1]
    assert (change.before, change.after, change.day) == ("2025-05-16", "2025-05-10", date(2025, 5, 3))


def test_days_that_more_texts_give_win() -> None:
    happening = one(
        on("2024-05-08", "A").tell(MEET, "2024-05-06"),
        on("2024-05-08", "B").tell(MEET, "2024-05-07"),
        on("2024-05-08", "C").tell(MEET, "2024-05-07"),
    )
    assert happening.when.earliest == date(2024, 5, 7)
    assert [conflict.about for conflict in happening.conflicts] == ["day"]


CONFLICTS = {
    "claim": (
        on("2024-05-07").tell("Ghana@GHA arm Peru@PER", "2024-05-06", sources=("Norway@NOR asserts",)),
        on("2024-05-08").tell("Ghana@GHA arm Peru@PER", None, "denied", sources=("Ghana@GHA denies",)),
    ),
    "status": (
        on("2024-05-07").tell(MEET, "2024-05-06"),
        on("2024-05-07", "Post").tell(MEET, "2024-05-06", "cancelled"),
    ),
    "day": (
        on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
        on("2024-05-01", "Post").tell(VISIT, "2024-05-10", "planned"),
    ),
    "place": (
        on("2024-05-07").tell(MEET, "2024-05-06", place="Accra@GHA"),
        on("2024-05-07", "Post").tell(MEET, "2024-05-06", place="Kumasi@GHA"),
    ),
    "place ": (
        on("2024-05-07").tell(MEET, "2024-05-06", place="Accra@GHA"),
        on("2024-05-07", "Post").tell(MEET, "2024-05-06", place="Lima@PER"),
    ),
    "party": (
        on("2024-05-07").tell("Lars_Vik@NOR+Ana_Rojas@CHL+Kofi_Mensah@GHA talks -", "2024-05-06"),
        on("2024-05-07", "Post").tell("Lars_Vik@NOR+Luis_Soto@CHL+Kofi_Mensah@GHA talks -", "2024-05-06"),
    ),
}


@pytest.mark.parametrize("about", CONFLICTS)
def test_conflict_with_both_wordings(about: str) -> None:
    first, second = CONFLICTS[about]
    (conflict,) = one(first, second).conflicts
    assert conflict.about == about.strip()
    assert first.words in conflict.one_says + conflict.other_says
    assert second.words in conflict.one_says + conflict.other_says


def test_a_change_told_later_is_no_conflict() -> None:
    for name, (reports, _) in STORIES.items():
        if name != "happened denied":
            assert not one(*reports).conflicts, name


def test_copies_and_officials_of_one_state_are_one_source() -> None:
    happening = one(
        on("2024-05-07", "A", "family:1").tell(MEET, "2024-05-06"),
        on("2024-05-07", "B", "family:1").tell(MEET, "2024-05-06"),
        on("2024-05-07", "C").tell(MEET, "2024-05-06", sources=("Lars_Vik@NOR asserts",)),
        on("2024-05-07", "D").tell(MEET, "2024-05-06", sources=("Ida_Berg@NOR asserts",)),
        on("2024-05-07", "E").tell(MEET, "2024-05-06"),
    )
    assert happening.independent_sources == 3
    derivations = [origin.derivation for origin in happening.origins]
    assert "Ida Berg, Lars Vik of Norway: quoted in 2 documents" in derivations
    assert "one text told 2 documents, 1 text (A, B)" in derivations


def test_a_denial_vouches_for_nothing() -> None:
    first, second = CONFLICTS["claim"]
    assert [origin.name for origin in one(first, second).origins] == ["Norway"]


@pytest.mark.parametrize(
    ("story", "outcome"),
    [
        ("announced happened", "kept"),
        ("announced postponed announced happened", "changed"),
        ("announced cancelled", "changed"),
        ("announced overdue", "overdue"),
    ],
)
def test_outcome_of_a_plan(story: str, outcome: str) -> None:
    (promise,) = promises([one(*STORIES[story][0])], TODAY)
    assert promise.outcome == outcome
    assert promise.made_by


def test_a_plan_ahead_is_open() -> None:
    today = date(2024, 5, 2)
    (promise,) = promises([one(on("2024-05-01").tell(VISIT, "2024-05-06", "planned"), today=today)], today)
    assert promise.outcome == "open"


def test_a_pledge_has_the_outcome_of_what_was_pledged() -> None:
    paper = on("2024-05-01")
    words = "Norway promised Peru that it would send aid on 6 May."
    reports = [
        paper.tell("Norway@NOR promise Peru@PER", "2024-05-01", words=words),
        paper.tell("Norway@NOR aid Peru@PER", "2024-05-06", "planned", words=words),
        on("2024-05-08").tell("Norway@NOR aid Peru@PER", "2024-05-06"),
    ]
    found = list(promises(link_reports(reports, [], TODAY), TODAY))
    assert [promise.outcome for promise in found] == ["kept", "kept"]


def test_what_belonged_to_a_visit_that_was_put_off_is_not_overdue() -> None:
    reports = [
        on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
        on("2024-05-01").tell(MEET, "2024-05-06", "planned"),
        on("2024-05-03").tell(VISIT, "2024-05-06", "postponed"),
    ]
    found = {promise.outcome for promise in promises(link_reports(reports, [], TODAY), TODAY)}
    assert found == {"changed"}


def test_what_was_never_planned_is_no_promise() -> None:
    assert not list(promises([one(on("2024-05-07").tell(MEET, "2024-05-06"))], TODAY))


def test_a_meeting_goes_with_its_visit() -> None:
    """The visit is called off: what was to happen on it is not overdue; made up for, the meeting is the same one."""
    first = on("2024-05-01")
    plan = [first.tell(VISIT, "2024-05-06/2024-05-07", "planned"), first.tell(MEET, "2024-05-07", "planned")]
    off = on("2024-05-04").tell(VISIT, "2024-05-06/2024-05-07", "postponed")
    found = {it.kind: it for it in link_reports([*plan, off], [], TODAY)}
    assert (found["meet"].status, found["meet"].part_of) == ("postponed", found["visit"].id)
    assert turns(found["meet"])[-1] == "postponed"
    third = on("2024-06-10")
    again = [third.tell(VISIT, "2024-06-10"), third.tell(MEET, "2024-06-10")]
    found = {it.kind: it for it in link_reports([*plan, off, *again], [], TODAY)}
    assert (len(found), found["meet"].status, found["meet"].part_of) == (2, "occurred", None)
    alone = {it.kind: it for it in link_reports(plan, [], TODAY)}
    assert alone["meet"].status == "overdue"


def test_a_denial_answers_the_claim() -> None:
    """Told as two events: in one sentence, or an accusation by whom it answers; not what somebody else is said of."""
    accusation = on("2024-05-01").tell("Norway@NOR accuse Chile@CHL", "2024-05-01")
    denial = on("2024-05-02", "Post").tell("Chile@CHL deny Norway@NOR", "2024-05-02")
    stranger = on("2024-05-02", "Star").tell("Peru@PER deny Norway@NOR", "2024-05-02")
    found = {it.kind: it for it in link_reports([accusation, denial], [], TODAY)}
    assert [(it.about, it.one, it.other) for it in found["accuse"].conflicts] == [("claim", accusation.id, denial.id)]
    found = {it.kind: it for it in link_reports([accusation, stranger], [], TODAY)}
    assert not found["accuse"].conflicts
    words = "Chile sold Peru arms, Norway says; Chile denied that it did."
    sold = on("2024-05-01").tell("Chile@CHL arm Peru@PER", "2024-04-30", words=words)
    denied = on("2024-05-01").tell("Chile@CHL deny -", "2024-05-01", words=words)
    found = {it.kind: it for it in link_reports([sold, denied], [], TODAY)}
    assert [(it.one, it.other) for it in found["arm"].conflicts] == [(sold.id, denied.id)]
    own = "Chile armed Peru and denied that it wanted war."
    sold, denied = replace(sold, words=own), replace(denied, words=own)
    assert not any(it.conflicts for it in link_reports([sold, denied], [], TODAY))


def test_a_calling_off_told_again_is_not_the_last_word() -> None:
    story = [
        on("2024-05-01").tell(VISIT, "2024-05-06", "planned"),
        on("2024-05-04").tell(VISIT, "2024-05-06", "postponed"),
        on("2024-06-01").tell(VISIT, "2024-07-01", "planned"),
        on("2024-06-20").tell(VISIT, "2024-05-06", "cancelled"),
    ]
    happening = next(it for it in link_reports(story, [], date(2024, 6, 21)) if len(it.reports) > 2)
    assert happening.status == "planned"


def test_put_off_and_then_cancelled_on_its_new_day() -> None:
    """A cancellation without a day, told when the new day has come; before that it may only recall the first."""
    story = [
        on("2024-05-01").tell(MEET, "2024-05-06", "planned"),
        on("2024-05-04").tell(MEET, None, "postponed"),
        on("2024-05-08").tell(MEET, "2024-05-20", "planned"),
    ]
    happening = one(*story, on("2024-05-21").tell(MEET, None, "cancelled"))
    assert happening.status == "cancelled"
    assert turns(happening) == ["announced", "postponed", "announced", "cancelled"]
    early = link_reports([*story, on("2024-05-12").tell(MEET, None, "cancelled")], [], TODAY)
    assert next(it for it in early if len(it.reports) > 2).status == "overdue"


def test_another_place() -> None:
    """The plan is moved, in so many words, to another country; who tells that does not thereby confirm it."""
    norway, chile = ("Mei@NOR asserts",), ("Ana_Rojas@CHL asserts",)
    words = "Vik and Rojas will meet in Accra and not in Lima."
    happening = one(
        on("2024-05-01").tell(MEET, "2024-05-06", "planned", "Lima@PER", norway),
        on("2024-05-03").tell(MEET, "2024-05-06", "planned", "Accra@GHA", chile, words),
        on("2024-05-07").tell(MEET, "2024-05-06", "occurred", "Accra@GHA"),
    )
    assert turns(happening) == ["announced", "moved", "happened"]
    assert (happening.changes[1].before, happening.changes[1].after) == ("Lima", "Accra")
    assert not happening.conflicts


def test_fewer_days() -> None:
    happening = one(
        on("2024-05-01").tell(VISIT, "2024-05-06/2024-05-08", "planned"),
        on("2024-05-03").tell(VISIT, "2024-05-06/2024-05-07", "planned", words="His visit was cut to two days."),
    )
    assert turns(happening)[:2] == ["announced", "moved"]


def test_a_denial_in_the_article_of_the_claim_needs_no_day() -> None:
    paper = on("2024-05-17")
    happening = one(
        paper.tell("Ghana@GHA arm Peru@PER", "2024-01-01/2024-01-31"),
        paper.tell("Ghana@GHA arm Peru@PER", None, "denied", sources=("Ghana@GHA denies",)),
    )
    assert [conflict.about for conflict in happening.conflicts] == ["claim"]
