"""Ministries and organs of a state, named by rule: "Ministry of Foreign Affairs of China"."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from demarche.lexicon import world_tables as tables
from demarche.lexicon.normal import key
from demarche.lexicon.world_tables import DATA, Entry, Row

if TYPE_CHECKING:
    from demarche.lexicon.world import World

#: Names of states that take an article inside a sentence.
ARTICLE = re.compile(
    r"^United |Republic|Islands$|^(Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles)$"
)


class Bodies:
    """Entries for the bodies that every state has; `data/world/bodies.csv` says how they are called."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._rows = list(tables.read_table(DATA / "bodies.csv", dict))
        self._keys = {name: row for row in self._rows for name in (row["key"], *tables.many(row["offices"]))}

    def get(self, iso3: str, body: str) -> Entry | None:
        """The body of a state by its key or its head's office; a seat with its own name ("State Department") wins."""
        row = self._keys.get(body)
        state = self._world.state(iso3)
        if row is None or state is None:
            return None
        for cell in tables.many(row["named"]):
            country, _, id = cell.partition(":")
            if country == iso3:
                return self._world.entry(id)
        article = "the " if ARTICLE.search(state.name) else ""
        name = f"{row['name']} of {article}{state.name}"
        return Entry(
            f"dem:{row['key']}-{iso3.lower()}", name, row["kind"], iso3, row["sector"] or None,
            source="named by rule (bodies.csv)",
        )  # fmt: skip

    @cached_property
    def _nouns(self) -> dict[str, Row]:
        """Folded lower-case nouns ("foreign ministry") -> row."""
        return {key(noun).lower(): row for row in self._rows for noun in (row["name"], *tables.many(row["nouns"]))}

    def find(self, phrase: str) -> Entry | None:
        """ "Chinese Foreign Ministry", "China's Foreign Ministry", ... "of China" -> the body, else None."""
        words = key(phrase).split()
        if words and words[0] in ("the", "The"):
            words = words[1:]
        for cut in range(1, len(words)):
            noun = self._nouns.get(" ".join(words[cut:]).lower())
            if noun is not None:
                return self._of(words[:cut], noun)
            if words[cut] == "of":
                noun = self._nouns.get(" ".join(words[:cut]).lower())
                body = self._of(words[cut + 1 :], noun) if noun is not None else None
                if body is not None:
                    return body
        return None

    def _of(self, owner: list[str], row: Row) -> Entry | None:
        if owner and owner[-1] == "s":
            owner = owner[:-1]
        if owner and owner[0] == "the":
            owner = owner[1:]
        name = " ".join(owner)
        iso3 = self._world.demonym(name)
        if iso3 is None:
            iso3 = next((entry.country for entry in self._world.find_name(name) if entry.kind == "state"), None)
        return self.get(iso3, row["key"]) if iso3 is not None else None
