"""TimelineJS3: dates as exact as they are known, in every precision; markup that is ours alone."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.timelinejs import slide_of, to_timelinejs
from demarche.model.record import When
from tests.export.made import happening

DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "required": ["headline", "text"],
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "properties": {
        "unique_id": {"type": "string", "pattern": "^[A-Za-z0-9-]+$"},
        "start_date": DATE,
        "end_date": DATE,
        "display_date": {"type": "string", "minLength": 1},
        "text": TEXT,
        "group": {"type": "string", "minLength": 1},
        "autolink": {"const": False},
    },
    "required": ["unique_id", "start_date", "text", "display_date"],
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}, "required": ["text"]},
        "scale": {"const": "human"},
        "events": {"type": "array", "items": SLIDE, "minItems": 1},
    },
    "required": ["events"],
    "additionalProperties": False,
}
DAY, YEAR_END = date(2023, 3, 1), date(2023, 12, 31)
PRECISIONS = [
    (When(DAY, DAY, "day"), {"year": 2023, "month": 3, "day": 1}, None),
    (When(DAY, date(2023, 3, 3), "day"), {"year": 2023, "month": 3, "day": 1}, {"year": 2023, "month": 3, "day": 3}),
    (When(DAY, date(2023, 3, 7), "week"), {"year": 2023, "month": 3, "day": 1}, {"year": 2023, "month": 3, "day": 7}),
    (When(DAY, date(2023, 3, 31), "month"), {"year": 2023, "month": 3}, None),
    (When(DAY, date(2023, 5, 31), "season"), {"year": 2023, "month": 3}, {"year": 2023, "month": 5}),
    (When(date(2023, 1, 1), date(2023, 3, 31), "quarter"), {"year": 2023, "month": 1}, {"year": 2023, "month": 3}),
    (When(date(2023, 1, 1), YEAR_END, "year"), {"year": 2023}, None),
    (When(date(2023, 1, 1), date(2025, 12, 31), "year"), {"year": 2023}, {"year": 2025}),
    (When(DAY, None, "day"), {"year": 2023, "month": 3, "day": 1}, None),
    (When(), {"year": 2023, "month": 6, "day": 1}, None),
]


def timeline(chosen: Chosen) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(to_timelinejs(chosen.happenings(), "Sample news")))
    return found


def test_the_sample_news_is_a_timeline(news: Chosen) -> None:
    written = timeline(news)
    jsonschema.Draft202012Validator(TIMELINE).validate(written)
    assert len(written["events"]) == len(list(news.happenings()))
    assert len({it["unique_id"] for it in written["events"]}) == len(written["events"])


@pytest.mark.parametrize(("when", "start", "end"), PRECISIONS)
def test_no_date_is_more_exact_than_it_is_known(when: When, start: dict[str, int], end: dict[str, int] | None) -> None:
    slide = slide_of(replace(happening(), when=when), Addresses())
    assert slide is not None
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    jsonschema.Draft202012Validator(SLIDE).validate(slide)


def test_what_has_no_day_says_when_it_was_told() -> None:
    slide = slide_of(replace(happening(), when=When()), Addresses())
    assert slide is not None
    assert slide["display_date"] == "told Thu 1 Jun 2023 (planned)"


def test_a_page_is_linked_where_there_is_one() -> None:
    slide = slide_of(happening(), Addresses("https://desk.example"))
    assert slide is not None
    assert slide["text"]["headline"].startswith('<a href="https://desk.example/happenings/0123')  # type: ignore[index]
