"""PostgreSQL answers as SQLite does."""

from urllib.parse import quote

from fastapi.testclient import TestClient

from demarche.store.postgres import PostgresStore
from tests.apps.api.conftest import fill, served
from tests.apps.api.test_answers import HOSTILE
from tests.apps.api.test_lists import LISTS
from tests.store.conftest import postgres_address, server

__all__ = ["postgres_address", "server"]  # fixtures
#: Its full-text search ranks, and cuts, in its own way.
ALIKE = [url for url in LISTS if not url.startswith("search")]


def test_the_answers_are_those_of_sqlite(api: TestClient, postgres_address: str) -> None:
    store = PostgresStore.open(postgres_address)
    fill(store)
    store.close()
    with served(postgres_address) as other:
        for url in (*ALIKE, "documents/ab12", "actors/IDN", "happenings?limit=3", "statements?limit=5"):
            theirs = other.get(url)
            assert theirs.status_code == 200, theirs.text
            assert theirs.json() == api.get(url).json(), url
        assert {it["document"] for it in other.get("search?q=airspace").json()["items"]} == {
            it["document"] for it in api.get("search?q=airspace").json()["items"]
        }
        for words in HOSTILE:
            told = quote(words, safe="")
            for url in (f"search?q={told}", f"happenings?actor={told}&place={told}", f"happenings/{told}"):
                assert other.get(url).status_code in (200, 404, 422), url
            assert other.get(f"actors/{told}").status_code in (200, 404, 422)
