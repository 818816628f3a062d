"""A store of our own sample news, linked, and the server that shows it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from demarche.apps.page.app import Serving, make_app
from demarche.linking import link_store, traces_of
from demarche.model.document import Document
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from demarche.store.sqlite import SqliteStore
from tests.apps.page.hostile import hostile
from tests.conftest import ROOT

#: The day on which the sample news is looked at: that of Blinken's visit to Beijing.
TODAY = date(2023, 6, 19)


def store_of(path: Path, pipeline: Pipeline, found: Iterator[Document | Record]) -> Path:
    """Reads, keeps and links."""
    store = SqliteStore.open(path)
    for document in found:
        record = document if isinstance(document, Record) else pipeline.record(document)
        store.put(record, "test", traces_of(record))
    link_store(store, TODAY)
    store.close()
    return path


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    folders = (ROOT / "tests" / "articles", ROOT / "tests" / "stories")
    found = (it for folder in folders for it in documents(str(folder), ReadOptions()))
    path = tmp_path_factory.mktemp("page") / "records.sqlite"
    return store_of(path, pipeline, (it for it in found if isinstance(it, Document)))


@pytest.fixture(scope="session")
def serving(sample_store: Path) -> Serving:
    return Serving(str(sample_store), today=TODAY)


@pytest.fixture(scope="session")
def client(serving: Serving) -> Iterator[TestClient]:
    with TestClient(
        make_app(serving), "http://localhost", raise_server_exceptions=False, follow_redirects=False
    ) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    return store_of(tmp_path_factory.mktemp("hostile") / "records.sqlite", pipeline, hostile())
