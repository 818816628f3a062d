"""No words of an article break a format: each is parsed back by its own parser, and no sign of it runs or leaks."""

import csv
import io
import json
from collections.abc import Callable, Iterable

import networkx
import pyarrow.parquet
import pytest
import vobject
from followthemoney import model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from demarche.export.atom import Feed, Turn, to_atom
from demarche.export.calendar import to_calendar
from demarche.export.cameo import to_cameo
from demarche.export.columns import EVENTS, HAPPENINGS, STATEMENTS
from demarche.export.csv import to_csv
from demarche.export.followthemoney import to_followthemoney
from demarche.export.graphml import to_graphml
from demarche.export.jsonl import record_to_line
from demarche.export.jsonld import to_jsonld
from demarche.export.markdown import to_markdown
from demarche.export.parquet import to_parquet
from demarche.export.picked import Picked
from demarche.export.plover import to_plover
from demarche.export.rows import event_rows, happening_rows, statement_rows
from demarche.export.timelinejs import to_timelinejs
from demarche.export.webannotation import to_webannotation
from demarche.model.happening import Happening
from demarche.model.record import Record
from demarche.model.serial import record_from_json
from tests.export.made import hostile_happening, hostile_record

WORDS = {
    "nul": "Oslo\x00Bergen",
    "controls": "Oslo\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\x9fBergen",
    "surrogate": "Oslo\ud800Bergen",
    "noncharacter": "Oslo\ufffe\uffff\ufdd0Bergen",
    "cdata": "Oslo]]>Bergen<![CDATA[x]]>",
    "markup": "<script>alert('Oslo')</script>&amp;\"'<b>",
    "lines": "Oslo\r\nBEGIN:VEVENT\nEND:VCALENDAR\r\rBergen\u2028\u2029",
    "quotes": "Oslo \"quoted\" 'single' ,;\t| `back` \\n \\",
    "formula": '=HYPERLINK("http://example.org","Oslo")',
    "semicolons": "Oslo; Bergen, Narvik: Bodø\\; \\,",
    "turning": "Oslo \u202egnikaeps\u202c \u2066Bergen\u2069 \u200f",
    "markdown": "# Oslo\n- [x](javascript:alert(1)) ![](http://example.org/a.png) [^1]: **b** | --- |\n```",
    "long": "Oslo" * 20_000,
    "astral": "Oslo 🌍🇳🇴 👩‍👩‍👧 𝒳",
    "blank": " ",
    "url": "javascript:alert(1)",
}


def text(pieces: Iterable[str]) -> str:
    """As it is written to a file, and read again."""
    return "".join(pieces).encode("utf-8", "replace").decode()


def picks(record: Record) -> list[Picked]:
    return [Picked.all_of(record, {"e1": "happening:0123456789abcdef"})]


def read_csv(it: Happening, record: Record) -> None:
    csv.field_size_limit(1_000_000)
    tables = (
        (EVENTS, event_rows(picks(record))),
        (STATEMENTS, statement_rows(picks(record))),
        (HAPPENINGS, happening_rows([it])),
    )
    for columns, rows in tables:
        head, row = csv.reader(io.StringIO(text(to_csv(columns, rows)), newline=""), strict=True)
        assert len(head) == len(row) == len(columns)
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r"))]
        assert "\x00" not in "".join(row)


def read_parquet(it: Happening, record: Record) -> None:
    for columns, rows in ((EVENTS, event_rows(picks(record))), (HAPPENINGS, happening_rows([it]))):
        table = pyarrow.parquet.read_table(io.BytesIO(b"".join(to_parquet(columns, rows))))
        table.validate(full=True)
        assert table.num_rows == 1


def read_tab_separated(it: Happening, _: Record) -> None:
    for pieces in (to_plover([it]), to_cameo([it])):
        head, *rows = text(pieces).split("\n")[:-1]
        assert rows
        assert {row.count("\t") for row in rows} == {head.count("\t")}
        assert not {sign for row in rows for sign in row} & set("\x00\r\x0b\x0c\x85\u2028\u2029\u202e")


def read_followthemoney(it: Happening, record: Record) -> None:
    for line in text(to_followthemoney([it], lambda _: record)).split("\n")[:-1]:
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        assert schema is not None
        assert all(entity["properties"].get(name) for name in schema.required)
        for name, values in entity["properties"].items():
            for value in values:
                assert isinstance(value, str)
                assert schema.get(name).type.clean(value), (name, value)  # type: ignore[union-attr]


def read_json(it: Happening, record: Record) -> None:
    for pieces in (
        to_jsonld([it], records=lambda _: record),
        to_webannotation(picks(record)),
        to_timelinejs([it], "x"),
    ):
        json.loads(text(pieces))


def read_webannotation(_: Happening, record: Record) -> None:
    words = record.document.text
    for item in json.loads("".join(to_webannotation(picks(record))))["items"]:
        for target in item["target"]:
            quote, place = target["selector"]
            assert quote["exact"] == words[place["start"] : place["end"]]


def read_timelinejs(it: Happening, _: Record) -> None:
    (slide,) = json.loads(text(to_timelinejs([it], "x")))["events"]
    for markup in (*slide["text"].values(), slide["display_date"]):
        found = etree.HTML(f"<div>{markup}</div>", etree.HTMLParser(recover=False))
        assert {element.tag for element in found.iter()} <= {"html", "body", "div", "p", "ul", "li", "blockquote"}


def read_graphml(it: Happening, _: Record) -> None:
    found = networkx.read_graphml(io.BytesIO(text(to_graphml([it])).encode()), force_multigraph=True)
    assert (len(found), found.number_of_edges()) == (2, 1)


def read_markdown(it: Happening, record: Record) -> None:
    written = text(to_markdown([it], WORDS["markdown"], lambda _: record))
    lines = written.splitlines()
    assert sum(line.startswith("#") for line in lines) == 2
    assert sum(line.startswith("[^") for line in lines) == len(it.reports)
    assert "<script" not in written.replace("\\<script", "")
    assert "](javascript" not in written.replace("\\](javascript", "")
    assert not any(line.startswith(("```", "|", "- [x]")) for line in lines)


def read_calendar(it: Happening, _: Record) -> None:
    written = text(to_calendar([it]))
    assert all(len(row.encode()) <= 75 for row in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    (other,) = vobject.readOne(written).vevent_list
    assert str(event["summary"]) == other.summary.value
    assert str(event["description"]) == other.description.value
    assert str(event["location"]) == other.location.value


def read_atom(it: Happening, _: Record) -> None:
    words = it.agents[0].name
    turn = Turn(it.id, it.changes[0], it.kind, it.status, (words,), (words,), words, None, None, words)
    root = etree.fromstring(text(to_atom(Feed("urn:x", words, words, words), [turn])).encode())
    assert len(root.findall("{*}entry")) == 1


def read_records(_: Happening, record: Record) -> None:
    line = record_to_line(record)
    assert "\n" not in line
    assert record_from_json(json.loads(line)).document == record.document


READERS: dict[str, Callable[[Happening, Record], None]] = {
    name.removeprefix("read_"): reader for name, reader in sorted(globals().items()) if name.startswith("read_")
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_no_words_break_a_format(reader: Callable[[Happening, Record], None], words: str) -> None:
    reader(hostile_happening(words), hostile_record(words))


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(words=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_no_signs_at_all_break_a_format(reader: Callable[[Happening, Record], None], words: str) -> None:
    reader(hostile_happening(words), hostile_record(words))
