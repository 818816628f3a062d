"""Syntax of event words with passives, control and shared subjects undone: which tokens fill which slot.

Slots are `subject`, `object`, `indirect`, `clause`, `poss`, `modifier` and the prepositions; see docs/events.md.
"""

from weakref import WeakKeyDictionary

from demarche.find.event_participles import absolute_subject, shared_agent
from demarche.find.event_phrases import CLAUSES, RELATIVE, antecedent, bare_oblique, case_words, prepositions
from demarche.find.event_subjects import (
    ASKING,
    CALLING,
    called_on,
    inherited_subject,
    shared_object,
    subject_on_the_left,
)
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree

Slots = dict[str, list[int]]
#: What was read of the verbs of each tree, as long as the tree lives.
REMEMBERED: WeakKeyDictionary[Tree, dict[int, Slots]] = WeakKeyDictionary()
POSSESSIVE = frozenset({"their", "its", "his", "her", "our", "my"})
#: Nouns of a stay somewhere.
VISITS = frozenset({"visit", "trip", "tour", "mission"})
#: Verbs of what is to come ("a visit *planned* for Thursday", "is *scheduled* to be in Oslo").
FORESEEN = frozenset({"plan", "schedule", "set", "expect", "slate", "due", "pencil", "foresee", "arrange"})
#: Prepositions that belong to the noun right before them.
ADJACENT = frozenset({"by", "to", "with", "between", "against", "of", "from", "on", "upon"})


def verb_slots(tree: Tree, verb: int) -> Slots:
    """Fillers of each slot of a verb, its shared subject and object among them; the caller's own copy."""
    known = REMEMBERED.setdefault(tree, {})
    if verb not in known:
        known[verb] = read_verb(tree, verb)
    return {name: list(fillers) for name, fillers in known[verb].items()}


def read_verb(tree: Tree, verb: int) -> Slots:
    """The slots of a verb, read from the tree."""
    slots: Slots = {}
    passive = tree.passive(verb)
    for child in tree.children[verb]:
        label = tree.dep[child]
        target = child
        if tree.lower[child] in RELATIVE and label in SUBJECTS | PASSIVE_SUBJECTS | OBJECTS:
            noun = antecedent(tree, verb)
            target = noun if noun is not None else child
        if label in PASSIVE_SUBJECTS or (label in SUBJECTS and passive):
            slots.setdefault("object", []).append(target)
        elif label in SUBJECTS and child > verb and "subject" in slots and "object" not in slots:
            slots["object"] = [target]  # the parser saw a second subject
        elif label in SUBJECTS:
            slots.setdefault("subject", []).append(target)
        elif label == "obj" or bare_oblique(tree, child):
            slots.setdefault("object", []).append(target)
        elif label == "iobj":
            slots.setdefault("indirect", []).append(target)
        else:
            add_further(tree, verb, child, slots)
    for preposition, child in prepositions(tree, verb):
        name = "subject" if preposition == "by" and passive and "subject" not in slots else preposition
        slots.setdefault(name, []).append(child)
    if not slots.get("object", True):
        del slots["object"]
    if any(tree.lower[child] == "where" for child in tree.children[verb]):
        slots["where"] = where_it_is(tree, verb)
    share(tree, verb, passive, slots)
    slots["predicate"] = [*slots.get("clause", ()), *slots.get("object", ())[1:], *slots.get("as", ())]
    if "indirect" in slots and "object" not in slots:
        slots["object"] = slots["indirect"]
    return slots


#: Relations without an argument -> the slot that their words fill.
FURTHER = {"obl:unmarked": "span", "obl:tmod": "span", "obl:npmod": "span", "aux": "aux", "aux:pass": "aux"}


