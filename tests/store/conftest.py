"""The engines that the contract is held against; PostgreSQL by a server of the tests' own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche.store.postgres import PostgresStore
from demarche.store.sql import SqlStore
from demarche.store.sqlite import SqliteStore
from tests.store.servers import Server, running

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; skipped where none is installed."""
    with running("-c fsync=off") as started:
        yield started


@pytest.fixture
def postgres_address(server: Server) -> str:
    return server.database()


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store of each engine can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "deep" / "records.sqlite")
    return str(request.getfixturevalue("postgres_address"))


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    """An empty store of each engine."""
    opened = open_store(address)
    yield opened
    opened.close()


def open_store(address: str, *, create: bool = True) -> SqlStore:
    if address.startswith("postgresql:"):
        return PostgresStore.open(address, create=create)
    return SqliteStore.open(Path(address), create=create)
