"""What two events of one pair are about: told apart by the words of their sentences."""

from dataclasses import replace
from datetime import date

import pytest

from demarche.lexicon.linking import answer_rules
from demarche.link.across import answers, words_for
from demarche.link.happenings import link_reports
from demarche.link.objects import other_claim, other_height, other_object
from demarche.link.same import compare
from tests.link.tales import on

TODAY, TOMORROW = "2024-05-01", "2024-05-02"
ASK, MEET = "Norway@NOR request Chile@CHL", "Norway@NOR+Chile@CHL meet -"


@pytest.mark.parametrize(("examples", "apart"), [("asked_apart", True), ("asked_alike", False)])
def test_what_one_text_asks_of_one_party(examples: str, apart: bool) -> None:
    for first, second in answer_rules()[examples]:
        one, other = on(TODAY).tell(ASK, TODAY, words=first), on(TODAY).tell(ASK, TODAY, words=second)
        assert other_object(one, other) is apart
        assert (compare(one, other) is None) is apart


def test_two_papers_may_tell_one_demand_in_quite_other_words() -> None:
    for first, second in answer_rules()["asked_apart"]:
        one, other = on(TODAY).tell(ASK, TODAY, words=first), on(TODAY, "Post").tell(ASK, TODAY, words=second)
        assert not other_object(one, other)
        assert other_object(one, on(TOMORROW).tell(ASK, words=second))  # one paper that asks again asks something else


@pytest.mark.parametrize(("examples", "apart"), [("height_apart", True), ("height_alike", False)])
def test_ministers_meet_without_their_leaders(examples: str, apart: bool) -> None:
    for first, second in answer_rules()[examples]:
        one, other = on(TODAY).tell(MEET, TODAY, words=first), on(TODAY, "Post").tell(MEET, TODAY, words=second)
        assert other_height(one, other) is other_object(one, other) is apart
        people = "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
        one, other = on(TODAY).tell(people, TODAY, words=first), on(TODAY, "Post").tell(people, TODAY, words=second)
        assert not other_height(one, other)


def test_one_who_announces_two_things_announces_them_twice() -> None:
    told = "Lars_Vik@NOR announce-plan -"
    one = on(TODAY).tell(told, words="Vik announced a ferry to the Faroe islands.")
    assert other_object(one, on(TODAY, "Post").tell(told, words="Vik announced that barley would be taxed."))
    assert not other_object(one, on(TODAY, "Post").tell(told, words="A new ferry was announced by Vik."))


CANAL, FISH = "Norway and Chile held talks on a new canal.", "The talks of Norway and Chile turned to herring quotas."
HEIGHTS = "The talks brought the leaders of Norway and Chile to the canal."


def test_states_do_not_meet_only_once_at_a_time() -> None:
    talks = on(TODAY).tell("Norway@NOR+Chile@CHL talks -", words=CANAL)
    states, people = "Norway@NOR+Chile@CHL talks -", "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
    assert other_object(talks, on(TOMORROW, "Post").tell(states, words=FISH))
    assert not other_object(talks, on(TOMORROW, "Post").tell(states, words=HEIGHTS))
    assert not other_object(
        on(TODAY).tell(people, words=CANAL), on(TOMORROW, "Post").tell(people, words=FISH)
    )  # two people do


def test_a_day_that_one_text_names_says_enough() -> None:
    talks = on(TODAY).tell("Norway@NOR+Chile@CHL talks -", TODAY, words=CANAL)
    for days in (TODAY, "2024-05-01/2024-05-31"):
        assert not other_object(talks, on(TODAY, "Post").tell("Norway@NOR+Chile@CHL talks -", days, words=FISH))


def test_deliveries_are_told_apart_by_what_is_given() -> None:
    grain = on(TODAY).tell("Norway@NOR aid Ghana@GHA", words="Norway gave Ghana forty tonnes of grain.")
    roofs = on(TODAY, "Post").tell("Norway@NOR aid Ghana@GHA", words="Norway sent Ghana tents and roofing sheets.")
    wheat = on(TODAY, "Post").tell("Norway@NOR aid Ghana@GHA", words="Ghana received tonnes of food from Oslo.")
    assert other_object(grain, roofs)
    assert not other_object(grain, wheat)


@pytest.mark.parametrize(("examples", "apart"), [("denied_apart", True), ("denied_alike", False)])
def test_a_denial_is_of_what_it_speaks_of(examples: str, apart: bool) -> None:
    for first, second in answer_rules()[examples]:
        denial, claim = on(TODAY).tell(MEET, status="denied", words=first), on(TODAY).tell(MEET, TODAY, words=second)
        assert other_claim(denial, claim) is other_claim(claim, denial) is apart


def test_nobody_denies_what_is_still_to_take_place() -> None:
    denial = on(TODAY).tell(MEET, status="denied")
    assert other_claim(denial, on("2024-05-20", "Post").tell(MEET, "2024-05-20"))
    assert not other_claim(denial, on("2024-05-20", "Post").tell(MEET, "2024-04-30"))