def add_further(tree: Tree, verb: int, child: int, slots: Slots) -> None:
    """Clauses, particles, spans of time and auxiliaries: `doing` is "from entering" in "barred him from entering"."""
    label = tree.dep[child]
    if label == "advcl" and asked_for(tree, verb, child):
        slots.setdefault("clause", []).append(child)
    elif label in CLAUSES and tree.pos[child] == "ADV":
        slots.setdefault(tree.lower[child], []).append(child)
    elif label in CLAUSES:
        slots.setdefault("clause", []).append(child)
        slots.setdefault("object", []).extend(raised_objects(tree, verb, child))
    elif label == "advcl" and tree.tag[child] == "VBG":
        if any(tree.lower[more] in ("from", "against") for more in tree.children[child] if more < child):
            slots.setdefault("doing", []).append(child)
        slots.setdefault("object", []).extend(raised_objects(tree, verb, child))
    elif label in ("advmod", "compound:prt"):
        slots.setdefault(tree.lower[child], []).append(child)
    elif label in FURTHER:
        slots.setdefault(FURTHER[label], []).append(child)


def where_it_is(tree: Tree, verb: int) -> list[int]:
    """ "Flew to *Oslo*, where he met": the place that the clause describes, wherever the parser hung it."""
    noun = tree.head[verb] if tree.dep[verb].startswith("acl") else -1
    mark = next(child for child in tree.children[verb] if tree.lower[child] == "where")
    before = mark - 1 - (mark > 1 and tree.lower[mark - 1] == ",")
    found = noun if noun >= 0 else before
    return [found] if 0 <= found < mark and tree.pos[found] in ("PROPN", "NOUN") else []


def asked_for(tree: Tree, verb: int, clause: int) -> bool:
    """ "Asked Oslo *to help*", "called for Oslo *to help*", "for *closing* it": what is asked, read as a purpose."""
    marks = {tree.lower[child] for child in tree.children[clause] if tree.dep[child] == "mark"}
    if tree.infinitive(clause) and tree.lemma[verb] in ASKING:
        return any(tree.dep[child] in OBJECTS for child in tree.children[verb])
    if tree.lemma[verb] not in CALLING:
        return False
    named = tree.infinitive(clause) and called_on(tree, clause, verb) is not None
    return named or ("for" in marks and (tree.infinitive(clause) or tree.gerund(clause)))


def stays_there(tree: Tree, token: int) -> bool:
    """True for the place in "Scholz is *in Tunis*", and in a headline without "is"."""
    return (
        tree.pos[token] == "PROPN"
        and tree.child(token, "cop", "nsubj") is not None
        and "in" in (tree.lower[case] for case in case_words(tree, token))
    )


def stay_slots(tree: Tree, place: int) -> Slots:
    """Slots of "Scholz is *in Tunis* for talks"; `stay` says that he came for a while: what for, "on a visit", or "will
    be"; `due` that he is yet to come.
    """
    slots = {**verb_slots(tree, place), "in": [place]}
    children = tree.children[place]
    reasons = [child for child in children if tree.dep[child] == "advcl" and tree.infinitive(child)]
    coming = [child for child in children if tree.dep[child] == "aux" and tree.lower[child] in ("will", "'ll", "would")]
    now = [child for name in ("now", "currently") for child in slots.get(name, ())]
    visiting = [child for child in slots.get("on", ()) if tree.lemma[child] in VISITS]
    to_be = [child for child in children if tree.infinitive(place) and tree.lemma[tree.head[place]] in FORESEEN]
    slots["stay"] = [*reasons, *coming, *now, *slots.get("for", ()), *visiting, *to_be]
    slots["due"] = [child for child in children if tree.lower[child] in ("due", "expected")]
    return slots


def raised_objects(tree: Tree, verb: int, clause: int) -> list[int]:
    """Objects of the verb that the parser hung on the infinitive or gerund after them ("told *Oslo* to stop")."""
    marks = [
        child
        for child in tree.children[clause]
        if tree.lower[child] in ("to", "of", "from", "for", "into") and verb < child < clause
    ]
    limit = marks[0] if marks else clause
    if (
        not marks
        and tree.tag[clause] != "VBG"
        or any(tree.tag[child] in ("MD", "VBD", "VBZ", "VBP") for child in tree.children[clause])
    ):
        return []
    labels = SUBJECTS | OBJECTS
    return [child for child in tree.children[clause] if verb < child < limit and tree.dep[child] in labels]


