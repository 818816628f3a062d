"""Constructions: who does what to whom in sentences of our own."""

import pytest

from tests.find.event_reader import events, read, words


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("Latvia was visited by Finnish President Alexander Stubb.", "visit", ["Stubb"], ["Latvia"]),
        ("Kassym-Jomart Tokayev and Ilham Aliyev met in Astana.", "meet", ["Tokayev", "Aliyev"], []),
        ("Hungary agreed to meet Slovakia.", "meet", ["Hungary", "Slovakia"], []),
        ("Kenya told Uganda to withdraw its troops.", "demand", ["Kenya"], ["Uganda"]),
        ("The documents signed by Ghana and Togo are public.", "sign", ["Ghana", "Togo"], []),
        ("Peru, which condemned Nicaragua, met Chile.", "criticise", ["Peru"], ["Nicaragua"]),
        ("Estonia expelled a Russian diplomat and warned Belarus.", "warn", ["Estonia"], ["Belarus"]),
        ("The talks between Cyprus and Greece ended on Friday.", "talks", ["Cyprus", "Greece"], []),
        ("Fumio Kishida's visit to Poland was announced.", "visit", ["Kishida"], ["Poland"]),
        ("Iraq's invasion of Kuwait was condemned by Egypt.", "invade", ["Iraq"], ["Kuwait"]),
        ("Iraq's invasion of Kuwait was condemned by Egypt.", "criticise", ["Egypt"], ["Iraq"]),
        ("Keir Starmer held a phone call with Mark Carney.", "call", ["Starmer", "Carney"], []),
        ("Sanctions were imposed on Mali by the European Union.", "sanction", ["European Union"], ["Mali"]),
        ("The United States imposed new sanctions on Cuba.", "sanction", ["United States"], ["Cuba"]),
        ("Algeria recalled its ambassador to France.", "recall", ["Algeria"], ["France"]),
        ("Norway's foreign minister, Espen Barth Eide, met Isaac Herzog.", "meet", ["Eide", "Herzog"], []),
        ("Turkey blamed Syria for the attack.", "accuse", ["Turkey"], ["Syria"]),
        ("Edgars Rinkevics assured Moldova of support on a visit to Chisinau.", "promise", ["Rinkevics"], ["Moldova"]),
        ("Edgars Rinkevics assured Moldova of support on a visit to Chisinau.", "visit", ["Rinkevics"], []),
        ("India summoned the Canadian high commissioner.", "summon", ["India"], ["Canadian"]),
    ],
)
def test_roles(text: str, kind: str, agents: list[str], recipients: list[str]) -> None:
    found = events(text, kind)
    assert found, text
    said_agents = words(text, found[0].agents)
    said_recipients = words(text, found[0].recipients)
    if not recipients:
        said_agents = f"{said_agents} | {said_recipients}"
    assert all(name in said_agents for name in agents), said_agents
    assert all(name in said_recipients for name in recipients), said_recipients


@pytest.mark.parametrize(
    "text",
    [
        "The Nobel Peace Prize was given to a Norwegian committee.",
        "Visit Dubai, the city of gold.",
        "The Kremlin made no mention of the talks of others.",
        "Norway has a long coast.",
    ],
)
def test_no_event(text: str) -> None:
    assert [event.kind for event in read(text)[1] if event.agents] == []


def test_time_belongs_to_its_own_clause() -> None:
    text = "Japan will visit Palau in June, the minister announced on Friday."
    visit = events(text, "visit")[0]
    assert len(visit.times) == 1


def test_place() -> None:
    text = "Brazil met Peru in Geneva."
    assert words(text, events(text, "meet")[0].place) == "Geneva"


def test_place_is_where_it_takes_place() -> None:
    article, found, _ = read("The meeting between Lavrov and Fidan will take place on Thursday in Antalya.")
    assert [article.words(place.start, place.end) for place in found[0].place] == ["Antalya"]


def test_place_is_the_name_of_a_site() -> None:
    article, found, _ = read("Xi held talks with Scholz at the Diaoyutai guesthouse.")
    assert [article.words(place.start, place.end) for place in found[0].place] == ["Diaoyutai"]


def test_superseded_plan_is_marked() -> None:
    text = "Shinzo Abe had been expected to visit Iran in June."
    assert events(text, "visit")[0].features["superseded"] == "yes"


def test_visit_called_off_earlier_is_older_than_the_one_to_come() -> None:
    text = "Mark Rutte will visit Turkey in June, after he had cancelled a visit to Turkey in March."
    superseded = {event.status: event.features.get("superseded") for event in events(text, "visit")}
    assert superseded == {"planned": None, "cancelled": "yes"}


def test_noun_told_by_its_verb_is_no_second_event() -> None:
    text = "Indonesia lodged a protest with China."
    assert len(events(text, "protest")) == 1


def test_duration_is_kept() -> None:
    text = "Narendra Modi will travel to Brazil for a three-day visit."
    assert events(text, "visit")[0].features["days"] == "3"


def test_clause_holds_the_trigger() -> None:
    text = "Norway expelled a Russian diplomat, Sweden said."
    event = events(text, "expel")[0]
    assert event.clause[0] <= event.trigger[0] < event.trigger[1] <= event.clause[1]
