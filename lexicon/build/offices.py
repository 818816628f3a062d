"""Builds people.csv and offices.csv from all sources of office holders."""

import re
from collections import Counter
from dataclasses import replace

import country_info
import current
import hand
import harvest
from people import Fact, Person, Register
from sources import DATA, fold, read_csv, write_csv
from variants import variants

#: Before this year nobody's tenure ends in the tables.
SINCE = "1945"


def sovereigns(facts: list[Fact]) -> list[Fact]:
    """Facts on heads of state of several lands at once: of a crown's realms, of a republic's territories."""
    lands = {(fact.start, last(fact.name), fact.of) for fact in facts if "head_of_state" in fact.keys}
    reigns = Counter((start, name) for start, name, _ in lands)
    return [fact for fact in facts if "head_of_state" in fact.keys and reigns[fact.start, last(fact.name)] > 1]


def last(name: str) -> str:
    """The last name, without the land that a king is named after."""
    return fold(name.partition(" of ")[0] or name).split()[-1]


def reign(register: Register, fact: Fact) -> None:
    """Adds the fact to whom reigns elsewhere since the same day; a land's own head of state is a new person."""
    for person in register.people:
        heads = [known for known in person.facts if "head_of_state" in known.keys]
        if any(known.start == fact.start for known in heads) and last(person.name) == last(fact.name):
            register.attach(person, replace(fact, name=person.name))
            return
    register.close(fact)
    register.add(fact)


def build() -> None:
    """Writes both tables."""
    states = read_csv(DATA / "states.csv")
    names = {
        name: row["iso3"] for row in states for name in (row["name"], row["formal"], *row["aliases"].split("|")) if name
    }
    names |= {"Federal Republic of Germany": "DEU", "Macedonia": "MKD", "Burma": "MMR", "Zaire": "COD", "Korea": "KOR"}
    register = Register()
    hand.load(register)
    current.from_world_leaders(register)
    chiefs = list(current.from_factbook())
    shared = sovereigns(chiefs)
    for fact in chiefs:
        if fact not in shared:
            register.close(fact)
            register.add(fact)
    leaders = list(country_info.leaders())
    for fact in spans(leaders):
        register.shorten(fact)
    for fact in (*current.from_executive(), *leaders, *country_info.governments()):
        register.add(fact)
    current.legislators(register)
    for fact in current.from_visits(names):
        register.add(fact)
    for fact in shared:
        reign(register, fact)
    harvest.add(register)
    people = [person for person in register.people if person.facts]
    identify(people)
    write_csv(
        "people.csv",
        "id name aliases country sector family family_first source".split(),
        (row(person) for person in people),
    )
    facts = [(person, fact) for person in people for fact in joined(person.facts)]
    facts.sort(key=lambda item: (item[1].of, item[1].keys, item[1].start, item[0].id))
    write_csv(
        "offices.csv",
        "person title office of start end source".split(),
        (
            {
                "person": person.id,
                "title": fact.title,
                "office": "|".join(fact.keys),
                "of": fact.of,
                "start": fact.start,
                "end": fact.end,
                "source": fact.source,
            }
            for person, fact in facts
        ),
    )


def spans(facts: list[Fact]) -> list[Fact]:
    """One fact for all terms of one person in one office: from the first day of the first to the last of the last."""
    whole: dict[tuple[str, tuple[str, ...], str], Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.start):
        key = (fact.of, fact.keys, fold(fact.name))
        start = whole[key].start if key in whole else fact.start
        whole[key] = Fact(fact.name, fact.of, fact.keys, fact.title, start, fact.end, fact.source, fact.implicit)
    return list(whole.values())


def identify(people: list[Person]) -> None:
    """Gives an id to everybody who has none."""
    taken = {person.id for person in people if person.id}
    for person in people:
        base = "dem:" + re.sub(r"[^a-z0-9]+", "-", fold(person.name)).strip("-")
        for id in (base, f"{base}-{person.country.lower()}", *(f"{base}-{n}" for n in range(2, 9))):
            if not person.id and id not in taken:
                person.id = id
                taken.add(id)


def joined(facts: list[Fact]) -> list[Fact]:
    """Overlapping tenures of one office by one person made one; sure ones swallow observed ones."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.source.startswith("observed"), fact.start)):
        if not any(
            set(fact.keys) <= set(other.keys)
            and other.of == fact.of
            and other.start <= fact.start
            and (not other.end or (fact.end and fact.end <= other.end))
            for other in kept
        ):
            kept.append(fact)
    return kept


def row(person: Person) -> dict[str, str]:
    """A row of people.csv."""
    first = family_first(person)
    words = person.name.split()
    family = person.family or (words[0] if first else words[-1] if len(words) > 1 else person.name)
    if family in ("Jr.", "III", "II", "IV", "Jr"):
        family = words[-2]
    hand_made = "common knowledge" in person.sources
    aliases = [
        alias
        for alias in person.aliases
        if " " in alias or hand_made and alias.isalpha() and alias != family or "-" in alias
    ]
    aliases += variants(person.name, aliases, person.country, first)
    unique = list(dict.fromkeys(alias for alias in aliases if alias != person.name))
    sources = sorted({source.split(" (")[0] for source in person.sources})
    return {
        "id": person.id,
        "name": person.name,
        "aliases": "|".join(unique[:14]),
        "country": person.country,
        "sector": sector(person),
        "family": family,
        "family_first": "yes" if first else "",
        "source": "; ".join(sources),
    }


WESTERN = frozenset(
    "Carrie John Donald David Joseph William Margaret George Tony Peter Paul Vincent Victor Kenneth Henry".split()
)


def family_first(person: Person) -> bool:
    """True for names that are written family name first."""
    words = person.name.split()
    if person.country not in ("CHN", "TWN", "PRK", "KOR", "VNM", "HKG", "MAC", "KHM") and person.name not in (
        "Lee Hsien Loong",
        "Goh Chok Tong",
        "Lee Kuan Yew",
    ):
        return False
    return len(words) > 1 and words[0] not in WESTERN and not words[0].endswith(".")


def sector(person: Person) -> str:
    """PLOVER sector of the offices a person is known for."""
    keys = {key for fact in person.facts for key in fact.keys}
    ofs = {fact.of for fact in person.facts}
    if "opposition_leader" in keys and keys <= {"opposition_leader", "lawmaker"}:
        return "OPP"
    if keys <= {"leader", "spokesperson"} and ofs & {
        "Q38799",
        "Q41053",
        "Q42418",
        "Q34490",
        "Q2429253",
        "dem:houthis",
        "dem:rsf-sdn",
        "dem:lna",
        "dem:ypg",
        "dem:ltte",
        "dem:pkk",
    }:
        return "REB"
    if ofs == {"dem:wagner"}:
        return "PRM"
    if ofs == {"VAT"} or "dalai_lama" in keys:
        return "REL"
    if keys <= {"senator", "representative", "lawmaker"}:
        return "LEG"
    if all(len(of) > 3 for of in ofs):
        return "IGO"
    return "MIL" if keys <= {"army_chief", "quds_commander"} else "GOV"
