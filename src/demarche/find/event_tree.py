"""Syntax of event words with passives, control and shared subjects undone: which tokens fill which slot.

Slots are `subject`, `object`, `indirect`, `clause`, `poss`, `modifier` and the prepositions; see docs/events.md.
"""

from collections.abc import Iterator
from itertools import pairwise
from weakref import WeakKeyDictionary

from demarche.find.event_participles import absolute_subject, patient_of_reason, shared_agent
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon.kinds import word_list

Slots = dict[str, list[int]]
#: What was read of the verbs of each tree, as long as the tree lives.
REMEMBERED: WeakKeyDictionary[Tree, dict[int, Slots]] = WeakKeyDictionary()
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "obl:npmod", "obl:arg"})
CLAUSES = frozenset({"xcomp", "ccomp"})
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
MEASURES = word_list("measure")
#: Verbs whose subject owns their object ("announced a plan to meet").
OWNING = word_list("owning")
#: What a body signs or passes speaks for it ("passed a *resolution* condemning Oslo").
DOCUMENTS = word_list("document")
#: Verbs whose object is to do what the infinitive says, also where it reads as a purpose ("invited Oslo to visit").
ASKING = word_list("asking")
#: Verbs that call on somebody to do something, with the prepositions before him.
CALLING = {
    "call": ("on", "upon", "for"),
    "appeal": ("to",),
    "plead": ("with",),
    "wait": ("for",),
    "push": ("for",),
    "press": ("for",),
    "look": ("to",),
}
POSSESSIVE = frozenset({"their", "its", "his", "her", "our", "my"})
#: Prepositions that belong to the noun right before them.
ADJACENT = frozenset({"by", "to", "with", "between", "against", "of", "from", "on", "upon"})
#: Verbs whose object is the subject of the infinitive below them ("told Oslo to stop").
OBJECT_CONTROL_EXCEPTIONS = frozenset({"promise", "threaten", "vow"})


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
            if child < token and tree.dep[child] in ("compound", "amod", "flat", "nmod")
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
    if label in CLAUSES and tree.pos[child] == "ADV":
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


def stays_there(tree: Tree, token: int) -> bool:
    """True for the place in "Scholz is *in Tunis*"."""
    return (
        tree.pos[token] == "PROPN"
        and tree.child(token, "cop") is not None
        and "in" in (tree.lower[case] for case in case_words(tree, token))
    )


def stay_slots(tree: Tree, place: int) -> Slots:
    """Slots of "Scholz is *in Tunis* for talks"; `stay` says that he came for a while: what for, or "will be"; `due`
    that he is yet to come.
    """
    slots = {**verb_slots(tree, place), "in": [place]}
    children = tree.children[place]
    reasons = [child for child in children if tree.dep[child] == "advcl" and tree.infinitive(child)]
    coming = [child for child in children if tree.dep[child] == "aux" and tree.lower[child] in ("will", "'ll", "would")]
    now = [child for name in ("now", "currently") for child in slots.get(name, ())]
    slots["stay"] = [*reasons, *coming, *now, *slots.get("for", ())]
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


