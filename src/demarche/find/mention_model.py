"""Names as the language model has them, cleared of titles, owners and words of offices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from demarche.find.mention_shapes import capital, is_possessive, trim
from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Titles
from demarche.model.article import Article

#: What an entry of the lexicon is called as a name.
LABEL_OF_KIND = {
    "state": "GPE", "city": "GPE", "region": "LOC", "place": "LOC", "facility": "FAC", "person": "PERSON",
}  # fmt: skip
PLACES = frozenset(("GPE", "LOC", "FAC"))
HYPHENS = frozenset(("-", "–", "‑"))
#: What ministers are ministers of, in capitals: never a name by itself.
PORTFOLIO = frozenset(
    """foreign global external internal affairs security national trade energy finance defense defence european home
    interior culture media sport state commerce economic economy transport health environment climate education labor
    labour justice public diplomacy and of for the &""".split()
)
#: What a government may be called for a time, in capitals.
PASSING = frozenset(
    "transitional interim provisional civilian federal central coalition unity military caretaker led".split()
)
IN = (["In"], ["in"])


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may be a name; `entry`: what the lexicon has under it."""

    start: int
    end: int
    label: str
    rule: str
    entry: str | None = None

    @property
    def rank(self) -> tuple[int, bool, int]:
        return self.end - self.start, self.entry is not None, -self.start


