"""From articles to happenings on the command line, on our own sample news."""

import json
import re
from pathlib import Path

import pytest

from tests.apps.conftest import Run
from tests.conftest import ROOT

ARTICLES = ROOT / "tests" / "articles"
TODAY = ("--today", "2024-01-01")
COMMANDS = {
    "link": ("link",),
    "timeline": ("timeline", "Blinken"),
    "happening": ("happening", "abcd"),
    "changes": ("changes", "--since", "2023-01-01"),
    "conflicts": ("conflicts",),
    "promises": ("promises",),
    "search": ("search", "Beijing"),
    "verify": ("verify",),
    "judge": ("judge", "abcd", "abcd", "undo", "--by", "Ada"),
    "judgements": ("judgements",),
    "correct": ("correct", "abcd:e1", "status", "denied", "--by", "Ada"),
    "corrections": ("corrections",),
}


@pytest.fixture
def linked(run: Run) -> Run:
    """`run` on a store with the sample news, linked."""
    assert run("read", ARTICLES, "--format", "json").code == 0
    assert run("link", *TODAY).code == 0
    return run


def rows(run: Run, *command: object) -> list[dict[str, object]]:
    ran = run(*command, "--format", "json")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def trip(run: Run) -> dict[str, object]:
    """The line of the visit that most articles tell of."""
    return max(rows(run, "timeline", "Antony Blinken", "--kind", "visit"), key=lambda it: int(str(it["articles"])))


def test_the_timeline_tells_of_one_trip(linked: Run) -> None:
    line = trip(linked)
    assert (line["status"], line["articles"]) == ("occurred", 4)
    ran = linked("timeline", "Antony Blinken")
    assert ran.code == 0
    assert all(len(row) <= 80 for row in ran.out.splitlines())
    assert re.search(r"● .*19 Jun 2023 +visit  Antony Blinken", ran.out)
    assert f"4 articles / {line['sources']} sources" in ran.out


def test_the_trip_was_planned_put_off_and_made(linked: Run) -> None:
    (told,) = rows(linked, "happening", trip(linked)["id"])
    turns = [change["kind"] for change in told["changes"]]  # type: ignore[attr-defined]
    assert turns[0] == "announced"
    assert "postponed" in turns
    assert turns[-1] == "happened"
    page = linked("happening", str(trip(linked)["id"])[:20]).out
    for words in ("HISTORY", "postponed", "REPORTS (", "INDEPENDENT SOURCES (", "» "):
        assert words in page


def test_names_codes_and_pairs_are_understood(linked: Run) -> None:
    everything = {it["id"] for it in rows(linked, "timeline", "Antony Blinken")}
    assert {it["id"] for it in rows(linked, "timeline", "blinken")} == everything
    both = {it["id"] for it in rows(linked, "timeline", "Antony Blinken", "China")}
    assert trip(linked)["id"] in both < everything
    assert {it["id"] for it in rows(linked, "timeline", "CHN", "Antony Blinken")} == both
    assert rows(linked, "timeline", "Antony Blinken", "--from", "2023-06-18", "--to", "2023-06-30")
    assert not rows(linked, "timeline", "Antony Blinken", "--to", "2020-06-30")
    assert "Nothing is known of Zanzibar Quill" in linked("timeline", "Zanzibar Quill").out


def test_a_second_link_finds_nothing_to_do(linked: Run) -> None:
    before = linked("timeline", "China").out
    (tally,) = rows(linked, "link", *TODAY)
    assert tally == {"documents": 0, "reports": 0, "happenings": 0}
    assert linked("read", ARTICLES, "--format", "json").err.count("wait") == 0
    assert rows(linked, "link", *TODAY) == [tally]
    assert linked("timeline", "China").out == before


def test_contradictions_show_both_wordings(linked: Run) -> None:
    found = rows(linked, "conflicts")
    assert any(it["about"] == "claim" and "North Korea denies" in str(it["other_says"]) for it in found)
    assert "since" in linked("conflicts").out


def test_promises_have_an_outcome_and_a_reason(linked: Run) -> None:
    found = rows(linked, "promises", *TODAY)
    assert {it["outcome"] for it in found} >= {"changed", "open"}
    page = linked("promises", *TODAY).out
    assert all(str(it["because"]).split()[0] in page for it in found)


def test_changes_since_a_day(linked: Run) -> None:
    found = rows(linked, "changes", "--since", "2023-06-01")
    assert found
    assert all(str(it["day"]) >= "2023-06-01" for it in found)
    assert "happened" in linked("changes", "--since", "2023-06-01").out
    assert "Nothing has changed" in linked("changes", "--since", "2030-01-01").out


def test_search_shows_where_the_words_stand(linked: Run) -> None:
    assert all("Beijing" in str(it["words"]) for it in rows(linked, "search", "Beijing"))
    assert len(rows(linked, "search", "Beijing", "--limit", "1")) == 1
    assert "» " in linked("search", "foreign minister", "visit").out
    assert "Nothing was found" in linked("search", "xylophone").out


