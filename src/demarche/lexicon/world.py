"""States, offices, people, organisations, outlets and places: what the tables under `data/world` say of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Self

from demarche.lexicon import world_tables as tables
from demarche.lexicon.bodies import Bodies
from demarche.lexicon.names import Names
from demarche.lexicon.normal import atoms, key
from demarche.lexicon.world_tables import DATA, Entry, FormerName, Held, Member, State

__all__ = ["Entry", "FormerName", "Held", "Member", "State", "World"]

#: Words of a title -> a further key under which the office is found.
TITLE_KEYS = {
    "president": "president",
    "prime minister": "prime_minister",
    "premier": "prime_minister",
    "chancellor": "prime_minister",
    "taoiseach": "prime_minister",
    "president of the government": "prime_minister",
    "king": "king",
    "queen": "queen",
    "emperor": "emperor",
    "emir": "emir",
    "amir": "emir",
    "sultan": "sultan",
    "supreme leader": "supreme_leader",
    "pope": "pope",
    "chief minister": "prime_minister",
}


class World:
    """Look-ups in the tables. Every answer is from a row that names its source (`Entry.source`, `Held.source`)."""

    def __init__(self, folder: Path = DATA, overlay: Iterable[Entry] = (), offices: Iterable[Held] = ()) -> None:
        self._folder = folder
        self._overlay = tuple(overlay)
        self._states = {state.iso3: state for state in tables.read_table(folder / "states.csv", tables.state)}
        self._offices = tuple(offices)
        self._entries: dict[str, Entry] = {}
        for entry in self._read():
            self._entries.setdefault(entry.id, entry)

    @classmethod
    @cache
    def load(cls, overlay: Path | None = None) -> Self:
        """The shipped tables, and a user's own rows before them; raises LexiconError naming file and line."""
        if overlay is None:
            return cls()
        from demarche.lexicon.overlay import read_overlay  # only those who have one pay for it

        return cls(DATA, *read_overlay(overlay))

    def _read(self) -> Iterator[Entry]:
        """All entries, those first that win where a name is shared."""
        return chain(
            self._overlay,
            (state.entry for state in self._states.values()),
            tables.read_table(self._folder / "seats.csv", tables.body),
            tables.read_table(self._folder / "organisations.csv", tables.body),
            tables.read_table(self._folder / "places.csv", tables.place),
            tables.read_table(self._folder / "people.csv", tables.person),
            tables.read_table(self._folder / "outlets.csv", tables.outlet),
        )

    # -- names --------------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> Names:
        return Names(self._entries.values())

    def find(self, phrase: str) -> tuple[Entry, ...]:
        """All entries of this name, the likeliest first; also "Chinese Foreign Ministry", "Government of Italy"."""
        found = self._names.find(phrase)
        if found:
            return found
        derived = self._bodies.find(phrase)
        return (derived,) if derived is not None else ()

    def find_name(self, phrase: str) -> tuple[Entry, ...]:
        """All entries that a table lists under this name."""
        return self._names.find(phrase)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name that starts at `words[start]`: its length in words, and its entries."""
        return self._names.longest(words, start)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return self._entries.get(id)

    def place(self, id: str) -> Entry | None:
        """The place with this id, or the capital's state where the id is a state's."""
        return self._entries.get(id)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return tuple(self._entries.values())

    # -- states -------------------------------------------------------------------------------------------------------

    @cached_property
    def states(self) -> tuple[State, ...]:
        """All states and territories, former ones too."""
        return tuple(self._states.values())

    def state(self, iso3: str) -> State | None:
        """The state with this ISO 3166-1 alpha-3 code (alpha-3 of ISO 3166-3 for former ones, XKX for Kosovo)."""
        return self._states.get(iso3)

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        """Folded adjective or people noun -> ISO3; states before territories before former states."""
        rank = {"state": 0, "territory": 1, "former": 2}
        demonyms: dict[str, str] = {}
        for state in sorted(self._states.values(), key=lambda state: rank[state.status]):
            for word in (*state.adjectives, *state.people):
                demonyms.setdefault(key(word), state.iso3)
        return demonyms

    def demonym(self, word: str) -> str | None:
        """ISO3 for an adjective or a noun of people: "Turkish", "South Korean", "Saudis"; None for another word."""
        folded = key(word)
        found = self._demonyms.get(folded)
        if found is None and folded.isupper() and len(folded) > 3:
            found = self._demonyms.get(folded.title())
        return found

    def longest_demonym(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """The longest demonym that starts at `words[start]` ("South Korean"): its length in words, and the ISO3."""
        for length in range(min(4, len(words) - start), 0, -1):
            iso3 = self.demonym(" ".join(words[start : start + length])) if atoms(words[start + length - 1]) else None
            if iso3 is not None:
                return length, iso3
        return None

    # -- bodies of a state that no table lists ------------------------------------------------------------------------

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self)

    def ministry(self, iso3: str, office: str) -> Entry | None:
        """A ministry or organ of a state by its key: foreign, defence, interior, finance, presidency, parliament ...

        "Ministry of Foreign Affairs of China"; the id is the same in every document. Also takes the minister's key
        ("foreign_minister"). None for an unknown key or state.
        """
        return self._bodies.get(iso3, office)

    def government(self, iso3: str) -> Entry | None:
        """The government of a state: "Government of Italy"."""
        return self._bodies.get(iso3, "government")

    # -- offices ------------------------------------------------------------------------------------------------------

    @cached_property
    def _tenures(self) -> tuple[Held, ...]:
        return (*self._offices, *tables.read_table(self._folder / "offices.csv", tables.held))

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[Held]]:
        offices: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for held in self._tenures:
            for office in dict.fromkeys((*held.keys, *title_keys(held))):
                offices[office, held.of].append(held)
        for tenures in offices.values():
            tenures.sort(key=lambda held: (len(held.keys), held.start or date.min), reverse=True)
        return offices

    @cached_property
    def _by_person(self) -> dict[str, list[Held]]:
        people: dict[str, list[Held]] = defaultdict(list)
        for held in self._tenures:
            people[held.person].append(held)
        return people

    def holders(self, office: str, of: str, day: date) -> tuple[Entry, ...]:
        """Who held an office of a state (ISO3) or organisation (id) on a day, newest first, sure before observed."""
        tenures = [held for held in self._by_office.get((office, of), ()) if held.on(day)]
        sure = [held for held in tenures if not held.observed]
        ids = dict.fromkeys(held.person for held in (sure or tenures))
        return tuple(self._entries[id] for id in ids if id in self._entries)

    def tenures(self, office: str, of: str) -> tuple[Held, ...]:
        """Everybody known to have held an office, the newest first."""
        return tuple(self._by_office.get((office, of), ()))

    def offices(self, person_id: str, day: date) -> tuple[Held, ...]:
        """The offices somebody held on a day."""
        return tuple(held for held in self._by_person.get(person_id, ()) if held.on(day))

    def career(self, person_id: str) -> tuple[Held, ...]:
        """All offices somebody is known to have held."""
        return tuple(self._by_person.get(person_id, ()))

    # -- people -------------------------------------------------------------------------------------------------------

    @cached_property
    def _families(self) -> dict[str, list[Entry]]:
        families: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            if entry.kind == "person":
                for family in dict.fromkeys(key(name) for name in family_names(entry)):
                    families[family].append(entry)
        return families

    def people_by_family_name(self, name: str) -> tuple[Entry, ...]:
        """Everybody of this family name, in any of its spellings in the tables."""
        folded = key(name)
        found = self._families.get(folded)
        if found is None and folded.isupper():
            found = self._families.get(folded.title())
        return tuple(found or ())

    # -- organisations ------------------------------------------------------------------------------------------------

    @cached_property
    def _memberships(self) -> dict[str, list[Member]]:
        memberships: dict[str, list[Member]] = defaultdict(list)
        for member in tables.read_table(self._folder / "members.csv", tables.member):
            memberships[member.organisation].append(member)
        return memberships

    def members(self, organisation_id: str, day: date | None = None) -> tuple[str, ...]:
        """ISO3 of the states in an organisation, on a day or as of the newest table."""
        on = day or date.max
        return tuple(member.country for member in self._memberships.get(organisation_id, ()) if member.on(on))


def title_keys(held: Held) -> Iterator[str]:
    """Further keys of an office from its title: a head of state who is a "President" is found as president, too."""
    if held.keys[0] in ("head_of_state", "head_of_government"):
        title = held.title.lower()
        yield from (found for words, found in TITLE_KEYS.items() if title == words or title.startswith(words + " "))


def family_names(entry: Entry) -> Iterator[str]:
    """The family name of a person, and those of the aliases that are full names of the same shape."""
    if entry.family:
        yield entry.family
    place = 0 if entry.family_first else -1
    for alias in (entry.name, *entry.aliases):
        words = alias.split()
        if len(words) == len(entry.name.split()) > 1:
            yield words[place]
