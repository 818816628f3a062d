"""Did it happen? The status of an event noun: its modifiers, its preposition, and the verb it hangs on."""

from demarche.find.event_phrases import OBLIQUE, bare_oblique, counted, first_conjunct, particles, prepositions
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from demarche.find.status import REAL, Status
from demarche.find.status_clause import Reading, no_phrase
from demarche.lexicon.kinds import Kind, Kinds, Pattern, word_list

NOUN_CLASSES = ("cancel", "postpone", "deny-event", "prevent-event", "hold", "plan-event", "announce", "seek")
OF_CLASSES = ("cancel", "postpone", "want", "try", "refuse", "fail", "threaten", "request", "fear", "plan")
#: PLOVER types of talks and journeys: as the subject of "will" they are still to come.
ENCOUNTERS = frozenset({"CONSULT"})
#: Verbs of doing what a noun names.
MAKING = frozenset({"make", "pay", "hold", "begin", "start", "take", "undertake", "open"})
MODIFYING = frozenset({"amod", "advmod", "det", "compound", "nmod"})
LASTING = word_list("lasting")
SOUGHT = word_list("sought")
#: Verbs that take up what was broken off.
RESUMING = frozenset({"resume", "restart", "revive", "relaunch", "reopen", "unfreeze", "restore"})
#: PLOVER types of speech acts: who denies an accusation does not deny that it was made.
SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
#: What is to be ended goes on.
TO_BE_ENDED = Reading("ongoing", "present", "to-be-ended")


