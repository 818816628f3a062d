"""Names of states, cities, seats and other places: the actor that stands behind them, and the place they name."""

from collections.abc import Iterator, Sequence

from demarche.lexicon import Lexicon
from demarche.lexicon.readings import Readings
from demarche.lexicon.titles import fold
from demarche.lexicon.world import Entry
from demarche.model.article import Article
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.metonymy import reads_as_place
from demarche.resolve.namesakes import Namesakes

PLACES = frozenset(("GPE", "LOC", "FAC"))
#: Sector of regions with a government of their own that few states recognise (Abkhazia, Somaliland).
DE_FACTO = "PRE"
#: Capitals that stand for a body where the text speaks of it and not of their state: place -> organisation.
BODY_SEATS = {"Q239": "Q458"}
TERRITORIAL = frozenset(("state", "city", "region", "place", "facility"))


class Placer:
    """Resolves names of places and demonyms of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention], cast: Cast, lexicon: Lexicon) -> None:
        self.article = article
        self.owners = _owners(mentions)
        self.namesakes = Namesakes(article, mentions, lexicon.world)
        self.cast = cast
        self.world = lexicon.world
        self.readings = Readings.load()
        self.capitals = {
            state.capital: state.iso3 for state in self.world.states if state.capital and state.status == "state"
        }
        self.bodies = dict(self._seated(mentions))

    def _seated(self, mentions: Sequence[Mention]) -> Iterator[tuple[str, Entry]]:
        """The capitals that stand for a body in this text: "Brussels" in one on the European Union."""
        entries = {mention.entry for mention in mentions if mention.entry is not None}
        for place, body in BODY_SEATS.items():
            seat, entry = self.world.entry(place), self.world.entry(body)
            if body not in entries or seat is None or entry is None:
                continue
            others = (found for id in entries - {place} if (found := self.world.entry(id)) is not None)
            people = (self.world.demonym(self.cast.words(mention)) for mention in mentions if mention.label == "NORP")
            if seat.country not in {*(found.country for found in others), *people}:
                yield place, entry

    def resolve(self, mention: Mention, entry: Entry | None) -> tuple[str, ...]:
        """Settles the place; gives the ids of the actors that the mention stands for."""
        if mention.label == "NORP":
            return self._demonym(mention)
        entry = self.namesakes.choose(mention, entry)
        if entry is None or entry.kind not in TERRITORIAL:
            entry = self._unknown(mention)
        as_place = mention.start not in self.owners and (
            (mention.label != "GPE" and entry.sector != DE_FACTO)
            or reads_as_place(self.article.doc, mention.head, self.readings)
        )
        self.cast.settle(mention, entry, as_place)
        if entry.kind == "state" and entry.country:
            state = self.cast.state(entry.country)
            return (state.id,) if state else ()
        if entry.id in self.bodies and not as_place:
            return (self.cast.known(self.bodies[entry.id]).id,)
        if entry.id in self.capitals and not as_place:
            state = self.cast.state(self.capitals[entry.id])
            return (state.id,) if state else ()
        if entry.sector == DE_FACTO and not as_place:
            return (self.cast.add(Figure(entry.id, entry.name, "government", entry.country, DE_FACTO)).id,)
        if entry.kind in ("region", "city") and not as_place and self.article.doc[mention.head].dep_ == "nsubj":
            return (self.cast.add(Figure(entry.id, entry.name, "government", entry.country, "GOV")).id,)
        return ()

    def seat(self, mention: Mention, entry: Entry) -> None:
        """A seat of power that the clause speaks of as a building: "at the White House"."""
        head = self.article.doc[mention.head]
        inside = any(child.lower_ in ("at", "in", "inside", "outside", "near") for child in head.lefts)
        if inside and reads_as_place(self.article.doc, mention.head, self.readings):
            self.cast.settle(mention, entry, as_place=True)

    def _demonym(self, mention: Mention) -> tuple[str, ...]:
        iso3 = self.world.demonym(self.article.words(mention.start, mention.end))
        state = self.cast.state(iso3) if iso3 else None
        return (state.id,) if state else ()

    def _unknown(self, mention: Mention) -> Entry:
        """A place that the lexicon does not have."""
        name = self.cast.words(mention)
        kind = {"FAC": "facility", "LOC": "place"}.get(mention.label, "city")
        return Entry(id=slug(name), name=name, kind=kind)


def _owners(mentions: Sequence[Mention]) -> frozenset[int]:
    """Tokens of titles and of descriptions before their noun, where a state is the owner: "U.S. President"."""
    owners: set[int] = set()
    for mention in mentions:
        if mention.title is not None:
            owners.update(range(*mention.title))
        elif mention.kind == "nominal" and mention.label != "GPE":
            owners.update(range(mention.start, mention.head))
    return frozenset(owners)


def slug(name: str) -> str:
    """A local id that is the same in every document: "Yury Ushakov" -> "local:yury-ushakov"."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return "local:" + "-".join(kept.split())
