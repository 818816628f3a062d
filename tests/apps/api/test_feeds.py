"""The calendar and the feed of a server: media types, filters, tags; what a program that subscribes relies on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from fastapi.testclient import TestClient
from icalendar import Calendar
from lxml import etree

from demarche.apps.page.app import make_app
from demarche.apps.serving import Serving
from demarche.linking import link_store, traces_of
from demarche.pipeline import Pipeline
from demarche.store.sqlite import SqliteStore
from tests.export.conftest import TODAY, records_of
from tests.samples import sample

ENTRY = "{http://www.w3.org/2005/Atom}entry"


@pytest.fixture(scope="module")
def path(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("feeds") / "news.sqlite"
    store = SqliteStore.open(path, create=True)
    for record in records_of(pipeline):
        store.put(record, "tests", traces_of(record))
    link_store(store, TODAY)
    store.close()
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(
        make_app(Serving(str(path), today=TODAY, names=("desk.example",))), base_url="https://desk.example"
    ) as found:
        yield found


def test_the_calendar_is_one(client: TestClient) -> None:
    answer = client.get("/calendar.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="calendar.ics"'
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == len(vobject.readOne(answer.text).vevent_list) > 20
    assert all(str(event["url"]).startswith("https://desk.example/happenings/") for event in events)


def test_the_page_of_an_event_is_there(client: TestClient) -> None:
    event = Calendar.from_ical(client.get("/calendar.ics?kind=visit&actor=Blinken").content).walk("VEVENT")[0]
    assert client.get(str(event["url"])).status_code == 200


def test_filters_are_those_of_the_page(client: TestClient) -> None:
    query = {
        "actor": "Antony Blinken",
        "kind": "visit",
        "from": "2023-06-01",
        "to": "2023-06-30",
        "other": "",
        "place": "",
    }
    answer = client.get("/calendar.ics", params=query)
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Antony Blinken visited China"
    assert str(Calendar.from_ical(answer.content)["x-wr-calname"]) == "Antony Blinken: visit"
    assert answer.headers["last-modified"] == "Mon, 19 Jun 2023 00:00:00 GMT"
    feed = etree.fromstring(client.get("/changes.atom", params=query).content)
    assert 0 < len(feed.findall(ENTRY)) < len(etree.fromstring(client.get("/changes.atom").content).findall(ENTRY))


def test_coarse_plans_come_where_they_are_asked_for(client: TestClient) -> None:
    fine, coarse = (client.get(f"/calendar.ics{query}").text.count("BEGIN:VEVENT") for query in ("", "?coarse=true"))
    assert fine < coarse


def test_the_feed_is_one(client: TestClient) -> None:
    answer = client.get("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    (own,) = root.xpath("a:link[@rel='self']/@href", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert own == "https://desk.example/changes.atom"
    page = root.find(f"{ENTRY}/{{http://www.w3.org/2005/Atom}}link")
    assert page is not None
    assert client.get(page.get("href")).status_code == 200
    other = etree.fromstring(client.get("/changes.atom?kind=visit").content)
    assert root[0].text != other[0].text  # another filter is another feed


@pytest.mark.parametrize("address", ["/calendar.ics", "/changes.atom?kind=visit"])
def test_what_did_not_change_is_not_sent_again(client: TestClient, path: Path, address: str) -> None:
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address + ("&" if "?" in address else "?") + "topic=diplomatic").headers["etag"] != tag
    store = SqliteStore.open(path, create=True)
    record = sample(len(address))
    store.put(record, "tests", traces_of(record))
    link_store(store, TODAY)
    store.close()
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


@pytest.mark.parametrize(
    "query", ["kind=vsit", "from=someday", "status=done", "topic=gossip", "from=2023-02-01&to=2023-01-01"]
)
@pytest.mark.parametrize("feed", ["/calendar.ics", "/changes.atom"])
def test_an_unknown_word_is_told(client: TestClient, feed: str, query: str) -> None:
    assert 400 <= client.get(f"{feed}?{query}").status_code < 500


def test_what_is_not_there_is_empty(client: TestClient) -> None:
    assert "VEVENT" not in client.get("/calendar.ics?actor=Zanzibar+Quill").text
    assert not etree.fromstring(client.get("/changes.atom?actor=Zanzibar+Quill").content).findall(ENTRY)
