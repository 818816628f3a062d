"""Names of states, cities, seats and other places: the actor that stands behind them, and the place they name."""

from demarche.lexicon import Lexicon
from demarche.lexicon.readings import Readings
from demarche.lexicon.titles import fold
from demarche.lexicon.world import Entry
from demarche.model.article import Article
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast
from demarche.resolve.metonymy import reads_as_place

PLACES = frozenset(("GPE", "LOC", "FAC"))
TERRITORIAL = frozenset(("state", "city", "region", "place", "facility"))


class Placer:
    """Resolves names of places and demonyms of one article."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon) -> None:
        self.article = article
        self.cast = cast
        self.world = lexicon.world
        self.readings = Readings.load()
        self.capitals = {state.capital: state.iso3 for state in self.world.states if state.capital}

    def resolve(self, mention: Mention, entry: Entry | None) -> tuple[str, ...]:
        """Settles the place; gives the ids of the actors that the mention stands for."""
        if mention.label == "NORP":
            return self._demonym(mention)
        if entry is None or entry.kind not in TERRITORIAL:
            entry = self._unknown(mention)
        as_place = mention.label != "GPE" or reads_as_place(self.article.doc, mention.head, self.readings)
        self.cast.settle(mention, entry, as_place)
        if entry.kind == "state" and entry.country:
            state = self.cast.state(entry.country)
            return (state.id,) if state else ()
        if entry.id in self.capitals and not as_place:
            state = self.cast.state(self.capitals[entry.id])
            return (state.id,) if state else ()
        return ()

    def _demonym(self, mention: Mention) -> tuple[str, ...]:
        iso3 = self.world.demonym(self.article.words(mention.start, mention.end))
        state = self.cast.state(iso3) if iso3 else None
        return (state.id,) if state else ()

    def _unknown(self, mention: Mention) -> Entry:
        """A place that the lexicon does not have."""
        name = self.cast.words(mention)
        kind = {"FAC": "facility", "LOC": "place"}.get(mention.label, "city")
        return Entry(id=slug(name), name=name, kind=kind)


def slug(name: str) -> str:
    """A local id that is the same in every document: "Yury Ushakov" -> "local:yury-ushakov"."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return "local:" + "-".join(kept.split())
