"""Contents that are no clause: infinitives, objects, objects with what they are called or blamed for, phrases."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Ranges
from demarche.find.statement_loose import asked_to, blamed_for, following, named_in_marks, stretched
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, Tree
from demarche.lexicon.cues import Cue

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
#: Nouns that make "agreed on …" a thing said, not a thing done.
WEIGHTS = frozenset({"importance", "need", "necessity", "value", "urgency", "significance", "role", "benefit"})
MEASURES = frozenset({"hour", "day", "week", "month", "minute"})


def infinitives(tree: Tree, verb: int, frames: frozenset[str]) -> Iterator[Complement]:
    for child in tree.below(verb, "xcomp", "ccomp", "advcl"):
        if child < verb or not tree.infinitive(child) or (tree.dep[child] == "advcl" and "obj-to" not in frames):
            continue
        addressed = tree.child(verb, *OBJECTS)
        if addressed is not None and addressed > child:
            addressed = None
        if "obj-to" in frames and addressed is not None:
            yield Complement("obj-to", ((tree.left[addressed], stretched(tree, verb, tree.right[child])),), addressed)
        elif "to" in frames and tree.dep[child] != "advcl":
            yield Complement("to", ((tree.left[child], stretched(tree, verb, tree.right[child])),), addressed)
        elif "obj-to" in frames and tree.passive(verb):
            told = tree.child(verb, *PASSIVE_SUBJECTS)
            yield Complement("obj-to", ((tree.left[child], tree.right[child]),), told)
    if "obj-to" in frames and not tree.passive(verb):
        yield from asked_to(tree, verb)


def _object_end(tree: Tree, verb: int, thing: int) -> int:
    """The end of the object with its loose modifiers; a possessive never ends it."""
    end = stretched(tree, verb, tree.right[thing])
    last = tree.sentence(verb)[1]
    if tree.words[end - 1] in POSSESSIVE and end < last:
        while end < last and tree.words[end] not in (".", ";", "”") and tree.lower[end] not in ("and", "but"):
            end += 1
            end = max(end, tree.right[end - 1] if tree.dep[end - 1] not in ("root", "conj") else end)
    return min(end, last)


def deadline(tree: Tree, verb: int) -> Iterator[Complement]:
    """ "gave the council two days to answer": the infinitive."""
    span = next(
        (child for child in tree.below(verb, "obj", "obl:unmarked", "iobj") if tree.lemma[child] in MEASURES), None
    )
    if span is None:
        return
    for clause in [*tree.below(span, "acl"), *tree.below(verb, "xcomp", "advcl")]:
        if tree.infinitive(clause) and clause > span:
            heard = next((child for child in tree.below(verb, "iobj", "obj") if child != span), None)
            yield Complement("deadline", ((tree.left[clause], tree.right[clause]),), heard)
            return


def objects(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    """The direct object (of a passive: its subject), alone or with what it is blamed for or called."""
    passive = tree.passive(verb)
    if passive and tree.dep[verb] == "acl" and "np" in cue.frames:
        noun = tree.head[verb]
        if tree.left[noun] < verb and noun < verb:
            yield Complement("np", ((tree.left[noun], verb),))
        return
    thing = tree.child(verb, *PASSIVE_SUBJECTS) if passive else tree.child(verb, *OBJECTS)
    if "guest" in cue.frames and thing is not None and _received(tree, verb, thing):
        return
    if thing is None:
        if not passive and cue.frames & {"of", "for"}:
            yield from blamed_for(tree, verb, cue)
        if not passive and "np" in cue.frames and cue.scope == "speech":
            yield from following(tree, verb)
        return
    for frame in sorted(cue.frames & {"of", "for", "on"}):
        end = _phrase_end(tree, verb, thing, frame)
        if end is not None and not passive:
            yield Complement(frame, ((tree.left[thing], end),), thing)
        elif end is not None:
            parts = ((tree.left[thing], tree.right[thing]), (_phrase_start(tree, verb, frame), end))
            yield Complement(frame, tuple(sorted(parts)), thing)
    if "np-as" in cue.frames:
        yield from _named_as(tree, verb, thing)
        marked = named_in_marks(tree, verb)
        if marked:
            yield Complement("np-as", marked)
    if passive and not any(tree.case(child) == "by" for child in tree.below(verb, "obl", "obl:agent")):
        return
    if "np" in cue.frames:
        yield Complement("np", _object(tree, verb, thing))
    elif cue.frames & {"of", "for"} and "hear" not in cue.frames and thing > verb:
        yield Complement("np", _object(tree, verb, thing), thing)


def _received(tree: Tree, verb: int, thing: int) -> bool:
    """ "welcomed the envoy to Oslo", "welcomed him at the palace": somebody arrives, nothing is said."""
    end = max(tree.right[thing], thing + 1)
    inside = (below for below in tree.below(thing, "nmod") if tree.case(below) == "to")
    beside = (child for child in tree.below(verb, "obl") if child > verb and tree.case(child) in ("to", "at"))
    goes = next(inside, None) is not None or next(beside, None) is not None or tree.lower[end : end + 1] == ["to"]
    return goes and tree.pos[thing] in ("PROPN", "PRON")


def _object(tree: Tree, verb: int, thing: int) -> Ranges:
    """The words of the object; for a relative pronoun, what it stands for."""
    if thing > verb:
        return ((tree.left[thing], _object_end(tree, verb, thing)),)
    noun = tree.head[verb]
    if tree.tag[thing] in ("WDT", "WP") and tree.dep[verb] == "acl:relcl" and tree.left[noun] < tree.left[thing]:
        while tree.words[tree.left[verb] - 1] in (",", ";") and tree.dep[noun] in ("nmod", "conj"):
            noun = tree.head[noun]
        start = tree.left[noun] + (tree.dep[tree.left[noun]] == "case")
        return ((start, tree.left[verb]),)
    return ((tree.left[thing], tree.right[thing]),)


def _phrase(tree: Tree, verb: int, preposition: str) -> int | None:
    for child in tree.below(verb, "obl", "advcl", "xcomp", "nmod"):
        if child > verb and tree.case(child) == preposition:
            return child
    return None


def _phrase_start(tree: Tree, verb: int, preposition: str) -> int:
    child = _phrase(tree, verb, preposition)
    return verb + 1 if child is None else tree.left[child]


def _phrase_end(tree: Tree, verb: int, thing: int, preposition: str) -> int | None:
    child = _phrase(tree, verb, preposition)
    if child is not None:
        return stretched(tree, verb, tree.right[child])
    after = tree.right[thing]
    if (
        after < tree.sentence(verb)[1]
        and tree.lower[after] == preposition
        and thing > verb
        and tree.head[after] > after
    ):
        return stretched(tree, verb, tree.right[tree.head[after]])
    inner = next((below for below in tree.below(thing, "nmod", "acl") if tree.case(below) == preposition), None)
    return None if inner is None else tree.right[thing]


def _named_as(tree: Tree, verb: int, thing: int) -> Iterator[Complement]:
    """ "called the plan a fantasy", "described it as useful"."""
    for child in tree.below(verb, "xcomp", "obl", "advcl", "obj", "ccomp", "nmod"):
        if child <= verb or child == thing:
            continue
        if tree.dep[child] in ("obl", "advcl", "nmod") and tree.case(child) != "as":
            continue
        if tree.infinitive(child):
            continue
        start = tree.left[thing] if thing < child else tree.left[child]
        if thing > verb:
            yield Complement("np-as", ((start, max(tree.right[child], tree.right[thing])),))
        else:
            yield Complement("np-as", ((tree.left[thing], tree.right[thing]), (tree.left[child], tree.right[child])))


def phrases(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    """ "called for an end", "called on both sides to stop", "committed to working"."""
    for child in tree.below(verb, "obl", "advcl", "xcomp", "nmod", "obj"):
        preposition = tree.case(child)
        if child < verb or preposition is None or preposition not in cue.prepositions:
            continue
        if "weight" in cue.frames and tree.lemma[child] not in WEIGHTS:
            continue
        thing = tree.child(verb, "obj")
        if thing is not None and thing < child and not cue.frames & {"obj-to", "hear"}:
            continue
        case = tree.child(child, "case", "mark")
        start = tree.left[child] if case is None or case != tree.left[child] else case + 1
        end = tree.right[child]
        for other in tree.below(verb, "xcomp", "advcl"):
            if other > child and tree.infinitive(other):
                end = tree.right[other]
        yield Complement(f"+{preposition}", ((start, end),), child if preposition in ("on", "upon") else None)
