"""Speakers told in two pieces behind what they say, in sentences of our own read with the shipped model."""

import pytest

from demarche.model.document import Document
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel

PARSER = Parser(LanguageModel.load())


@pytest.mark.parametrize(
    ("text", "subject", "beside"),
    [
        (
            "Kenya and Chad will sign it in Lima on Monday, the spokesman of the bloc, Jens Holm, said.",
            "spokesman",
            "Jens",
        ),
        (
            "President Lars Vik will meet Ada Okoye, the premier of the island, Ana Rojas, said on Sunday.",
            "premier",
            "Ana",
        ),
        (
            "Norway has recalled its envoy, the ministry's spokeswoman, Kari Lund, told reporters.",
            "spokeswoman",
            "Kari",
        ),
        ("The president will go to Ghana next week, his chief of staff, Kwame Boateng, announced.", "chief", "Kwame"),
        (
            "Kenya will sign the treaty on Monday, Jens Holm, the spokesman of the bloc, said on Friday.",
            "Jens",
            "spokesman",
        ),
    ],
)
def test_the_title_speaks(text: str, subject: str, beside: str) -> None:
    doc = PARSER.parse(Document("sha256:0", "test", text)).doc
    (verb,) = [token for token in doc if token.dep_.casefold() == "root"]
    assert verb.text in ("said", "told", "announced")
    assert [(it.text, it.dep_) for it in verb.children if it.text == subject] == [(subject, "nsubj")]
    assert [it.dep_ for it in doc if it.text == beside] == ["appos"]


def test_one_piece_is_no_second_subject() -> None:
    text = (
        "Negotiators will meet in Doha, Qatari Prime Minister Sheikh Mohammed bin Abdulrahman Al Thani said on Friday."
    )
    doc = PARSER.parse(Document("sha256:0", "test", text)).doc
    assert [it.text for it in doc if it.dep_ == "nsubj" and it.head.text == "said"] == ["Mohammed"]
    assert [it.text for it in doc if it.dep_ == "nsubj" and it.head.text == "meet"] == ["Negotiators"]


def test_crumbs_do_no_harm() -> None:
    for text in ("They met today, said.", "It is what, , , said he.", ", , , said", "Oslo agreed,” , , told us."):
        assert PARSER.parse(Document("sha256:0", "test", text)).doc


def test_the_tree_stays_a_tree() -> None:
    doc = PARSER.parse(
        Document(
            "sha256:0", "test", "They met, the chief of staff, Ana Rojas, said, and left, the aide, Jens Holm, said."
        )
    ).doc
    for token in doc:
        assert len(list(token.ancestors)) < len(doc)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("He met Ada Okoye, the president, on Friday, officials said.", "officials"),
        ("The ministers of Norway, Ana Rojas, and Chad, Omar Badri, said the talks had failed.", "ministers"),
        ("Ana Rojas, the minister, and her aide, Jens Holm, said nothing.", "Ana"),
    ],
)
def test_who_speaks_already_goes_on(text: str, subject: str) -> None:
    doc = PARSER.parse(Document("sha256:0", "test", text)).doc
    verb = next(token for token in doc if token.text == "said")
    assert [it.text for it in verb.children if it.dep_ == "nsubj"] == [subject]
