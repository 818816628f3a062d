"""What stands before a title and the model misreads.

Participles it takes for verbs: "met with *visiting* Malaysian Prime Minister Anwar". Treebanks have few of them and
newswire is full of them. The person named becomes the argument that the participle was taken for, and what hung on the
participle hangs on the clause around it. And "US" it takes for a pronoun: "called *US* President Biden".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

#: Participles that say of somebody in office what he or she does these days.
PARTICIPLES = frozenset("visiting outgoing incoming departing reigning ruling serving sitting acting retiring".split())
#: Behind these the participle is a verb: "after visiting President Lund in hospital".
VERBAL = frozenset(
    "after before while when since without of for despite am is are was were be been being , ( - – — began kept".split()
)
#: Clauses and adjuncts go to the clause around, these to the person.
OF_THE_PERSON = frozenset(("conj", "cc", "appos", "acl:relcl", "nmod", "nmod:desc"))


def mend(doc: Doc) -> None:
    """Changes the trees of `doc` in place."""
    for token in doc[:-1]:
        if (
            token.text == "US"
            and token.tag_ == "PRP"
            and token.nbor().text[0].isupper()
            and not token.nbor().is_sent_start
        ):
            _name_state(token)
    for participle, person in list(_found(doc)):
        _rehang(participle, person)


def _name_state(state: Token) -> None:
    """Hangs "US" on the name that it stands before."""
    name = _phrase(state.nbor())
    if state.head.i != state.i and name.i != state.i and state not in name.ancestors:
        state.head, state.dep_, state.tag_, state.pos_ = name, "compound", "NNP", "PROPN"


def _found(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Each such participle with the noun that was read as its object."""
    for token in doc[:-1]:
        if token.lower_ not in PARTICIPLES or token.tag_ != "VBG" or token.head.i == token.i:
            continue
        if (
            token.i == 0
            or token.is_sent_start
            or doc[token.i - 1].lower_ in VERBAL
            or not doc[token.i + 1].text[0].isupper()
        ):
            continue
        if doc[token.i + 1].ent_type_ == "PERSON":
            continue
        person: Token | None = _phrase(token.nbor())
        if person is not None and not any(it.ent_type_ == "PERSON" for it in person.subtree):
            person = _name_behind(person)
        if person is not None and (token in person.ancestors or token.dep_ == "conj"):
            yield token, person


def _phrase(first: Token) -> Token:
    """The head of the longest phrase that begins with a word."""
    while first.head.i != first.i and first.head.left_edge.i == first.left_edge.i and first.head.i > first.i:
        first = first.head
    return first


def _name_behind(title: Token) -> Token | None:
    """The name right behind a title that was not read as one phrase with it; the title is hung on it."""
    edge = title.right_edge
    if edge.i + 1 >= len(title.doc) or edge.nbor().ent_type_ != "PERSON" or edge.nbor().is_sent_start:
        return None
    name = edge.nbor()
    while name.head.ent_type_ == "PERSON" and name.head.i != name.i:
        name = name.head
    title.head, title.dep_ = name, "nmod:desc"
    return name


def _rehang(participle: Token, person: Token) -> None:
    around, before = participle.head, participle.nbor(-1)
    verb = (
        around if around.pos_ in ("VERB", "AUX") else next((it for it in around.ancestors if it.pos_ == "VERB"), around)
    )
    label = _label(participle, around, before)
    for child in list(participle.children):
        if child.i == person.i:
            continue
        behind = child.i > person.i
        if child.dep_ in ("case", "mark", "cc", "punct") and not behind:
            child.head, child.dep_ = person, "case" if child.dep_ == "mark" else child.dep_
        elif behind and child.dep_ not in OF_THE_PERSON:
            child.head = verb
        else:
            child.head = person
    person.head, person.dep_ = around, label
    participle.head, participle.dep_ = person, "amod"
    participle.tag_, participle.pos_, participle.lemma_ = "JJ", "ADJ", participle.lower_


def _label(participle: Token, around: Token, before: Token) -> str:
    """What the person is in the clause around."""
    if participle.dep_ == "conj":
        return "conj"
    if before.pos_ in ("ADP", "SCONJ"):
        return "obl" if around.pos_ == "VERB" else "nmod"
    return "obj" if before.i == around.i or around.pos_ == "VERB" else str(participle.dep_)
