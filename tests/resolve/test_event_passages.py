"""Passages through all stages: parties in pairs, hosts, plans dropped and moved, and what is no event of its own."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from demarche.model.document import Document, Published
from demarche.model.record import Event, Record
from demarche.pipeline import Pipeline

DAY = date(2023, 9, 15)
PASSAGES = yaml.safe_load((Path(__file__).parent / "event_passages.yaml").read_text(encoding="utf-8"))


def fits(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """True where the event is of the kind and status, and its sides hold the parties wanted."""
    names = {actor.id: actor.name for actor in record.actors}
    sides = {
        "agents": [names[party.actor] for party in event.agents],
        "recipients": [names[party.actor] for party in event.recipients],
    }
    sources = {names[source.actor] for source in event.sources}
    if not all(any(it in name for name in sources) for it in wanted.get("sources", ())):
        return False
    parties = (
        any(party in name for name in sides[side])
        for side in ("agents", "recipients")
        for party in wanted.get(side, ())
    )
    return (event.kind, event.status) == (wanted["kind"], wanted["status"]) and all(parties)


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["text"][:50] for passage in PASSAGES])
def test_passage_tells_its_events(pipeline: Pipeline, passage: dict[str, Any]) -> None:
    published = Published(DAY, DAY, "given")
    record = pipeline.record(Document("sha256:0", "passage", passage["text"], published=published))
    told = [(event.kind, event.status) for event in record.events]
    for wanted in passage.get("events", ()):
        assert any(fits(record, event, wanted) for event in record.events), (wanted, told)
    assert not {kind for kind, _ in told} & set(passage.get("never", ()))
    assert len(told) == passage.get("only", len(told)), told
