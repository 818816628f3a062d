"""Descriptions of bodies and states: "China's Foreign Ministry", "the government", "state media", "both countries"."""

from collections.abc import Sequence

from demarche.lexicon import Lexicon
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.descriptions import DEFINITE, INDEFINITE, Descriptions, bare
from demarche.resolve.discourse import SUBJECTS, Appearance, Discourse, told_clauses
from demarche.resolve.home import place_described
from demarche.resolve.places import DE_FACTO, slug
from demarche.resolve.roles import Described
from demarche.resolve.sides import REACH, States

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
#: Ministries by the words that describe them -> their key in the lexicon.
MINISTRIES = {
    "foreign ministry": "foreign", "foreign office": "foreign", "ministry of foreign affairs": "foreign",
    "defence ministry": "defence", "defense ministry": "defence", "ministry of defence": "defence",
    "ministry of defense": "defence", "interior ministry": "interior", "finance ministry": "finance",
    "treasury": "finance",
}  # fmt: skip


class Bodies(States):
    """Resolves descriptions of bodies and states of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon, discourse: Discourse, people: Descriptions) -> None:
        super().__init__(cast, lexicon, discourse, people)
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
            before = self.nouns.get(key or "-") or self.nouns.get("ministry" if bare(described) else "-")
            if before is not None:
                return (before,)
            country = self.people.nearest_country(mention)
            if country is None or country != self.people.home:
                country = self.actors_country(mention) or country
        figure = self.of_state(key, country) if country and key else None
        if figure is None:
            return (self.local(mention, described, country, "ministry"),)
        self.nouns[key] = self.nouns["ministry"] = figure.id
        return (figure.id,)

    def actors_country(self, mention: Mention) -> str | None:
        """The country of who acts in what a ministry tells: "*Lund* will visit Chad, the foreign ministry said"."""
        head = self.discourse.doc[mention.head]
        verb = head.head
        if head.dep_ != "nsubj":
            return None
        subjects = {it.i for clause in told_clauses(verb) for it in clause.lefts if it.dep_ in SUBJECTS}
        for said in self.discourse.before(mention.start, 0):
            if said.mention.head in subjects and len(said.ids) == 1:
                return self.cast.figures[said.ids[0]].country
        return None

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
            country = self.owner_country(mention) or self.owner_behind(mention)
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
            country = place_described(self.cast, self.discourse, mention) or self.people.subject_state(mention)
            country = country or self.people.nearest_country(mention)
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
                return self.cast.figures[actor_id].country or self.leaders_country(appearance)
        return None

    def owner_behind(self, mention: Mention) -> str | None:
        """The state of whom a government is called after: "the government *of Nicolás Maduro*"."""
        doc = self.discourse.doc
        if mention.end >= len(doc) or doc[mention.end].lower_ != "of":
            return None
        for appearance in self.discourse.after(mention.end):
            figure = self.cast.figures[appearance.ids[0]] if len(appearance.ids) == 1 else None
            title = appearance.mention.title
            begins = title[0] if title else appearance.mention.start
            if figure is None or begins != mention.end + 1:
                return None
            return figure.country if figure.kind == "person" else None
        return None

    def leaders_country(self, appearance: Appearance) -> str | None:
        """The state that somebody leads who is known by family name and was taken for a body."""
        known = self.world.people_by_family_name(self.cast.words(appearance.mention))
        offices = self.people.offices
        return next((entry.country for entry in known if offices.leads(entry) or offices.led_lately(entry)), None)

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
