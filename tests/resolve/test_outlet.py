"""The outlet of plain text: byline, masthead, copyright line, dateline."""

import pytest

from demarche.lexicon import Lexicon
from demarche.model.document import Document
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.resolve.outlet import with_outlet

BODY = "Norway said on Tuesday that the talks had failed. The two sides will meet again next week in Bergen."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(LanguageModel.load())


@pytest.mark.parametrize(
    ("text", "outlet", "words"),
    [
        (f"Talks fail\n\nBy Ada Quill | The Guardian\n\nOSLO (Reuters) - {BODY}", "The Guardian", "Guardian"),
        (f"OSLO, May 3 (Reuters) - {BODY}", "Reuters", "Reuters"),
        (f"The Guardian\n\nTalks fail in Oslo\n\n{BODY}", "The Guardian", "Guardian"),
        (f"Talks fail in Oslo\n\n{BODY}\n\n© 2023 AFP", "Agence France-Presse", "AFP"),
    ],
)
def test_the_outlet_is_named(parser: Parser, text: str, outlet: str, words: str) -> None:
    document = with_outlet(parser.parse(Document("sha256:0", "test", text)), Lexicon.load())
    assert document.outlet == outlet
    assert document.outlet_evidence is not None
    assert document.outlet_evidence.of(text).endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        f"Talks fail in Oslo\n\nAP Photo/Ada Quill\n\n{BODY}",
        f"Reuters says talks fail\n\n{BODY}",
        "Norway told Reuters on Tuesday that the talks had failed.",
    ],
)
def test_who_is_only_spoken_of_is_no_outlet(parser: Parser, text: str) -> None:
    assert with_outlet(parser.parse(Document("sha256:0", "test", text)), Lexicon.load()).outlet is None


def test_what_is_given_stands(parser: Parser) -> None:
    article = parser.parse(Document("sha256:0", "test", f"OSLO (Reuters) - {BODY}", outlet="Harbour Courier"))
    assert with_outlet(article, Lexicon.load()) is article.document
