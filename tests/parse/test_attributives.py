"""Participles before titles, in sentences of our own read with the shipped model."""

import pytest

from demarche.model.document import Document
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel

PARSER = Parser(LanguageModel.load())


@pytest.mark.parametrize(
    ("text", "name", "above", "label"),
    [
        ("King Olav met with visiting Chadian Prime Minister Idriss Okoye on Friday.", "Idriss", "met", "obl"),
        ("Lund held talks with visiting Chadian Chancellor Ada Okoye in Oslo.", "Ada", "held", "obl"),
        ("The king received visiting Omani Foreign Minister Omar Badri.", "Omar", "received", "obj"),
        ("President Lund and visiting Chadian President Ada Okoye signed it.", "Ada", "Lund", "conj"),
        ("Kari Lund and visiting U.S. Deputy Secretary of State Ada Okoye discussed trade.", "Ada", "Kari", "conj"),
        ("The queen told visiting Danish Prime Minister Jens Holm that it had failed.", "Jens", "told", "obj"),
    ],
)
def test_the_person_is_the_argument(text: str, name: str, above: str, label: str) -> None:
    doc = PARSER.parse(Document("sha256:0", "test", text)).doc
    word = next(token for token in doc if token.text == name)
    assert (word.head.text, word.dep_) == (above, label)
    assert next(token for token in doc if token.text.endswith("visiting")).dep_ == "amod"


@pytest.mark.parametrize(
    "text",
    [
        "He left after visiting President Ada Okoye in hospital.",
        "The minister is visiting Chadian President Ada Okoye.",
        "She began her tour by meeting the king and visiting the Danish parliament.",
    ],
)
def test_a_verb_stays_a_verb(text: str) -> None:
    doc = PARSER.parse(Document("sha256:0", "test", text)).doc
    assert next(token for token in doc if token.text == "visiting").pos_ == "VERB"


def test_us_is_a_state_before_a_title() -> None:
    doc = PARSER.parse(Document("sha256:0", "test", "A day earlier Modi had called US President Joe Biden.")).doc
    state = next(token for token in doc if token.text == "US")
    assert (state.tag_, state.head.text) == ("NNP", "Joe")
