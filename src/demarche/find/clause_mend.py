"""Phrases that the parser hangs on the wrong word of their clause, mended before the kinds are looked for."""

from collections.abc import Mapping, Sequence

from demarche.find.event_mend import DAYS, rehang
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon.kinds import word_list
from demarche.model.finding import Mention

DOCUMENTS = word_list("document")
HOLDING = word_list("hold")
ENVOYS = word_list("envoy")
#: Prepositions that may be the second half of a verb ("called *in* the envoy").
PARTICLES = frozenset({"in", "off", "out", "up"})
#: Verbs of what a deed brings about ("*drawing* protests").
BRINGING = frozenset({"draw", "prompt", "trigger", "spark", "provoke", "raise", "elicit", "earn", "end", "pave"})
#: Participles that only say who or what is part of something.
HAVING_PART = frozenset({"involve", "include", "feature", "comprise"})
#: Helping verbs that stand for the verb before them ("as *did* Riga").
STANDING_IN = frozenset({"did", "does", "do", "has", "have"})
#: How the parser hangs a phrase on its noun.
ON_NOUNS = frozenset({"nmod", "nmod:unmarked"})


def mend_clauses(tree: Tree, mentions: Sequence[Mention]) -> None:
    """Changes `tree` in place; `left` and `right` stay as they were."""
    for token in range(1, tree.size):
        mend_particle(tree, token)
        mend_content(tree, token)
        mend_result(tree, token)
        mend_together(tree, token)
        mend_passive(tree, token)
        mend_predicate(tree, token)
        mend_time(tree, token)
        mend_likewise(tree, token)
    people = {mention.head: mention for mention in mentions if mention.kind == "name" and mention.label == "PERSON"}
    for mention in mentions:
        mend_where(tree, mention)
        mend_list(tree, mention, people)


def mend_particle(tree: Tree, token: int) -> None:
    """ "Called *in* the envoy": the half of the verb that the parser took for the preposition of its object."""
    verb, noun = token - 1, tree.head[token]
    half = tree.dep[token] == "case" and tree.lower[token] in PARTICLES and tree.pos[verb] == "VERB"
    called = tree.lower[token] == "in" and tree.lemma[verb] == "call" and tree.lemma[noun] in ENVOYS
    if half and tree.head[noun] == verb and (tree.dep[noun] in OBJECTS or called):
        rehang(tree, token, verb, "compound:prt")
        tree.dep[noun] = "obj" if called else tree.dep[noun]


def mend_content(tree: Tree, token: int) -> None:
    """ "Handed him a letter from Berg *inviting* Lund": what the letter says, not what the one who hands it does."""
    verb = tree.head[token]
    if tree.tag[token] != "VBG" or tree.dep[token] != "advcl" or tree.child(token, "mark", "case") is not None:
        return
    for noun in tree.below(verb, *OBJECTS):
        last = max(tree.subtree(noun, frozenset({token})))
        if tree.lemma[noun] in DOCUMENTS and last == token - 1 and tree.lower[last] != ",":
            rehang(tree, token, noun, "acl")
            return


def mend_predicate(tree: Tree, token: int) -> None:
    """ "Declared Berg *persona non grata*": what he was declared, not who he is."""
    noun = tree.head[token]
    verb = tree.head[noun]
    stray = tree.lower[token] in ("persona", "personae") and tree.dep[token] in ("appos", "flat", "nmod", "nmod:desc")
    if stray and tree.lemma[verb] == "declare" and tree.dep[noun] in OBJECTS:
        rehang(tree, token, verb, "xcomp")


def mend_together(tree: Tree, token: int) -> None:
    """ "Oslo, *along with Riga*, pledged arms": who is named beside the subject before the verb acts, too."""
    beside = tree.lower[token] == "with" and tree.lower[token - 1] in ("along", "together")
    noun = tree.head[token]
    verb = tree.head[noun]
    subject = tree.child(verb, *SUBJECTS)
    if beside and tree.dep[noun] == "obl" and subject is not None and subject < token < noun < verb:
        rehang(tree, noun, subject, "conj")


