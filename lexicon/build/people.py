"""People and the offices they held: facts from several sources joined, so that one person is one row."""

from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from sources import fold

#: Offices that several people hold at once.
SHARED = frozenset(
    """spokesperson special_envoy ambassador deputy_foreign_minister deputy_prime_minister minister_of_state
    vice_president deputy_minister under_secretary assistant_secretary commissioner presidential_adviser
    minister adviser negotiator deputy_secretary_of_state opposition_leader deputy_defence_minister senator
    leader state_secretary lawmaker aide representative""".split()
)
#: States where many share first and last name and differ in between.
CLANS = frozenset("ARE QAT KWT BHR SAU JOR OMN".split())
#: Days that two tenures may overlap and still be successive.
CLOSE = 45


@dataclass(slots=True)
class Fact:
    """Somebody held an office; days are ISO, "" where not known; `implicit`: the end is only the start of the next."""

    name: str
    of: str
    keys: tuple[str, ...]
    title: str
    start: str
    end: str
    source: str
    implicit: bool = False


@dataclass(slots=True)
class Person:
    """A row of people.csv in the making."""

    name: str
    country: str
    aliases: dict[str, None] = field(default_factory=dict)
    id: str = ""
    family: str = ""
    sources: dict[str, None] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {fold(name) for name in (self.name, *self.aliases)}


