"""Support verbs: "Oslo *held* talks with Riga", "talks *hosted* by Oslo", "Kerry spoke *on a visit* to Seoul"."""

from demarche.find.event_phrases import bare_oblique, counted, particles
from demarche.find.event_subjects import inherited_subject
from demarche.find.event_tree import POSSESSIVE, Slots, noun_slots, verb_slots
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon.kinds import Pattern, word_list

#: Verbs whose object did what follows "of" or "for" ("blames Oslo for the attack").
BLAMING = word_list("blaming")
OF_HOLDERS = word_list("of-holder")
#: Verbs whose object is spoken to ("*told* Riga in a phone call that ...").
TELLING = word_list("telling")
#: Verbs that say that an event takes place.
HOLDING = word_list("hold")
#: Verbs whose subject brings others together.
HOSTING = word_list("hosting")
AUXILIARY_NAMES = ("subject", "object", "clause", "aux", "indirect")


def governing_verb(tree: Tree, noun: int, pattern: Pattern) -> int | None:
    """The support verb whose object (or passive subject) the noun is, or the participle that describes it."""
    top = counted(tree, noun)
    while tree.dep[top] == "conj" and tree.head[top] != top:
        top = tree.head[top]
    above = tree.head[top]
    if above != top and tree.pos[above] == "VERB" and tree.dep[top] in OBJECTS | PASSIVE_SUBJECTS | {"nsubj", "obl"}:
        is_object = (
            tree.dep[top] in OBJECTS | PASSIVE_SUBJECTS
            or bare_oblique(tree, top)
            or (tree.dep[top] == "nsubj" and (tree.passive(above) or top in verb_slots(tree, above).get("object", ())))
        )
        is_prepositional = (
            tree.dep[top] == "obl"
            and tree.case(top) in ("into", "in", "for")
            and tree.lemma[above] in ("enter", "engage", "ask", "go")
        )
        if (is_object or is_prepositional) and is_support(tree, above, pattern):
            return above
    return next(iter(participles(tree, noun, pattern)), None)


def partners(tree: Tree, noun: int) -> Slots:
    """ "Talks *begin between* Oslo and Riga *in* Bern": who is between or among, and where, belongs to the subject."""
    above = tree.head[noun]
    if above == noun or tree.pos[above] != "VERB" or tree.dep[noun] not in SUBJECTS | PASSIVE_SUBJECTS:
        return {}
    given = verb_slots(tree, above)
    takes_place = any(tree.lower[child] == "place" for child in tree.children[above] if tree.dep[child] == "obj")
    where = ("in", "at") if tree.lemma[above] in HOLDING or takes_place else ()
    return {name: given[name] for name in ("between", "among", *where) if name in given}


def participles(tree: Tree, noun: int, pattern: Pattern) -> list[int]:
    """Support verbs that describe the noun: "sanctions *imposed* by Oslo", "talks that Oslo *hosted*"."""
    return [
        child
        for child in tree.children[noun]
        if tree.dep[child].startswith("acl")
        and not any(tree.lower[more] == "had" for more in tree.children[child])
        and is_support(tree, child, pattern)
        and (tree.passive(child) or tree.dep[child] == "acl:relcl")
    ]


def is_support(tree: Tree, verb: int, pattern: Pattern) -> bool:
    lemma = tree.lemma[verb]
    if lemma in pattern.support:
        return True
    return any(f"{lemma} {word}" in pattern.support for word in particles(tree, verb))


def support_slots(tree: Tree, noun: int, verb: int | None, pattern: Pattern) -> Slots:
    """What the noun gets from its surroundings: `holder` and the prepositions of its support verb."""
    own = noun_slots(tree, noun)
    slots: Slots = {}
    noun = counted(tree, noun)
    if verb is not None:
        return lent_by(tree, noun, verb)
    if "nominal-subject" in own and tree.case(noun) is not None:
        return {"holder": own["nominal-subject"]}
    adjective = tree.head[noun]
    if tree.pos[adjective] == "ADJ" and tree.case(noun) in ("to", "for"):
        subject = inherited_subject(tree, adjective, 1)
        return {"holder": [subject]} if subject is not None else slots
    above = clause_above(tree, noun)
    if above is None:
        return slots
    if tree.lemma[above] in BLAMING and tree.case(noun) in ("of", "for", "over") and "poss" not in own:
        blamed = verb_slots(tree, above).get("object")
        return {"holder": blamed} if blamed else slots
    return through(tree, noun, above, pattern, own)


