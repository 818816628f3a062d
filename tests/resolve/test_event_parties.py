"""Who takes part: all parties of the events of short passages, whichever word they hang on, and nobody else."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from demarche.model.document import Document, Published
from demarche.pipeline import Pipeline

DAY = date(2023, 9, 15)
PASSAGES = yaml.safe_load((Path(__file__).parent / "event_parties.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["text"][:60] for passage in PASSAGES])
def test_all_parties_and_nobody_else(pipeline: Pipeline, passage: dict[str, str]) -> None:
    document = Document("sha256:0", "passage", passage["text"], published=Published(DAY, DAY, "given"))
    record = pipeline.record(document)
    names = {actor.id: actor.name for actor in record.actors}
    told = [
        (event.kind, {names[party.actor] for party in event.agents}, {names[party.actor] for party in event.recipients})
        for event in record.events
    ]
    for kind, wanted in passage.items():
        if kind != "text":
            agents, recipients = (
                {name.strip() for name in side.split(",") if name.strip()} for side in wanted.split("->")
            )
            assert (kind, agents, recipients) in told, told
