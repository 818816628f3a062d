"""The tagger of times: every rule's own examples, words that are no dates, hostile input."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.find.times import tag
from demarche.lexicon.times import TimeRule, TimeWords
from demarche.model.article import Article
from demarche.model.document import Document, Passage
from demarche.model.finding import TimeFinding
from demarche.model.span import Span
from demarche.parse.tokenizer import tokenize
from tests.timing import seconds

WORDS = TimeWords.load()
VOCAB = Vocab()


def article_of(text: str) -> Article:
    """One paragraph cut into words, without tags or trees."""
    cut = tokenize(text)
    doc = Doc(VOCAB, words=[text[start:end] for start, end in cut])
    passage = Passage("paragraph", Span(0, len(text)))
    starts, ends = tuple(start for start, _ in cut), tuple(end for _, end in cut)
    return Article(Document("sha256:0", "test", text), (passage,), doc, starts, ends, (0,) * len(cut))


def found(text: str, named: bool = False) -> list[tuple[str, TimeFinding]]:
    article = article_of(text)
    return [(article.words(finding.start, finding.end), finding) for finding in tag(article, WORDS, named)]


def texts(text: str) -> list[str]:
    return [words for words, _ in found(text)]


FINDS = [(rule, example) for rule in WORDS.rules for example in rule.finds]
LEAVES = [(rule, example) for rule in WORDS.rules for example in rule.leaves]


@pytest.mark.parametrize(("rule", "example"), FINDS, ids=lambda it: it.id if isinstance(it, TimeRule) else "")
def test_rule_finds_its_examples(rule: TimeRule, example: str) -> None:
    assert rule.meaning
    wanted = re.findall(r"\[(.+?)\]", example)
    text = example.replace("[", "").replace("]", "")
    assert [words for words, _ in found(text, named="named" in rule.reading)] == wanted


@pytest.mark.parametrize(("rule", "example"), LEAVES, ids=lambda it: it.id if isinstance(it, TimeRule) else "")
def test_rule_leaves_what_it_must(rule: TimeRule, example: str) -> None:
    assert rule.id not in [finding.rule for _, finding in found(example, named="named" in rule.reading)]


def test_every_rule_has_an_example() -> None:
    assert [rule.id for rule in WORDS.rules if not (rule.finds or rule.reading.get("drop"))] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They may march through the second gate in the fall of the city.", []),
        ("The Sunday Times praised Theresa May and Mr. March.", []),
        ("Black Friday sales rose, and Bloody Sunday was remembered.", []),
        ("May God help them. May I go?", []),
        ("He is in his forties and runs 1500 metres.", []),
        ("The 2024 Olympics and the 2022 World Cup were costly.", []),
        ("Resolution 1973 cost $2000 and page 1984 was torn.", []),
        ("The 70-year-old envoy left.", []),
        ("They guard it 24 hours a day, seven days a week, and work eight hours a day.", ["eight hours", "a day"]),
        ("A March operation failed and the March accession was hailed.", ["March", "March"]),
        ("The March on Rome and the Long March ended.", []),
        ("The 20th Army held and the 5th Fleet sailed.", []),
        ("The call was on Tuesday, and a visit is planned for early June.", ["Tuesday", "early June"]),
        ("He arrives on May 3 and may leave on 5 May 2024.", ["May 3", "5 May 2024"]),
        ("Talks ran from April 29 to May 3, 2019, then stopped.", ["April 29 to May 3, 2019"]),
        ("They gave the envoys 72 hours to leave.", ["72 hours"]),
    ],
)
def test_words_that_are_dates_and_words_that_are_not(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She will meet him on Tuesday.", "future"),
        ("She met him on Tuesday.", "past"),
        ("The summit is scheduled for Tuesday.", "future"),
        ("The deal was signed Tuesday.", "past"),
        ("The deal will be signed Tuesday.", "future"),
    ],
)
def test_tense_by_the_words_around(text: str, tense: str) -> None:
    assert found(text)[0][1].meaning["tense"] == tense


HOSTILE = [
    "7" * 10_000,
    "May " * 50_000,
    "1999-" * 5_000,
    "from 3 to " * 5_000 + "5 May",
    "31 February 2023, 99/99/9999, year 0 AD. " * 500,
    "the end of " * 10_000,
    "first " * 20_000,
    "of the " * 20_000,
    "'" * 20_000,
    "12:30:" * 5_000,
    "last next this " * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda it: it[:12])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    half, whole = article_of(text[: len(text) // 2]), article_of(text)
    assert seconds(lambda: tag(whole, WORDS)) < max(5 * seconds(lambda: tag(half, WORDS)), 0.5)


PARTS = st.sampled_from(
    "May march 3 31 0 2023 1999 '99 - – / to from the of early mid- last next Friday Feb. 30 week weeks two second "
    "quarter in , . ( ) today 12:30 p.m. 20th century 1990s BC until within few 99999999999 Christmas year's".split()
)


@given(st.lists(PARTS, max_size=30).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_mixture_is_read_without_harm(text: str) -> None:
    article = article_of(text)
    end = 0
    for finding in tag(article, WORDS):
        assert end <= finding.start < finding.end <= len(article.doc)
        end = finding.end
