"""Linking does not depend on the order of arrival, adding a record touches only its chain, and people's word wins."""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from demarche.link.blocking import Reports, asked_keys, block_keys
from demarche.link.happenings import find_pairs, happenings_of, link_reports, reached
from demarche.link.judged import accept, anchor_of, undo
from demarche.link.same import compare
from demarche.model.happening import Happening, Judgement, Pair, Report
from tests.link.tales import on

TODAY = date(2024, 12, 31)
AT = datetime(2024, 6, 1, tzinfo=UTC)
EVENTS = (
    "Lars_Vik@NOR visit Chile@CHL",
    "Lars_Vik@NOR visit Peru@PER",
    "Lars_Vik@NOR visit -",
    "Lars_Vik@NOR visit Chile@CHL+Peru@PER",
    "Lars_Vik@NOR+Ana_Rojas@CHL meet -",
    "Norway@NOR+Chile@CHL talks -",
    "Norway@NOR warn Chile@CHL",
    "Russia@RUS invade Ukraine@UKR",
    "Lars_Vik@NOR resign -",
    "Norway@NOR accuse Chile@CHL",
    "Chile@CHL deny Norway@NOR",
    "A@USA+B@JPN+C@IND+D@AUS meet -",
    "Norway@NOR+Chile@CHL agree -",
)
STATUSES = ("planned", "occurred", "postponed", "cancelled", "denied")


def random_reports(seed: int, many: int = 60) -> list[Report]:
    """Reports of a few parties in a few months, so that all rules are met."""
    chance = random.Random(seed)
    reports = []
    for _ in range(many):
        told = date(2024, 3, 1) + timedelta(chance.randrange(120))
        gap = chance.randrange(-9, 10)
        days = None if chance.random() < 0.3 else (told + timedelta(gap)).isoformat()
        if days is not None and chance.random() < 0.2:
            days = f"{days[:8]}01/{days[:8]}28"
        status = chance.choice(STATUSES) if gap <= 0 else chance.choice(STATUSES[:1] + STATUSES[2:4])
        paper = on(told.isoformat(), f"Paper {chance.randrange(5)}")
        reports.append(paper.tell(chance.choice(EVENTS), days, status))
    return reports


@settings(max_examples=20, deadline=None)
@given(some.integers(0, 10**6))
def test_order_of_arrival_does_not_matter(seed: int) -> None:
    reports = random_reports(seed)
    shuffled = random.Random(seed + 1).sample(reports, len(reports))
    assert link_reports(reports, [], TODAY) == link_reports(shuffled, [], TODAY)


@settings(max_examples=15, deadline=None)
@given(some.integers(0, 10**6))
def test_adding_one_by_one_gives_the_same_as_all_at_once(seed: int) -> None:
    reports = random_reports(seed)
    index, known, pairs = Reports(), dict[str, Report](), list[Pair]()
    beside: dict[str, set[str]] = defaultdict(set)
    happenings: dict[str, Happening] = {}

    def neighbours(ids: Iterable[str]) -> set[str]:
        return {other for id in ids for other in beside[id]}

    for report in reports:
        index.add(report)
        known[report.id] = report
        for pair in find_pairs([report], index):
            pairs.append(pair)
            beside[pair.one].add(pair.other)
            beside[pair.other].add(pair.one)
        chain = reached([report.id], neighbours)
        happenings = {id: it for id, it in happenings.items() if it.reports[0].id not in chain}
        new = happenings_of({id: known[id] for id in chain}, pairs, [], TODAY)
        happenings |= {happening.id: happening for happening in new}
    assert tuple(happenings[id] for id in sorted(happenings)) == link_reports(reports, [], TODAY)


@settings(max_examples=15, deadline=None)
@given(some.integers(0, 10**6))
def test_blocking_loses_no_pair(seed: int) -> None:
    reports = random_reports(seed, 40)
    found = {(pair.one, pair.other) for pair in find_pairs(reports, Reports(reports))}
    for place, one in enumerate(reports):
        for other in reports[:place]:
            pair = compare(one, other)
            asked = not set(asked_keys(one)).isdisjoint(block_keys(other))
            assert asked == (not set(asked_keys(other)).isdisjoint(block_keys(one)))
            if pair is not None and (pair.one, pair.other) not in found:
                assert pair.relation != "same", pair


def test_cost_grows_with_the_number_of_reports() -> None:
    """Ten times the weeks: ten times the pairs compared, not a hundred times."""

    def compared(weeks: int) -> int:
        reports = []
        for week in range(weeks):
            told = (date(2020, 1, 6) + timedelta(7 * week)).isoformat()
            reports += [on(told, outlet).tell("Norway@NOR+Chile@CHL talks -", told) for outlet in "ABC"]
        index = Reports(reports)
        return sum(len(list(index.under(asked_keys(report)))) for report in reports)

    assert compared(300) < 12 * compared(30)


VISIT = "Lars_Vik@NOR visit Chile@CHL"
FIRST = on("2024-05-01").tell(VISIT, "2024-05-06", "planned")
SECOND = on("2024-05-07").tell(VISIT, "2024-05-06")
THIRD = on("2024-05-07", "Post").tell(VISIT, "2024-05-06")
FAR = on("2024-08-07").tell(VISIT, "2024-08-06")


def test_undoing_a_link_outlives_a_new_linking() -> None:
    (happening,) = link_reports([FIRST, SECOND, THIRD], [], TODAY)
    judgements = undo(happening, THIRD, "ada", AT)
    found = link_reports([FIRST, SECOND, THIRD], judgements, TODAY)
    assert sorted(len(it.reports) for it in found) == [1, 2]
    kept = max(found, key=lambda it: len(it.reports))
    undone = [link for link in kept.links if link.judgement == "undone"]
    assert [(link.report, link.by, link.at) for link in undone] == [(THIRD.id, "ada", AT)]


def test_people_join_what_no_rule_would() -> None:
    judgement = Judgement(anchor_of(FIRST), anchor_of(FAR), True, "ada", AT)
    found = link_reports([FIRST, FAR], [judgement], TODAY)
    assert [len(it.reports) for it in found] == [2]
    assert {link.judgement for link in found[0].links} == {"accepted"}


def test_accepting_marks_the_link() -> None:
    (happening,) = link_reports([FIRST, SECOND], [], TODAY)
    (again,) = link_reports([FIRST, SECOND], accept(happening, SECOND, "ada", AT), TODAY)
    assert [link.judgement for link in again.links if link.report == SECOND.id] == ["accepted"]


def test_the_newer_judgement_holds() -> None:
    apart = Judgement(anchor_of(FIRST), anchor_of(SECOND), False, "ada", AT)
    same = Judgement(anchor_of(SECOND), anchor_of(FIRST), True, "tom", AT + timedelta(days=1))
    assert len(link_reports([FIRST, SECOND], [apart], TODAY)) == 2
    assert len(link_reports([FIRST, SECOND], [same, apart], TODAY)) == 1


def test_a_judgement_on_what_is_gone_is_kept_for_later() -> None:
    judgement = Judgement(anchor_of(FIRST), anchor_of(FAR), True, "ada", AT)
    assert len(link_reports([FIRST, SECOND], [judgement], TODAY)) == 1


def test_ids_are_those_of_the_first_report() -> None:
    (two,) = link_reports([FIRST, SECOND], [], TODAY)
    (three,) = link_reports([THIRD, SECOND, FIRST], [], TODAY)
    assert two.id == three.id
