"""A store to write to, for the time of a request."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends

from demarche.apps.page.corrections.posted import Writer
from demarche.apps.serving import Served
from demarche.apps.stores import store_of
from demarche.store.contract import Store


def opened(serving: Served, _: Writer) -> Iterator[Store]:
    """Opened only once it is sure that one may write."""
    with store_of(serving.store, create=True) as store:
        yield store


Writable = Annotated[Store, Depends(opened)]
