from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from demarche.apps.cli.page import page
from demarche.apps.cli.words import BADGES, quotation, spoken_days
from demarche.model.document import Published
from demarche.model.record import STATUSES, Record, When
from demarche.model.span import Span
from tests.samples import EVENTS, TEXT, sample


def printed(record: Record, width: int = 80, *, explain: bool = False) -> str:
    console = Console(width=width, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(page(record, explain=explain))
    return captured.get()


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, printed(sample(), width, explain=True).splitlines())) <= width


def test_the_page_says_who_did_what_when_and_who_says_so() -> None:
    shown = printed(sample(), 120)
    for words in (
        "Wong to visit Jakarta next week",
        "Published Fri 14 Jun 2024, inferred from the text: “June 14”, “Friday”",
        "◷ planned    visit  Lawrence Wong → Indonesia",
        "Tue 18 Jun 2024 · Jakarta · according to Ministry of Foreign Affairs of Singapore",
        "» Prime Minister Lawrence Wong will visit Indonesia next Tuesday",
        "⊘ denied     request  Indonesia  ⚠ disputed",
        "denied by Indonesia",
        "Mei Tan  say · to reporters",
        "envoy  say · via Java Herald",
        "» “The two leaders will talk about airspace [and] water,”",
        "1 event has no day.",
    ):
        assert words in shown


def test_rules_are_shown_only_where_asked_for() -> None:
    assert "visit.verb" not in printed(sample())
    explained = printed(sample(), 120, explain=True)
    for words in ("rule visit.verb", "status by future.will", "PLOVER CONSULT/visit", "future in a quotation"):
        assert words in explained


def test_every_status_has_a_badge_and_a_place_on_the_page() -> None:
    assert set(BADGES) == set(STATUSES)
    for status in STATUSES:
        record = replace(sample(), events=(replace(EVENTS[0], status=status),))
        assert f"{BADGES[status][0]} {status}" in printed(record)


def test_an_empty_record_says_so() -> None:
    empty = Record(replace(sample().document, title=None), Published(), ())
    shown = printed(empty)
    assert "wong.txt" in shown
    assert "Day of publication unknown" in shown
    assert "No event and no statement was found" in shown


@pytest.mark.parametrize(
    ("earliest", "latest", "spoken"),
    [
        (date(2023, 3, 17), date(2023, 3, 17), "Fri 17 Mar 2023"),
        (date(2023, 3, 20), date(2023, 3, 22), "20–22 Mar 2023"),
        (date(2023, 3, 30), date(2023, 4, 2), "30 Mar – 2 Apr 2023"),
        (date(2022, 12, 30), date(2023, 1, 2), "30 Dec 2022 – 2 Jan 2023"),
        (date(2023, 2, 1), date(2023, 2, 28), "Feb 2023"),
        (date(2023, 3, 1), date(2023, 5, 31), "Mar to May 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "in 2023"),
        (None, date(2023, 3, 17), "until Fri 17 Mar 2023"),
        (date(2023, 3, 17), None, "from Fri 17 Mar 2023"),
        (None, None, ""),
        (date(9999, 12, 1), date.max, "1–31 Dec 9999"),
    ],
)
def test_days_are_said_the_short_way(earliest: date | None, latest: date | None, spoken: str) -> None:
    assert spoken_days(earliest, latest) == spoken


def test_a_week_is_said_to_be_one() -> None:
    record = replace(
        sample(), events=(replace(EVENTS[0], when=When(date(2024, 6, 17), date(2024, 6, 23), "week", ("t2",))),)
    )
    assert "week of 17–23 Jun 2024" in printed(record)


def test_a_long_quotation_is_cut_between_words_around_the_word_that_counts() -> None:
    text = "Before that " + "and so on " * 60 + "they met " + "and so forth " * 60
    mark = Span(text.index("met"), text.index("met") + 3)
    shown = quotation(text, Span(0, len(text)), mark, 100).plain
    assert "they met" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 140
    assert all(word in text.split() for word in shown.strip("… ").split())


def test_hard_wrapped_words_come_on_one_line() -> None:
    assert "the foreign ministry" in quotation(TEXT, Span(0, len(TEXT)), room=1000).plain
