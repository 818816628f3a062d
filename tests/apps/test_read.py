import io
import json
import sys
from pathlib import Path

import pytest

from demarche.model.check import check_record
from tests.apps.conftest import Run

ARTICLE = """Nordic neighbours meet in Oslo

OSLO, May 2, 2024 — Norwegian Prime Minister Jonas Gahr Store met Swedish Prime Minister Ulf Kristersson in Oslo on
Thursday. “We will work together on the border,” Kristersson told reporters.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "oslo.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_a_page(run: Run, article: Path) -> None:
    ran = run("read", article)
    assert ran.code == 0
    assert ran.err == ""
    for words in ("Published", "EVENTS", "✓ occurred", "meet", "STATEMENTS", "We will work together on the border"):
        assert words in ran.out
    assert all(len(line) <= 80 and line == line.rstrip() for line in ran.out.splitlines())
    assert "\x1b" not in ran.out


def test_json_is_one_sound_record_a_line(run: Run, article: Path) -> None:
    ran = run("read", article, "--format", "json")
    (line,) = ran.out.splitlines()
    written = json.loads(line)
    assert written["schema"] == "demarche.record/1"
    assert written["document"]["text"] == ARTICLE
    assert check_record(written) == []
    assert "rejected" not in written


def test_explain_names_rules_and_what_was_rejected(run: Run, article: Path) -> None:
    assert "rejected" in json.loads(run("read", article, "--format", "json", "--explain").out)
    plan = article.with_name("plan.txt")
    plan.write_text("Norway has a plan to build a bridge. It will announce nothing else, the plan says.\n")
    written = json.loads(run("read", plan, "--format", "json", "--explain").out)
    text = written["document"]["text"]
    for dropped in written["rejected"]:
        assert text[dropped["start"] : dropped["end"]].strip()
        assert not text[dropped["start"] - 1 : dropped["start"]].isalnum()
        assert not text[dropped["end"] : dropped["end"] + 1].isalnum()
    page = run("read", article, "--explain").out
    for words in ("rule ", "Passages", "Actors", "Rejected"):
        assert words in page


def test_what_is_given_wins(run: Run, article: Path) -> None:
    ran = run("read", article, "--published", "2024-05-03", "--outlet", "Fjord Post", "--format", "json")
    document = json.loads(ran.out)["document"]
    assert document["outlet"] == "Fjord Post"
    assert document["published"]["earliest"] == document["published"]["latest"] == "2024-05-03"
    assert document["published"]["basis"] == "given"


def test_the_same_bytes_twice_change_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    first = run("read", article, "--format", "json")
    before = run("list").out
    assert run("read", article, "--format", "json").out == first.out
    copy = tmp_path / "copy.txt"
    copy.write_bytes(article.read_bytes())
    run("read", copy)
    assert run("list").out == before


def test_no_store_keeps_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("read", article, "--no-store").code == 0
    assert not (tmp_path / "store").exists()


def test_a_named_store_is_used(run: Run, article: Path, tmp_path: Path) -> None:
    store = tmp_path / "mine.sqlite"
    run("read", article, "--store", store)
    assert "oslo" in run("list", "--store", store, "--format", "json").out
    assert not (tmp_path / "store").exists()


def test_rows_are_mapped(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"body": ARTICLE, "day": "2024-05-02", "name": "A meeting in Oslo", "site": "Fjord Post"}
    rows.write_text(json.dumps(row) + "\n", encoding="utf-8")
    mapping = [f"--field={pair}" for pair in ("text=body", "published=day", "title=name", "outlet=site")]
    document = json.loads(run("read", rows, "--format", "json", *mapping).out)["document"]
    assert (document["title"], document["outlet"]) == ("A meeting in Oslo", "Fjord Post")
    assert document["published"]["basis"] == "metadata"


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    written = json.loads(run("read", "-", "--format", "json").out)
    assert written["document"]["text"] == ARTICLE


def test_many_documents_end_in_a_count(run: Run, article: Path) -> None:
    (article.parent / "second.txt").write_text(ARTICLE.replace("Oslo", "Bergen"), encoding="utf-8")
    ran = run("read", article, article.parent / "second.txt")
    assert ran.err.startswith("2 documents, ")


@pytest.mark.parametrize(
    "options",
    [
        ("--published", "yesterday"),
        ("--field", "text"),
        ("--field", "colour=red"),
        ("--format", "xml"),
        ("--nonsense",),
    ],
)
def test_a_wrong_option_is_a_usage_error(run: Run, article: Path, options: tuple[str, ...]) -> None:
    ran = run("read", article, *options)
    assert ran.code == 2
    assert options[0] in ran.err


def test_an_empty_setting_is_a_usage_error(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_STORE", "")
    ran = run("read", article)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "DEMARCHE_STORE" in ran.err