class Register:
    """All people known so far."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_name: dict[str, list[Person]] = {}
        self.by_office: dict[tuple[str, str], list[tuple[Fact, Person]]] = {}

    def add(self, fact: Fact, country: str | None = None) -> Person | None:
        """The person of a fact, found or made; None where a surer source says that somebody else held the office."""
        home = country if country is not None else (fact.of if len(fact.of) == 3 else "")
        person = self.named(fact.name, home)
        if person is None and fact.source != "common knowledge":
            person = self.holder(fact) or self.alike(fact.name, home)
        if person is None and self.contradicted(fact):
            return None
        if person is None:
            person = Person(fact.name, home)
            self.people.append(person)
        person.country = person.country or home
        return self.attach(person, fact)

    def attach(self, person: Person, fact: Fact) -> Person:
        """Adds a fact to a person, unless it is known already or contradicted."""
        self.call(person, fact.name)
        person.sources.setdefault(fact.source)
        if self.covered(person, fact):
            if fact.source == "CountryInfo leaders":
                self.widen(person, fact)
        elif not self.contradicted(fact, person):
            person.facts.append(fact)
            for key in fact.keys:
                self.by_office.setdefault((key, fact.of), []).append((fact, person))
        return person

    def call(self, person: Person, name: str) -> None:
        """One more name of a person."""
        if name != person.name:
            person.aliases.setdefault(name)
        known = self.by_name.setdefault(fold(name), [])
        if person not in known:
            known.append(person)

    def named(self, name: str, country: str) -> Person | None:
        """Somebody of this very name who may be of this country."""
        for person in self.by_name.get(fold(name), []):
            if not person.country or not country or person.country == country:
                return person
        return None

    def holder(self, fact: Fact) -> Person | None:
        """Somebody of a like name who held that office at that time: the likest of several."""
        best, best_score = None, 0.0
        for key in fact.keys:
            for other, person in self.by_office.get((key, fact.of), []):
                shared = overlap(fact, other)
                alike = max(SequenceMatcher(None, fold(fact.name), name).ratio() for name in person.names)
                family = key not in SHARED and fold(fact.name).split()[-1] in {
                    name.split()[-1] for name in person.names
                }
                same = like(fact.name, person) or family
                if (shared > min(30, overlap(fact, fact) // 2) and same) or (shared > -CLOSE and alike > 0.85):
                    score = alike + (shared > 0)
                    if score > best_score:
                        best, best_score = person, score
        return best

    def alike(self, name: str, country: str) -> Person | None:
        """Somebody of that country whose whole name is nearly the same."""
        words = fold(name).split()
        if len(words) < 2:
            return None
        for person in self.people:
            if person.country != country:
                continue
            for other in person.names:
                parts = other.split()
                same = len(parts) == len(words) and all(near(a, b) for a, b in zip(words, parts, strict=True))
                middle = (
                    (parts[0], parts[-1]) == (words[0], words[-1]) and len(parts) != len(words) and country not in CLANS
                )
                if middle and len(words[-1]) > 4:
                    return person
                if same and (parts[-1] == words[-1] or parts[0] == words[0]):
                    return person
        return None

    def widen(self, person: Person, fact: Fact) -> None:
        """Lets a tenure begin earlier where another source knows that it did and nobody else held it then."""
        for other in person.facts:
            if other.of == fact.of and other.title == fact.title and overlap(fact, other) > CLOSE:
                early = Fact(fact.name, fact.of, fact.keys, fact.title, fact.start, other.start, fact.source)
                seen = fact.source.startswith("observed")
                if (
                    fact.start < other.start
                    and overlap(early, early) > CLOSE
                    and not seen
                    and not self.contradicted(early, person)
                ):
                    other.start = fact.start

    def close(self, fact: Fact) -> None:
        """Ends open tenures of others where a newer source names a successor."""
        for key in fact.keys:
            for other, person in self.by_office.get((key, fact.of), []):
                same = fold(fact.name) in person.names or like(fact.name, person)
                if not other.end and other.start < fact.start and not same and other.title == fact.title:
                    other.end = fact.start

    def shorten(self, fact: Fact) -> None:
        """Corrects the implicit end of a tenure by a source that knows the day."""
        for key in fact.keys:
            for other, person in self.by_office.get((key, fact.of), []):
                begins = abs(days(other.start, False) - days(fact.start, False)) < 60
                if (
                    other.implicit
                    and not fact.implicit
                    and begins
                    and like(fact.name, person)
                    and days(fact.end, True) < days(other.end, True) - CLOSE
                ):
                    other.end, other.implicit = fact.end, False

    def covered(self, person: Person, fact: Fact) -> bool:
        """True where it is known already; for what was only seen, where surer days of it are known at all."""
        for other in person.facts:
            same = other.of == fact.of and (set(fact.keys) & set(other.keys) or fact.title == other.title)
            if same and (
                overlap(fact, other) >= 0 or (fact.source.startswith("observed") and other.source == "common knowledge")
            ):
                return True
        return False

    def contradicted(self, fact: Fact, mine: Person | None = None) -> bool:
        """True where somebody else held it for most of that time; what was only seen gives way to all that is known."""
        if fact.source == "common knowledge" or SHARED & set(fact.keys):
            return False
        seen = fact.source.startswith("observed")
        for key in fact.keys:
            for other, person in self.by_office.get((key, fact.of), []):
                if person is mine or (seen and other.source.startswith("observed")):
                    continue
                shared = overlap(fact, other)
                if seen and shared >= 0 and shared >= (overlap(fact, fact) * 2) // 3:
                    return True
                most = max(CLOSE, overlap(fact, fact) // 2)
                if shared > most and (other.title == fact.title or key not in ("head_of_state", "head_of_government")):
                    return True
        return False


def near(one: str, other: str) -> bool:
    """True for spellings of one word."""
    if one == other or min(len(one), len(other)) < 4:
        return one == other
    return one[:1] == other[:1] and (SequenceMatcher(None, one, other).ratio() >= 0.8)


def like(name: str, person: Person) -> bool:
    """True where the names share a word, or nearly, that is no mere particle."""
    words = [
        word
        for word in fold(name).split()
        if len(word) > 2
        and word
        not in (
            "bin",
            "van",
            "von",
            "der",
            "del",
            "the",
            "dos",
            "das",
            "abd",
            "abdul",
            "mohammed",
            "muhammad",
            "mohamed",
            "mohammad",
            "ould",
            "sheikh",
            "nguyen",
            "ali",
            "ahmed",
        )
    ]
    for other in person.names:
        parts = [word for word in other.split() if len(word) > 2]
        shared = sum(any(near(word, part) for part in parts) for word in words)
        if shared >= min(2, len(words), len(parts)) and shared:
            return True
        if words and parts and near(words[-1], parts[-1]) and (words[0][:1] == parts[0][:1] or len(words) == 1):
            return True
    return False


def days(cell: str, last: bool) -> int:
    """A day as a number; open ends reach far."""
    if not cell:
        return date.max.toordinal() if last else 1
    year, month, day = (
        int(part) for part in (cell + ("-12-28" if last else "-01-01")[len(cell) - 4 :])[:10].split("-")
    )
    return date(year, month, min(day, 28)).toordinal()


def overlap(one: Fact, other: Fact) -> int:
    """Days that two tenures share, negative where there is a gap."""
    start = max(days(one.start, False), days(other.start, False))
    end = min(days(one.end, True), days(other.end, True))
    return end - start
