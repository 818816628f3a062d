"""Text from articles is shown as text, whatever stands in it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from demarche.apps.page.app import Serving, make_app
from demarche.apps.page.plain import plain, safe
from tests.apps.page.conftest import TODAY
from tests.apps.page.crawling import Page
from tests.apps.page.hostile import SCRIPT


@pytest.fixture(scope="module")
def client(hostile_store: Path) -> TestClient:
    return TestClient(make_app(Serving(str(hostile_store), today=TODAY)), "http://localhost")


@pytest.mark.parametrize(
    "address",
    ["/", "/timeline", "/actors", "/documents", "/search?q=visit", "/promises", f"/articles/{'ab' * 32}?fact=e1"],
)
def test_no_markup_of_an_article_is_markup_here(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert not page.faults
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
    assert "49" not in [it.strip() for it in page.text.split("\n")]


def test_the_whole_text_is_there(client: TestClient) -> None:
    text = Page(client.get(f"/articles/{'ab' * 32}").text).text
    for words in (SCRIPT, "<b onmouseover=alert(1)>", "<img src=x onerror=alert(2)>", "{{ 7*7 }}", "U+202E", "U+2067"):
        assert words in text
    for sign in "\u202e\u202c\u2067\u200f":
        assert sign not in text


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "' onfocus='alert(1)", "\u202egnp.exe", "{{ 7*7 }}"])
def test_what_is_asked_for_is_shown_as_text(client: TestClient, words: str) -> None:
    for address in ("/search?q=", "/timeline?actor=", "/timeline?kind=", "/actors?like=", "/pairs?one=x&other="):
        answer = client.get(address + words)
        assert answer.status_code in (200, 400, 404)
        page = Page(answer.text)
        assert not page.faults, address
        assert "<script>alert" not in answer.text


def test_a_megabyte_of_one_word(client: TestClient) -> None:
    answer = client.get(f"/articles/{'cd' * 32}")
    assert answer.status_code == 200
    assert "NorwayNorway" in answer.text
    assert len(answer.content) > 1_000_000
    assert client.get("/documents").status_code == 200


def test_signs_of_control_are_shown_and_do_nothing() -> None:
    assert safe("a\u202eb<") == ('a<span class="unseen" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>b&lt;')
    assert plain("a\u202eb\nc") == "a�b c"
