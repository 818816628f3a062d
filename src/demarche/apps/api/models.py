"""What the API answers: one line of each list, and pages of them."""

from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

Item = TypeVar("Item")


class Out(BaseModel):
    """An object of an answer; every field has a docstring, which OpenAPI shows."""

    model_config = ConfigDict(
        use_attribute_docstrings=True, from_attributes=True, json_schema_serialization_defaults_required=True
    )


class Page(Out, Generic[Item]):
    """A page of a list."""

    model_config = ConfigDict(json_schema_extra={"description": "A page of a list."})

    items: list[Item]
    """What is on this page, in the order of the list."""
    next: str | None = None
    """The address of the next page, also in the header `Link`; null on the last one."""


LINE: JsonDict = {
    "id": "happening:1f0c5f3b2a7d9e64",
    "kind": "visit",
    "status": "overdue",
    "day": "2024-06-18",
    "earliest": "2024-06-18",
    "latest": "2024-06-18",
    "agents": ["Lawrence Wong"],
    "recipients": ["Indonesia"],
    "place": "Jakarta",
    "articles": 2,
    "sources": 1,
    "changes": 2,
    "conflicts": 0,
    "part_of": None,
}
SAID: JsonDict = {
    "document": "sha256:" + "ab12" * 16,
    "statement": "s2",
    "source": "wong.txt",
    "outlet": "Straits Courier",
    "title": "Wong to visit Jakarta next week",
    "day": "2024-06-14",
    "act": "say",
    "speaker": "Mei Tan",
    "addressee": "reporters",
    "words": "The two leaders will talk about airspace [and] water,",
}


class LineOut(Out):
    """A happening in one line."""

    model_config = ConfigDict(json_schema_extra={"examples": [LINE]})

    id: str
    """`happening:` and hexadecimal digits; the same however often the same articles are read."""
    kind: str
    """Its kind (`/kinds` lists them)."""
    status: str
    """The present status: occurred, ongoing, planned, possible, cancelled, postponed, denied or overdue."""
    day: date | None
    """Its first day, else the day it was first reported: the list is in this order, those without a day come last."""
    earliest: date | None
    """The first day on which it (or its beginning) can have been."""
    latest: date | None
    """The last day on which it (or its end) can have been."""
    agents: list[str]
    """Who acts, by name."""
    recipients: list[str]
    """Whom it is done to, or with, by name."""
    place: str | None
    """Where, by name."""
    articles: int
    """How many articles tell of it."""
    sources: int
    """On the word of how many independent sources they do so."""
    changes: int
    """How many turns its story has taken (`/happenings/{id}` tells them)."""
    conflicts: int
    """How many contradictions its reports hold."""
    part_of: str | None
    """Id of the tour of which it is a stop, or of the called-off visit to which it belonged."""


class ListedOut(Out):
    """An article in one line."""

    id: str
    """`sha256:` and the hash of the original bytes."""
    source: str
    """The file or address it was read from."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """Its headline."""
    earliest: date | None
    """The first day on which it can have been published."""
    latest: date | None
    """The last day on which it can have been published."""
    events: int
    """How many events it tells."""
    statements: int
    """How many statements it quotes."""


class SaidOut(Out):
    """A statement: who said what to whom, where it stands."""

    model_config = ConfigDict(json_schema_extra={"examples": [SAID]})

    document: str
    """Id of the article."""
    statement: str
    """Id of the statement in the article's record."""
    source: str
    """The file or address the article was read from."""
    outlet: str | None
    """Who published the article."""
    title: str | None
    """The article's headline."""
    day: date | None
    """The last day on which the article can have been published."""
    act: str
    """What kind of speech it is: say, warn, deny, promise, ..."""
    speaker: str | None
    """Who says so, by name; null where the text names nobody."""
    addressee: str | None
    """Whom it is said to, by name."""
    words: str
    """The words of its content as they stand in the text; separate pieces are joined by " … "."""


class KnownOut(Out):
    """Somebody who takes part in happenings."""

    key: str
    """`name:` and the name in small letters; what `/actors/{name}` can be asked for."""
    name: str
    """The fullest name that reports give."""
    kind: str
    """person, state, government, ministry, office, organisation, outlet or group."""
    country: str | None
    """Whom it acts for: ISO 3166-1 alpha-3, or a body such as "European Union"."""
    happenings: int
    """How many happenings it takes part in."""


class TieOut(Out):
    """How often two sides had to do with each other; what was called off or denied does not count."""

    one: str
    """ISO 3166-1 alpha-3, or the name of a body; comes before `other` in the alphabet."""
    other: str
    """The other side, likewise."""
    happenings: int
    """How many happenings join them in the days asked for."""
    kinds: dict[str, int]
    """The same by kind of happening."""


class HitOut(Out):
    """A place where the words that were searched for stand."""

    document: str
    """Id of the article."""
    source: str
    """The file or address the article was read from."""
    outlet: str | None
    """Who published the article."""
    title: str | None
    """The article's headline."""
    earliest: date | None
    """The first day on which it can have been published."""
    statement: str | None
    """Id of the statement in which they stand; null where they stand in the text."""
    speaker: str | None
    """Who says the words, where they are a statement's."""
    words: str
    """The words around the place, cut with " … "."""
    found: list[tuple[int, int]]
    """`[start, end)` of each found word in `words`, in Unicode code points."""
