"""A server answers to its own names alone: no site that points its name at this machine reads the store."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from demarche.apps.hosts import bare
from demarche.apps.page.app import Serving, make_app
from demarche.apps.page.security import HEADERS
from tests.apps.page.conftest import sample_store

__all__ = ["sample_store"]
PLACES = ("/", "/static/page.css", "/calendar.ics", "/nowhere", "/api/v1/status", "/api/v1/openapi.json")


def asked(
    store: Path, host: str, listening: str = "127.0.0.1", names: tuple[str, ...] = (), path: str = "/help"
) -> int:
    client = TestClient(make_app(Serving(str(store), host=listening, names=names)), "http://localhost")
    return client.get(path, headers={"host": host}).status_code


@pytest.mark.parametrize("host", ["localhost", "localhost:8025", "127.0.0.1:8025", "[::1]:8025", "LocalHost.:80"])
def test_own_names_are_answered(sample_store: Path, host: str) -> None:
    assert asked(sample_store, host) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8025", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.7.9", "",
     "localhost@evil.example"],
)  # fmt: skip
def test_other_names_are_refused(sample_store: Path, host: str) -> None:
    for path in PLACES:
        assert asked(sample_store, host, path=path) == 421, path


def test_a_name_that_was_given(sample_store: Path) -> None:
    assert asked(sample_store, "desk.example:8025", names=("Desk.example",)) == 200
    assert asked(sample_store, "desk.example", listening="desk.example") == 200
    assert asked(sample_store, "other.example", names=("desk.example",)) == 421


@pytest.mark.parametrize("listening", ["0.0.0.0", "::"])
def test_on_all_addresses_each_in_digits_will_do(sample_store: Path, listening: str) -> None:
    for host in ("192.168.7.9:8025", "[fe80::1]:8025", "localhost"):
        assert asked(sample_store, host, listening) == 200
    assert asked(sample_store, "evil.example", listening) == 421


def test_the_refusal_says_what_to_do(sample_store: Path) -> None:
    client = TestClient(make_app(Serving(str(sample_store))), "http://evil.example")
    page, api = client.get("/"), client.get("/api/v1/status")
    assert "'evil.example'" in page.text
    assert "--name NAME" in page.text
    assert page.headers["content-type"].startswith("text/plain")
    assert page.headers["content-security-policy"] == HEADERS["content-security-policy"]
    assert api.headers["content-type"] == "application/problem+json"
    assert (api.json()["status"], api.json()["title"]) == (421, "Misdirected Request")
    assert "--name NAME" in api.json()["detail"]


def test_a_form_under_another_name_writes_nothing(sample_store: Path) -> None:
    client = TestClient(make_app(Serving(str(sample_store), "a token of the desk")), "http://evil.example")
    assert client.post("/correct/sign-in", data={"token": "a token of the desk"}).status_code == 421
    answer = client.post("/api/v1/corrections", json={}, headers={"authorization": "Bearer a token of the desk"})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    ("host", "name"),
    [("a.example:80", "a.example"), ("[::1]:80", "::1"), ("::1", "::1"), ("A.Example.", "a.example"), ("", "")],
)
def test_bare(host: str, name: str) -> None:
    assert bare(host) == name
