"""What a token looks like, and which token heads a stretch: small questions shared by the finders of mentions."""

from spacy.tokens import Doc, Token

#: Small words inside the names of people and bodies.
PARTICLES = frozenset(
    "al el bin bint ibn abu de del della da dos di du la le van von der den ter ben ul ur y e".split()
)
DETERMINERS = frozenset("the a an this that these those all both some any every each no another such".split())
POSSESSIVES = frozenset("his her its their our my your".split())
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
QUOTES = frozenset("\"“”„«»''``")
OPENING = frozenset("“„«``")


def top(doc: Doc, start: int, end: int) -> int:
    """The token of `[start, end)` that the rest of the stretch hangs on."""
    best, size = end - 1, -1
    for index in range(start, end):
        token = doc[index]
        outside = token.head.i == index or not start <= token.head.i < end
        weight = token.right_edge.i - token.left_edge.i
        if outside and token.pos_ != "PUNCT" and token.dep_ not in ("det", "case") and weight > size:
            best, size = index, weight
    return best


def capital(token: Token) -> bool:
    """True where the word is written like a name: with a capital, behind a particle too ("al-Shabaab")."""
    text: str = token.text
    if text[:1].isupper() or (text[:1].isdigit() and token.pos_ == "PROPN"):
        return True
    small, _, rest = text.partition("-")
    return rest[:1].isupper() and small in PARTICLES


def opens_sentence(token: Token) -> bool:
    """True for the first word of a sentence, behind quotation marks too."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.text in QUOTES or (before.is_punct and bool(before.is_sent_start)) or before.text == ":"


def is_possessive(token: Token) -> bool:
    """True for the possessive ending "'s"."""
    return token.text in ("'s", "’s", "'", "’") and token.tag_ in ("POS", "")


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The stretch without determiners in front and possessive endings or marks behind."""
    while start < end and (doc[start].lower_ in DETERMINERS | POSSESSIVES or doc[start].is_punct):
        start += 1
    while start < end and _loose(doc[end - 1]):
        end -= 1
    return start, end


def _loose(token: Token) -> bool:
    """True for what no name ends with: "'s", marks, "of"."""
    mark = token.is_punct and not str(token.text).endswith(".")
    return mark or is_possessive(token) or token.lower_ in ("of", "the", "and", "for")
