"""Descriptions of bodies and states: "China's Foreign Ministry", "the government", "state media", "both countries"."""

from collections.abc import Sequence

from demarche.lexicon import Lexicon
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure, distinct
from demarche.resolve.descriptions import DEFINITE, INDEFINITE, Descriptions, bare
from demarche.resolve.discourse import SUBJECTS, Appearance, Discourse, governor
from demarche.resolve.places import DE_FACTO, slug
from demarche.resolve.roles import Described

#: Bodies that are the state as far as its record goes.
GOVERNING = frozenset(
    ("government", "administration", "leadership", "regime", "authority", "cabinet", "presidency", "monarchy", "junta")
)
#: What a government may be called for a time.
PASSING = frozenset(
    "transitional interim provisional civilian federal central coalition unity military new led".split()
)
#: Of these, those that mean nobody where no state is named ("his steady leadership").
ABSTRACT = frozenset(("leadership", "administration", "regime", "presidency", "monarchy"))
#: Of these, those that stay the one named so before: "the Lund *administration* ... the administration".
LASTING = frozenset(("administration", "regime", "junta", "monarchy"))
#: Sectors of those after whom a government of the state is called ("the Labour government").
PARTIES = frozenset(("PTY", "IGO", None))
#: Nouns for one state, and for a side of a dispute.
STATES = frozenset(("country", "nation", "state", "republic", "kingdom", "power"))
#: Ministries by the words that describe them -> their key in the lexicon.
MINISTRIES = {
    "foreign ministry": "foreign", "foreign office": "foreign", "ministry of foreign affairs": "foreign",
    "defence ministry": "defence", "defense ministry": "defence", "ministry of defence": "defence",
    "ministry of defense": "defence", "interior ministry": "interior", "finance ministry": "finance",
    "treasury": "finance",
}  # fmt: skip
#: Kinds of actors whose state may be meant by "the two countries".
OFFICIAL = ("person", "ministry", "government", "office")
#: How much an appearance says for its state by its place in the clause, and what is left of it a sentence later.
PROMINENCE = {"subject": 2.0, "object": 1.2, "other": 0.8}
FADING, LESS = 0.6, 0.7
REACH = 4
#: Verbs of those who speak of their own country as "the country".
SAYING = frozenset("announce say warn declare state insist pledge promise vow hope stress reveal confirm".split())