def lent_by(tree: Tree, noun: int, verb: int) -> Slots:
    """Subject and prepositions that a support verb lends to its noun; who confirms *the* visit need not be on it."""
    slots: Slots = {}
    given = verb_slots(tree, verb)
    if tree.dep[noun] in ("nsubj", *PASSIVE_SUBJECTS) and not tree.passive(verb):
        given.pop("subject", None)
    told_of = tree.lemma[verb] == "confirm" and [tree.lower[child] for child in tree.children[noun]] == ["the"]
    if given.get("subject") and noun not in given["subject"] and not told_of:
        slots["holder"] = given["subject"]
    slots |= {name: fillers for name, fillers in given.items() if name not in AUXILIARY_NAMES}
    if "indirect" in given:
        slots["to"] = [*slots.get("to", ()), *given["indirect"]]
    return slots


def through(tree: Tree, noun: int, above: int, pattern: Pattern, own: Slots) -> Slots:
    """What the noun gets from the clause that it hangs on by a preposition ("Kerry spoke *on a visit* to Seoul")."""
    slots: Slots = {}
    owner_is_pronoun = any(tree.lower[filler] in POSSESSIVE for filler in own.get("poss", ()))
    given = verb_slots(tree, above)
    case = preposition(tree, noun)
    surface = given.get("object", []) if tree.passive(above) and not pattern.symmetric else []
    if any(stands_for_people(tree, filler) for filler in surface):
        given["subject"] = surface  # "Oslo's king was received by crowds during a visit to Riga"
    greeted = case in ("on", "upon") and tree.lemma[above] in ("congratulate", "compliment", "commend", "praise")
    if (
        owner_is_pronoun
        and (greeted or case in ("for", "over"))
        and given.get("object")
        and tree.dep[noun] in ("obl", "nmod")
    ):
        thanked = [filler for filler in given["object"] if stands_for_people(tree, filler)]
        return {"holder": thanked, "bound": thanked} if thanked else slots
    fronted = any(noun < subject for subject in given.get("subject", ()))
    if owner_is_pronoun and case in pattern.through and case not in ("on", "during") and not fronted:
        return slots
    hangs = case in pattern.through and (
        "with" in own
        or case in ("in", "on", "during")
        or (owner_is_pronoun and fronted)
        or not pattern.symmetric
        or together(tree, above)
    )
    if not hangs and not owner_is_pronoun:
        return slots
    named = any(name in own for name in ("between", "among")) or ("poss" in own and not owner_is_pronoun)
    if (not named or "holder" in pattern.recipients) and given.get("subject"):
        slots["holder"] = slots["through"] = given["subject"]
        slots["fronted"] = given["subject"] if owner_is_pronoun and fronted else []
        slots["hangs"] = given["subject"] if hangs else []
    if pattern.symmetric and case in ("in", "during") and tree.lemma[above] in TELLING and "with" not in own:
        slots["with"] = given.get("indirect") or given.get("object", [])
    return slots


def preposition(tree: Tree, noun: int) -> str | None:
    """The word before the noun's phrase; "on" in "while on a visit"."""
    mark = tree.case(noun)
    case = tree.child(noun, "case")
    if mark == "of" and case is not None and case > 0 and tree.lower[case - 1] == "ahead":
        return "ahead"
    return tree.lower[case] if mark in ("while", "when", "whilst") and case is not None else mark


def stands_for_people(tree: Tree, token: int) -> bool:
    """True for names and offices, not for "Beijing's *fury* over his visit"."""
    return tree.pos[token] in ("PROPN", "PRON") or tree.lower[token] in OF_HOLDERS


def together(tree: Tree, verb: int) -> bool:
    """True where several act: "Oslo and Riga agreed, following talks in Bern"."""
    return any(
        tree.dep[more] == "conj"
        for subject in verb_slots(tree, verb).get("subject", ())
        for more in tree.children[subject]
    )


def clause_above(tree: Tree, noun: int) -> int | None:
    """The verb that the noun hangs on, itself or over the object of that verb."""
    for _ in range(3):
        above = tree.head[noun]
        if above == noun:
            return None
        if tree.pos[above] == "VERB":
            return above
        if tree.dep[noun] not in ("nmod", "conj") and tree.lower[above] != "ahead":
            return None
        noun = above
    return None
