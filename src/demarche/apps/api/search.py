"""Full-text search."""

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import SKIPPED, link_next, read_cursor
from demarche.apps.api.deps import Name, Paging, Reading
from demarche.apps.api.models import HitOut, Page
from demarche.store.contract import Hit

router = APIRouter(route_class=CachedRoute, tags=["search"])
#: Places that a search tells at most, over all pages: who looks further should ask for more words.
MOST = 1000


class Searching(Paging):
    q: Name = Field(
        description='Words that must all be there; "in marks" as they stand.', examples=["foreign minister"]
    )


@router.get("/search")
def search(request: Request, response: Response, store: Reading, asked: Annotated[Searching, Query()]) -> Page[HitOut]:
    """The places in texts and statements where all the words stand, in all their forms, the best first."""
    skipped = (read_cursor(asked.cursor, SKIPPED) or (0,))[0]
    found = store.search(asked.q, min(skipped + asked.limit + 1, MOST))[skipped:]
    items = [hit_out(hit) for hit in found[: asked.limit]]
    more = len(found) > asked.limit
    return Page[HitOut](items=items, next=link_next(request, response, [skipped + asked.limit]) if more else None)


def hit_out(hit: Hit) -> HitOut:
    """The marks around what was found become spans."""
    words, found, start = "", list[tuple[int, int]](), 0
    for piece in re.split("([\x02\x03])", hit.words):
        if piece == "\x02":
            start = len(words)
        elif piece == "\x03":
            found.append((start, len(words)))
        else:
            words += piece
    told = {name: getattr(hit, name) for name in ("document", "source", "outlet", "title", "statement", "speaker")}
    return HitOut(**told, earliest=hit.earliest, words=words, found=found)  # type: ignore[arg-type]