def share(tree: Tree, verb: int, passive: bool, slots: Slots) -> None:
    """Fills subject and object from the clauses above, where syntax leaves them out."""
    if passive:
        if "object" not in slots:
            inherited = absolute_subject(tree, verb, case_words)
            if inherited is None:
                inherited = inherited_subject(tree, verb)
            if inherited is not None:
                slots["object"] = [inherited]
        if "subject" not in slots:
            slots.update(shared_agent(tree, verb, prepositions))
        return
    if "subject" not in slots:
        inherited = inherited_subject(tree, verb)
        if inherited is None:
            inherited = subject_on_the_left(tree, verb)
        if inherited is not None:
            slots["subject"] = [inherited]
    if "object" not in slots:
        found = shared_object(tree, verb)
        if found is not None:
            slots["object"] = [found]


def noun_slots(tree: Tree, noun: int) -> Slots:
    """Fillers of each slot of a noun."""
    slots: Slots = {}
    for child in tree.children[noun]:
        label = tree.dep[child]
        if label == "nmod:poss":
            slots.setdefault("poss", []).append(child)
        elif label in ("compound", "amod", "nmod:desc", "nummod", "flat") or (label == "nmod" and child < noun):
            slots.setdefault("modifier", []).append(child)
        elif label == "acl" and tree.finite(child) and tree.child(child, "mark") is not None:
            slots.setdefault("clause", []).append(child)
        elif label in SUBJECTS and any(tree.dep[more] == "cop" for more in tree.children[noun]):
            who = antecedent(tree, noun) if tree.lower[child] in RELATIVE else None
            slots.setdefault("nominal-subject", []).append(child if who is None else who)
        elif label == "acl" and tree.tag[child] == "VBN":
            slots["participle"] = [child]
            if tree.lemma[child] in ("hold", "own", "control"):
                slots["owner"] = [filler for word, filler in prepositions(tree, child) if word == "by"]
    if tree.dep[noun] in SUBJECTS and tree.child(tree.head[noun], "cop") is not None:
        slots["is"] = [tree.head[noun]]  # "his next stop is *Oslo*"
    if tree.words[noun][:1].isupper() and noun > 0 and tree.words[noun - 1][:1].isupper():
        slots["capital"] = [noun]
    for preposition, child in prepositions(tree, noun):
        slots.setdefault(preposition, []).append(child)
    beside = phrase_after(tree, noun)
    if beside is not None and beside[1] not in slots.get(beside[0], ()):
        slots.setdefault(beside[0], []).append(beside[1])
    return slots


def phrase_after(tree: Tree, noun: int) -> tuple[str, int] | None:
    """The prepositional phrase right after the noun, wherever the parser hung it ("a visit *by the pope*")."""
    after = noun + 1
    if (
        after >= tree.size
        or tree.dep[after] != "case"
        or tree.lower[after] not in ADJACENT
        or tree.head[after] <= after
    ):
        return None
    head = tree.head[after]
    while tree.dep[head] in ("compound", "amod", "nmod:poss", "nmod:desc", "flat") and tree.head[head] > after:
        head = tree.head[head]
    return tree.lower[after], head


def slots_of(tree: Tree, token: int) -> Slots:
    return verb_slots(tree, token) if tree.pos[token] in ("VERB", "AUX") else noun_slots(tree, token)


def merged(*all_slots: Slots) -> Slots:
    """All fillers of several sets of slots."""
    result: Slots = {}
    for slots in all_slots:
        for name, fillers in slots.items():
            result.setdefault(name, []).extend(filler for filler in fillers if filler not in result[name])
    return result


def clause_head(tree: Tree, token: int) -> int:
    """The verb (or predicate) of the clause that holds `token`."""
    while True:
        if tree.pos[token] in ("VERB", "AUX") and tree.dep[token] not in ("amod", "compound", "case", "mark", "aux"):
            return token
        if tree.head[token] == token or tree.dep[token] in ("parataxis",):
            return token
        if any(tree.dep[child] in ("cop", "nsubj") for child in tree.children[token]):
            return token
        token = tree.head[token]
