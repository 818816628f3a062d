"""An event that was missed and that a person adds: where its words must stand, and what becomes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from demarche.errors import CorrectionError
from demarche.link.corrected import Corrected, explained
from demarche.link.correcting import By, corrections_of
from demarche.link.missed import Missed, addition, words_at
from demarche.model.check import check_record
from demarche.model.correction import NEW, Correction
from demarche.model.record import Event, Record
from demarche.model.serial import record_to_json
from demarche.model.span import Span
from tests.link.test_corrected import ADA, AT, RECORD, names, place_name, reread
from tests.samples import TEXT, span

FIELDS = {
    "kind": ["talks"],
    "status": ["planned"],
    "agents": ["Lawrence Wong", "Indonesia"],
    "place": ["Jakarta"],
    "days": ["2024-06-18"],
}
TALKS = Missed("The two leaders will\ntalk", FIELDS)


def add(missed: Missed = TALKS, to: Record = RECORD, by: By = ADA) -> Correction:
    return addition(to, missed, by)


def apply(*corrections: Correction, to: Record = RECORD) -> Corrected:
    found = explained(to, corrections)
    assert check_record(record_to_json(found.record)) == []
    return found


def new_one(found: Corrected) -> Event:
    (event,) = (it for it in found.record.events if it.id not in {read.id for read in found.read.events})
    return event


def test_it_stands_beside_what_was_read_with_all_that_was_said() -> None:
    made = add()
    found = apply(made)
    event = new_one(found)
    assert found.record.events[:-1] == RECORD.events
    assert (event.kind, event.status, event.plover_type) == ("talks", "planned", "CONSULT")
    assert names(found, event.agents) == ["Lawrence Wong", "Indonesia"]
    assert place_name(found, event.id) == "Jakarta"
    assert str(event.when.earliest) == "2024-06-18"
    assert event.trigger.of(TEXT) == "The two leaders will talk"
    assert (event.rule, event.status_rule) == (made.id, made.id)
    assert (found.held_at(made), found.state(made)) == (event.id, "holds")


def test_undone_it_is_gone_and_what_was_corrected_in_it_touches_nothing_else() -> None:
    made = add(replace(TALKS, words="visit Indonesia next Tuesday", fields={"kind": ["talks"], "status": ["planned"]}))
    id = new_one(apply(made)).id
    (later,) = corrections_of(apply(made), id, [("status", ["cancelled"])], By("Bo", AT + timedelta(1)))
    assert later.before == ("planned",)
    assert new_one(apply(made, later)).status == "cancelled"
    undone = replace(made, undone_by="Bo", undone_at=AT)
    assert apply(undone, later).record == RECORD  # though the visit stands in words that overlap
    assert apply(undone, later).lost == (later,)


def test_it_may_be_said_to_be_none() -> None:
    made = add()
    (no,) = corrections_of(apply(made), new_one(apply(made)).id, [("event", [])], By("Bo", AT + timedelta(1)))
    found = apply(made, no)
    assert found.record.events == RECORD.events
    assert [it.kind for it in found.dropped] == ["talks"]


def test_another_reading_keeps_it() -> None:
    made = add()
    newer = reread(replace(RECORD.events[0], id="e4"))
    assert new_one(apply(made, to=newer)).id == new_one(apply(made)).id


def test_what_a_newer_reading_finds_there_is_it() -> None:
    made = add()
    late = Event("e9", "talks", "occurred", span("talk"), (span("The two leaders will talk"),))
    found = apply(made, to=reread(*RECORD.events, late))
    assert [it.id for it in found.record.events] == [*(it.id for it in RECORD.events), "e9"]
    event = found.record.events[-1]
    assert (event.status, names(found, event.agents)) == ("planned", ["Lawrence Wong", "Indonesia"])
    assert found.fields["e9", NEW] == made


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The three leaders", "do not stand so in the text"),
        ("he two leaders", "do not stand so in the text"),
        ("the two leaders", "do not stand so in the text"),
        ("on Friday. “The two", "more than one paragraph"),
        ("Indonesia", r"stand 2 times: choose more of them, or say which: \d+ \(“"),
        ("…", "choose the words"),
        ("", "choose the words"),
        ("talk " * 80, "more than 300 signs"),
    ],
)
def test_words_that_will_not_do(words: str, why: str) -> None:
    with pytest.raises(CorrectionError, match=why):
        words_at(RECORD, words)


def test_which_of_several_places() -> None:
    second = span("Indonesia", 1)
    assert words_at(RECORD, "Indonesia", second.start) == second
    with pytest.raises(CorrectionError, match="2 times"):
        words_at(RECORD, "Indonesia", 3)


def test_white_space_is_not_looked_at_and_the_words_are_those_of_the_text() -> None:
    found = words_at(RECORD, "the  foreign ministry\tsaid")
    assert found.of(TEXT) == "the foreign\nministry said"
    assert isinstance(found, Span)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"kind": ["talks"]}, "needs its status"),
        ({}, "needs its kind and status"),
        ({"kind": ["gossip"], "status": ["planned"]}, "kind 'gossip'"),
        ({"kind": ["talks"], "status": ["planned"], "days": ["soon"]}, "no date"),
        ({"kind": ["talks"], "status": ["planned"], "event": []}, "nothing to say of a new event"),
        ({"kind": ["talks"], "status": ["planned"], "agents": ["?"]}, "no name"),
    ],
)
def test_values_that_will_not_do(fields: dict[str, list[str]], why: str) -> None:
    with pytest.raises(CorrectionError, match=why):
        add(replace(TALKS, fields=fields))


def test_what_is_there_already_is_corrected_instead() -> None:
    fields = {"kind": ["visit"], "status": ["planned"]}
    with pytest.raises(CorrectionError, match=r"there is a visit in these words already \(e1, “visit”\)"):
        add(Missed("will visit Indonesia", fields))
    made = add()
    with pytest.raises(CorrectionError, match="there is a talks in these words already"):
        add(to=apply(made).record)
