"""A record as people have corrected it: every field, both ways, and through another reading of the same text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from demarche.errors import CorrectionError
from demarche.link.corrected import Corrected, corrected, explained
from demarche.link.correcting import By, actor_corrections, corrections_of
from demarche.model.check import check_record
from demarche.model.correction import FIELDS, Correction
from demarche.model.happening import Anchor
from demarche.model.record import Actor, Event, Party, Record
from demarche.model.serial import record_to_json
from demarche.model.span import Span
from tests.samples import TEXT, sample, span

AT = datetime(2024, 7, 2, 9, 30, tzinfo=UTC)
ADA = By("Ada Quill", AT, "the article says so")
RECORD = sample()


def say(
    field: str, *value: str, event: str = "e1", on: Record = RECORD, beside: Iterable[Correction] = ()
) -> Correction:
    """The correction that gives a field this value."""
    (made,) = corrections_of(explained(on, beside), event, [(field, value)], ADA)
    return made


def apply(*corrections: Correction, to: Record = RECORD) -> Corrected:
    """The corrected record, sound and with the read one as it was."""
    found = explained(to, corrections)
    assert check_record(record_to_json(found.record)) == []
    assert found.read is to
    return found


def reread(*events: Event) -> Record:
    """The sample with other events, as a newer model may read it."""
    statements = tuple(replace(it, about=()) for it in RECORD.statements)
    return replace(RECORD, events=events, statements=statements)


def event(found: Corrected, id: str = "e1") -> Event:
    return next(it for it in found.record.events if it.id == id)


def names(found: Corrected, parties: Iterable[Party]) -> list[str]:
    known = {actor.id: actor.name for actor in found.record.actors}
    return [known[party.actor] for party in parties]


def place_name(found: Corrected, id: str = "e1") -> str | None:
    place = event(found, id).place
    return next((it.name for it in found.record.places if it.id == place), None)


def test_without_corrections_the_record_is_as_it_was() -> None:
    assert corrected(RECORD, []) == RECORD
    elsewhere = replace(say("status", "cancelled"), anchor=Anchor("sha256:other", "visit", span("visit", 1)))
    assert corrected(RECORD, [elsewhere]) == RECORD


def test_the_kind_brings_its_codes_and_topics() -> None:
    found = apply(say("kind", "talks"))
    one = event(found)
    assert (one.kind, one.plover_type, one.rule) == ("talks", "CONSULT", found.fields["e1", "kind"].id)
    # In talks all parties take part alike.
    assert names(found, one.agents) == ["Lawrence Wong", "Indonesia"]
    assert one.recipients == ()


def test_a_status() -> None:
    correction = say("status", "Postponed")
    one = event(apply(correction))
    assert (one.status, one.status_rule) == ("postponed", correction.id)
    assert (correction.before, correction.value) == (("planned",), ("postponed",))


def test_parties_of_the_record_keep_their_words() -> None:
    found = apply(say("agents", "Mei Tan", "Wong"))
    assert [(TEXT[it.span.start : it.span.end]) for it in event(found).agents] == [
        "spokeswoman Mei Tan",
        "Prime Minister Lawrence Wong",
    ]


def test_a_party_of_the_lexicon_is_found_in_the_text_or_stands_on_the_event_itself() -> None:
    found = apply(say("recipients", "Singapore", "Xi Jinping"))
    here, nowhere = event(found).recipients
    assert names(found, (here, nowhere)) == ["Singapore", "Xi Jinping"]
    assert TEXT[here.span.start : here.span.end] == "SINGAPORE"
    assert nowhere.span == event(found).trigger
    xi = next(actor for actor in found.record.actors if actor.name == "Xi Jinping")
    assert (xi.country, xi.mentions, xi.entry) == ("CHN", (), xi.id)
    assert any(office.of == "CHN" for office in xi.offices)


def test_a_party_that_nobody_knows_is_local() -> None:
    found = apply(say("agents", "Ilse Brandt (NOR)", "the harbour pilots"))
    brandt, pilots = found.record.actors[-2:]
    assert (brandt.id, brandt.name, brandt.kind, brandt.country) == (
        "local:ilse-brandt",
        "Ilse Brandt",
        "person",
        "NOR",
    )
    assert (pilots.kind, pilots.country) == ("group", None)


def test_a_capital_stands_for_its_state_among_parties_and_for_itself_as_a_place() -> None:
    found = apply(say("recipients", "Oslo"), say("place", "Oslo"))
    assert names(found, event(found).recipients) == ["Norway"]
    assert place_name(found) == "Oslo"
    oslo = found.record.places[-1]
    assert (oslo.country, oslo.latitude is not None) == ("NOR", True)


def test_nothing_is_a_value_too() -> None:
    found = apply(say("place"), say("recipients"), say("days"))
    one = event(found)
    assert (one.place, one.recipients, one.when.earliest, one.when.latest) == (None, (), None, None)


@pytest.mark.parametrize(
    ("days", "first", "last", "precision"),
    [
        (["2024-06-14"], "2024-06-14", "2024-06-14", "day"),
        (["2024-06-18", "2024-06-20"], "2024-06-18", "2024-06-20", "day"),
        (["2024-06-18/2024-06-20"], "2024-06-18", "2024-06-20", "day"),
        (["2024-02"], "2024-02-01", "2024-02-29", "month"),
        (["2024-W25"], "2024-06-17", "2024-06-23", "week"),
        (["2024-22"], "2024-06-01", "2024-08-31", "season"),
        (["2024-24"], "2024-12-01", "2025-02-28", "season"),
        (["2024-34"], "2024-04-01", "2024-06-30", "quarter"),
        (["2024"], "2024-01-01", "2024-12-31", "year"),
        (["2024-06/2024-07"], "2024-06-01", "2024-07-31", "quarter"),
    ],
)
def test_days_in_iso_and_edtf(days: list[str], first: str, last: str, precision: str) -> None:
    when = event(apply(say("days", *days))).when
    assert (str(when.earliest), str(when.latest), when.precision) == (first, last, precision)


def test_days_that_the_text_says_name_their_words() -> None:
    assert event(apply(say("days", "2024-06-14"))).when.times == ("t1",)
    assert event(apply(say("days", "2024-06-15"))).when.times == ()


def test_what_is_no_event_is_gone_and_can_be_shown() -> None:
    found = apply(say("event", "no", event="e2"))
    assert [it.id for it in found.record.events] == ["e1"]
    assert [it.id for it in found.dropped] == ["e2"]
    assert found.record.statements[2].about == ()
    assert found.fields["e2", "event"].before == ("request",)


def test_who_somebody_is_holds_in_the_whole_document() -> None:
    (made,) = actor_corrections(apply(), "Wong", "Penny Wong", ADA)
    found = apply(made)
    assert names(found, event(found).agents) == ["Penny Wong"]
    assert "Lawrence Wong" not in {actor.name for actor in found.record.actors}
    penny = next(actor for actor in found.record.actors if actor.name == "Penny Wong")
    assert penny.country == "AUS"
    assert penny.mentions == tuple(sorted(RECORD.actors[0].mentions))


def test_a_local_actor_keeps_what_the_text_said_of_it() -> None:
    (made,) = actor_corrections(apply(), "Mei Tan", "Mei Ling Tan", ADA)
    found = apply(made)
    tan = next(actor for actor in found.record.actors if actor.name == "Mei Ling Tan")
    assert (tan.id, tan.country, tan.sector) == ("local:mei-ling-tan", "SGP", "GOV")
    assert found.record.statements[1].speaker == tan.id


def test_two_actors_can_be_one() -> None:
    (made,) = actor_corrections(apply(), "envoy", "Mei Tan", ADA)
    found = apply(made)
    assert [it.speaker for it in found.record.statements[1::2]] == ["local:mei-tan", "local:mei-tan"]
    assert len(found.record.actors) == len(RECORD.actors) - 1
    # Who now stands for two can be somebody else again: both are meant.
    again = actor_corrections(found, "Mei Tan", "Ilse Brandt", By("Bo", AT + timedelta(1)))
    assert {it.before for it in again} == {("envoy",), ("Mei Tan",)}
    both = apply(made, *again)
    assert [it.speaker for it in both.record.statements[1::2]] == ["local:ilse-brandt"] * 2


def test_names_can_change_places() -> None:
    to_envoy = actor_corrections(apply(), "Mei Tan", "envoy", ADA)
    to_tan = actor_corrections(apply(), "envoy", "Mei Tan", ADA)
    found = apply(*to_envoy, *to_tan)
    assert [it.speaker for it in found.record.statements[1::2]] == ["local:envoy", "local:mei-tan"]


def test_the_newest_holds_and_an_undone_one_does_not() -> None:
    old = say("status", "cancelled")
    new = replace(say("status", "postponed"), at=AT + timedelta(hours=1))
    assert event(apply(new, old)).status == "postponed"
    undone = replace(new, undone_by="Bo", undone_at=AT + timedelta(hours=2))
    assert event(apply(old, undone)).status == "cancelled"
    assert event(apply(replace(old, undone_by="Bo"), undone)).status == "planned"


def test_what_holds_already_need_not_be_kept() -> None:
    made = say("status", "cancelled")
    assert corrections_of(apply(made), "e1", [("status", ["cancelled"])], ADA) == ()
    assert corrections_of(apply(), "e1", [("status", ["planned"]), ("agents", ["Lawrence Wong"])], ADA) == ()
    assert corrections_of(apply(), "e1", [("recipients", ["IDN"]), ("days", ["2024-06-18"])], ADA) == ()
    dropped = say("event")
    assert corrections_of(apply(dropped), "e1", [("event", [])], ADA) == ()
    (back,) = corrections_of(apply(made), "e1", [("status", ["planned"])], By("Bo", AT + timedelta(1)))
    assert event(apply(made, back)).status == "planned"
    assert actor_corrections(apply(), "Mei Tan", "Mei Tan", ADA) == ()


@pytest.mark.parametrize("field", FIELDS[:-1])
def test_every_field_outlives_another_reading(field: str) -> None:
    """A newer model gives the event another id, another status, and finds more beside it."""
    value = {"kind": ["meet"], "status": ["cancelled"], "days": ["2024-07"], "event": []}.get(field, ["Norway"])
    made = say(field, *value)
    first, second = RECORD.events
    newer = reread(replace(second, id="e1"), replace(first, id="e7", status="possible"))
    found = apply(made, to=newer)
    assert found.lost == ()
    assert set(found.fields) == {("e7", field)}
    assert event(found, "e1") == replace(second, id="e1")
    moved = replace(first, id="e9", trigger=Span(first.trigger.start - 5, first.trigger.end))
    assert set(apply(made, to=reread(newer.events[0], moved)).fields) == {("e9", field)}


def test_an_actor_is_found_again_under_another_id() -> None:
    made = actor_corrections(apply(), "Wong", "Penny Wong", ADA)
    other = Actor("Q77", "Kevin Wong", "person", ("Wong",), "CHN", mentions=RECORD.actors[0].mentions)
    parties = (Party("Q77", RECORD.events[0].agents[0].span),)
    newer = replace(
        RECORD,
        actors=(other, *RECORD.actors[1:]),
        events=(replace(RECORD.events[0], agents=parties), RECORD.events[1]),
    )
    found = apply(*made, to=newer)
    assert names(found, event(found).agents) == ["Penny Wong"]
    assert found.fields[event(found).agents[0].actor, "actor"] == made[0]


def test_words_that_tell_of_nothing_any_more_are_lost_not_forgotten() -> None:
    made = say("status", "cancelled"), say("event", event="e2")
    found = apply(*made, to=reread())
    assert found.lost == tuple(sorted(made, key=lambda it: it.id))
    assert apply(*made).lost == ()


def test_evidence_leads_to_an_event_but_drops_none() -> None:
    first = RECORD.events[0]
    far = replace(first, trigger=span("will"), evidence=first.evidence)
    newer = reread(far)
    assert event(apply(say("status", "cancelled"), to=newer)).status == "cancelled"
    assert apply(say("event"), to=newer).lost != ()


def test_that_words_are_no_event_is_said_of_their_kind() -> None:
    other = replace(RECORD.events[0], kind="arm")
    assert apply(say("event"), to=reread(other)).lost != ()
    assert event(apply(say("status", "cancelled"), to=reread(other))).status == "cancelled"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kind", ["vist"], "do you mean visit?"),
        ("kind", [], "give one of"),
        ("status", ["done"], "give one of occurred, ongoing, planned"),
        ("days", ["2023-02-30"], "'2023-02-30' is no date"),
        ("days", ["next week"], "is no date"),
        ("days", ["2024-13"], "is no date"),
        ("days", ["2024-W54"], "is no date"),
        ("days", ["2024-06-20", "2024-06-18"], "before the first"),
        ("days", ["2024-06-18", "2024-06-19", "2024-06-20"], "give one day"),
        ("agents", ["!!"], "is no name"),
        ("agents", ["x" * 300], "is no name"),
        ("agents", [f"N{number}" for number in range(30)], "more than 20"),
        ("place", ["Oslo", "Accra"], "give one name"),
        ("event", ["yes"], "the only thing to say is no"),
        ("mood", ["good"], "cannot be corrected: only kind, status"),
    ],
)
def test_what_cannot_be_is_told_in_words(field: str, value: list[str], words: str) -> None:
    with pytest.raises(CorrectionError) as told:
        corrections_of(explained(RECORD, []), "e1", [(field, value)], ADA)
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_who_must_have_a_name_and_events_an_id() -> None:
    with pytest.raises(CorrectionError, match="give a name"):
        By("  ", AT)
    with pytest.raises(CorrectionError, match="longer than"):
        By("Ada", AT, "x" * 3000)
    with pytest.raises(CorrectionError, match="its events: e1, e2"):
        corrections_of(explained(RECORD, []), "e5", [("status", ["denied"])], ADA)
    with pytest.raises(CorrectionError, match="its actors: Lawrence Wong, Indonesia"):
        actor_corrections(explained(RECORD, []), "Nobody", "Somebody", ADA)
    with pytest.raises(CorrectionError, match="the one name"):
        actor_corrections(explained(RECORD, []), "Wong", "  ", ADA)


def test_signs_that_cannot_be_seen_are_taken_out() -> None:
    made = say("agents", "Ilse\u202e \x00Brandt\n")
    assert made.value == ("Ilse Brandt",)
    assert date(2024, 7, 2) == made.at.date()
