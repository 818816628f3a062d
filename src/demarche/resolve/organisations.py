"""Names of bodies and outlets: those of the lexicon, organs of a state by rule, and unknown ones."""

from demarche.lexicon import Lexicon
from demarche.lexicon.world import Entry
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.offices import first
from demarche.resolve.places import slug
from demarche.resolve.roles import Reader

#: Kinds of lexicon entries that are kinds of actors too.
ACTOR_KINDS = frozenset(("person", "state", "government", "ministry", "office", "organisation", "outlet", "group"))
TERRITORIES = ("state", "city", "region")
#: What the departments of a government are called.
MINISTRIES = frozenset(("Ministry", "Department"))


class Organisations:
    """Resolves names of bodies of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon, reader: Reader) -> None:
        self.cast = cast
        self.lexicon = lexicon
        self.world = lexicon.world
        self.reader = reader
        self.short: dict[str, str] = {}
        self.last: tuple[int, str, str] = (0, "", "")

    def resolve(self, mention: Mention) -> Figure:
        """The body or outlet that a name stands for; short forms that the text introduces are those of their body."""
        name = self.cast.words(mention)
        if name not in self.short and self.introduces(mention, name):
            self.short[name] = self.last[2]
        figure = self.cast.figures[self.short[name]] if name in self.short else self.named(mention, name)
        self.last = (mention.end, name, figure.id)
        return figure

    def introduces(self, mention: Mention, name: str) -> bool:
        """True for the short form in brackets right behind a body: "the Kenyan Workers' League (*KWL*)"."""
        end, body, _ = self.last
        in_brackets = mention.start == end + 1 and self.reader.words[end] == "(" and mention.end - mention.start == 1
        return in_brackets and name.isupper() and name[0] in {word[:1].upper() for word in body.split()}

    def named(self, mention: Mention, name: str) -> Figure:
        """The body that a name stands for by itself; a government is its state."""
        owner = self.reader.owner_in_front(mention)
        entry = self.reader.entry(mention) or first(self.world.find(name))
        if owner and (entry is None or (entry.country and entry.country != owner)):
            entry = self.organ(name, owner)
        if entry is None or entry.kind not in ACTOR_KINDS:
            return self.unknown(mention, name, owner)
        if entry.kind == "government" and entry.country:
            state = self.cast.state(entry.country)
            if state is not None:
                return state
        return self.cast.known(entry)

    def organ(self, name: str, owner: str) -> Entry | None:
        """An organ of the state in front of it: "Norway's Ministry of Commerce"."""
        state = self.world.state(owner)
        return first(self.world.find(f"{name} of {state.name}")) if state is not None else None

    def unknown(self, mention: Mention, name: str, owner: str | None) -> Figure:
        """A body that the lexicon does not have; its name tells its sector and its state."""
        described = self.reader.describe(mention.start, mention.end)
        role = described.role
        sector = role.sector if role is not None and role.label == "ORG" and role.sector != "IGO" else ""
        country = owner or described.country or self.named_after(mention)
        known = self.world.longest(self.reader.words[: mention.end], mention.start)
        if known is not None and known[1][0].kind in ("organisation", "group"):
            country, sector = country or known[1][0].country, sector or known[1][0].sector or ""
        sector = sector or self.lexicon.titles.body_sector(self.reader.words[mention.start : mention.end])
        kind = "ministry" if country and sector == "GOV" and is_ministry(name) else "organisation"
        return self.cast.add(Figure(slug(name), name, kind, country, sector or None))

    def named_after(self, mention: Mention) -> str | None:
        """The state whose name or demonym stands in the name of a body: "Bank of Norway", "Kenyan Red Cross"."""
        words = self.reader.words[: mention.end]
        for index in range(mention.start, mention.end):
            demonym = self.world.longest_demonym(words, index)
            if demonym is not None:
                return demonym[1]
            found = self.world.longest(words, index) if words[index][:1].isupper() else None
            if found is not None and found[1][0].kind in TERRITORIES:
                return found[1][0].country
        return None


def is_ministry(name: str) -> bool:
    """True for departments of a government: "United States Department of the Treasury"."""
    words = name.split()
    return any(word in MINISTRIES and words[at + 1 : at + 2] == ["of"] for at, word in enumerate(words)) or (
        words[-1] in MINISTRIES
    )
