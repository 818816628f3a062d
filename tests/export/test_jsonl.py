import json

from demarche.export.jsonl import record_to_line
from demarche.model.serial import record_from_json
from tests.samples import sample


def test_a_record_is_one_line_and_comes_back() -> None:
    line = record_to_line(sample(), explain=True)
    assert "\n" not in line
    assert record_from_json(json.loads(line)) == sample()


def test_signs_beyond_ascii_stay_as_they_are() -> None:
    assert "“There was no such request,”" in json.loads(record_to_line(sample()))["document"]["text"]
    assert "“" in record_to_line(sample())


def test_what_was_rejected_is_left_out_unless_asked_for() -> None:
    assert "rejected" not in json.loads(record_to_line(sample()))
