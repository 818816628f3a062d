"""PLOVER and CAMEO rows: the published columns, codes that respect the status, one line a row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from demarche.apps.exporting import Chosen
from demarche.export import cameo, plover
from demarche.export.coded import country_code
from demarche.model.happening import Happening, Who
from demarche.model.record import When
from tests.export.made import NORWAY, SMITH, happening

#: POLECAT's header, as its files have it.
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)


def rows(pieces: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(pieces)), delimiter="\t", quoting=csv.QUOTE_NONE))


def of_plover(it: Happening) -> dict[str, str]:
    (row,) = rows(plover.to_plover([it]))
    return row


def test_the_columns_are_those_of_the_published_files() -> None:
    assert ",".join(plover.HEAD).startswith(POLECAT)
    assert ",".join(cameo.HEAD).startswith(ICEWS)


def test_every_line_has_every_column(news: Chosen) -> None:
    for pieces, head in (
        (plover.to_plover(news.happenings()), plover.HEAD),
        (cameo.to_cameo(news.happenings()), cameo.HEAD),
    ):
        lines = "".join(pieces).splitlines()
        assert len(lines) > 20
        assert {line.count("\t") for line in lines} == {len(head) - 1}


def test_a_visit_that_took_place_is_a_consultation_on_its_day() -> None:
    row = of_plover(happening("occurred"))
    assert (row["Event Type"], row["Event Mode"], row["Event Date"]) == ("CONSULT", "visit", "2023-06-18")
    assert (row["Actor Name"], row["Recipient Name"], row["Status"], row["Rule"]) == (
        "Ada Smith",
        "Norway",
        "occurred",
        "None",
    )
    assert (row["Attributed To"], row["Independent Sources"], row["Reports"]) == ("Foreign Office", "1", "3")


def test_a_planned_visit_is_an_agreement_on_the_day_it_was_told() -> None:
    row = of_plover(happening("planned"))
    assert (row["Event Type"], row["Event Mode"], row["Event Date"]) == ("AGREE", "None", "2023-06-01")
    assert (row["Earliest"], row["Latest"], row["Rule"]) == ("2023-06-18", "2023-06-19", "future-consult")


def test_a_visit_called_off_is_a_rejection_by_nobody_in_particular() -> None:
    row = of_plover(happening("cancelled"))
    assert (row["Event Type"], row["Event Mode"], row["Recipient Name"]) == ("REJECT", "meet", "None")
    assert row["Actor Name"] == "Ada Smith; Norway"
    assert row["Event Date"] == "2023-06-03"


@pytest.mark.parametrize("status", ["denied", "postponed", "possible"])
def test_what_has_no_code_is_left_out_and_told(status: str) -> None:
    left: list[Happening] = []
    assert rows(plover.to_plover([happening(status)], left.append)) == []
    assert rows(cameo.to_cameo([happening(status)], left.append)) == []
    assert [it.status for it in left] == [status, status]


def test_what_is_denied_or_called_off_is_never_told_as_happened(news: Chosen) -> None:
    told = {it.id: it.status for it in news.happenings()}
    for row in rows(plover.to_plover(news.happenings())):
        assert told[row["Event ID"]] == row["Status"] != "denied"
        assert (row["Rule"] == "None") == (row["Status"] in ("occurred", "ongoing"))
    for row in rows(cameo.to_cameo(news.happenings())):
        assert row["Status"] in ("occurred", "ongoing", "planned", "overdue", "possible")
        assert row["Rule"] == "None" or row["Root Code"] in ("03", "13")


def test_cameo_keeps_the_zero_before_its_codes() -> None:
    (row,) = rows(cameo.to_cameo([happening("planned")]))
    assert (row["CAMEO Code"], row["Root Code"], row["Quad Class"], row["Date Precision"]) == (
        "036",
        "03",
        "1",
        "reported",
    )
    assert (row["Source Code"], row["Target Code"]) == ("GBRGOV", "NOR")


def test_where_all_do_alike_cameo_has_both_directions() -> None:
    talks = happening("occurred", kind="talks", agents=(SMITH, NORWAY), recipients=())
    found = rows(cameo.to_cameo([talks]))
    assert [(row["Source Name"], row["Target Name"]) for row in found] == [
        ("Ada Smith", "Norway"),
        ("Norway", "Ada Smith"),
    ]
    assert [row["Event ID"][-2:] for row in found] == ["#1", "#2"]


def test_a_side_that_nobody_names_is_empty() -> None:
    (alone,) = rows(cameo.to_cameo([happening("occurred", kind="strike", recipients=())]))
    assert (alone["Source Name"], alone["Target Name"], alone["Target Code"]) == ("Ada Smith", "None", "None")
    (hit,) = rows(cameo.to_cameo([happening("occurred", kind="strike", agents=())]))
    assert (hit["Source Name"], hit["Target Name"]) == ("None", "Norway")
    (met,) = rows(cameo.to_cameo([happening("occurred", kind="talks", recipients=())]))
    assert (met["Source Name"], met["Target Name"]) == ("Ada Smith", "None")
    assert rows(cameo.to_cameo([happening("occurred", agents=(), recipients=())])) == []


def test_what_has_no_day_stands_on_that_of_the_report() -> None:
    it = replace(happening("occurred"), when=When())
    (row,) = rows(cameo.to_cameo([it]))
    assert (row["Event Date"], row["Date Precision"], row["Earliest"]) == ("2023-06-01", "reported", "None")


@pytest.mark.parametrize(
    ("acts_for", "code"),
    [
        ("NOR", "NOR"),
        ("XKX", "KOS"),
        ("European Union", "EUR"),
        ("United Nations", "UNO"),
        ("NATO", "IGO"),
        (None, None),
    ],
)
def test_bodies_have_the_codes_of_plover(acts_for: str | None, code: str | None) -> None:
    assert country_code(Who("local:x", "X", "organisation", acts_for)) == code


def test_a_coarse_day_says_so() -> None:
    it = replace(happening("occurred"), when=When(date(2023, 1, 1), date(2023, 12, 31), "year"))
    (row,) = rows(cameo.to_cameo([it]))
    assert (row["Event Date"], row["Date Precision"]) == ("2023-01-01", "year")
