"""Parties that the parser hung on the wrong word, put where they belong before the kinds are looked for."""

from collections.abc import Sequence

from demarche.find.event_mend import rehang
from demarche.find.event_phrases import POSSESSIVE_MARKS, case_words
from demarche.find.statement_tree import Tree
from demarche.lexicon.kinds import word_list
from demarche.model.finding import Mention

#: Words between an owner and what is owned: "Oslo's *robust, continued* support".
BETWEEN = frozenset({"JJ", "JJR", "JJS", "RB", "VBN", "VBG", "CD", ",", "CC", "HYPH"})
#: Joints of lists that go on behind "members of the council *plus* Oslo".
ADDING = frozenset({"plus"})
#: Participles of those who only bring an event about: "Oslo-*brokered* talks" are not Oslo's.
BRINGING_ABOUT = word_list("bringing-about")
HYPHENS = frozenset({"-", "‑", "–"})
#: Labels of those named in pairs.
PAIRED = frozenset({"GPE", "ORG", "NORP"})


def mend_parties(tree: Tree, mentions: Sequence[Mention]) -> None:
    """Changes `tree` in place; `left` and `right` stay as they were."""
    beginning = {mention.start: mention for mention in mentions if mention.kind == "name"}
    for mention in mentions:
        if mention.kind == "name":
            mend_pair(tree, mention, beginning.get(mention.end + 1))
            mend_title(tree, mention)
            mend_subject_behind_place(tree, mention)
            mend_owner(tree, mention)
            mend_agent_of_participle(tree, mention)
    for token in range(tree.size):
        if tree.dep[token] == "conj":
            mend_second_of_two(tree, token)
            mend_addition(tree, token)


def mend_title(tree: Tree, mention: Mention) -> None:
    """ "With Chadian *Foreign Minister Lund*": title and name are one phrase, no two objects of the verb."""
    above = tree.head[mention.head]
    for token in range(mention.start, mention.end):
        beside = token != mention.head != above and tree.head[token] == above
        if mention.title and beside and tree.dep[token] == tree.dep[mention.head]:
            rehang(tree, token, mention.head, "flat")


def mend_subject_behind_place(tree: Tree, mention: Mention) -> None:
    """ "In Tashkent *Tokayev* met ...": who follows a place without a comma acts, and is no part of its name."""
    place = tree.head[mention.head]
    verb = tree.head[place]
    behind = tree.dep[mention.head] == "flat" and place == mention.start - 1 and tree.case(place) == "in"
    if behind and mention.label == "PERSON" and tree.pos[verb] == "VERB" and tree.child(verb, "nsubj") is None:
        rehang(tree, mention.head, verb, "nsubj")


def mend_pair(tree: Tree, mention: Mention, second: Mention | None) -> None:
    """ "The *Chad*-Kenya talks": the first of two states belongs to the talks as the second does."""
    if second is None or not {mention.label, second.label} <= PAIRED or tree.lower[mention.end] not in HYPHENS:
        return
    noun, link = tree.head[second.head], tree.dep[second.head]
    if link in ("compound", "amod", "nmod") and noun >= second.end and tree.head[mention.head] == second.head:
        rehang(tree, mention.head, noun, link)


def mend_owner(tree: Tree, mention: Mention) -> None:
    """ "Oslo' robust, continued *support*": the owner belongs to the noun, not to the first adjective."""
    mark, head = mention.end, mention.head
    if mark >= tree.size or tree.lower[mark] not in POSSESSIVE_MARKS or tree.tag[mark] != "POS":
        return
    owned = tree.dep[head] == "nmod:poss" and tree.pos[tree.head[head]] in ("NOUN", "PROPN")
    if owned or tree.dep[head] in ("conj", "flat", "appos") or mention.label == "NORP":
        return
    noun = mark + 1
    while noun < tree.size and tree.tag[noun] in BETWEEN:
        noun += 1
    while noun + 1 < tree.size and tree.dep[noun] in ("compound", "amod") and tree.head[noun] > noun:
        noun = tree.head[noun]
    if noun < tree.size and tree.pos[noun] in ("NOUN", "PROPN") and tree.sentence(noun) == tree.sentence(head):
        mend_owned(tree, mark, noun)
        rehang(tree, head, noun, "nmod:poss")


def mend_owned(tree: Tree, mark: int, noun: int) -> None:
    """ "Oslo's planned, unprovoked and unjustified *raid*": the noun comes where the adjective beside it was."""
    adjective = tree.head[noun]
    if tree.dep[noun] != "conj" or not mark < adjective < noun or tree.pos[adjective] in ("NOUN", "PROPN"):
        return
    above, label = tree.head[adjective], tree.dep[adjective]
    if above == adjective or mark < above < noun:
        return
    rehang(tree, noun, above, "obj" if label in ("xcomp", "ccomp", "advcl") else label)
    rehang(tree, adjective, noun, "amod")


def mend_agent_of_participle(tree: Tree, mention: Mention) -> None:
    """ "*Oslo*-imposed sanctions" are Oslo's; "*Oslo*-brokered talks" are those of others."""
    participle = mention.end + 1
    if participle >= tree.size or tree.lower[mention.end] not in HYPHENS or tree.tag[participle] != "VBN":
        return
    noun = tree.head[participle]
    if tree.dep[participle] != "amod" or noun <= participle:
        return
    if tree.lower[participle] in BRINGING_ABOUT:
        rehang(tree, mention.head, participle, "obl:unmarked")
    elif tree.dep[mention.head] == "obl:unmarked":
        rehang(tree, mention.head, noun, "compound")


def mend_second_of_two(tree: Tree, token: int) -> None:
    """ "Talks between Oslo and *the five members*": what is between has two ends."""
    noun = tree.head[token]
    if tree.pos[noun] not in ("NOUN", "PROPN", "VERB"):
        return
    for child in tree.children[noun]:
        if noun < child < token and "between" in (tree.lower[case] for case in case_words(tree, child)):
            alone = not any(tree.dep[more] == "conj" for more in tree.children[child])
            marks = [more for more in tree.children[token] if tree.dep[more] == "cc"]
            if alone and marks and tree.right[child] == marks[0]:
                rehang(tree, token, child, "conj")
            return


def mend_addition(tree: Tree, token: int) -> None:
    """ "The five members of the council plus *Oslo*": Oslo comes to the members, not to the council."""
    if not any(tree.dep[mark] == "cc" and tree.lower[mark] in ADDING for mark in tree.children[token]):
        return
    body = tree.head[token]
    members = tree.head[body]
    of = "of" in (tree.lower[case] for case in case_words(tree, body))
    if of and tree.dep[body] == "nmod" and tree.tag[members] in ("NNS", "NNPS"):
        rehang(tree, token, members, "conj")
