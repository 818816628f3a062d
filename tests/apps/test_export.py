"""`demarche export` as a user runs it: every format, filters, files whole or not at all, errors in one line."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from demarche.apps.formats import FORMATS
from tests.apps.conftest import Run
from tests.conftest import ROOT

ARTICLES = ROOT / "tests" / "articles"


@pytest.fixture
def linked(run: Run) -> Run:
    """`run` on a store with the sample news, linked."""
    assert run("read", ARTICLES, "--format", "json").code == 0
    assert run("link", "--today", "2024-01-01").code == 0
    return run


def test_every_format_is_written_to_a_file(linked: Run, tmp_path: Path) -> None:
    for name in FORMATS:
        out = tmp_path / f"news.{name}"
        ran = linked("export", name, "--out", out)
        assert (ran.code, ran.out) == (0, ""), ran.err
        assert out.stat().st_size > 300 or name == "gold"
    assert {it.name for it in tmp_path.glob("*.*")} == {f"news.{name}" for name in FORMATS}  # nothing is left over
    assert pyarrow.parquet.read_table(tmp_path / "news.parquet").num_rows > 50


def test_a_file_has_what_standard_output_has(linked: Run, tmp_path: Path) -> None:
    linked("export", "csv", "--out", tmp_path / "news.csv")
    assert linked("export", "csv").out.encode() == (tmp_path / "news.csv").read_bytes()


def test_filters_are_those_of_the_timeline(linked: Run) -> None:
    told = {
        json.loads(line)["id"] for line in linked("timeline", "Antony Blinken", "--format", "json").out.splitlines()
    }
    written = linked("export", "csv", "--table", "happenings", "--actor", "Antony Blinken").out
    assert {row["happening"] for row in csv.DictReader(io.StringIO(written))} == told
    visits = linked("export", "csv", "--actor", "Blinken", "--kind", "visit", "--status", "occurred").out
    rows = list(csv.DictReader(io.StringIO(visits)))
    assert {row["kind"] for row in rows} == {"visit"}
    assert {row["status"] for row in rows} >= {"planned", "occurred"}  # every report of a visit that took place
    said = list(csv.DictReader(io.StringIO(linked("export", "csv", "--table", "statements", "--actor", "Blinken").out)))
    assert {row["speaker_name"] for row in said} == {"Antony Blinken"}


def test_one_story_is_told(linked: Run) -> None:
    (row, *_) = csv.DictReader(io.StringIO(linked("export", "csv", "--actor", "Blinken", "--kind", "visit").out))
    told = linked("export", "markdown", "--happening", row["happening"][10:20], "--title", "One story").out
    assert told.startswith("# One story\n")
    assert told.count("\n## ") == 1


def test_records_and_gold_are_written(linked: Run) -> None:
    records = [json.loads(line) for line in linked("export", "records").out.splitlines()]
    assert {it["schema"] for it in records} == {"demarche.record/1"}
    assert linked("export", "gold").out == ""
    happening = json.loads(
        linked("timeline", "Antony Blinken", "--kind", "visit", "--format", "json").out.splitlines()[0]
    )
    assert linked("correct", happening["id"][10:22], "kind", "meet", "--by", "Ada").code == 0
    gold, *_ = [json.loads(line) for line in linked("export", "gold").out.splitlines()]
    assert gold["corrections"][0]["by"] == "Ada"
    corrected = next(json.loads(line) for line in linked("export", "records").out.splitlines()
                     if json.loads(line)["document"]["id"] == gold["document"])  # fmt: skip
    read = next(it for it in records if it["document"]["id"] == gold["document"])
    assert [it["kind"] for it in read["events"]] != [it["kind"] for it in corrected["events"]]


def test_what_has_no_code_is_counted(linked: Run) -> None:
    ran = linked("export", "plover")
    assert "left out, for which it has no code" in ran.err
    assert "denied" in ran.err
    assert len(ran.lines) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("csv", "--kind", "vsit"), 1, "kind: 'vsit' is not one of accuse"),
        (("csv", "--table", "statements", "--kind", "visit"), 1, "kind: chooses happenings, not statements"),
        (("gold", "--actor", "Blinken"), 1, "gold: is of whole articles"),
        (("markdown", "--happening", "00"), 1, "no happening"),
        (("ics", "--base-url", "javascript:x"), 1, "is no web address"),
        (("plover", "--coarse"), 2, "is for ics, not for plover"),
        (("ics", "--table", "events"), 2, "is for csv, parquet, not for ics"),
        (("csv", "--happening", "abcd", "--actor", "Blinken"), 2, "names one: no filter"),
        (("docx",), 2, "docx"),
        (("csv", "--from", "someday"), 2, "someday"),
        (("csv", "--from", "2023-02-01", "--to", "2023-01-01"), 1, "2023-01-01 is before 2023-02-01"),
    ],
)
def test_what_is_wrong_is_told(linked: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    out = tmp_path / "x"
    ran = linked("export", *arguments, "--out", out)
    assert ran.code == code
    assert words in " ".join(ran.err.split())
    assert not list(tmp_path.glob("x*"))
    assert not list(tmp_path.glob(".x*"))


def test_a_file_that_cannot_be_written_is_named(linked: Run, tmp_path: Path) -> None:
    ran = linked("export", "csv", "--out", tmp_path / "nowhere" / "x.csv")
    assert ran.code == 1
    assert "x.csv: cannot be written: No such file or directory" in " ".join(ran.err.split())


def test_an_old_file_stays_where_a_new_one_fails(linked: Run, tmp_path: Path) -> None:
    out = tmp_path / "news.csv"
    out.write_text("old", encoding="utf-8")
    assert linked("export", "csv", "--kind", "vsit", "--out", out).code == 1
    assert out.read_text(encoding="utf-8") == "old"


def test_without_a_store_it_says_so(run: Run) -> None:
    ran = run("export", "csv")
    assert ran.code == 1
    assert len(ran.lines) >= 1
