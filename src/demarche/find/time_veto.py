"""Words that look like a time and are none: names, newspapers, numbers of things, verbs.

A rule's own conditions (`not_before`, `only_after` ...) are tried first, then the tests it names under `check`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from demarche.find.time_pieces import Pieces
from demarche.lexicon.time_patterns import BREAK, fold
from demarche.lexicon.times import TimeRule, TimeWords
from demarche.model.article import Article

STOPS = frozenset({".", ";", "!", "?", BREAK})
NAMES = frozenset({"PERSON", "ORG", "FAC"})
QUOTES = frozenset({'"', "“", "``", "''", "‘", "'"})
VERBS = frozenset({"MD", "VB", "VBP"})
#: Words looked at before and after.
REACH = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule matched: its words, what stands before and after, and its last token."""

    words: list[str]
    before: str
    after: str
    beyond: list[str]
    behind: list[str]
    token: Token
    known: TimeWords

    @property
    def last(self) -> str:
        return fold(self.words[-1])

    @property
    def alone(self) -> bool:
        return len(self.words) == 1


def vetoed(article: Article, cut: Pieces, at: tuple[int, int], rule: TimeRule, time_words: TimeWords) -> bool:
    """True where the pieces `[start, end)` that `rule` found are no expression of time."""
    start, end = at
    before = cut.words[start - 1] if start else BREAK
    after = cut.words[end] if end < len(cut.words) else BREAK
    if _stands_in(before, rule.not_before) or _stands_in(after, rule.not_after):
        return True
    if rule.only_before and not _stands_in(before, rule.only_before):
        return True
    if rule.only_after and not _stands_in(after, rule.only_after):
        return True
    if not rule.check:
        return False
    if before == "." and start > 1 and time_words.has("VETO_BEFORE", cut.words[start - 2]):
        before = cut.words[start - 2]
    token = article.doc[cut.tokens[end - 1]]
    beyond, behind = cut.words[end : end + REACH], cut.words[max(0, start - REACH) : start]
    place = Place(cut.words[start:end], before, after, beyond, behind, token, time_words)
    return any(CHECKS[name](place) for name in rule.check)


def _stands_in(word: str, words: frozenset[str]) -> bool:
    return bool(words) and (fold(word) in words or ("MARK" in words and not word[0].isalnum()))


def _number_of_things(place: Place) -> bool:
    """A number of things, a price, a part of a code; before 1900 a year needs a word that leads it in."""
    has, before, after = place.known.has, place.before, place.after
    if has("COUNT_BEFORE", before) or has("COUNT_AFTER", after) or _names_event(place):
        return True
    if has("COUNTED", after) or (fold(after) == "-" and place.beyond[1:2] == ["strong"]):
        return True
    plural = after.islower() and after.endswith("s") and not after.endswith("ss") and not has("NOTNOUN", after)
    leads = has("YEARLEAD", before)
    if 1900 <= int(place.words[-1]) <= 2050:
        return plural and not leads and before != BREAK
    return plural or not (leads or not place.alone)


def _names_event(place: Place) -> bool:
    """ "the 2024 Olympics", "the 1987 civil war": the year tells one event from others of its name."""
    fixed = any(place.known.has("FIXED_EVENT", word) for word in place.beyond[:3])
    return fixed or (place.alone and _begins_name(place))


def _names_none(place: Place) -> bool:
    """As `year` the other way round: no year that is part of the name of an event."""
    counted = place.known.has("COUNT_BEFORE", place.before) or place.known.has("COUNT_AFTER", place.after)
    return counted or not _names_event(place)


def _begins_name(place: Place) -> bool:
    """ "the 2018 Heads of Mission Conference", "the 1987 civil war": the year is part of the name of an event."""
    has = place.known.has
    if has("YEARLEAD", place.before):
        return False
    if [fold(word) for word in place.beyond[:2]] == ["civil", "war"]:
        return True
    for number, word in enumerate(place.beyond):
        if word[0].isupper() and has("NAMED_EVENT", word):
            return True
        if not (word[0].isupper() or (number and has("NAME_LINK", word))):
            return False
    return False


def moving(words: Sequence[str], known: TimeWords) -> bool:
    """True where words before "from one day to another" say that the one was given up for the other."""
    words = words[max((number + 1 for number, word in enumerate(words) if word in STOPS), default=0) :]
    if any(known.has("MOVED", word) for word in words):
        return True
    pushed = any(known.has("PUSHED", word) for word in words)
    return pushed and any(known.has("PUSHED_ON", word) for word in words)


