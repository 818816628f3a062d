"""What is one happening and what is not: each trap as a pair of reports."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.lexicon.kinds import Kinds
from demarche.lexicon.linking import (
    Family,
    answer_rules,
    families,
    family_of,
    known_kinds,
    moved_rules,
    status_rules,
)
from demarche.link.across import looks_back
from demarche.link.happenings import link_reports
from demarche.link.objects import other_object
from demarche.link.same import compare
from demarche.model.happening import Report, Who
from demarche.model.record import STATUSES
from tests.link.tales import on

TODAY = date(2024, 12, 31)
MONDAY, TUESDAY, FRIDAY, NEXT_MONDAY = "2024-05-06", "2024-05-07", "2024-05-10", "2024-05-13"
VISIT = "Lars_Vik@NOR visit Chile@CHL"


def together(*reports: Report) -> list[int]:
    """The sizes of the happenings."""
    return sorted((len(happening.reports) for happening in link_reports(reports, [], TODAY)), reverse=True)


SAME = {
    "planned and held": (on("2024-05-01").tell(VISIT, MONDAY, "planned"), on(TUESDAY).tell(VISIT, MONDAY)),
    "person and state": (
        on(TUESDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -", MONDAY),
        on(TUESDAY, "Post").tell("Norway@NOR+Chile@CHL talks -", MONDAY),
    ),
    "host by place": (
        on(TUESDAY).tell("Lars_Vik@NOR visit -", MONDAY, place="Santiago@CHL"),
        on(TUESDAY, "Post").tell(VISIT, MONDAY, place="Santiago@CHL"),
    ),
    "one warning in two papers": (
        on(TUESDAY).tell("Norway@NOR warn Chile@CHL"),
        on(TUESDAY, "Post").tell("Norway@NOR warn Chile@CHL", TUESDAY),
    ),
    "undated mention of the only one": (
        on(TUESDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -", MONDAY),
        on(FRIDAY, "Post").tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -"),
    ),
    "two undated mentions of one day": (
        on(TUESDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL call -"),
        on(TUESDAY, "Post").tell("Lars_Vik@NOR+Ana_Rojas@CHL call -"),
    ),
    "put off and made up for": (
        on("2024-05-05").tell(VISIT, MONDAY, "postponed"),
        on("2024-09-01").tell(VISIT, "2024-09-05", "planned"),
    ),
    "put off without a day": (
        on("2024-05-01").tell(VISIT, MONDAY, "planned"),
        on("2024-05-03", "Post").tell(VISIT, None, "postponed"),
    ),
    "rival days of one visit": (
        on("2024-05-01").tell(VISIT, MONDAY, "planned"),
        on("2024-05-01", "Post").tell(VISIT, FRIDAY, "planned"),
    ),
    "a denial and its claim": (
        on(TUESDAY).tell("Ghana@GHA arm Peru@PER", MONDAY),
        on(FRIDAY, "Post").tell("Ghana@GHA arm Peru@PER", None, "denied"),
    ),
    "a delegation": (
        on(TUESDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -", MONDAY),
        on(TUESDAY, "Post").tell("Lars_Vik@NOR+Ida_Berg@NOR+Ana_Rojas@CHL meet -", MONDAY),
    ),
}
APART = {
    "weekly talks": (
        on(TUESDAY).tell("Norway@NOR+Chile@CHL talks -", MONDAY),
        on("2024-05-14").tell("Norway@NOR+Chile@CHL talks -", NEXT_MONDAY),
    ),
    "planned weekly talks": (
        on("2024-05-05").tell("Norway@NOR+Chile@CHL talks -", MONDAY, "planned"),
        on("2024-05-12").tell("Norway@NOR+Chile@CHL talks -", NEXT_MONDAY, "planned"),
    ),
    "two hosts of a tour": (
        on(FRIDAY).tell(VISIT, MONDAY),
        on(FRIDAY, "Post").tell("Lars_Vik@NOR visit Peru@PER", TUESDAY),
    ),
    "summit and a meeting beside it": (
        on(FRIDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL+Kofi_Mensah@GHA summit -", FRIDAY, place="Accra@GHA"),
        on(FRIDAY, "Post").tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -", FRIDAY, place="Accra@GHA"),
    ),
    "two ministers of one state": (
        on(TUESDAY).tell("Lars_Vik@NOR+Ana_Rojas@CHL meet -", MONDAY),
        on(TUESDAY, "Post").tell("Ida_Berg@NOR+Luis_Soto@CHL meet -", MONDAY),
    ),
    "two kinds": (on(TUESDAY).tell(VISIT, MONDAY), on(TUESDAY).tell("Lars_Vik@NOR invite Chile@CHL", MONDAY)),
    "who did it to whom": (
        on(TUESDAY).tell("Norway@NOR accuse Chile@CHL", MONDAY),
        on(TUESDAY, "Post").tell("Chile@CHL accuse Norway@NOR", MONDAY),
    ),
    "strikes on two days": (
        on(FRIDAY).tell("Russia@RUS strike Ukraine@UKR", MONDAY),
        on(FRIDAY, "Post").tell("Russia@RUS strike Ukraine@UKR", "2024-05-08"),
    ),
    "two countries on one day": (
        on(TUESDAY).tell("Norway@NOR+Chile@CHL talks -", MONDAY, place="Accra@GHA"),
        on(TUESDAY, "Post").tell("Norway@NOR+Chile@CHL talks -", MONDAY, place="Lima@PER"),
    ),
    "a visit a year before": (
        on("2023-05-07").tell(VISIT, "2023-05-06"),
        on(TUESDAY).tell(VISIT, MONDAY),
    ),
    "a warning of another day": (
        on(TUESDAY).tell("Norway@NOR warn Chile@CHL", MONDAY),
        on("2024-05-20").tell("Norway@NOR warn Chile@CHL", "2024-05-20"),
    ),
    "an official who may be anybody": (
        on(TUESDAY).tell("Lars_Vik@NOR visit -", MONDAY),
        on(TUESDAY, "Post").tell("Ida_Berg@NOR visit Chile@CHL", MONDAY),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_one_happening(name: str) -> None:
    assert together(*SAME[name]) == [2]


@pytest.mark.parametrize("name", APART)
def test_two_happenings(name: str) -> None:
    assert together(*APART[name]) == [1, 1]


def test_undated_mention_stands_alone_where_two_come_into_question() -> None:
    talks = "Norway@NOR+Chile@CHL talks -"
    reports = on(TUESDAY).tell(talks, MONDAY), on("2024-05-14").tell(talks, NEXT_MONDAY), on("2024-05-16").tell(talks)
    assert together(*reports) == [1, 1, 1]


def test_days_do_not_chain() -> None:
    meet = "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
    reports = [on(FRIDAY, str(number)).tell(meet, f"2024-05-0{number}") for number in (6, 7, 8)]
    assert max(together(*reports)) < 3


def test_a_cancelled_plan_is_followed_not_joined() -> None:
    off = on("2024-05-05").tell(VISIT, MONDAY, "cancelled")
    again = on("2024-09-01").tell(VISIT, "2024-09-05", "planned")
    first, second = sorted(link_reports([off, again], [], TODAY), key=lambda it: it.when.earliest or TODAY)
    assert second.follows == first.id
    assert second.follows_because is not None
    assert first.follows is None


def test_reasons_are_words_that_add_up() -> None:
    pair = compare(*SAME["planned and held"])
    assert pair is not None
    assert pair.score == pytest.approx(sum(reason.score for reason in pair.reasons))
    assert "both name Lars Vik and Chile" in [reason.words for reason in pair.reasons]


@pytest.mark.parametrize("family", families(), ids=lambda family: family.id)
def test_family_examples(family: Family) -> None:
    assert all(family_of(one) is family_of(other) is family for one, other in family.same)
    assert family.apart
    assert all(family_of(one) is family is not family_of(other) for one, other in family.apart)


def test_every_kind_has_a_family() -> None:
    assert {kind.name for kind in Kinds.load()} <= set(known_kinds())


def test_every_status_has_its_turn_and_its_present() -> None:
    assert set(status_rules()["turns"]) == set(STATUSES)
    assert {rule["status"] for rule in status_rules()["present"]} == {*STATUSES, "overdue"}


def test_moved_examples() -> None:
    for rule, (pattern, _) in zip(status_rules()["moved"], moved_rules(), strict=True):
        assert all(pattern.search(words) for words in rule["positive"])
        assert not any(pattern.search(words) for words in rule["negative"])


def test_a_body_is_its_members() -> None:
    quad = on("2024-05-01").tell("Quad@- summit -", "2024-05-06", "planned")
    quad = replace(quad, agents=(Who("dem:quad", "Quad", "group", None, "Quad"),))
    leaders = replace(quad, id="report:leaders", document="sha256:b", origin="sha256:b")
    leaders = replace(leaders, agents=(Who("local:leaders-of-the-quad", "leaders of the Quad", "group"),))
    four = on("2024-05-07", "Post").tell("A@USA+B@JPN+C@IND+D@AUS meet -", "2024-05-06")
    two = on("2024-05-07", "Post").tell("A@USA+D@AUS meet -", "2024-05-06")
    others = on("2024-05-07", "Post").tell("A@USA+B@JPN+C@IND+D@BRA meet -", "2024-05-06")
    assert relation(quad, leaders) == relation(quad, four) == relation(leaders, four) == "same"
    assert relation(quad, two) is None
    assert relation(quad, others) is None


def test_a_month_says_enough_of_what_is_rare() -> None:
    july, talks = "2024-07-01/2024-07-31", "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
    assert relation(on("2024-08-01").tell(VISIT, july), on("2024-08-20", "Post").tell(VISIT, july)) == "same"
    assert relation(on("2024-08-01").tell(talks, july), on("2024-08-20", "Post").tell(talks, july)) == "maybe"


def test_midnight_lies_between_two_far_apart() -> None:
    for call, same in (("Joe_Dunn@USA+Ann_Hill@AUS call -", "same"), ("Joe_Dunn@DEU+Ann_Hill@FRA call -", None)):
        here, there = on(MONDAY).tell(call, MONDAY), on(TUESDAY, "Post").tell(call, TUESDAY)
        assert relation(here, there) == same
        assert relation(here, on(TUESDAY).tell(call, TUESDAY)) is None  # one outlet, two calls
        assert not any(it.conflicts for it in link_reports([here, there], [], TODAY))


def test_a_claim_is_denied_later() -> None:
    claim = on("2024-05-01").tell("Norway@NOR arm Chile@CHL", status="planned")
    for day, expected in (("2024-05-08", "same"), ("2024-06-08", None)):
        denial = on(day, "Post").tell("Norway@NOR arm Chile@CHL", status="denied")
        assert together(claim, denial) == ([2] if expected else [1, 1])


def test_agreements_are_told_apart_by_their_objects() -> None:
    for words, apart in ((answer_rules()["told_apart"], True), (answer_rules()["told_alike"], False)):
        for first, second in words:
            one = on("2024-05-01").tell("Norway@NOR+Chile@CHL agree -", "2024-05-01", words=first)
            other = on("2024-05-02", "Post").tell("Norway@NOR+Chile@CHL agree -", words=second)
            assert other_object(one, other) is apart


def test_sanctions_and_votes_are_told_apart_by_what_they_are_about() -> None:
    for told in ("European-Union@EUR sanction Chad@TCD", "Norway@NOR vote -"):
        one = on("2024-05-01").tell(told, "2024-05-01", words="It put a ban on imports of timber and cotton.")
        other = on("2024-05-02", "Post").tell(told, words="It froze accounts of eleven generals and judges.")
        assert other_object(one, other)
        assert not other_object(one, on("2024-05-02", "Post").tell(told, words="It bans timber and cotton imports."))


def test_a_parliament_votes_for_its_state() -> None:
    plan = on("2024-05-01").tell("Norway@NOR vote Chile@CHL", "2024-05-06", "planned")
    held = on("2024-05-07", "Post").tell("Norway's_parliament@NOR vote Chile@CHL", "2024-05-06")
    other = on("2024-05-07", "Post").tell("Peru's_parliament@PER vote Chile@CHL", "2024-05-06")
    assert sorted(len(it.reports) for it in link_reports([plan, held, other], [], date(2024, 6, 1))) == [1, 2]


def test_words_of_denying_look_back() -> None:
    assert all(map(looks_back, answer_rules()["back"]))
    assert not any(map(looks_back, answer_rules()["own"]))


def relation(one: Report, other: Report) -> str | None:
    pair = compare(one, other)
    return None if pair is None else pair.relation
