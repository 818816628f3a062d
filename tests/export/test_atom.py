"""The feed as RFC 4287 has it: required elements, one id for each turn, the same for the same record."""

import re
from dataclasses import replace
from datetime import date

from lxml import etree

from demarche.apps.exporting import Chosen
from demarche.export.addresses import Addresses
from demarche.export.atom import Feed, Turn, to_atom
from demarche.model.happening import Change

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    "urn:demarche:changes",
    "Sample <news>",
    "https://desk.example/changes.atom?kind=visit&to=2024-01-01",
    "https://desk.example/",
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def turn(**given: object) -> Turn:
    it = Turn(
        happening="happening:0123456789abcdef",
        change=Change(date(2023, 6, 2), "postponed", "2023-06-05", None, ()),
        kind="visit",
        status="postponed",
        agents=("Ada Smith",),
        recipients=("Norway",),
        place=None,
        earliest=date(2023, 6, 5),
        latest=date(2023, 6, 5),
        page="https://desk.example/happenings/0123456789abcdef",
    )
    return replace(it, **given)  # type: ignore[arg-type]


def feed(*turns: Turn) -> etree._Element:
    return etree.fromstring("".join(to_atom(FEED, turns)).encode())


def test_a_feed_and_its_entries_have_what_they_must(news: Chosen) -> None:
    root = feed(*news.turns(Addresses("https://desk.example")))
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(news.store.changes(None))
    for it in (root, *entries):
        for name in ("id", "title", "updated"):
            (element,) = it.findall(f"{ATOM}{name}")
            assert element.text
        assert MOMENT.fullmatch(it.findtext(f"{ATOM}updated") or "")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert len({it.findtext(f"{ATOM}id") for it in entries}) == len(entries)


def test_the_newest_come_first_and_date_the_feed(news: Chosen) -> None:
    root = feed(*news.turns(Addresses()))
    days = [it.findtext(f"{ATOM}updated") for it in root.findall(f"{ATOM}entry")]
    assert days == sorted(days, key=str, reverse=True)
    assert root.findtext(f"{ATOM}updated") == days[0]


def test_a_turn_is_told_in_words() -> None:
    (entry,) = feed(turn()).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Put off: Ada Smith to visit Norway"
    assert (
        entry.findtext(f"{ATOM}summary")
        == "Fri 2 Jun 2023: put off (planned for Mon 5 Jun 2023); now: put off, Mon 5 Jun 2023."
    )
    assert [it.get("term") for it in entry.findall(f"{ATOM}category")] == ["visit", "postponed"]


def test_another_turn_has_another_id_and_the_same_the_same() -> None:
    assert turn().id == turn(status="occurred", agents=("Ms Smith",)).id
    was = turn().change
    told_earlier = replace(was, day=date(2023, 5, 3), reports=("report:0",))
    assert turn(change=told_earlier).id == turn().id
    changes = replace(was, after="2023-06-07"), replace(was, kind="cancelled"), replace(was, before="2023-06-06")
    others = [turn(nth=1), turn(uid="happening:1"), *(turn(change=it) for it in changes)]
    assert len({turn().id, *(it.id for it in others)}) == 6


def test_a_turn_keeps_its_id_where_its_happening_does_not() -> None:
    shown = replace(turn().change, reports=("report:1",))
    again = replace(shown, reports=("report:1", "report:2"))
    uid = "happening:0123456789abcdef"
    assert turn(change=shown, uid=uid).id == turn(change=again, uid=uid, happening="happening:ffff").id
    assert turn(change=shown).id != turn(change=shown, happening="happening:ffff").id


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = feed()
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert root.findtext(f"{ATOM}title") == "Sample <news>"
