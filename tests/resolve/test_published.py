"""The day of publication: what is given, what the text states, what its words imply, and what stays unknown."""

from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tests.timing import seconds

from demarche.find.times import tag
from demarche.lexicon import Lexicon
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Document, Passage, Published
from demarche.model.span import Span
from demarche.parse.tokenizer import tokenize
from demarche.resolve.published import date_of

WORDS = TimeWords.load()
VOCAB = Vocab()
GIVEN = Published(date(2023, 3, 17), date(2023, 3, 17), "given")


def article_of(
    *blocks: str, published: Published | None = None, url: str | None = None, source: str = "test"
) -> Article:
    """One passage a block; "kind: words" names its kind, else it is a paragraph."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    passage_of: list[int] = []
    passages, text = [], ""
    for number, block in enumerate(blocks):
        kind, mark, rest = block.partition(": ")
        kind, block = (kind, rest) if mark and kind in ("dateline", "headline", "byline") else ("paragraph", block)
        begin = len(text)
        passages.append(Passage(kind, Span(begin, begin + len(block))))
        for start, end in tokenize(block):
            words.append(block[start:end])
            starts.append(begin + start)
            ends.append(begin + end)
            passage_of.append(number)
        text += block + "\n\n"
    document = Document("sha256:0", source, text, url=url, published=published or Published())
    return Article(document, tuple(passages), Doc(VOCAB, words=words), tuple(starts), tuple(ends), tuple(passage_of))


def dated(article: Article) -> Published:
    return date_of(article, tag(article, WORDS), WORDS)


def test_what_is_given_stands() -> None:
    assert dated(article_of("They met today.", published=GIVEN)) == GIVEN


def test_a_contradiction_with_the_text_is_reported() -> None:
    said = dated(article_of("dateline: OSLO, March 2, 2021", "They met.", published=GIVEN))
    assert said.day == date(2023, 3, 17)
    assert "contradicts" in said.reasons[0]
    assert said.evidence


@pytest.mark.parametrize(
    "article",
    [
        article_of("dateline: OSLO, March 17, 2023", "They met."),
        article_of("OSLO, March 17, 2023 (AP) - The ministers met on Thursday in the town hall to speak of fish."),
        article_of("Published: 17 March 2023", "They met in the town hall to speak of fish, as they had before."),
        article_of("17 March 2023", "They met in the town hall to speak of fish, as they had before."),
        article_of("They met in the town hall.", "AP-NY-03-17-23 0618EDT"),
        article_of("They met.", url="https://news.example/world/2023/03/17/they-met"),
        article_of("They met.", source="2023-03-17-they-met.txt"),
        article_of("The ministers met today, March 17, 2023, in the town hall."),
    ],
)
def test_the_day_a_text_states(article: Article) -> None:
    said = dated(article)
    assert (said.earliest, said.latest) == (date(2023, 3, 17), date(2023, 3, 17))
    assert said.reasons


def test_an_evening_is_published_then_or_the_day_after() -> None:
    said = dated(article_of("July 23, 2021", "8:01 P.M. EDT", "Hello, all of you."))
    assert (said.earliest, said.latest) == (date(2021, 7, 23), date(2021, 7, 24))


def test_two_tellings_of_one_visit_and_a_weekday_give_the_day() -> None:
    said = dated(
        article_of(
            "Queen Ada Holm will begin a state visit to Norland early next week, the palace announced Thursday.",
            "On June 10-12, 2019, Queen Ada Holm will pay a state visit to Norland at the wish of its king, it said.",
        )
    )
    assert (said.earliest, said.latest, said.basis) == (date(2019, 6, 6), date(2019, 6, 6), "inferred")
    assert len(said.evidence) >= 2
    assert any("same happening" in reason for reason in said.reasons)


def test_a_weekday_of_a_dated_visit_and_the_weekday_of_the_news_give_the_day() -> None:
    said = dated(
        article_of(
            "Queen Ada Holm will travel to Norland on Sunday, June 9, 2019, for two days, the palace said Friday.",
            "Ada Holm will see its king on Monday.",
        )
    )
    assert (said.earliest, said.latest, said.basis) == (date(2019, 6, 7), date(2019, 6, 7), "inferred")
    assert any("day of the visit" in reason for reason in said.reasons)


def test_an_event_of_the_table_gives_the_week() -> None:
    said = dated(
        article_of("Norland condemned the Russian invasion of Ukraine that began last week, and will send aid.")
    )
    assert said.basis == "inferred"
    assert (said.earliest, said.latest) == (date(2022, 2, 28), date(2022, 3, 6))


def test_a_dated_weekday_and_a_term_of_office_give_the_week() -> None:
    article = article_of("President Donald Trump spoke. His guest will take office next Saturday, December 1.")
    said = date_of(article, tag(article, WORDS), WORDS, Lexicon.load())
    assert (said.earliest, said.latest) == (date(2018, 11, 24), date(2018, 11, 30))


@pytest.mark.parametrize(
    "article",
    [
        article_of("They met on Friday and will meet next week."),
        article_of("They met on March 17, 2023, and again on May 2, 2024."),
        article_of("The treaty of 1955 was signed in Oslo. Last week it was renewed."),
        article_of("OSLO, March 17 (AP) - The ministers met on Thursday in the town hall to speak of fish."),
        article_of(
            "On March 11, 2021, one year ago today, the visit of Ada Holm to Oslo began. Today Ada Holm ends a visit."
        ),
        article_of(""),
        article_of(
            "Queen Ada Holm will travel to Norland on June 9, 2019, for two days of talks, the palace said Friday.",
            "Ada Holm will see its king on Thursday.",
        ),
        article_of("Queen Ada Holm will travel to Norland on Sunday, June 9, 2019, the palace said Friday."),
    ],
)
def test_what_is_not_sure_stays_unknown(article: Article) -> None:
    said = dated(article)
    assert (said.earliest, said.latest) == (None, None)


def test_clues_that_contradict_give_nothing_and_say_so() -> None:
    said = dated(
        article_of(
            "Queen Ada Holm will begin a state visit to Norland next week, the palace said.",
            "On June 10-12, 2019, Queen Ada Holm will pay a state visit to Norland.",
            "The Russian invasion of Ukraine began last week.",
        )
    )
    assert said.earliest is None
    assert "contradict" in said.reasons[-1]


@pytest.mark.parametrize(
    "text", ["May 3, 2023 last week visit. " * 3_000, "invasion of Ukraine last month " * 3_000, "1/1/99 " * 9_000]
)
def test_hostile_text_is_dated_in_linear_time(text: str) -> None:
    def dated() -> None:
        article = article_of(text)
        date_of(article, tag(article, WORDS), WORDS, Lexicon.load())

    assert seconds(dated, runs=1) < 10
