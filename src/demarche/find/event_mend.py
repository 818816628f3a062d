"""What the parser is known to get wrong in sentences about events, mended before the kinds are looked for."""

from collections.abc import Sequence
from itertools import pairwise

from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon import Lexicon
from demarche.model.finding import Mention

#: Verbs of giving a name to something: "what it *calls* an operation".
NAMING = frozenset({"call", "describe", "term", "dub", "label"})
#: How the parser hangs the second of two people on the first, where a title stands between them.
STRAY_LINKS = frozenset({"flat", "appos", "nmod:desc", "nmod:unmarked", "compound", "nmod", "dep", "list"})
#: Parts of speech of a title before a name ("and *Turkish Foreign Minister* Fidan").
TITLE_PARTS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "ADP", "PUNCT"})
TITLE_MARKS = frozenset({"-", "–", "'s", "’s", ".", "the", "of", "for", "a", "an"})

DAYS = frozenset(
    "day week weekend month year morning afternoon evening night today tomorrow tonight monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


def mend(tree: Tree, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
    """Changes `tree` in place; `left` and `right` stay as they were."""
    mend_lemmas(tree, lexicon)
    mend_own(tree)
    mend_called(tree)
    mend_subjects(tree, mentions)
    mend_pairs(tree, mentions)
    mend_destinations(tree, mentions)
    mend_aims(tree, mentions)
    mend_adding(tree, lexicon)
    mend_participles(tree)
    mend_perfects(tree, lexicon)


def mend_subjects(tree: Tree, mentions: Sequence[Mention]) -> None:
    """People whose name is an adverb, too, and was read as one ("*Cleverly* is expected")."""
    for mention in mentions:
        head = tree.head[mention.head]
        person = mention.kind == "name" and mention.label == "PERSON"
        if person and tree.dep[mention.head] == "advmod" and tree.pos[head] == "VERB" and mention.head < head:
            tree.dep[mention.head] = "nsubj:pass" if tree.passive(head) else "nsubj"
            tree.pos[mention.head] = "PROPN"


def infinitive_after_all(tree: Tree, token: int) -> bool:
    """ "Is due to *travel*": a verb that the parser took for a noun."""
    return any(tree.dep[child] == "mark" and tree.lower[child] == "to" for child in tree.children[token])


def mend_own(tree: Tree) -> None:
    """ "When the Chadian embassy would open; Oslo reopened *its own*": the noun that was named last."""
    for token, word in enumerate(tree.lower):
        if word != "own" or tree.dep[token] not in OBJECTS | SUBJECTS | PASSIVE_SUBJECTS:
            continue
        start, _ = tree.sentence(token)
        named = next((before for before in range(token - 1, start - 1, -1) if tree.pos[before] == "NOUN"), None)
        if named is not None:
            tree.lemma[token], tree.pos[token] = tree.lemma[named], "NOUN"


def mend_called(tree: Tree) -> None:
    """ "Held *what he called talks* with Riga": the noun is the object; what hung on the naming hangs on the verb."""
    for token, word in enumerate(tree.lower):
        verb, naming = tree.head[token], tree.child(token, "acl:relcl")
        if word != "what" or tree.dep[token] != "obj" or naming is None or tree.lemma[naming] not in NAMING:
            continue
        noun = next((it for it in tree.below(naming, "obj", "xcomp", "obl") if tree.pos[it] in ("NOUN", "PROPN")), None)
        if noun is None or noun < naming:
            continue
        for child in [
            it for it in tree.children[naming] if it > noun and tree.dep[it] in ("obl", "advmod", "obl:unmarked")
        ]:
            rehang(tree, child, verb, tree.dep[child])
        for case in [it for it in tree.below(noun, "case") if tree.lower[it] == "as"]:
            rehang(tree, case, naming, "fixed")
        rehang(tree, token, naming, "obj")
        rehang(tree, naming, noun, "acl")
        rehang(tree, noun, verb, "obj")


def mend_lemmas(tree: Tree, lexicon: Lexicon) -> None:
    """Verbs of the kinds and of the status words whose lemma came out wrong ("severed" as "severe")."""
    for token, word in enumerate(tree.lower):
        if tree.tag[token] == "NN" and tree.lemma[token] in lexicon.kinds.verbs and infinitive_after_all(tree, token):
            tree.pos[token], tree.tag[token] = "VERB", "VB"
        if tree.pos[token] == "VERB" and tree.lemma[token] not in lexicon.kinds.verbs:
            base = lexicon.kinds.bases.get(word) or lexicon.status.bases.get(word)
            if base is not None:
                tree.lemma[token] = base


def mend_pairs(tree: Tree, mentions: Sequence[Mention]) -> None:
    """Two people joined by "and" whose second was hung on the first ("Fidan *and Greek minister Dendias* met")."""
    people = [mention for mention in mentions if mention.kind == "name" and mention.label == "PERSON"]
    for first, second in pairwise(sorted(people, key=lambda mention: mention.start)):
        if not joined_by_title(tree, first, second):
            continue
        between = range(first.end, second.start)
        link = second.head
        while tree.dep[link] in STRAY_LINKS and tree.head[link] in between:
            link = tree.head[link]
        above = tree.head[link]
        if tree.dep[link] not in STRAY_LINKS | {"conj"} or (tree.dep[second.head] == "conj" and above == first.head):
            continue
        if above == first.head or above == tree.head[first.head] or first.start <= above < first.end:
            rehang(tree, second.head, first.head, "conj")


def joined_by_title(tree: Tree, first: Mention, second: Mention) -> bool:
    """True where "and" and at most a title stand between two names of a sentence."""
    gap = range(first.end, second.start)
    if not gap or len(gap) > 14 or tree.sentence(first.start) != tree.sentence(second.start):
        return False
    start = gap[0] + (tree.lower[gap[0]] == ",")
    return tree.lower[start] in ("and", "&") and all(
        tree.pos[token] in TITLE_PARTS and (tree.pos[token] not in ("ADP", "PUNCT") or tree.lower[token] in TITLE_MARKS)
        for token in range(start + 1, second.start)
    )


def mend_destinations(tree: Tree, mentions: Sequence[Mention]) -> None:
    """ "Heads *for Riga* to meet": "for" is no mark of the infinitive, and the town no part of its clause."""
    for mention in mentions:
        mark = mention.start - 1
        verb = mention.start - 2
        if mention.label != "GPE" or verb < 0 or tree.lower[mark] != "for" or tree.dep[mark] != "mark":
            continue
        clause = tree.head[mark]
        if tree.pos[verb] == "VERB" and clause > mention.head and tree.infinitive(clause):
            rehang(tree, mention.head, verb, "obl")
            rehang(tree, mark, mention.head, "case")


def mend_aims(tree: Tree, mentions: Sequence[Mention]) -> None:
    """ "Was in Oslo later in the day *to meet* Berg": neither a day nor a town meets anybody."""
    towns = {mention.head for mention in mentions if mention.label == "GPE"}
    for token in range(tree.size):
        noun = tree.head[token]
        if tree.dep[token] != "acl" or not tree.infinitive(token) or tree.dep[noun] not in ("obl", "obl:unmarked"):
            continue
        if tree.lemma[noun] in DAYS or noun in towns:
            rehang(tree, token, tree.head[noun], "advcl")


def mend_adding(tree: Tree, lexicon: Lexicon) -> None:
    """ "Berg said, *warning* of war": a participle that the parser took for a noun."""
    for token in range(2, tree.size):
        verb = tree.head[token]
        base = lexicon.kinds.bases.get(tree.lower[token])
        bare = tree.child(token, "det", "amod", "nmod:poss", "compound") is None
        if base is None or tree.tag[token] != "NN" or not tree.lower[token].endswith("ing") or not bare:
            continue
        if tree.lower[token - 1] == "," and tree.pos[verb] == "VERB" and tree.dep[token] in ("ccomp", "obj", "xcomp"):
            tree.pos[token], tree.tag[token], tree.dep[token], tree.lemma[token] = "VERB", "VBG", "advcl", base
            for child in tree.children[token]:
                tree.dep[child] = "obl" if tree.dep[child] == "nmod" else tree.dep[child]


def mend_participles(tree: Tree) -> None:
    """ "Held up Riga's bid, *accusing* it of greed": behind a comma the participle goes on with the clause."""
    for token in range(1, tree.size):
        if tree.dep[token] != "acl" or tree.tag[token] != "VBG" or tree.lower[token - 1] != ",":
            continue
        noun = tree.head[token]
        while tree.dep[noun] in ("nmod", "conj", "nmod:unmarked") and tree.case(noun) != "with":
            noun = tree.head[noun]
        above = tree.head[noun]
        if tree.case(noun) == "with":
            continue  # "with the ambassador, Berg, accusing Riga"
        if tree.dep[noun] in ("obj", "obl", "obl:unmarked") and tree.pos[above] == "VERB" and above < noun < token:
            rehang(tree, token, above, "advcl")


def mend_perfects(tree: Tree, lexicon: Lexicon) -> None:
    """ "Oslo has *shelved* plans": the verb of the perfect, which the parser took for an adjective."""
    for token in range(1, tree.size):
        verb = token - 1 - (tree.pos[token - 1] == "ADV")
        noun = tree.head[token]
        if tree.tag[token] != "VBN" or tree.dep[token] != "amod" or tree.lower[verb] not in ("has", "have", "had"):
            continue
        if tree.head[noun] != verb or tree.dep[noun] != "obj" or tree.pos[verb] != "VERB":
            continue
        if tree.lemma[token] in lexicon.kinds.verbs or lexicon.status.has("cancel", "verb", tree.lemma[token]):
            take_over(tree, verb, token, noun)


def take_over(tree: Tree, helper: int, verb: int, noun: int) -> None:
    """Makes `verb` the head of the clause and its `helper` an auxiliary."""
    above, label = tree.head[helper], tree.dep[helper]
    rehang(tree, verb, verb if above == helper else above, label)
    for child in list(tree.children[helper]):
        rehang(tree, child, verb, tree.dep[child])
    rehang(tree, helper, verb, "aux")
    tree.dep[noun], tree.pos[verb], tree.pos[helper] = "obj", "VERB", "AUX"


def rehang(tree: Tree, token: int, head: int, label: str) -> None:
    """Puts `token` below `head`; where `head` was below it, the two change places, so that a tree stays a tree."""
    if head != token and token in tree.above(head):
        above = tree.head[token]
        move(tree, head, head if above == token else above, tree.dep[token])
    move(tree, token, head, label)


def move(tree: Tree, token: int, head: int, label: str) -> None:
    if tree.head[token] != token:
        tree.children[tree.head[token]].remove(token)
    tree.head[token], tree.dep[token] = head, label
    if head != token:
        tree.children[head] = sorted([*tree.children[head], token])
