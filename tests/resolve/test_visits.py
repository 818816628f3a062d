"""Journeys of short passages: who goes where on which days, each once, and what only looks like a journey."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from demarche.model.document import Document, Published
from demarche.model.record import Event, Record
from demarche.pipeline import Pipeline

DAY = date(2023, 9, 15)
PASSAGES = yaml.safe_load((Path(__file__).parent / "visits.yaml").read_text(encoding="utf-8"))


def line(record: Record, event: Event) -> str:
    """The visit in the form of visits.yaml."""
    names = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    guests, hosts = (", ".join(names[party.actor] for party in side) for side in (event.agents, event.recipients))
    days = f"{event.when.earliest}/{event.when.latest}" if event.when.earliest else ""
    place = names[event.place] if event.place else ""
    return " ".join(f"{event.status} {guests} -> {hosts} @ {place}, {days}".split()).replace("@ ,", "@,")


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["text"][:60] for passage in PASSAGES])
def test_all_visits_and_no_others(pipeline: Pipeline, passage: dict[str, Any]) -> None:
    document = Document("sha256:0", "passage", passage["text"], published=Published(DAY, DAY, "given"))
    record = pipeline.record(document)
    told = [line(record, event) for event in record.events if event.kind == "visit"]
    assert sorted(told) == sorted(passage["visits"])
