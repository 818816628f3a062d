"""Every word of the table of readings stands in its own example, once."""

import csv

import pytest

from demarche.lexicon.readings import PATH, Readings

ROWS = list(csv.DictReader(PATH.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_example_holds_the_word(row: dict[str, str]) -> None:
    assert row["word"] in row["positive"]
    assert row["meaning"]


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))


def test_classes() -> None:
    readings = Readings.load()
    assert "visit" in readings.motion_verbs
    assert "invasion" in readings.territory_nouns
    assert "official" in readings.state_nouns
