"""What is shown when a page cannot be: in the same dress, with a plain sentence."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from demarche.apps.page.dress import render
from demarche.errors import InputError, NotFoundError, StoreError

TITLES = {400: "That was not understood", 403: "Not allowed", 404: "Not found", 500: "Something went wrong"}
SENTENCES = {
    404: "There is no page of this address. What you look for may have been read or linked anew.",
    405: "This page can only be looked at.",
    500: "The fault is ours. The server's log has the details.",
}


def fault_page(request: Request, status: int, sentence: str) -> Response:
    title = TITLES.get(status, "That did not work")
    return render(request, "fault.html", status, title=title, sentence=sentence)


def add_fault_pages(app: FastAPI) -> None:
    """Teaches the app to answer each error with a page, and with no traceback."""

    @app.exception_handler(InputError)
    def wrong(request: Request, error: InputError) -> Response:
        return fault_page(request, 400, f"{error}.")

    @app.exception_handler(StoreError)
    def no_store(request: Request, error: StoreError) -> Response:
        status = 404 if isinstance(error, NotFoundError) else 500
        return fault_page(request, status, f"{error}.")

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{it['loc'][-1]}: {it['msg']}" for it in error.errors())
        return fault_page(request, 400, f"{told}.")

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: HTTPException) -> Response:
        usual = error.detail == HTTPStatus(error.status_code).phrase
        sentence = SENTENCES.get(error.status_code) if usual else None
        return fault_page(request, error.status_code, sentence or f"{error.detail}.")

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        logging.getLogger("demarche").error("%s failed", request.url.path, exc_info=error)
        return fault_page(request, 500, SENTENCES[500])
