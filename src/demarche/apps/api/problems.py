"""Errors as `application/problem+json` (RFC 9457): what was wrong, and with which word of the question."""

import logging
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from demarche.apps.api.models import Out
from demarche.errors import CorrectionError, InputError, NotFoundError, StoreError

TYPE = "application/problem+json"
#: A longer word of the question is cut where it is repeated.
LONGEST = 200


class Wrong(Out):
    """One thing that was wrong with a question."""

    where: str
    """query, path, header or body."""
    name: str
    """The parameter or field."""
    detail: str
    """What is wrong with it."""


class Problem(Out):
    """Why there is no answer (RFC 9457)."""

    type: str
    """`about:blank`: the status says what kind of problem it is."""
    title: str
    """The status in words."""
    status: int
    """The HTTP status."""
    detail: str
    """What was wrong, in a sentence."""
    errors: list[Wrong]
    """Each thing that was wrong with the question."""


def problem(
    status: int, detail: str, errors: Iterable[Wrong] = (), headers: Mapping[str, str] | None = None
) -> JSONResponse:
    told = Problem(
        type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors)
    )
    return JSONResponse(told.model_dump(), status, headers, TYPE)


def add_problems(app: FastAPI) -> None:
    """Teaches the app to answer every error so, and with no traceback."""

    @app.exception_handler(RequestValidationError)
    def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        errors = [_wrong(it["loc"], it["msg"]) for it in error.errors()]
        return problem(422, "; ".join(f"{it.name}: {it.detail}" for it in errors), errors)

    @app.exception_handler(InputError)
    def unknown_word(_: Request, error: InputError) -> JSONResponse:
        wrong = Wrong(where="query", name=error.source, detail=error.reason)
        return problem(422, str(error), [wrong])

    @app.exception_handler(CorrectionError)
    def not_so(_: Request, error: CorrectionError) -> JSONResponse:
        return problem(422, str(error), [Wrong(where="body", name="", detail=str(error))])

    @app.exception_handler(NotFoundError)
    def not_here(_: Request, error: NotFoundError) -> JSONResponse:
        return problem(404, str(error))

    @app.exception_handler(StoreError)
    def no_store(_: Request, error: StoreError) -> JSONResponse:
        logging.getLogger("demarche").error("the store does not answer: %s", error)
        return problem(503, "the store does not answer; the server's log says why", headers={"Retry-After": "5"})

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> JSONResponse:
        headers = dict(error.headers or {})
        if error.status_code == 405:  # the router knows only the methods of the first resource of this address
            headers["Allow"] = ", ".join(methods_of(app, request.url.path.removeprefix(request.scope["root_path"])))
        return problem(error.status_code, str(error.detail), headers=headers)

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> JSONResponse:
        logging.getLogger("demarche").error("%s failed", request.url.path, exc_info=error)
        return problem(500, "the fault is ours; the server's log has the details")


def methods_of(app: FastAPI, path: str) -> list[str]:
    """What can be done at an address."""
    told = app.openapi()["paths"]
    # A name may hold a stroke, so of several shapes the one that says most is meant.
    shape = max((it for it in told if fits(it, path)), key=lambda it: len(re.sub(r"\{[^}]*\}", "", it)), default=None)
    found = {method.upper() for method in told[shape]} if shape is not None else set()
    return sorted(found | {"HEAD"} if "GET" in found else found)


def fits(shape: str, path: str) -> bool:
    """True for "/actors/{name}" and "/actors/somebody"."""
    pieces = re.split(r"\{[^}]*\}", shape)
    return re.fullmatch(".+".join(map(re.escape, pieces)), path) is not None


def _wrong(place: tuple[object, ...], message: str) -> Wrong:
    where, *rest = map(str, place)
    return Wrong(where=where, name=".".join(rest)[:LONGEST], detail=message)
