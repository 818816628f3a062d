"""Our own stories, read and linked by bench/link.py: floors a little under what was measured."""

from pathlib import Path

import pytest
from bench.link import (
    FOURTH,
    SECOND,
    THIRD,
    Item,
    Linked,
    bcubed,
    clusters,
    copy_clusters,
    find_mentions,
    link_stories,
    mentions,
    pairwise,
    read_gold,
    score_changes,
    score_conflicts,
)

from demarche.pipeline import Pipeline

GOLD = read_gold()
#: At most one false change or contradiction per ten articles (issue 8).
FALSE_PER_ARTICLE = 0.1


@pytest.fixture(scope="module")
def linked(pipeline: Pipeline) -> Linked:
    return link_stories(pipeline, GOLD)


def test_the_set_is_whole(linked: Linked) -> None:
    """Ten stories by six outlets' articles; every phrase of the gold stands once in its text."""
    assert len(GOLD["stories"]) >= 10
    for story in GOLD["stories"]:
        assert len([name for name in linked.records if name.startswith(story)]) >= 6
    for mention in mentions(GOLD):
        assert linked.records[mention.name].document.text.count(mention.phrase) == 1, mention


def test_happenings(linked: Linked) -> None:
    found, cluster, missed = find_mentions(GOLD, linked)
    golden, ours = clusters(found, cluster)
    assert len(found) / (len(found) + len(missed)) >= 0.76
    assert bcubed(golden, ours).f1 >= 0.97
    assert pairwise(golden, ours).f1 >= 0.95


def test_copies(linked: Linked) -> None:
    assert pairwise(*copy_clusters(GOLD, linked)).f1 >= 0.99
    assert {family.origin for family in linked.families} == {"Northgate Wire"}


def test_changes_and_contradictions(linked: Linked) -> None:
    found, _, _ = find_mentions(GOLD, linked)
    changes, conflicts = score_changes(GOLD, linked, found), score_conflicts(GOLD, linked)
    assert changes.found >= 20
    assert conflicts.found >= 3
    assert len(changes.false) <= FALSE_PER_ARTICLE * len(linked.records)
    assert len(conflicts.false) <= FALSE_PER_ARTICLE * len(linked.records)


@pytest.mark.parametrize(
    ("folder", "happenings", "changed", "contradicted"),
    [(SECOND, 0.93, 16, 3), (THIRD, 0.9, 22, 5), (FOURTH, 0.95, 34, 4)],
)
def test_further_stories(pipeline: Pipeline, folder: Path, happenings: float, changed: int, contradicted: int) -> None:
    """Those that were written before the rules had seen them, and on which they were mended since."""
    gold = read_gold(folder)
    linked = link_stories(pipeline, gold, folder)
    found, cluster, _ = find_mentions(gold, linked)
    changes, conflicts = score_changes(gold, linked, found), score_conflicts(gold, linked)
    assert bcubed(*clusters(found, cluster)).f1 >= happenings
    assert pairwise(*copy_clusters(gold, linked)).f1 >= 0.99
    assert changes.found >= changed
    assert conflicts.found >= contradicted
    assert len(changes.false) + len(conflicts.false) <= FALSE_PER_ARTICLE * len(linked.records)


def test_linking_alone(pipeline: Pipeline) -> None:
    """The gold events, linked: what is missing here is linking's fault."""
    linked = link_stories(pipeline, GOLD, gold_events=True)
    found, cluster, _ = find_mentions(GOLD, linked)
    golden, ours = clusters(found, cluster)
    assert bcubed(golden, ours).f1 >= 0.99
    assert pairwise(golden, ours).f1 >= 0.99
    changes, conflicts = score_changes(GOLD, linked, found), score_conflicts(GOLD, linked)
    assert changes.found >= 30
    assert conflicts.found >= 8
    assert len(changes.false) + len(conflicts.false) <= 1


def test_the_scores_themselves() -> None:
    gold: dict[Item, str] = {1: "a", 2: "a", 3: "b"}
    assert bcubed(gold, {1: "x", 2: "x", 3: "y"}).f1 == 1.0
    merged = bcubed(gold, {1: "x", 2: "x", 3: "x"})
    assert (round(merged.precision, 3), merged.recall) == (0.556, 1.0)
    assert pairwise(gold, {1: "x", 2: "x", 3: "x"}).precision == pytest.approx(1 / 3)
    assert pairwise(gold, {1: "x", 2: "y", 3: "z"}).recall == 0.0
