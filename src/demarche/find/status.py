"""Did it happen? The status of an event word from its clause and from all clauses above it.

A small calculus (docs/status.md): the clause gives a first reading by tense, aspect, modal and negation
(`status_clause`); each governing word then changes it by the case of its class (`data/en/status/cases.yaml`); nouns
are read by their modifiers, prepositions and the verbs they hang on (`status_nouns`).
"""

from demarche.find.event_phrases import particles, prepositions, summons
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, Tree
from demarche.find.status_clause import (
    DEPTH,
    Reading,
    bare_above,
    bare_passive,
    finite,
    has_auxiliary,
    is_question,
    negated,
    read_clause,
    same_form,
    singles_out,
    superseded,
)
from demarche.lexicon.kinds import word_list
from demarche.lexicon.status import Case, StatusWords

VERB_CLASSES = (
    "achieve",
    "continue",
    "fail",
    "plan",
    "refuse",
    "try",
    "threaten",
    "prevent",
    "cause",
    "want",
    "request",
    "say",
    "deny",
)
CLAUSE_CLASSES = ("deny", "truth", "fear", "plan", "say", "want", "request", "threaten", "cause", "refuse")
REAL = frozenset({"occurred", "ongoing"})
#: What holds the words of somebody ("a *resolution* condemning Oslo").
DOCUMENTS = word_list("document")
#: What one had who did it ("had a *chance* to visit Oslo").
CHANCES = word_list("chance")


