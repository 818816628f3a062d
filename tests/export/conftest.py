"""Our own sample news, read and linked in a store of the tests' own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demarche.apps.exporting import Chosen
from demarche.linking import link_store, traces_of
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from demarche.store.sqlite import SqliteStore
from tests.conftest import ROOT

TODAY = date(2024, 1, 1)


def records_of(pipeline: Pipeline) -> Iterator[Record]:
    """Our sample articles, read."""
    for path in sorted(Path(ROOT / "tests" / "articles").glob("*")):
        for document in documents(str(path), ReadOptions()):
            assert not isinstance(document, Exception), document
            yield pipeline.record(document)


@pytest.fixture(scope="session")
def news(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chosen]:
    """Everything in the store of the sample news."""
    store = SqliteStore.open(tmp_path_factory.mktemp("news") / "news.sqlite", create=True)
    for record in records_of(pipeline):
        store.put(record, "tests", traces_of(record))
    link_store(store, TODAY)
    yield Chosen(store)
    store.close()
