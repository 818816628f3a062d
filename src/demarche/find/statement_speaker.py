"""Who speaks: the subject of a verb of saying over the ways English leaves it out."""

from demarche.find.statement_draft import Speaker
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree

RELATIVE = frozenset({"who", "which", "that", "whom"})
LOOSE = frozenset({"acl:relcl", "acl", "parataxis", "advcl", "punct", "ccomp", "dep", "orphan"})
PERSON_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "PRP"})
MAXIMUM_STEPS = 6


def speaker_of(tree: Tree, verb: int, steps: int = 0) -> Speaker | None:
    """The subject of `verb`, or of the clause that governs it; None where nobody is named."""
    subject = own_subject(tree, verb)
    if subject is not None and not (tree.passive(verb) and tree.dep[verb] != "acl"):
        return _named(tree, subject, verb)
    if tree.passive(verb):
        return _agent(tree, verb)
    if steps == MAXIMUM_STEPS:
        return None
    return _inherited(tree, verb, steps)


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject that hangs on the verb; of several, the nearest before it (the others belong to what is said)."""
    subjects = tree.below(verb, *SUBJECTS) or ([] if tree.passive(verb) else tree.below(verb, *PASSIVE_SUBJECTS))
    before = [subject for subject in subjects if subject < verb]
    if before:
        return before[-1]
    return subjects[0] if subjects else None


def _inherited(tree: Tree, verb: int, steps: int) -> Speaker | None:
    """From the clause above: "vowed to …", "left, saying …", "came and said …", "a letter saying …"."""
    above, label = tree.head[verb], tree.dep[verb]
    if tree.lemma[verb] == "ask" and tree.tag[verb] in ("VBN", "VBD") and label in ("acl", "advcl"):
        return None
    if label == "acl:relcl":
        return noun_phrase(tree, above)
    if label == "acl":
        return noun_phrase(tree, above) if tree.tag[verb] in ("VBG", "VBD") else None
    if label == "xcomp":
        controller = next((child for child in tree.children[above] if tree.dep[child] in OBJECTS), None)
        if controller is not None and controller < verb:
            return noun_phrase(tree, controller)
        return _subject_above(tree, above, steps)
    if label in ("root", "ROOT", "parataxis", "dep", "acl", "nmod", "obl", "appos"):
        before = words_before(tree, verb)
        if before is not None:
            return before
    if label in ("conj", "advcl", "parataxis", "dep") and above != verb:
        return _subject_above(tree, above, steps)
    return None


def _subject_above(tree: Tree, above: int, steps: int) -> Speaker | None:
    subject = tree.child(above, *SUBJECTS, *PASSIVE_SUBJECTS)
    if subject is not None:
        return _named(tree, subject, above)
    return speaker_of(tree, above, steps + 1)


def _agent(tree: Tree, verb: int) -> Speaker | None:
    """The "by" phrase of a passive."""
    for child in tree.below(verb, "obl", "obl:agent", "nmod"):
        if tree.case(child) == "by":
            return noun_phrase(tree, child)
    return None


def _named(tree: Tree, subject: int, verb: int) -> Speaker | None:
    if tree.lower[subject] in ("it", "there") and tree.dep[subject] == "expl":
        return None
    phrase = _up_to(tree, noun_phrase(tree, subject), verb)
    if tree.lower[subject] in RELATIVE and tree.tag[subject] in ("WP", "WDT", "IN"):
        clause = next((token for token in (verb, *tree.above(verb)) if tree.dep[token] == "acl:relcl"), None)
        if clause is not None:
            return Speaker(subject, phrase.start, phrase.end, tree.head[clause])
    return phrase


def _up_to(tree: Tree, phrase: Speaker, verb: int) -> Speaker:
    """The phrase with the name between it and the verb that the parse left out: "co-founder | Ada Berg said"."""
    end = phrase.end
    while end < verb and tree.pos[end] == "PROPN":
        end += 1
    if end == phrase.end or end != verb:
        return phrase
    return Speaker(end - 1, phrase.start, end, end - 1)


def noun_phrase(tree: Tree, head: int) -> Speaker:
    """The words around a noun, without relative clauses and without the preposition before it."""
    loose = frozenset(
        child
        for child in tree.children[head]
        if tree.dep[child] in LOOSE or (tree.dep[child] in ("case", "mark", "cc") and child < head)
    )
    tokens = tree.subtree(head, loose)
    start, end = head, head + 1
    inside = set(tokens) | {token for token in loose if tree.dep[token] == "punct"}
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    start, end = tree.trimmed(start, end)
    return Speaker(head, start, end, head) if start <= head < end else Speaker(head, head, head + 1, head)


def near_phrase(tree: Tree, start: int, end: int) -> Speaker | None:
    """The noun phrase that fills the gap `[start, end)` between quotation and cue, where the parse gives no subject."""
    start, end = tree.trimmed(start, end)
    heads = [
        token
        for token in range(start, end)
        if tree.tag[token] in PERSON_TAGS and not start <= tree.head[token] < end and tree.dep[token] != "compound"
    ]
    heads = heads or [token for token in range(start, end) if tree.tag[token] in PERSON_TAGS]
    if not heads:
        return None
    head = heads[0]
    return Speaker(head, start, end, head, loose=True) if end - start <= 12 else noun_phrase(tree, head)


def words_before(tree: Tree, verb: int) -> Speaker | None:
    """The noun phrase that ends right before a finite verb to which the parse gives no subject."""
    first = tree.sentence(verb)[0]
    if (
        verb == first
        or tree.pos[verb - 1] not in ("PROPN", "NOUN", "PRON")
        or tree.tag[verb] not in ("VBD", "VBZ", "VBP")
    ):
        return None
    start = verb
    while start > first and tree.pos[start - 1] in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "CCONJ", "PART"):
        start -= 1
    return near_phrase(tree, start, verb)
