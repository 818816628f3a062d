"""The store of a request: opened when a page asks for it, closed when it is told."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from demarche.apps.serving import Serving
from demarche.apps.stores import open_store
from demarche.store.contract import Store


def opened(request: Request) -> Iterator[Store]:
    serving: Serving = request.app.state.serving
    store = open_store(serving.store, create=False)
    try:
        yield store
    finally:
        store.close()


def served(request: Request) -> Serving:
    found: Serving = request.app.state.serving
    return found


Opened = Annotated[Store, Depends(opened)]
Served = Annotated[Serving, Depends(served)]
