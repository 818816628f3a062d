"""Wide intervals of publication: terms of office, dates told as past or to come, events; where a day is needed."""

from datetime import date

import pytest

from demarche.model.document import Document, Published
from demarche.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def published(pipeline: Pipeline, text: str) -> Published:
    return pipeline.record(Document("sha256:0", "test", text)).published


LAPID = "Israeli Foreign Minister Yair Lapid met Secretary of State Antony Blinken in Riga."


def test_terms_of_office_give_an_interval(pipeline: Pipeline) -> None:
    said = published(pipeline, LAPID)
    assert said.basis == "inferred"
    assert (said.earliest, said.latest) == (date(2021, 6, 12), date(2022, 12, 30))
    assert said.told is None
    assert said.evidence
    assert all("held that office" in reason for reason in said.reasons)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        (f"{LAPID} The treaty was signed on May 3, 2022.", "2022-05-03", "2022-12-30"),
        (f"{LAPID} They have talked since March 2022.", "2022-03-01", "2022-12-30"),
        (f"{LAPID} They will meet again on June 5, 2022.", "2021-06-12", "2022-06-05"),
        (f"{LAPID} He said that they would meet on June 5, 2022.", "2021-06-12", "2022-12-30"),
        (f"{LAPID} It goes back to their Joint Statement of 28 January 2022.", "2022-01-28", "2022-12-30"),
    ],
)
def test_dates_narrow_it(pipeline: Pipeline, text: str, earliest: str, latest: str) -> None:
    said = published(pipeline, text)
    assert (str(said.earliest), str(said.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "The former Secretary of State Antony Blinken met the former Foreign Minister Yair Lapid.",
        "The treaty was signed on May 3, 2022.",
        "Antony Blinken met Yair Lapid in Riga.",
    ],
)
def test_what_does_not_bound_both_sides_stays_unknown(pipeline: Pipeline, text: str) -> None:
    assert published(pipeline, text).earliest is None
