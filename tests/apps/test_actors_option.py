"""`--actors FILE.csv` and DEMARCHE_ACTORS: a user's own actors, and one line where the table is malformed."""

import json
from pathlib import Path

import pytest

from demarche.pipeline import Pipeline
from tests.apps.conftest import Run

LOAD = Pipeline.load
"""The real one, which the fixture `run` replaces."""


@pytest.fixture
def really(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs with the lexicon that the options name."""
    monkeypatch.setattr(Pipeline, "load", LOAD)
    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Ada Quillfeather met Lavrov in Oslo on Friday.\n", encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text(
        "id,name,kind,country,sector,office,title\n"
        "q:ada,Ada Quillfeather,person,NOR,GOV,special_envoy,Envoy for the Arctic\n",
        encoding="utf-8",
    )
    return path


def ada(out: str) -> dict[str, object]:
    found: list[dict[str, object]] = json.loads(out)["actors"]
    return next(actor for actor in found if actor["name"] == "Ada Quillfeather")


def test_own_actors_go_first(really: Run, article: Path, table: Path) -> None:
    assert ada(really("read", article, "--format", "json").out)["country"] is None
    ran = really("read", article, "--actors", table, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert (ada(ran.out)["id"], ada(ran.out)["country"], ada(ran.out)["sector"]) == ("q:ada", "NOR", "GOV")


def test_the_variable_names_a_table(really: Run, article: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_ACTORS", str(table))
    assert ada(really("read", article, "--format", "json").out)["country"] == "NOR"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,kind\nMars,planet\n", "2: unknown kind 'planet'"),
        ("name,kind,country\nAda,person,Norway\n", "2: country 'Norway'"),
        ("name,kind,start,end,office\nAda,person,2021-13-01,,envoy\n", "2: "),
        ("name,kind\nAda,person,NOR\n", "2: wrong number of cells"),
        ("name,rank\nAda,1\n", "1: needs the columns name and kind"),
        ("name,kind\nAda,person\nAda,person\n", "3: 'Ada' stands there twice"),
    ],
)
def test_a_malformed_table_is_one_line(really: Run, article: Path, table: Path, text: str, said: str) -> None:
    table.write_text(text, encoding="utf-8")
    ran = really("read", article, "--actors", table)
    assert (ran.code, ran.out) == (1, "")
    (line,) = ran.lines
    assert line.startswith(f"demarche: {table}:{said}")


def test_a_table_that_is_not_there_is_one_line(really: Run, article: Path, tmp_path: Path) -> None:
    ran = really("read", article, "--actors", tmp_path / "none.csv")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "none.csv" in ran.err
