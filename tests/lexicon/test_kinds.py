"""Every kind's examples give the event they should, and its counter-examples do not; malformed files are told."""

from pathlib import Path

import pytest

from demarche.errors import LexiconError
from demarche.lexicon.inflection import regular_forms
from demarche.lexicon.kinds import DATA, Example, Kind, Kinds
from tests.find.event_reader import events, words

KINDS = Kinds.load()
BREADTH = Kinds.load(DATA / "plover")
VOCABULARY = (
    "visit meet talks call summit invite sign agree announce-plan propose mediate request demand promise support "
    "praise aid arm accuse warn threaten criticise deny reject refuse sanction expel recall summon break-relations "
    "restore-relations protest deploy exercise strike invade clash seize arrest release withdraw ceasefire elect "
    "appoint resign die vote"
).split()


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        pytest.param(kind, example, id=f"{kind.name}-{number}")
        for kind in KINDS
        for number, example in enumerate(kind.examples)
    ],
)
def test_example_gives_its_event(kind: Kind, example: Example) -> None:
    fitting = [event for event in events(example.text, kind.name) if event.status == example.status]
    assert fitting, example.text
    for event in fitting:
        agents, recipients = words(example.text, event.agents), words(example.text, event.recipients)
        if kind.symmetric:
            agents = f"{agents} | {recipients}"
        assert all(name in agents for name in example.agents), (example.text, agents)
        assert all(name in recipients for name in example.recipients), (example.text, recipients)


@pytest.mark.parametrize("kind", [kind for kind in BREADTH if kind.name not in KINDS], ids=lambda kind: kind.name)
def test_kinds_for_plover(kind: Kind) -> None:
    for example in kind.examples:
        assert [event.status for event in events(example.text, kind.name, BREADTH)] == [example.status], example.text
    for text in kind.counter_examples:
        assert not events(text, kind.name, BREADTH)


@pytest.mark.parametrize(("kind", "text"), [(kind.name, text) for kind in KINDS for text in kind.counter_examples])
def test_counter_example_gives_none(kind: str, text: str) -> None:
    assert not events(text, kind)


def test_every_kind_of_the_vocabulary_has_a_file() -> None:
    assert set(VOCABULARY) <= {kind.name for kind in KINDS}


def test_every_kind_has_examples_both_ways() -> None:
    assert [kind.name for kind in KINDS if len(kind.examples) < 2 or not kind.counter_examples] == []


def test_pattern_ids_are_unique() -> None:
    ids = [pattern.id for kind in KINDS for pattern in kind.patterns]
    assert len(ids) == len(set(ids))


def test_overlay_replaces_and_adds(tmp_path: Path) -> None:
    (tmp_path / "salute.yaml").write_text(
        "kind: salute\nmeaning: One salutes another.\npatterns:\n"
        "- {id: salute-verb, verbs: [greet], agents: [subject], recipients: [object]}\nexamples: []\n"
    )
    kinds = Kinds.load(tmp_path)
    assert kinds["salute"].patterns[0].words == (("greet",),)
    assert "visit" in kinds


@pytest.mark.parametrize(
    "content",
    [
        "kind: x\nmeaning: y\n",
        "kind: [",
        "kind: x\nmeaning: y\nexamples: []\npatterns:\n- {id: a, verbs: [b], agents: [on]}\n",
    ],
)
def test_malformed_kind_names_the_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.yaml").write_text(content)
    with pytest.raises(LexiconError, match=r"bad\.yaml"):
        Kinds.load(tmp_path)


@pytest.mark.parametrize(
    ("verb", "form"),
    [("rebuke", "rebuked"), ("sever", "severing"), ("deny", "denies"), ("expel", "expelled"), ("guess", "guesses")],
)
def test_regular_forms(verb: str, form: str) -> None:
    assert form in regular_forms(verb)
