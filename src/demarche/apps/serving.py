"""What is served: which store, who may write, and which day it is; and how a request gets at these."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from demarche.store.contract import Store


@dataclass(frozen=True, slots=True)
class Serving:
    """The settings of one server: `store` is a path or postgresql:// address; without a `token` nobody may write.

    `today` decides what is new, to come and overdue; None means the day it is. `rate`: requests of the API that one
    client may go on making a minute (0: any number). `origins`: web sites whose scripts may ask the API.
    `names`: by which the server may be asked besides `host` and this machine's own.
    """

    store: str
    token: str | None = None
    today: date | None = None
    host: str = "127.0.0.1"
    port: int = 8025
    rate: int = 1200
    origins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.today or date.today()


def opened(request: Request) -> Store:
    """The store, which any number of requests read at once; raises StoreError."""
    found: Store = request.app.state.kept.get()
    return found


def served(request: Request) -> Serving:
    found: Serving = request.app.state.serving
    return found


Opened = Annotated[Store, Depends(opened)]
Served = Annotated[Serving, Depends(served)]
