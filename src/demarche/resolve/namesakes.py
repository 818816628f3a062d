"""Places of one name told apart by what stands beside them: "Paris, Texas", "Atlanta, Georgia"."""

from collections.abc import Sequence

from demarche.lexicon.normal import slug
from demarche.lexicon.world import Entry, World
from demarche.model.article import Article
from demarche.model.finding import Mention

#: Kinds of places that lie in others, and those that others lie in.
TOWNS = frozenset(("city", "place", "facility"))
AREAS = frozenset(("state", "region"))
#: Words that only the parts of a state have.
PROVINCIAL = frozenset("governor governors gov. gov province county".split())
AND = frozenset(("and", "or", "&"))


class Namesakes:
    """Chooses among places of one name."""

    def __init__(self, article: Article, mentions: Sequence[Mention], world: World) -> None:
        self.words = [token.text for token in article.doc]
        self.world = world
        names = [m for m in mentions if m.kind == "name" and m.label in ("GPE", "LOC")]
        self.beginning = {mention.start: mention for mention in names}
        self.ending = {mention.end: mention for mention in names}
        entries = (world.entry(m.entry) for m in mentions if m.kind == "name" and m.entry is not None)
        self.named = [entry for entry in entries if entry is not None]
        self.peoples = {world.demonym(" ".join(self.words[m.start : m.end])) for m in mentions if m.label == "NORP"}

    def choose(self, mention: Mention, entry: Entry | None) -> Entry | None:
        """The entry that the neighbours of a name speak for; `entry`: the one taken otherwise."""
        name = " ".join(self.words[mention.start : mention.end])
        if entry is None or entry.kind not in TOWNS | AREAS:
            return entry
        within = self.within(mention, entry) if entry.kind in TOWNS else None
        if within is not None and within.country and within.country != entry.country:
            there = [other for other in self.others(name) if other.country == within.country and other.kind in TOWNS]
            country = within.country
            return there[0] if there else Entry(f"local:{slug(name)}-{country.lower()}", name, "city", country)
        regions = [other for other in self.others(name) if other.kind == "region" and other.country != entry.country]
        regions += [o for o in self.others(name) if o.kind == "region" and entry.kind in TOWNS and o not in regions]
        return next((it for it in regions if self.is_region(mention, it) or self.spoken_of(it, entry)), entry)

    def spoken_of(self, region: Entry, usual: Entry) -> bool:
        """True where the text names other parts of the region's state, and nothing else of the usual one's."""
        if region.country == usual.country or usual.kind != "state":
            return False
        others = [it for it in self.named if it.name not in (usual.name, region.name)]
        parts = any(it.kind == "region" and it.country == region.country for it in others)
        return parts and usual.country not in {it.country for it in others} | self.peoples

    def others(self, name: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.world.find_name(name) if entry.kind in TOWNS | AREAS)

    def entry(self, mention: Mention | None) -> Entry | None:
        return self.world.entry(mention.entry) if mention is not None and mention.entry is not None else None

    def within(self, mention: Mention, town: Entry) -> Entry | None:
        """The state or region behind a comma: "Paris, Texas"; none where it goes on as a list, or where it fits."""
        following = self.beginning.get(mention.end + 1) if self.word(mention.end) == "," else None
        entry = self.entry(following)
        if following is None or entry is None or entry.kind not in AREAS:
            return None
        goes_on = self.word(following.end) in AND or (
            self.word(following.end) == "," and any(self.listed(following.end + at) for at in (1, 2))
        )
        name = " ".join(self.words[following.start : following.end])
        fits = any(other.country == town.country for other in self.others(name))
        before = self.word(mention.start - 1) == "," and mention.start - 1 in self.ending
        return None if goes_on or before or fits else entry

    def listed(self, index: int) -> bool:
        return index in self.beginning

    def is_region(self, mention: Mention, region: Entry) -> bool:
        """True where the words speak of the region and not of the state or city of its name."""
        before = self.entry(self.ending.get(mention.start - 1)) if self.word(mention.start - 1) == "," else None
        if before is not None and before.kind == "city" and before.country == region.country and before.id != region.id:
            return True
        if self.word(mention.start - 1) == "of" and self.word(mention.start - 2).lower() in PROVINCIAL | {"state"}:
            return True
        siblings = [self.entry(sibling) for sibling in self.siblings(mention)]
        return any(it is not None and it.kind == "region" and it.country == region.country for it in siblings)

    def siblings(self, mention: Mention) -> list[Mention]:
        """The names joined to a name on either side: "Georgia, Alabama and Tennessee"."""
        joined = [at + 1 for at in (mention.end, mention.end + 1) if self.word(at) in AND]
        found = [self.beginning[at] for at in joined if at in self.beginning]
        if self.word(mention.end) == "," and mention.end + 1 in self.beginning:
            following = self.beginning[mention.end + 1]
            if self.word(following.end) in AND or self.word(following.end) == ",":
                found.append(following)
        ends = (mention.start - 1, mention.start - 2) if self.word(mention.start - 1) in AND else ()
        return [*found, *(self.ending[at] for at in ends if at in self.ending)]

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""