def modelled(article: Article, known: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The model's names, trimmed; names of people that the model cut in two are joined."""
    doc: Doc = article.doc
    return _joined(doc, list(_Trimmer(doc, known, lexicon).names()))


class _Trimmer:
    """Trims the model's names one by one."""

    def __init__(self, doc: Doc, known: Sequence[Name], lexicon: Lexicon) -> None:
        self.doc, self.titles, self.world = doc, lexicon.titles, lexicon.world
        self.words = [token.text for token in doc]
        self.known = {name.start: name for name in known}
        self.territory = {i for name in known if name.label in PLACES for i in range(name.start, name.end)}
        self.office = office_words(self.words, self.titles)

    def names(self) -> Iterable[Name]:
        for ent in self.doc.ents:
            label = ent.label_
            if label in ("NORP", "EVENT"):
                continue
            start, end = trim(self.doc, ent.start, ent.end)
            if self.is_pair(start, end):
                continue
            start = self.behind_owner(start, end)
            if self.is_person_behind_place(start, end):
                start, label = self.known[start].end, "PERSON"
            if label == "PERSON" or (
                label == "ORG" and self.words[start].lower() in PORTFOLIO and self.in_title(start)
            ):
                start, label = self.behind_title(start, end), "PERSON"
                end = self.before_verb(start, end)
            if start >= end or self.is_no_name(start, end, label):
                continue
            if label == "ORG" and end - start <= 2 and self.behind_person_title(start):
                label = "PERSON"
            if label == "PERSON" and self.behind_body(start):
                label = "ORG"
            yield Name(start, end, label, "name-model")

    def is_pair(self, start: int, end: int) -> bool:
        """True for what follows a hyphen between two states: "Norway-Chile Air Transport"."""
        name = self.known.get(start)
        hyphen = start > 1 and self.words[start - 1] in ("-", "–") and start - 2 in self.territory
        return hyphen and name is not None and name.label in PLACES and name.end < end

    def is_person_behind_place(self, start: int, end: int) -> bool:
        """ "In *Tashkent Tokayev* met ...": a place and somebody known, taken for one name."""
        place = self.known.get(start)
        if place is None or place.label not in PLACES or place.end >= end or self.words[start - 1 : start] not in IN:
            return False
        return bool(self.world.people_by_family_name(" ".join(self.words[place.end : end])))

    def behind_body(self, start: int) -> bool:
        """True behind a noun for a body: "the news agency Nordwire"."""
        match = self.titles.ending(self.words, start)
        return match is not None and match.role.label == "ORG" and not match.plural

    def is_no_name(self, start: int, end: int, label: str) -> bool:
        """Offices, portfolios, bodies that are described only, and words without a capital."""
        if not any(capital(token) for token in self.doc[start:end]):
            return True
        if all(self.of_office(index) for index in range(start, end)):
            return True
        if (
            label == "ORG"
            and start
            and self.words[start - 1] == "for"
            and self.in_title(start)
            and start not in self.known
        ):
            return True
        demonym = self.world.longest_demonym(self.words, start)
        if demonym is not None and start + demonym[0] >= end and start not in self.known:
            return True
        match = self.titles.ending(self.words, end)
        if match is None:
            return False
        if label == "PERSON":
            return match.role.title and match.length >= end - start
        if label != "ORG" or match.role.label != "ORG" or match.role.level != "body":
            return False
        return all(self.describes(index) for index in range(start, end - match.length))

    def of_office(self, index: int) -> bool:
        """True for a word of a title or a portfolio, or a demonym in front of it."""
        word = self.words[index]
        return word.lower() in PORTFOLIO or index in self.office or self.world.demonym(word) is not None

    def describes(self, index: int) -> bool:
        """True for a word that only says whose or what kind of body it is: "Norwegian", "National", "civilian"."""
        word = self.words[index]
        if (
            word[:1].islower()
            or word.lower() in PORTFOLIO | PASSING
            or self.doc[index].is_punct
            or self.world.demonym(word)
        ):
            return True
        return index in self.territory

    def behind_owner(self, start: int, end: int) -> int:
        """Leaves out a state that owns the rest ("China's Foreign Ministry") or only precedes a name after "of"."""
        name = self.known.get(start)
        if name is None or name.end >= end or name.label not in PLACES:
            return start
        if is_possessive(self.doc[name.end]):
            return trim(self.doc, name.end + 1, end)[0]
        office = start > 0 and self.words[start - 1] == "of" and self.titles.ending(self.words, start - 1)
        return name.end if office else start

    def behind_title(self, start: int, end: int) -> int:
        """Leaves out words of an office that the model took into the name of a person."""
        for index in range(end - 1, start, -1):
            match = self.titles.ending(self.words, index)
            hyphened = self.words[index] in HYPHENS  # "Amir-Abdollahian" is no emir
            if match is not None and match.role.title and index - match.length >= start and not hyphened:
                start = index
                break
        while start < end - 1 and self.words[start].lower() in PORTFOLIO:
            start += 1
        return start

    def before_verb(self, start: int, end: int) -> int:
        """Leaves out a verb that the model took into the name of a person: "Lund *demurred*"."""
        while end - 1 > start and self.words[end - 1].islower() and self.words[end - 2] not in HYPHENS:
            if len(self.words[end - 1]) < 5 and not self.doc[end - 1].tag_.startswith(("VB", "MD", "RB")):
                break
            end -= 1
        return end

    def in_title(self, start: int) -> bool:
        """True behind "for" or "of" of an office: "State Secretary for Foreign Affairs"."""
        before = self.words[start - 1] if start else ""
        match = self.titles.ending(self.words, start - 1) if before in ("for", "of") else None
        return match is not None and match.role.title

    def behind_person_title(self, start: int) -> bool:
        match = self.titles.ending(self.words, start)
        return match is not None and match.role.title and not match.plural


def office_words(words: Sequence[str], titles: Titles) -> frozenset[int]:
    """Tokens inside titles of several words, and titles in letters: "State" in "Secretary of State", "FM"."""
    inside: set[int] = set()
    for end in range(1, len(words) + 1):
        match = titles.ending(words, end)
        if match is not None and match.role.title and (match.length > 1 or match.role.words.isupper()):
            inside.update(range(end - match.length, end))
    return frozenset(inside)


def _joined(doc: Doc, names: list[Name]) -> list[Name]:
    """Joins pieces of one person's name, and takes in the initials before it: "S." "Jaishankar"."""
    joined: list[Name] = []
    for name in names:
        if name.label != "PERSON":
            joined.append(name)
            continue
        before = joined[-1] if joined else None
        if before is not None and before.label == "PERSON" and before.end == name.start:
            joined[-1] = replace(before, end=name.end)
            continue
        start = name.start
        while start > 0 and _is_initial(doc[start - 1].text) and not doc[start].is_sent_start:
            start -= 1
        joined.append(replace(name, start=start))
    return joined


def _is_initial(text: str) -> bool:
    return len(text) == 2 and text[0].isupper() and text[1] == "."
