"""`--model NAME` and DEMARCHE_MODEL: which model reads, and one line where it cannot."""

import json
from pathlib import Path

import pytest

from demarche.pipeline import Pipeline
from tests.apps.conftest import Run
from tests.parse.tiny_pipeline import tiny_pipeline

LOAD = Pipeline.load
"""The real one, which the fixture `run` replaces."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Berg met Otieno in Oslo.\n", encoding="utf-8")
    return path


@pytest.fixture
def really(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs with the engines that the options name."""
    monkeypatch.setattr(Pipeline, "load", LOAD)
    return run


def test_a_pipeline_in_a_folder_reads(really: Run, tmp_path: Path, article: Path) -> None:
    tiny_pipeline().to_disk(tmp_path / "tiny")
    ran = really("read", article, "--model", tmp_path / "tiny", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [event["kind"] for event in json.loads(ran.out)["events"]] == ["meet"]


def test_what_is_not_installed_is_one_line(really: Run, article: Path) -> None:
    ran = really("read", article, "--model", "en_atlantis_lg")
    assert (ran.code, ran.out) == (1, "")
    (line,) = ran.lines
    assert line.startswith("demarche: en_atlantis_lg: no spaCy pipeline")


def test_the_variable_names_a_model_and_the_option_wins(
    really: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMARCHE_MODEL", "en_lemuria_sm")
    assert "en_lemuria_sm" in really("read", article).err
    assert "en_atlantis_lg" in really("read", article, "--model", "en_atlantis_lg").err


def test_an_empty_variable_is_a_wrong_setting(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_MODEL", "")
    ran = run("read", article)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "DEMARCHE_MODEL" in ran.err


def test_labels_that_do_not_fit_are_one_line(really: Run, tmp_path: Path, article: Path) -> None:
    tiny_pipeline(clear_nlp=True, steps=0).to_disk(tmp_path / "clear")
    ran = really("read", article, "--model", tmp_path / "clear", "--no-store")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "dobj" in ran.err
    assert "Universal Dependencies" in ran.err
