"""The cast of one article: who is meant by each mention, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from demarche.lexicon.world import Entry, World
from demarche.model.article import Article
from demarche.model.finding import Mention
from demarche.model.record import Actor, Office, Place
from demarche.model.span import Span


@dataclass(slots=True)
class Figure:
    """An actor in the making; `titles` are the keys of the offices that the text gives to it."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    entry: str | None = None
    gender: str = ""
    offices: list[Office] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: dict[Span, None] = field(default_factory=dict)

    def finished(self) -> Actor:
        """The actor of the record."""
        return Actor(
            id=self.id, name=self.name, kind=self.kind, aliases=tuple(a for a in self.aliases if a != self.name),
            country=self.country, sector=self.sector, offices=tuple(self.offices), mentions=tuple(sorted(self.spans)),
            entry=self.entry,
        )  # fmt: skip


class Cast:
    """Actors and places of one article, and which mention stands for which of them."""

    def __init__(self, article: Article, world: World) -> None:
        self.article = article
        self.world = world
        self.figures: dict[str, Figure] = {}
        self._places: dict[str, Entry] = {}
        self._place_spans: dict[str, dict[Span, None]] = {}
        self._actors_of: dict[Mention, tuple[str, ...]] = {}
        self._place_of: dict[Mention, str] = {}
        self._as_place: set[Mention] = set()
        self._asked: set[str] = set()
        self._wanted: set[str] = set()

    # -- asked by those who resolve statements and events -------------------------------------------------------------

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All who are named or known, and of those only described the ones that were asked for, in order of mention."""
        kept = (f for f in self.figures.values() if f.entry is not None or f.aliases or f.id in self._wanted)
        figures = sorted(kept, key=lambda figure: (min(figure.spans, default=Span(0, 0)), figure.id))
        return tuple(figure.finished() for figure in figures)

    @property
    def places(self) -> tuple[Place, ...]:
        """Places that some clause speaks of as places, or that were asked for; in the order of their first mention."""
        kept = (place_id for place_id in self._places if place_id in self._asked or self._place_spans.get(place_id))
        places = (self.place(place_id) for place_id in kept)
        return tuple(sorted(places, key=lambda place: (min(place.mentions, default=Span(0, 0)), place.id)))

    def actors_of(self, mention: Mention) -> tuple[str, ...]:
        """Ids of all actors that the mention stands for: none, one, or several ("the two leaders")."""
        ids = self._actors_of.get(mention, ())
        self._wanted.update(ids)
        return ids

    def actor_of(self, mention: Mention) -> str | None:
        """Id of the only actor that the mention stands for; a place that stands for a government gives the state.

        A state's name gives the state whatever the clause says of it; see `reads_as_place`.
        """
        ids = self.actors_of(mention)
        return ids[0] if len(ids) == 1 else None

    def place_of(self, mention: Mention) -> str | None:
        """Id of the place that the words name, whether or not they stand for a government here."""
        place_id = self._place_of.get(mention)
        if place_id is not None and not self._place_spans.get(place_id):
            self._asked.add(place_id)
        return place_id

    def reads_as_place(self, mention: Mention) -> bool:
        """True where the clause speaks of the place ("travel to Moscow"), not of a government ("ties with Moscow")."""
        return mention in self._as_place

    def actor(self, identifier: str) -> Actor:
        """The actor with this id; raises KeyError where there is none."""
        return self.figures[identifier].finished()

    def place(self, place_id: str) -> Place:
        """The place with this id; raises KeyError where there is none."""
        entry = self._places[place_id]
        return Place(
            id=place_id, name=entry.name, country=entry.country, latitude=entry.latitude, longitude=entry.longitude,
            mentions=tuple(sorted(self._place_spans.get(place_id, ()))),
            entry=None if place_id.startswith("local:") else place_id,
        )  # fmt: skip

    def state_of(self, actor_id: str) -> str | None:
        """ISO 3166-1 alpha-3 of the state an actor belongs to."""
        figure = self.figures.get(actor_id)
        return figure.country if figure is not None else None

    def country_at(self, mention: Mention) -> str | None:
        """ISO3 of the state that a mention stands for or lies in."""
        place = self._places.get(self._place_of.get(mention, ""))
        if place is not None:
            return place.country
        return next((self.figures[i].country for i in self.bound(mention)), None)

    def state_at(self, place_id: str) -> str | None:
        """Id of the state in whose territory a place lies, added to the cast where it is not there; None if unknown."""
        entry = self._places.get(place_id)
        if entry is None or entry.country is None:
            return None
        state = self.state(entry.country)
        if state is not None and not state.spans:
            state.spans.update(self._place_spans.get(place_id, {}))
        return state.id if state is not None else None

    def state_actor(self, country: str) -> str | None:
        """Id of the actor of a state (ISO3), added to the cast where it is not there; None for an unknown code."""
        state = self.state(country)
        return state.id if state is not None else None

    # -- used by those who fill it ------------------------------------------------------------------------------------

    def state(self, iso3: str) -> Figure | None:
        """The figure of a state, added where it is not there."""
        state = self.world.state(iso3)
        if state is None:
            return None
        return self.add(Figure(state.id, state.name, "state", iso3, "GOV", entry=state.id))

    def known(self, entry: Entry) -> Figure:
        """The figure of a body in the lexicon; a ministry belongs to the government, that of defence too."""
        by_rule = entry.kind == "ministry" and entry.id.startswith("dem:") and entry.sector == "MIL"
        sector = "GOV" if by_rule else entry.sector
        return self.add(Figure(entry.id, entry.name, entry.kind, entry.country, sector or None, entry=entry.id))

    def add(self, figure: Figure) -> Figure:
        """The figure, or the one that already bears its id."""
        return self.figures.setdefault(figure.id, figure)

    def bound(self, mention: Mention) -> tuple[str, ...]:
        """As `actors_of`, without taking them for wanted in the record."""
        return self._actors_of.get(mention, ())

    def bind(self, mention: Mention, ids: Iterable[str]) -> None:
        """Says whom a mention stands for."""
        ids = tuple(dict.fromkeys(ids))
        self._actors_of[mention] = ids
        span = self.article.span(mention.start, mention.end)
        for actor_id in ids:
            figure = self.figures[actor_id]
            figure.spans[span] = None
            if mention.kind == "name" and mention.label != "NORP":
                figure.aliases[self.words(mention)] = None

    def settle(self, mention: Mention, place: Entry, as_place: bool) -> None:
        """Says where a mention is; `as_place`: the clause speaks of the place itself."""
        self._places.setdefault(place.id, place)
        self._place_of[mention] = place.id
        if as_place:
            self._as_place.add(mention)
            self._place_spans.setdefault(place.id, {})[self.article.span(mention.start, mention.end)] = None

    def words(self, mention: Mention) -> str:
        """The words of a mention on one line."""
        return " ".join(self.article.words(mention.start, mention.end).split())


def distinct(ids: Sequence[str]) -> tuple[str, ...]:
    """Without repetitions, in order."""
    return tuple(dict.fromkeys(ids))
