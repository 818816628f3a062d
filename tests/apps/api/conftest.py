"""A store made by hand, with something of everything, and the API that answers for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from demarche.apps.api.app import make_api, mount_api
from demarche.apps.api.limits import Limits
from demarche.apps.serving import Serving
from demarche.apps.stores import KeptStore
from demarche.linking import link_store
from demarche.model.document import Published
from demarche.model.record import Record, When
from demarche.store.contract import Store
from demarche.store.sqlite import SqliteStore
from tests.samples import sample, samples
from tests.store.traced import STORY, TODAY, keep, told

GUESTS = ("Mei Tan", "Ana Petrova", "Juma Okoth", "Rosa Lind")
TOKEN = "a-word-that-nobody-guesses"
FREE = Limits(rate=0)


def undated(record: Record) -> Record:
    """The same without any day."""
    document = replace(record.document, published=Published(), id=record.document.id[:-2] + "00")
    events = tuple(replace(event, when=When()) for event in record.events)
    return replace(record, document=document, published=Published(), events=events)


def filled(path: Path) -> Path:
    """A store in a file, filled."""
    store = SqliteStore.open(path)
    fill(store)
    store.close()
    return path


def fill(store: Store) -> None:
    """Visits of many days and guests, some without a day, a story, a cancelled visit, rival reports, samples."""
    visits = [
        told("Bay Post", f"2024-0{month}-01", visit=f"2024-0{month}-{6 * place + 2:02}", guest=guest)
        for month in (2, 3, 5)
        for place, guest in enumerate(GUESTS)
    ]
    lost = [undated(told("Java Herald", "2024-01-01", guest=guest)) for guest in GUESTS]
    rivals = [
        told(f"Post {number}", f"2023-0{month}-04", status, visit=f"2023-0{month}-03", guest="Lars Berg")
        for month in (6, 7, 8, 9)
        for number, status in enumerate(("occurred", "cancelled"))
    ]
    off = told("Straits Courier", "2024-04-01", "cancelled", visit="2024-04-20", guest="Lars Berg")
    keep(store, [*visits, *lost, *STORY, *rivals, off, *samples(3), sample()])
    link_store(store, TODAY)


def app_of(path: Path | str, token: str | None = None, limits: Limits = FREE) -> FastAPI:
    """A server with nothing but the API."""
    app = FastAPI(openapi_url=None)
    app.state.kept = KeptStore(str(path))
    mount_api(app, make_api(Serving(str(path), token, TODAY), limits, app.state.kept))
    return app


@contextmanager
def served(path: Path | str, token: str | None = None, limits: Limits = FREE) -> Iterator[TestClient]:
    """The API under its address; a fault of ours is an answer, not an exception."""
    app = app_of(path, token, limits)
    with TestClient(app, base_url="http://testserver/api/v1", raise_server_exceptions=False) as client:
        yield client
    app.state.kept.close()


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("api") / "records.sqlite")


@pytest.fixture(scope="session")
def api(store_path: Path) -> Iterator[TestClient]:
    with served(store_path) as client:
        yield client


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[TestClient]:
    """A store of the test's own, which the token lets one write."""
    with served(filled(tmp_path / "records.sqlite"), TOKEN) as client:
        yield client
