"""ETags: an answer is the same until the store changes, the day ends, or another version answers."""

from collections.abc import Callable, Coroutine
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from demarche import __version__

SAFE = ("GET", "HEAD")


class CachedRoute(APIRoute):
    """A route whose answers carry an ETag, and which answers 304 to those who have that answer.

    The tag is made of address, revision of the store, day, version and wanted format: only who once had this answer
    knows it, so nothing need be worked out again.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def cached(request: Request) -> Response:
            if request.method not in SAFE:
                return await answer(request)
            tag = await run_in_threadpool(tag_of, request)
            headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
            known = [it.strip() for it in request.headers.get("if-none-match", "").split(",")]
            if tag in known:
                return Response(status_code=304, headers=headers)
            response = await answer(request)
            if response.status_code == 200:
                if "*" in known:
                    return Response(status_code=304, headers=headers)
                response.headers.update(headers)
            return response

        return cached


def tag_of(request: Request) -> str:
    """A weak validator: equal ones mean the same answer in other bytes at most."""
    state = request.app.state
    facts = (
        request.url.path, request.url.query, state.kept.get().revision(), state.serving.day.isoformat(), __version__,
        request.headers.get("accept", ""),
    )  # fmt: skip
    return f'W/"{sha256(chr(0).join(facts).encode("utf-8", "replace")).hexdigest()[:24]}"'
