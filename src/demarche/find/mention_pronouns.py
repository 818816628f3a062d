"""Pronouns that may stand for a party."""

from collections.abc import Sequence

from demarche.model.article import Article
from demarche.model.finding import Mention

#: word -> label: one person, several parties, or a body or state.
PRONOUNS = {
    **dict.fromkeys("he she him her his hers himself herself i me my mine myself".split(), "PERSON"),
    **dict.fromkeys("they them their theirs themselves we us our ours ourselves".split(), "GROUP"),
    **dict.fromkeys("it its itself".split(), "ORG"),
}


def find_pronouns(article: Article, scope: Sequence[bool]) -> list[Mention]:
    """Personal and possessive pronouns of the told passages; an empty "it" is left out."""
    found: list[Mention] = []
    for token in article.doc:
        label = PRONOUNS.get(token.lower_)
        if label is None or token.dep_ == "expl" or not scope[token.i]:
            continue
        if token.text == "US" or (token.text == "U.S."):
            continue
        found.append(Mention(token.i, token.i + 1, token.i, "pronoun", label, "pronoun"))
    return found