def inherited_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The subject a clause shares with the one above: conjuncts, control, participles, infinitives of nouns."""
    own = own_subject(tree, verb) if depth else None
    if own is not None or depth > 6:
        return own
    label, above = tree.dep[verb], tree.head[verb]
    if above == verb:
        return None
    if label == "conj":
        return inherited_subject(tree, like_conjunct(tree, verb), depth + 1)
    if label.startswith("acl"):
        return subject_of_noun_clause(tree, verb, above, depth)
    if label == "ccomp" and above > verb:
        stray = [child for child in tree.children[above] if tree.dep[child] in SUBJECTS and child < verb]
        if stray and any(tree.dep[child] in SUBJECTS and child > verb for child in tree.children[above]):
            return stray[0]
    if label == "csubj" and tree.infinitive(verb) and tree.child(above, "nmod:poss") is not None:
        return tree.child(above, "nmod:poss")
    if label in ("xcomp", "ccomp", "advcl", "parataxis", "csubj"):
        patient = patient_of_reason(tree, verb) if label == "advcl" else None
        if patient is not None:
            return patient
        if label == "xcomp" or tree.gerund(verb) or tree.infinitive(verb):
            objects = [child for child in tree.children[above] if tree.dep[child] in OBJECTS]
            asked = label in ("xcomp", "ccomp") or (tree.lemma[above] in ASKING and tree.infinitive(verb))
            controlled = asked and objects and tree.lemma[above] not in OBJECT_CONTROL_EXCEPTIONS
            if controlled:
                return objects[0]
            target = called_on(tree, verb, above) if not objects else None
            if target is not None:
                return target
            return inherited_subject(tree, above, depth + 1)
        if label == "advcl" and own_subject(tree, verb) is None and tree.tag[verb] in ("VBG", "VBN", "VB"):
            return inherited_subject(tree, above, depth + 1)
    return None


def called_on(tree: Tree, verb: int, above: int) -> int | None:
    """ "Called *on Oslo* to leave", "appealed *to Oslo*", "called for *Oslo* to leave": who is to do it."""
    words = CALLING.get(tree.lemma[above], ()) if tree.infinitive(verb) else ()
    found = [child for word, child in prepositions(tree, above) if word in words and above < child < verb]
    return found[-1] if found else None


def like_conjunct(tree: Tree, verb: int) -> int:
    """The verb that a finite conjunct continues: one of its own form further up rather than the gerund beside it."""
    above = tree.head[verb]
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.finite(above):
        return above
    return next((higher for higher in tree.above(above) if tree.tag[higher] == tree.tag[verb]), above)


def subject_on_the_left(tree: Tree, verb: int) -> int | None:
    """The first of the nouns right before a finite verb that the parser left without a subject."""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.dep[verb].startswith(("acl", "conj", "xcomp")):
        return None
    token = verb - 1
    while token > 0 and tree.pos[token] == "ADV":
        token -= 1
    if token < 0 or tree.pos[token] not in ("NOUN", "PROPN"):
        return None
    while tree.dep[token] in ("conj", "flat", "compound") and tree.head[token] < token:
        token = tree.head[token]
    return token if tree.dep[token] not in ("obl", "nmod", "obj") else None


def subject_of_noun_clause(tree: Tree, verb: int, noun: int, depth: int) -> int | None:
    """ "Oslo's plan to meet", "has plans to meet" -> who owns the plan; "a ship carrying" -> the ship."""
    if tree.infinitive(verb):
        owner = next((child for child in tree.children[noun] if tree.dep[child] == "nmod:poss"), None)
        above = tree.head[noun]
        if tree.lemma[noun] == "invitation":
            return guest(tree, noun, above, depth)
        if owner is not None:
            return owner
        if tree.dep[noun] in OBJECTS | OBLIQUE and above != noun and tree.lemma[above] in OWNING:
            return inherited_subject(tree, above, depth + 1)
        return noun if above == noun or tree.pos[noun] == "PROPN" else None
    if tree.lemma[noun] in DOCUMENTS and tree.dep[noun] in OBJECTS:
        return inherited_subject(tree, tree.head[noun], depth + 1)
    return noun


def guest(tree: Tree, invitation: int, above: int, depth: int) -> int | None:
    """Who is invited: to whom the invitation goes, or who accepts it."""
    near = [*prepositions(tree, invitation), *prepositions(tree, above)]
    invited = next((child for word, child in near if word == "to" and child > invitation - 1), None)
    if invited is not None or above == invitation or tree.lemma[above] not in OWNING:
        return invited
    return inherited_subject(tree, above, depth + 1)


def shared_object(tree: Tree, verb: int) -> int | None:
    """Objects that conjuncts share ("met and praised Xi"), and gaps of relative clauses ("the deal Oslo signed")."""
    for child in tree.children[verb]:
        if tree.dep[child] == "conj" and tree.pos[child] == "VERB" and child > verb:
            between = [
                more for more in tree.children[verb] if verb < more < child and tree.dep[more] in OBLIQUE | CLAUSES
            ]
            objects = [more for more in tree.children[child] if tree.dep[more] == "obj"]
            if objects and not between and not own_subject(tree, child) and tree.tag[child] == tree.tag[verb]:
                return objects[0]
    if any(tree.lower[child] in ("where", "when", "why") for child in tree.children[verb]):
        return None
    if tree.dep[verb] == "acl:relcl" and own_subject(tree, verb) is not None:
        subject = next((child for child in tree.children[verb] if tree.dep[child] in SUBJECTS), None)
        if subject is not None and tree.lower[subject] not in RELATIVE:
            return tree.head[verb]
    return None


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
            slots.setdefault("nominal-subject", []).append(child)
        elif label == "acl" and tree.tag[child] == "VBN":
            slots["participle"] = [child]
            if tree.lemma[child] in ("hold", "own", "control"):
                slots["owner"] = [filler for word, filler in prepositions(tree, child) if word == "by"]
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
