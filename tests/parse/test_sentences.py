"""Words and sentences by rule."""

from itertools import pairwise

import pytest

from demarche.parse.sentences import sentence_starts
from demarche.parse.tokenizer import tokenize


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We don't know.", "We do n't know ."),
        ("We don’t know.", "We do n’t know ."),
        ("Kenya's envoy", "Kenya 's envoy"),
        ("Kenya’s envoys’ cars", "Kenya ’s envoys ’ cars"),
        ("“Stop!” she said.", "“ Stop ! ” she said ."),
        ("the U.S. envoy, Gen. Berg", "the U.S. envoy , Gen. Berg"),
        ("It left the U.S.", "It left the U.S."),
        ("at 5 p.m. on Dec. 30", "at 5 p.m. on Dec. 30"),
        ("a Nairobi-based pro-Oslo group", "a Nairobi - based pro-Oslo group"),
        ("1999-2004 and 11/20/2001", "1999 - 2004 and 11/20/2001"),
        ("$5.5bn, €3m and 40%", "$ 5.5 bn , € 3 m and 40 %"),
        ("See https://example.org/a-b?c=1.", "See https://example.org/a-b?c=1 ."),
        ("mail press@example.org, please", "mail press@example.org , please"),
        ("I cannot go", "I can not go"),
        ("It said—again—no", "It said — again — no"),
        ("wait...", "wait ..."),
        ("No. 5 is a no.", "No. 5 is a no ."),
        ("(AP)—Oslo", "( AP ) — Oslo"),
        ("the '90s", "the '90s"),
        ("O'Brien met d'Estaing", "O'Brien met d'Estaing"),
        ("and/or", "and / or"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()


@pytest.mark.parametrize("text", ["", "   ", "a\tb\n\nc", "\u00a0x\u2003y", "…—“”", "https://", "'''", "..."])
def test_words_cover_everything_but_space(text: str) -> None:
    places = tokenize(text)
    assert "".join(text[start:end] for start, end in places) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    assert not any(character.isspace() for start, end in places for character in text[start:end])


def sentences_of(text: str) -> list[str]:
    places = tokenize(text)
    words = [text[start:end] for start, end in places]
    starts = sentence_starts(words, [text[end : end + 1].isspace() for _, end in places])
    begins = [index for index, first in enumerate(starts) if first] + [len(words)]
    return [text[places[a][0] : places[b - 1][1]] for a, b in pairwise(begins)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He came.", "She left."],
        ["U.S. President Ann Berg met U.S. Senator Kim."],
        ["They met on Dec. 30 in Oslo.", "Gen. Kim Berg spoke."],
        ["It happened in the U.S. on Monday."],
        ["She left the U.S.", "The talks went on."],
        ["“We will go.”", "She did not say when."],
        ['"We will go."', "She did not say when."],
        ['She said: "We will go."', '"We may stay," he said.'],
        ["“Will they come?” Foreign Minister Kim asked."],
        ["“Will they come?” he asked.", "“Yes!”"],
        ["Prices rose 3.5 percent.", "1,000 people came."],
        ["It ended at 5 p.m.", "The envoy left."],
        ["Berg & Co. Ltd. won it.", "Others lost."],
        ["See No. 5.", "It is new."],
        ["They agreed (see below).", "Others (like Kim) did not."],
        ["It rose. [6]", "Then it fell."],
        ["Dr. J. K. Berg of St. Olav came.", "Mr. Kim did not."],
        ["He asked why…", "Nobody knew."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


def test_no_words_no_sentences() -> None:
    assert sentence_starts([], []) == []
