"""Paths of slots: "object.to" is what follows "to" below the object, also where the parser hung it one step too low."""

from demarche.find.event_phrases import prepositions
from demarche.find.event_tree import Slots, slots_of
from demarche.find.statement_tree import Tree
from demarche.lexicon.kinds import word_list

#: Prepositions that are often hung one step too low.
LOOSE = frozenset({"to", "with", "on", "against", "between"})
#: Nouns that make a preposition with those around them ("in *response* to Oslo").
TURNS = word_list("turn")


def path(tree: Tree, slots: Slots, slot: str, token: int) -> list[int]:
    """Heads of the phrases in a slot, or in a path of slots ("object.to")."""
    if slot == "governor":
        return [tree.head[token]] if tree.head[token] != token and tree.pos[tree.head[token]] == "VERB" else []
    first, *others = slot.split(".")
    heads = list(slots.get(first, ())) or loose(tree, slots, first)
    for name in others:
        heads = [filler for head in heads for filler in step(tree, head, name)]
    return heads


def loose(tree: Tree, slots: Slots, preposition: str) -> list[int]:
    """Phrases that the parser hung one step too low ("the visit of the president *to Ankara*")."""
    if preposition not in LOOSE:
        return []
    near = [
        filler
        for name in ("of", "object", "with", "to", "poss", "in", "subject", "on", "over", "about", "as")
        for filler in slots.get(name, ())
        if tree.lower[filler] not in TURNS
    ]
    near += [child for filler in near for child in tree.children[filler] if tree.dep[child] == "appos"]
    return [child for filler in near for word, child in prepositions(tree, filler) if word == preposition]


def step(tree: Tree, head: int, name: str) -> list[int]:
    slots = slots_of(tree, head)
    if name not in slots:
        slots = {**slots, name: loose(tree, slots, name)}
    if name == "object" and tree.pos[head] == "VERB" and not slots["object"]:
        return [filler for word in ("on", "with", "against") for filler in slots.get(word, ())]
    return list(slots.get(name, ()))
