"""Place or government: what the clause makes of a place's name.

"travel to Moscow" speaks of the place, "ties with Moscow" of a government; subjects, owners and partners are
governments, what stands behind a preposition of place or a verb of motion is a place.
"""

from spacy.tokens import Doc, Token

from demarche.lexicon.readings import Readings
from demarche.resolve.discourse import governor

PLACE_CASES = frozenset(
    """in at near across throughout outside inside within around into through via along above below beyond off onto
    beneath south north east west upon""".split()
)
PARTY_CASES = frozenset(
    """with against by between among amongst towards toward versus vs v. despite without like than as""".split()
)
SETTLEMENTS = frozenset(("capital", "city", "town", "village"))
STATIVE = frozenset("lie border locate situate stretch measure contain extend adjoin comprise".split())


def reads_as_place(doc: Doc, head: int, readings: Readings) -> bool:
    """True where the clause speaks of the place; `head` is the head token of its name."""
    token = doc[head]
    if token.left_edge.i and doc[token.left_edge.i - 1].lower_ in SETTLEMENTS:
        return True
    relation = _relation(token)
    above = governor(token)
    if relation in ("nsubj", "nsubj:pass", "csubj"):
        return _subject_is_place(above, readings)
    if relation in ("obj", "iobj"):
        return above.lemma_.lower() in readings.place_object_verbs
    if relation == "nmod:poss" or any(child.dep_ == "case" and child.tag_ == "POS" for child in token.children):
        return above.lemma_.lower() in readings.place_nouns | readings.motion_nouns
    case = _case(token)
    if case is not None:
        return _behind_preposition(case, above, readings)
    if relation in ("compound", "amod", "nmod:desc", "nmod", "nmod:unmarked"):
        return _modifier_is_place(above, readings)
    if relation in ("appos", "parataxis", "list", "dep"):
        return True
    if relation == "root":
        return any(child.dep_ == "cop" for child in token.children) or not any(
            child.dep_ in ("nsubj", "obj") for child in token.children
        )
    return relation in ("obl", "advmod", "xcomp", "vocative")


def _relation(token: Token) -> str:
    """The relation of a name, past coordination."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return str(token.dep_).lower()


def _case(token: Token) -> str | None:
    """The preposition in front of a name or of the names it is joined to, the last word of a compound one."""
    while True:
        left = token.doc[token.left_edge.i : token.i]
        cases = [word for word in left if word.dep_ == "case" and word.tag_ != "POS"]
        if cases:
            return "despite" if cases[0].lower_ in ("according", "because", "due", "thanks") else str(cases[-1].lower_)
        if token.dep_ != "conj" or token.head.i == token.i:
            return None
        token = token.head


def _subject_is_place(above: Token, readings: Readings) -> bool:
    """Subjects act, unless the clause says where or what kind of place they are."""
    lemma = above.lemma_.lower()
    copula = any(child.dep_ == "cop" for child in above.children)
    if copula:
        return (
            lemma in readings.place_nouns or any(child.dep_ == "case" for child in above.lefts) or above.pos_ == "PROPN"
        )
    return lemma in STATIVE


def _behind_preposition(case: str, above: Token, readings: Readings) -> bool:
    lemma = above.lemma_.lower()
    moving = lemma in readings.motion_verbs or lemma in readings.motion_nouns
    if case in PLACE_CASES:
        return True
    if case in PARTY_CASES:
        return case in ("between", "with") and lemma in readings.place_nouns
    if case in ("to", "for", "towards"):
        return moving or lemma in readings.place_nouns
    if case == "from":
        return lemma not in readings.source_nouns
    if case == "of":
        return above.ent_type_ != "PERSON" and (
            lemma in readings.place_nouns | readings.territory_nouns
            or lemma in readings.motion_nouns
            or not (lemma in readings.state_nouns or above.pos_ == "VERB" or _acts(above))
        )
    if case in ("over", "about", "on"):
        return case == "over" and moving
    return True


def _acts(above: Token) -> bool:
    """Nouns of deeds ("the invasion of"), by their endings."""
    return str(above.lemma_).lower().endswith(("tion", "sion", "ment", "ance", "ence", "al", "er", "or"))


def _modifier_is_place(above: Token, readings: Readings) -> bool:
    """ "Moscow summit" is where, "Lisbon goldsmith" too; "U.S. official" is whose."""
    return above.lemma_.lower() not in readings.state_nouns
