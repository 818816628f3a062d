"""Descriptions of states: "the country", "both sides", "the parties", "the South American country"."""

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.lexicon import Lexicon
from demarche.lexicon.regions import Region, regions
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, distinct
from demarche.resolve.descriptions import DEFINITE, Descriptions, bare
from demarche.resolve.discourse import SUBJECTS, Appearance, Discourse, governor
from demarche.resolve.roles import NUMBERS, Described

#: Nouns for one state, and for a side of a dispute.
STATES = frozenset(("country", "nation", "state", "republic", "kingdom", "power"))
#: Kinds of actors whose state may be meant by "the two countries".
OFFICIAL = ("person", "ministry", "government", "office")
#: How much an appearance says for its state by its place in the clause, and what is left of it a sentence later.
PROMINENCE = {"subject": 2.0, "object": 1.2, "other": 0.8}
FADING, LESS = 0.6, 0.7
REACH = 4
#: What the press of a state calls it.
OWN_STATES = frozenset(("Kingdom", "Sultanate", "Emirate", "Republic"))
#: Nouns for several states that own what follows: "the two *countries'* ministers".
OWNING = frozenset("countries nations states neighbours neighbors sides governments".split())
#: Verbs of those who are no party to a dispute.
OUTSIDE = frozenset("urge call appeal offer mediate broker facilitate invite".split())
BROKERING = frozenset("mediate broker facilitate offer".split())
#: Words for those whom they urge, and how they themselves hang on the verb.
SIDES = frozenset("sides parties both two neighbours neighbors".split())
STANDING = SUBJECTS | {"obl:agent"}
#: Verbs of those who speak of their own country as "the country".
SAYING = frozenset("announce say warn declare state insist pledge promise vow hope stress reveal confirm".split())


class States:
    """Resolves descriptions of states of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon, discourse: Discourse, people: Descriptions) -> None:
        self.cast = cast
        self.world = lexicon.world
        self.discourse = discourse
        self.people = people

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
        if described.text in OWN_STATES and self.people.home is not None:
            return self.figures([self.people.home])  # "the Kingdom"
        if described.plural or described.number == 2:
            whole = determiner == "all" and role.words in ("party", "side")  # "urged all parties": who knows
            if bare(described) and (determiner in DEFINITE or described.number) and not whole:
                fading, reach = (
                    (1.0, None) if role.level == "side" else (0.9, 12) if role.words == "party" else (FADING, REACH)
                )
                recent = self.recent_states(mention, described.number or 2, fading, reach) or self.pair_ahead(mention)
                if len(recent) == (described.number or 2):
                    return tuple(recent)
            region = region_of(described)
            several = self.states_in(mention, region)[: described.number] if region and described.number else []
            return tuple(several) if len(several) > 1 else (self.people.group(mention, described),)
        region = region_of(described)
        if region is not None and determiner in ("the", "this", "that"):
            return tuple(self.states_in(mention, region)[:1])
        if role.words in STATES and determiner in ("the", "this", "that") and bare(described):
            acting = self.acting_states(mention)
            others = [state for state in self.recent_states(mention, 3) if state not in acting] if acting else []
            return self.speakers_state(mention) or tuple(others[:1]) or tuple(self.recent_states(mention, 1))
        return ()

    def states_in(self, mention: Mention, region: Region) -> list[str]:
        """The states of the region that are spoken of, the most nearly first: "the *South American* country"."""
        near = (
            (state, self.world.state(self.cast.figures[state].country or ""))
            for state in self.recent_states(mention, 9)
        )
        return [state for state, entry in near if entry is not None and region.holds(entry)]

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

    def owning_pair(self, mention: Mention) -> tuple[str, ...]:
        """ISO3 of the states in "*the two countries'* foreign ministers"."""
        doc = self.discourse.doc
        words = [token.lower_ for token in doc[mention.start : mention.head]]
        owner = next((word for word in words if word in OWNING), None)
        if owner is None or words[words.index(owner) + 1 : words.index(owner) + 2] not in (["'"], ["’"], ["'s"]):
            return ()
        states = self.recent_states(mention, 2)
        return tuple(code for state in states if (code := self.cast.figures[state].country)) if len(states) == 2 else ()

    def of_dispute(self, mention: Mention) -> bool:
        """True for "both sides", "the parties", "both presidents", not for "the two countries"."""
        return self.discourse.doc[mention.head].lower_ not in ("countries", "nations", "states")

    def outsiders(self, mention: Mention) -> set[str]:
        """ISO3 of those who stand over a dispute: who urges "*the parties*", or urged, offered or mediated before."""
        doc = self.discourse.doc
        head = doc[mention.head]
        if head.dep_ in SUBJECTS:
            return set()
        countries: set[str] = set()
        for said in self.discourse.before(mention.start):
            token = doc[said.mention.head]
            if token.dep_ in STANDING and self.stands_over(token.head):
                countries.update(code for actor in said.ids if (code := self.cast.figures[actor].country))
        return countries

    def stands_over(self, verb: Token) -> bool:
        """True for "*brokered* by Oslo", and "Oslo *urged* the sides"."""
        asks = verb.lemma_ in OUTSIDE
        return verb.lemma_ in BROKERING or (asks and any(token.lower_ in SIDES for token in verb.subtree))

    def means_both(self, mention: Mention, described: Described) -> bool:
        """True for "the parties", "both sides": whoever met or spoke last, where no states did."""
        role = described.role
        if role is None or not described.plural or described.countries or not bare(described):
            return False
        both = self.people.determiner(mention) in DEFINITE - {"all"}
        return (role.level == "side" or role.words == "party") and both

    def recent_states(
        self, mention: Mention, number: int, fading: float = FADING, reach: int | None = REACH
    ) -> list[str]:
        """The states spoken of last: those named in the same sentence, else the most prominent of the last ones.

        Without `fading`, and without a `reach` in sentences: those that the text is most about, like "the sides".
        """
        here = self.discourse.sentence_of[mention.start]
        named: dict[str, None] = {}
        weights: dict[str, float] = {}
        outside = self.outsiders(mention) if number > 1 and self.of_dispute(mention) else set()
        for appearance in self.discourse.before(mention.start, reach):
            if self.brokers(appearance, mention):
                continue
            towns = self.town_state(appearance) if number > 1 else ()
            for state in towns:
                weights[state] = weights.get(state, 0.0) + PROMINENCE["other"] * LESS * fading ** (
                    here - appearance.sentence
                )
            for state in self.states_of(appearance):
                if self.cast.figures[state].country in outside:
                    continue
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

    def town_state(self, appearance: Appearance) -> tuple[str, ...]:
        """The state of a town that is only a place: "flew to *Oslo*" speaks of Norway, too."""
        named = appearance.mention.kind == "name" and appearance.mention.label == "GPE" and not appearance.ids
        country = self.cast.country_at(appearance.mention) if named else None
        return self.figures([country]) if country else ()

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


def region_of(described: Described) -> Region | None:
    """The region in "the *South American* country", "the two *European* countries"."""
    words = [word for word in described.text.lower().split()[:-1] if word not in NUMBERS and not word.isdigit()]
    return regions().get(" ".join(words)) if described.role is not None else None
