"""Who holds an office on the day, and the offices that stay without a name ("Foreign Minister of Norway")."""

from collections.abc import Sequence
from datetime import date

from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Role
from demarche.lexicon.world import Entry, Held
from demarche.model.record import Office
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.places import slug

#: What else an office may be called in the lexicon, in order of preference.
OTHER_KEYS: dict[str, tuple[str, ...]] = {
    "president": ("president", "head_of_state"),
    "prime_minister": ("prime_minister", "head_of_government"),
    "head_of_state": ("head_of_state",),
    "head_of_government": ("head_of_government", "prime_minister"),
    "chief": ("secretary_general", "director_general", "high_representative"),
    "supreme_leader": ("supreme_leader", "head_of_state"),
}
#: PLOVER sectors of offices that are no part of a government.
SECTORS = {
    **dict.fromkeys(
        "cia_director fsb_director svr_director mi6_chief mossad_director intelligence_chief".split(), "SPY"
    ),
    **dict.fromkeys("army_chief land_forces_commander quds_commander".split(), "MIL"),
    **dict.fromkeys("senator representative lawmaker speaker upper_speaker house_speaker".split(), "LEG"),
    "intelligence_chief": "SPY",
    "police_chief": "COP",
    "opposition_leader": "OPP",
}
RULING = frozenset(("president", "prime_minister"))
LEADING = ("head_of_state", "head_of_government")
CHIEF_DIPLOMATS = frozenset(("foreign_minister", "secretary_general", "high_representative"))
#: Days after which a former leader is no longer known by family name alone.
LATELY = 3653
#: Levels of role nouns that name one holder of an office.
HOLDERS = frozenset(("head", "deputy", "minister", "envoy", "spokes", "official", "legislator", "military", "royal"))


class Offices:
    """Holders of offices on the day of one document."""

    def __init__(self, cast: Cast, lexicon: Lexicon, day: date | None) -> None:
        self.cast = cast
        self.world = lexicon.world
        self.ruled_by_head_of_state = lexicon.titles.ruled_by_head_of_state
        self.day = day

    def holders(self, office: str, of: str) -> tuple[Entry, ...]:
        """Who held it on the day; `of`: ISO3 or an organisation's id. None where the day or the office is not known."""
        if self.day is None:
            return ()
        for key in OTHER_KEYS.get(office, (office,)):
            found = self.world.holders(key, of, self.day)
            if found:
                return found
        return ()

    def leader(self, country: str) -> tuple[Entry, ...]:
        """Who leads a state on the day: its head of government, or its head of state where that office rules."""
        for key in LEADING if country in self.ruled_by_head_of_state else reversed(LEADING):
            found = self.holders(key, country)
            if found:
                return found
        return ()

    def equals(self, office: str, country: str) -> tuple[Entry, ...]:
        """Who holds the same office in another state: a president's equal is no king, but who governs there."""
        found = self.holders(office, country)
        if office not in RULING or not found or self.day is None:
            return found
        titles = [held.title.lower() for entry in found for held in self.world.offices(entry.id, self.day)]
        return found if office.replace("_", " ") in titles else self.leader(country)

    def person(self, entry: Entry) -> Figure:
        """The figure of somebody in the lexicon, with the offices held on the day."""
        if entry.id in self.cast.figures:
            return self.cast.figures[entry.id]
        held = self.world.offices(entry.id, self.day) if self.day is not None else ()
        offices = [Office(office.title, office.of) for office in held]
        country = entry.country or next((office.of for office in held if office.of and len(office.of) == 3), None)
        sector = sector_of(held) or ("GOV" if held and not entry.sector else entry.sector)
        if not held and sector in (None, "", "GOV", "MIL", "LEG", "SPY") and self.is_former(entry):
            sector = "ELI"
        return self.cast.add(
            Figure(entry.id, entry.name, "person", country, sector or None, entry=entry.id, offices=offices)
        )

    def is_former(self, entry: Entry) -> bool:
        """True for those whose offices are known to have ended before the day, whatever they hold later."""
        day = self.day
        if day is None:
            return False
        career = [office for office in self.world.career(entry.id) if office.start is None or office.start <= day]
        if not career or any(office.observed for office in career):
            return False
        return all(office.end is not None and office.end < day for office in career)

    def leads(self, entry: Entry) -> bool:
        """True for heads of state or government on the day."""
        held = self.world.offices(entry.id, self.day) if self.day is not None else ()
        return any(office.office in LEADING for office in held)

    def speaks_abroad(self, entry: Entry) -> bool:
        """True for chief diplomats on the day: of a state or of an organisation."""
        held = self.world.offices(entry.id, self.day) if self.day is not None else ()
        return any(office.office in CHIEF_DIPLOMATS for office in held)

    def led_lately(self, entry: Entry) -> bool:
        """True for those who led a state until not long ago: they are still called by one name."""
        if self.day is None:
            return False
        return any(
            office.office in LEADING and office.end is not None and 0 <= (self.day - office.end).days < LATELY
            for office in self.world.career(entry.id)
        )

    def has_led(self, person: str) -> bool:
        """True for who led a state on some day; `person`: id in the lexicon. For texts whose day is not known."""
        return any(office.office in LEADING for office in self.world.career(person))

    def unnamed(self, role: Role, country: str | None, owner: str | None, text: str) -> Figure:
        """An office whose holder is not known: "Foreign Minister of Norway"."""
        state = self.world.state(country) if country else None
        title = title_case(role.words)
        name = f"{title} of {state.name}" if state is not None else f"{title} of {owner}" if owner else text
        figure = Figure(slug(name), name, "office", country, role.sector or None)
        figure.offices.append(Office(title, country))
        figure.titles.update((role.office, role.words))
        figure.levels.add(role.level)
        return self.cast.add(figure)


def sector_of(held: Sequence[Held]) -> str:
    """PLOVER sector of somebody whose offices are all of one kind (chief of an army, lawmaker), else ""."""
    sectors = {SECTORS.get(key, "") for office in held for key in office.keys}
    if "LEG" in sectors:
        sectors.discard("OPP")
    return sectors.pop() if len(sectors) == 1 else ""


def title_case(words: str) -> str:
    """ "minister of foreign affairs" -> "Minister of Foreign Affairs"."""
    return " ".join(
        word if word in ("of", "for", "the", "and", "in") else word[:1].upper() + word[1:] for word in words.split()
    )


def first(entries: Sequence[Entry]) -> Entry | None:
    """The only or first of several holders."""
    return entries[0] if entries else None
