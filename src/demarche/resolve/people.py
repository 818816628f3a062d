"""Names of people: somebody in the lexicon, somebody named in full elsewhere in the text, or somebody new."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from demarche.lexicon import Lexicon
from demarche.lexicon.titles import fold
from demarche.lexicon.world import Entry
from demarche.model.finding import Mention
from demarche.model.record import Office
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.offices import Offices, title_case
from demarche.resolve.places import slug
from demarche.resolve.roles import Described, Reader

#: What is no part of a name: marks, and what tells a son from his father.
SUFFIXES = frozenset(("-", ".", ",", "jr", "jr.", "sr", "sr.", "ii", "iii"))
#: Small words that a family name may begin with: "bin Laden", "al-Sisi".
PARTICLES = frozenset("al el bin ibn von van de der den le la".split())
#: Words before the names of a father or a house: "bin Abdulaziz", "Al Saud".
OF_HOUSE = frozenset("bin bint ibn al".split())
#: States where many bear their mother's family name behind their father's.
TWO_FAMILY_NAMES = frozenset(
    "ESP MEX GTM HND SLV NIC CRI PAN CUB DOM COL VEN ECU PER BOL CHL ARG URY PRY GNQ PHL PRI".split()
)
#: How alike two family names must be to be spellings of one (Zelensky, Zelenskiy), 0 to 1.
ALIKE = 0.8


class People:
    """Resolves the names of people of one article; full names first, so that short ones find them."""

    def __init__(self, cast: Cast, lexicon: Lexicon, offices: Offices, reader: Reader) -> None:
        self.cast = cast
        self.world = lexicon.world
        self.titles = lexicon.titles
        self.offices = offices
        self.reader = reader
        self.named: dict[str, list[tuple[str, ...]]] = {}
        self.by_token: dict[str, dict[str, None]] = {}
        self.seen: dict[str, list[int]] = {}

    def resolve(self, mentions: Sequence[Mention], beside: dict[Mention, Described]) -> None:
        """Binds every name of a person; `beside` are the appositions that describe them."""
        for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
            if mention.end - mention.start > 1:
                self._bind(mention, self.full(mention, self.titled(mention, beside)), beside)
        for mention in mentions:
            if mention.end - mention.start == 1:
                self._bind(mention, self.short(mention, self.titled(mention, beside)), beside)

    def titled(self, mention: Mention, beside: dict[Mention, Described]) -> Described | None:
        """What title or apposition says of the one named."""
        title = self.reader.title(mention)
        if title is None or title.role is None or title.role.style:
            return beside.get(mention, title)
        return title

    def full(self, mention: Mention, title: Described | None) -> Figure:
        """The figure of a name of several words."""
        tokens = self.tokens(mention)
        known = self.known(tokens, title)
        if known is not None:
            return known
        name = self.cast.words(mention)
        matched = self.world_entry(mention)
        words = [word for word in self.reader.words[mention.start : mention.end] if fold(word) not in SUFFIXES]
        ends = f"{words[0]} {words[-1]}" if words else ""
        entries = self.people(name) or (
            [matched] if matched is not None else self.people(ends) or self.other_form(words)
        )
        entry = self.choose(entries, title) or self.by_office(tokens, title)
        if entry is None:
            family = self.by_family(name.replace(" - ", "-"), title)
            if not family and set(tokens[:-1]) <= PARTICLES:
                family = self.by_family(words[-1], title)
            entry = self.choose(family, title)
        return self.offices.person(entry) if entry is not None else self.stranger(name)

    def other_form(self, words: Sequence[str]) -> list[Entry]:
        """People of the lexicon under another form of their name: the family name last where it comes first ("Jun-ho
        Kim"), or with the mother's, the father's and the house's behind it ("José Lund *García*", "Ali *bin Omar*").
        """
        swapped = [entry for entry in self.people(" ".join([*words[-1:], *words[:-1]])) if entry.family_first]
        if swapped or len(words) < 3:
            return swapped
        for end in range(len(words) - 1, 1, -1):
            of_house = fold(words[end]) in OF_HOUSE
            found = [it for it in self.people(" ".join(words[:end])) if of_house or it.country in TWO_FAMILY_NAMES]
            if found:
                return found
        return []

    def short(self, mention: Mention, title: Described | None) -> Figure:
        """The figure of a name of one word."""
        tokens = self.tokens(mention)
        known = self.known(tokens, title, mention.start)
        if known is not None:
            return known
        entry = self.by_office(tokens, title)
        if entry is None:
            name = self.cast.words(mention)
            small, hyphen, rest = name.partition("-")
            entry = self.choose(self.by_family(name, title), title)
            if entry is None and hyphen and small.lower() in PARTICLES:
                entry = self.choose(self.by_family(rest, title), title)
        return self.offices.person(entry) if entry is not None else self.stranger(self.cast.words(mention))

    def tokens(self, mention: Mention) -> tuple[str, ...]:
        words = self.reader.words[mention.start : mention.end]
        return tuple(fold(word) for word in words if fold(word) not in SUFFIXES) or tuple(words)

    def people(self, name: str) -> list[Entry]:
        return [entry for entry in self.world.find(name) if entry.kind == "person"] if name else []

    def world_entry(self, mention: Mention) -> Entry | None:
        entry = self.reader.entry(mention)
        return entry if entry is not None and entry.kind == "person" else None

    def known(self, tokens: tuple[str, ...], title: Described | None, at: int | None = None) -> Figure | None:
        """Somebody already named whose name has these words in it; family names first, then the nearest."""
        best, best_score = None, -1.0
        keys = [*tokens, tokens[0][:2]] if len(tokens) == 1 else tokens
        alike = dict.fromkeys(actor_id for key in keys for actor_id in self.by_token.get(key, ()))
        for actor_id in alike:
            figure, names = self.cast.figures[actor_id], self.named[actor_id]
            if title is not None and title.country and figure.country and title.country != figure.country:
                continue
            score = max((_likeness(tokens, name) for name in names), default=0.0)
            office = title.role.office if title is not None and title.role is not None else ""
            if score == 0 and office and office in figure.titles:
                score = 0.9 * any(name[-1] == tokens[-1] for name in names)
            if score > 0 and at is not None:
                near = max((seen for seen in self.seen.get(actor_id, ()) if seen <= at), default=None)
                score += 0.5 / (1 + at - near) if near is not None else 0.0
            if score > best_score and score > 0:
                best, best_score = figure, score
        return best

    def choose(self, entries: Sequence[Entry], title: Described | None) -> Entry | None:
        """Among people of one name the one that fits title, state and day; nobody where the state contradicts."""
        country = title.country if title is not None else None
        fitting = [entry for entry in entries if not country or not entry.country or entry.country == country]
        if not fitting:
            return None
        office = title.role.office if title is not None and title.role is not None else ""
        holders = {entry.id for entry in self.offices.holders(office, country)} if office and country else set()
        return max(fitting, key=lambda entry: (entry.id in holders, self.in_office(entry), entry.country == country))

    def in_office(self, entry: Entry) -> bool:
        return self.offices.day is not None and bool(self.world.offices(entry.id, self.offices.day))

    def by_office(self, tokens: tuple[str, ...], title: Described | None) -> Entry | None:
        """Who holds the office that the title names, if the family names are alike."""
        if title is None or title.role is None or title.former:
            return None
        of = title.country or (title.body.id if title.body is not None else title.usual_country)
        if not of:
            return None
        leaders = self.offices.leader(of) if title.role.level in ("head", "leader") else ()
        for entry in (*self.offices.holders(title.role.office, of), *leaders):
            families = {
                fold(word) for name in (entry.family, *entry.family.replace("-", " ").split()) for word in [name]
            }
            said = tokens if len(tokens) == 1 else (tokens[0] if entry.family_first else tokens[-1],)
            if len(tokens) > 1 and not shares_given(tokens, said, entry):
                continue  # "Khalid bin Salman" is not "Mohammed bin Salman"
            if any(_alike(word, family) for word in said for family in families or {fold(entry.name.split()[-1])}):
                return entry
        return None

    def by_family(self, name: str, title: Described | None) -> list[Entry]:
        """People known by one name: in office on the day and either prominent or of a state that the text names."""
        found = list(dict.fromkeys((*self.world.people_by_family_name(name), *self.people(name))))
        serving = [entry for entry in found if self.in_office(entry)]
        if title is not None and (title.country or title.usual_country):
            country = title.country or title.usual_country
            fitting = [entry for entry in serving if entry.country == country]
            if fitting or title.country:
                return fitting
        here = {figure.country for figure in self.cast.figures.values() if figure.country}
        near = [entry for entry in serving if entry.country in here]
        leading = [entry for entry in serving if self.offices.leads(entry)]
        led = [entry for entry in found if self.offices.led_lately(entry)]
        speaking = [entry for entry in serving if self.offices.speaks_abroad(entry)]
        for choice in ([entry for entry in near if entry in leading], leading, near, speaking, led):
            if choice:
                one_state = choice is leading and len({entry.country for entry in choice}) == 1
                return choice if len(choice) == 1 or choice is near or one_state else []
        return found if len(found) == 1 and self.people(name) else []

    def stranger(self, name: str) -> Figure:
        """Somebody the lexicon does not know: country, sector and office are what the text says."""
        return self.cast.add(Figure(slug(name), name, "person"))

    def _bind(self, mention: Mention, figure: Figure, beside: dict[Mention, Described]) -> None:
        self.cast.bind(mention, (figure.id,))
        self.named.setdefault(figure.id, [])
        for name in (self.tokens(mention), tuple(fold(word) for word in figure.name.replace("-", " ").split())):
            if name not in self.named[figure.id]:
                self.named[figure.id].append(name)
                for key in [*name, name[0][:2]] if len(name) == 1 else name:
                    self.by_token.setdefault(key, {})[figure.id] = None
        self.seen.setdefault(figure.id, []).append(mention.start)
        for described in (self.reader.title(mention), beside.get(mention)):
            if described is not None:
                learn(figure, described)
        inside = self.titles.ending(self.reader.words, mention.start + 1) if mention.end - mention.start > 1 else None
        if inside is not None and inside.length == 1 and not inside.role.style:
            figure.titles.update((inside.role.office, inside.role.words))  # "Prince Faisal" is a name, too
        if not figure.gender and mention.end - mention.start > 1:
            figure.gender = self.titles.gender(self.reader.words[mention.start])
        if figure.entry is None and figure.country is None:
            figure.country = self.reader.owner_in_front(mention) or self.reader.owner_behind(mention)


def learn(figure: Figure, described: Described) -> None:
    """Adds what a title or description says to a figure: office, state, sector, gender."""
    role = described.role
    if role is None:
        return
    figure.gender = figure.gender or role.gender
    if role.style:
        return
    country = described.country or described.usual_country or None
    figure.titles.update((role.words,) if role.country else (role.office, role.words))
    figure.levels.add(role.level)
    if figure.entry is not None and not figure.offices and described.sector and role.level != "leader":
        figure.sector = described.sector
    if figure.kind == "person" and figure.entry is None:
        figure.country = figure.country or country
        figure.sector = figure.sector or described.sector
        office = Office(title_case(role.words), country or (described.body.id if described.body else None))
        said = any(role.words in known.title.lower() for known in figure.offices)
        if not described.former and role.title and role.level != "leader" and not said:
            figure.offices.append(office)


def shares_given(tokens: Sequence[str], family: Sequence[str], entry: Entry) -> bool:
    """True where a name beside the family name is one of the entry's: an initial, a short form, another spelling."""
    given = [word for word in tokens if word not in family and word not in PARTICLES and word not in OF_HOUSE]
    names = [fold(word) for name in (entry.name, *entry.aliases) for word in name.replace("-", " ").split()]
    return not given or any(word[:1] == name[:1] for word in given for name in names if name not in PARTICLES)


def _alike(one: str, other: str) -> bool:
    """True for spellings of one family name: Zelensky, Zelenskiy."""
    return one == other or (len(one) > 3 and SequenceMatcher(None, one, other).ratio() >= ALIKE)


def _likeness(tokens: tuple[str, ...], name: tuple[str, ...]) -> float:
    """How well words fit a fuller (or shorter) name: 3 equal, 2 its family name, 1 another part, 0 not."""
    if tokens == name:
        return 3.0
    short, long = sorted((tokens, name), key=len)
    if not short or len(long) == 1:
        return (
            1.5
            if len(long) == len(short) == 1 and SequenceMatcher(None, short[0], long[0]).ratio() > ALIKE + 0.08
            else 0.0
        )
    if len(short) > 1:
        kept = iter(long)
        ordered = all(
            any(word == other or (len(word) <= 2 and other.startswith(word[0])) for other in kept) for word in short
        )
        return 2.5 if ordered and short[-1] == long[-1] else 0.0
    if short[0] == long[-1]:
        return 2.0
    if short[0] == long[0]:
        return 1.0
    return 0.8 if short[0] in long and len(short[0]) > 3 else 0.0
