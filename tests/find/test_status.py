"""The table of the calculus: every case with its sentences (lexicon/data/en/status/examples.csv)."""

import csv

import pytest

from demarche.lexicon.status import DATA, StatusWords
from tests.find.event_reader import events, read

with (DATA / "examples.csv").open(encoding="utf-8", newline="") as lines:
    EXAMPLES = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['case']}-{number}" for number, row in enumerate(EXAMPLES)])
def test_status(row: dict[str, str]) -> None:
    said = {event.status for event in events(row["sentence"], row["kind"])}
    assert said == (set() if row["status"] == "none" else {row["status"]}), row["sentence"]


def test_there_are_enough_sentences() -> None:
    assert len(EXAMPLES) >= 150


def test_every_case_of_the_table_has_an_example() -> None:
    shown = {row["case"].removesuffix("-negated") for row in EXAMPLES}
    named_by_class = {"announcement", "call-for", "truth", "cause", "prevented-event"}
    assert {case.id for case in StatusWords.load().cases.values()} - shown - named_by_class == set()


def test_dropped_events_say_why() -> None:
    rejected = read("Somalia refused to meet Ethiopia.")[2]
    assert any("refusal" in item.reason for item in rejected)
