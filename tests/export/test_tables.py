"""CSV and Parquet: every column, every row, the very words, nothing that runs."""

import builtins
import csv
import io
from collections.abc import Mapping
from typing import Any

import pyarrow.parquet
import pytest

from demarche.apps.exporting import Chosen
from demarche.errors import SettingsError
from demarche.export.columns import EVENTS, KINDS, STATEMENTS, TABLES, Column
from demarche.export.csv import cell, to_csv
from demarche.export.parquet import to_parquet
from demarche.export.rows import event_rows, happening_rows, statement_rows
from tests.export.made import happening, many, picks


def written(columns: tuple[Column, ...], rows: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(to_csv(columns, rows)), newline="")))


def read_back(pieces: Any) -> Any:
    return pyarrow.parquet.ParquetFile(io.BytesIO(b"".join(pieces)))


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_of_a_kind_and_say_what_they_mean(name: str) -> None:
    for column in TABLES[name]:
        assert column.kind in KINDS, column
        assert column.meaning
    assert len({it.name for it in TABLES[name]}) == len(TABLES[name])


def test_rows_have_the_columns_in_their_order(news: Chosen) -> None:
    rows: dict[str, Mapping[str, Any]] = {
        "events": next(event_rows(news.events())),
        "statements": next(statement_rows(news.statements())),
        "happenings": next(happening_rows(news.happenings())),
    }
    for name, row in rows.items():
        assert list(row) == [column.name for column in TABLES[name]]


def test_there_is_a_row_for_every_event_and_statement(news: Chosen) -> None:
    records = list(news.store.record_stream())
    assert len(written(EVENTS, event_rows(news.events()))) == sum(len(it.events) for it in records)
    assert len(written(STATEMENTS, statement_rows(news.statements()))) == sum(len(it.statements) for it in records)


def test_the_words_stand_where_the_numbers_say(news: Chosen) -> None:
    for picked in news.events():
        text = picked.record.document.text
        rows: list[Mapping[str, Any]] = list(event_rows([picked]))
        for row in rows:
            assert row["trigger"] == text[row["trigger_start"] : row["trigger_end"]]
            for words, start, end in zip(row["evidence"], row["evidence_starts"], row["evidence_ends"], strict=True):
                assert words == text[start:end]


def test_every_linked_event_names_its_happening(news: Chosen) -> None:
    known = {it.id for it in news.happenings()}
    rows = written(EVENTS, event_rows(news.events()))
    assert known == {row["happening"] for row in rows}


def test_csv_is_rfc_4180() -> None:
    text = "".join(to_csv(EVENTS, event_rows(picks(2))))
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(EVENTS)}
    assert len(rows) == 5  # the head, and two events of each


def test_a_byte_order_mark_is_there_where_asked_for() -> None:
    assert next(to_csv(EVENTS, [], bom=True)).startswith("\ufeffdocument,")
    assert next(to_csv(EVENTS, [])).startswith("document,")


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "%x"]
)
def test_nothing_runs_as_a_formula(words: str) -> None:
    assert str(cell(words)).startswith("'")
    assert str(cell((words, "a"))).startswith("'")


def test_numbers_and_days_are_no_formulas() -> None:
    row = next(happening_rows([happening()]))
    assert (cell(-6.2), cell(True), cell(None), cell(())) == (-6.2, "true", "", "")
    assert cell(row["earliest"]) == "2023-06-18"


def test_parquet_comes_back_with_its_types(news: Chosen) -> None:
    rows = list(event_rows(news.events()))
    table = read_back(to_parquet(EVENTS, iter(rows))).read()
    assert table.column_names == [column.name for column in EVENTS]
    back = table.to_pylist()
    assert [{key: tuple(it) if isinstance(it, list) else it for key, it in row.items()} for row in back] == rows
    assert str(table.schema.field("earliest").type) == "date32[day]"
    assert b"ISO 3166-1" in table.schema.field("place_country").metadata[b"description"]


def test_parquet_is_written_in_groups() -> None:
    columns = TABLES["happenings"]
    file = read_back(to_parquet(columns, happening_rows(many(25)), group=10))
    assert [file.metadata.row_group(nth).num_rows for nth in range(file.num_row_groups)] == [10, 10, 5]


def test_an_empty_table_is_a_table() -> None:
    assert read_back(to_parquet(EVENTS, iter(()))).metadata.num_rows == 0
    assert written(EVENTS, iter(())) == []


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(SettingsError, match=r"demarche\[parquet\]"):
        next(to_parquet(EVENTS, iter(())))
