import json
from pathlib import Path

import pytest

from demarche.store.sqlite import SqliteStore
from tests.apps.conftest import Run
from tests.samples import sample, samples


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The store of `run`, with the sample and two more."""
    path = tmp_path / "store" / "records.sqlite"
    store = SqliteStore.open(path)
    for record in (sample(), *samples(2)):
        store.put(record, "test")
    store.close()
    return path


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("key", ["ab12", "sha256:ab12", "wong.txt"])
def test_a_record_is_shown(run: Run, key: str) -> None:
    ran = run("show", key)
    assert ran.code == 0
    assert "Lawrence Wong → Indonesia" in ran.out


@pytest.mark.usefixtures("kept")
def test_a_record_is_shown_as_json(run: Run) -> None:
    written = json.loads(run("show", "ab12", "--format", "json").out)
    assert written["events"][0]["kind"] == "visit"
    assert "rejected" in json.loads(run("show", "ab12", "--format", "json", "--explain").out)


@pytest.mark.usefixtures("kept")
def test_statements_alone_are_a_table(run: Run) -> None:
    ran = run("show", "ab12", "--statements")
    assert ran.code == 0
    assert {"who", "act", "words"} <= set(ran.out.split())
    assert "EVENTS" not in ran.out
    assert "→" not in ran.out
    assert "rule " in run("show", "ab12", "--statements", "--explain").out
    assert run("show", "ab12", "--statements", "--format", "json").code == 2


@pytest.mark.usefixtures("kept")
def test_a_file_is_known_by_its_bytes(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "read-as.txt"
    article.write_text("PARIS, March 4, 2024 — France recalled its ambassador from Rome on Monday.\n", encoding="utf-8")
    run("read", article)
    renamed = article.rename(tmp_path / "renamed.txt")
    assert "read-as.txt" in run("show", renamed).out


@pytest.mark.usefixtures("kept")
def test_what_is_not_there_is_named(run: Run) -> None:
    ran = run("show", "nowhere")
    assert (ran.code, len(ran.lines), ran.out) == (1, 1, "")
    assert "nowhere" in ran.err


@pytest.mark.usefixtures("kept")
def test_the_list_names_every_document(run: Run) -> None:
    ran = run("list")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 4
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert json.loads(run("list", "--format", "json").out.splitlines()[0])["events"] == 2


@pytest.mark.parametrize("command", [("list",), ("show", "ab12")])
def test_without_a_store_the_way_to_one_is_told(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command)
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "demarche read" in ran.err
