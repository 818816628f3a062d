"""Descriptions that stand for a party: "the Chinese leader", "Western officials", "both sides", "the ministry"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from demarche.find.mention_shapes import DETERMINERS, POSSESSIVES, capital, is_possessive, top
from demarche.lexicon import Lexicon
from demarche.lexicon.titles import RoleMatch
from demarche.model.article import Article
from demarche.model.finding import Mention

#: Relations of what belongs to a noun phrase on the left of its noun.
PREMODIFIERS = frozenset(("amod", "compound", "nmod:poss", "nmod:desc", "nummod", "nmod", "flat", "nmod:unmarked"))
#: Words between an office or a body and its state: "minister of foreign affairs of the Netherlands".
PORTFOLIO = frozenset("the of foreign affairs defence defense".split())
#: Bodies that mean nobody without an article or an owner: "has intelligence", "in opposition to".
ABSTRACT = frozenset(("intelligence", "opposition", "leadership", "force", "industry", "business", "campaign", "union"))
#: Roles that say little without what they are members of, and how long that may be, in tokens.
MEMBERS = frozenset(("member", "representative", "people", "group", "citizen", "resident", "leader", "supporter"))
LONGEST = 7
#: Words about a number, which no name begins with.
HEDGES = frozenset("at least most than more about approximately around nearly almost over up some fewer".split())
#: Descriptions that stand alone, with a number or a quantifier for a noun.
NUMBERS = frozenset(("two", "three", "both"))


def find_nominals(article: Article, scope: Sequence[bool], names: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Role nouns with what belongs to them, outside of names and titles."""
    doc, words = article.doc, [token.text for token in article.doc]
    taken = {index for name in names if name.label != "NORP" for index in range(name.start, name.end)}
    taken |= {index for name in names if name.title for index in range(*name.title)}
    name_at = {name.start: name for name in names}
    found: list[Mention] = []
    roles = _roles(doc, words, [index not in taken and scope[index] for index in range(len(doc))], lexicon)
    inside = {index for end, match in roles.items() for index in range(end - match.length, end)}
    for token in doc:
        if token.i in taken or not scope[token.i]:
            continue
        match = roles.get(token.i + 1)
        if match is not None:
            head = doc[top(doc, token.i + 1 - match.length, token.i + 1)]
            if _is_noun(head, token, match, doc):
                start = _begin(doc, head, token.i + 1 - match.length, taken)
                if match.plural and start < token.i + 1 - match.length:
                    start = _listed(doc, start, lexicon)
                end = _finish(doc, token.i + 1, name_at, match)
                found.append(Mention(start, end, head.i, "nominal", _label(match), f"nominal:{match.role.id}"))
        elif token.i in inside:
            continue
        elif _people(token, lexicon):
            start = _begin(doc, token, token.i, taken)
            found.append(Mention(start, token.i + 1, token.i, "nominal", "GROUP", "nominal-people"))
        elif (token.lower_ in NUMBERS and _stands_alone(token)) or _is_pair(token):
            found.append(Mention(token.i, token.i + 1, token.i, "nominal", "GROUP", "nominal-number"))
    return found


def _roles(doc: Doc, words: Sequence[str], free: Sequence[bool], lexicon: Lexicon) -> dict[int, RoleMatch]:
    """End -> role noun that ends there, none inside a longer one."""
    found = {end: lexicon.titles.ending(words, end) for end in range(1, len(doc) + 1) if free[end - 1]}
    kept: dict[int, RoleMatch] = {}
    covered: set[int] = set()
    matches = [(end, match) for end, match in found.items() if match is not None]
    for end, match in sorted(matches, key=lambda pair: -pair[1].length):
        if covered.isdisjoint(range(end - match.length, end)):
            kept[end] = match
            covered.update(range(end - match.length, end))
    return kept


def _is_noun(token: Token, last: Token, match: RoleMatch, doc: Doc) -> bool:
    """The role noun is a noun here, heads its phrase, and is not the first half of a longer one ("party congress")."""
    if token.pos_ not in ("NOUN", "PROPN", "") or match.role.style or token.dep_ in ("flat", "fixed"):
        return False
    if last.text.endswith(".") or (last.i + 1 < len(doc) and doc[last.i + 1].text == "-"):
        return False
    bare = match.role.label == "PERSON" or match.role.words in ABSTRACT
    if bare and not match.plural and _is_abstract(token, last.i + 1 - match.length, doc):
        return False
    heads = token.head.i == last.i + 1 and token.dep_ in ("compound", "nmod:desc", "amod")
    return not heads


