"""Objects told by their words and place, where the parse hangs them elsewhere."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Ranges
from demarche.find.statement_tree import Tree
from demarche.lexicon.cues import Cue

OPENING = frozenset({"“", '"', "''", "``", "‘", "'"})
CLOSING = frozenset({"”", '"', "''", "’", "'"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december week month year day morning evening afternoon night".split()
)


def asked_to(tree: Tree, verb: int) -> Iterator[Complement]:
    """ "told the crew to stop" by its words, where the parse hangs them elsewhere."""
    last = tree.sentence(verb)[1]
    for token in range(verb + 2, min(last - 1, verb + 10)):
        if tree.pos[token] in ("VERB", "AUX", "SCONJ", "PUNCT") or tree.tag[token] in ("WDT", "WP"):
            return
        if tree.tag[token] == "TO" and tree.tag[token + 1] in ("VB", "RB"):
            heard = next((at for at in range(verb + 1, token) if tree.pos[at] in ("NOUN", "PROPN", "PRON")), None)
            if heard is not None:
                while tree.head[heard] in range(heard + 1, token) and tree.dep[heard] in (
                    "compound",
                    "nmod:poss",
                    "amod",
                ):
                    heard = tree.head[heard]
                end = max(tree.right[token + 1], token + 2)
                yield Complement("obj-to", ((verb + 1, stretched(tree, verb, end)),), heard)
            return


def stretched(tree: Tree, verb: int, end: int) -> int:
    """`end`, moved over what follows it at once and hangs on the verb by mistake or as a loose modifier."""
    last = tree.sentence(verb)[1]
    moved = True
    while moved and end < last:
        moved = False
        start = end + 1 if tree.words[end] in OPENING and end + 1 < last else end
        for child in tree.children[verb]:
            if (
                child >= start
                and tree.left[child] in (start, end)
                and tree.dep[child] in ("obl", "nmod", "obj", "xcomp", "advcl")
            ):
                participle = tree.tag[child] == "VBG" and tree.dep[child] == "advcl"
                if tree.lower[child] in CALENDAR or (participle and tree.pos[start] not in ("ADP", "SCONJ")):
                    continue
                end, moved = tree.right[child], True
                break
    return end


def following(tree: Tree, verb: int) -> Iterator[Complement]:
    """The noun phrase right after the verb, where the parse sees no object: "stressed the union's firm support"."""
    start, end = verb + 1, tree.right[verb]
    if end - start < 3 or tree.pos[start] not in ("DET", "PRON", "PROPN", "ADJ") or tree.lower[start] in CALENDAR:
        return
    stop = next(
        (t for t in range(start, end) if tree.pos[t] in ("NOUN", "PROPN") and tree.words[t + 1 : t + 2] != ["’"]), None
    )
    if stop is not None and not any(
        tree.pos[token] in ("AUX", "SCONJ") or (tree.pos[token] == "VERB" and tree.pos[token + 1] != "NOUN")
        for token in range(start, stop)
    ):
        yield Complement("np", ((start, end),))


def blamed_for(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    """ "accuses the firm of hiding" by its words, where the parse hangs the object elsewhere."""
    last = tree.sentence(verb)[1]
    for token in range(verb + 2, min(last - 1, verb + 12)):
        if tree.pos[token] in ("VERB", "AUX", "PUNCT"):
            return
        if tree.lower[token] in cue.frames & {"of", "for"} and tree.head[token] > token:
            named = [at for at in range(verb + 1, token) if tree.pos[at] in ("NOUN", "PROPN", "PRON")]
            if named:
                end = stretched(tree, verb, max(tree.right[tree.head[token]], token + 2))
                yield Complement(tree.lower[token], ((verb + 1, end),), named[-1])
            return


def named_in_marks(tree: Tree, verb: int) -> Ranges:
    """ "called the plan “a fantasy”" by its marks, where the parse is lost."""
    last = tree.sentence(verb)[1]
    for mark in range(verb + 2, min(last, verb + 16)):
        if tree.words[mark] in OPENING:
            closing = next((token for token in range(mark + 2, last) if tree.words[token] in CLOSING), None)
            return ((verb + 1, closing),) if closing is not None else ()
        if tree.pos[mark] in ("VERB", "SCONJ"):
            return ()
    return ()
