"""What links and stores exchange comes back equal from JSON."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from demarche.model.happening import (
    Anchor,
    Copy,
    CopyFamily,
    Credit,
    Judgement,
    Link,
    Pair,
    Reason,
    Report,
    Sketch,
    Voice,
    Where,
    Who,
)
from demarche.model.happening_serial import from_json, to_json
from demarche.model.record import When
from demarche.model.span import Span

DAY = date(2024, 5, 6)
THINGS: list[Any] = [
    Report(
        "report:1",
        "sha256:1",
        "e1",
        "visit",
        "planned",
        Span(3, 8),
        "Vik will visit Santiago.",
        When(DAY, DAY, "day", ("t1",)),
        (Who("local:vik", "Lars Vik", "person", "NOR", "Vik", "Foreign Minister"),),
        (Who("Q298", "Chile", "state", "CHL"),),
        Where("Q2887", "Santiago", "CHL", -33.45, -70.67),
        (Voice("local:mei", "Mei", "person", "NOR", "asserts", ("AFP",)),),
        False,
        "Harbour Courier",
        DAY,
        DAY,
        "family:1",
        (Span(0, 20),),
    ),
    Pair("report:1", "report:2", 0.85, (Reason("both name Lars Vik", 0.2),), "same"),
    Judgement(
        Anchor("sha256:1", "visit", Span(3, 8)),
        Anchor("sha256:2", "visit", Span(1, 4)),
        True,
        "ada",
        datetime(2024, 6, 1, tzinfo=UTC),
    ),
    Link("happening:1", "report:1", "sha256:1", "e1", 0.5),
    Sketch("sha256:1", (2, 4), 9, "ab", None, DAY, (Credit("Reuters", "whole", Span(0, 9)),)),
    CopyFamily(
        "family:1",
        (Copy("sha256:1", "original"), Copy("sha256:2", "partial", "sha256:1", 0.4, (Span(1, 2),))),
        "Reuters",
        "credited",
    ),
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_comes_back_equal(thing: Any) -> None:
    assert from_json(type(thing), json.loads(json.dumps(to_json(thing)))) == thing


@pytest.mark.parametrize("written", [{}, {"id": 3}, {"one": "a"}])
def test_anything_else_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no Report"):
        from_json(Report, written)
