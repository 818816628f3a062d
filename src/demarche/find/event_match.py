"""Patterns of the kinds against the syntax of one word: which kind it expresses, and who fills its roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.find.event_fillers import Fillers
from demarche.find.event_paths import path
from demarche.find.event_phrases import particles
from demarche.find.event_roles import PLURAL_TAGS, missing, places, role
from demarche.find.event_support import HOSTING, governing_verb, participles, partners, support_slots
from demarche.find.event_tree import (
    POSSESSIVE,
    Slots,
    merged,
    noun_slots,
    stay_slots,
    stays_there,
    verb_slots,
)
from demarche.find.statement_tree import Tree
from demarche.lexicon.kinds import Kinds, Pattern
from demarche.model.finding import Mention

DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
#: Modals that a pattern may ask of the clause below its verb ("said Oslo *must* act").
MODALS = frozenset({"must", "should", "will", "would", "progressive"})
#: Relations of words that tell one happening from another ("the Geneva summit").
SPECIFYING = frozenset({"compound", "nmod", "amod", "nummod", "nmod:poss", "flat"})
#: What a clause or predicate may be asked to be; "other" is a noun or adjective ("called Oslo a friend").
CLAUSE_FORMS = frozenset({"infinitive", "that", "gerund", "quoted", "other"})


@dataclass(frozen=True, slots=True)
class Match:
    """A word that expresses an event: `trigger` range, `word` its head, `verb` the support verb of a noun."""

    pattern: Pattern
    word: int
    trigger: tuple[int, int]
    slots: Slots
    agents: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: tuple[Mention, ...]
    verb: int | None = None


def matches(tree: Tree, fillers: Fillers, kinds: Kinds, token: int) -> list[Match | str]:
    """The most specific pattern that fits the token, or the reason where words fit but parties are missing; and those
    that may stand beside another."""
    verb = tree.pos[token] in ("VERB", "ADJ") and not (verbal_noun(tree, token) and tree.lower[token] in kinds.nouns)
    stays = stays_there(tree, token)
    if stays:
        verb, entries = True, kinds.verbs.get("be", ())
    elif verb:
        entries = kinds.verbs.get(tree.lemma[token], ()) if predicative(tree, token) else ()
    elif tree.pos[token] in ("NOUN", "PROPN", "VERB"):
        entries = kinds.nouns.get(tree.lower[token]) or kinds.nouns.get(singular(tree, token), ())
    else:
        return []
    if not entries:
        return []
    alone = [entry for entry in entries if not entry[0].beside]
    beside = [entry for entry in entries if entry[0].beside]
    found = (first_fit(tree, fillers, some, token, verb=verb) for some in (alone, beside) if some)
    return [fitting for fitting in found if fitting is not None]


def verbal_noun(tree: Tree, token: int) -> bool:
    """ "In (heavy) shelling by rebels": a noun that the parser took for a verb."""
    return (
        tree.tag[token] == "VBG"
        and tree.child(token, "obj") is None
        and any(
            tree.dep[child] in ("det", "amod", "nmod:poss") or tree.lower[child] == "in"
            for child in tree.children[token]
        )
    )


def predicative(tree: Tree, token: int) -> bool:
    """False for an adjective that stands before its noun ("concerned parents")."""
    return tree.pos[token] == "VERB" or tree.child(token, "cop", "nsubj") is not None


def singular(tree: Tree, token: int) -> str:
    """The lemma; for capitalised nouns in titles ("Meetings") without the plural ending."""
    lemma: str = tree.lemma[token]
    if tree.tag[token] in PLURAL_TAGS and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


def first_fit(
    tree: Tree, fillers: Fillers, entries: Iterable[tuple[Pattern, tuple[str, ...]]], token: int, *, verb: bool
) -> Match | str | None:
    reason: str | None = None
    longest = 0
    for pattern, rest in entries:
        if len(rest) < longest:
            break
        trigger = words_fit(tree, token, rest, verb=verb)
        if trigger is None:
            continue
        if not verb and not noun_may_lead(tree, fillers, pattern, token):
            continue
        longest = len(rest)
        found = fit(tree, fillers, pattern, token, trigger)
        if isinstance(found, Match):
            return found
        reason = reason or found
    return reason


def words_fit(tree: Tree, token: int, rest: tuple[str, ...], *, verb: bool) -> tuple[int, int] | None:
    """Trigger range where the other words of the phrase stand where they should."""
    if verb:
        if rest and not set(rest) <= particles(tree, token):
            return None
        return token, token + 1
    start = token - len(rest)
    if start < 0:
        return None
    for offset, word in enumerate(rest):
        position = start + offset
        if word not in (tree.lower[position], tree.lemma[position]):
            return None
    return start, token + 1


def noun_may_lead(tree: Tree, fillers: Fillers, pattern: Pattern, token: int) -> bool:
    """False for nouns that only modify another ("peace talks venue") and for words within names."""
    if tree.dep[token] in ("compound", "flat") and tree.head[token] > token and tree.pos[tree.head[token]] != "VERB":
        return False
    if tree.pos[token] == "PROPN" and not pattern.names:
        mention = fillers.inside.get(token)
        return mention is None or mention.kind != "name" or mention.end - mention.start == 1
    return True


def fit(tree: Tree, fillers: Fillers, pattern: Pattern, token: int, trigger: tuple[int, int]) -> Match | str | None:
    """The match, None where the syntax does not fit, or the reason why the parties do not."""
    verb: int | None = None
    if pattern.form == "verb":
        slots = verb_slots(tree, token) if tree.pos[token] in ("VERB", "ADJ") else stay_slots(tree, token)
    else:
        slots = noun_slots(tree, token)
        slots = merged(slots, partners(tree, token))
        verb = governing_verb(tree, token, pattern)
        slots = merged(slots, support_slots(tree, token, verb, pattern), described(tree, token, pattern, verb))
        slots["support"] = [verb] if verb is not None else []
        slots["hosting"] = [verb] if verb is not None and tree.lemma[verb] in HOSTING else []
        if (
            "holder" in slots
            and (verb is not None or slots.get("bound") or slots.get("fronted"))
            and all(tree.lower[filler] in POSSESSIVE for filler in slots.get("poss", ()))
        ):
            slots.pop("poss", None)
            if slots.get("bound"):
                slots["poss"] = slots["holder"]  # "congratulated *Riga* on *its* victory"
    if not conditions_hold(tree, fillers, pattern, slots, token):
        return None
    agents = role(tree, fillers, pattern, "agents", slots)
    agents = tuple(mention for mention in agents if not mention.start <= token < mention.end)
    recipients = role(tree, fillers, pattern, "recipients", slots, agents)
    recipients = tuple(mention for mention in recipients if mention not in agents)
    if len(agents) > 1 and not recipients and slots.get("hangs") and told_before(tree, pattern, token):
        agents = ()  # "Riga and Oslo signed it during *the trip*": of the one who went
    if not pattern.symmetric and reciprocal(tree, pattern, slots):
        recipients = agents
    place = places(tree, fillers, pattern, slots)
    goal = places(tree, fillers, pattern, slots, around=False)
    reason = missing(pattern, agents, recipients, goal if pattern.needs == "place-or-party" else place, fillers)
    if reason and (agents or recipients or not refers_back(tree, pattern, token)):
        return reason
    return Match(pattern, token, trigger, slots, agents, recipients, place, verb)


def described(tree: Tree, token: int, pattern: Pattern, verb: int | None) -> Slots:
    """What other participles lend to the noun; who hosts "talks *hosted* by Oslo" has no part in them."""
    lent: Slots = {}
    for child in participles(tree, token, pattern):
        if child != verb:
            slots = support_slots(tree, token, child, pattern)
            if tree.lemma[child] in HOSTING:
                slots.pop("holder", None)
            lent = merged(lent, slots)
    return lent


def reciprocal(tree: Tree, pattern: Pattern, slots: Slots) -> bool:
    """ "Accused each other", "expelled each other's envoys": each is also the one it is done to."""
    objects = slots.get("object", ())
    if pattern.id == "accuse-trade" and "with" not in slots:
        return True
    owners = (child for filler in objects for child in tree.below(filler, "nmod:poss"))
    return any(
        tree.lower[token : token + 2] in (["each", "other"], ["one", "another"])
        or tree.lower[max(0, token - 1) : token + 1] in (["each", "other"], ["one", "another"])
        for token in (*objects, *owners)
    )


def told_before(tree: Tree, pattern: Pattern, token: int) -> bool:
    return not pattern.symmetric and refers_back(tree, pattern, token)


def refers_back(tree: Tree, pattern: Pattern, token: int) -> bool:
    """ "The talks" without parties may be those that were named before; the merger decides."""
    if pattern.form != "noun" or any(
        tree.dep[child] in SPECIFYING and tree.pos[child] in ("PROPN", "NOUN", "NUM") for child in tree.children[token]
    ):
        return False
    return any(tree.dep[child] == "det" and tree.lower[child] in DEFINITE for child in tree.children[token])


def conditions_hold(tree: Tree, fillers: Fillers, pattern: Pattern, slots: Slots, token: int) -> bool:
    for slot, words in pattern.only.items():
        if not slot_holds(tree, fillers, slots, slot, words, token):
            return False
    return not any(slot_holds(tree, fillers, slots, slot, words, token) for slot, words in pattern.unless.items())


def slot_holds(tree: Tree, fillers: Fillers, slots: Slots, slot: str, words: frozenset[str], token: int) -> bool:
    heads = [conjunct for head in path(tree, slots, slot, token) for conjunct in fillers.conjuncts(head)]
    if "any" in words:
        return bool(heads)
    if slot == "clause" and words & MODALS:
        return any(modal_of(tree, head) & words for head in heads)
    if slot in ("clause", "predicate") and words & CLAUSE_FORMS:
        return any(clause_form(tree, head) in words for head in heads)
    return any(
        tree.lemma[head] in words
        or tree.lower[head] in words
        or compound_in(tree, head, words)
        or not words.isdisjoint(fillers.title_of(head))
        for head in heads
    )


def modal_of(tree: Tree, verb: int) -> set[str]:
    """The words below a verb, among them its modals; "progressive" for "is closing"."""
    below = {tree.lower[child] for child in tree.children[verb]}
    return below | {"progressive"} if tree.tag[verb] == "VBG" and below & {"is", "are"} else below


def compound_in(tree: Tree, head: int, words: frozenset[str]) -> bool:
    """ "cease-fire" cut at its hyphen."""
    return head >= 2 and tree.lower[head - 1] == "-" and f"{tree.lower[head - 2]}-{tree.lemma[head]}" in words


def clause_form(tree: Tree, head: int) -> str:
    if tree.infinitive(head):
        return "infinitive"
    if any(tree.words[near] in ('"', "“", "``") for near in range(max(0, tree.left[head] - 1), head + 1)):
        return "quoted"
    if tree.gerund(head):
        return "gerund"
    return "that" if tree.finite(head) else "other"
