"""Which description stands beside which name: "Jonas Lund, the envoy", "the agency Nordwire", "Lund is the envoy"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from demarche.model.finding import Mention

DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "our"))
#: Marks that end an apposition.
CLOSING = frozenset((",", ".", ")", "-", "–", "—", ";"))
PERSONAL = frozenset(("PERSON",))


def beside(doc: Doc, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Description -> the name that it stands beside, for people and for bodies."""
    at = {index: name for name in mentions if name.kind == "name" for index in range(name.start, name.end)}
    at.update({name.head: name for name in mentions if name.kind == "name" and name.label != "NORP"})
    pairs: dict[Mention, Mention] = {}
    for nominal in mentions:
        if nominal.kind != "nominal":
            continue
        name = _by_tree(doc, nominal, at) or _by_order(doc, nominal, at)
        if name is not None and name.end < nominal.start:
            name = _adjacent(doc, nominal, at) or name
        if name is None or not _agree(nominal, name) or name.start in range(nominal.start, nominal.end):
            continue
        between = doc[min(nominal.end, name.end) : max(nominal.start, name.start)]
        if not any(token.lower_ in ("and", "or", "with") for token in between):
            pairs[nominal] = name
    return pairs


def members(doc: Doc, mentions: Sequence[Mention]) -> dict[Mention, tuple[Mention, ...]]:
    """Description -> the names that share it: "two Peruvian ministers, *Ana Ruiz* and *Luis Paz*", in their order."""
    people = [name for name in mentions if name.kind == "name" and name.label == "PERSON"]
    at = {name.head: name for name in people}
    opening = {name.start: name for name in people}
    found: dict[Mention, tuple[Mention, ...]] = {}
    for nominal in mentions:
        if nominal.kind != "nominal" or nominal.label != "GROUP":
            continue
        first = next((child for child in doc[nominal.head].children if child.dep_ == "appos" and child.i in at), None)
        hung = (first, *first.conjuncts) if first is not None else ()
        names = _listed_behind(doc, nominal, opening) or tuple(at[token.i] for token in hung if token.i in at)
        if names:
            found[nominal] = names
    return found


def _listed_behind(doc: Doc, nominal: Mention, opening: dict[int, Mention]) -> tuple[Mention, ...]:
    """Several names right behind a comma, with nothing but commas and "and" between them, closed by a mark."""
    names: list[Mention] = []
    index = nominal.end
    while index + 1 < len(doc) and doc[index].lower_ in (",", "and"):
        index += 1 + (doc[index + 1].lower_ == "and")
        if index not in opening:
            break
        names.append(opening[index])
        index = names[-1].end
    end = names[-1].end if len(names) > 1 and doc[nominal.end].text == "," else len(doc)
    return tuple(names) if end < len(doc) and doc[end].text in CLOSING else ()


def _agree(nominal: Mention, name: Mention) -> bool:
    """People go with one person, bodies and media with bodies."""
    if nominal.label in PERSONAL:
        return name.label == "PERSON"
    return nominal.label == "ORG" and name.label == "ORG"


def _by_tree(doc: Doc, nominal: Mention, at: dict[int, Mention]) -> Mention | None:
    token = doc[nominal.head]
    if token.dep_ in ("appos", "nmod:desc") and token.head.i in at:
        return at[token.head.i]
    for child in token.children:
        if child.dep_ == "appos" and child.i in at:
            return at[child.i]
    if _is_now(token):
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        return at.get(subject.i) if subject is not None else None
    return None


def _adjacent(doc: Doc, nominal: Mention, at: dict[int, Mention]) -> Mention | None:
    """The name right in front of the comma in front of a description, which is nearer than what the tree says."""
    start = nominal.start - (doc[nominal.start - 1].lower_ in DETERMINERS if nominal.start else 0)
    name = at.get(start - 2) if start >= 2 and doc[start - 1].text == "," else None
    return name if name is not None and _agree(nominal, name) else None


def _is_now(token: Token) -> bool:
    """True for "… is the envoy": a present copula without negation or auxiliary."""
    children = list(token.lefts)
    return any(child.dep_ == "cop" and child.lower_ in ("is", "'s", "’s") for child in children) and not any(
        child.dep_ in ("aux", "advmod") and child.lower_ in ("not", "n't", "n’t", "may", "might", "no")
        for child in children
    )


def _by_order(doc: Doc, nominal: Mention, at: dict[int, Mention]) -> Mention | None:
    """A name, a comma, a description with an article, and a comma or the end behind it; or a name right behind."""
    start = nominal.start
    if start >= 1 and doc[start - 1].lower_ in DETERMINERS:
        start -= 1
    closed = nominal.end >= len(doc) or doc[nominal.end].text in (",", ".", ")", "-", "–", "—", ";", "who")
    if closed and start >= 2 and doc[start - 1].text == "," and start - 2 in at:
        return at[start - 2]
    if nominal.label == "ORG" and nominal.end in at and at[nominal.end].start == nominal.end:
        return at[nominal.end]
    if nominal.end + 1 in at and nominal.end < len(doc) and doc[nominal.end].text == "," and nominal.label == "PERSON":
        name = at[nominal.end + 1]
        behind = doc[name.end].text if name.end < len(doc) else "."
        return name if behind in (",", ".") and name.start == nominal.end + 1 else None
    return None
