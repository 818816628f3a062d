"""Headlines list who acts with commas, which the parser takes for a call: "*Erdogan, Putin* discuss the deal"."""

from collections.abc import Mapping, Sequence

from demarche.find.event_fillers import begin
from demarche.find.event_mend import rehang
from demarche.find.statement_tree import Tree
from demarche.model.finding import Mention


def mend_headlines(tree: Tree, mentions: Sequence[Mention]) -> None:
    """Makes the parties listed at the start of a sentence the joint subject of its verb."""
    opening = {begin(mention): mention for mention in mentions if party(mention)}
    for start, end in tree.sentences:
        listed = parties_listed(tree, opening, start, end)
        if len(listed) > 1:
            join(tree, [mention.head for mention in listed], listed[-1].end)


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


def join(tree: Tree, heads: Sequence[int], behind: int) -> None:
    """The first becomes the subject, or what an infinitive hangs on; the others are coordinated with it."""
    first, last = heads[0], heads[-1]
    infinitive = tree.lower[behind] == "to" and behind + 1 < tree.size and tree.tag[behind + 1] == "VB"
    if infinitive and tree.head[first] == first:
        rehang(tree, behind + 1, first, "acl")
    elif tree.dep[last] == "nsubj" and tree.head[last] >= behind and tree.pos[tree.head[last]] == "VERB":
        rehang(tree, first, tree.head[last], "nsubj")
    else:
        return
    for head in heads[1:]:
        rehang(tree, head, first, "conj")
