"""Web Annotations as the W3C's model has them; the words are those of the text."""

import json
from typing import Any

import jsonschema

from demarche.apps.exporting import Chosen
from demarche.export.webannotation import to_webannotation

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
SELECTORS = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string", "maxLength": 32},
                "suffix": {"type": "string", "maxLength": 32},
            },
            "required": ["type", "exact", "prefix", "suffix"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
    ]
}
TARGET = {
    "type": "object",
    "properties": {
        "source": {
            "type": "object",
            "properties": {"id": IRI, "type": {"const": "Text"}, "format": {"const": "text/plain"}, "language": {}},
            "required": ["id", "type"],
        },
        "selector": {"type": "array", "items": SELECTORS, "minItems": 2, "maxItems": 2},
        "state": {"properties": {"type": {"const": "TimeState"}, "sourceDate": {"pattern": r"^\d{4}-\d\d-\d\dT\S+Z$"}}},
    },
    "required": ["source", "selector"],
    "additionalProperties": False,
}
BODY = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"minLength": 1},
                "purpose": {},
                "format": {},
                "language": {},
            },
            "required": ["type", "value", "purpose"],
            "additionalProperties": False,
        },
        {
            "properties": {"type": {"const": "SpecificResource"}, "source": IRI, "purpose": {"const": "identifying"}},
            "required": ["type", "source"],
            "additionalProperties": False,
        },
    ]
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "identifying", "tagging", "linking"]},
        "generator": {"type": "object", "required": ["id", "type", "name"]},
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["id", "type", "body", "target"],
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
}


def page(chosen: Chosen) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(to_webannotation(chosen.events())))
    return found


def test_the_page_is_as_the_model_has_it(news: Chosen) -> None:
    jsonschema.Draft202012Validator(PAGE).validate(page(news))


def test_there_is_one_a_fact(news: Chosen) -> None:
    items, records = page(news)["items"], list(news.store.record_stream())
    facts = sum(len(it.events) + sum(1 for said in it.statements if said.content) for it in records)
    assert len(items) == len({it["id"] for it in items}) == facts


def test_the_words_are_those_of_the_text(news: Chosen) -> None:
    texts = {f"urn:demarche:article:{it.document.id[7:]}": it.document.text for it in news.store.record_stream()}
    for item in page(news)["items"]:
        for target in item["target"]:
            text = texts[target["source"]["id"]]
            quote, place = target["selector"]
            start, end = place["start"], place["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_events_name_their_happening(news: Chosen) -> None:
    known = {f"urn:demarche:happening:{it.id.removeprefix('happening:')}" for it in news.happenings()}
    named = {body["source"] for item in page(news)["items"] for body in item["body"] if "source" in body}
    assert named == known
