"""The reading of one clause by itself: tense, aspect, modal, negation, question."""

from dataclasses import dataclass, replace

from demarche.find.statement_tree import PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.lexicon.status import StatusWords

#: How far up a chain of conjuncts is looked.
DEPTH = 8
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Reading:
    """`status` is one of the record's or "none" (no event is kept); `rule` names the case that decided."""

    status: str
    tense: str | None
    rule: str
    superseded: bool = False

    def because(self, rule: str) -> "Reading":
        """The same reading through one more case."""
        return replace(self, rule=f"{rule}/{self.rule}")


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    return [
        child
        for child in tree.children[verb]
        if tree.dep[child] in ("aux", "aux:pass", "cop") and tree.lower[child] != "to"
    ]


def is_to(tree: Tree, verb: int) -> list[int]:
    """The forms of "be" before "to": "*is* to visit", not "to *be* received"."""
    to = next((child for child in tree.below(verb, "mark", "aux") if tree.lower[child] == "to"), -1)
    return [child for child in auxiliaries(tree, verb) if tree.lemma[child] == "be" and child < to]


def finite(tree: Tree, verb: int) -> bool:
    """True where the clause has a tense of its own."""
    if tree.infinitive(verb):
        return bool(is_to(tree, verb))
    tags = {tree.tag[verb], *(tree.tag[child] for child in auxiliaries(tree, verb))}
    return bool(tags & FINITE)


def is_question(tree: Tree, token: int) -> bool:
    start, end = tree.sentence(token)
    return any(word == "?" for word in tree.words[max(start, end - 2) : end])


def negated(tree: Tree, words: StatusWords, verb: int) -> bool:
    """ "Not", "never" and the like in the clause, or a subject or object with "no"."""
    count = 0
    for child in tree.children[verb]:
        if tree.dep[child] in ("advmod", "cc:preconj", "neg", "det", "aux", "discourse") and words.has(
            "negation", "word", tree.lower[child]
        ):
            count += 1
        if tree.lower[child] == "longer" and any(tree.lower[more] == "no" for more in tree.children[child]):
            count += 1
        if tree.dep[child] in SUBJECTS | PASSIVE_SUBJECTS and no_phrase(tree, words, child):
            count += 1
    return count > 0


def no_phrase(tree: Tree, words: StatusWords, token: int) -> bool:
    if words.has("negative-subject", "word", tree.lower[token]):
        return True
    return any(
        tree.dep[child] in ("det", "advmod", "cc:preconj") and words.has("negative-subject", "word", tree.lower[child])
        for child in tree.children[token]
    )


def read_clause(tree: Tree, words: StatusWords, verb: int) -> Reading:
    """What the verb's own auxiliaries and adverbs say; rule "bare" where there are none."""
    auxiliary = auxiliaries(tree, verb)
    lowers = [tree.lower[child] for child in auxiliary]
    negative = negated(tree, words, verb)
    modal = next((word for word in lowers if modal_class(words, word)), None)
    if modal is not None:
        return read_modal(tree, words, modal_class(words, modal) or "", lowers, negative, verb)
    due = next((child for child in tree.children[verb] if marks_plan(tree, words, child)), None)
    if due is not None and not negative:
        older = any(word in ("had", "'d", "been") for word in lowers)
        return Reading("cancelled" if older else "planned", "past" if older else "future", "plan", superseded=older)
    if is_to(tree, verb) and tree.tag[verb] != "VBG":
        return Reading("denied" if negative else "planned", "future", "is-to")
    tags = [tree.tag[verb], *(tree.tag[child] for child in auxiliary)]
    past = "VBD" in tags
    perfect = any(word in ("have", "has", "had", "'ve", "’ve", "having") for word in lowers)
    tense = "past" if past or perfect else "present" if {"VBZ", "VBP"} & set(tags) else None
    if negative:
        return Reading("denied", tense, "negation")
    if perfect and any(tree.lower[child] == "yet" for child in tree.children[verb]):
        return Reading("denied", tense, "yet")
    if tree.tag[verb] == "VBG" and any(tree.lemma[child] == "be" for child in auxiliary):
        return read_progressive(tree, words, verb, past, perfect)
    if tense is None:
        if (
            tree.tag[verb] == "VB"
            and not auxiliary
            and not any(tree.dep[child] in ("mark", *SUBJECTS) for child in tree.children[verb])
            and tree.head[verb] == verb
        ):
            return Reading("none", None, "imperative")
        return Reading("occurred", "past" if tree.tag[verb] == "VBN" else None, "bare")
    if tense == "present" and future_words(tree, words, verb):
        return Reading("planned", "future", "present-for-future")
    if tense == "present" and any(
        words.has("ongoing-time", "word", tree.lower[child]) for child in tree.children[verb]
    ):
        return Reading("ongoing", tense, "lasting")
    return Reading("occurred", tense, "perfect" if perfect else tense)


def marks_plan(tree: Tree, words: StatusWords, token: int) -> bool:
    """ "Due to", "set to" before an infinitive that the parser made the head of its clause."""
    if tree.dep[token] not in ("mark", "advmod", "aux") or not words.has("plan", "adj", tree.lower[token]):
        return False
    return token + 1 < tree.size and tree.lower[token + 1] == "to"