class StatusOfNouns:
    """The calculus for nouns, over the calculus for clauses."""

    def __init__(self, status: Status, kinds: Kinds) -> None:
        self.status = status
        self.kinds = kinds
        self.tree: Tree = status.tree
        self.words = status.words

    def of_noun(self, noun: int, kind: Kind, pattern: Pattern, support: int | None) -> Reading:
        """The reading of the event that `noun` names; `support` is the verb that lends it its subject."""
        if self.tree.child(noun, "cop") is not None and kind.plover_type in ENCOUNTERS:
            predicate = self.status.of_verb(noun)
            if (predicate.status, predicate.tense) == ("planned", "future"):
                return predicate.because("predicate")  # "this will be his first *visit*"
        reading = self.by_verb(noun, kind, pattern, support)
        modified = self.by_modifiers(noun, reading, kind.plover_type in ENCOUNTERS, support)
        if modified is not None:
            return modified
        if (
            reading.status == "occurred"
            and pattern.state
            and reading.rule in ("noun", "other-verb", "preposition-none")
        ):
            return Reading("ongoing", "present", "lasting-noun")
        return reading

    def by_modifiers(self, noun: int, reading: Reading, encounter: bool, support: int | None) -> Reading | None:
        """ "Upcoming", "proposed", "cancelled", "no": overrides what the verb leaves open; who *makes* a delayed trip
        makes it after all.
        """
        tree = self.tree
        if no_phrase(tree, self.words, noun):
            return Reading("denied", "past", "no-noun")
        if reading.status in ("cancelled", "postponed", "none", "denied"):
            return None
        lowers = self.modifiers(noun)
        made = support is not None and tree.lemma[support] in MAKING and reading.status in (*REAL, "planned")
        again = tree.lemma[tree.head[noun]] in RESUMING  # "agreed to resume the *frozen* talks"
        for name, status in (("cancel", "cancelled"), ("postpone", "postponed")):
            if self.words.has(name, "adj", *lowers) and not again and not (made and name == "postpone"):
                return Reading(status, "past", f"modifier-{status}")
        for child in tree.children[noun]:
            if tree.dep[child] == "acl:relcl" and self.status.of_verb(child).status in REAL:
                for name, status in (("cancel", "cancelled"), ("postpone", "postponed")):
                    if self.words.has(name, "verb", *self.names(child)):
                        return Reading(status, "past", f"relative-{status}")
        if reading.status in REAL or reading.rule.startswith("seek"):
            for status in ("possible", "planned", "ongoing"):
                if self.words.has(f"modifier-{status}", "adj", *lowers):
                    if status == "planned" and not encounter and {"further", "more"} & set(lowers):
                        continue
                    if status == "planned" and reading.tense == "past" and reading.rule.startswith("taking-place"):
                        continue
                    return Reading(status, "future" if status != "ongoing" else "present", f"modifier-{status}")
        return None

    def modifiers(self, noun: int) -> list[str]:
        """Words that modify the noun; those of the first of several hold for all ("the upcoming visit and talks")."""
        tree = self.tree
        above = tree.head[noun]
        shared = tree.dep[noun] == "conj" and tree.pos[above] in ("NOUN", "PROPN")
        return [
            tree.lower[child]
            for head in ((noun, above) if shared else (noun,))
            for child in tree.children[head]
            if tree.dep[child] in MODIFYING or (tree.dep[child].startswith("acl") and tree.tag[child] == "VBN")
        ]

    def by_verb(self, noun: int, kind: Kind, pattern: Pattern, support: int | None) -> Reading:
        tree = self.tree
        noun = counted(tree, noun)
        while joined(tree, noun):
            noun = tree.head[noun]
        above, label = tree.head[noun], tree.dep[noun]
        if support is None and tree.child(noun, "cop") is not None and tree.child(noun, "case") is not None:
            return self.at_top(noun)
        if support is not None and tree.head[support] == noun and tree.pos[above] == "VERB":
            case = self.words.case(("cancel", "postpone"), "verb", *self.names(above))
            if case is not None and label in OBJECTS | PASSIVE_SUBJECTS:
                outer = self.status.of_verb(above)  # "lifted the sanctions imposed by Oslo"
                return TO_BE_ENDED if self.to_be_ended(above, outer) else self.changed(case.words, outer)
        if support is not None:
            return self.under(support, pattern, kind)
        if tree.pos[above] in ("ADV", "ADP") and self.words.has("before", "preposition", tree.lower[above]):
            return Reading("planned", "future", "before-noun")
        if above == noun or label in ("parataxis", "appos", "list", "dislocated"):
            return self.at_top(noun)
        if tree.pos[above] in ("VERB", "AUX", "ADJ"):
            hidden = bare_oblique(tree, noun) and self.preposition(noun) is None
            if label in OBJECTS | PASSIVE_SUBJECTS | SUBJECTS | {"xcomp", "ccomp"} or hidden:
                return self.as_argument(noun, above, kind)
            if label in OBLIQUE | {"advcl"}:
                return self.as_adjunct(noun, above, kind)
        if tree.pos[above] in ("NOUN", "PROPN") and label == "nmod":
            return self.under_noun(noun, above, kind, pattern)
        if label == "nsubj":
            return self.subject_of_predicate(above, kind)
        return Reading("occurred", None, "noun")

    def at_top(self, noun: int) -> Reading:
        """A headline ("Talks in Oslo"), or the predicate of a copula ("Oslo is in talks")."""
        tree = self.tree
        if any(tree.dep[child] == "cop" for child in tree.children[noun]) and tree.case(noun) is not None:
            reading = self.status.of_verb(noun)
            return (
                Reading("ongoing", reading.tense, "is-in")
                if reading.status == "occurred" and reading.tense == "present"
                else reading
            )
        infinitives = [
            child for child in tree.children[noun] if tree.dep[child].startswith("acl") and tree.infinitive(child)
        ]
        for child in infinitives:
            if self.words.has("hold", "verb", tree.lemma[child]):
                return Reading("planned", "future", "headline-infinitive")
        for child in tree.children[noun]:
            if tree.dep[child].startswith("acl") and tree.passive(child):
                for name, status in (("cancel", "cancelled"), ("postpone", "postponed"), ("plan-event", "planned")):
                    if self.words.has(name, "verb", *self.names(child)):
                        return Reading(status, None, f"headline-{status}")
        return Reading("occurred", None, "noun")

    def names(self, verb: int) -> list[str]:
        tree = self.tree
        return [
            *(f"{tree.lemma[verb]} {word}" for word in sorted(particles(tree, verb))),
            *self.take_place(verb),
            *(f"{tree.lemma[verb]} {word} {tree.lower[child]}" for word, child in prepositions(tree, verb)),
            tree.lower[verb],
            tree.lemma[verb],
        ]

    def take_place(self, verb: int) -> list[str]:
        tree = self.tree
        return [f"{tree.lemma[verb]} {tree.lower[child]}" for child in tree.children[verb] if tree.dep[child] == "obj"]

    def under(self, verb: int, pattern: Pattern, kind: Kind) -> Reading:
        """A support verb: as real as its clause, unless it cancels, plans or seeks."""
        reading = self.status.of_verb(verb)
        if self.tree.lemma[verb] in ("attend", "join") and reading.status in ("denied", "cancelled"):
            return Reading("none", reading.tense, "stayed-away")
        case = self.words.case(("cancel", "postpone", "plan-event"), "verb", *self.names(verb))
        if case is not None and case.words in ("cancel", "postpone"):
            return self.changed(case.words, reading)
        if self.words.has("plan-event", "verb", self.tree.lemma[verb]) and reading.status in REAL:
            return Reading("planned", "future", "planned-event")
        if kind.plover_type in ENCOUNTERS and reading.status in REAL and self.tree.lemma[verb] == "announce":
            return Reading("planned", "future", "announced-plan")
        if SOUGHT.intersection(self.names(verb)) and reading.status in REAL and kind.plans:
            return Reading("possible", reading.tense, "sought-event")
        if kind.plover_type in ENCOUNTERS and self.tree.lemma[verb] == "continue" and reading.tense == "present":
            return Reading("ongoing", "present", "continuing")
        lasting = self.tree.lemma[verb] in LASTING and not (
            kind.plover_type == "SANCTION" and self.tree.lemma[verb] == "renew"
        )
        if pattern.state and reading.status in ("occurred", "planned") and lasting:
            return Reading("ongoing", reading.tense, "lasting-state")
        if reading.status == "cancelled" and not kind.plans:
            return Reading("denied", reading.tense, reading.rule)
        return reading.because("support-verb")

    def changed(self, name: str, outer: Reading) -> Reading:
        """Cancelled or postponed; a cancellation that did not happen leaves the plan."""
        case = self.words.cases[name]
        if outer.status == "none":
            return outer
        if outer.status == "denied":
            return Reading(case.negated, "future", f"{case.id}-negated")
        if outer.status == "possible":
            return Reading("planned", "future", f"{case.id}-possible")
        return Reading(case.makes, outer.tense, case.id)

    def as_argument(self, noun: int, verb: int, kind: Kind) -> Reading:
        """Subject or object of a verb that says what became of the event."""
        tree = self.tree
        outer = self.status.of_verb(verb)
        names = self.names(verb)
        subject = tree.dep[noun] in SUBJECTS and not tree.passive(verb)
        indefinite = any(tree.lower[child] in ("a", "an") for child in tree.children[noun])
        if not subject and self.to_be_ended(verb, outer):
            return TO_BE_ENDED
        if outer.status == "none" and outer.rule == "purpose":
            discussed = kind.plans and (indefinite or self.words.has("want", "verb", tree.lemma[verb]))
            return Reading("possible" if discussed else "occurred", None, "discussed" if discussed else "other-verb")
        if tree.lemma[verb] == "follow" and tree.dep[noun] in OBJECTS and outer.status in REAL:
            return Reading("occurred", "past", "taking-place/followed")
        for name in NOUN_CLASSES:
            pos = "adj" if tree.pos[verb] == "ADJ" else "verb"
            if not self.words.has(name, pos, *names):
                continue
            if name == "deny-event" and kind.plover_type in SPEECH_ACTS:
                continue
            if name == "seek" and tree.lemma[verb] == "call" and tree.child(verb, "xcomp") is not None:
                continue  # "called the sanctions excessive"
            if subject and name in ("cancel", "postpone") and tree.child(verb, "obj") is not None:
                continue  # "the offensive reversed his fortunes"
            if subject and name in ("deny-event", "prevent-event", "seek", "plan-event", "announce"):
                continue
            return self.by_class(name, outer, kind, tree.lemma[verb])
        if subject and tree.pos[verb] == "ADJ" and self.words.has("want", "adj", tree.lower[verb]):
            return Reading("possible", outer.tense, "said-possible")
        if subject and kind.plover_type in ENCOUNTERS and outer.status == "planned":
            return Reading("planned", "future", "subject-of-future")
        if outer.status == "none":
            return outer
        if not subject and indefinite and kind.plans and outer.status in ("possible", "planned"):
            return Reading(outer.status, "future", "aimed-at")
        return Reading("occurred", outer.tense if outer.tense != "future" else None, "other-verb")

    def to_be_ended(self, verb: int, outer: Reading) -> bool:
        """ "Urged Oslo to *lift* its sanctions": they are in force."""
        lemma = self.tree.lemma[verb]
        if outer.status == "possible" and self.words.has("lifting", "verb", lemma):
            return True
        return outer.status not in REAL and self.words.has("ending", "verb", lemma)

    def by_class(self, name: str, outer: Reading, kind: Kind, lemma: str) -> Reading:
        if name in ("cancel", "postpone"):
            return self.changed(name, outer)
        if name == "hold":
            if lemma in ("continue", "last", "go") and outer.tense == "present" and outer.status == "occurred":
                return Reading("ongoing", "present", "continuing")
            return outer.because("taking-place")
        if outer.status == "none":
            return outer
        if name == "plan-event":
            return Reading("planned" if outer.status != "denied" else "denied", "future", "planned-event")
        if name == "announce":
            return (
                Reading("planned", "future", "announced-plan")
                if kind.plover_type in ENCOUNTERS
                else Reading("occurred", outer.tense, "announced")
            )
        if name in ("deny-event", "prevent-event"):
            return Reading("denied", outer.tense, "denied-event")
        return Reading("possible", outer.tense, "sought-event")

    def as_adjunct(self, noun: int, verb: int, kind: Kind) -> Reading:
        """After a preposition: before = still to come, after = over, during = as the clause."""
        tree = self.tree
        word = self.preposition(noun)
        apart = word is not None and any(self.words.has(name, "preposition", word) for name in ("before", "after"))
        outer = self.status.of_verb(self.told_by(noun, verb) if apart else verb)
        if word is None:
            return Reading("occurred", None, "noun")
        if self.words.has("before", "preposition", word):
            past = outer.tense == "past" and word in ("before", "until", "prior to")
            return Reading("occurred", "past", "before-past") if past else Reading("planned", "future", "before-noun")
        if self.words.has("after", "preposition", word):
            top = first_conjunct(tree, verb)
            above = tree.head[top]
            promised = tree.tag[above] == "VBD" or tree.lemma[above] in ("agree", "decide", "promise", "pledge", "vow")
            agreed = tree.dep[top] == "xcomp" and promised and noun > verb
            planned = (
                outer.status == "planned"
                and (kind.plover_type in ENCOUNTERS or word == "upon")
                and word in ("after", "following", "upon")
                and not agreed
                and outer.rule != "headline-infinitive"
            )
            return Reading("planned", "future", "after-plan") if planned else Reading("occurred", "past", "after-noun")
        if word == "without":
            return Reading("denied", outer.tense, "without")
        if word == "for" and tree.lemma[verb] == "thank" and kind.plover_type in ENCOUNTERS:
            return Reading("occurred", "past", "thanked-for")
        if tree.pos[verb] == "ADJ" and word in ("to", "for") and self.words.has("want", "adj", tree.lower[verb]):
            return Reading("possible", outer.tense, "wish")
        if word == "for" and self.words.has("plan-event", "verb", tree.lemma[verb]):
            return Reading("planned", "future", "planned-event")
        if word == "for" and self.words.has("seek", "verb", tree.lemma[verb]):
            return Reading("possible", outer.tense, "sought-event")
        if word in ("to", "on", "in") and tree.lemma[verb] in ("agree", "commit", "decide"):
            return Reading("planned", "future", "planned-event")
        if self.words.has("during", "preposition", word) and (
            kind.plover_type in ENCOUNTERS or word in ("during", "at", "on")
        ):
            if outer.status in ("denied", "none", "possible") and word not in ("for", "to", "with"):
                return Reading("occurred" if outer.tense != "future" else "planned", outer.tense, "during-noun")
            return outer.because("during-noun")
        return Reading("occurred", None, "noun")

    def told_by(self, noun: int, verb: int) -> int:
        """ "After the talks, he said, they will sign": the adjunct speaks of the signing, not of the saying."""
        tree = self.tree
        if noun < verb and self.words.has("say", "verb", tree.lemma[verb]):
            verb = next(
                (child for child in tree.children[verb] if child > verb and tree.dep[child] in ("ccomp", "parataxis")),
                verb,
            )
        if self.words.has("plan", "verb", tree.lemma[verb]):
            return next((child for child in tree.children[verb] if tree.dep[child] == "xcomp"), verb)
        return verb

    def preposition(self, noun: int) -> str | None:
        """The preposition before the noun's phrase, also where the parser hung it on a title in it."""
        tree = self.tree
        case = tree.child(noun, "case", "mark")
        if case is None:
            case = tree.left[noun] - 1
            while case > 0 and noun - case < 12 and tree.pos[case] in ("NOUN", "PROPN", "ADJ", "DET"):
                case -= 1
            if case < 0 or tree.pos[case] != "ADP" and tree.dep[case] != "fixed":
                return None
        words = [tree.lower[case], *(tree.lower[more] for more in tree.children[case] if tree.dep[more] == "fixed")]
        joined = " ".join(words)
        if joined == "of" and case > 0 and tree.lower[case - 1] == "ahead":
            return "ahead of"
        return joined

    def under_noun(self, noun: int, above: int, kind: Kind, pattern: Pattern) -> Reading:
        """ "The cancellation of the visit", "calls for a ceasefire", "plans for talks"."""
        tree = self.tree
        names = (tree.lower[above], tree.lemma[above])
        word = self.preposition(noun)
        case = self.words.case(OF_CLASSES, "noun", *names)
        if case is not None and word in ("of", "for", "to", "on", "about", "over"):
            if case.words in ("plan", "request", "want", "try") and no_phrase(tree, self.words, above):
                return Reading("denied", "past", "no-noun")  # "no plans for a meeting"
            if case.words in ("cancel", "postpone"):
                return Reading(case.makes, "past", case.id)
            if case.words in ("plan", "request") and word in ("for", "to", "of"):
                return Reading("planned" if case.words == "plan" else "possible", "future", case.id)
            if case.words == "fail" and word == "of":
                return Reading("occurred", "past", "after-noun")  # "the failure of the talks"
            if case.words in ("want", "refuse", "fail", "threaten", "try", "fear") and word in ("of", "for"):
                return Reading("possible" if kind.plans else "occurred", None, case.id)
        if word in ("on", "about", "over", "for", "toward", "towards") and self.to_be_agreed(above, kind):
            return Reading("possible", "future", "talked-about")
        if word is not None and self.words.has("before", "preposition", word):
            return Reading("planned", "future", "before-noun")
        if word in ("for", "during", "at") and kind.plover_type in ENCOUNTERS and self.names_encounter(above):
            return self.by_verb(above, kind, pattern, None).because("during-noun")
        if word == "on" and kind.plover_type in ENCOUNTERS and "on" in pattern.through:
            return self.status.of_verb_over(above, 1).because("during-noun")
        if (
            word in ("in", "during", "at", "on", "after", "of", "for")
            and kind.plover_type in ENCOUNTERS
            and word in ("during", "for")
        ):
            return self.status.of_verb_over(above, 1).because("during-noun")
        return Reading("occurred", None, "noun")

    def to_be_agreed(self, above: int, kind: Kind) -> bool:
        """ "Talks on a *deal*", "negotiations about a *ceasefire*": what they are to bring."""
        return kind.name in ("agree", "sign", "ceasefire") and self.names_encounter(above)

    def names_encounter(self, noun: int) -> bool:
        entries = self.kinds.nouns.get(self.tree.lower[noun]) or self.kinds.nouns.get(self.tree.lemma[noun], ())
        return any(self.kinds[pattern.kind].plover_type in ENCOUNTERS for pattern, _ in entries)

    def subject_of_predicate(self, predicate: int, kind: Kind) -> Reading:
        """ "The talks are over", "the visit is a sign of trust"."""
        reading = self.status.of_verb(predicate)
        if kind.plover_type in ENCOUNTERS and reading.status == "planned":
            return Reading("planned", "future", "subject-of-future")
        return Reading("occurred", None, "noun")


def joined(tree: Tree, noun: int) -> bool:
    """True for the second of several, and for one of them: "all visits, *including a trip* to Oslo"."""
    above = tree.head[noun]
    if above == noun or tree.pos[above] not in ("NOUN", "PROPN"):
        return False
    return tree.dep[noun] == "conj" or (tree.dep[noun] == "nmod" and tree.case(noun) == "including")
