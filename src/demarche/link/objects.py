"""What two events of one pair are about, and so whether they can be one: the words of their sentences."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from demarche.lexicon.inflection import regular_forms
from demarche.lexicon.kinds import Kinds
from demarche.lexicon.linking import REMEMBERED, answer_rules, family_of, known_kinds
from demarche.lexicon.world import World
from demarche.link.days import HELD, dated, days_of, given
from demarche.link.parties import match_parties, named
from demarche.model.happening import DENYING, Report, Who

#: Shorter words tell nothing; longer ones are compared by their first letters ("railway", "railways").
SHORTEST, STEM = 4, 6
#: Words of substance that the two must have between them, to be told apart by them.
LEAST = 3
#: Likewise each of two sentences of two texts, or of one, where names count too.
ENOUGH = 2


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words)


@cache
def about(words: str) -> frozenset[str]:
    """Stems of the words that can tell one from another: no names, no words that all of them have."""
    common = stems(answer_rules()["common"])
    found = re.findall(r"(?<![\w-])[a-z][a-z-]+", words)
    return stems(word for word in found if len(word) >= SHORTEST) - common


@cache
def own_words(family: str) -> frozenset[str]:
    """Stems of the words by which the kinds of a family are found: every such event has them."""
    found: set[str] = set()
    for kind in Kinds.load():
        if kind.name in known_kinds() and family_of(kind.name).id == family:
            for pattern in kind.patterns:
                heads = {phrase[0 if pattern.form == "verb" else -1] for phrase in pattern.words}
                found |= heads.union(*map(regular_forms, heads))
    return stems(found)


@lru_cache(maxsize=REMEMBERED)
def _content(words: str, family: str) -> frozenset[str]:
    """Stems of what the sentence says, names too; not the words of its kind, nor those that any text has."""
    found = re.findall(r"(?<![\w-])[^\W\d_][\w-]+", words)
    common = (stems(answer_rules()["common"]) | stems(answer_rules()["said"])) - stems(answer_rules()["rank"])
    return stems(word.casefold() for word in found if len(word) >= SHORTEST) - common - own_words(family)


def substance(one: Report, other: Report) -> tuple[frozenset[str], frozenset[str]]:
    """Of each of two sentences what it is about, without the names of those who take part in either."""
    family = family_of(one.kind).id
    names = " ".join(f"{who.name} {who.text} {_state(who)}" for it in (one, other) for who in it.parties)
    parties = stems(word.casefold() for word in re.findall(r"\w+", names) if word[0].isupper())
    return _content(one.words, family) - parties, _content(other.words, family) - parties


def _state(who: Who) -> str:
    state = World.load().state(who.country) if who.country else None
    return "" if state is None else state.name


def unlike(one: Report, other: Report) -> bool:
    """Each sentence says something, and nothing that the other says."""
    first, second = substance(one, other)
    return min(len(first), len(second)) >= ENOUGH and not first & second


def other_object(one: Report, other: Report) -> bool:
    """Two whose sentences share no word of substance; not where one text is a copy of the other."""
    if one.words == other.words or (one.origin == other.origin != "" and one.document != other.document):
        return False
    if faceless(one, other):
        return (
            unlike(one, other)
            if one.document == other.document
            else not _same_place(one, other) and not _names(one, other)
        )
    family = family_of(one.kind)
    if family.id == "encounter" and other_height(one, other):
        return True
    if family.speech and (one.document == other.document or _retold(one, other)):
        return one.status == other.status and unlike(one, other)
    return (family.about and _other_deal(one, other)) or (family.vague and _other_matter(one, other))


def other_height(one: Report, other: Report) -> bool:
    """One of ministers, the other of leaders, and nobody by name is at both."""
    known = {who.actor for who in one.parties if named(who)} & {who.actor for who in other.parties}
    first, second = heights(one), heights(other)
    return not known and bool(first and second) and not first & second


def heights(report: Report) -> frozenset[str]:
    found = {height for height, pattern in answer_rules()["heights"].items() if re.search(pattern, report.words)}
    return frozenset(found or ({"leaders"} if report.kind == "summit" else ()))


def faceless(one: Report, other: Report) -> bool:
    """Whoever both name could be of any country: "the police" and "protesters"."""
    if {who.country for who in one.parties if who.country} & {who.country for who in other.parties}:
        return False
    known = {who.name.casefold() for who in one.parties} & {who.name.casefold() for who in other.parties}
    shared = [who for who in (*one.parties, *other.parties) if who.name.casefold() in known]
    return bool(shared) and all(who.country is None and who.name.islower() for who in shared)


def _same_place(one: Report, other: Report) -> bool:
    return one.place is not None and other.place is not None and one.place.place == other.place.place


def _names(one: Report, other: Report) -> frozenset[str]:
    """Names of others, or of places, that both sentences have."""
    first, second = (set(re.findall(r"[A-Z]\w{3,}", it.words)) for it in (one, other))
    return stems(word.casefold() for word in first & second) & frozenset.intersection(*substance(one, other))


def _retold(one: Report, other: Report) -> bool:
    """By one outlet, for all that is known, on two days."""
    return one.outlet == other.outlet and one.reported != other.reported


def _other_matter(one: Report, other: Report) -> bool:
    """No word in common, and nobody whom both name; not on days that one names, nor at one place, nor a summit."""
    first, second = days_of(one.when), days_of(other.when)
    named_days = bool(one.when.times or other.when.times)
    same_days = first is not None and second is not None and not first.apart(second) and named_days
    if (
        same_days
        or _same_place(one, other)
        or "summit" in (one.kind, other.kind)
        or "denied" in (one.status, other.status)
    ):
        return False
    known = {who.actor for who in one.parties if _telling(who)} & {who.actor for who in other.parties}
    return (not known or family_of(one.kind).speech) and unlike(one, other)


def _telling(who: Who) -> bool:
    """Of a state there is always more than one deal or meeting at a time."""
    return named(who) or who.kind not in ("state", "government", "person", "group", "organisation")


def _other_deal(one: Report, other: Report) -> bool:
    """Not where both texts give a day, or one text tells both."""
    if one.document == other.document or (given(one) and given(other)):
        return False
    first, second = about(one.words), about(other.words)
    return bool(first and second) and len(first) + len(second) >= LEAST and not first & second


def other_claim(one: Report, other: Report) -> bool:
    """A denial and what it does not deny: told later, a thing of its own, or of somebody else."""
    if (one.status == "denied") == (other.status == "denied"):
        return False
    denial, claim = (one, other) if one.status == "denied" else (other, one)
    days = dated(claim)
    if claim.status in HELD and days is not None and denial.reported is not None and denial.reported < days.earliest:
        return True
    if denial.words == claim.words:
        return not any(voice.stance in DENYING for voice in denial.sources)
    if len({who.actor for who in one.parties if named(who)} & {who.actor for who in other.parties}) > 1:
        return False  # a meeting of these two
    first, second = substance(denial, claim)
    if match_parties(one, other).matched < 2:
        knows_more = len(denial.parties) > 1 >= len(claim.parties)
        return len(first & second) < (1 if knows_more else ENOUGH)
    return min(len(first), len(second)) >= ENOUGH and not first & second
