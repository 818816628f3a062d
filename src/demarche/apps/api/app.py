"""The API: an application of its own, mounted at /api/v1, for its errors, limits and OpenAPI are its own."""

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount

from demarche import __version__
from demarche.apps.api.limits import Guard, Limits
from demarche.apps.api.problems import TYPE, Problem, add_problems
from demarche.apps.api.router import api_router
from demarche.apps.serving import Serving
from demarche.apps.stores import KeptStore

DESCRIPTION = """The diplomatic record of a store of articles: happenings and their reports, statements, actors,
changes, contradictions, promises. Lists come in pages: follow `next` (or the header `Link`) to its end. Answers carry
an `ETag`; bring it back as `If-None-Match` and have 304 until the store changes. What was wrong is told as
`application/problem+json`."""
PATH = "/api/v1"
#: What any answer but a good one is.
PROBLEMS = {
    "414": "The address is too long.",
    "422": "A parameter is unknown or not what it must be.",
    "429": "Too many requests; `Retry-After` says when to go on.",
    "503": "The store does not answer.",
}


def make_api(serving: Serving, limits: Limits | None = None, kept: KeptStore | None = None) -> FastAPI:
    """The API of one store; `kept` is the store where the server has it open already."""
    app = FastAPI(
        title="Demarche", version=__version__, description=DESCRIPTION, docs_url=None, redoc_url=None,
        generate_unique_id_function=operation_name,
    )  # fmt: skip
    app.state.serving, app.state.kept = serving, kept or KeptStore(serving.store)
    limits = limits or Limits(rate=serving.rate, origins=serving.origins)
    app.include_router(api_router())
    add_problems(app)
    if limits.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(limits.origins),
            allow_methods=["GET", "HEAD"],
            expose_headers=["ETag", "Link"],
        )
    app.add_middleware(Guard, limits=limits)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return app


def mount_api(app: FastAPI, api: FastAPI) -> None:
    """Puts the API into a server; addresses with line ends in them are the API's, too."""
    mount = Mount(PATH, app=api)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    app.router.routes.append(mount)


def operation_name(route: APIRoute) -> str:
    """What generated clients call it."""
    return route.name if "GET" in (route.methods or ()) else f"{route.name}_{route.tags[0]}"


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, in which every endpoint tells how it says no."""
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, servers=app.servers
        )
        schemas = found["components"]["schemas"]
        made = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(made.pop("$defs"))
        schemas["Problem"] = made
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        told = "The server's token; without one it only reads."
        found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": told}}
        for path, operations in found["paths"].items():
            for method, operation in operations.items():
                tell_problems(path, method, operation)
        app.openapi_schema = found
    return app.openapi_schema


def tell_problems(path: str, method: str, operation: dict[str, Any]) -> None:
    problems = dict(PROBLEMS)
    if "{" in path or any(it["name"] == "document" for it in operation.get("parameters", ())):
        problems["404"] = "Nothing has this id or name, or several have."
    if method == "get":
        operation["responses"]["304"] = {"description": "The answer is still the one of this `ETag`."}
    else:
        operation["security"] = [{"token": []}]
        problems |= {"401": "The token is missing or another.", "403": "This server only reads."}
        problems |= {"400": "The body cannot be read.", "404": "Nothing has this id.", "413": "The body is too large."}
    for status, words in problems.items():
        schema = {"$ref": "#/components/schemas/Problem"}
        operation["responses"][status] = {"description": words, "content": {TYPE: {"schema": schema}}}
