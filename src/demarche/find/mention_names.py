"""Names: what the language model and the lexicon call a name, brought into line, with the title before it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from demarche.find.mention_model import LABEL_OF_KIND, PORTFOLIO, Name, modelled, office_words
from demarche.find.mention_scope import byline_names
from demarche.find.mention_shapes import CALENDAR, PARTICLES, capital, opens_sentence, top, trim
from demarche.find.mention_titles import title_before
from demarche.find.mention_treaties import names_treaty
from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Titles
from demarche.lexicon.world import Entry, World
from demarche.model.article import Article
from demarche.model.finding import Mention

#: Words that make a continent of a country's adjective.
CONTINENTAL = frozenset(("South", "Latin", "Central", "North"))
#: Houses that speak and act for their state.
MISSIONS = frozenset(("embassy", "consulate", "ministry", "department", "parliament"))


class NameFinder:
    """Finds the names of one article."""

    def __init__(self, article: Article, scope: list[bool], lexicon: Lexicon) -> None:
        self.article, self.scope = article, scope
        self.doc: Doc = article.doc
        self.lexicon = lexicon
        self.world: World = lexicon.world
        self.titles: Titles = lexicon.titles
        self.words = [token.text for token in article.doc]
        self.ents = [(ent.start, ent.end, ent.label_) for ent in article.doc.ents]
        self.office = office_words(self.words, self.titles)
        self.ent_at = {index: ent for ent in self.ents for index in range(ent[0], ent[1])}

    def names(self) -> list[Name]:
        """All names, none over another, in order."""
        known = list(self.known())
        bylines = [Name(*name, "PERSON", "name-byline") for name in byline_names(self.article, self.scope, self.titles)]
        chosen = self.choose([*bylines, *known, *modelled(self.article, known, self.lexicon)])
        chosen = [self.relabelled(name) for name in chosen if not self.of_treaty(name)]
        chosen += self.titled(chosen)
        chosen += self.repeated(chosen)
        taken = {index for name in chosen for index in range(name.start, name.end)}
        return sorted([*chosen, *self.demonyms(taken)], key=lambda name: name.start)

    def known(self) -> Iterable[Name]:
        """Names that the lexicon has."""
        index = 0
        while index < len(self.words):
            found = self.world.longest(self.words, index) if self.may_begin(index) else None
            if found is None or not self.plausible(index, *found):
                index += 1
                continue
            length, entries = found
            entry = self.pick(index, index + length, entries)
            label = LABEL_OF_KIND.get(entry.kind, "ORG")
            if length == 1 and entry.kind in ("city", "region", "place") and self.titled_by(index):
                index += 1
                continue
            start, end = trim(self.doc, index, index + length)
            yield Name(start, end, label, "name-lexicon", entry.id)
            index += length

    def of_treaty(self, name: Name) -> bool:
        """ "The *Paris* Agreement": a town that a treaty is called after; a state may be a party to it."""
        if name.label not in ("GPE", "LOC") or not names_treaty(self.words, name.start, name.end):
            return False
        entries = self.world.find(self.article.words(name.start, name.end))
        return bool(entries) and not any(entry.kind == "state" for entry in entries)

    def titled_by(self, index: int) -> bool:
        """True right behind a title in capitals: "Assistant Secretary Medina" is no city."""
        match = self.titles.ending(self.words, index)
        return match is not None and match.role.title and not match.plural and self.words[index - 1][:1].isupper()

    def may_begin(self, index: int) -> bool:
        """True for a capital, a figure, or a small word that names begin with in front of a capital: "al-Shabaab"."""
        word = self.words[index]
        if word[:1].isupper() or word[:1].isdigit():
            return True
        small, _, rest = word.partition("-")
        if small.lower() not in PARTICLES:
            return False
        following = self.words[index + 1 : index + 3]
        return rest[:1].isupper() or any(
            after[:1].isupper() for after in (following if following[:1] == ["-"] else following[:1])
        )

    def plausible(self, index: int, length: int, entries: Sequence[Entry]) -> bool:
        """No name by accident: one capitalised word that is another part of speech or part of a longer name is none."""
        token = self.doc[index]
        last = index + length
        if self.is_money(last) or (self.words[index][:1].isdigit() and length == 1):
            return False
        if self.office.issuperset(range(index, last)) and not any(entry.kind in ("state", "city") for entry in entries):
            return False
        if all(word.lower() in PORTFOLIO for word in self.words[index:last]):
            return not (index and self.words[index - 1].lower() in ("of", "for", "and", "on")) and not any(
                self.titles.ending(self.words, end) for end in range(last + 1, min(last + 3, len(self.words) + 1))
            )
        if length > 1 or index in self.ent_at:
            return True
        if token.lower_ in CALENDAR or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
            return False
        if opens_sentence(token) and token.pos_ != "PROPN":
            return all(entry.kind == "state" for entry in entries)
        person = all(entry.kind == "person" for entry in entries)
        return not (person and last < len(self.doc) and capital(self.doc[last]) and self.doc[last].pos_ == "PROPN")

    def is_money(self, end: int) -> bool:
        """True for a state that only says whose money it is: "US$", "US$ 9 million"."""
        return self.words[end - 1].endswith("$") or self.words[end : end + 1] == ["$"]

    def pick(self, start: int, end: int, entries: Sequence[Entry]) -> Entry:
        """Among entries of one name, the one of the kind the model saw, else the first."""
        first, last, label = self.ent_at.get(start, (end, end, ""))
        label = label if first <= start and end <= last else ""
        for entry in entries:
            if LABEL_OF_KIND.get(entry.kind, "ORG") == label:
                return entry
        return entries[0]

    def choose(self, names: Sequence[Name]) -> list[Name]:
        """The longest names first; on a tie the lexicon's, with the kind that the lexicon gives."""
        chosen: list[Name] = []
        taken: set[int] = set()
        for name in sorted(names, key=lambda name: name.rank, reverse=True):
            if self.scope[name.start] and taken.isdisjoint(range(name.start, name.end)):
                chosen.append(name)
                taken.update(range(name.start, name.end))
        return chosen

    def relabelled(self, name: Name) -> Name:
        """A family name that the model took for a place or a body where nothing says so: "Lavrov called Blinken"."""
        if name.entry is None and name.label == "FAC" and self.words[name.end - 1].lower() in MISSIONS:
            return replace(name, label="ORG")
        if name.entry is not None or name.label not in ("GPE", "ORG"):
            return name
        token = top_token(self.doc, name)
        bare = not any(child.dep_ in ("case", "det", "compound", "amod") for child in token.children)
        acts = bare and token.dep_ in ("nsubj", "obj", "iobj", "xcomp", "root", "conj", "vocative")
        text = self.doc[name.start : name.end].text.replace(" - ", "-")
        known = acts and bool(self.world.people_by_family_name(text))
        return replace(name, label="PERSON") if known else name

    def titled(self, chosen: Sequence[Name]) -> list[Name]:
        """People that only a title gives away: "Prime Minister Okoye"."""
        taken = {index for name in chosen for index in range(name.start, name.end)}
        found: list[Name] = []
        for index in range(1, len(self.words)):
            if index in taken or not self.scope[index] or not capital(self.doc[index]):
                continue
            match = self.titles.ending(self.words, index)
            if match is None or not match.role.title or match.plural or self.titles.ending(self.words, index + 1):
                continue
            end = self.name_end(index, taken)
            if end > index and not self.world.demonym(self.words[index]):
                found.append(Name(index, end, "PERSON", "name-title"))
                taken.update(range(index, end))
        return found

    def name_end(self, start: int, taken: set[int]) -> int:
        """Where a run of capitalised proper nouns that begins at `start` ends; particles may stand inside."""
        end = start
        while end < len(self.words) and end not in taken:
            token = self.doc[end]
            if capital(token) and token.pos_ == "PROPN" and token.lower_ not in CALENDAR:
                end += 1
            elif end > start and (token.lower_ in PARTICLES or token.text == "-") and end + 1 < len(self.words):
                if not capital(self.doc[end + 1]) or self.doc[end + 1].pos_ != "PROPN":
                    break
                end += 1
            else:
                break
        return end

    def repeated(self, chosen: list[Name]) -> list[Name]:
        """Parts of full names of people that stand alone elsewhere, whatever the model called them there."""
        tails = {self.words[name.end - 1] for name in chosen if name.label == "PERSON" and name.end - name.start > 1}
        families = {word for word in tails if len(word) > 2}
        tails |= {self.words[name.start] for name in chosen if name.label == "PERSON" and name.end - name.start > 1}
        tails = {word for word in tails if len(word) > 1 and word[0].isupper() and word.lower() not in CALENDAR}
        people = [name for name in chosen if name.label == "PERSON" and name.end - name.start > 2]
        inner = {word for name in people for word in self.words[name.start + 1 : name.end - 1] if len(word) > 3}
        for at, name in enumerate(chosen):
            word = self.words[name.start]
            unknown = name.entry is None and word in tails | inner  # "Luiz Inácio Lula da Silva ... Lula"
            if name.end - name.start == 1 and (unknown or (word in families and self.is_namesake_town(name))):
                chosen[at] = replace(name, label="PERSON", entry=None)
        taken = {index for name in chosen for index in range(name.start, name.end)}
        return [
            Name(index, index + 1, "PERSON", "name-repeated")
            for index, word in enumerate(self.words)
            if word in tails and index not in taken and self.scope[index] and self.stands_as_name(index)
        ]

    def is_namesake_town(self, name: Name) -> bool:
        """True for a town that does what people do: "*Paris* said" in a text about Ada Paris."""
        token = self.doc[name.start]
        entry = self.world.entry(name.entry) if name.entry is not None else None
        town = entry is not None and entry.kind in ("city", "region", "place")
        bare = not any(child.dep_ in ("case", "det", "compound", "amod") for child in token.children)
        return town and bare and token.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj")

    def stands_as_name(self, index: int) -> bool:
        """True for a proper noun, and for what else the tagger made of a name before a verb ("*Cleverly* is ...")."""
        token = self.doc[index]
        if token.pos_ == "PROPN":
            return True
        following = self.doc[index + 1] if index + 1 < len(self.doc) else token
        return token.pos_ in ("ADV", "ADJ", "NOUN") and (following.pos_ in ("AUX", "VERB") or following.text == "'s")

    def demonyms(self, taken: set[int]) -> Iterable[Name]:
        """Adjectives of states: "Chinese" in "the Chinese leader"."""
        index = 0
        while index < len(self.words):
            found = None
            if index not in taken and self.words[index][:1].isupper() and self.scope[index]:
                found = self.world.longest_demonym(self.words, index)
            end = index + found[0] if found is not None else index + 1
            if (
                found is not None
                and not self.is_money(end)
                and not self.is_continental(index, end)
                and self.doc[end - 1].tag_ not in ("NNPS", "NNS")
                and taken.isdisjoint(range(index, end))
            ):
                yield Name(index, end, "NORP", "demonym")
            index = end

    def is_continental(self, start: int, end: int) -> bool:
        """True for "American" in "the *South American* country", "Latin American leaders"."""
        return end == start + 1 and start > 0 and self.words[start - 1] in CONTINENTAL


def top_token(doc: Doc, name: Name) -> Token:
    """The token of the name that hangs outside it."""
    return doc[top(doc, name.start, name.end)]


def find_names(article: Article, scope: list[bool], lexicon: Lexicon) -> list[Mention]:
    """The names of an article as mentions, each with the title before it."""
    finder = NameFinder(article, scope, lexicon)
    doc, words = finder.doc, finder.words
    mentions: list[Mention] = []
    names = finder.names()
    owners = frozenset(i for name in names if name.label != "PERSON" for i in range(name.start, name.end))
    for name in names:
        title = title_before(doc, words, name.start, lexicon.titles, owners) if name.label == "PERSON" else None
        head = top(doc, title[0] if title else name.start, name.end)
        mentions.append(Mention(name.start, name.end, head, "name", name.label, name.rule, title, name.entry))
    return mentions
