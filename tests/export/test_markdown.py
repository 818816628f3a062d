"""A briefing whose every footnote is there, with the words that stand in the article."""

import re

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.markdown import escaped, to_markdown
from tests.export.made import happening

NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.M)
MARK = re.compile(r"\[\^(\d+)\](?!:)")


def test_every_note_is_there_once(news: Chosen) -> None:
    text = "".join(to_markdown(news.happenings(), "Sample news", news.records))
    notes = [number for number, _ in NOTE.findall(text)]
    assert len(notes) == len(set(notes)) == sum(len(it.reports) for it in news.happenings())
    assert set(MARK.findall(text)) == set(notes)  # one that is not spoken of would not be shown


def test_the_story_of_a_trip_is_told(news: Chosen) -> None:
    (trip,) = [it for it in news.happenings() if it.kind == "visit" and len(it.reports) > 3]
    text = "".join(to_markdown([trip], "The trip", news.records))
    assert text.startswith("# The trip\n\n## Antony Blinken visited China\n\n**Took place** · 18–19 Jun 2023")
    assert "- Fri 3 Feb 2023: put off (planned for Sun 5 Feb 2023)[^2]" in text
    for number, note in NOTE.findall(text):
        report = trip.reports[int(number) - 1]
        article = news.records(report.document).document.text
        start, end = map(int, re.findall(r"characters (\d+)–(\d+) of text", note)[0])
        assert start <= report.trigger.start < report.trigger.end <= end
        assert note.startswith(f"“{escaped(article[start:end])}”")
        assert f" of text {report.document[7:19]}" in note


def test_without_its_article_a_note_has_the_words_of_the_report() -> None:
    ((_, note), *_) = NOTE.findall("".join(to_markdown([happening()], "Norway")))
    assert note.startswith(
        "“Ada Smith will visit Norway.” (according to Foreign Office) — Harbour Courier, Thu 1 Jun 2023"
    )
    assert note.endswith("characters 15–20 of text 5a5a5a5a5a5a")


def test_a_story_that_is_the_title_has_no_second_one() -> None:
    text = "".join(to_markdown([happening()], "Ada Smith to visit Norway in Oslo"))
    assert text.startswith("# Ada Smith to visit Norway in Oslo\n\n**Planned** · 18–19 Jun 2023, Oslo")


def test_contradictions_show_both_sides() -> None:
    text = "".join(to_markdown([happening()], "Norway"))
    assert "- On the day: “5 June”[^1] against “18 June”[^3]" in text


def test_pages_are_linked_where_there_are_some() -> None:
    text = "".join(to_markdown([happening()], "Norway", addresses=Addresses("https://desk.example")))
    assert "## [Ada Smith to visit Norway in Oslo](https://desk.example/happenings/0123456789abcdef)" in text


def test_signs_of_markdown_are_words() -> None:
    assert escaped("*a* [b](c) <d> `e` #f") == r"\*a\* \[b\](c) \<d\> \`e\` \#f"
    assert (escaped("- a"), escaped("1. a"), escaped("+ a")) == (r"\- a", r"1\. a", r"\+ a")


def test_where_nothing_is_known_it_says_so() -> None:
    assert "Nothing is known." in "".join(to_markdown([], "Nobody"))
