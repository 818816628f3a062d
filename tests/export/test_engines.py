"""The same news gives the same bytes in every format, whichever engine keeps it and in whatever order it came."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from demarche.apps.exporting import Chosen
from demarche.apps.formats import FORMATS, Style
from demarche.asking import Wanted
from demarche.linking import link_store, traces_of
from demarche.store.contract import Store
from demarche.store.postgres import PostgresStore
from demarche.store.sqlite import SqliteStore
from tests.export.conftest import TODAY
from tests.store.servers import running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, news: Chosen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The news once more, the last article first."""
    if request.param == "sqlite":
        with closing(SqliteStore.open(tmp_path_factory.mktemp("other") / "other.sqlite", create=True)) as store:
            yield filled(store, news)
        return
    with (
        running("-c fsync=off") as server,  # skips where there is none
        closing(PostgresStore.open(server.database(), create=True)) as database,
    ):
        yield filled(database, news)


def filled(store: SqliteStore | PostgresStore, news: Chosen) -> Store:
    for record in reversed(list(news.store.record_stream())):
        store.put(record, "tests", traces_of(record))
    link_store(store, TODAY)
    return store


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(actor="Blinken", kinds=("visit", "meet"))], ids=["all", "filter"])
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "gold"])
def test_the_same_news_gives_the_same_bytes(news: Chosen, other: Store, name: str, wanted: Wanted) -> None:
    write = FORMATS[name].write
    assert list(write(Chosen(other, wanted), Style())) == list(write(Chosen(news.store, wanted), Style()))
