"""What a title or a description says: which role, of which state or body, former or deputy, one or several."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Role, fold
from demarche.lexicon.world import Entry
from demarche.model.article import Article
from demarche.model.finding import Mention

FORMER = frozenset("former ex ousted exiled disgraced retired late then".split())
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
#: Adjectives of faiths.
FAITHS = frozenset(
    """muslim christian jewish buddhist hindu sikh sunni shia shiite catholic orthodox protestant religious islamic
    evangelical anglican""".split()
)
#: Labels of the names that say whose officer somebody is.
STATES = frozenset(("NORP", "GPE"))
#: Words for some people, of whom the next noun says who they are.
GROUPS = frozenset("group groups team teams crowd member members dozens hundreds thousands some several".split())
#: Sectors of roles that are to be had in many trades: "officer", "official", "gunman", "member".
VAGUE = frozenset(("", "GOV", "MIL", "UAF"))
#: Sectors of bodies whose heads are of a government, or of several.
GOVERNING = frozenset(("GOV", "MIL", "IGO", "COP", "SPY", "", None))
#: Behind these a name says where or about whom an officer works, not for whom.
ASIDE = frozenset(("to", "for", "in", "at", "on"))


@dataclass(frozen=True, slots=True)
class Described:
    """The reading of a title or a description; `countries`: ISO3 of the states that own it, in order.

    `of_body`: it is an office of a body that is no organ of a government: a league, a parliament, a company.
    `of_owned`: it is an office of what the state named has: "the leader of Cuba's *army*".
    """

    role: Role | None
    plural: bool
    countries: tuple[str, ...]
    body: Entry | None
    former: bool
    number: int | None
    text: str
    inner: str = ""
    of_body: bool = False
    of_owned: bool = False

    @property
    def country(self) -> str | None:
        return self.countries[0] if self.countries else None

    @property
    def usual_country(self) -> str:
        """The state whose officer is meant where none is named: "Secretary of State", but not "… for Transport"."""
        elsewhere = self.role is None or self.body is not None or " for " in self.text
        return "" if elsewhere or self.role is None else self.role.country

    @property
    def sector(self) -> str | None:
        """PLOVER sector: that of the body or organ somebody belongs to before that of a role which says little."""
        own = self.role.sector if self.role is not None else ""
        if self.of_body and self.role is not None and self.role.level in ("head", "official", "leader"):
            return self.body.sector if self.body is not None else self.inner or None
        if self.former and own in ("GOV", "MIL"):
            return "ELI"
        if own in VAGUE and self.role is not None and self.role.level not in ("head", "minister"):
            body = self.body.sector if self.body is not None else None
            return self.inner or (body if body != "IGO" else None) or own or None
        return own or None


class Reader:
    """Reads titles and descriptions of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.words = [token.text for token in article.doc]
        self.inner = [mention for mention in mentions if mention.kind == "name" and mention.label != "PERSON"]
        self._starts = [mention.start for mention in self.inner]
        self._beginning = {mention.start: mention for mention in self.inner}
        self._ending = {mention.end: mention for mention in self.inner}

    def title(self, mention: Mention) -> Described | None:
        """What the title before a name says, or None where there is none."""
        return self.describe(*mention.title) if mention.title else None

    def nominal(self, mention: Mention) -> Described:
        """What a description says."""
        return self.describe(mention.start, mention.end, mention.rule.removeprefix("nominal:"))

    def owner_in_front(self, mention: Mention) -> str | None:
        """The state that a possessive in front of a name gives: "Norway's Kari Lunde"."""
        end = mention.start - 1
        if end < 1 or self.words[end] not in ("'s", "’s"):
            return None
        owner = self._ending.get(end)
        entry = self.entry(owner) if owner is not None else None
        return entry.country if entry is not None else None

    def owner_behind(self, mention: Mention) -> str | None:
        """The state behind "of" after a name: "Prime Minister Kari Lunde of Norway"."""
        index = mention.end
        if index + 1 >= len(self.words) or self.words[index] != "of":
            return None
        index += 2 if self.words[index + 1] == "the" else 1
        owner = self._beginning.get(index)
        entry = self.entry(owner) if owner is not None else None
        return entry.country if entry is not None and entry.kind == "state" else None

    def describe(self, start: int, end: int, role_id: str = "") -> Described:
        """Reads tokens `[start, end)`; the role noun is the one of `role_id`, else the last that is no mere style."""
        role, plural, noun = None, False, end
        for index in range(end, start, -1):
            match = self.lexicon.titles.ending(self.words, index)
            if match is None or index - match.length < start or match.role.id != (role_id or match.role.id):
                continue
            if role is None or role.style:
                role, plural, noun = match.role, match.plural, index
        if role is not None:
            role = self._around_a_state(role, start, noun)
        words = [fold(word) for word in self.words[start:end]]
        countries, body = self._owners(start, end, noun)
        numbers = [NUMBERS.get(word) or (int(word) if re.fullmatch(r"\d{1,3}", word) else None) for word in words]
        before = fold(self.words[start - 1]) if start else ""
        numbers.append(NUMBERS.get(before))
        return Described(
            role=role, plural=plural, countries=countries, body=body, former=bool(FORMER & set(words)),
            number=next((number for number in numbers if number), None), text=self.plain(start, end),
            inner=self._inner_sector(start, noun - 1) if role is not None else "",
            of_body=body.sector not in GOVERNING if body is not None else self._of_unknown(noun),
            of_owned=self._of_owned(noun, end),
        )  # fmt: skip

    def _around_a_state(self, role: Role, start: int, noun: int) -> Role:
        """The longer role whose words stand around the name of a state: "*top* Russian *diplomat*"."""
        inner = self.inner[bisect_left(self._starts, start) : bisect_left(self._starts, noun)]
        named = {index for name in inner if name.label in STATES for index in range(name.start, name.end)}
        kept = [word for index, word in enumerate(self.words[start:noun], start) if index not in named]
        match = self.lexicon.titles.ending(kept, len(kept)) if named else None
        return match.role if match is not None and match.role.label == role.label else role

    def _inner_sector(self, start: int, noun: int) -> str:
        """The sector of an organ in front of the noun ("police spokesman"), or of whom a group consists of."""
        if any(word.lower() in FAITHS for word in self.words[start:noun]):
            return "REL"
        for index in range(start + 1, noun + 1):
            match = self.lexicon.titles.ending(self.words, index)
            if match is not None and match.role.label == "ORG" and match.role.sector != "GOV":
                return match.role.sector
        if noun + 1 < len(self.words) and self.words[noun + 1] == "of":
            for index in range(noun + 3, min(noun + 6, len(self.words) + 1)):
                match = self.lexicon.titles.ending(self.words, index)
                if match is None:
                    continue
                if self.words[noun].lower() in GROUPS or match.role.level in ("body", "outlet"):
                    return match.role.sector
        return ""

    def _of_unknown(self, noun: int) -> bool:
        """True for an office of a body that the lexicon does not have: "president of the Norwegian Ski Federation"."""
        if noun >= len(self.words) or self.words[noun] != "of":
            return False
        index = noun + 2 if self.words[noun + 1 : noun + 2] == ["the"] else noun + 1
        name = self._beginning.get(index)
        return name is not None and name.label == "ORG" and name.entry is None

    def _of_owned(self, noun: int, end: int) -> bool:
        """True behind a state that only owns what somebody heads: "leader of Cuba's army", not "of its government"."""
        if noun >= end or self.words[noun] != "of" or self.words[end : end + 1] not in (["'s"], ["’s"]):
            return False
        return self.words[end + 1 : end + 2] not in (["government"], ["state"])

    def plain(self, start: int, end: int) -> str:
        """The words on one line."""
        return " ".join(self.article.words(start, end).split())

    def _owners(self, start: int, end: int, noun: int) -> tuple[tuple[str, ...], Entry | None]:
        """The states and the body that the officer or organ belongs to: named before the noun, or behind "of"."""
        countries: list[str] = []
        body: Entry | None = None
        inner = self.inner[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        before = any(mention.start < noun and mention.entry for mention in inner)
        for mention in inner:
            aside = any(fold(word) in ASIDE for word in self.words[noun : mention.start]) and mention.start >= noun
            if aside or (before and mention.start >= noun):
                continue
            entry = self.entry(mention)
            words = self.plain(mention.start, mention.end)
            following = self._beginning.get(mention.end)
            if mention.label == "NORP" and following is not None and following.label == "NORP":
                continue  # "Greek Cypriot": the last word says whose
            iso3 = self.lexicon.world.demonym(words) if mention.label == "NORP" else None
            if iso3 is None and entry is not None:
                iso3 = entry.country
            if entry is not None and mention.label == "ORG":
                body = body or entry
            if iso3 is not None and iso3 not in countries:
                countries.append(iso3)
        return tuple(countries), body

    def entry(self, mention: Mention) -> Entry | None:
        """The lexicon entry a name mention was matched with."""
        return self.lexicon.world.entry(mention.entry) if mention.entry is not None else None
