"""Names that the text calls equals: "her Kazakh *counterpart Marat Orazov*" holds the office that she holds."""

from collections.abc import Sequence

from spacy.tokens import Doc

from demarche.lexicon.world import World
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure
from demarche.resolve.discourse import Discourse

#: Nouns before the name of who holds the same office elsewhere; the last word of "opposite number" is enough.
EQUALS = frozenset(("counterpart", "number", "host", "guest", "colleague", "homologue"))
#: How many words may stand between the possessive and the name.
BEFORE = 5
#: Titles of birth.
ROYAL = frozenset(("prince", "princess", "king", "queen", "emperor", "emir", "sheikh", "sultan"))
POSSESSIVE = frozenset(("his", "her", "their"))


def share_offices(doc: Doc, people: Sequence[Mention], cast: Cast, world: World) -> None:
    """Gives those who are named as equals the titles of whom they are equal to, and the state that is said."""
    ordered = sorted(people, key=lambda mention: mention.start)
    for number, mention in enumerate(ordered):
        words = called_equal(doc, mention)
        figure = only(cast, mention)
        if not words:
            words = listed_equal(doc, ordered, number)
        if not words or figure is None:
            continue
        country = next((iso3 for word in words if (iso3 := world.demonym(word))), None)
        if figure.entry is None and country is not None:
            figure.country = figure.country or country
        other = equal_of(doc, ordered[: number + 1], cast)
        if other is not None and other.country != figure.country and not figure.titles - EQUALS - {""}:
            figure.titles |= other.titles - ROYAL  # a prince's equal is of his office, not of his house
            figure.levels |= other.levels


def listed_equal(doc: Doc, people: Sequence[Mention], number: int) -> list[str]:
    """As `called_equal`, for one of several: "his Spanish and Portuguese *counterparts, Ana Ruiz and Luis Paz*"; the
    adjectives are shared out in their order.
    """
    first = number
    while first > 0 and follows(doc, people[first - 1], people[first]):
        first -= 1
    start = people[first].start
    end = start - (start > 0 and doc[start - 1].text == ",")
    if end < 2 or doc[end - 1].lower_ not in {f"{word}s" for word in EQUALS}:
        return []
    own = next((i for i in range(end - 1, max(-1, end - 2 - BEFORE), -1) if doc[i].lower_ in POSSESSIVE), None)
    adjectives = [token.text for token in doc[own + 1 : end - 1] if token.text[0].isupper()] if own is not None else []
    return adjectives[number - first : number - first + 1]


def follows(doc: Doc, one: Mention, other: Mention) -> bool:
    """True for the next name of a list."""
    return doc[one.end : other.start].text.strip() in (",", "and", ", and")


def called_equal(doc: Doc, mention: Mention) -> list[str]:
    """The words from the possessive to the noun in front of the name; none where it is not called an equal."""
    end = mention.start - (mention.start > 0 and doc[mention.start - 1].text == ",")
    if end < 2 or doc[end - 1].lower_ not in EQUALS:
        return []
    start = next((i for i in range(end - 1, max(-1, end - 1 - BEFORE), -1) if doc[i].lower_ in POSSESSIVE), None)
    return [token.text for token in doc[start + 1 : end]] if start is not None else []


def equal_of(doc: Doc, people: Sequence[Mention], cast: Cast) -> Figure | None:
    """The person with an office who is named last before the last of them, in its sentence."""
    *before, mention = people
    start, figure = doc[mention.start].sent.start, only(cast, mention)
    for other in reversed(before):
        if other.start < start:
            return None
        found = only(cast, other)
        if found is not None and found is not figure and found.titles:
            return found
    return None


def only(cast: Cast, mention: Mention) -> Figure | None:
    ids = cast.bound(mention)
    return cast.figures[ids[0]] if len(ids) == 1 else None


def person_before(cast: Cast, discourse: Discourse, mention: Mention) -> Figure | None:
    """The person named last in the sentence: "*Lund* meets Chilean counterpart"."""
    people = (cast.figures[said.ids[0]] for said in discourse.before(mention.start, 0) if len(said.ids) == 1)
    return next((figure for figure in people if figure.kind == "person"), None)
