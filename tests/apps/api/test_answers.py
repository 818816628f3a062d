"""What holds for every answer: tags, formats, problems, limits, who may write."""

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from demarche.apps.api.limits import Buckets, Limits
from demarche.apps.api.models import LINE, SAID, LineOut, SaidOut
from demarche.linking import link_store
from demarche.store.sqlite import SqliteStore
from tests.apps.api.conftest import TOKEN, filled, served
from tests.store.traced import TODAY, keep, told

PROBLEM = "application/problem+json"


def test_an_answer_is_the_same_until_the_store_changes(tmp_path: Path) -> None:
    path = filled(tmp_path / "records.sqlite")
    with served(path) as api:
        first = api.get("happenings")
        tag = first.headers["etag"]
        same = api.get("happenings", headers={"If-None-Match": f'"other", {tag}'})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
        assert api.get("happenings", headers={"If-None-Match": "*"}).status_code == 304
        assert api.get("happenings?limit=3", headers={"If-None-Match": tag}).status_code == 200
        assert api.get("happenings/none", headers={"If-None-Match": tag}).status_code == 404
        assert api.get("happenings/none", headers={"If-None-Match": "*"}).status_code == 404
        store = SqliteStore.open(path)
        keep(store, [told("Bay Post", "2024-06-20", visit="2024-08-30", guest="Ola Nord")])
        link_store(store, TODAY)
        store.close()
        newer = api.get("happenings", headers={"If-None-Match": tag})
        assert newer.status_code == 200
        assert newer.headers["etag"] != tag
        assert "Ola Nord" in newer.text


def test_another_file_of_the_name_is_seen(tmp_path: Path) -> None:
    path = filled(tmp_path / "records.sqlite")
    with served(path) as api:
        assert api.get("status").json()["counts"]["documents"] > 10
        other = SqliteStore.open(tmp_path / "other.sqlite")
        other.close()
        (tmp_path / "other.sqlite").replace(path)
        assert api.get("status").json()["counts"]["documents"] == 0


def test_json_ld_for_those_who_ask_for_it(api: TestClient) -> None:
    headers = {"Accept": "application/ld+json, application/json;q=0.5"}
    page = api.get("happenings?limit=2&kind=visit", headers=headers)
    assert page.headers["content-type"] == "application/ld+json"
    events = [it for it in page.json()["@graph"] if it["@type"] == "Event"]
    plain = api.get("happenings?limit=2&kind=visit", headers={"Accept": "application/json, */*"})
    assert [it["identifier"] for it in events] == [it["id"] for it in plain.json()["items"]]
    assert page.links["next"]["url"] == plain.json()["next"]
    assert page.headers["etag"] != plain.headers["etag"]
    one = api.get(f"happenings/{events[0]['identifier']}", headers=headers)
    assert one.headers["content-type"] == "application/ld+json"
    assert one.json()["@graph"][0]["@id"].startswith("http://testserver/happenings/")


@pytest.mark.parametrize(
    ("url", "name", "detail"),
    [
        ("happenings?kind=vist", "kind", "visit"),
        ("happenings?status=perhaps", "status", "overdue"),
        ("happenings?topic=chess", "topic", "diplomatic"),
        ("happenings?knd=visit", "knd", "not permitted"),
        ("happenings?from=yesterday", "from", "2023-03-17"),
        ("happenings?from=0", "from", "2023-03-17"),
        ("happenings?from=2024-02-01&to=2024-01-01", "to", "before"),
        ("statements?from=2024-02-01&to=2024-01-01", "to", "before"),
        ("ties?from=2024-02-01&to=2024-01-01", "to", "before"),
        ("happenings?limit=0", "limit", "greater"),
        ("happenings?limit=201", "limit", "less"),
        ("happenings?cursor=abc", "cursor", "not a cursor"),
        ("happenings?cursor=WyJ4IiwgMV0", "cursor", "not a cursor"),
        ("search?q=airspace&cursor=Wy0xXQ", "cursor", "not a cursor"),
        ("happenings?actor=...", "actor", "pattern"),
        ("happenings?actor=a%00b", "actor", "pattern"),
        (f"happenings?actor={'x' * 300}", "actor", "200"),
        ("promises?outcome=broken", "outcome", "pattern"),
        ("search", "q", "required"),
        ("documents/zzzz", "id", "pattern"),
    ],
)
def test_what_is_wrong_is_named(api: TestClient, url: str, name: str, detail: str) -> None:
    answer = api.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    problem = answer.json()
    assert (problem["status"], problem["title"]) == (422, HTTPStatus(422).phrase)
    (wrong,) = problem["errors"]
    assert wrong["name"] == name
    assert detail in wrong["detail"]
    assert name in problem["detail"]


@pytest.mark.parametrize(
    "url",
    ["happenings/abcdef", "happenings/%25%25%25%25", "documents/abcdef", "actors/Nobody Anywhere", "nothing", "%00"],
)
def test_what_is_not_there_is_404(api: TestClient, url: str) -> None:
    answer = api.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json()["status"] == 404


def test_a_store_that_is_not_there_is_503_and_its_path_is_not_told(tmp_path: Path) -> None:
    with served(tmp_path / "secret" / "none.sqlite") as api:
        answer = api.get("happenings")
        assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
        assert "secret" not in answer.text


