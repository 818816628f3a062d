"""Small questions to the syntax of event words: prepositions, particles, conjuncts, and a verb's own subject."""

from collections.abc import Iterator
from itertools import pairwise

from demarche.find.statement_tree import PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon.kinds import word_list

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "obl:npmod", "obl:arg"})
CLAUSES = frozenset({"xcomp", "ccomp"})
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
MEASURES = word_list("measure")
#: Verbs of calling an envoy in, whose aim is the deed of the one who calls ("summoned him *to protest*").
SUMMONING = word_list("summoning")


def prepositions(tree: Tree, token: int) -> Iterator[tuple[str, int]]:
    """(preposition, head of its phrase) of the phrases that hang on `token`."""
    for child in tree.children[token]:
        if tree.dep[child] not in OBLIQUE:
            continue
        cases = case_words(tree, child)
        if cases:
            words = [
                tree.lower[cases[0]],
                *(tree.lower[more] for more in tree.children[cases[0]] if tree.dep[more] == "fixed"),
            ]
            yield " ".join(words), child
            for before, more in pairwise(cases):
                if more == before + 1:
                    yield tree.lower[more], child


def case_words(tree: Tree, token: int) -> list[int]:
    """The prepositions before a phrase, also where the parser hung them on a part of its name."""
    near = (
        token,
        *(
            child
            for child in tree.children[token]
            if child < token and tree.dep[child] in ("compound", "amod", "flat", "nmod", "nmod:desc")
        ),
    )
    return sorted(
        case
        for head in near
        for case in tree.children[head]
        if tree.dep[case] == "case" and case < head and tree.lower[case] not in POSSESSIVE_MARKS
    )


def particles(tree: Tree, token: int) -> set[str]:
    """Words that may belong to a verb of two words: "call off", "sent home"."""
    return {
        tree.lower[child] for child in tree.children[token] if tree.dep[child] in ("compound:prt", "advmod", "xcomp")
    }


def summons(tree: Tree, verb: int) -> bool:
    """True for "summoned the envoy to protest", where the protest is as real as the summons."""
    return bool(SUMMONING & {tree.lemma[verb], *(f"{tree.lemma[verb]} {word}" for word in particles(tree, verb))})


def counted(tree: Tree, noun: int) -> int:
    """The head of "two days *of talks*", "a round of talks"; the noun itself elsewhere."""
    above = tree.head[noun]
    if (
        above != noun
        and tree.dep[noun] == "nmod"
        and tree.lemma[above] in MEASURES
        and tree.child(noun, "case") is not None
    ):
        return above
    return noun


def bare_oblique(tree: Tree, token: int) -> bool:
    """True for an object that the parser took for an adverbial: no preposition, and after its verb."""
    return (
        tree.dep[token] == "obl"
        and tree.head[token] < token
        and not case_words(tree, token)
        and tree.child(token, "mark") is None
    )


def first_conjunct(tree: Tree, token: int) -> int:
    while tree.dep[token] == "conj" and tree.head[token] != token:
        token = tree.head[token]
    return token


def antecedent(tree: Tree, clause: int) -> int | None:
    """The noun that a relative or participial clause describes."""
    top = first_conjunct(tree, clause)
    return tree.head[top] if tree.dep[top].startswith("acl") else None


def own_subject(tree: Tree, verb: int) -> int | None:
    found = next((child for child in tree.children[verb] if tree.dep[child] in SUBJECTS | PASSIVE_SUBJECTS), None)
    if found is not None and tree.lower[found] in RELATIVE:
        noun = antecedent(tree, verb)
        return noun if noun is not None else found
    return found
