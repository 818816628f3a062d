"""Headlines leave out the verb or the "is" before it: "*Erdogan, Putin* discuss the deal", "Blinken *to fly* to Oslo",
"Lavrov *in Oslo* for talks", "Kerry *due* in Oslo"."""

from collections.abc import Mapping, Sequence

from demarche.find.event_fillers import begin
from demarche.find.event_mend import rehang
from demarche.find.statement_tree import Tree
from demarche.model.finding import Mention

#: Adjectives and participles of what is to come, which "is" stands before elsewhere.
DUE = frozenset({"due", "expected"})


def mend_headlines(tree: Tree, mentions: Sequence[Mention]) -> None:
    """Makes the parties at the start of a sentence the joint subject of what they do, are to do, or where they are."""
    opening = {begin(mention): mention for mention in mentions if party(mention)}
    for start, end in tree.sentences:
        listed = parties_listed(tree, opening, start, end)
        if listed and listed[-1].end + 1 < end:
            join(tree, opening, [mention.head for mention in listed], listed[-1].end)


def party(mention: Mention) -> bool:
    return mention.kind in ("name", "nominal") and mention.label != "NORP"


def parties_listed(tree: Tree, opening: Mapping[int, Mention], start: int, end: int) -> list[Mention]:
    """The mentions from `start` on with only commas between them."""
    listed: list[Mention] = []
    token = start
    while token in opening:
        listed.append(opening[token])
        token = listed[-1].end
        if token >= end or tree.lower[token] != ",":
            break
        token += 1
    return listed if token < end and tree.lower[token] != "," else []


def join(tree: Tree, opening: Mapping[int, Mention], heads: Sequence[int], behind: int) -> None:
    """The first becomes the subject, or what an infinitive hangs on; the others are coordinated with it."""
    first, last = heads[0], heads[-1]
    alone = tree.head[first] == first
    place = opening.get(behind + 1)
    if alone and tree.lower[behind] == "to" and tree.tag[behind + 1] == "VB":
        rehang(tree, behind + 1, first, "acl")
    elif alone and tree.lower[behind] == "in" and place is not None and stays_for(tree, place):
        stay(tree, first, place.head, place.end)
    elif alone and tree.lower[behind] in DUE and tree.lower[behind + 1] == "in":
        rehang(tree, first, behind, "nsubj")
    elif (
        len(heads) > 1
        and tree.dep[last] == "nsubj"
        and tree.head[last] >= behind
        and tree.pos[tree.head[last]] == "VERB"
    ):
        rehang(tree, first, tree.head[last], "nsubj")
    else:
        return
    for head in heads[1:]:
        rehang(tree, head, first, "conj")


def stays_for(tree: Tree, place: Mention) -> bool:
    """True for a place behind which the reason of the stay follows: "in Oslo *for talks*", "in Oslo *to sign*"."""
    return (
        place.kind == "name"
        and place.label == "GPE"
        and place.end < tree.size
        and tree.lower[place.end] in ("for", "to")
    )


def stay(tree: Tree, who: int, place: int, reason: int) -> None:
    """Who is in the place becomes its subject; what it is for hangs on the place."""
    rehang(tree, who, place, "nsubj")
    head = tree.head[reason]
    if head not in (who, place) and head > reason and tree.head[head] in (who, place):
        rehang(tree, head, place, "advcl" if tree.lower[reason] == "to" else "obl")
