"""Days as metadata write them."""

from datetime import date

import pytest

from demarche.read.days import read_day


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-03", "2024-05-03T23:10:00+02:00", "20240503", "2024/5/3", "May 3, 2024", "3 May 2024", "3 May 2024 ",
        "Fri, 03 May 2024 09:30:00 GMT", 1714726800, 1714726800000, "May 3 2024",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(value: object) -> None:
    assert read_day(value) == date(2024, 5, 3)


@pytest.mark.parametrize(
    "value", [None, "", "yesterday", "03/04/2024", "2024-13-40", 7, True, float("nan"), {}, "x" * 999]
)
def test_what_names_no_day(value: object) -> None:
    assert read_day(value) is None
