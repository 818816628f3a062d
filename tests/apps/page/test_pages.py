"""Every page of the sample news: it answers, its links lead somewhere, and what it says is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from demarche.apps.page.app import Serving, make_app
from demarche.apps.page.security import HEADERS
from demarche.lexicon.wording import spoken_day
from demarche.store.sqlite import SqliteStore
from tests.apps.page.conftest import TODAY
from tests.apps.page.crawling import Page, inside

PAGES = (
    "/",
    "/?day=2023-02-03",
    "/timeline",
    "/timeline?actor=Antony+Blinken&other=China&order=oldest",
    "/timeline?status=planned&status=overdue&place=Kyiv&topic=diplomatic&from=2023-01-01&to=2024-12-31",
    "/actors",
    "/actors?like=blinken",
    "/actors/Antony%20Blinken",
    "/actors/China",
    "/pairs",
    "/pairs?one=Iran&other=Saudi+Arabia",
    "/pairs/USA/CHN",
    "/network",
    "/network?from=2023-06-01&to=2023-06-30",
    "/promises",
    "/promises?outcome=changed",
    "/conflicts",
    "/documents",
    "/statements",
    "/statements?actor=Blinken&act=promise&from=2023-01-01",
    "/search",
    "/search?q=balloon",
    "/help",
)


def happening_of(client: TestClient, words: str) -> str:
    """The address of the happening with this headline on Blinken's timeline."""
    html = client.get("/timeline?actor=Antony+Blinken").text
    found = re.search(rf'href="(/happenings/\w+)">[^\n]*{words}', re.sub(r"</?bdi>", "", html))
    assert found is not None, f"no happening {words!r} on the timeline"
    return found.group(1)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_in_its_dress(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    page = Page(answer.text)
    assert not page.faults
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert answer.text.count("<h1") == 1


def test_every_link_leads_somewhere(client: TestClient) -> None:
    seen, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code in (200, 303), f"{address}: {answer.status_code}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = Page(answer.text)
        assert not page.faults, address
        for link in inside(address, page):
            if link not in seen and not NOT_OURS.match(link):
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 500


#: Told elsewhere: what others' tests look at, and a fact of an article, which is the same page again.
NOT_OURS = re.compile(r"/(calendar\.ics|changes\.atom|api/)|/articles/\w+\?fact=|/\?day=|/(who|correct|judge|sign)")


def test_fragments_are_there(client: TestClient) -> None:
    address = happening_of(client, "visited China")
    ids: dict[str, set[str]] = {}
    links = [it for it in Page(client.get(address).text).links if "#w-" in it]
    assert links
    for link in links:
        path, _, fragment = link.partition("#")
        if path not in ids:
            ids[path] = set(Page(client.get(path).text).ids)
        assert fragment in ids[path], link


def test_today_shows_the_week(client: TestClient) -> None:
    text = Page(client.get("/").text).text
    for words in ("Mon 19 Jun 2023", "What changed this week", "To come", "Overdue", "Contradicted"):
        assert words in text
    assert "visited" in text


def test_a_still_week_falls_back_to_the_last_with_news(sample_store: Path) -> None:
    later = TestClient(make_app(Serving(str(sample_store), today=TODAY.replace(year=2026))), "http://localhost")
    text = Page(later.get("/").text).text
    assert "Nothing was reported in the week to Fri 19 Jun 2026" in text
    store = SqliteStore.open(sample_store, create=False)
    last = max(it.day for _, it in store.changes(None) if it.day is not None and it.day < TODAY.replace(year=2026))
    store.close()
    assert spoken_day(last) in text


def test_the_history_of_a_postponed_visit(client: TestClient) -> None:
    html = client.get(happening_of(client, "visited China")).text
    text = " ".join(Page(html).text.split())
    for words in ("took place", "18–19 Jun 2023", "once given: Sun 5 Feb 2023", "put off", "Independent sources"):
        assert words in text
    assert "<mark>visit</mark>" in html or "<mark>travel</mark>" in html


def test_an_article_marks_every_fact(client: TestClient) -> None:
    found = re.search(r"/articles/\w+\?fact=\w+", client.get(happening_of(client, "visited China")).text)
    assert found is not None
    answer = client.get(found.group())
    page = Page(answer.text)
    facts = [it for it in page.ids if it.startswith("f-")]
    assert len(facts) > 10
    assert {it.replace("f-", "w-") for it in facts} <= set(page.ids), "a fact without its words"
    assert re.search(r'class="s[^"]* k-event[^"]* lit"', answer.text)


def test_filters_are_kept_in_the_form_and_in_links(client: TestClient) -> None:
    html = client.get("/timeline?actor=Kuleba&kind=call&status=occurred").text
    assert 'value="Kuleba"' in html
    assert "<option selected>call</option>" in html
    assert "/calendar.ics?actor=Kuleba&amp;kind=call&amp;status=occurred" in html


def test_a_long_list_goes_on(client: TestClient) -> None:
    seen = walked(client, "/timeline", r'<a class="headline[^"]*" href="(/happenings/\w+)"')
    assert len(seen) == len(set(seen)) > 150
    said = walked(client, "/statements", r'<figcaption>.*?<a href="(/articles/[^"]+)"')
    assert len(said) == len(set(said)) > 150


def walked(client: TestClient, start: str, wanted: str) -> list[str]:
    """What matches on all the pages of a list."""
    address: str | None = start
    seen: list[str] = []
    while address:
        html = client.get(address).text
        seen += re.findall(wanted, html)
        further = re.search(r'rel="next" href="([^"]+)"', html)
        address = further.group(1).replace("&amp;", "&") if further else None
    return seen


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/happenings/ffffffffffff", 404, "no happening"),
        ("/articles/ffffffffffff", 404, "no document"),
        ("/actors/Nobody%20Atall", 404, "Nothing is known"),
        ("/nowhere", 404, "There is no page of this address"),
        ("/timeline?kind=picnic", 400, "picnic"),
        ("/timeline?from=yesterday", 400, "yesterday"),
        ("/timeline?after=nothing", 400, "nothing"),
        ("/promises?outcome=forgotten", 400, "forgotten"),
        ("/statements?act=sing", 400, "sing"),
        ("/statements?after=here", 400, "here"),
        ("/?day=never", 400, "day"),
        ("/actors/%2E%2E", 400, "no name"),
    ],
)
def test_what_is_not_there_is_told_plainly(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in Page(answer.text).text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


def test_a_fault_of_ours_is_a_page_too(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demarche.store.sqlite.SqliteStore.counts", lambda _: 1 / 0)
    client = TestClient(make_app(serving), "http://localhost", raise_server_exceptions=False)
    answer = client.get("/documents")
    assert answer.status_code == 500
    assert "The fault is ours" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_a_store_that_went_away(tmp_path: Path) -> None:
    client = TestClient(
        make_app(Serving(str(tmp_path / "gone.sqlite"))), "http://localhost", raise_server_exceptions=False
    )
    answer = client.get("/")
    assert answer.status_code == 500
    assert "no store there yet" in answer.text


def test_an_empty_store(tmp_path: Path) -> None:
    from tests.apps.page.conftest import store_of

    def nothing() -> Iterator[object]:
        yield from ()

    path = store_of(tmp_path / "empty.sqlite", None, nothing())  # type: ignore[arg-type]
    client = TestClient(make_app(Serving(str(path))), "http://localhost")
    for address in ("/", "/timeline", "/actors", "/network", "/promises", "/conflicts", "/documents", "/search?q=x"):
        assert client.get(address).status_code == 200, address


def test_what_waits_to_be_linked_is_told(tmp_path: Path) -> None:
    from tests.samples import sample

    store = SqliteStore.open(tmp_path / "waiting.sqlite")
    store.put(sample(), "test")
    store.close()
    client = TestClient(make_app(Serving(str(tmp_path / "waiting.sqlite"))), "http://localhost")
    assert "1 article read but not yet linked" in Page(client.get("/").text).text
    assert client.get(f"/articles/{sample().document.id[7:]}").status_code == 200


ODD = (
    "/search?q=", "/timeline?actor=", "/timeline?place=", "/timeline?after=", "/timeline?topic=", "/timeline?from=",
    "/actors?like=", "/actors/", "/pairs/USA/", "/pairs?other=x&one=", "/promises?after=", "/network?to=", "/?day=",
    "/documents?source=a&id=",
    "/statements?after=", "/statements?other=", "/documents?id=x&day=",
    "/articles/", "/happenings/", "/conflicts?after=", "/corrections?after=",
)  # fmt: skip


@given(some.text(max_size=30))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("\x00")
@example("0\x00")
@example("0001-01-01")
@example("9999-12-31~x")
@example("-1")
@example("%")
@example("'; drop table happenings; --")
@example("🌍 中文")
def test_odd_words_are_no_fault_of_ours(client: TestClient, words: str) -> None:
    for address in ODD:
        answer = client.get(address + quote(words, safe=""))
        assert answer.status_code in (200, 307, 400, 404), f"{address}{words!r}: {answer.status_code}"


def test_contradictions_come_page_by_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = re.findall(r'href="(/happenings/\w+)"', client.get("/conflicts").text)
    monkeypatch.setattr("demarche.apps.page.views.conflicts.PAGE", 2)
    found: list[str] = []
    address = "/conflicts"
    while address:
        html = client.get(address).text
        found += re.findall(r'href="(/happenings/\w+)"', html)
        further = re.search(r'rel="next" href="([^"]+)"', html)
        address = further[1] if further else ""
    assert len(whole) > 2
    assert found == whole
