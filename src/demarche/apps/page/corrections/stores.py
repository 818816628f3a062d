"""A store to write to, for the time of a request."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends

from demarche.apps.page.corrections.posted import Writer
from demarche.apps.page.stored import Served
from demarche.apps.stores import open_store
from demarche.store.contract import Store


def opened(serving: Served, _: Writer) -> Iterator[Store]:
    """Opened only once it is sure that one may write."""
    store = open_store(serving.store, create=True)
    try:
        yield store
    finally:
        store.close()


Writable = Annotated[Store, Depends(opened)]
