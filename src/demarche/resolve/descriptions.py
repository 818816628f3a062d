"""Descriptions of people: officers, leaders, officials, and several of them together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice

from demarche.lexicon import Lexicon
from demarche.lexicon.titles import Role
from demarche.lexicon.world import Entry
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure, distinct
from demarche.resolve.counterparts import person_before
from demarche.resolve.discourse import Discourse, names_treaty
from demarche.resolve.home import home_country, place_described
from demarche.resolve.offices import HOLDERS, Offices, first
from demarche.resolve.places import slug
from demarche.resolve.roles import Described

#: Nouns for who holds the same office elsewhere.
COUNTERPARTS = frozenset(("counterpart", "opposite number"))
#: Words that make somebody else of the holder of an office.
NOT_THE_HOLDER = frozenset("deputy vice assistant incoming next future elect designate former ex late then".split())
DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "all"))
INDEFINITE = frozenset(("a", "an", "another", "some", "any", "every", "each", "no"))
#: Adjectives that are written small but for the first word of a sentence.
COMMON = frozenset(
    "senior former top several some many local foreign other high unnamed anonymous unidentified".split()
)
#: Levels of those who meet as equals.
MEETING = frozenset(("leader", "head", "minister", "deputy", "envoy", "spokes"))
#: Levels whose holders are named by state: "Foreign Minister of Norway".
UNIQUE = frozenset(("head", "minister"))
#: How many appearances back and ahead people are looked for.
BACK, AHEAD = 300, 60
#: How many sentences back a description may refer.
REACH = 6


class Descriptions:
    """Resolves descriptions of people of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon, offices: Offices, discourse: Discourse) -> None:
        self.cast = cast
        self.world = lexicon.world
        self.offices = offices
        self.discourse = discourse
        self.lexicon = lexicon
        self.nouns: dict[str, str] = {}

    @cached_property
    def home(self) -> str | None:
        """The state from which the text is told; looked for once somebody's state is left open."""
        return home_country(self.discourse.article, self.lexicon)

    def resolve(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """Ids of the people that a description stands for; `owners` are the actors behind a possessive pronoun."""
        role = described.role
        if role is None:
            return ()
        if role.words in COUNTERPARTS and not described.plural:
            return self.counterpart(mention, described, owners)
        if described.plural:
            return self.several(mention, described, owners)
        world = role.words.endswith("community")
        if role.level == "group" and self.determiner(mention) == "the" and bare(described) and not world:
            named = self.named_group(mention)
            if named is not None:
                return (named,)
        if role.level == "leader":
            return self.leader(mention, described, owners)
        if role.title and role.level in HOLDERS:
            return self.officer(mention, described, owners)
        return self.somebody(mention, described)

    # -- one -----------------------------------------------------------------------------------------------------------

    def officer(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """The holder of an office: named in the text, known on the day, or the office itself."""
        role = described.role
        assert role is not None
        country = described.country or self.country_of(owners)
        if described.former or NOT_THE_HOLDER & set(described.text.lower().split()) - set(role.words.split()):
            return self.somebody(mention, described)
        if self.determiner(mention) in INDEFINITE:
            return self.somebody(mention, described)
        if described.of_body or described.of_owned:
            return self.head_of_body(mention, described)
        if country is None and described.body is None and role.level in UNIQUE and not role.country:
            country = self.subject_state(mention)
        known = self.bearer(mention, role, country, described.body)
        if known is not None:
            return (known.id,)
        if described.body is not None and described.country is None:
            holder = first(self.offices.holders(role.office, described.body.id))
            if holder is not None:
                return (self.offices.person(holder).id,)
        if country is None and described.body is None:
            country = role.country or (self.nearest_country(mention) if role.level in UNIQUE else None)
        if country and role.level in UNIQUE:
            holder = first(self.offices.holders(role.office, country))
            if holder is None:
                return (self.offices.unnamed(role, country, None, described.text).id,)
            figure = self.offices.person(holder)
            if described.country:
                figure.aliases[described.text] = None
            return (figure.id,)
        return self.somebody(mention, described, country)

    def subject_state(self, mention: Mention) -> str | None:
        """The state that is the subject of the same sentence, if nobody is named after it: "China hopes that the
        foreign minister ..." speaks of its own.
        """
        here = self.discourse.sentence_of[mention.start]
        for appearance in self.discourse.before(mention.start, 0):
            figures = [self.cast.figures[actor_id] for actor_id in appearance.ids]
            if appearance.sentence != here or any(figure.kind == "person" for figure in figures):
                return None
            if appearance.role == "subject" and [figure.kind for figure in figures] == ["state"]:
                return figures[0].country
        return None

    def head_of_body(self, mention: Mention, described: Described) -> tuple[str, ...]:
        """Who heads a body that is no government: "the president of the Riigikogu" speaks for it, not for Estonia."""
        role, body = described.role, described.body
        if role is not None and body is not None:
            holders = list(self.offices.holders(role.office, body.id))
            if body.sector == "LEG" and body.country and role.level in ("head", "legislator"):
                holders += self.offices.holders("speaker", body.country)
            if holders:
                return (self.offices.person(holders[0]).id,)
        return self.somebody(mention, described)

    def bearer(self, mention: Mention, role: Role, country: str | None, body: Entry | None = None) -> Figure | None:
        """The nearest person to whom the text gives the title in these words, else the office in other words."""
        for ahead in (0, AHEAD):
            found = self.bearer_among(self.recent_people(mention, ahead), role, country, body)
            if found is not None:
                return found
        return None

    def bearer_among(
        self, people: Sequence[Figure], role: Role, country: str | None, body: Entry | None
    ) -> Figure | None:
        near = [
            figure
            for figure in people
            if not country or figure.country == country or (figure.country is None and figure.entry is None)
        ]
        if body is not None and body.country is None:
            near = [f for f in near if f.entry is None or any(office.of == body.id for office in f.offices)]
        by_words = [figure for figure in near if role.words in figure.titles]
        by_office = [figure for figure in near if role.office in figure.titles]
        by_lexicon = [figure for figure in near if self.holds(figure, role.office, role.level)]
        by_part = [figure for figure in near if role.level in figure.levels and _is_part(role.words, figure.titles)]
        by_level = [figure for figure in near if role.words == "envoy" and role.level in figure.levels]
        return next(chain(by_words, by_office, by_lexicon, by_part, by_level), None)

    def holds(self, figure: Figure, office: str, level: str) -> bool:
        """True where the lexicon gives the office to somebody on the day."""
        if figure.entry is None or not figure.country or level not in UNIQUE:
            return False
        return any(entry.id == figure.entry for entry in self.offices.holders(office, figure.country))

    def leader(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """ "The Chinese leader", "their leader", "the leader"."""
        country = described.country or self.country_of(owners)
        elsewhere = described.of_owned or (described.body is not None or " of " in described.text) and not country
        if described.former or self.determiner(mention) in INDEFINITE or elsewhere:
            return self.somebody(mention, described)
        if country:
            leader = first(self.offices.leader(country))
            heads = [f for f in self.recent_people(mention) if f.country == country and self.is_head(f)]
            if heads and (leader is None or leader.id not in self.cast.figures):
                return (heads[0].id,)
            if leader is not None:
                return (self.offices.person(leader).id,)
            assert described.role is not None
            return (self.offices.unnamed(described.role, country, None, described.text).id,)
        heads = [figure for figure in self.recent_people(mention) if self.is_head(figure)]
        return (heads[0].id,) if heads else ()

    def counterpart(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """ "His Turkish counterpart": who holds the same office there."""
        figure = (
            self.cast.figures.get(owners[0]) if len(owners) == 1 else person_before(self.cast, self.discourse, mention)
        )
        if figure is not None and described.country:
            keys = sorted(figure.titles) or [
                k
                for k in ("foreign_minister", "defence_minister", "president", "prime_minister")
                if self.holds(figure, k, "minister")
            ]
            for key in keys:
                holder = first(self.offices.equals(key, described.country))
                if holder is not None:
                    return (self.offices.person(holder).id,)
            named = (it for it in self.recent_people(mention) if it.country == described.country)
            equal = next(
                (it for it in named if figure.titles & it.titles - {described.role and described.role.words}), None
            )
            if equal is not None:
                return (equal.id,)
        return self.somebody(mention, described)

    def somebody(self, mention: Mention, described: Described, country: str | None = None) -> tuple[str, ...]:
        """Somebody described only: the one described so before, else a new local actor."""
        role = described.role
        assert role is not None
        before = self.nouns.get(role.words)
        if before is not None and self.determiner(mention) in DEFINITE and bare(described):
            return (before,)
        text = self.name(mention, described)
        country = described.country or country or self.where(mention)
        figure = Figure(slug(text), text, "person", country, described.sector)
        figure.titles.update((role.office, role.words))
        figure.levels.add(role.level)
        self.nouns[role.words] = figure.id
        return (self.cast.add(figure).id,)

    # -- several -------------------------------------------------------------------------------------------------------

    def several(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """ "The two leaders", "Germany and France's foreign ministers", "Western officials"."""
        role = described.role
        assert role is not None
        if role.level in UNIQUE | {"leader"}:
            if not described.countries:
                described = replace(described, countries=self.states_behind(owners))
            if len(described.countries) > 1:
                return self.each(mention, described)
        if role.words == "people" and self.determiner(mention) == "the" and described.number is None:
            state = self.cast.state(described.country) if described.country else self.and_government(mention)
            if state is not None and mention.end - mention.start <= 4:
                return (state.id,)
        known = first(self.world.find(described.text)) or first(self.world.find(described.text.partition(" ")[2]))
        if known is not None and known.kind in ("group", "organisation"):
            return (self.cast.known(known).id,)
        alone = bare(described)
        before = self.nouns.get("+" + role.words)
        if before is not None and self.determiner(mention) == "the" and alone and described.number is None:
            return (before,)
        definite = self.determiner(mention) in DEFINITE
        if role.level in MEETING and alone and (definite or described.number == 2):
            number = described.number or 2
            people = self.recent_people(mention, AHEAD if role.level in ("leader", "head") else 0)
            states = {figure.country for figure in people if figure.aliases}
            alike = [it for it in people if self.fits(it, role) and (it.aliases or it.country not in states)]
            named = [figure for figure in people if figure.aliases] if role.level in ("leader", "head") else []
            chosen = alike if len(alike) >= number else named
            if len(chosen) >= number:
                return distinct([figure.id for figure in chosen[:number]])
        return (self.group(mention, described, self.country_of(owners)),)

    def and_government(self, mention: Mention) -> Figure | None:
        """The state of "the people *and Government of Rwanda*"."""
        following = [
            token.lower_ for token in self.discourse.doc[mention.end : mention.end + 4] if token.lower_ != "the"
        ]
        owner = next(self.discourse.after(mention.end), None)
        if following[:3] != ["and", "government", "of"] or owner is None or owner.at > mention.end + 5 or not owner.ids:
            return None
        figure = self.cast.figures[owner.ids[0]]
        return figure if figure.kind == "state" else None

    def states_behind(self, owners: Sequence[str]) -> tuple[str, ...]:
        """ISO3 of several states behind a possessive pronoun: "a day after *their* leaders met"."""
        figures = [self.cast.figures[actor_id] for actor_id in owners]
        states = [figure.country for figure in figures if figure.kind == "state" and figure.country]
        return tuple(states) if len(states) == len(owners) > 1 else ()

    def named_group(self, mention: Mention) -> str | None:
        """The group or body named last: "the movement"."""
        for appearance in self.discourse.before(mention.start, REACH):
            if appearance.mention.kind == "name" and len(appearance.ids) == 1:
                figure = self.cast.figures[appearance.ids[0]]
                if figure.kind in ("group", "organisation") and figure.sector != "IGO":
                    return figure.id
        return None

    def each(self, mention: Mention, described: Described) -> tuple[str, ...]:
        """One officer for each of the states; where the office is not said, or was left, a party each."""
        role = described.role
        assert role is not None
        ids = []
        for country in described.countries:
            state = self.cast.state(country)
            unsaid = role.level == "leader" or role.office in ("head_of_government", "head_of_state")
            if state is not None and unsaid and not described.former:
                ids.append(state.id)
                continue
            if state is not None and (described.former or role.office in ("minister", "deputy_minister")):
                text = f"{'former ' if described.former else ''}{role.words}s of {state.name}"
                sector = described.sector
                ids.append(self.cast.add(Figure(slug(text), text, "group", country, sector)).id)
                continue
            holder = first(self.offices.holders(role.office, country))
            named = self.bearer(mention, role, country) if holder is None else self.offices.person(holder)
            ids.append((named or self.offices.unnamed(role, country, None, described.text)).id)
        return distinct(ids)

    def group(self, mention: Mention, described: Described, owner: str | None = None) -> str:
        """Several people who are known by their description only."""
        role = described.role
        text = self.name(mention, described)
        country = described.country or owner or (self.where(mention) if described.body is None else None)
        figure = self.cast.add(Figure(slug(text), text, "group", country, described.sector))
        if role is not None:
            self.nouns["+" + role.words] = figure.id
        return figure.id

    # -- shared --------------------------------------------------------------------------------------------------------

    def recent_people(self, mention: Mention, ahead: int = AHEAD) -> list[Figure]:
        """People spoken of before, the nearest first; where there are too few, those that come later too."""
        found: dict[str, Figure] = {}
        before, after = self.discourse.before(mention.start), self.discourse.after(mention.start)
        for appearance in chain(islice(before, BACK), islice(after, ahead)):
            for actor_id in appearance.ids:
                figure = self.cast.figures[actor_id]
                if figure.kind in ("person", "office"):
                    found.setdefault(actor_id, figure)
        return list(found.values())

    def fits(self, figure: Figure, role: Role) -> bool:
        """True where somebody is of the rank that a plural speaks of: "the leaders", "the ministers"."""
        return self.is_head(figure) if role.level in ("leader", "head") else role.level in figure.levels

    def is_head(self, figure: Figure) -> bool:
        """True for heads of state or government, by the text or by the lexicon."""
        if figure.levels & {"head", "leader"}:
            return True
        if self.offices.day is None and figure.entry is not None:
            return self.offices.has_led(figure.entry)
        return any(self.holds(figure, key, "head") for key in ("head_of_state", "head_of_government"))

    def nearest_country(self, mention: Mention) -> str | None:
        """The state from which the text is told, if it is spoken of close by, else the one spoken of last."""
        here = self.discourse.sentence_of[mention.start]
        last: str | None = place_described(self.cast, self.discourse, mention)
        if last is not None:
            return last
        for appearance in self.discourse.before(mention.start, REACH):
            if names_treaty(self.discourse.article.doc, appearance.mention):
                continue
            for country in (self.cast.figures[actor_id].country for actor_id in appearance.ids):
                if country and country == self.home and here - appearance.sentence <= 1:
                    return country
                last = last or country
        return last

    def where(self, mention: Mention) -> str | None:
        """The state that somebody is said to be in or from: "Muslim leaders in France"."""
        doc = self.discourse.doc
        near = {child.i for child in doc[mention.head].rights if child.dep_ in ("nmod", "obl", "nmod:unmarked")}
        for appearance in self.discourse.after(mention.start):
            if appearance.at > doc[mention.head].right_edge.i:
                return None
            inner = appearance.mention
            cases = {child.lower_ for child in doc[inner.head].lefts if child.dep_ == "case"}
            if inner.head in near and cases & {"in", "from", "across", "of"}:
                return self.cast.country_at(inner)
        return None

    def country_of(self, owners: Sequence[str]) -> str | None:
        return next((self.cast.figures[actor_id].country for actor_id in owners), None)

    def determiner(self, mention: Mention) -> str:
        """The determiner in front of the description, in lower case, or ""."""
        doc = self.discourse.doc
        before = doc[mention.start - 1].lower_ if mention.start else ""
        if before in DEFINITE | INDEFINITE and (before != "that" or doc[mention.start - 1].dep_ == "det"):
            return before
        head = doc[mention.head]
        shared = head.head if head.dep_ == "conj" and before == "and" else head
        return next((child.lower_ for child in shared.lefts if child.dep_ == "det"), "")

    def name(self, mention: Mention, described: Described) -> str:
        """The description as a name: without the capital of a sentence's first word."""
        doc, text = self.discourse.doc, described.text
        token = doc[mention.start]
        opens = token.is_sent_start or (mention.start and doc[mention.start - 1].is_sent_start)
        common = token.pos_ in ("NOUN", "NUM") or token.lower_ in COMMON
        if opens and common and token.text[1:].islower():
            return text[:1].lower() + text[1:]
        return text


def bare(described: Described) -> bool:
    """True where nothing but a number stands with the role noun."""
    role, words = described.role, described.text.split()
    return role is not None and len(words) - (described.number is not None and len(words) > 1) <= len(
        role.words.split()
    )


def _is_part(words: str, titles: Iterable[str]) -> bool:
    """True for a short form of a title: "the *secretary*" of a secretary of state."""
    return any(words in title.split() for title in titles)