def test_a_denial_that_says_nothing_of_its_own_needs_both_sides() -> None:
    claim = on(TODAY).tell(MEET, TODAY, words="Norway and Chile met on the pipeline in Lima.")
    for parties, apart in ((MEET, False), ("Norway@NOR meet -", True)):
        denial = on(TODAY).tell(parties, status="denied", words="Oslo denied that they had met.")
        assert other_claim(denial, claim) is apart


def test_two_people_deny_their_own_meeting() -> None:
    people = "Lars_Vik@NOR+Ana_Rojas@CHL meet -"
    claim = on(TODAY).tell(people, TODAY, words="Vik met Rojas in Lima over the pipeline.")
    denial = on(TODAY).tell(people, status="denied", words="Vik has never seen Rojas, his aides say.")
    assert not other_claim(denial, claim)


def test_not_this_but_that_is_no_denial_of_that() -> None:
    words = "Norway is not asking Chile for ships but for fish."
    denial, claim = on(TODAY).tell(ASK, status="denied", words=words), on(TODAY).tell(ASK, TODAY, words=words)
    assert other_claim(denial, claim)
    named = on(TODAY).tell(ASK, status="denied", words=words, sources=("Norway@NOR denies",))
    assert not other_claim(named, claim)


ACCUSED = "Norway accuse Chile of dumping fuel off Lima."


@pytest.mark.parametrize(
    ("words", "kind", "day", "answered"),
    [
        ("Chile denied the claims.", "deny", TODAY, True),
        ("Chile denies that any of its tankers dumped fuel, as Norway has it.", "deny", TOMORROW, True),
        ("Chile denied two Norwegian climbers their papers again.", "deny", TOMORROW, False),
        ("Chile opposes quotas on herring that Norway wants.", "reject", TODAY, False),
        ("Chile rejected Norway's allegation over Lima.", "reject", TOMORROW, True),
        ("Chile rejected a Norwegian plan for Lima.", "reject", TOMORROW, False),
    ],
)
def test_a_denial_answers_an_accusation_of_the_same(words: str, kind: str, day: str, answered: bool) -> None:
    claim = on(TODAY).tell("Norway@NOR accuse Chile@CHL", TODAY, words=ACCUSED)
    denial = on(day, "Post" if day == TOMORROW else "Harbour Courier").tell(f"Chile@CHL {kind} Norway@NOR", words=words)
    assert answers(denial, claim) is answered


def test_nobody_is_meant_by_a_pronoun() -> None:
    who = replace(on(TODAY).tell("Ana_Rojas@CHL warn Norway@NOR").agents[0], text="She")
    assert words_for(who) == ("Ana Rojas", "Chile")


FIRED = "The police fired on protesters in Lunda."


@pytest.mark.parametrize(
    ("words", "place", "apart"),
    [
        ("Protesters were shot at by the police of the capital.", None, True),
        ("In Lunda protesters were shot at by the police.", None, False),
        ("Protesters were shot at by the police of the capital.", "Accra@GHA", False),
    ],
)
def test_the_police_of_no_country_are_those_of_one_place(words: str, place: str | None, apart: bool) -> None:
    shots = "police strike protesters"
    one = on(TODAY).tell(shots, TODAY, place=place, words=FIRED)
    assert other_object(one, on(TODAY, "Post").tell(shots, TODAY, place=place, words=words)) is apart


def test_on_one_day_several_towns_are_struck() -> None:
    strike = "Russia@RUS strike Ghana@GHA"
    one = on(TODAY).tell(strike, TODAY, place="Accra@GHA")
    assert compare(one, on(TODAY, "Post").tell(strike, TODAY, place="Kumasi@GHA")) is None
    for place in ("Accra@GHA", "Ghana@GHA", None):
        assert compare(one, on(TODAY, "Post").tell(strike, TODAY, place=place)) is not None


def test_a_visit_goes_on_for_days() -> None:
    visit = "Lars_Vik@NOR visit Chile@CHL"
    for examples, conflicts in (("first_day", ["day"]), ("any_day", [])):
        for words in answer_rules()[examples]:
            told = [on(day, day).tell(visit, day, words=words) for day in (TODAY, "2024-05-03")]
            (happening,) = link_reports(told, [], date(2024, 12, 31))
            assert [conflict.about for conflict in happening.conflicts] == conflicts


def test_what_was_asked_for_is_refused_and_not_disputed() -> None:
    for examples, conflicts in (("refused", []), ("disputed", ["claim"])):
        for words in answer_rules()[examples]:
            told = on(TODAY).tell("Ghana@GHA sanction Peru@PER", TODAY, words=words, sources=("Chile@CHL denies",))
            (happening,) = link_reports([told], [], date(2024, 12, 31))
            assert [conflict.about for conflict in happening.conflicts] == conflicts
