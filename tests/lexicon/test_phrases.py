"""Every kind can be told in words, and every row tells its own example."""

import pytest

from demarche.lexicon.kinds import Kinds
from demarche.lexicon.phrases import Phrase, phrase, phrases, told


def words(kind: str, status: str, who: list[str], whom: list[str], place: str | None = None) -> str:
    pieces = told(kind, status, who, whom, place)
    parts = [" and ".join(pieces.who), pieces.does, " and ".join(pieces.whom), f"in {pieces.where}"]
    return " ".join(it for it in parts[: 4 if pieces.where else 3] if it)


@pytest.mark.parametrize("row", phrases().values(), ids=lambda row: row.kind)
def test_a_row_tells_its_example(row: Phrase) -> None:
    whom = ["Chad"] if "Chad" in row.positive else []
    assert words(row.kind, "occurred", ["Norway"], whom) == row.positive


def test_every_kind_has_its_phrase() -> None:
    assert {kind.name for kind in Kinds.load()} <= set(phrases())


def test_a_kind_of_ones_own_is_told_by_its_name() -> None:
    assert phrase("tea-party").noun == "tea party"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", "Norway to visit Chad"),
        ("possible", "Norway may visit Chad"),
        ("ongoing", "Norway is visiting Chad"),
        ("overdue", "Norway was to visit Chad"),
        ("denied", "Norway visiting Chad"),
        ("cancelled", "Norway to visit Chad"),
    ],
)
def test_the_status_is_in_the_verb(status: str, expected: str) -> None:
    assert words("visit", status, ["Norway"], ["Chad"]) == expected


def test_several_take_the_plural() -> None:
    assert words("talks", "ongoing", ["Norway", "Chad"], []) == "Norway and Chad are holding talks"
    assert words("talks", "overdue", ["ministers"], []) == "ministers were to hold talks"


def test_without_an_agent_the_noun_stands() -> None:
    assert words("strike", "occurred", [], ["Odesa"]) == "Strike on Odesa"
    assert words("vote", "planned", [], []) == "Vote"


def test_places() -> None:
    assert words("visit", "planned", ["Wong"], [], "Jakarta") == "Wong to visit Jakarta"
    assert words("visit", "planned", ["Wong"], ["Indonesia"], "Jakarta") == "Wong to visit Indonesia in Jakarta"
    assert words("meet", "occurred", ["Wong", "Subianto"], [], "Jakarta") == "Wong and Subianto met in Jakarta"
    assert words("visit", "occurred", ["Wong"], ["Indonesia"], "Indonesia") == "Wong visited Indonesia"
    assert words("visit", "ongoing", ["Wong"], []) == "Wong is on a trip"