class Bodies:
    """Resolves descriptions of bodies and states of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon, discourse: Discourse, people: Descriptions) -> None:
        self.cast = cast
        self.world = lexicon.world
        self.discourse = discourse
        self.people = people
        self.nouns: dict[str, str] = {}
        self.governed: dict[str, str] = {}

    def resolve(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """Ids of the bodies or states that a description stands for; `owners` are behind a possessive pronoun."""
        role = described.role
        if role is None:
            return ()
        if role.level in ("state", "side"):
            return self.states(mention, described, owners)
        if role.words == "party" and described.plural and not described.countries and bare(described):
            return self.states(mention, described, owners)
        country = described.country or self.people.country_of(owners)
        spoken_of = self.spoken_of(mention, described) if country is None else None
        if spoken_of is not None:
            return (spoken_of,)
        if role.level == "outlet":
            return (self.local(mention, described, country, "group" if described.plural else "outlet"),)
        if "ministry" in role.words or role.words in MINISTRIES:
            return self.ministry(mention, described, country)
        if role.words in GOVERNING:
            return self.government(mention, described, country)
        return self.body(mention, described, country)

    def spoken_of(self, mention: Mention, described: Described) -> str | None:
        """The body or outlet of the same sector named last: "the party", "the newspaper"."""
        role = described.role
        definite = self.people.determiner(mention) in ("the", "this", "that")
        if role is None or described.plural or not definite or not bare(described) or role.sector in ("GOV", "MIL", ""):
            return None
        for appearance in self.discourse.before(mention.start, REACH):
            if appearance.mention.kind == "name" and len(appearance.ids) == 1:
                figure = self.cast.figures[appearance.ids[0]]
                if figure.kind in ("organisation", "outlet", "group") and figure.sector == role.sector:
                    return figure.id
        return None

    def ministry(self, mention: Mention, described: Described, country: str | None) -> tuple[str, ...]:
        """The ministry of a state; without a state the one spoken of before, else that of the state spoken of last."""
        role = described.role
        assert role is not None
        key = MINISTRIES.get(role.words, "") or self.named(described)
        if country is None:
            if self.people.determiner(mention) in INDEFINITE or described.plural:
                return (self.local(mention, described, None, "group" if described.plural else "ministry"),)
            before = self.nouns.get(key) or self.nouns.get("ministry" if role.words == "ministry" else "-")
            if before is not None:
                return (before,)
            country = self.people.nearest_country(mention)
        figure = self.of_state(key, country) if country and key else None
        if figure is None:
            return (self.local(mention, described, country, "ministry"),)
        self.nouns[key] = self.nouns["ministry"] = figure.id
        return (figure.id,)

    def named(self, described: Described) -> str:
        """The key of another ministry ("energy ministry" -> energy), or ""."""
        words = described.text.lower().replace("ministry of ", "").replace(" ministry", "").split()
        return next((word for word in words if self.world.ministry("USA", word) is not None), "")

    def of_state(self, key: str, country: str) -> Figure | None:
        """The ministry as the lexicon has it."""
        entry = self.world.ministry(country, key)
        if entry is None:
            return None
        return self.cast.known(entry)

    def government(self, mention: Mention, described: Described, country: str | None) -> tuple[str, ...]:
        """A government is its state; without one named, that of the state spoken of last."""
        role = described.role
        assert role is not None
        if country is None:
            country = self.owner_country(mention)
        if role.words in LASTING:
            if country is None and self.people.determiner(mention) == "the" and bare(described):
                country = self.governed.get(role.words)
            elif country is not None:
                self.governed[role.words] = country
        de_facto = self.de_facto(mention) or self.movement(mention, role.words)
        if de_facto is not None and not described.plural:
            return (de_facto,)
        alone = bare(described) or PASSING.issuperset(described.text.lower().replace("-", " ").split()[:-1])
        if country is None and not described.plural and self.people.determiner(mention) == "the" and alone:
            country = self.people.subject_state(mention) or self.people.nearest_country(mention)
        state = self.cast.state(country) if country else None
        if described.plural and described.countries and role.words in ("government", "regime"):
            return self.figures(described.countries)
        if described.number == 2 and not described.countries and bare(described):
            pair = self.recent_states(mention, 2)
            if len(pair) == 2:
                return tuple(pair)
        if state is not None and not (described.plural and role.words != "authority"):
            return (state.id,)
        if country is None and role.words in ABSTRACT:
            return ()
        return (self.local(mention, described, country, "group" if described.plural else "government"),)

    def de_facto(self, mention: Mention) -> str | None:
        """The government of a region that few states recognise: "the government of Abkhazia"."""
        for appearance in self.discourse.after(mention.start):
            if appearance.at >= mention.end:
                return None
            for actor_id in appearance.ids:
                if self.cast.figures[actor_id].sector == DE_FACTO:
                    return actor_id
        return None

    def movement(self, mention: Mention, noun: str) -> str | None:
        """The group whose leadership or regime is spoken of: "the Taliban *leadership*"; a party governs its state."""
        for appearance in self.discourse.after(mention.start):
            if appearance.at >= mention.end:
                return None
            figure = self.cast.figures[appearance.ids[0]] if appearance.ids else None
            if figure is None:
                continue
            if figure.kind in ("group", "organisation") and (noun == "leadership" or figure.sector not in PARTIES):
                return figure.id
        return None

    def owner_country(self, mention: Mention) -> str | None:
        """The state of the person that a body is named after: "the Trump administration"."""
        for appearance in self.discourse.after(mention.start):
            if appearance.at >= mention.end:
                return None
            for actor_id in appearance.ids:
                return self.cast.figures[actor_id].country
        return None

    def body(self, mention: Mention, described: Described, country: str | None) -> tuple[str, ...]:
        """Another organ or organisation: the one described so before, else a local actor."""
        role = described.role
        assert role is not None
        if role.sector == "IGO" and country is None and described.body is None:
            return ()
        before = self.nouns.get(role.words)
        if before is not None and country is None and self.people.determiner(mention) in DEFINITE and bare(described):
            return (before,)
        actor_id = self.local(
            mention, described, country, "group" if described.plural and role.sector != "MIL" else "organisation"
        )
        self.nouns[role.words] = actor_id
        return (actor_id,)

    def local(self, mention: Mention, described: Described, country: str | None, kind: str) -> str:
        """A local actor that bears its description as its name."""
        text = self.people.name(mention, described)
        state = self.world.state(country) if country and not described.country and not described.body else None
        name = f"{text} of {state.name}" if state is not None and kind == "organisation" else text
        country = country or self.people.where(mention)
        return self.cast.add(Figure(slug(name), name, kind, country, described.sector)).id

    # -- states -------------------------------------------------------------------------------------------------------

    def states(self, mention: Mention, described: Described, owners: Sequence[str]) -> tuple[str, ...]:
        """ "The country", "their countries", "both sides", "the Russian side"."""
        role = described.role
        assert role is not None
        if described.country and not described.plural and (role.level == "side" or role.words in STATES):
            return self.figures([described.country])
        owned = distinct([c for actor_id in owners if (c := self.cast.figures[actor_id].country)])
        if role.words in STATES and owned and bare(described):
            return self.figures(owned)
        determiner = self.people.determiner(mention)
        if described.plural or described.number == 2:
            if bare(described) and (determiner in DEFINITE or described.number):
                fading, reach = (1.0, None) if role.level == "side" else (FADING, REACH)
                recent = self.recent_states(mention, described.number or 2, fading, reach) or self.pair_ahead(mention)
                if len(recent) == (described.number or 2):
                    return tuple(recent)
            return (self.people.group(mention, described),)
        if role.words in STATES and determiner in ("the", "this", "that") and bare(described):
            acting = self.acting_states(mention)
            others = [state for state in self.recent_states(mention, 3) if state not in acting] if acting else []
            return self.speakers_state(mention) or tuple(others[:1]) or tuple(self.recent_states(mention, 1))
        return ()

    def acting_states(self, mention: Mention) -> set[str]:
        """The states that act in the clauses around an object: in "Oslo warned of raids on *the country*" not Oslo."""
        head = self.discourse.doc[mention.head]
        if head.dep_ in SUBJECTS or head.dep_ == "nmod:poss":
            return set()
        subjects = {it.i for verb in head.ancestors for it in verb.lefts if it.dep_ in SUBJECTS}
        acting = (said for said in self.discourse.before(mention.start, 0) if said.mention.head in subjects)
        return {said.ids[0] for said in acting if self.is_state_name(said)}

    def speakers_state(self, mention: Mention) -> tuple[str, ...]:
        """The state of who says something of "the country": "Lund wrote to Oslo announcing that *the country* ..."."""
        head = self.discourse.doc[mention.head]
        if head.dep_ not in SUBJECTS and head.dep_ != "nmod:poss":
            return ()
        for verb in head.ancestors:
            if verb.lemma_ not in SAYING:
                continue
            above = verb.head if verb.dep_ in ("advcl", "xcomp", "acl") else verb
            subjects = {it.i for head in (verb, above, above.head) for it in head.lefts if it.dep_ in SUBJECTS}
            for said in self.discourse.before(mention.start, 0):
                if said.mention.head in subjects and len(said.ids) == 1:
                    country = self.cast.figures[said.ids[0]].country
                    return self.figures([country]) if country else ()
            return ()
        return ()

    def means_both(self, mention: Mention, described: Described) -> bool:
        """True for "the parties", "both sides": whoever met or spoke last, where no states did."""
        role = described.role
        if role is None or not described.plural or described.countries or not bare(described):
            return False
        return (role.level == "side" or role.words == "party") and self.people.determiner(mention) in DEFINITE

    def recent_states(
        self, mention: Mention, number: int, fading: float = FADING, reach: int | None = REACH
    ) -> list[str]:
        """The states spoken of last: those named in the same sentence, else the most prominent of the last ones.

        Without `fading`, and without a `reach` in sentences: those that the text is most about, like "the sides".
        """
        here = self.discourse.sentence_of[mention.start]
        named: dict[str, None] = {}
        weights: dict[str, float] = {}
        for appearance in self.discourse.before(mention.start, reach):
            if self.brokers(appearance, mention):
                continue
            for state in self.states_of(appearance):
                if appearance.sentence == here and self.is_state_name(appearance):
                    named[state] = None
                weight = PROMINENCE[appearance.role] if appearance.mention.label != "NORP" else PROMINENCE["other"]
                weight *= 1.0 if self.is_state_name(appearance) else LESS
                weights[state] = weights.get(state, 0.0) + weight * fading ** (here - appearance.sentence)
        pair = self.pair(mention) if number == 2 else []
        if pair:
            return pair
        if len(named) >= number:
            return list(named)[:number]
        return sorted(weights, key=weights.__getitem__, reverse=True)[:number]

    def pair(self, mention: Mention) -> list[str]:
        """The two states named together last, in this sentence or the one before, in no longer list."""
        doc = self.discourse.doc
        last: Appearance | None = None
        above = governor(doc[mention.head]).i
        for appearance in self.discourse.before(mention.start, 1):
            if governor(doc[appearance.mention.head]).i == above:
                continue  # another argument of the same verb
            if not self.is_state_name(appearance) or appearance.mention.kind != "name" or len(appearance.ids) != 1:
                continue
            between = doc[appearance.mention.end : last.mention.start].text.lower() if last is not None else ""
            listed = appearance.mention.start > 0 and doc[appearance.mention.start - 1].text == ","
            if last is not None and between in ("and", "and the") and not listed and last.ids != appearance.ids:
                return [*appearance.ids, *last.ids]
            last = appearance
        return []

    def pair_ahead(self, mention: Mention) -> list[str]:
        """The two states that the same sentence names together later: "the two sides, after talks between A and B"."""
        doc = self.discourse.doc
        here = self.discourse.sentence_of[mention.start]
        last: Appearance | None = None
        for appearance in self.discourse.after(mention.end):
            if appearance.sentence != here:
                break
            if not self.is_state_name(appearance) or appearance.mention.kind != "name" or len(appearance.ids) != 1:
                continue
            between = doc[last.mention.end : appearance.mention.start].text.lower() if last is not None else ""
            if last is not None and between in ("and", "and the") and last.ids != appearance.ids:
                return [*last.ids, *appearance.ids]
            last = appearance
        return []

    def states_of(self, appearance: Appearance) -> tuple[str, ...]:
        """Ids of the states that a mention names or whose people and bodies it names."""
        figures = [self.cast.figures[actor_id] for actor_id in appearance.ids]
        own = [f for f in figures if not f.offices or any(office.of == f.country for office in f.offices)]
        return self.figures([f.country for f in own if f.country and f.kind in ("state", *OFFICIAL)])

    def is_state_name(self, appearance: Appearance) -> bool:
        kinds = {self.cast.figures[actor_id].kind for actor_id in appearance.ids}
        return kinds == {"state"} and appearance.mention.label in ("GPE", "LOC")

    def brokers(self, appearance: Appearance, mention: Mention) -> bool:
        """True for who stands over the phrase: "Oslo's efforts to reconcile the two countries" leaves Oslo out."""
        head = self.discourse.doc[appearance.mention.head]
        above = self.discourse.doc[mention.head].ancestors
        owned = next((token for token in above if any(child.dep_ == "nmod:poss" for child in token.lefts)), None)
        return owned is not None and head.dep_ == "nmod:poss" and head.head.i == owned.i

    def figures(self, countries: Sequence[str]) -> tuple[str, ...]:
        states = (self.cast.state(country) for country in countries)
        return tuple(state.id for state in states if state is not None)
