"""Happenings as the JSON of TimelineJS3: a slide each, with dates no more exact than they are known."""

import html
import json
from collections.abc import Iterable, Iterator
from datetime import date

from demarche.export.addresses import Addresses
from demarche.export.precise import SIGNS
from demarche.export.telling import according_to, days, first_told, headline, quoted, support, turn
from demarche.export.words import line
from demarche.lexicon.phrases import phrase
from demarche.lexicon.wording import STATUS_WORDS
from demarche.model.happening import Happening

Node = dict[str, object]
#: Precision -> the parts of a date that it leaves out.
PARTS = {4: ("year",), 7: ("year", "month")}


def to_timelinejs(
    happenings: Iterable[Happening], title: str = "Demarche", addresses: Addresses | None = None
) -> Iterator[str]:
    """One document, in pieces; what has no day and was told on no known day has no place on a timeline."""
    head = {"title": {"text": {"headline": html.escape(line(title)), "text": ""}}, "scale": "human"}
    yield _dumped(head)[:-1] + ',"events":['
    between = "\n"
    for happening in happenings:
        slide = slide_of(happening, addresses or Addresses())
        if slide is not None:
            yield between + _dumped(slide)
            between = ",\n"
    yield "\n]}\n"


def slide_of(happening: Happening, addresses: Addresses) -> Node | None:
    """The slide of a happening; one without a day stands at the day it was first told, and says so."""
    when, told = happening.when, first_told(happening)
    first, precision = (when.earliest, when.precision) if when.earliest else (told or when.latest, "day")
    if first is None:
        return None
    slide: Node = {
        "unique_id": happening.id.replace(":", "-"),
        "start_date": parts(first, precision),
        "display_date": html.escape(f"{days(happening)} ({STATUS_WORDS[happening.status]})"),
        "text": {"headline": _headline(happening, addresses), "text": _text(happening)},
        "group": phrase(happening.kind).noun,
        "autolink": False,
    }
    if when.earliest and when.latest and parts(when.latest, precision) != parts(first, precision):
        slide["end_date"] = parts(when.latest, precision)
    return slide


def parts(day: date, precision: str) -> dict[str, int]:
    """Year, month and day, as far as they are known; nothing is filled in."""
    known = PARTS.get(SIGNS.get(precision, 10), ("year", "month", "day"))
    return {part: getattr(day, part) for part in known}


def _headline(happening: Happening, addresses: Addresses) -> str:
    words, page = html.escape(headline(happening)), addresses.page(happening)
    return f'<a href="{html.escape(page)}">{words}</a>' if page else words


def _text(happening: Happening) -> str:
    """Who says so, its turns, and the words that show the status."""
    said = "; ".join(it for it in (according_to(happening.reports), support(happening)) if it)
    written = [f"<p>{html.escape(said[:1].upper() + said[1:])}</p>"]
    if len(happening.changes) > 1:
        turns = "".join(f"<li>{html.escape(turn(it))}</li>" for it in happening.changes)
        written.append(f"<ul>{turns}</ul>")
    shown = quoted(happening)
    if shown is not None:
        written.append(f"<blockquote>{html.escape(line(shown.words))}</blockquote>")
    return "".join(written)


def _dumped(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
