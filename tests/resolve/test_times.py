"""Times on the calendar: values, days, EDTF, anchors."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.find.times import tag
from demarche.lexicon import Lexicon
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Document, Passage, Published
from demarche.model.record import TimeSpan
from demarche.model.span import Span
from demarche.parse.tokenizer import tokenize
from demarche.resolve import calendar
from demarche.resolve.time_holidays import holiday_day
from demarche.resolve.times import place, resolve_times

WORDS = TimeWords.load()
VOCAB = Vocab()
#: A Wednesday.
NOW = date(2023, 3, 15)


def article_of(text: str) -> Article:
    """One paragraph cut into words, without tags or trees."""
    cut = tokenize(text)
    doc = Doc(VOCAB, words=[text[start:end] for start, end in cut])
    passage = Passage("paragraph", Span(0, len(text)))
    starts, ends = tuple(start for start, _ in cut), tuple(end for _, end in cut)
    return Article(Document("sha256:0", "test", text), (passage,), doc, starts, ends, (0,) * len(cut))


def spans(text: str, published: Published | None = None) -> tuple[TimeSpan, ...]:
    article = article_of(text)
    return place(article, tag(article, WORDS), published or Published(NOW, NOW, "given"), WORDS)


def days(text: str) -> list[tuple[str, str]]:
    """First and last day of every expression that is on the calendar."""
    return [(str(it.earliest), str(it.latest)) for it in spans(text) if it.earliest]


def one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She will travel to Oslo on Tuesday.", [one("2023-03-21")]),
        ("She travelled to Oslo on Tuesday.", [one("2023-03-14")]),
        ("They met today and will meet tomorrow.", [one("2023-03-15"), one("2023-03-16")]),
        ("They will meet early next week.", [("2023-03-20", "2023-03-26")]),
        ("They met last week and last month.", [("2023-03-06", "2023-03-12"), ("2023-02-01", "2023-02-28")]),
        ("He met her last Wednesday.", [one("2023-03-08")]),
        ("He will meet her next Sunday.", [one("2023-03-19")]),
        ("The visit is on March 20-22, 2023.", [("2023-03-20", "2023-03-22")]),
        ("The tour will last from Dec. 30 to Jan. 2.", [("2023-12-30", "2024-01-02")]),
        ("He had been expected in April or early May.", [("2023-04-01", "2023-05-31")]),
        ("The plan runs until 2030.", [("2030-01-01", "2030-12-31")]),
        ("He is invited for this spring.", [("2023-03-01", "2023-05-31")]),
        ("The summit on June 28-30 will be large.", [("2023-06-28", "2023-06-30")]),
        ("They met on March 3. Two days later they signed.", [one("2023-03-03"), one("2023-03-05")]),
        (
            "He left three years ago. A year later he returned.",
            [("2020-01-01", "2020-12-31"), ("2021-01-01", "2021-12-31")],
        ),
        ("Trade grew in the mid-1990s.", [("1990-01-01", "1999-12-31")]),
        ("They fought in the 19th century.", [("1800-01-01", "1899-12-31")]),
        ("Exports rose in the third quarter of 2021.", [("2021-07-01", "2021-09-30")]),
        ("They must leave within a week.", [("2023-03-15", "2023-03-22")]),
        ("They gave the envoys 48 hours to leave.", [("2023-03-15", "2023-03-17")]),
        ("He will return in the next few days.", [("2023-03-16", "2023-03-20")]),
        ("He will return in around ten days.", [one("2023-03-25")]),
        ("They met on Christmas Day 2021.", [one("2021-12-25")]),
        ("They met on Easter Monday 2022.", [one("2022-04-18")]),
        ("Shells fell over the weekend.", [("2023-03-11", "2023-03-12")]),
        (
            "The treaty of 1955 and that year's talks failed.",
            [("1955-01-01", "1955-12-31"), ("1955-01-01", "1955-12-31")],
        ),
        ("They met on the last day of the 115th Congress.", [one("2019-01-02")]),
        ("The talks lasted five hours and several weeks of recent years.", []),
        ("It ended on February 31, 2023 and 99 May 2023.", [("2023-05-01", "2023-05-31")]),
        ("They signed on 03/17/2023.", [one("2023-03-17")]),
        ("They signed on 03/04/2023 and 17/03/2023.", [one("2023-04-03"), one("2023-03-17")]),
        ("The pact expires in February.", [("2024-02-01", "2024-02-29")]),
        ("Talks resumed on the 14th.", [one("2023-03-14")]),
        ("They could meet as soon as Tuesday.", [one("2023-03-21")]),
        ("They met in 2019-20.", [("2019-01-01", "2020-12-31")]),
        ("The vote was postponed from June 20 to August 5.", [one("2023-06-20"), one("2023-08-05")]),
        ("The deadline was pushed back from December 20 to January 10.", [one("2022-12-20"), one("2023-01-10")]),
        ("Talks were delayed from Monday to Thursday.", [one("2023-03-13"), one("2023-03-16")]),
        ("The vote was brought forward from Friday to Tuesday.", [one("2023-03-24"), one("2023-03-21")]),
        ("Talks went on from Monday to Tuesday.", [("2023-03-13", "2023-03-14")]),
        ("They will meet often in the coming year.", [("2023-03-15", "2024-03-15")]),
        ("He spoke to the 2022 Heads of Mission Conference.", []),
        ("They left a week ago Friday.", [one("2023-03-03")]),
        ("Sales rose in the quarter ended July 31.", [("2022-04-01", "2022-06-30"), one("2022-07-31")]),
        (
            "Net rose in the third quarter of 2022. For the first nine months it fell from a year earlier.",
            [("2022-07-01", "2022-09-30"), ("2021-01-01", "2021-12-31")],
        ),
        ("They will vote on the first Tuesday of May.", [one("2023-05-02")]),
        ("It was founded half a century ago.", [("1973-01-01", "1973-12-31")]),
        ("Until Thursday, they had not met.", [one("2023-03-09")]),
        ("They could not be reached on Tuesday.", [one("2023-03-14")]),
        ("The vote planned for Saturday was cancelled.", [one("2023-03-18")]),
        ("The vote planned for Tuesday was cancelled.", [one("2023-03-14")]),
        ("She spoke ahead of Thursday's vote.", [one("2023-03-16")]),
        ("He will discuss Monday's deadly attack.", [one("2023-03-13")]),
        ("The treaty took effect Friday.", [one("2023-03-10")]),
        ("They will rest in Easter week.", [("2023-04-03", "2023-04-09")]),
        ("He left over the Thanksgiving weekend.", [("2022-11-26", "2022-11-27")]),
    ],
)
def test_days(text: str, wanted: list[tuple[str, str]]) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    ("text", "value", "mod", "edtf"),
    [
        ("They will meet early next week.", "2023-W12", "START", "2023-03-20/2023-03-26"),
        ("The plan runs until 2030.", "2030", None, "../2030"),
        ("They have fought since February 2022.", "2022-02", None, "2022-02/.."),
        ("He is expected in April or early May.", "2023-04/2023-05", None, "[2023-04,2023-05]"),
        ("He is invited for this spring.", "2023-SP", None, "2023-21"),
        ("They talked for about two hours.", "PT2H", "APPROX", None),
        ("They meet every six months.", "P6M", None, None),
        ("They were at war in the 1990s.", "199", None, "199X"),
        ("It was so in the 20th century.", "19", None, "19XX"),
        ("The city fell in 387 BC.", "BC0387", None, None),
        ("They met at 10 p.m. Tuesday in rain.", "2023-03-14T22:00", None, "2023-03-14"),
    ],
)
def test_values(text: str, value: str, mod: str | None, edtf: str | None) -> None:
    span = spans(text)[0]
    assert (span.value, span.mod, span.edtf) == (value, mod, edtf)


@pytest.mark.parametrize(("outlet", "day"), [("Le Monde", "2023-04-03"), ("The New York Times", "2023-03-04")])
def test_figures_are_read_as_the_outlets_country_writes_them(outlet: str, day: str) -> None:
    article = article_of("They signed on 03/04/2023.")
    article = replace(article, document=replace(article.document, outlet=outlet))
    times = resolve_times(article, tag(article, WORDS), Published(NOW, NOW, "given"), Lexicon.load())
    assert [str(it.earliest) for it in times] == [day]


def test_what_counts_from_an_unknown_day_stays_unknown() -> None:
    found = spans("They met last month, on Friday, and on May 3, 2021.", Published())
    assert [(it.earliest, it.latest) for it in found] == [
        (None, None),
        (None, None),
        (date(2021, 5, 3), date(2021, 5, 3)),
    ]


def test_a_history_counts_from_itself() -> None:
    found = spans(
        "In 1941 they met. In June they parted. The following year, in August 1942, it ended. In 1943 all left.",
        Published(),
    )
    assert [it.value for it in found] == ["1941", "1941-06", "1942", "1942-08", "1943"]


def test_an_interval_of_publication_gives_what_all_its_days_give() -> None:
    week = Published(date(2023, 3, 13), date(2023, 3, 19), "inferred")
    found = spans("They met last month and on Friday.", week)
    assert [str(it.earliest) for it in found] == ["2023-02-01", "None"]


def test_a_numbered_year_of_an_event_has_its_anchor() -> None:
    span = spans("Russia's full invasion of Ukraine entered its second year last month.")[0]
    assert (span.anchor, span.edtf, span.earliest) == ("event:ukraine-invasion", "2023-02-24/2024-02-23", None)


@pytest.mark.parametrize(
    ("when", "year", "wanted"),
    [
        ("easter+0", 2023, date(2023, 4, 9)),
        ("orthodox+0", 2023, date(2023, 4, 16)),
        ("nth -1 monday may", 2023, date(2023, 5, 29)),
        ("nth 4 thursday november", 2022, date(2022, 11, 24)),
        ("election", 2024, date(2024, 11, 5)),
    ],
)
def test_holidays(when: str, year: int, wanted: date) -> None:
    assert holiday_day(when, year) == wanted


def test_events_of_the_table_are_in_order_and_enough() -> None:
    assert len(WORDS.events) >= 60
    assert all(event.start <= event.end and event.words for event in WORDS.events)


@given(
    st.dates(date(1, 2, 1), date(9998, 12, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "season", "year", "decade"]),
)
@settings(max_examples=100, deadline=None)
def test_every_day_lies_in_its_stretch(day: date, unit: str) -> None:
    found = calendar.containing(day, unit)
    assert found.start <= day <= found.end
    assert calendar.containing(found.end, unit) == found


@given(
    st.integers(0, 400),
    st.sampled_from(
        ["last Friday", "next month", "in March", "this winter", "last quarter", "over the weekend", "a year ago"]
    ),
)
@settings(max_examples=100, deadline=None)
def test_earliest_never_follows_latest(step: int, words: str) -> None:
    now = NOW + timedelta(days=step)
    for it in spans(f"They met {words}.", Published(now, now, "given")):
        assert it.earliest is None or it.latest is None or it.earliest <= it.latest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OSLO, March 15 (Northgate Wire) - It fell at 2 a.m. Moscow time on Tuesday.", ("2023-03-13", "2023-03-14")),
        ("MOSCOW, March 15 (Northgate Wire) - It fell at 2 a.m. Moscow time on Tuesday.", one("2023-03-14")),
        ("TOKYO, March 15 (Northgate Wire) - It flew at 2300 GMT on Tuesday.", ("2023-03-14", "2023-03-15")),
        ("TOKYO, March 15 (Northgate Wire) - It flew at 0300 GMT on Tuesday.", one("2023-03-14")),
        ("It flew at 11:30 p.m. EST on Tuesday.", one("2023-03-14")),
        ("BEIJING, March 15 (Northgate Wire) - It left at 11 p.m. Pacific time Monday.", ("2023-03-13", "2023-03-14")),
    ],
)
def test_hours_of_another_zone_have_the_days_of_both_clocks(text: str, wanted: tuple[str, str]) -> None:
    article = article_of(text)
    cut = text.find(" - ") + 3 if " - " in text else 0
    passages = (Passage("dateline", Span(0, cut)), Passage("paragraph", Span(cut, len(text))))
    numbers = tuple(int(start >= cut) for start in article.starts)
    article = replace(article, passages=passages, passage_of=numbers)
    times = resolve_times(article, tag(article, WORDS), Published(NOW, NOW, "given"), Lexicon.load())
    assert (str(times[-1].earliest), str(times[-1].latest)) == wanted


def test_a_moment_with_its_zone_has_it_in_edtf() -> None:
    assert spans("It flew at 11:30 p.m. EST on Tuesday.")[0].edtf == "2023-03-14T23:30:00-05:00"


def test_a_feast_that_comes_twice_in_a_year_is_the_one_that_lies_in_it_longer() -> None:
    assert days("They fought on through Ramadan 1997.") == [("1997-01-10", "1997-02-07")]
