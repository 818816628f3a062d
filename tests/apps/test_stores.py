"""The store that a user names is the one that is opened."""

from pathlib import Path

import pytest

from demarche.apps.stores import open_store
from demarche.store.postgres import PostgresStore
from demarche.store.sqlite import SqliteStore


@pytest.mark.parametrize("address", ["postgresql:///news", "postgresql://ada@host:5433/news?unix_sock=/tmp/x"])
@pytest.mark.parametrize("by_setting", [False, True])
def test_an_address_keeps_its_slashes(monkeypatch: pytest.MonkeyPatch, address: str, by_setting: bool) -> None:
    opened: list[str] = []
    monkeypatch.setattr(PostgresStore, "open", lambda address, create: opened.append(address))  # noqa: ARG005
    monkeypatch.setenv("DEMARCHE_STORE", address if by_setting else "/nowhere")
    open_store(None if by_setting else address, create=False)
    assert opened == [address]


def test_everything_else_is_a_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    store = open_store("~/news.sqlite", create=True)
    assert isinstance(store, SqliteStore)
    store.close()
    assert (tmp_path / "news.sqlite").is_file()
