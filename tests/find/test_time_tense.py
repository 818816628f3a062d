"""What governs an expression of time, by the tree: plans, infinitives, the simple present, speech."""

from datetime import date

import pytest

from demarche.model.document import Document, Published
from demarche.pipeline import Pipeline

#: A Wednesday.
NOW = date(2023, 3, 15)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The summit is scheduled for Tuesday.", "2023-03-21"),
        ("The talks were scheduled for Saturday.", "2023-03-18"),
        ("The talks were scheduled for Monday.", "2023-03-13"),
        ("The groups planned a large demonstration in Oslo on Saturday.", "2023-03-18"),
        ("The envoy is due in Rome on Friday.", "2023-03-17"),
        ("The minister is due to arrive on Monday.", "2023-03-20"),
        ("The minister was due to arrive on Monday.", "2023-03-13"),
        ("On Friday, he is to meet the president.", "2023-03-17"),
        ("The two leaders agreed to meet on Tuesday.", "2023-03-21"),
        ("The ministers agreed on Tuesday to meet.", "2023-03-14"),
        ("They could not be reached on Tuesday.", "2023-03-14"),
        ("Neither the envoy nor his two brothers could be reached on Tuesday.", "2023-03-14"),
        ("The envoy could have won on Saturday.", "2023-03-11"),
        ("Residents could hear the shots on Sunday.", "2023-03-12"),
        ("The pact could be signed on Sunday.", "2023-03-19"),
        ("The council meets on Sunday.", "2023-03-19"),
        ("After Monday, the coalition has no majority.", "2023-03-13"),
        ("By Sunday, the rebels had taken the town.", "2023-03-12"),
        ("By Monday afternoon, the ministry counted nine dead.", "2023-03-13"),
        ("The rebels must leave the town by Sunday.", "2023-03-19"),
        ("By Sunday, the rebels must leave the town.", "2023-03-19"),
        ("The council named a fee, payable Monday.", "2023-03-20"),
        ("The council meets on Tuesday.", "2023-03-14"),
        ("The envoy says on Monday that he is ill.", "2023-03-13"),
        ("The council will vote on the plan it discussed on Monday.", "2023-03-13"),
    ],
)
def test_weekday_by_the_verb_above_it(pipeline: Pipeline, text: str, wanted: str) -> None:
    record = pipeline.record(Document("sha256:0", "test", text, published=Published(NOW, NOW, "given")))
    assert [str(time.earliest) for time in record.times] == [wanted]