def mend_passive(tree: Tree, token: int) -> None:
    """ "Was brokered by Oslo and *signed* by Riga": the second verb is passive as the first is."""
    first = tree.head[token]
    bare = (
        tree.tag[token] == "VBN" and tree.dep[token] == "conj" and tree.child(token, "aux", "aux:pass", "obj") is None
    )
    subject = tree.child(first, *PASSIVE_SUBJECTS)
    by = any(tree.case(child) == "by" for child in tree.below(token, "obl", "obl:agent"))
    open_yet = any(tree.tag[child] in ("MD", "TO") for child in tree.children[first])
    if bare and by and subject is not None and tree.passive(first) and not open_yet:
        rehang(tree, token, subject, "acl")


def mend_result(tree: Tree, token: int) -> None:
    """ "Vetoed a text calling for a truce, *drawing* anger": what came of the veto, not of the call."""
    above = tree.head[token]
    comes_of = tree.tag[token] == "VBG" and tree.lemma[token] in BRINGING and tree.lower[token - 1] == ","
    if not comes_of or tree.dep[token] not in ("advcl", "conj", "acl") or not tree.dep[above].startswith("acl"):
        return
    verb = next((higher for higher in tree.above(above) if tree.pos[higher] == "VERB"), -1)
    if 0 <= verb < above and tree.dep[above] != "acl:relcl":
        rehang(tree, token, verb, "advcl")


def mend_time(tree: Tree, token: int) -> None:
    """ "Staged a drill *involving* a bomber *on Sunday*": the day is that of the drill."""
    if tree.lemma[token] not in HAVING_PART or tree.tag[token] != "VBG" or tree.dep[token] != "acl":
        return
    verb = next((above for above in tree.above(token) if tree.pos[above] == "VERB"), -1)
    for child in tree.below(token, "obl", "obl:unmarked"):
        if 0 <= verb < token and tree.lower[child] in DAYS:
            rehang(tree, child, verb, "obl")


def mend_likewise(tree: Tree, token: int) -> None:
    """ "Oslo condemned it, *as did Riga*": who did the same is a second subject."""
    if tree.lower[token - 1] != "as" or tree.lower[token] not in STANDING_IN:
        return
    noun = tree.head[token - 1]
    if noun <= token or tree.pos[noun] not in ("NOUN", "PROPN") or tree.child(noun, *SUBJECTS) is not None:
        return
    verb = tree.head[noun]
    subject = tree.child(verb, *SUBJECTS)
    if verb < token and tree.pos[verb] == "VERB" and subject is not None and subject < verb:
        rehang(tree, noun, subject, "conj")


def mend_list(tree: Tree, mention: Mention, people: Mapping[int, Mention]) -> None:
    """ "Brought together Lund, *President Okoye* and Berg": two people are no apposition."""
    other = people.get(tree.head[mention.head])
    if mention.head not in people or other is None or other is mention or tree.dep[mention.head] != "appos":
        return
    if other.end < mention.start and tree.lower[other.end] == "," and other.head != mention.head:
        rehang(tree, mention.head, other.head, "conj")


def mend_where(tree: Tree, mention: Mention) -> None:
    """ "Will hold talks on trade *in Oslo* on Tuesday": between the noun and the day of the verb it is the verb's."""
    head = mention.head
    if mention.label != "GPE" or tree.dep[head] not in ON_NOUNS or tree.case(head) != "in":
        return
    verb = next((above for above in tree.above(head) if tree.pos[above] == "VERB"), -1)
    if verb < 0 or verb > head or tree.lemma[verb] not in HOLDING or tree.head[tree.head[head]] == verb:
        return
    if any(tree.pos[above] == "VERB" and above != verb for above in tree.above(head) if above > verb):
        return
    following = mention.end
    beside = [child for child in tree.below(verb, "obl", "obl:unmarked") if child >= following]
    if any(min(tree.subtree(child)) == following for child in beside):
        rehang(tree, head, verb, "obl")
