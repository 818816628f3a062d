"""Titles before a name: "Chinese leader", "the President of Iran", "Minister for Culture, Media and Sport"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from demarche.find.mention_shapes import CALENDAR, DETERMINERS, capital, is_possessive
from demarche.lexicon.titles import RoleMatch, Titles

#: Words that may stand between the noun of a title and the name: "of", "for" and what they bring.
COMPLEMENT = frozenset("of for to the and & , on at 's ’s".split())
#: Words with a full stop that do not end a sentence.
DOTTED = frozenset(("U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "Lt.", "Gen.", "Maj.", "Col.", "Adm.", "Gov."))
#: How far to the left of a name its title may begin, in tokens.
REACH = 14
#: Adjectives that belong to a title.
ADJECTIVES = frozenset(
    """senior former acting incoming outgoing deputy assistant new top interim caretaker newly elected embattled late
    veteran then - ex ousted exiled disgraced chief special permanent first second principal lead key""".split()
)


def title_before(
    doc: Doc, words: Sequence[str], start: int, titles: Titles, owners: frozenset[int] = frozenset()
) -> tuple[int, int] | None:
    """The range of the title that ends where the name at `start` begins, or None; determiners are left out.

    `owners`: tokens of names of states and bodies, which may stand in the title.
    """
    floor = start
    while floor > max(0, start - REACH) and not doc[floor].is_sent_start:
        floor -= 1
    match, end = _direct(words, start, titles, floor)
    if match is None:
        match, end = _with_complement(doc, words, start, titles, floor)
    if match is None:
        return None
    begin = _widen(doc, end - match.length, floor, owners)
    if begin - 1 > floor and words[begin - 1].lower() in ("and", "&") and words[begin][:1].isupper():
        first = titles.ending(words, begin - 1)
        if first is not None and first.role.title and words[begin - 2][:1].isupper() and not first.plural:
            begin = _widen(doc, begin - 1 - first.length, floor, owners)
    return begin, start


def _direct(words: Sequence[str], start: int, titles: Titles, floor: int) -> tuple[RoleMatch | None, int]:
    """A title whose noun is the last word before the name: "foreign minister", "Mr."."""
    match = titles.ending(words, start)
    if match is None or start - match.length < floor or match.role.label != "PERSON":
        return None, start
    if match.plural or (not match.role.title and not words[start - 1][:1].islower()):
        return None, start
    return match, start


def _with_complement(
    doc: Doc, words: Sequence[str], start: int, titles: Titles, floor: int
) -> tuple[RoleMatch | None, int]:
    """A title whose noun has a complement: "President of Iran", "Special Envoy for Yemen"."""
    index = start - 1
    while index > floor and (words[index].lower() in COMPLEMENT or capital(doc[index]) or is_possessive(doc[index])):
        if words[index].lower() in ("of", "for", "to"):
            match = titles.ending(words, index)
            if match is not None and match.role.title and not match.plural and index - match.length >= floor:
                return (match, index) if words[start - 1] not in COMPLEMENT else (None, start)
        index -= 1
    return None, start


def _widen(doc: Doc, begin: int, floor: int, owners: frozenset[int]) -> int:
    """Takes in what belongs to the title on its left: country, adjectives, a second title."""
    while begin > floor:
        before = doc[begin - 1]
        behind_name = is_possessive(before) and begin - 1 > floor and capital(doc[begin - 2])
        if before.lower_ in DETERMINERS or before.lower_ in CALENDAR:
            break
        if behind_name or (before.text == "-" and begin - 1 > floor):
            begin -= 2
        elif (before.i in owners and not _ends(before)) or before.lower_ in ADJECTIVES or _belongs(before):
            begin -= 1
        else:
            break
    return begin


def _ends(token: Token) -> bool:
    """True for a word whose full stop may end the sentence before the title: "in Washington, D.C. Secretary …"."""
    return str(token.text).endswith(".") and token.text not in DOTTED


def _belongs(token: Token) -> bool:
    """A name or a noun that goes with the noun of the title: "Environment Minister", "oil minister"."""
    if capital(token):
        return token.pos_ in ("PROPN", "ADJ", "NOUN") and not _ends(token)
    return token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod:desc") and token.head.i >= token.i