def _moved(place: Place) -> bool:
    """ "postponed from June 20 to August 5": two days, no stretch."""
    return fold(place.before) == "from" and moving(place.behind, place.known)


def _name(place: Place) -> bool:
    """A person, a newspaper, a verb, a season's games."""
    has, before, after = place.known.has, place.before, place.after
    if (before[0].isupper() and has("VETO_BEFORE", before)) or (after[0].isupper() and has("VETO_AFTER", after)):
        return True
    if has("FIXED_EVENT", after) or (place.alone and place.token.ent_type_ in NAMES):
        return True
    if place.last in ("fall", "spring"):
        counted = len(place.beyond) > 1 and place.beyond[1][0].isdecimal()
        return (fold(after) == "of" and not counted) or place.token.tag_.startswith("V")
    return place.alone and _name_alone(place)


def _name_alone(place: Place) -> bool:
    """ "Long March", "White Christmas", "May God help": a single word that the words beside it make a name or a
    verb.
    """
    has, before = place.known.has, place.before
    if place.last in ("march", "christmas"):
        titled = before[0].isupper() and before.isalpha() and not has("LEADS_NAME", before)
        if (titled or has("MARCHED", before)) and not _of_a_month(place):
            return True
    if place.last not in ("may", "march"):
        return False
    if place.token.tag_:
        return place.token.tag_ in VERBS
    opening = not before[0].isalnum() and before not in (",", "(", "-")
    return opening and place.last == "may" and has("WISHED", place.after)


def _of_a_month(place: Place) -> bool:
    """ "a March operation", "The March accession", but not "the March on Rome" or "the Long March began"."""
    has, before, after = place.known.has, place.before, place.after
    noun = after.islower() and after.isalpha() and not after.endswith(("ed", "s", "ly"))
    small = has("LEAD", after) or has("NAME_LINK", after) or has("PASTVERB", after) or has("WILL", after)
    return place.last == "march" and fold(before) in ("a", "the") and noun and not small


def _title_case(place: Place) -> bool:
    """A capital inside a sentence: part of a name ("Fashion Week", "The Daily Telegraph")."""
    first, before = place.words[0], place.before
    if place.words[-1][0].isupper() and first.islower():
        return True
    joined = before == "-" and first == "day"
    return (first[0].isupper() and (before[0].isalnum() or before == "-")) or before in ("@", "#") or joined


def _no_day(place: Place) -> bool:
    """Eight figures that are no year, month and day."""
    stamp = place.words[0]
    return not ("01" <= stamp[4:6] <= "12" and "01" <= stamp[6:] <= "31")


def _score(place: Place) -> bool:
    """ "3:1 to": a result, not an hour."""
    return place.alone and ":" in place.words[0] and fold(place.after) in ("-", "to")


def _fraction(place: Place) -> bool:
    """ "three quarters of", "$20-a-day": a share or a price."""
    if place.last in ("quarter", "quarters"):
        return fold(place.after) in ("of", "-", "in") or fold(place.words[0]) in ("three", "about", "a")
    return place.before == "$"


def _part_of_it(place: Place) -> bool:
    """ "eight hours a day", but not "24 hours a day" or "seven days a week"."""
    return fold(place.words[0]) not in ("24", "twenty", "7", "seven")


def _newspaper(place: Place) -> bool:
    """ "the daily Norrsken", "the Norrsken daily": a newspaper by its name."""
    before = place.before
    if not place.alone:
        return False
    if place.after[0].isupper() and before.islower():
        return True
    return before[0].isupper() and before[1:].islower() and not place.known.has("DULL", before)


def _quoted(place: Place) -> bool:
    """Capitals all through, in quotation marks: a title ("This Week", "60 Minutes")."""
    words = [word for word in place.words if word.isalpha()]
    return bool(words) and place.before in QUOTES and all(word[0].isupper() for word in words)


CHECKS: Mapping[str, Callable[[Place], bool]] = {
    "name": _name,
    "moved": _moved,
    "year": _number_of_things,
    "unnamed": _names_none,
    "title": _title_case,
    "stamp": _no_day,
    "score": _score,
    "fraction": _fraction,
    "newspaper": _newspaper,
    "part": _part_of_it,
    "quoted": _quoted,
}
