"""Bad input: one line that names the input and the reason, the right exit code, and nothing lost."""

import json
from pathlib import Path

import pytest

from demarche.model.check import check_record
from tests.apps.conftest import Run

GOOD = "PARIS, March 4, 2024 — French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Monday.\n"


def told(run: Run, path: Path, *reasons: str) -> None:
    """The command fails with one line that names the file and one of the reasons."""
    ran = run("read", path)
    assert ran.code == 1
    (line,) = ran.lines
    assert line.startswith("demarche: ")
    assert path.name in line
    assert any(reason in line.lower() for reason in reasons), line
    assert ran.out == ""


def test_an_empty_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    told(run, path, "empty")


def test_nothing_but_blanks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_bytes(b" \n\t\r\n")
    told(run, path, "empty")


def test_a_binary_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 200)
    told(run, path, "binary", "not text", "no text")


def test_five_megabytes_of_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The minister met the envoy in the capital and said so. " * 95_000, encoding="utf-8")
    told(run, path, "at most", "too long", "too large")


def test_a_missing_file(run: Run, tmp_path: Path) -> None:
    told(run, tmp_path / "nowhere.txt", "no such file")


def test_a_row_that_is_no_json_costs_only_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": GOOD}) + "\n{broken\n" + json.dumps({"text": GOOD + "More."}) + "\n")
    ran = run("read", path, "--format", "json")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "rows.jsonl:2" in ran.lines[0]


@pytest.mark.parametrize(
    "text",
    [
        "LONDON, March 4, 2024 — “We will not go, the minister said on Monday. The envoy left.\n\n”Nor will we.",
        'LONDON, March 4, 2024 — "We will "not "go, the minister said. \'The envoy‘ left”.',
        "“““ ”” « ‹ › » ’ ‘ „ “",
    ],
)
def test_unbalanced_quotation_marks_are_read(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "marks.txt"
    path.write_text(text, encoding="utf-8")
    ran = run("read", path, "--format", "json")
    if ran.code == 0:
        assert check_record(json.loads(ran.out)) == []
    else:
        assert len(ran.lines) == 1


def test_mixed_encodings_are_read_or_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes(GOOD.encode() + "“Très bien,” Mr Müller said.\n".encode("cp1252") + "Zoë left.\n".encode())
    ran = run("read", path, "--format", "json")
    if ran.code == 0:
        written = json.loads(ran.out)
        assert "Macron" in written["document"]["text"]
        assert check_record(written) == []
    else:
        assert len(ran.lines) == 1
        assert "mixed.txt" in ran.err


def test_a_bad_file_among_good_ones_costs_only_itself(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "c.txt").write_text(GOOD.replace("Paris", "Lyon"), encoding="utf-8")
    ran = run("read", folder)
    assert ran.code == 1
    assert [line for line in ran.lines if "b.txt" in line]
    assert ran.lines[-1].startswith("2 documents, ")
    assert "1 failed" in ran.lines[-1]
    assert len(run("list", "--format", "json").out.splitlines()) == 2


def test_a_store_that_is_no_database(run: Run, tmp_path: Path) -> None:
    article, store = tmp_path / "a.txt", tmp_path / "notes.txt"
    article.write_text(GOOD, encoding="utf-8")
    store.write_text("Minutes of the meeting. " * 100)
    for command in (("read", article), ("show", "a.txt"), ("list",)):
        ran = run(*command, "--store", store)
        assert (ran.code, ran.out) == (1, "")
        (line,) = ran.lines
        assert "notes.txt: not a database" in line
    assert store.read_text() == "Minutes of the meeting. " * 100


def test_a_store_where_none_can_be_made(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(GOOD, encoding="utf-8")
    ran = run("read", article, "--store", article / "records.sqlite")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "a.txt" in ran.err


def test_a_read_only_folder(run: Run, tmp_path: Path) -> None:
    article, folder = tmp_path / "a.txt", tmp_path / "locked"
    article.write_text(GOOD, encoding="utf-8")
    folder.mkdir()
    folder.chmod(0o500)
    try:
        (folder / "probe").touch()
    except PermissionError:
        ran = run("read", article, "--store", folder / "records.sqlite")
        assert (ran.code, len(ran.lines)) == (1, 1)
        assert "locked" in ran.err
    else:
        pytest.skip("this user may write to read-only folders (root)")


def test_a_fault_of_ours_costs_only_one_document(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from demarche.pipeline import Pipeline

    whole = Pipeline.record

    def faulty(self: Pipeline, document: object) -> object:
        if "b.txt" in document.source:  # type: ignore[attr-defined]
            raise KeyError("Atlantis")
        return whole(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "record", faulty)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{GOOD}{name}", encoding="utf-8")
    ran = run("read", *(tmp_path / f"{name}.txt" for name in "abc"))
    assert ran.code == 1
    assert "b.txt: internal error" in ran.lines[0]
    assert len(run("list", "--format", "json").out.splitlines()) == 2
