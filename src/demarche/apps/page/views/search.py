"""Words, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.dress import digits, render
from demarche.apps.serving import Opened
from demarche.lexicon.wording import spoken_day
from demarche.store.contract import Hit, Known

router = APIRouter()
PAGE = 40
#: The most signs of words that are looked for.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A place: its words in pieces, each with whether it was looked for."""

    hit: Hit
    day: str
    href: str
    pieces: tuple[tuple[str, bool], ...]


@router.get("/search", response_class=HTMLResponse)
def search(request: Request, store: Opened, q: str = "") -> HTMLResponse:
    words = q.strip()[:LONGEST]
    found = [place(it) for it in store.search(words, PAGE + 1)] if words else []
    actors: list[Known] = list(store.actors(words, 8)) if words else []
    return render(
        request,
        "search.html",
        words=words,
        asked_words=words,
        found=found[:PAGE],
        actors=actors,
        more=len(found) > PAGE,
    )


def place(hit: Hit) -> Found:
    fact = f"?fact={hit.statement}#w-{hit.statement}" if hit.statement else ""
    day = spoken_day(date.fromisoformat(hit.earliest)) if hit.earliest else ""
    return Found(hit, day, f"/articles/{digits(hit.document)}{fact}", tuple(marked(hit.words)))


def marked(words: str) -> Iterator[tuple[str, bool]]:
    """The pieces between the signs that mark what was found."""
    inside = False
    for piece in re.split("([\x02\x03])", words):
        if piece in ("\x02", "\x03"):
            inside = piece == "\x02"
        elif piece:
            yield piece, inside
