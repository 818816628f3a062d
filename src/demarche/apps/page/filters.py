"""The filters of a timeline as they stand in an address, to be asked, to be shown in the form, to be kept in links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request

from demarche.asking import Wanted
from demarche.errors import InputError

#: Longer words are no name of anybody.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What was typed or chosen; "" where nothing was."""

    actor: str = ""
    other: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str = ""
    first: str = ""
    last: str = ""
    topic: str = ""
    conflicted: bool = False

    @property
    def any(self) -> bool:
        return any(True for _ in self.pairs())

    def wanted(self) -> Wanted:
        """Raises InputError where a day is none."""
        return Wanted(
            actor=self.actor or None,
            other=self.other or None,
            kinds=self.kinds,
            statuses=self.statuses,
            place=self.place or None,
            first=day_of("from", self.first),
            last=day_of("to", self.last),
            topic=self.topic or None,
            conflicted=self.conflicted,
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """As they stand in an address, in a fixed order."""
        single = (("actor", self.actor), ("other", self.other), ("place", self.place), ("from", self.first))
        yield from ((name, it) for name, it in (*single, ("to", self.last), ("topic", self.topic)) if it)
        yield from (("kind", it) for it in self.kinds)
        yield from (("status", it) for it in self.statuses)
        if self.conflicted:
            yield "conflicted", "true"

    def between(self, first: object, last: object) -> str:
        """The timeline of these filters, of other days."""
        return replace(self, first=str(first), last=str(last)).address("/timeline")

    def address(self, path: str, **more: str) -> str:
        """The path with these filters and more."""
        query = urlencode([*self.pairs(), *((name, it) for name, it in more.items() if it)])
        return f"{path}?{query}" if query else path


def day_of(name: str, words: str) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise InputError(name, f"{words!r} is no day such as 2023-03-17") from error


def whole_words(request: Request) -> None:
    """Raises InputError where the address holds a zero byte: no store can look for it."""
    if "\0" in request.url.path or "%00" in request.url.query:
        raise InputError("address", "holds a zero byte, which stands in no text")


def filters(request: Request) -> Filters:
    """Those of the request; forms without JavaScript send empty ones too."""
    given = request.query_params

    def one(name: str) -> str:
        return given.get(name, "").strip()[:LONGEST]

    def many(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(it.strip()[:LONGEST] for it in given.getlist(name) if it.strip()))

    return Filters(
        actor=one("actor"),
        other=one("other"),
        kinds=many("kind"),
        statuses=many("status"),
        place=one("place"),
        first=one("from"),
        last=one("to"),
        topic=one("topic"),
        conflicted=one("conflicted").lower() in ("1", "true", "on", "yes"),
    )


Filtered = Annotated[Filters, Depends(filters)]


def cursor_of(words: str | None) -> tuple[date | None, str] | None:
    """The day and id after which a page begins ("2023-06-19~happening:…", "~happening:…"); raises InputError."""
    if not words:
        return None
    day, tilde, id = words.partition("~")
    if not tilde or not id:
        raise InputError("after", f"{words!r} is no place in a list")
    return day_of("after", day), id


def cursor(day: date | None, id: str) -> str:
    return f"{day or ''}~{id}"


def turn_cursor_of(words: str) -> tuple[date | None, str, int] | None:
    """Likewise where several lines have the day and the id: "2023-06-19~happening:…~2" has shown two of them."""
    if not words:
        return None
    rest, _, seen = words.rpartition("~")
    place = cursor_of(rest)
    if place is None or not seen.isdecimal() or len(seen) > 6:
        raise InputError("after", f"{words!r} is no place in a list")
    return *place, int(seen)


def turn_cursor(shown: Sequence[tuple[date | None, str]], after: tuple[date | None, str, int] | None) -> str:
    """The place behind the lines that are shown, which came after `after`."""
    last = shown[-1]
    seen = shown.count(last) + (after[2] if after is not None and after[:2] == last else 0)
    return f"{cursor(*last)}~{seen}"
