"""Speakers behind what they say, mostly told in two pieces: "They met, *the premier of the island, Ana Rojas,* said".

The model hangs such a title, or such a name, on the clause before it, so that it takes part in what is told and nobody
speaks; now and then, one that is told in one piece, too. The first piece becomes the subject of the verb of saying, the
second its apposition.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

SAYING = frozenset(
    "say tell announce add write report confirm explain note state warn insist stress claim argue reveal".split()
)
SPOKEN = frozenset(("VBD", "VBZ", "VBP"))
#: No title or name holds a verb of these tags.
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
#: A title or name begins with a word of these parts of speech.
FIRST = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ"))
#: Marks that stand behind the comma of what is quoted.
CLOSING = frozenset(('"', "”", "’", "''", "'", "»"))
#: Words of a title that is not too long to be one.
LONGEST = 16


def mend(doc: Doc) -> None:
    """Changes the trees of `doc` in place."""
    for verb, *pieces in list(_found(doc)):
        _rehang(verb, pieces)


def _found(doc: Doc) -> Iterator[tuple[Token, *tuple[Span, ...]]]:
    """Each verb of saying without a subject, with the one or two pieces before it that name who speaks."""
    for verb in doc:
        if verb.tag_ not in SPOKEN or verb.lemma_ not in SAYING or _speaks(verb):
            continue
        start = verb.sent.start
        commas = [it for it in range(verb.i - 1, max(start, verb.i - 2 * LONGEST), -1) if doc[it].text == ","][:3]
        if len(commas) == 3 and commas[0] == verb.i - 1:
            first, second = _piece(doc, commas[2], commas[1]), _piece(doc, commas[1], commas[0])
            if _name_and_title(first, second) and _told_before(first):
                yield verb, first, second
        elif commas and commas[0] < verb.i - 1:
            piece = _piece(doc, commas[0], verb.i)
            if _phrase(piece) and _told_before(piece) and any(_strays(it, piece) for it in piece):
                yield verb, piece


def _piece(doc: Doc, comma: int, end: int) -> Span:
    """The words between, without a mark that closes a quotation."""
    start = comma + 1
    while start < end and doc[start].text in CLOSING:
        start += 1
    return doc[start:end]


def _speaks(verb: Token) -> bool:
    """True where a subject hangs on the verb as it should; "next week, an aide, Ana Rojas, *said*" is no relative."""
    relative = verb.dep_.startswith("acl") and verb.i + 1 < len(verb.doc) and verb.nbor().tag_ not in FINITE
    return any(it.dep_ == "nsubj" and _robbed(it, verb) is None for it in verb.children) and not relative


def _robbed(subject: Token, verb: Token) -> Token | None:
    """The verb of what is said that has no subject, where the one of saying has it: "*Lund* will go, an aide said"."""
    told = (it for it in verb.lefts if it.dep_ == "ccomp" and subject.i < it.i)
    return next((it for it in told if not any(child.dep_.startswith("nsubj") for child in it.children)), None)


def _told_before(piece: Span) -> bool:
    """True where a clause stands before the piece."""
    return any(it.tag_ in FINITE for it in piece.doc[piece[0].sent.start : piece.start])


def _phrase(piece: Span) -> bool:
    """True for what may name somebody, by office or name."""
    finite = any(it.tag_ in FINITE for it in piece)
    return 0 < len(piece) <= LONGEST and not finite and piece[0].pos_ in FIRST


def _strays(token: Token, piece: Span) -> bool:
    """A subject that was hung on the clause before it, which has one of its own."""
    above = token.head
    own = any(it.dep_ == token.dep_ and it.i < above.i for it in above.children)
    return token.dep_ in ("nsubj", "nsubj:pass") and above.i < piece.start and own


def _name_and_title(first: Span, second: Span) -> bool:
    """One names a person, the other says what he or she is."""
    if not (_phrase(first) and _phrase(second)):
        return False
    named = [any(it.ent_type_ == "PERSON" for it in piece) for piece in (first, second)]
    titled = [any(it.pos_ == "NOUN" for it in piece) for piece in (first, second)]
    return (named[0] and titled[1]) or (titled[0] and named[1])


def _rehang(verb: Token, pieces: Sequence[Span]) -> None:
    root = verb.sent.root
    if root.i != verb.i:
        verb.head, verb.dep_ = verb, "root"
        root.head, root.dep_ = verb, "ccomp"
    for other in [it for it in verb.lefts if it.dep_ == "nsubj" and it.i < pieces[0].start]:
        told = _robbed(other, verb)
        if told is not None:
            other.head = told
    subject = _head(pieces[0])
    subject.head, subject.dep_ = verb, "nsubj"
    for mark in verb.doc[max(0, pieces[0].start - 2) : pieces[0].start]:
        if mark.text == "," or mark.text in CLOSING:
            mark.head = verb
    for piece in pieces[1:]:
        beside = _head(piece)
        beside.head, beside.dep_ = subject, "appos"
        for comma in (verb.doc[piece.start - 1], verb.doc[piece.end]):
            comma.head, comma.dep_ = subject, "punct"


def _head(piece: Span) -> Token:
    """The noun of a piece on which the rest of it then hangs."""
    outside = [it for it in piece if it.head.i < piece.start or it.head.i >= piece.end or it.head.i == it.i]
    nouns = [it for it in outside if it.pos_ in ("NOUN", "PROPN")] or outside
    head = nouns[0]
    for other in outside:
        if other.i != head.i:
            other.head, other.dep_ = head, "nmod" if other.pos_ in ("NOUN", "PROPN") else other.dep_
    return head
