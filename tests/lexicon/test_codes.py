"""Plans, denials and cancellations get the codes that the manuals give them, or none; every rule shows its example."""

import pytest

from demarche.lexicon.codes import Row, cameo_of, plover_of, rows
from demarche.lexicon.kinds import Kinds
from demarche.model.record import STATUSES

NOT_HAPPENED = ("planned", "possible", "cancelled", "postponed", "denied", "overdue")


def shown(kind: str, status: str) -> str:
    found = plover_of(kind, status)
    return "" if found is None else " ".join(it for it in (found.type, found.mode) if it)


@pytest.mark.parametrize("row", rows("plover_status.csv"), ids=lambda row: row["id"])
def test_a_rule_of_plover_gives_its_example(row: Row) -> None:
    assert shown(row["kind"], row["status"]) == row["gives"]


@pytest.mark.parametrize("row", [row for row in rows("cameo_status.csv") if row["kind"]], ids=lambda row: row["id"])
def test_a_rule_of_cameo_gives_its_example(row: Row) -> None:
    found = cameo_of(row["kind"], row["status"])
    assert found is not None
    assert (found.code, found.rule) == (row["gives"], row["id"])


@pytest.mark.parametrize("kind", [kind.name for kind in Kinds.load()])
def test_what_did_not_happen_never_has_the_code_of_what_did(kind: str) -> None:
    for status in NOT_HAPPENED:
        happened, plover = plover_of(kind, "occurred"), plover_of(kind, status)
        assert plover is None or plover.rule is not None
        assert plover is None or plover.type in ("AGREE", "CONCEDE") or plover.type != getattr(happened, "type", "")
        cameo = cameo_of(kind, status)
        assert cameo is None or (cameo.rule is not None and cameo.root in ("03", "13"))


@pytest.mark.parametrize("kind", [kind.name for kind in Kinds.load()])
def test_denied_postponed_and_unknown_have_no_code(kind: str) -> None:
    for status in ("denied", "postponed", "rumoured"):
        assert plover_of(kind, status) is None
        assert cameo_of(kind, status) is None


def test_a_visit_that_took_place_is_a_consultation() -> None:
    found = plover_of("visit", "occurred")
    assert found is not None
    assert (found.type, found.mode, found.quad, found.intensity, found.rule) == ("CONSULT", "visit", 1, 4.0, None)
    assert cameo_of("visit", "occurred") == cameo_of("visit", "ongoing")


def test_what_has_no_code_at_all_has_none_in_any_status() -> None:
    assert {plover_of("elect", status) for status in STATUSES} == {None}
    assert plover_of("no-such-kind", "occurred") is None
