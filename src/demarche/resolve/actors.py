"""Who is meant by each mention, and where: names first, then descriptions and pronouns from left to right."""

from collections.abc import Sequence
from dataclasses import replace

from demarche.lexicon import Lexicon
from demarche.lexicon.world import Entry
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import Mention, StatementFinding
from demarche.resolve.appositions import beside, members
from demarche.resolve.bodies import Bodies
from demarche.resolve.cast import Cast, Figure, distinct
from demarche.resolve.counterparts import share_offices
from demarche.resolve.descriptions import DEFINITE, MEETING, Descriptions, bare
from demarche.resolve.discourse import Discourse
from demarche.resolve.offices import Offices
from demarche.resolve.organisations import Organisations
from demarche.resolve.people import People
from demarche.resolve.places import PLACES, Placer, slug
from demarche.resolve.pronouns import FIRST, Pronouns
from demarche.resolve.roles import NUMBERS, Described, Reader

#: Kinds of bodies whose name is a building too.
SEATS = frozenset(("office", "ministry", "government"))


class Resolver:
    """Fills the cast of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention], published: Published, lexicon: Lexicon) -> None:
        self.article = article
        self.mentions = mentions
        self.lexicon = lexicon
        self.cast = Cast(article, lexicon.world)
        self.discourse = Discourse(article)
        self.reader = Reader(article, mentions, lexicon)
        self.offices = Offices(self.cast, lexicon, published.told)
        self.placer = Placer(article, mentions, self.cast, lexicon)
        self.organisations = Organisations(self.cast, lexicon, self.reader)
        self.people = Descriptions(self.cast, lexicon, self.offices, self.discourse)
        self.bodies = Bodies(self.cast, lexicon, self.discourse, self.people)
        self.pronouns = Pronouns(self.cast, self.discourse)
        self.beside = beside(article.doc, mentions)
        self.members = members(article.doc, mentions)
        self.pronoun_at = {mention.start: mention for mention in mentions if mention.kind == "pronoun"}
        self.first_person: dict[int, tuple[str, ...]] = {}

    def names(self) -> None:
        """Binds all names; descriptions beside them tell office and state."""
        described = {
            name: self.reader.nominal(nominal) for nominal, name in self.beside.items() if name.label == "PERSON"
        }
        for group, listed in self.members.items():
            shared = self.reader.nominal(group)
            states = shared.countries * len(listed) if len(shared.countries) == 1 else shared.countries
            for name, state in zip(listed, states, strict=False) if len(states) == len(listed) else ():
                described.setdefault(name, replace(shared, countries=(state,)))
        persons = []
        for mention in self.mentions:
            if mention.kind != "name":
                continue
            if mention.label == "PERSON":
                persons.append(mention)
            elif mention.label in PLACES or mention.label == "NORP":
                self.cast.bind(mention, self.placer.resolve(mention, self.reader.entry(mention)))
            else:
                entry = self.reader.entry(mention)
                self.cast.bind(mention, self.divided(entry) or (self.organisations.resolve(mention).id,))
                if entry is not None and entry.kind in SEATS:
                    self.placer.seat(mention, entry)
        People(self.cast, self.lexicon, self.offices, self.reader).resolve(persons, described)
        share_offices(self.article.doc, persons, self.cast, self.lexicon.world)
        for mention in self.mentions:
            if mention.kind == "name":
                self.discourse.add(mention, self.cast.bound(mention))

    def divided(self, entry: Entry | None) -> tuple[str, ...]:
        """Both states of a name such as "the two Koreas"."""
        if entry is None or entry.kind != "group" or entry.sector:
            return ()
        states = (self.cast.state(country) for country in self.lexicon.world.members(entry.id))
        return tuple(state.id for state in states if state is not None)

    def references(self, first_person: dict[int, tuple[str, ...]]) -> None:
        """Binds descriptions and pronouns, from left to right; `first_person`: token -> who says "I" or "we" there."""
        self.first_person = first_person
        for mention in self.mentions:
            if mention.kind == "name":
                continue
            ids = self.pronoun(mention) if mention.kind == "pronoun" else self.nominal(mention)
            self.cast.bind(mention, ids)
            if ids:
                self.discourse.add(mention, ids)

    def pronoun(self, mention: Mention) -> tuple[str, ...]:
        if self.article.doc[mention.start].lower_ in FIRST:
            if mention.start in self.first_person:
                return self.first_person[mention.start]
            if self.discourse.quoted[mention.start]:
                return ()
            return (mention.label == "PERSON" and self.author()) or self.issuer()
        return self.pronouns.resolve(mention)

    def author(self) -> tuple[str, ...]:
        """Who signs the whole text, where that is one officer: "I" in a release by a minister."""
        signed = {i for m in self.mentions if m.rule == "name-byline" for i in self.cast.bound(m)}
        return tuple(signed) if len(signed) == 1 else ()

    def issuer(self) -> tuple[str, ...]:
        """The state in whose name the whole text speaks: that of its spokesperson or of the office that put it out."""
        bylines = (m for m in self.mentions if m.rule == "name-byline")
        countries = [self.cast.figures[i].country for m in bylines for i in self.cast.bound(m)]
        outlet = self.lexicon.world.find(self.article.document.outlet or "")
        countries += [entry.country for entry in outlet[:1] if entry.kind in ("office", "ministry", "government")]
        state = next((self.cast.state(country) for country in countries if country), None)
        return (state.id,) if state is not None else ()

    def nominal(self, mention: Mention) -> tuple[str, ...]:
        name = self.beside.get(mention)
        if name is not None:
            return self.cast.bound(name)
        if mention in self.members:
            return distinct([actor_id for listed in self.members[mention] for actor_id in self.cast.bound(listed)])
        described = self.reader.nominal(mention)
        if mention.rule == "nominal-people":
            return self.nationals(mention)
        if mention.rule == "nominal-number":
            return self.counted(mention)
        if described.plural and mention.label == "GROUP" and not described.countries:
            described = replace(described, countries=self.bodies.owning_pair(mention))
        owners = self.owners(mention)
        if not owners and mention.start and self.article.doc[mention.start - 1].lower_ in FIRST:
            return ()
        if mention.label in ("PERSON", "GROUP"):
            ids = self.people.resolve(mention, described, owners)
            return self.states_of_leaders(mention, described) if self.nobody_named(described, ids) else ids
        ids = self.bodies.resolve(mention, described, owners)
        met = self.bodies.means_both(mention, described) and len(ids) < 2
        return (self.pronouns.everyone(self.article.doc[mention.head]) or ids) if met else ids

    def counted(self, mention: Mention) -> tuple[str, ...]:
        """ "The two", "the three": so many who were spoken of last, all those of the encounter before."""
        word = self.article.doc[mention.head].lower_
        number = (NUMBERS | {"trio": 3}).get(word, 2)
        met = self.pronouns.everyone(self.article.doc[mention.head]) if word not in ("two", "both") else ()
        return met if len(met) == number else tuple(it.id for it in self.people.recent_people(mention)[:number])

    def nobody_named(self, described: Described, ids: tuple[str, ...]) -> bool:
        """True for "the two leaders" where the text names none."""
        role = described.role
        if role is None or role.level not in MEETING or not described.plural or described.number not in (None, 2):
            return False
        return bare(described) and [self.cast.figures[i].kind for i in ids] == ["group"]

    def states_of_leaders(self, mention: Mention, described: Described) -> tuple[str, ...]:
        """The two states named together before: "Peru and Chile held talks. *The two leaders* agreed ..."."""
        definite = self.people.determiner(mention) in DEFINITE or described.number == 2
        pair = self.bodies.pair(mention) if definite else []
        if definite and not pair and described.role is not None and described.role.level == "head":
            pair = self.bodies.recent_states(mention, 2, 1.0, None)
            codes = tuple(code for state in pair if (code := self.cast.figures[state].country))
            if len(codes) == 2:
                return self.people.each(mention, replace(described, countries=codes))
        return tuple(pair) or self.people.resolve(mention, described, ())

    def owners(self, mention: Mention) -> tuple[str, ...]:
        """The actors behind a possessive pronoun in front of a description."""
        before = mention.start - 1
        if before < 0 or self.article.doc[before].tag_ != "PRP$":
            return ()
        pronoun = self.pronoun_at.get(before)
        return self.cast.bound(pronoun) if pronoun is not None else ()

    def nationals(self, mention: Mention) -> tuple[str, ...]:
        """ "The Iranians" as a party are their state; "two Iranians" are some people of it."""
        iso3 = self.lexicon.world.demonym(self.article.doc[mention.head].text)
        state = self.cast.state(iso3) if iso3 else None
        whole = self.people.determiner(mention) == "the" and mention.end - mention.start == 1
        if state is not None and whole:
            return (state.id,)
        name = self.cast.words(mention)
        return (self.cast.add(Figure(slug(name), name, "group", iso3, "CVL")).id,)


def resolve_actors(
    article: Article,
    mentions: Sequence[Mention],
    published: Published,
    lexicon: Lexicon,
    statements: Sequence[StatementFinding] = (),
) -> Cast:
    """The cast of an article; with `statements`, "we" and "our" inside a quotation belong to who said it."""
    resolver = Resolver(article, mentions, published, lexicon)
    resolver.names()
    resolver.references(_first_persons(resolver, statements))
    return resolver.cast


def _first_persons(resolver: Resolver, statements: Sequence[StatementFinding]) -> dict[int, tuple[str, ...]]:
    """Token -> the speaker, or for "we" the state of a speaker who has one; known once the speaker is a name."""
    found: dict[int, tuple[str, ...]] = {}
    doc = resolver.article.doc
    for statement in statements:
        speakers = tuple(actor_id for mention in statement.speaker for actor_id in resolver.cast.bound(mention))
        if not speakers:
            continue
        country = resolver.cast.state_of(speakers[0])
        state = resolver.cast.state(country) if country and len(speakers) == 1 else None
        for start, end in statement.content:
            for token in doc[start:end]:
                if token.lower_ in ("i", "me", "my", "mine", "myself"):
                    found[token.i] = speakers
                elif token.lower_ in FIRST:
                    found[token.i] = (state.id,) if state is not None else speakers
    return found
