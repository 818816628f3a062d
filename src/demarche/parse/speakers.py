"""Speakers behind what they say, told in two pieces: "They will meet on Friday, *the premier of the island, Ana Rojas,*
said".

The model hangs such a title, or such a name, on the clause before it, so that it takes part in what is told and nobody
speaks. The first piece becomes the subject of the verb of saying, the second its apposition.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SAYING = frozenset(
    "say tell announce add write report confirm explain note state warn insist stress claim argue reveal".split()
)
SPOKEN = frozenset(("VBD", "VBZ", "VBP"))
#: No title or name holds a verb of these tags.
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
#: A title or name begins with a word of these parts of speech.
FIRST = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ"))
#: Words of a title that is not too long to be one.
LONGEST = 16


def mend(doc: Doc) -> None:
    """Changes the trees of `doc` in place."""
    for verb, first, second in list(_found(doc)):
        _rehang(verb, first, second)


def _found(doc: Doc) -> Iterator[tuple[Token, Span, Span]]:
    """Each verb of saying without a subject, with the two pieces between commas before it."""
    for token in doc:
        if token.tag_ not in SPOKEN or token.lemma_ not in SAYING or token.i < 6 or doc[token.i - 1].text != ",":
            continue
        if any(child.dep_ == "nsubj" for child in token.children):
            continue
        start = token.sent.start
        commas = [it for it in range(token.i - 1, max(start, token.i - 2 * LONGEST), -1) if doc[it].text == ","][:3]
        if len(commas) < 3:
            continue
        first, second = doc[commas[2] + 1 : commas[1]], doc[commas[1] + 1 : commas[0]]
        if _pieces(first, second) and any(it.tag_ in FINITE for it in doc[start : commas[2]]):
            yield token, first, second


def _pieces(first: Span, second: Span) -> bool:
    """One names a person, the other says what he or she is."""
    if not (0 < len(first) <= LONGEST and 0 < len(second) <= LONGEST):
        return False
    if any(it.tag_ in FINITE for piece in (first, second) for it in piece):
        return False
    if first[0].pos_ not in FIRST or second[0].pos_ not in FIRST:
        return False
    named = [any(it.ent_type_ == "PERSON" for it in piece) for piece in (first, second)]
    titled = [any(it.pos_ == "NOUN" for it in piece) for piece in (first, second)]
    return (named[0] and titled[1]) or (titled[0] and named[1])


def _rehang(verb: Token, first: Span, second: Span) -> None:
    root = verb.sent.root
    if root.i != verb.i:
        verb.head, verb.dep_ = verb, "root"
        root.head, root.dep_ = verb, "ccomp"
    subject, beside = _head(first), _head(second)
    subject.head, subject.dep_ = verb, "nsubj"
    beside.head, beside.dep_ = subject, "appos"
    for comma in (verb.doc[first.start - 1], verb.doc[first.end], verb.doc[second.end]):
        comma.head, comma.dep_ = (verb if comma.i < first.start else subject), "punct"


def _head(piece: Span) -> Token:
    """The noun of a piece on which the rest of it then hangs."""
    outside = [it for it in piece if it.head.i < piece.start or it.head.i >= piece.end or it.head.i == it.i]
    nouns = [it for it in outside if it.pos_ in ("NOUN", "PROPN")] or outside
    head = nouns[0]
    for other in outside:
        if other.i != head.i:
            other.head, other.dep_ = head, "nmod" if other.pos_ in ("NOUN", "PROPN") else other.dep_
    return head
