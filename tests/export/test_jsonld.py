"""JSON-LD that a processor expands without losing a term, in words that schema.org has."""

import json
from typing import Any

import pytest
from pyld import jsonld

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.jsonld import SCHEMA, happening_to_jsonld, to_jsonld
from tests.export.made import happening

#: The terms of schema.org that we use, with the types that its own context gives them.
LINKS = (
    "url attendee subjectOf about appearance isPartOf location eventStatus additionalType author creator publisher geo "
    "address"
)
TEXTS = (
    "name identifier text headline jobTitle inLanguage addressCountry latitude longitude startDate endDate "
    "previousStartDate datePublished"
)
TYPES = (
    "Event Claim NewsArticle Quotation Person Country GovernmentOrganization Organization NewsMediaOrganization Place "
    "PostalAddress GeoCoordinates"
)
CONTEXT = {
    "@context": {
        **{word: {"@id": SCHEMA + word, "@type": "@id"} for word in LINKS.split()},
        **{word: SCHEMA + word for word in (*TEXTS.split(), *TYPES.split())},
    }
}
STATUSES = {
    "occurred": "EventRescheduled",
    "planned": "EventRescheduled",
    "cancelled": "EventCancelled",
    "denied": "EventCancelled",
    "postponed": "EventPostponed",
}


def local(url: str, _: object) -> dict[str, Any]:
    """The context of schema.org without a network; anything else must not be asked for."""
    assert url.rstrip("/") == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    found = jsonld.expand(document, {"documentLoader": local})
    return list(found)


def terms(node: Any) -> set[str]:
    if isinstance(node, dict):
        return {*node, *(term for it in node.values() for term in terms(it))}
    return {term for it in node for term in terms(it)} if isinstance(node, list) else set()


def test_nothing_is_lost_when_it_is_expanded(news: Chosen) -> None:
    document = json.loads("".join(to_jsonld(news.happenings(), records=news.records)))
    nodes = expanded(document)
    assert len(nodes) == len(document["@graph"])
    for before, after in zip(document["@graph"], nodes, strict=True):
        assert len(before) == len(after), set(before)
        assert after["@id"] == before["@id"]
        assert after["@type"][0].startswith(SCHEMA)
    bare = {term for term in terms(nodes) if not term.startswith(("@", SCHEMA, "urn:demarche:vocabulary:"))}
    assert bare == set()


def test_every_node_that_is_spoken_of_is_there(news: Chosen) -> None:
    document = json.loads("".join(to_jsonld(news.happenings(), records=news.records)))
    told = {node["@id"] for node in document["@graph"]}
    for node in document["@graph"]:
        for name in (
            "attendee",
            "subjectOf",
            "about",
            "appearance",
            "isPartOf",
            "demarche:agent",
            "demarche:contradicts",
        ):
            found = node.get(name, [])
            for it in found if isinstance(found, list) else [found]:
                assert it["@id"] in told, (name, it)


def test_no_node_comes_twice(news: Chosen) -> None:
    graph = json.loads("".join(to_jsonld(news.happenings(), records=news.records)))["@graph"]
    assert len({node["@id"] for node in graph}) == len(graph)


def test_types_of_all_sorts_are_told(news: Chosen) -> None:
    document = json.loads("".join(to_jsonld(news.happenings(), records=news.records)))
    found = [node["@type"] for node in document["@graph"]]
    types = {it for types in found for it in (types if isinstance(types, list) else [types])}
    assert types >= {"Event", "Claim", "NewsArticle", "Quotation", "Person", "Country", "GovernmentOrganization"}
    assert types <= set(TYPES.split())


@pytest.mark.parametrize(("status", "expected"), STATUSES.items())
def test_the_status_is_one_of_schema_org(status: str, expected: str) -> None:
    event = happening_to_jsonld(happening(status))["@graph"][0]  # type: ignore[index]
    assert event["eventStatus"] == SCHEMA + expected
    assert event["demarche:status"] == status
    assert event["previousStartDate"] == ["2023-06-05"]
    assert ("startDate" in event) == (status != "postponed")


def test_what_is_only_possible_is_not_scheduled() -> None:
    event = happening_to_jsonld(happening("possible"))["@graph"][0]  # type: ignore[index]
    assert "eventStatus" not in event
    assert event["demarche:status"] == "possible"


def test_pages_have_addresses_where_they_are_served() -> None:
    event = happening_to_jsonld(happening(), Addresses("https://desk.example/"))["@graph"][0]  # type: ignore[index]
    assert event["@id"] == event["url"] == "https://desk.example/happenings/0123456789abcdef"
    assert happening_to_jsonld(happening())["@graph"][0]["@id"] == "urn:demarche:happening:0123456789abcdef"  # type: ignore[index]


def test_those_who_deny_a_claim_are_not_its_authors(news: Chosen) -> None:
    document = json.loads("".join(to_jsonld(news.happenings())))
    denied = [node for node in document["@graph"] if node.get("demarche:deniedBy")]
    assert denied
    for claim in denied:
        assert not [it for it in claim["demarche:deniedBy"] if it in claim.get("author", [])]
