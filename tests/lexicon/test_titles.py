"""Every role noun is found in its own example."""

import re

import pytest

from demarche.lexicon import titles as titles_module
from demarche.lexicon.titles import Role, Titles

TITLES = Titles.load()


@pytest.mark.parametrize("role", TITLES.roles, ids=lambda role: role.id)
def test_the_example_holds_the_role(role: Role) -> None:
    words = re.findall(r"[\w’']+\.?(?=\s)|[\w’']+|-", role.example)
    found = [TITLES.ending(words, end) for end in range(1, len(words) + 1)]
    assert any(match is not None and match.role.id == role.id for match in found)


def test_the_longest_role_wins() -> None:
    match = TITLES.ending("the deputy foreign minister".split(), 4)
    assert match is not None
    assert (match.role.office, match.length, match.plural) == ("deputy_foreign_minister", 3, False)


def test_plurals_are_told() -> None:
    match = TITLES.ending("two Secretaries of State".split(), 4)
    assert match is not None
    assert match.plural
    assert match.role.office == "foreign_minister"


def test_other_words_are_no_role() -> None:
    assert TITLES.ending("the long table".split(), 3) is None


def test_ids_are_unique() -> None:
    ids = [role.id for role in TITLES.roles]
    assert len(ids) == len(set(ids))


def test_words_of_a_name_tell_the_sector_of_a_body() -> None:
    for _, row in titles_module._rows(titles_module.DATA / "titles_bodies.csv"):
        name = [word for word in row["positive"].split() if word[:1].isupper() and word != "The"]
        assert TITLES.body_sector(name) == row["sector"], row
    assert TITLES.body_sector("The Nordvik Society".lower().split()) == ""