def _is_abstract(token: Token, first: int, doc: Doc) -> bool:
    """A role without an article or an owner is no one: "in general", "calls for justice", "as president"."""
    before = doc[first - 1] if first else None
    modified = any(child.dep_ in PREMODIFIERS or child.dep_ == "det" for child in token.lefts)
    return (
        token.text.islower()
        and not modified
        and token.dep_ not in ("root", "ROOT")
        and (before is None or before.text not in (",", "(", "—", "–", "-"))
    )


def _label(match: RoleMatch) -> str:
    if match.plural and match.role.label == "PERSON":
        return "GROUP"
    return match.role.label


def _people(token: Token, lexicon: Lexicon) -> bool:
    """A word for the people of a state: "two Iranians", "the Palestinians"."""
    if not token.text[:1].isupper() or not lexicon.world.demonym(token.text):
        return False
    return token.tag_ in ("NNPS", "NNS")


def _stands_alone(token: Token) -> bool:
    """ "The two met", "both agreed": a number as a party of its own."""
    return token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "nmod") and not any(
        child.dep_ in ("nmod", "compound") for child in token.children
    )


def _is_pair(token: Token) -> bool:
    """ "*The pair* met", "the duo", not "a pair of shoes"."""
    pair = token.lower_ in ("pair", "duo", "trio") and token.dep_ in ("nsubj", "nsubj:pass", "obj")
    return pair and token.i > 0 and token.nbor(-1).lower_ == "the" and not any(it.dep_ == "nmod" for it in token.rights)


def _begin(doc: Doc, token: Token, first: int, taken: set[int]) -> int:
    """Where the phrase of a role noun begins: over modifiers, but for determiners and possessive pronouns."""
    start = first
    for index in (*range(first, token.i), token.i):
        for child in doc[index].lefts:
            if child.i < start and child.dep_ in PREMODIFIERS:
                start = min(start, child.left_edge.i)
    for inner in reversed(doc[start:first]):
        if (
            inner.pos_ in ("ADP", "AUX", "SCONJ")
            or inner.lower_ == "to"
            or (inner.pos_ == "VERB" and inner.dep_ != "amod")
        ):
            start = inner.i + 1
            break
    if start > 3 and doc[start - 1].text == ")" and doc[start - 3].text == "(" and {start - 2, start - 4} <= taken:
        start -= 4  # "Caribbean Community (CARICOM) leaders"
        while start > 0 and start - 1 in taken and not doc[start].is_sent_start:
            start -= 1
    while start > 0 and start - 1 in taken and is_possessive(doc[start]):
        start -= 1
    while start < first and (
        doc[start].lower_ in DETERMINERS | POSSESSIVES | HEDGES | {"whose"} or doc[start].is_punct
    ):
        start += 1
    return start


def _listed(doc: Doc, start: int, lexicon: Lexicon) -> int:
    """Takes in the demonyms listed before the last one: "*Chadian*, Kenyan ministers"."""
    while start > 1 and doc[start - 1].text in (",", "and", "/", "-") and not doc[start - 1].is_sent_start:
        if not (lexicon.world.demonym(doc[start].text) and lexicon.world.demonym(doc[start - 2].text)):
            break
        start -= 2
    return start


def _finish_members(doc: Doc, end: int) -> int:
    """ "Members of the fishermen's union": who belongs to what, where that is said in a few words."""
    noun = next((child for child in doc[end].ancestors if child.left_edge.i == end), None)
    last = noun.i + 1 if noun is not None else end
    short = 0 < last - end <= LONGEST and not any(token.pos_ in ("VERB", "PRON", "PUNCT") for token in doc[end:last])
    return last if short else end


def _finish(doc: Doc, end: int, name_at: dict[int, Mention], match: RoleMatch) -> int:
    """Where the phrase ends: behind "of France", "to the United States" where a name follows."""
    from_states = match.plural and match.role.level in ("head", "leader", "minister")
    if end >= len(doc) or doc[end].lower_ not in ("of", "to", "for", "from" if from_states else "of"):
        return end
    of_state = match.role.words == "leader" and any(index in name_at for index in (end + 1, end + 2))
    if doc[end].lower_ == "of" and match.role.words in MEMBERS and not of_state:
        return _finish_members(doc, end)
    if doc[end].lower_ not in ("of", "from") and match.role.level not in ("envoy", "official", "spokes"):
        return end
    index = end + 1
    while index < len(doc) and index not in name_at and doc[index].lower_ in PORTFOLIO:
        index += 1
    name = name_at.get(index)
    if name is None or name.label not in ("GPE", "LOC", "ORG") or not capital(doc[index]):
        return end
    end = name.end
    while match.plural and end + 1 < len(doc) and doc[end].lower_ in ("and", ","):
        index = end + 1
        while index + 1 < len(doc) and index - end < 3 and doc[index].lower_ in ("and", "the"):
            index += 1
        following = name_at.get(index)
        if following is None or following.label != name.label:
            break
        end = following.end
    return end