def test_head_is_get_without_the_body(api: TestClient) -> None:
    got, head = api.get("happenings?limit=2"), api.head("happenings?limit=2")
    assert (head.status_code, head.content) == (200, b"")
    same = ("etag", "content-length", "content-type", "link")
    assert [head.headers[it] for it in same] == [got.headers[it] for it in same]
    assert api.head("happenings/abcdef").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_can_only_be_read_is_not_written(api: TestClient, method: str) -> None:
    answer = api.request(method, "happenings")
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert "GET" in answer.headers["allow"]


SAYS = {"document": "ab12", "event": "e1", "field": "status", "value": ["cancelled"], "by": "Ada Quill"}


def test_without_a_token_nobody_writes(api: TestClient) -> None:
    for headers in ({}, {"Authorization": f"Bearer {TOKEN}"}, {"Authorization": "Bearer "}):
        answer = api.post("corrections", json=SAYS, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM)
    assert api.get("documents/ab12").json()["corrections"] == []


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer ", "Bearer another", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer é"]
)
def test_another_token_is_refused(writable: TestClient, given: str | None) -> None:
    headers = {} if given is None else {b"Authorization": given.encode()}
    for answer in (
        writable.post("corrections", json=SAYS, headers=headers),
        writable.post("judgements", json={}, headers=headers),
        writable.delete("corrections/abcd?by=Ada", headers=headers),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert writable.get("documents/ab12").json()["corrections"] == []


def test_the_token_lets_one_correct(writable: TestClient) -> None:
    tag = writable.get("documents/ab12").headers["etag"]
    made = writable.post("corrections", json=SAYS, headers={"Authorization": f"Bearer {TOKEN}"})
    assert made.status_code == 201, made.text
    record = writable.get("documents/ab12", headers={"If-None-Match": tag}).json()
    assert record["events"][0]["status"] == "cancelled"
    assert [it["by"] for it in record["corrections"]] == ["Ada Quill"]
    assert writable.get("documents/ab12?as_read=true").json()["events"][0]["status"] == "planned"


def test_a_large_body_is_refused(writable: TestClient) -> None:
    large = {**SAYS, "reason": "x" * 100_000}
    answer = writable.post("corrections", json=large)
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
    pieces = (b"x" * 10_000 for _ in range(10))
    assert writable.post("corrections", content=pieces).status_code == 413


def test_a_long_address_is_refused(api: TestClient) -> None:
    answer = api.get(f"search?q={'x' * 5000}")
    assert (answer.status_code, answer.headers["content-type"]) == (414, PROBLEM)


def test_a_client_that_asks_too_often_waits(store_path: Path) -> None:
    with served(store_path, limits=Limits(rate=60, burst=3)) as api:
        answers = [api.get("kinds") for _ in range(5)]
        assert [it.status_code for it in answers] == [200, 200, 200, 429, 429]
        assert answers[-1].headers["content-type"] == PROBLEM
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 2


def test_buckets_fill_again_and_each_client_has_one() -> None:
    now = 0.0
    buckets = Buckets(60, 2, lambda: now)
    assert [buckets.wait("a") for _ in range(3)] == [0, 0, 1]
    assert buckets.wait("b") == 0
    now = 0.5
    assert buckets.wait("a") == 0.5
    now = 100
    assert [buckets.wait("a") for _ in range(3)] == [0, 0, 1]


@pytest.mark.parametrize("origins", [(), ("https://desk.example",)])
def test_other_sites_may_ask_only_where_they_are_named(store_path: Path, origins: tuple[str, ...]) -> None:
    with served(store_path, limits=Limits(rate=0, origins=origins)) as api:
        allowed = api.get("kinds", headers={"Origin": "https://desk.example"}).headers
        assert allowed.get("access-control-allow-origin") == (origins[0] if origins else None)
        other = api.get("kinds", headers={"Origin": "https://other.example"}).headers
        assert "access-control-allow-origin" not in other


HOSTILE = (
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    '") OR *',
    "\u202egnihton\u202c x",
    "a" * 200,
    "%25%00",
    "x NEAR/0 y",
    "{{7*7}}",
    "../../etc/passwd",
    "🇮🇩🇸🇬 a",
    "*" * 50 + "a",
    "name:%",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(api: TestClient, words: str) -> None:
    told = quote(words, safe="")
    for url in (
        f"search?q={told}",
        f"happenings?actor={told}&other={told}&place={told}",
        f"statements?speaker={told}&addressee={told}&act={told}",
        f"actors?q={told}",
        f"actors/{told}",
        f"happenings/{told}",
        f"documents/{told}",
        f"happenings?cursor={told}",
    ):
        answer = api.get(url)
        assert answer.status_code in (200, 404, 422), (url, answer.text)
        assert answer.headers["content-type"] in ("application/json", PROBLEM)


def test_many_ask_at_once_while_somebody_writes(tmp_path: Path) -> None:
    path = filled(tmp_path / "records.sqlite")
    urls = ("happenings", "documents/ab12", "statements", "changes", "actors", "promises", "search?q=Indonesia")
    store = SqliteStore.open(path)
    with served(path) as api, ThreadPoolExecutor(16) as threads:
        asked = [threads.submit(api.get, url) for _ in range(12) for url in urls]
        for number in range(10):
            keep(store, [told(f"Courier {number}", "2024-06-20", visit=f"2024-08-{2 * number + 1:02}")])
            link_store(store, TODAY)
        assert {it.result().status_code for it in asked} == {200}
        assert api.get("status").json()["counts"] == dict(store.counts())
    store.close()


def test_models_show_what_is_true() -> None:
    for model, example in ((LineOut, LINE), (SaidOut, SAID)):
        assert model.model_validate(example).model_dump(mode="json") == example
