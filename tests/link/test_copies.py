"""Copies are found, told apart from independent texts of the same story, and traced to where they came from."""

import random
from itertools import pairwise

import pytest

from demarche.lexicon.linking import CreditRule, credit_rules
from demarche.link.added import added
from demarche.link.copies import Overlap, Sketches, copy_families, origins, overlaps
from demarche.link.credits import credits_in
from demarche.link.shingles import sketch
from demarche.model.happening import CopyFamily
from demarche.model.record import Record
from tests.link.papers import paper

WIRE = """headline: Norway and Chile agree on ice patrols
dateline: OSLO, May 6 (AFP) —
Norway and Chile agreed on Monday to patrol the southern ice together from next year, the two foreign ministries said.
The patrols will start in January, and each country will send one ship and about forty sailors for two months.
Foreign Minister Lars Vik said he had waited four years for this day and thanked his guests for their patience.
“This is a good day for everybody who fishes in these waters and for everybody who lives by the rules,” Vik said.
Chile had at first asked for a larger share of the costs, but dropped the demand after a call on Sunday evening.
"""
REWRITE = """headline: Two navies to share ice watch
Ships from Oslo and Santiago are going to guard Antarctic waters side by side, diplomats announced after a long night.
A vessel each, with crews of some forty, is to sail at the beginning of 2025; the mission lasts two months a season.
“This is a good day for everybody who fishes in these waters and for everybody who lives by the rules,” Vik said.
The dispute about money ended when Santiago gave way in a telephone conversation over the weekend, officials added.
"""
ADDED = (
    "Fishermen in Punta Arenas welcomed the plan but warned that two ships would never be enough for the whole winter."
)
ALL = {
    "wire": paper(WIRE, "AFP"),
    "exact": paper(WIRE.replace("\n", "\n\n"), "Meridian Post", "2024-05-07"),
    "near": paper(
        WIRE.replace("OSLO, May 6 (AFP)", "OSLO").replace("for this day", "for that day"), "Courier", "2024-05-07"
    ),
    "partial": paper("\n".join([*WIRE.splitlines()[:4], ADDED]), "Northgate News", "2024-05-07"),
    "rewrite": paper(REWRITE, "Straits Herald"),
    "other": paper(ADDED.replace("plan", "ban"), "Fish Weekly"),
}


def families(records: list[Record]) -> tuple[CopyFamily, ...]:
    found = {record.document.id: sketch(record) for record in records}
    return copy_families(found, list(overlaps(found.values(), Sketches(found.values()))))


def test_a_family_holds_the_copies_and_not_the_rewrite() -> None:
    (family,) = families(list(ALL.values()))
    kinds = {copy.document: copy.kind for copy in family.copies}
    assert kinds == {
        ALL["wire"].document.id: "original",
        ALL["exact"].document.id: "exact",
        ALL["near"].document.id: "near",
        ALL["partial"].document.id: "partial",
    }
    assert family.origin == "Agence France-Presse"


def test_order_of_arrival_does_not_matter() -> None:
    records = list(ALL.values())
    expected = families(records)
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert families(records) == expected


def test_adding_one_finds_the_same_pairs() -> None:
    index, found = Sketches(), list[Overlap]()
    for record in ALL.values():
        new = sketch(record)
        index.add(new)
        found += overlaps([new], index)
    sketches = {record.document.id: sketch(record) for record in ALL.values()}
    assert copy_families(sketches, found) == families(list(ALL.values()))


def test_what_was_added_is_shown() -> None:
    copy = ALL["partial"]
    assert [span.of(copy.document.text) for span in added(copy, ALL["wire"])] == [ADDED.rstrip(".")]
    assert not added(ALL["exact"], ALL["wire"])


def test_a_round_up_joins_one_family_only() -> None:
    second = WIRE.replace("(AFP)", "(Reuters)")
    for old, new in (("Norway", "Ghana"), ("Chile", "Peru"), ("ice", "gold"), ("patrol", "measure"), ("ship", "scale")):
        second = second.replace(old, new)
    second = "\n".join(" ".join(reversed(line.split())) for line in second.splitlines())
    both = paper("\n".join([*WIRE.splitlines()[2:6], *second.splitlines()[2:5]]), "Weekly", "2024-05-08")
    found = families([ALL["wire"], paper(second, "Gazette"), both])
    assert [len(family.copies) for family in found] == [2]
    assert found[0].origin == "Agence France-Presse"


def test_a_template_months_later_is_no_copy() -> None:
    later = paper(WIRE.replace("Monday", "Friday"), "Courier", "2024-11-07")
    assert not families([ALL["wire"], later])


def test_origins_name_agency_family_or_the_document_itself() -> None:
    records = list(ALL.values())
    sketches = {record.document.id: sketch(record) for record in records}
    found = origins(families(records), sketches.values())
    assert found[ALL["partial"].document.id] == "Agence France-Presse"
    assert found[ALL["rewrite"].document.id] == ALL["rewrite"].document.id


@pytest.mark.parametrize("rule", credit_rules(), ids=lambda rule: rule.id)
def test_credit_examples(rule: CreditRule) -> None:
    for line in rule.positive:
        assert rule.agencies(line), line
    for line in rule.negative:
        assert not rule.agencies(line), line


def test_credit_by_way_of_another() -> None:
    (credit,) = credits_in("AFP via RFI")
    assert (credit.agency, credit.role, credit.through) == ("Agence France-Presse", "whole", "RFI")


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in credit_rules()]
    assert all(one < other for one, other in pairwise(sorted(ids)))
