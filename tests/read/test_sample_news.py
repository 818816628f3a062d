"""Our own sample news (tests/articles) and what is expected of it (tests/gold): all of it is read, and the two fit."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demarche.lexicon.passages import fold
from demarche.model.document import Document
from demarche.model.record import STATUSES
from demarche.read.source import documents

ARTICLES = Path(__file__).parents[1] / "articles"
GOLD = Path(__file__).parents[1] / "gold"


def gold() -> Iterator[dict[str, Any]]:
    for path in sorted(GOLD.glob("*.gold.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    read = list(documents(str(ARTICLES)))
    assert [item for item in read if not isinstance(item, Document)] == []
    return {Path(item.source).stem: fold(item.text) for item in read if isinstance(item, Document)}


def test_every_article_has_its_expected_record(texts: dict[str, str]) -> None:
    assert set(texts) == {expected["id"] for expected in gold()}
    assert len(texts) >= 14


@pytest.mark.parametrize("expected", list(gold()), ids=lambda expected: expected["id"])
def test_what_is_expected_stands_in_the_article(expected: dict[str, Any], texts: dict[str, str]) -> None:
    text = texts[expected["id"]]
    words = [event["trigger"] for event in expected["events"]]
    words += [statement["opens"] for statement in expected["statements"]]
    words += [day["text"] for day in expected["dates"]]
    assert [word for word in words if fold(word) not in text] == []
    assert {event["status"] for event in expected["events"]} <= set(STATUSES)
