"""Pages of a list: opaque cursors, and the links from one page to the next."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import Request, Response
from pydantic import Field, StringConstraints, TypeAdapter, ValidationError
from starlette.datastructures import URL

from demarche.apps.api.models import Page
from demarche.errors import InputError

Thing = TypeVar("Thing")
Place = TypeVar("Place")
Word = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Number = Annotated[int, Field(ge=0, le=1_000_000_000)]
#: The last line's day and id; with two ids; with an id and how many of both were shown; a number and a key or two.
DAY_ID: TypeAdapter[tuple[date | None, str]] = TypeAdapter(tuple[date | None, Word])
DAY_TWO: TypeAdapter[tuple[date | None, str, str]] = TypeAdapter(tuple[date | None, Word, Word])
DAY_ID_SEEN: TypeAdapter[tuple[date | None, str, int]] = TypeAdapter(tuple[date | None, Word, Number])
MANY_KEY: TypeAdapter[tuple[int, str]] = TypeAdapter(tuple[Number, Word])
MANY_TWO: TypeAdapter[tuple[int, str, str]] = TypeAdapter(tuple[Number, Word, Word])
TWO: TypeAdapter[tuple[str, str]] = TypeAdapter(tuple[Word, Word])
SKIPPED: TypeAdapter[tuple[int]] = TypeAdapter(tuple[Annotated[int, Field(ge=0, le=1000)]])


def read_cursor(cursor: str | None, shape: TypeAdapter[Place]) -> Place | None:
    """The place where the last page ended; raises InputError where the cursor is not one of this list."""
    if cursor is None:
        return None
    try:
        told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return shape.validate_json(told, strict=False)
    except (binascii.Error, ValueError, ValidationError) as error:
        raise InputError("cursor", "not a cursor of this list; take it from the `next` of the page before") from error


def write_cursor(place: Sequence[Any]) -> str:
    told = json.dumps(place, ensure_ascii=False, separators=(",", ":"), default=str).encode()
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def paged(
    request: Request,
    response: Response,
    found: Sequence[Thing],
    most: int,
    place: Callable[[Thing], Sequence[Any]],
) -> tuple[Sequence[Thing], str | None]:
    """The lines of a page and the address of the next one; `found` has one line more than the page if there is one."""
    if len(found) <= most:
        return found, None
    return found[:most], link_next(request, response, place(found[most - 1]))


def link_next(request: Request, response: Response, place: Sequence[Any]) -> str:
    """The address of the page after `place`, which also goes into the header."""
    url = URL(str(request.url)).include_query_params(cursor=write_cursor(place))
    following = f"{url.path}?{url.query}"
    response.headers["Link"] = f'<{following}>; rel="next"'
    return following


def page_of(found: tuple[Sequence[Thing], str | None], made: Callable[[Thing], Any]) -> Page[Any]:
    items, following = found
    return Page[Any](items=[made(it) for it in items], next=following)
