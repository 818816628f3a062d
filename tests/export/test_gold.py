"""Corrected records as gold: the shared scorer gives them full marks against themselves."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demarche.export.gold import gold, gold_id
from demarche.export.jsonl import record_to_line
from demarche.link.corrected import Corrected, explained
from demarche.link.correcting import By, actor_corrections, corrections_of
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from tests.conftest import ROOT
from tests.samples import sample

BY = By("Ada Quill", datetime(2024, 7, 2, tzinfo=UTC), "the article says so")


@pytest.fixture
def corrected() -> Corrected:
    """The sample with four corrections."""
    record = sample()
    read = explained(record, [])
    changes = [("status", ["cancelled"]), ("days", ["2024-06"]), ("agents", ["Mei Tan", "Xi Jinping"])]
    made = (*corrections_of(read, "e1", changes, BY), *actor_corrections(read, "envoy", "Ilse Brandt (NOR)", BY))
    return explained(record, made)


def test_the_form_of_gold(corrected: Corrected) -> None:
    made = list(corrected.fields.values())
    written = gold(corrected.record, corrected.fields, made)
    assert written["id"] == "wong"
    first = written["events"][0]
    assert (first["status"], first["start"], first["end"]) == ("cancelled", "2024-06-01", "2024-06-30")
    assert first["agents"] == ["Mei Tan", "Xi Jinping"]
    assert (first["place"], first["trigger"], first["core"]) == ("Jakarta", "visit", True)
    assert first["corrected"] == ["agents", "days", "status"]
    assert (written["published"], written["datable"]) == ("2024-06-14", True)
    assert [it["speaker"] for it in written["statements"]][-1] == "Ilse Brandt"
    assert written["statements"][0]["opens"] == "Prime Minister Lawrence Wong will visit Indonesia next"
    assert {(it["by"], it["reason"]) for it in written["corrections"]} == {("Ada Quill", "the article says so")}
    assert json.loads(json.dumps(written)) == written


def test_every_key_of_the_guide_is_there(corrected: Corrected) -> None:
    made_by_hand = json.loads((ROOT / "tests" / "gold" / "blinken-beijing-1.gold.json").read_text(encoding="utf-8"))
    written = gold(corrected.record)
    assert set(made_by_hand) - {"story"} <= set(written)
    for part in ("events", "statements", "dates"):
        assert set(made_by_hand[part][0]) <= set(written[part][0])
    assert gold_id("https://news.example/a/visit-1.html") == "visit-1"


def scored(golds: Sequence[dict[str, object]], records: Sequence[Record], shared: Path, folder: Path) -> dict[str, str]:
    """Section -> what the scorer says of it."""
    (folder / "gold").mkdir()
    for it in golds:
        (folder / "gold" / f"{it['id']}.json").write_text(json.dumps(it), encoding="utf-8")
    lines = folder / "records.jsonl"
    lines.write_text("".join(record_to_line(it) + "\n" for it in records), encoding="utf-8")
    command: list[str | Path] = [sys.executable, shared / "bench" / "score_record.py", folder / "gold", lines]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line for line in told.splitlines() if " P " in line]
    return {row.partition(" P ")[0].strip(): row.partition(" P ")[2] for row in rows}


def assert_full_marks(told: dict[str, str]) -> None:
    assert len(told) > 10
    for section, line in told.items():
        right, said, wanted = (int(word) for word in line.partition("(")[2].replace(")", "").split() if word.isdigit())
        assert (right, said) == (wanted, wanted), f"{section}: {line}"


def test_the_sample_scores_full_marks(corrected: Corrected, shared: Path, tmp_path: Path) -> None:
    told = scored([gold(corrected.record)], [corrected.record], shared, tmp_path)
    assert_full_marks(told)
    assert "(2 right, 2 said, 2 wanted)" in told["events whole"]


def test_real_articles_score_full_marks(pipeline: Pipeline, shared: Path, tmp_path: Path) -> None:
    found = [
        pipeline.record(it)
        for it in documents(str(ROOT / "tests" / "articles" / "blinken-beijing-1.txt"), ReadOptions())
        if not isinstance(it, Exception)
    ]
    assert_full_marks(scored([gold(it) for it in found], found, shared, tmp_path))
