"""Who does what a verb says where its own clause leaves it out: control, conjuncts, participles, shared objects."""

from demarche.find.event_participles import patient_of_reason
from demarche.find.event_phrases import CLAUSES, OBLIQUE, RELATIVE, own_subject, prepositions, summons
from demarche.find.statement_tree import OBJECTS, SUBJECTS, Tree
from demarche.lexicon.kinds import word_list

#: Verbs whose subject owns their object ("announced a plan to meet").
OWNING = word_list("owning")
#: What a body signs or passes speaks for it ("passed a *resolution* condemning Oslo").
DOCUMENTS = word_list("document")
#: Verbs with what others wrote ("*vetoed* a resolution condemning Oslo").
OF_OTHERS = word_list("of-others")
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
    "advocate": ("for",),
    "argue": ("for",),
    "lobby": ("for",),
}
#: Verbs whose object is the subject of the infinitive below them ("told Oslo to stop").
OBJECT_CONTROL_EXCEPTIONS = frozenset({"promise", "threaten", "vow"})


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
            asked = asked and not summons(tree, above)
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
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return above
    copula = tree.child(above, "cop")
    other = copula is not None and tree.tag[copula] in ("VBD", "VBZ", "VBP") and tree.tag[copula] != tree.tag[verb]
    if tree.finite(above) and not other:
        return above
    return next((higher for higher in tree.above(above) if tree.tag[higher] == tree.tag[verb]), above)


def subject_on_the_left(tree: Tree, verb: int) -> int | None:
    """The first of the nouns right before a finite verb that the parser left without a subject."""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or tree.dep[verb].startswith(("acl", "conj", "xcomp")):
        return None
    token = verb - 1
    while token > 0 and tree.pos[token] == "ADV":
        token -= 1
    if tree.lower[token] == "," and tree.dep[top_of_name(tree, token - 1)] == "appos" and tree.dep[verb] == "root":
        token -= 1  # "In Oslo, the rebels' leader Berg, rejects talks"
    if token < 0 or tree.pos[token] not in ("NOUN", "PROPN"):
        return None
    while tree.dep[token] in ("conj", "flat", "compound") and tree.head[token] < token:
        token = tree.head[token]
    return token if tree.dep[token] not in ("obl", "nmod", "obj") else None


def top_of_name(tree: Tree, token: int) -> int:
    return tree.head[token] if tree.dep[token] == "flat" else token


def subject_of_noun_clause(tree: Tree, verb: int, noun: int, depth: int) -> int | None:
    """ "Oslo's plan to meet", "has plans to meet" -> who owns the plan; "a ship carrying" -> the ship."""
    if tree.infinitive(verb):
        owner = next((child for child in tree.children[noun] if tree.dep[child] == "nmod:poss"), None)
        above = tree.head[noun]
        if tree.lemma[noun] == "invitation":
            return guest(tree, noun, above, depth)
        asking = next((child for word, child in prepositions(tree, noun) if word in ("by", "from")), None)
        if owner is not None or (
            asking is not None
            and tree.lemma[noun]
            in ("request", "offer", "attempt", "bid", "decision", "plan", "move", "pledge", "vow", "threat")
        ):
            return owner if owner is not None else asking
        if tree.dep[noun] == "xcomp" and tree.lemma[above] in ("become", "remain"):
            return inherited_subject(tree, above, depth + 1)  # "became the first pope to visit"
        if tree.child(noun, "cop") is not None:
            return own_subject(tree, noun)
        if tree.dep[noun] in OBJECTS | OBLIQUE and above != noun and tree.lemma[above] in OWNING:
            return inherited_subject(tree, above, depth + 1)
        return noun if above == noun or tree.pos[noun] == "PROPN" else None
    stated = tree.dep[noun] in OBLIQUE and tree.case(noun) in ("in", "with")
    if tree.lemma[noun] in DOCUMENTS and (tree.dep[noun] in OBJECTS or stated):
        author = author_of(tree, noun)
        if author is not None:
            return author
        of_others = tree.lemma[tree.head[noun]] in OF_OTHERS
        return noun if of_others else inherited_subject(tree, tree.head[noun], depth + 1)
    return noun


def author_of(tree: Tree, document: int) -> int | None:
    """Whose words a document holds: "*Oslo's* letter", "a letter *from Oslo*", "a statement issued *by Oslo*"."""
    owner = tree.child(document, "nmod:poss")
    if owner is not None:
        return owner
    issued = [child for child in tree.below(document, "acl") if tree.passive(child)]
    near = [pair for token in (document, *issued) for pair in prepositions(tree, token)]
    return next((child for word, child in near if word in ("from", "by")), None)


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
