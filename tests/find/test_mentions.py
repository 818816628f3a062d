"""Mentions in sentences of our own, read with the shipped model and lexicon."""

import pytest

from demarche.find.mentions import find_mentions
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document
from demarche.model.finding import Mention
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(LanguageModel.load())


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(parser: Parser, lexicon: Lexicon, text: str) -> tuple[Article, list[Mention]]:
    article = parser.parse(Document("sha256:0", "test", text))
    return article, find_mentions(article, lexicon)


@pytest.mark.parametrize(
    ("text", "words", "kind", "label"),
    [
        (
            "The Norwegian foreign minister met reporters in Lisbon on Monday.",
            "Norwegian foreign minister",
            "nominal",
            "PERSON",
        ),
        ("The Norwegian foreign minister met reporters in Lisbon on Monday.", "reporters", "nominal", "GROUP"),
        ("The Norwegian foreign minister met reporters in Lisbon on Monday.", "Norwegian", "name", "NORP"),
        ("The Norwegian foreign minister met reporters in Lisbon on Monday.", "Lisbon", "name", "GPE"),
        ("Western officials doubted that the two countries would agree.", "Western officials", "nominal", "GROUP"),
        ("Western officials doubted that the two countries would agree.", "two countries", "nominal", "GPE"),
        ("Japan's Foreign Ministry summoned the ambassador.", "Japan", "name", "GPE"),
        ("Japan's Foreign Ministry summoned the ambassador.", "Japan's Foreign Ministry", "nominal", "ORG"),
        ("A senior U.S. official said he would not attend.", "senior U.S. official", "nominal", "PERSON"),
        ("A senior U.S. official said he would not attend.", "he", "pronoun", "PERSON"),
        ("Two Brazilians were freed after the talks.", "Two Brazilians", "nominal", "GROUP"),
    ],
)
def test_a_phrase_is_found(parser: Parser, lexicon: Lexicon, text: str, words: str, kind: str, label: str) -> None:
    article, mentions = found(parser, lexicon, text)
    said = [(article.words(m.start, m.end), m.kind, m.label) for m in mentions]
    assert (words, kind, label) in said


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Chinese leader Xi Jinping will travel to Serbia.", "Xi Jinping", "Chinese leader"),
        ("The President of Iran Hassan Rouhani arrived in Rome.", "Hassan Rouhani", "President of Iran"),
        ("Prime Minister Okonkwo thanked the delegation.", "Okonkwo", "Prime Minister"),
        ("German Chancellor Angela Merkel called for calm.", "Angela Merkel", "German Chancellor"),
    ],
)
def test_a_title_stands_before_a_name(parser: Parser, lexicon: Lexicon, text: str, name: str, title: str) -> None:
    article, mentions = found(parser, lexicon, text)
    titles = {article.words(m.start, m.end): article.words(*m.title) if m.title else None for m in mentions}
    assert titles[name] == title


def test_a_title_is_no_mention_of_its_own(parser: Parser, lexicon: Lexicon) -> None:
    article, mentions = found(parser, lexicon, "Chinese leader Xi Jinping will travel to Serbia.")
    assert "Chinese leader" not in [article.words(m.start, m.end) for m in mentions]


def test_no_token_is_in_two_names(parser: Parser, lexicon: Lexicon) -> None:
    text = (
        "The New Zealand Prime Minister met South Korean President Moon Jae-in at the Blue House in Seoul, Yonhap said."
    )
    _, mentions = found(parser, lexicon, text)
    taken: list[int] = [i for m in mentions if m.kind == "name" for i in range(m.start, m.end)]
    assert len(taken) == len(set(taken))


def test_empty_text_has_no_mentions(parser: Parser, lexicon: Lexicon) -> None:
    assert found(parser, lexicon, " ")[1] == []
