"""The parser: every word a slice of the text, no sentence over a passage, and only the told passages read."""

from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from demarche.model.article import Article
from demarche.model.document import Document
from demarche.parse.article import LONGEST_SENTENCE, Parser

TEXT = """ The two ministers met in Oslo on Monday before the cable was leaked.
palace.example

Norway\u00a0recalled its ambassador to Denmark on
Friday. “We are not amused,” the Foreign Ministry\r\nsaid.

Related article: What the cable says

The two ministers met in Oslo on Monday before the cable was leaked.
"""


class FlatModel:
    """Stands in for the language model: every sentence hangs on its first word; remembers what it was given."""

    def __init__(self) -> None:
        self.vocab = spacy.blank("en").vocab
        self.words: list[str] = []

    def parse(self, words: Sequence[str], spaces: Sequence[bool], sentence_starts: Sequence[bool]) -> Doc:
        self.words = list(words)
        heads: list[int] = []
        for number, start in enumerate(sentence_starts):
            heads.append(number if start else heads[-1])
        labels = ["root" if head == number else "dep" for number, head in enumerate(heads)]
        tags = ["NN"] * len(words)
        return Doc(
            self.vocab, words=list(words), spaces=list(spaces), heads=heads, deps=labels, tags=tags, lemmas=list(words)
        )


def article(text: str) -> Article:
    return Parser(FlatModel()).parse(Document("sha256:0", "test", text))


def test_every_token_is_a_slice_of_the_unchanged_text() -> None:
    parsed = article(TEXT)
    assert [token.text for token in parsed.doc] == [
        TEXT[start:end] for start, end in zip(parsed.starts, parsed.ends, strict=True)
    ]
    assert "".join(token.text for token in parsed.doc) == "".join(TEXT.split())


def test_no_sentence_crosses_a_passage() -> None:
    parsed = article(TEXT)
    for sentence in parsed.doc.sents:
        assert parsed.passage_of[sentence.start] == parsed.passage_of[sentence.end - 1]


def test_the_told_sentences_leave_out_credits_related_lines_and_the_repeated_caption() -> None:
    parsed = article(TEXT)
    assert [sentence[0].text for sentence in parsed.sentences()] == ["Norway", "“", "The"]


def test_repeated_captions_are_read_and_other_passages_are_not() -> None:
    model = FlatModel()
    Parser(model).parse(Document("sha256:0", "test", TEXT))
    assert model.words.count("ministers") == 2
    assert "palace.example" not in model.words
    assert "Related" not in model.words


def test_passages_that_are_not_read_are_foreign_words_in_one_sentence() -> None:
    parsed = article(TEXT)
    related = [token for token in parsed.doc if parsed.passage(token.i).kind == "related"]
    assert {(token.tag_, token.pos_) for token in related} == {("FW", "X")}
    assert {token.head.i for token in related} == {related[0].i}


def test_words_run_on_over_hard_line_ends() -> None:
    parsed = article(TEXT)
    said = next(token.i for token in parsed.doc if token.text == "said")
    assert parsed.words(said - 1, said + 1) == "Ministry\r\nsaid"


def test_a_sentence_without_a_stop_is_cut_at_a_pause() -> None:
    parsed = article("the ships " * 60 + ", " + "the nets " * 60 + "sank.")
    first, second = list(parsed.doc.sents)
    assert len(first) <= LONGEST_SENTENCE
    assert first[-1].text == ","
    assert second[0].text == "the"


@pytest.mark.parametrize("text", ["", " \n", "(Reuters)", "https://a.example/1"])
def test_texts_without_anything_to_tell(text: str) -> None:
    assert list(article(text).sentences()) == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aB.?'\"”“-:( ,1\n\té\u2019")), max_size=200))
def test_any_text_is_aligned(text: str) -> None:
    parsed = article(text)
    assert [token.text for token in parsed.doc] == [
        text[start:end] for start, end in zip(parsed.starts, parsed.ends, strict=True)
    ]
    assert "".join(token.text for token in parsed.doc) == "".join(text.split())
