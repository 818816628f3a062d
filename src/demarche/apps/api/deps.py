"""What every endpoint asks with: the store, the right to write, the filters of a timeline."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from demarche.apps.serving import Opened
from demarche.apps.stores import store_of
from demarche.apps.writing import is_token
from demarche.asking import PRESENT, Wanted, kind_names, topics
from demarche.store.contract import Store

#: Signs that no name and no search has; PostgreSQL takes no zero byte.
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$")]


def iso_day(given: object) -> object:
    """Pydantic would also take numbers for days since 1970."""
    if not isinstance(given, str) or not ISO_DAY.fullmatch(given):
        raise ValueError("a day is written as 2023-03-17")
    return given


ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(iso_day)]
Kind = Annotated[str, Field(json_schema_extra={"enum": list(kind_names())})]
Status = Annotated[str, Field(json_schema_extra={"enum": list(PRESENT)})]
Topic = Annotated[str, Field(json_schema_extra={"enum": list(topics())})]


def writing(request: Request) -> None:
    """Lets pass who brings the server's token; raises 403 where nobody may write, 401 where the token is another."""
    token, given = request.app.state.serving.token, request.headers.get("authorization", "")
    if token is None:
        raise HTTPException(403, "this server only reads; `demarche serve --token-file FILE` lets one write")
    scheme, _, word = given.partition(" ")
    if scheme.lower() != "bearer" or not is_token(token, word.strip()):
        wanted = "Authorization: Bearer and the server's token"
        raise HTTPException(401, f"to write needs {wanted}", {"WWW-Authenticate": 'Bearer realm="demarche"'})


def writable(request: Request, _: Annotated[None, Depends(writing)]) -> Iterator[Store]:
    """A store of its own for a request that may write, opened once that is sure."""
    with store_of(request.app.state.serving.store, create=True) as store:
        yield store


#: A store to read, under the name that endpoints have for it.
Reading = Opened
Writing = Depends(writing)
Writable = Annotated[Store, Depends(writable)]


class Asking(BaseModel):
    """Parameters that are not named here are refused, so that a misspelt filter is not taken for none."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Paging(Asking):
    limit: int = Field(50, ge=1, le=200, description="How many lines a page has at most.")
    cursor: str | None = Field(None, max_length=3000, description="Where the last page ended: from its `next`.")


class Days(Paging):
    first: Day | None = Field(
        None, alias="from", description="Not before this day (ISO 8601).", examples=["2023-03-01"]
    )
    last: Day | None = Field(None, alias="to", description="Not after this day.", examples=["2023-03-31"])


class Filters(Days):
    """The filters of a timeline, as on the page."""

    actor: Name | None = Field(
        None,
        description="Who takes part: a name, the end of one, an ISO 3166-1 alpha-3 code (everybody who acts for the "
        "state), or an id.",
        examples=["Antony Blinken"],
    )
    other: Name | None = Field(None, description="Who takes part, too.", examples=["CHN"])
    kind: list[Kind] = Field([], max_length=60, description="Only of these kinds; may be repeated.")
    status: list[Status] = Field([], max_length=20, description="Only of these present statuses; may be repeated.")
    place: Name | None = Field(
        None, description="Only there; a state stands for every place in it.", examples=["Beijing"]
    )
    topic: Topic | None = Field(None, description="Only kinds of this topic.")
    conflicted: bool = Field(False, description="Only where reports contradict each other.")
    order: Literal["newest", "oldest"] = Field("newest", description="Which come first; those without a day are last.")

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            self.actor, self.other, tuple(self.kind), tuple(self.status), self.place, self.first, self.last,
            self.topic, self.conflicted,
        )  # fmt: skip

    @property
    def newest_first(self) -> bool:
        return self.order == "newest"


Filtered = Annotated[Filters, Query()]