class Status:
    """The calculus over one article; `of_verb` and `StatusOfNouns.of_noun` are its questions."""

    def __init__(self, tree: Tree, words: StatusWords) -> None:
        self.tree = tree
        self.words = words

    def of_verb(self, verb: int, depth: int = 0) -> Reading:
        """The reading of the eventuality that `verb` (or a predicate noun or adjective) expresses."""
        tree = self.tree
        above, label = tree.head[verb], tree.dep[verb]
        own = read_clause(tree, self.words, verb)
        if depth > DEPTH:
            return own
        if above == verb or label in ("root", "ROOT", "parataxis", "discourse", "appos", "dislocated", "list"):
            return self.at_top(verb, own)
        if label == "conj":
            return self.of_conjunct(verb, above, own, depth)
        to_be = label == "xcomp" and tree.child(verb, "cop") is not None  # "is due to be in *Oslo*"
        clausal = label in ("xcomp", "ccomp", "csubj", "csubj:pass", "obj", "obl")
        if to_be or (clausal and tree.pos[verb] in ("VERB", "AUX", "ADJ")):
            return self.of_complement(verb, above, own, depth)
        if label.startswith("acl"):
            return self.of_noun_clause(verb, above, own, depth)
        if label == "advcl":
            return self.of_adverbial(verb, above, own, depth)
        return own

    def at_top(self, verb: int, own: Reading) -> Reading:
        if is_question(self.tree, verb):
            return Reading("none", own.tense, "question")
        if own.rule not in ("plan", "is-to") and not finite(self.tree, verb) and self.tree.infinitive(verb):
            return Reading("planned", "future", "headline-infinitive")
        return own

    def of_conjunct(self, verb: int, first: int, own: Reading, depth: int) -> Reading:
        """A conjunct shares tense, modal and negation unless it has its own."""
        tree = self.tree
        if own.rule == "bare" and tree.tag[verb] == "VB":
            first = bare_above(tree, first)
        if tree.pos[first] not in ("VERB", "AUX") and not finite(tree, first):
            return own
        shares = not finite(tree, verb) or (own.rule == "bare" and tree.tag[verb] == tree.tag[first])
        passive = bare_passive(tree, verb) and "VB" in (
            tree.tag[first],
            *(tree.tag[aux] for aux in tree.below(first, "aux:pass")),
        )
        if shares and (passive or (not has_auxiliary(tree, verb) and same_form(tree, verb, first))):
            return self.of_verb(first, depth + 1)
        label = tree.dep[first]
        if finite(tree, first) and label in ("ccomp", "xcomp", "advcl", "acl", "acl:relcl") and own.rule != "bare":
            return self.embedded(first, own, depth + 1)
        return own

    def embedded(self, first: int, own: Reading, depth: int) -> Reading:
        """What governs the first conjunct governs the others."""
        tree = self.tree
        if tree.dep[first] == "ccomp":
            return self.of_complement(first, tree.head[first], own, depth)
        if tree.dep[first] == "advcl":
            return self.of_adverbial(first, tree.head[first], own, depth)
        return own

    def of_complement(self, verb: int, above: int, own: Reading, depth: int) -> Reading:
        """The complement of a verb, adjective or noun with copula."""
        tree = self.tree
        case = self.case_of(verb, above)
        outer = self.of_verb(above, depth + 1)
        if tree.lemma[above] == "have" and any(tree.lower[child] == "yet" for child in tree.children[above]):
            return Reading("denied", "past", "yet")
        if summons(tree, above) and tree.infinitive(verb):
            return outer.because("aim-of-deed")
        if case is None and tree.lemma[above] == "be" and tree.infinitive(verb):
            return self.planned_by_be(above, outer)
        if case is not None and case.words == "plan" and superseded(tree, above, verb):
            return Reading("cancelled", "past", "superseded-plan", superseded=True)
        if case is None:
            return own if finite(tree, verb) else outer.because("complement")
        if any(tree.dep[child] == "mark" and tree.lower[child] in ("if", "whether") for child in tree.children[verb]):
            return Reading("possible", own.tense, "embedded-question")
        return self.apply(case, own, outer, finite(tree, verb))

    def case_of(self, verb: int, above: int) -> Case | None:
        """The case of the governing word, by its frame: an infinitive or gerund, or a whole clause."""
        tree = self.tree
        pos = "adj" if tree.pos[above] == "ADJ" else "noun" if tree.pos[above] in ("NOUN", "PROPN") else "verb"
        names = [tree.lower[above], tree.lemma[above]]
        longer = [f"{tree.lemma[above]} {word}" for word in sorted(particles(tree, above))]
        if any(f"{tree.lemma[above]} {word}" == "call on" for word, _ in self.prepositions(above)):
            longer.append("call on")
        has_object = any(tree.dep[child] in OBJECTS for child in tree.children[above])
        if tree.dep[verb] in ("ccomp", "csubj", "csubj:pass") and finite(tree, verb):
            classes: tuple[str, ...] = CLAUSE_CLASSES
        elif has_object and pos == "verb":
            classes = ("request", "cause", "prevent", "plan", "want", "achieve", "try")
        elif tree.gerund(verb):
            classes = ("deny", "continue", "achieve", "prevent", "want", "plan", "threaten", "refuse", "request")
        else:
            classes = VERB_CLASSES
        classes = (*classes, "cancel", "postpone", "hold")
        return self.words.case(classes, pos, *longer) or self.words.case(classes, pos, *names)

    def prepositions(self, token: int) -> list[tuple[str, int]]:
        return list(prepositions(self.tree, token))

    def planned_by_be(self, above: int, outer: Reading) -> Reading:
        if self.tree.tag[above] in ("VBD",) or outer.tense == "past":
            return Reading("planned", "future", "was-to")
        return Reading("planned", "future", "is-to")

    def apply(self, case: Case, own: Reading, outer: Reading, whole: bool) -> Reading:
        """The case of the governing word on what the clause itself says (`whole`: it has a tense of its own)."""
        if outer.status == "none":
            return outer
        negated = outer.status in ("denied", "cancelled") and case.words not in ("cancel",)
        effect = case.negated if negated else case.makes
        rule = case.id + ("-negated" if negated else "")
        if effect == "keep":
            if whole:
                return own.because(rule)
            if negated:
                return Reading("occurred", outer.tense, rule)
            lasting = own.rule == "progressive" and outer.status == "occurred"
            return (own if lasting else outer).because(rule)
        if effect == "continue":
            lasting = outer.status == "occurred" and outer.tense == "present"
            return Reading("ongoing" if lasting else outer.status, outer.tense, f"{rule}/{outer.rule}")
        if effect == "planned" and not whole and own.status == "denied":
            return Reading("denied", "future", f"{rule}-not")
        if effect == "planned":
            weak = outer.status == "possible" or (whole and own.status in ("possible", "denied", "cancelled"))
            return Reading(
                (own.status if whole and own.status != "occurred" else "possible") if weak else "planned",
                "future",
                rule,
            )
        if effect == "denied" and whole and own.status in ("denied", "none"):
            return Reading("possible", own.tense, rule)
        return Reading(effect, own.tense or outer.tense, rule)

    def of_noun_clause(self, verb: int, noun: int, own: Reading, depth: int) -> Reading:
        """Relative clauses speak for themselves; infinitives and that-clauses follow the class of their noun."""
        tree = self.tree
        marked = any(tree.dep[child] == "mark" for child in tree.children[verb])
        if tree.dep[verb] == "acl:relcl" and not marked:
            whoever = any(tree.lower[child] in ("any", "whoever") for child in tree.children[noun])
            return Reading("none", own.tense, "whoever") if whoever else own
        names = (tree.lower[noun], tree.lemma[noun])
        if tree.infinitive(verb):
            case = self.words.case(("plan", "try", "refuse", "fail", "threaten", "want", "request"), "noun", *names)
            predicate = tree.child(noun, "cop") is not None
            outer = self.of_verb(noun, depth + 1) if predicate else self.of_verb_over(noun, depth)
            if case is None and tree.pos[noun] == "PROPN" and tree.head[noun] == noun:
                return Reading("planned", "future", "headline-infinitive")
            if any(singles_out(tree, child) for child in tree.children[noun]):
                return outer.because("first-to")
            if case is None:
                return Reading("possible", "future", "noun-infinitive")
            if case.words == "request" and outer.status in REAL and self.tree.lemma[tree.head[noun]] == "accept":
                return Reading("planned", "future", "accepted-invitation")
            if self.no_noun(noun):
                outer = Reading("denied", outer.tense, "no-noun")
            if case.words == "want" and self.had_the_chance(noun, outer):
                return Reading("occurred", "past", "had-the-chance")
            if case.words == "plan" and not self.no_noun(noun):
                outer = self.dropped_plan(noun, outer)
                if outer.status in ("denied", "cancelled", "postponed"):
                    return outer
            return self.apply(case, own, outer, False)
        if finite(tree, verb) and marked:
            case = self.words.case(("deny", "say", "fear", "want", "threaten"), "noun", *names)
            if case is not None and self.called_false(noun):
                return Reading("denied", own.tense, "called-false")
            return self.apply(case, own, Reading("occurred", None, "noun"), True) if case else own
        if tree.passive(verb) or tree.tag[verb] == "VBN":
            return own if own.rule != "bare" else Reading("occurred", "past", "participle")
        return self.of_noun_gerund(verb, noun, own, depth) if tree.gerund(verb) else own

    def had_the_chance(self, noun: int, outer: Reading) -> bool:
        """ "Had the *opportunity* to visit Oslo": who says so did."""
        above = self.tree.head[noun]
        return (
            self.tree.lemma[noun] in CHANCES
            and self.tree.lemma[above] == "have"
            and not self.no_noun(noun)
            and (outer.status, outer.tense) == ("occurred", "past")
        )

    def of_noun_gerund(self, verb: int, noun: int, own: Reading, depth: int) -> Reading:
        """ "Plans *of visiting* Oslo", "a resolution *condemning* Oslo"."""
        tree = self.tree
        if self.thwarted(noun):
            return Reading("none", own.tense, "thwarted-words")
        names = (tree.lower[noun], tree.lemma[noun])
        case = self.words.case(("plan", "want", "try", "threaten", "deny", "fear"), "noun", *names)
        if case is not None and any(tree.dep[child] in ("mark", "case") for child in tree.children[verb]):
            return self.apply(case, own, Reading("occurred", None, "noun"), False)
        if own.status == "denied":
            return Reading("denied", own.tense, "participle-not")
        return self.of_verb_over(noun, depth).because("participle")

    def thwarted(self, noun: int) -> bool:
        """ "Vetoed a *resolution* condemning Oslo": nobody was condemned."""
        tree, above = self.tree, self.tree.head[noun]
        return (
            tree.lemma[noun] in DOCUMENTS
            and tree.dep[noun] in OBJECTS | PASSIVE_SUBJECTS
            and self.words.has("thwart", "verb", tree.lemma[above])
            and self.of_verb(above).status in REAL
        )

    def dropped_plan(self, noun: int, outer: Reading) -> Reading:
        """ "Scrapped plans to visit", "put off a decision to meet": what became of the plan becomes of the event."""
        tree, above = self.tree, self.tree.head[noun]
        if tree.dep[noun] not in OBJECTS | PASSIVE_SUBJECTS or outer.status not in REAL:
            return outer
        names = (tree.lemma[above], *(f"{tree.lemma[above]} {word}" for word in sorted(particles(tree, above))))
        for name, status in (("cancel", "cancelled"), ("postpone", "postponed")):
            if self.words.has(name, "verb", *names):
                return Reading(status, outer.tense, f"{name}-plan")
        return outer

    def no_noun(self, noun: int) -> bool:
        return any(
            self.tree.dep[child] == "det" and self.tree.lower[child] == "no" for child in self.tree.children[noun]
        )

    def called_false(self, noun: int) -> bool:
        """ "Reports that ... are false", "he denied reports that ..."."""
        tree = self.tree
        above = tree.head[noun]
        if above == noun:
            return False
        for token in (above, *(near for near in (*tree.children[above], *tree.children[noun]) if near > noun)):
            pos = "adj" if tree.pos[token] == "ADJ" else "noun" if tree.pos[token] == "NOUN" else "verb"
            governs = token == above or (
                pos == "adj" and any(tree.dep[child] == "cop" for child in tree.children[token])
            )
            if governs and self.words.case(("deny",), pos, tree.lower[token], tree.lemma[token]):
                return not negated(tree, self.words, token)
        return False

    def of_verb_over(self, noun: int, depth: int) -> Reading:
        """The reading of the clause a noun stands in."""
        tree = self.tree
        token = noun
        for _ in range(DEPTH):
            above = tree.head[token]
            if above == token:
                return (
                    Reading("occurred", None, "fragment")
                    if token == noun or tree.pos[token] not in ("VERB", "AUX")
                    else self.of_verb(token, depth + 1)
                )
            if tree.pos[above] in ("VERB", "AUX", "ADJ"):
                return self.of_verb(above, depth + 1)
            token = above
        return Reading("occurred", None, "fragment")

    def of_adverbial(self, verb: int, above: int, own: Reading, depth: int) -> Reading:
        """Conditions, purposes, and clauses of time and reason."""
        tree = self.tree
        marks = {tree.lower[child] for child in tree.children[verb] if tree.dep[child] in ("mark", "advmod", "case")}
        if any(self.words.has("condition", "mark", mark) for mark in marks):
            return Reading("none", own.tense, "condition")
        if own.rule == "is-to":
            return own
        if tree.infinitive(verb):
            return self.of_purpose(verb, above, depth)
        if finite(tree, verb):
            if (own.status, own.tense) != ("occurred", "present"):
                return own
            if {"before", "until"} & marks:
                return Reading("planned", "future", "before-clause")
            when_it_comes = {"when", "as", "once", "after", "while"} & marks and own.rule == "present"
            awaited = tree.lemma[above] == "look" and "forward" in particles(tree, above)
            if when_it_comes and (awaited or self.of_verb(above, depth + 1).tense == "future"):
                return Reading("planned", "future", "when-clause")  # "as he *travels* to Oslo he will meet ..."
            return own
        if "without" in marks:
            return Reading("denied", own.tense, "without")
        if "against" in marks:
            return Reading("none", own.tense, "warned-against")
        if {"before", "until"} & marks:
            outer = self.of_verb(above, depth + 1)
            if outer.status in REAL and outer.tense != "past":
                return Reading("planned", "future", "before-clause")
            return outer.because("before-clause")
        if "instead" in marks or "rather" in marks:
            return Reading("denied", own.tense, "instead")
        if tree.pos[above] in ("VERB", "AUX", "ADJ"):
            if {"after", "since", "following", "upon", "despite"} & marks:
                return Reading("occurred", "past", "after-clause")
            return self.of_participle(verb, above, own, marks, depth)
        return own

    def of_participle(self, verb: int, above: int, own: Reading, marks: set[str], depth: int) -> Reading:
        """ "*By promising* to leave", "thanked *for hosting*", "accused *of spying*", "*adding* that"."""
        outer = self.of_verb(above, depth + 1)
        if "by" in marks and outer.rule.split("/")[0] in ("past", "perfect", "present"):
            return outer.because("means-clause")
        if {"by", "for", "from", "of"} & marks:
            case = self.case_of(verb, above)
            if case is not None:
                return self.apply(case, own, outer, False)
            if "for" in marks:
                return Reading("occurred", "past", "reason-clause")
        return outer.because("participle-clause")

    def of_purpose(self, verb: int, above: int, depth: int) -> Reading:
        """ "Flew to Oslo to meet": as real as the journey; other purposes stay open and give no event."""
        tree = self.tree
        if tree.pos[above] in ("PROPN", "NOUN") and tree.head[above] == above and not finite(tree, above):
            return Reading("planned", "future", "headline-infinitive")
        case = self.case_of(verb, above) if tree.pos[above] in ("VERB", "ADJ") else None
        outer = self.of_verb(above, depth + 1)
        if summons(tree, above):
            return outer.because("aim-of-deed")
        singled = any(singles_out(tree, word) for child in tree.children[above] for word in tree.children[child])
        if singled and tree.lemma[above] in ("become", "make"):
            return outer.because("first-to")
        if case is not None and case.words in ("plan", "want", "try", "threaten", "refuse", "fail", "request"):
            if case.words == "plan" and superseded(tree, above, verb):
                return Reading("cancelled", "past", "superseded-plan", superseded=True)
            return self.apply(case, Reading("occurred", None, "bare"), outer, False)
        objects = [tree.lemma[child] for child in tree.children[above] if tree.dep[child] == "obj"]
        if "invitation" in objects and self.words.has("cancel", "verb", tree.lemma[above]) and outer.status in REAL:
            return Reading("cancelled", outer.tense, "cancellation")
        if "invitation" in objects and tree.lemma[above] == "accept" and outer.status in REAL:
            return Reading("planned", "future", "accepted-invitation")
        if objects and self.words.has("plan", "noun", *objects):
            return self.apply(self.words.cases["plan"], Reading("occurred", None, "bare"), outer, False)
        stays = tree.pos[above] == "PROPN" and tree.child(above, "cop") is not None and tree.case(above) == "in"
        if stays or self.words.has("purpose-keep", "verb", tree.lemma[above]):
            return outer.because("purpose-of-journey")
        return Reading("none", outer.tense, "purpose")
