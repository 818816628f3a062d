"""Every entity and every property is what the library followthemoney calls valid; ids are stable, ends are there."""

import json
from collections import defaultdict
from typing import Any

import pytest
from followthemoney import model
from followthemoney.types import registry

from demarche.apps.exporting import Chosen
from demarche.export.actors import Recent
from demarche.export.followthemoney import country, to_followthemoney
from demarche.lexicon.world import World
from demarche.model.happening import Who
from tests.export.made import SMITH, happening

STATUSES = ("occurred", "ongoing", "planned", "possible", "cancelled", "postponed", "denied", "overdue")
Entities = list[dict[str, Any]]


def read(lines: Any) -> Entities:
    return [json.loads(line) for line in lines]


def check(entities: Entities) -> None:
    known = {it["id"]: model.get(it["schema"]) for it in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None, entity
        assert not schema.abstract
        for name in schema.required:
            assert entity["properties"].get(name), (name, entity)
        for name, values in entity["properties"].items():
            property = schema.get(name)
            assert property is not None, (name, entity["schema"])
            for value in values:
                assert property.type.clean(value) == value, (name, value)
                if property.type == registry.entity:
                    assert value in known, (name, value)
                    range = known[value]
                    assert range is not None
                    assert range.is_a(property.range), (name, range)
        model.get_proxy(entity)  # raises where the whole is no entity


def test_the_sample_news_is_valid(news: Chosen) -> None:
    entities = read(to_followthemoney(news.happenings(), news.records))
    assert {it["schema"] for it in entities} >= {
        "Person",
        "PublicBody",
        "Event",
        "Article",
        "Note",
        "Mention",
        "UnknownLink",
    }
    check(entities)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_valid(status: str) -> None:
    check(read(to_followthemoney([happening(status)])))


def test_links_are_only_of_what_happened_or_will() -> None:
    for status in STATUSES:
        linked = any(it["schema"] == "UnknownLink" for it in read(to_followthemoney([happening(status)])))
        assert linked == (status in ("occurred", "ongoing", "planned", "overdue"))


def test_the_status_is_told() -> None:
    (event,) = [it for it in read(to_followthemoney([happening("cancelled")])) if it["schema"] == "Event"]
    assert "status:cancelled" in event["properties"]["keywords"]
    assert event["properties"]["name"] == ["Ada Smith to visit Norway in Oslo (called off)"]


def test_the_same_record_gives_the_same_ids(news: Chosen) -> None:
    assert list(to_followthemoney(news.happenings())) == list(to_followthemoney(news.happenings()))


def test_an_id_stands_for_one_entity(news: Chosen) -> None:
    schemata = defaultdict(set)
    for entity in read(to_followthemoney(news.happenings(), news.records)):
        schemata[entity["id"]].add(entity["schema"])
    assert {len(it) for it in schemata.values()} == {1}


def test_the_merely_described_are_not_the_same_in_two_happenings() -> None:
    officials = Who("local:two-officials", "two officials", "group", "USA", "two officials")
    one, other = (
        happening("occurred", id=f"happening:{digit * 16}", agents=(officials,), reports=()) for digit in "ab"
    )
    ids = [{it["id"] for it in read(to_followthemoney([it])) if it["schema"] == "LegalEntity"} for it in (one, other)]
    assert all(ids)
    assert not ids[0] & ids[1]
    named = [{it["id"] for it in read(to_followthemoney([happening(agents=(SMITH,), id=f"happening:{digit * 16}")]))
              if it["schema"] == "Person"} for digit in "ab"]  # fmt: skip
    assert named[0] == named[1]


def test_every_state_has_a_code_that_the_library_knows() -> None:
    for state in World.load().states:
        code = country(state.iso3)
        assert code is None or registry.country.clean(code) == code, state
    assert (country("GBR"), country("XKX"), country("European Union"), country(None)) == ("gb", "xk", "eu", None)


def test_what_was_long_ago_is_forgotten() -> None:
    recent = Recent(2)
    assert [recent.is_new(it) for it in "abacb"] == [True, True, False, True, True]
