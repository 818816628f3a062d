"""JSON-LD for those who ask for it."""

from collections.abc import Iterable
from typing import Any

from fastapi import Request

from demarche.export.addresses import Addresses
from demarche.export.jsonld import CONTEXT, nodes
from demarche.model.happening import Happening
from demarche.store.contract import Store

JSONLD = "application/ld+json"


def wants_jsonld(request: Request) -> bool:
    """True where the header `Accept` has JSON-LD before JSON."""
    wanted: dict[str, float] = {}
    for part in request.headers.get("accept", "").split(","):
        name, *parameters = (it.strip().lower() for it in part.split(";"))
        weight = next((it[2:] for it in parameters if it.startswith("q=")), "1")
        wanted[name] = float(weight) if weight.replace(".", "", 1).isdigit() else 0.0
    return wanted.get(JSONLD, 0.0) > wanted.get("application/json", 0.0)


def jsonld_of(request: Request, store: Store, happenings: Iterable[Happening]) -> dict[str, Any]:
    """A document whose addresses are those of this server's pages; articles have their titles."""
    host = f"{request.url.scheme}://{request.url.netloc}"
    made = Addresses(host)
    graph = [node for happening in happenings for node in nodes(happening, made, store.get)]
    return {"@context": CONTEXT, "@graph": graph}


def with_jsonld(words: str) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of an answer that can also be had as JSON-LD."""
    schema = {"type": "object", "required": ["@context", "@graph"]}
    return {200: {"description": "The answer.", "content": {JSONLD: {"schema": {**schema, "description": words}}}}}
