"""What two events of one pair are about: told apart by the words of their sentences."""

import pytest

from demarche.lexicon.linking import answer_rules
from demarche.link.objects import other_claim, other_object
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


def test_not_this_but_that_is_no_denial_of_that() -> None:
    words = "Norway is not asking Chile for ships but for fish."
    denial, claim = on(TODAY).tell(ASK, status="denied", words=words), on(TODAY).tell(ASK, TODAY, words=words)
    assert other_claim(denial, claim)
    named = on(TODAY).tell(ASK, status="denied", words=words, sources=("Norway@NOR denies",))
    assert not other_claim(named, claim)
