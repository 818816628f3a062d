"""Every list: its pages are the whole list, its filters choose, its lines are those of the store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from demarche.store.contract import Asked
from demarche.store.sqlite import SqliteStore

LISTS = (
    "documents",
    "happenings",
    "happenings?order=oldest",
    "happenings?actor=IDN&kind=visit",
    "statements",
    "statements?speaker=IDN",
    "actors",
    "ties",
    "changes",
    "changes?order=oldest",
    "changes?actor=Lars Berg",
    "conflicts",
    "promises",
    "promises?order=oldest",
    "search?q=Indonesia",
)


@pytest.fixture(scope="module")
def store(store_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore.open(store_path, create=False)
    yield opened
    opened.close()


def asked(api: TestClient, url: str) -> Any:
    answer = api.get(url)
    assert answer.status_code == 200, answer.text
    return answer.json()


def items(api: TestClient, url: str) -> list[dict[str, Any]]:
    """Everything on one page."""
    found: list[dict[str, Any]] = asked(api, f"{url}{'&' if '?' in url else '?'}limit=200")["items"]
    return found


@pytest.mark.parametrize("url", LISTS)
def test_the_pages_are_the_whole_list(api: TestClient, url: str) -> None:
    whole = items(api, url)
    assert whole
    found: list[Any] = []
    following: str | None = f"/api/v1/{url}{'&' if '?' in url else '?'}limit=3"
    while following is not None:
        answer = api.get(f"http://testserver{following}")
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["items"]) == 3 or page["next"] is None
        found += page["items"]
        following = page["next"]
        assert answer.links.get("next", {}).get("url") == following
    assert found == whole


def test_happenings_are_those_of_the_store(api: TestClient, store: SqliteStore) -> None:
    lines = store.timeline(Asked(newest_first=True))
    assert [it["id"] for it in items(api, "happenings")] == [line.id for line in lines]
    assert [it["agents"] for it in items(api, "happenings")] == [list(line.agents) for line in lines]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("actor=Lawrence Wong", lambda it: "Lawrence Wong" in it["agents"]),
        ("actor=Berg", lambda it: "Lars Berg" in it["agents"]),
        ("actor=IDN&other=Rosa Lind", lambda it: "Rosa Lind" in it["agents"]),
        ("kind=request", lambda it: it["kind"] == "request"),
        ("kind=request&kind=meet", lambda it: it["kind"] in ("request", "meet")),
        ("status=cancelled&status=denied", lambda it: it["status"] in ("cancelled", "denied")),
        ("place=Jakarta", lambda it: it["place"] == "Jakarta"),
        ("place=IDN", lambda it: it["place"] == "Jakarta"),
        ("topic=diplomatic&kind=visit", lambda it: it["kind"] == "visit"),
        ("conflicted=true", lambda it: it["conflicts"] > 0),
        ("from=2024-03-01&to=2024-03-31", lambda it: (it["day"] or "").startswith("2024-03")),
    ],
)
def test_filters_of_happenings(api: TestClient, query: str, wanted: Any) -> None:
    whole, found = items(api, "happenings"), items(api, f"happenings?{query}")
    assert 0 < len(found) < len(whole)
    assert found == [it for it in whole if wanted(it)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("speaker=Mei Tan", lambda it: it["speaker"] == "Mei Tan"),
        ("speaker=IDN", lambda it: it["speaker"] in ("Indonesia", "envoy")),
        ("addressee=reporters", lambda it: it["addressee"] == "reporters"),
        ("act=deny", lambda it: it["act"] == "deny"),
    ],
)
def test_filters_of_statements(api: TestClient, query: str, wanted: Any) -> None:
    whole, found = items(api, "statements"), items(api, f"statements?{query}")
    assert 0 < len(found) < len(whole)
    assert found == [it for it in whole if wanted(it)]


def test_days_of_statements(api: TestClient) -> None:
    assert items(api, "statements?to=2024-06-13") == []
    assert items(api, "statements?from=2024-06-14") == items(api, "statements")


@pytest.mark.parametrize("outcome", ["kept", "changed", "overdue", "open"])
def test_promises_by_outcome(api: TestClient, outcome: str) -> None:
    whole = items(api, "promises")
    found = items(api, f"promises?outcome={outcome}")
    assert found == [it for it in whole if it["outcome"] == outcome]
    assert found
    assert all(it["because"] for it in found)


@pytest.mark.parametrize("resource", ["changes", "conflicts"])
def test_turns_have_their_happening(api: TestClient, resource: str) -> None:
    happenings = {it["id"]: it for it in items(api, "happenings")}
    found = items(api, resource)
    assert all(it["happening"] == happenings[it["happening"]["id"]] for it in found)
    assert len(found) == sum(it[resource] for it in happenings.values())


def test_days_of_changes_are_those_of_reports(api: TestClient) -> None:
    found = items(api, "changes?from=2024-03-01&to=2024-03-31")
    assert found == [it for it in items(api, "changes") if (it["day"] or "").startswith("2024-03")] != []


def test_actors_by_words_of_the_name(api: TestClient) -> None:
    assert [it["name"] for it in items(api, "actors?q=wong")] == ["Lawrence Wong"]
    (tie,) = items(api, "ties")
    assert (tie["one"], tie["other"]) == ("IDN", "SGP")
    assert sum(tie["kinds"].values()) == tie["happenings"]
    assert items(api, "ties?from=2030-01-01") == []


def test_search_marks_what_it_found(api: TestClient) -> None:
    (text, *_, said) = items(api, "search?q=airspace")
    assert {text["statement"], said["statement"]} == {None, "s2"}
    for hit in (text, said):
        assert [hit["words"][start:end] for start, end in hit["found"]] == ["airspace"]
    assert items(api, 'search?q="two leaders" water') != []
    assert items(api, 'search?q="leaders two"') == []


def test_one_happening(api: TestClient) -> None:
    id = items(api, "happenings?actor=Lawrence Wong")[0]["id"]
    whole = asked(api, f"happenings/{id}")
    assert whole["id"] == id
    assert {it["id"] for it in whole["reports"]} == {it["report"] for it in whole["links"]}
    assert asked(api, f"happenings/{id.removeprefix('happening:')[:12]}") == whole


def test_one_document(api: TestClient, store: SqliteStore) -> None:
    record = asked(api, "documents/ab12")
    text = record["document"]["text"]
    assert text == store.get("ab12").document.text
    start, end = record["events"][0]["evidence"][0]
    assert text[start:end].startswith("Prime Minister")
    assert set(record["happenings"]) == {"e1", "e2"}
    assert asked(api, f"happenings/{record['happenings']['e1']}")["kind"] == "visit"
    assert asked(api, "documents/ab12?as_read=true")["events"] == record["events"]


@pytest.mark.parametrize("name", ["IDN", "Indonesia", "Q252", "name:lawrence-wong", "Lawrence Wong", "berg"])
def test_one_actor(api: TestClient, name: str) -> None:
    found = asked(api, f"actors/{quote(name)}")
    assert found["name"] == name
    assert len(items(api, f"happenings?actor={quote(name)}")) == found["happenings"] > 0
    for link in found["links"].values():
        assert api.get(f"http://testserver{link}").status_code == 200


def test_an_actor_of_the_lexicon_has_its_offices(api: TestClient) -> None:
    (entry,) = asked(api, "actors/Antony Blinken")["entries"]
    assert any(it["title"] == "Secretary of State" and it["of"] == "USA" for it in entry["offices"])


def test_the_vocabulary(api: TestClient) -> None:
    told = asked(api, "kinds")
    assert {it["kind"] for it in told["kinds"]} >= {"visit", "meet", "warn"}
    assert "overdue" in told["statuses"]
    for topic, kinds in told["topics"].items():
        assert {it["kind"] for it in told["kinds"] if topic in it["topics"]} == set(kinds)


def test_the_status(api: TestClient, store: SqliteStore) -> None:
    told = asked(api, "status")
    assert told["counts"] == dict(store.counts())
    assert (told["revision"], told["today"], told["writable"]) == (store.revision(), "2024-07-01", False)