def read_progressive(tree: Tree, words: StatusWords, verb: int, past: bool, perfect: bool) -> Reading:
    if perfect:
        return Reading("ongoing" if not past else "occurred", "past", "perfect-progressive")
    if past:
        return Reading("occurred", "past", "past-progressive")
    if future_words(tree, words, verb):
        return Reading("planned", "future", "progressive-for-future")
    return Reading("ongoing", "present", "progressive")


def modal_class(words: StatusWords, word: str) -> str | None:
    return next((name for name in ("will", "may", "should", "would") if words.has(name, "modal", word)), None)


def read_modal(tree: Tree, words: StatusWords, modal: str, lowers: list[str], negative: bool, verb: int) -> Reading:
    perfect = "have" in lowers
    if modal == "would":
        return read_would(tree, words, verb, perfect, negative)
    if modal == "will":
        if negative:
            return Reading("cancelled", "future", "will-not")
        if has_condition(tree, words, verb):
            return Reading("possible", "future", "will-if")
        return Reading("planned", "future", "will")
    if modal == "should":
        if perfect or negative:
            return Reading("denied" if perfect else "none", "future", "should")
        return Reading("possible", "future", "should")
    if negative and any(word in ("can", "could", "ca", "cannot") for word in lowers):
        return Reading("denied", "present", "cannot")
    return Reading("possible", "future", "may")


def read_would(tree: Tree, words: StatusWords, verb: int, perfect: bool, negative: bool) -> Reading:
    """ "Would" is the future of a report in the past tense; elsewhere it is an open possibility."""
    if perfect:
        return Reading("none", "past", "counterfactual")
    if has_condition(tree, words, verb):
        return Reading("possible", "future", "would-if")
    above, label = tree.head[verb], tree.dep[verb]
    while label == "conj":
        above, label = tree.head[above], tree.dep[above]
    reported = label in ("ccomp", "parataxis") or any(
        tree.dep[child] in ("ccomp", "parataxis") and tree.tag[child] in ("VBD", "VBZ") for child in tree.children[verb]
    )
    if reported:
        return Reading("cancelled" if negative else "planned", "future", "reported-would")
    return Reading("denied" if negative else "possible", "future", "would")


def has_condition(tree: Tree, words: StatusWords, verb: int) -> bool:
    """True where an if-clause hangs on the verb."""
    clauses = (child for child in tree.children[verb] if tree.dep[child] == "advcl")
    marks = (more for clause in clauses for more in tree.children[clause] if tree.dep[more] == "mark")
    return any(words.has("condition", "mark", tree.lower[mark]) for mark in marks)


def future_words(tree: Tree, words: StatusWords, verb: int) -> bool:
    """ "Visits Oslo next week": a word of future time among what hangs on the verb."""
    for child in tree.children[verb]:
        if tree.dep[child] not in ("obl", "obl:tmod", "obl:npmod", "advmod", "obl:unmarked", "nmod:tmod"):
            continue
        if words.has("future-time", "word", tree.lower[child]):
            return True
        if any(
            words.has("future-time", "word", tree.lower[more])
            for more in tree.children[child]
            if tree.dep[more] in ("amod", "advmod")
        ):
            return True
    return False


def bare_above(tree: Tree, first: int) -> int:
    """A bare verb goes on a bare one: in "plan to discuss deepening trade and sign" never on "deepening"."""
    above = first
    for _ in range(DEPTH):
        if tree.tag[above] == "VB":
            return above
        if tree.head[above] == above:
            break
        above = tree.head[above]
    return first


def bare_passive(tree: Tree, verb: int) -> bool:
    """ "Is to sign *and (to) be received*": the passive goes on with the infinitive before it."""
    helpers = [tree.lower[child] for child in tree.children[verb] if tree.dep[child].startswith("aux")]
    return tree.tag[verb] == "VBN" and [word for word in helpers if word != "to"] == ["be"]


def has_auxiliary(tree: Tree, verb: int) -> bool:
    return any(tree.dep[child].startswith("aux") for child in tree.children[verb])


def same_form(tree: Tree, verb: int, first: int) -> bool:
    tags = {tree.tag[verb], tree.tag[first]}
    return len(tags) == 1 or tags <= {"VBN", "VBD"} or tags <= {"VB", "VBP"}


def superseded(tree: Tree, governor: int, verb: int) -> bool:
    """ "Had been expected to", "was supposed to": an older plan that no longer holds."""
    near = (*tree.children[governor], *(child for child in tree.children[verb] if child < governor))
    auxiliaries = [child for child in near if tree.dep[child].startswith("aux") or tree.dep[child] == "cop"]
    lowers = [tree.lower[child] for child in auxiliaries]
    if "had" in lowers or "'d" in lowers:
        return True
    past = any(tree.lower[child] in ("was", "were") for child in auxiliaries)
    return past and (
        tree.lemma[governor] in ("suppose", "mean")
        or any(tree.lower[child] in ("originally", "initially", "previously") for child in tree.children[governor])
    )


def singles_out(tree: Tree, modifier: int) -> bool:
    """ "The *first*, the *highest-ranking* official to visit Oslo": the one who does."""
    superlatives = (modifier, *tree.children[modifier])
    return tree.dep[modifier] == "amod" and (
        tree.lower[modifier] in ("first", "second", "third", "last", "only", "latest")
        or any(tree.tag[word] in ("JJS", "RBS") for word in superlatives)
    )