def test_a_link_can_be_undone(linked: Run) -> None:
    id = str(trip(linked)["id"])
    (told,) = rows(linked, "happening", id)
    report = told["reports"][1]["id"]  # type: ignore[index]
    ran = linked("judge", id, report, "undo", "--by", "Ada Quill", "--reason", "another trip", *TODAY)
    assert (ran.code, "undo" in ran.out) == (0, True)
    assert linked("conflicts").err == ""
    (after,) = rows(linked, "happening", id)
    assert report not in [it["id"] for it in after["reports"]]  # type: ignore[attr-defined]
    assert "taken out" in linked("happening", id).out
    assert linked("verify").code == 0
    ran = linked("judge", id, "ffff00", "accept", "--by", "Ada Quill")
    assert (ran.code, len(ran.lines)) == (1, 1)


def test_verify_names_faults(linked: Run, tmp_path: Path) -> None:
    ran = linked("verify")
    assert (ran.code, "16 documents checked" in ran.out) == (0, True)
    import sqlite3

    connection = sqlite3.connect(tmp_path / "store" / "records.sqlite")
    connection.execute("UPDATE documents SET text = 'Short.' WHERE title LIKE '%Blinken%'")
    connection.commit()
    connection.close()
    ran = linked("verify")
    assert ran.code == 1
    assert "outside the text" in ran.out
    assert "Traceback" not in ran.out


def test_what_waits_is_told(run: Run) -> None:
    run("read", ARTICLES / "chad-germany-1.txt")
    assert run("timeline", "Chad").err == "1 document waits to be linked: `demarche link`\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_without_a_store_nothing_is_made(run: Run, tmp_path: Path, name: str) -> None:
    ran = run(*COMMANDS[name])
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "demarche read" in ran.err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("link", "--today", "soon"),
        ("timeline", "China", "--from", "June"),
        ("changes", "--since", "yesterday"),
        ("changes",),
        ("judge", "a", "b", "perhaps", "--by", "Ada"),
        ("search", "Beijing", "--limit", "0"),
        ("lexicon", "find", "Chad", "--day", "x"),
    ],
)
def test_a_wrong_option_is_a_usage_error(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command).code == 2


def test_a_name_without_letters_is_named(linked: Run) -> None:
    ran = linked("timeline", "...")
    assert ran.code == 2
    assert "ACTOR: '...' is no name" in ran.err


@pytest.mark.parametrize(
    ("option", "value", "known"),
    [("--kind", "vist", "visit"), ("--status", "perhaps", "planned"), ("--topic", "chess", "diplomatic")],
)
def test_an_unknown_word_is_named_with_the_known_ones(linked: Run, option: str, value: str, known: str) -> None:
    ran = linked("timeline", option, value)
    assert ran.code == 2
    assert value in ran.err
    assert known in ran.err


def test_a_timeline_without_an_actor_has_everything(linked: Run) -> None:
    everything = linked("timeline", "--format", "json").out.splitlines()
    meetings = linked("timeline", "--topic", "diplomatic", "--kind", "meet", "--format", "json").out.splitlines()
    assert 0 < len(meetings) < len(everything)
    assert all('"kind": "meet"' in line for line in meetings)


@pytest.mark.parametrize("length", [1, 24, 30, 60, 200])
def test_a_day_is_told_in_one_line_however_long_the_path(run: Run, tmp_path: Path, length: int) -> None:
    article = tmp_path / ("a" * length + ".txt")
    article.write_bytes((ARTICLES / "blinken-beijing-4.txt").read_bytes())
    (line,) = run("date", article).out.splitlines()
    assert line.startswith(f"{article}: Published Mon 19 Jun 2023, from the dateline")


def test_the_day_of_publication(run: Run) -> None:
    article = ARTICLES / "blinken-beijing-4.txt"
    (told,) = rows(run, "date", article)
    assert told["published"]["earliest"] == "2023-06-19"  # type: ignore[index]
    assert run("date", article).out.startswith(f"{article}: Published Mon 19 Jun 2023, from the dateline")
    explained = run("date", article, "--explain").out
    assert "Mon 19 Jun 2023" in explained
    assert "» " in explained
    ran = run("date", "nowhere.txt")
    assert (ran.code, len(ran.lines)) == (1, 1)


def test_the_lexicon_knows_who_held_an_office(run: Run) -> None:
    (found,) = rows(run, "lexicon", "find", "Antony Blinken", "--day", "2023-06-19")
    assert [it["title"] for it in found["offices"]] == ["Secretary of State"]  # type: ignore[attr-defined]
    assert "Secretary of State (USA)" in run("lexicon", "find", "Antony Blinken").out
    ran = run("lexicon", "find", "Zanzibar Quill")
    assert (ran.code, "Zanzibar Quill" in ran.out) == (1, True)
