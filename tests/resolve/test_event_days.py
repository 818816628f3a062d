"""When: the days of the events of short passages, by kind; none where the text gives none."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from demarche.model.document import Document, Published
from demarche.pipeline import Pipeline

DAY = date(2023, 9, 15)
PASSAGES = yaml.safe_load((Path(__file__).parent / "event_days.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["text"][:60] for passage in PASSAGES])
def test_days(pipeline: Pipeline, passage: dict[str, dict[str, str | None] | str]) -> None:
    text, days = passage["text"], passage["days"]
    assert isinstance(text, str)
    assert isinstance(days, dict)
    record = pipeline.record(Document("sha256:0", "passage", text, published=Published(DAY, DAY, "given")))
    told = {event.kind: (event.when.earliest, event.when.latest) for event in record.events}
    for kind, wanted in days.items():
        first, _, last = (wanted or "").partition("..")
        assert told[kind] == (
            (date.fromisoformat(first), date.fromisoformat(last or first)) if wanted else (None, None)
        )
