"""Our own sample articles, read by the pipeline and linked: a trip put off and made up for, an accusation denied."""

import json
from datetime import date
from pathlib import Path

import pytest

from demarche.link.happenings import link_reports
from demarche.link.reports import reports_of
from demarche.link.shingles import sketch
from demarche.model.happening import Happening
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents
from tests.conftest import ROOT

ARTICLES = ROOT / "tests" / "articles"
TODAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def records(pipeline: Pipeline) -> dict[str, Record]:
    """Stem of the file, or id of the brief -> its record."""
    found = {}
    for path in sorted(ARTICLES.glob("*")):
        for document in documents(str(path), ReadOptions()):
            assert not isinstance(document, Exception), document
            found[Path(document.source).stem] = pipeline.record(document)
    return found


@pytest.fixture(scope="module")
def happenings(records: dict[str, Record]) -> tuple[Happening, ...]:
    reports = [report for record in records.values() for report in reports_of(record)]
    return link_reports(reports, [], TODAY)


def test_the_trip_is_one_happening(records: dict[str, Record], happenings: tuple[Happening, ...]) -> None:
    stories = {records[f"blinken-beijing-{number}"].document.id for number in range(1, 5)}
    trip = max(
        (it for it in happenings if it.kind == "visit"),
        key=lambda it: len(stories & {report.document for report in it.reports}),
    )
    assert {report.document for report in trip.reports} == stories
    assert trip.status == "occurred"
    turns = [change.kind for change in trip.changes]
    assert turns[0] == "announced"
    assert "postponed" in turns
    assert turns[-1] == "happened"


def test_the_denial_is_linked_to_the_claim(records: dict[str, Record], happenings: tuple[Happening, ...]) -> None:
    stories = {records[f"north-korea-shells-{number}"].document.id for number in (1, 2)}
    found = [it for it in happenings if it.kind == "arm" and stories == {report.document for report in it.reports}]
    assert [conflict.about for it in found for conflict in it.conflicts] == ["claim"]


def test_stories_do_not_mix(records: dict[str, Record], happenings: tuple[Happening, ...]) -> None:
    """Only the war in the background is told in two of our stories."""
    story = {record.document.id: name.rsplit("-", 1)[0] for name, record in records.items()}
    for happening in happenings:
        if happening.kind != "invade":
            assert len({story[report.document] for report in happening.reports}) == 1


def test_every_span_of_a_report_is_in_its_text(records: dict[str, Record]) -> None:
    for record in records.values():
        text = record.document.text
        for report in reports_of(record):
            assert all(span.end <= len(text) for span in report.evidence)
            assert " ".join(report.trigger.of(text).split()) in report.words


def test_sketches_are_small_and_plain(records: dict[str, Record]) -> None:
    for record in records.values():
        found = sketch(record)
        assert len(json.dumps(found.hashes)) < 20 * found.shingles
        assert all(0 <= number < 2**63 for number in found.hashes)
