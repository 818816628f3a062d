from pathlib import Path

import pytest

from demarche.errors import SettingsError
from demarche.settings import Settings


def test_the_store_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMARCHE_STORE", raising=False)
    store = Path(Settings.load().store)
    assert store.name == "records.sqlite"
    assert store.parent.name == "demarche"


@pytest.mark.parametrize("store", ["/somewhere/else.sqlite", "postgresql:///news", "postgresql://ada@host/news"])
def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch, store: str) -> None:
    monkeypatch.setenv("DEMARCHE_STORE", store)
    assert Settings.load().store == store


def test_an_empty_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_STORE", " ")
    with pytest.raises(SettingsError, match="DEMARCHE_STORE"):
        Settings.load()
