import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.model.check import check_record
from demarche.model.record import Event, Record
from demarche.model.serial import record_from_json, record_to_json
from demarche.model.span import Span
from tests.samples import TEXT, sample

spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair)))
st.register_type_strategy(Span, spans)


def writable(event: Event) -> bool:
    """PLOVER's mode never stands without its type."""
    return event.plover_type is not None or event.plover_mode is None


records = st.builds(Record, events=st.lists(st.from_type(Event).filter(writable), max_size=2).map(tuple))


@given(records)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_record_comes_back_as_it_was(record: Record) -> None:
    written = json.loads(json.dumps(record_to_json(record, explain=True)))
    back = record_from_json(written)
    assert record_to_json(back, explain=True) == written
    assert (back.published, back.passages, back.actors, back.places) == (
        record.published, record.passages, record.actors, record.places,
    )
    assert (back.times, back.statements, back.events, back.rejected) == (
        record.times, record.statements, record.events, record.rejected,
    )


def test_the_layout_is_that_of_the_format() -> None:
    written = record_to_json(sample())
    assert list(written) == ["schema", "document", "actors", "places", "times", "statements", "events"]
    assert written["document"]["published"]["earliest"] == "2024-06-14"
    assert written["document"]["passages"][0]["repeats"] == [
        TEXT.index("Prime Minister"), TEXT.index("Indonesia") + len("Indonesia"),
    ]
    event = written["events"][0]
    assert event["plover"] == {"type": "CONSULT", "mode": "visit"}
    assert event["agents"] == [{"actor": "local:lawrence-wong", "span": [
        TEXT.index("Prime Minister"), TEXT.index(" will visit"),
    ]}]
    assert event["when"] == {"earliest": "2024-06-18", "latest": "2024-06-18", "precision": "day", "times": ["t2"]}
    assert written["statements"][1]["addressee"] == "local:reporters"


def test_what_was_rejected_is_written_only_where_asked_for() -> None:
    assert "rejected" not in record_to_json(sample())
    assert record_to_json(sample(), explain=True)["rejected"][0]["rule"] == "talks.verb"


@pytest.mark.parametrize("written", [{}, [], "text", {"schema": "demarche.record/9"}, {"schema": "demarche.record/1"}])
def test_what_is_no_record_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="record"):
        record_from_json(written)  # type: ignore[arg-type]


def test_the_sample_is_sound() -> None:
    assert check_record(record_to_json(sample(), explain=True)) == []


def test_faults_are_named() -> None:
    written = record_to_json(sample())
    written["events"][0]["evidence"] = [[5, 100_000]]
    written["events"][0]["place"] = "Q0"
    written["times"][0]["text"] = "June 15"
    written["statements"][0]["about"] = ["e99"]
    faults = "\n".join(check_record(written))
    for sign in ("e1: [5, 100000)", "'Q0'", "'June 15'", "'e99'"):
        assert sign in faults
