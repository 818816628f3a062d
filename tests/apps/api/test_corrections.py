"""Corrections and judgements over HTTP: made, listed, undone, asked twice, and told what was wrong."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.apps.api.conftest import TOKEN
from tests.store.traced import STORY

HEADERS = {"Authorization": f"Bearer {TOKEN}"}
PLAN = STORY[0].document.id
ADA = {"by": "Ada Quill", "reason": "the article says so"}


def post(client: TestClient, path: str, code: int = 201, **body: object) -> Any:
    answer = client.post(path, json={**ADA, **body}, headers=HEADERS)
    assert answer.status_code == code, answer.text
    return answer.json()


def test_a_correction_is_made_listed_and_undone(writable: TestClient) -> None:
    made = post(writable, "corrections", document=PLAN, event="e1", field="place", value=["Bandung"])
    (correction,) = made["corrections"]
    (happening,) = made["happenings"]
    assert (correction["before"], correction["value"], correction["by"]) == ([], ["Bandung"], "Ada Quill")
    reports = writable.get(f"happenings/{happening}").json()["reports"]
    assert "Bandung" in {it["place"]["name"] for it in reports if it["place"]}
    (listed,) = writable.get("corrections", params={"document": PLAN}).json()["items"]
    assert (listed["about"], listed["words"], listed["state"]) == ("e1", "visit", "holds")
    assert writable.get(f"corrections/{correction['id']}").json() == listed
    again = post(writable, "corrections", 200, document=PLAN, event="e1", field="place", value=["Bandung"])
    assert [it["id"] for it in again["corrections"]] == [correction["id"]]
    for _ in range(2):
        answer = writable.delete(f"corrections/{correction['id']}", params={"by": "Bo"}, headers=HEADERS)
        assert (answer.status_code, answer.json()["undone_by"]) == (200, "Bo")
    assert writable.get("corrections").json()["items"][0]["state"] == "undone"
    assert writable.get(f"documents/{PLAN}").json()["events"][0]["place"] is None


def test_a_missed_event_is_added_and_undone(writable: TestClient) -> None:
    told: dict[str, Any] = {"kind": "talks", "status": "planned", "agents": ["Lawrence Wong"], "days": ["2024-06-18"]}
    made = post(writable, f"documents/{PLAN}/events", words="visit Indonesia", **told)
    (correction,), (happening,) = made["corrections"], made["happenings"]
    assert (correction["field"], correction["before"]) == ("new", [])
    assert correction["value"] == ["kind=talks", "status=planned", "agents=Lawrence Wong", "days=2024-06-18"]
    record = writable.get(f"documents/{PLAN}").json()
    (event,) = (it for it in record["events"] if it["kind"] == "talks")
    assert record["document"]["text"][slice(*event["trigger"])] == "visit Indonesia"
    assert record["happenings"][event["id"]] == happening
    assert writable.get(f"happenings/{happening}").json()["kind"] == "talks"
    post(writable, "corrections", document=PLAN, event=event["id"], field="status", value=["cancelled"])
    assert writable.get(f"happenings/{happening}").json()["status"] == "cancelled"
    writable.delete(f"corrections/{correction['id']}", params={"by": "Bo"}, headers=HEADERS)
    assert "talks" not in {it["kind"] for it in writable.get(f"documents/{PLAN}").json()["events"]}
    assert writable.get(f"happenings/{happening}").status_code == 404


def test_words_that_are_not_there_add_nothing(writable: TestClient) -> None:
    told = {"kind": "talks", "status": "planned"}
    problem = post(writable, f"documents/{PLAN}/events", 422, words="visit Norway", **told)
    assert "do not stand so in the text" in problem["detail"]
    problem = post(writable, f"documents/{PLAN}/events", 422, words="visit", kind="", status="")
    assert "kind: give one of accuse" in problem["detail"]
    answer = writable.post(f"documents/{PLAN}/events", json={**ADA, **told, "words": "visit Indonesia"})
    assert answer.status_code == 401
    assert writable.get("corrections").json()["items"] == []


def test_somebody_is_somebody_else(writable: TestClient) -> None:
    post(writable, "corrections", document=PLAN, actor="Lawrence Wong", field="actor", value=["Ilse Brandt (NOR)"])
    record = writable.get(f"documents/{PLAN}").json()
    assert record["actors"][0]["name"] == "Ilse Brandt"
    assert writable.get(f"documents/{PLAN}", params={"as_read": True}).json()["actors"][0]["name"] == "Lawrence Wong"


def test_pages_of_corrections(writable: TestClient) -> None:
    for place in ("Bandung", "Medan", "Surabaya"):
        post(writable, "corrections", document=PLAN, event="e1", field="place", value=[place])
    found, address = [], "corrections?limit=2"
    while address:
        page = writable.get(address.removeprefix("/api/v1/")).json()
        found += [(it["value"], it["state"]) for it in page["items"]]
        address = page["next"]
    assert found == [(["Surabaya"], "holds"), (["Medan"], "older"), (["Bandung"], "older")]


def test_happenings_are_merged_split_and_put_back(writable: TestClient) -> None:
    lines = writable.get("happenings", params={"kind": "visit", "actor": "Ana Petrova"}).json()["items"]
    one, other = (it["id"] for it in lines[:2])
    made = post(writable, "judgements", verdict="merge", happening=one, other=other)
    whole = writable.get(f"happenings/{made['happening']}").json()
    reports = [it["id"] for it in whole["reports"]]
    parted = post(writable, "judgements", verdict="split", happening=made["happening"], reports=reports[:1])
    assert [it["id"] for it in writable.get("judgements").json()["items"]] == [
        parted["judgement"]["id"],
        made["judgement"]["id"],
    ]
    for act in (parted, made):
        for _ in range(2):
            answer = writable.delete(f"judgements/{act['judgement']['id']}", params={"by": "Bo"}, headers=HEADERS)
            assert (answer.status_code, answer.json()["undone_by"]) == (200, "Bo")
    after = writable.get("happenings", params={"kind": "visit", "actor": "Ana Petrova"}).json()["items"]
    assert sorted(map(str, after)) == sorted(map(str, lines))


@pytest.mark.parametrize(
    ("path", "body", "code", "words"),
    [
        (
            "corrections",
            {"document": PLAN, "event": "e1", "field": "kind", "value": ["vist"]},
            422,
            "do you mean visit",
        ),
        ("corrections", {"document": PLAN, "event": "e1", "field": "days", "value": ["soon"]}, 422, "is no date"),
        ("corrections", {"document": PLAN, "event": "e9", "field": "kind", "value": ["visit"]}, 422, "its events: e1"),
        ("corrections", {"document": PLAN, "field": "kind", "value": ["visit"]}, 422, "event"),
        ("corrections", {"document": "ffff0000", "event": "e1", "field": "place"}, 404, "no document"),
        ("corrections", {"document": PLAN, "event": "e1", "field": "place", "values": ["x"]}, 422, "values"),
        ("judgements", {"verdict": "merge", "happening": "ffff0000", "other": "eeee0000"}, 404, "no happening"),
        ("judgements", {"verdict": "perhaps", "happening": "ffff0000"}, 422, "verdict"),
    ],
)
def test_what_cannot_be_is_told(
    writable: TestClient, path: str, body: dict[str, object], code: int, words: str
) -> None:
    told = post(writable, path, code, **body)
    assert words in told["detail"]
    assert writable.get("corrections").json()["items"] == []
