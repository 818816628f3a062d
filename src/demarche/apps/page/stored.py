"""What every page asks with: the store, which is kept open, and the settings of the server."""

from typing import Annotated

from fastapi import Depends, Request

from demarche.apps.serving import Serving
from demarche.store.contract import Store


def opened(request: Request) -> Store:
    """The store, which any number of requests read at once; raises StoreError."""
    found: Store = request.app.state.kept.get()
    return found


def served(request: Request) -> Serving:
    found: Serving = request.app.state.serving
    return found


Opened = Annotated[Store, Depends(opened)]
Served = Annotated[Serving, Depends(served)]
