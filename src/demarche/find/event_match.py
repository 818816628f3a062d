"""Patterns of the kinds against the syntax of one word: which kind it expresses, and who fills its roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.find.event_fillers import ARMED, Fillers
from demarche.find.event_phrases import particles, prepositions
from demarche.find.event_support import HOSTING, governing_verb, participles, partners, support_slots
from demarche.find.event_tree import (
    POSSESSIVE,
    Slots,
    merged,
    noun_slots,
    slots_of,
    stay_slots,
    stays_there,
    verb_slots,
)
from demarche.find.statement_tree import Tree
from demarche.lexicon.kinds import Kinds, Pattern, word_list
from demarche.model.finding import Mention

DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
#: Modals that a pattern may ask of the clause below its verb ("said Oslo *must* act").
MODALS = frozenset({"must", "should", "will", "would", "progressive"})
#: Relations of words that tell one happening from another ("the Geneva summit").
SPECIFYING = frozenset({"compound", "nmod", "amod", "nummod", "nmod:poss", "flat"})
#: Prepositions that are often hung one step too low.
LOOSE = frozenset({"to", "with", "on", "against", "between"})
#: Nouns that make a preposition with those around them ("in *response* to Oslo").
TURNS = word_list("turn")
#: Where the place of a verb may hang: on its object, or on the other party.
AROUND = ("object.at", "object.in", "with.at", "with.in")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
#: What a clause or predicate may be asked to be; "other" is a noun or adjective ("called Oslo a friend").
CLAUSE_FORMS = frozenset({"infinitive", "that", "gerund", "quoted", "other"})
#: Words for a place of somebody ("the North Korean *capital*").
SITES = word_list("site")


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
    return tree.pos[token] == "VERB" or any(tree.dep[child] == "cop" for child in tree.children[token])


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
    recipients = role(tree, fillers, pattern, "recipients", slots)
    agents = tuple(mention for mention in agents if not mention.start <= token < mention.end)
    recipients = tuple(mention for mention in recipients if mention not in agents)
    if len(agents) > 1 and not recipients and slots.get("hangs") and told_before(tree, pattern, token):
        agents = ()  # "Riga and Oslo signed it during *the trip*": of the one who went
    if not recipients and not pattern.symmetric and reciprocal(tree, slots):
        recipients = agents
    place = places(tree, fillers, pattern, slots)
    reason = missing(pattern, agents, recipients, place, fillers)
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


def reciprocal(tree: Tree, slots: Slots) -> bool:
    """ "Accused each other": each is also the one it is done to."""
    return any(
        tree.lower[filler : filler + 2] in (["each", "other"], ["one", "another"])
        or tree.lower[max(0, filler - 1) : filler + 1] in (["each", "other"], ["one", "another"])
        for filler in slots.get("object", ())
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


def path(tree: Tree, slots: Slots, slot: str, token: int) -> list[int]:
    """Heads of the phrases in a slot, or in a path of slots ("object.to")."""
    if slot == "governor":
        return [tree.head[token]] if tree.head[token] != token and tree.pos[tree.head[token]] == "VERB" else []
    first, *others = slot.split(".")
    heads = list(slots.get(first, ())) or loose(tree, slots, first)
    for name in others:
        heads = [filler for head in heads for filler in step(tree, head, name)]
    return heads


def loose(tree: Tree, slots: Slots, preposition: str) -> list[int]:
    """Phrases that the parser hung one step too low ("the visit of the president *to Ankara*")."""
    if preposition not in LOOSE:
        return []
    near = [
        filler
        for name in ("of", "object", "with", "to", "poss", "in", "subject", "on", "over", "about", "as")
        for filler in slots.get(name, ())
        if tree.lower[filler] not in TURNS
    ]
    near += [child for filler in near for child in tree.children[filler] if tree.dep[child] == "appos"]
    return [child for filler in near for word, child in prepositions(tree, filler) if word == preposition]


def step(tree: Tree, head: int, name: str) -> list[int]:
    slots = slots_of(tree, head)
    if name not in slots:
        slots = {**slots, name: loose(tree, slots, name)}
    if name == "object" and tree.pos[head] == "VERB" and not slots["object"]:
        return [filler for word in ("on", "with", "against") for filler in slots.get(word, ())]
    return list(slots.get(name, ()))


def role(tree: Tree, fillers: Fillers, pattern: Pattern, name: str, slots: Slots) -> tuple[Mention, ...]:
    """Mentions of a role, from the first of its slots on; of the types that the pattern asks for."""
    names = pattern.agents if name == "agents" else pattern.recipients
    allowed = pattern.types.get(name)
    found: list[Mention] = []
    for slot in names:
        if found and slot == "holder" and "through" in slots and "with" not in slots:
            continue  # "at a meeting of the council he said": the speaker need not be a party
        if slot == "holder" and hosts_only(tree, slots, found):
            continue  # "Oslo hosted talks between Riga and Tallinn"
        heads = path(tree, slots, slot.removesuffix("-place"), -1)
        if slot == "with" and on_the_agenda(tree, fillers, heads):
            continue
        for mention in allowed_fillers(fillers, heads, allowed):
            town = fillers.is_town(mention)
            if (slot == "modifier" and town) or (slot == "modifier-place" and not town):
                continue
            if allowed and not allowed & fillers.type_of(mention):
                continue
            if mention not in found:
                found.append(mention)
        if found and not pattern.symmetric:
            break
    if not found and "object" in names and slots.get("indirect"):
        return role_of(fillers, slots["indirect"], allowed)  # "accuses *Oslo* of faking evidence"
    return tuple(found)


def role_of(fillers: Fillers, heads: list[int], allowed: frozenset[str] | None) -> tuple[Mention, ...]:
    named = allowed_fillers(fillers, heads, allowed)
    return tuple(mention for mention in named if not allowed or allowed & fillers.type_of(mention))


def on_the_agenda(tree: Tree, fillers: Fillers, heads: list[int]) -> bool:
    """ "Will hold talks, with *Syria and a pipeline* on the agenda": what they talk about."""
    last = max((conjunct for head in heads for conjunct in fillers.conjuncts(head)), default=-3)
    rest = tree.lower[last + 1 : last + 5]
    return rest[:1] in (["on"], ["atop"], ["topping"], ["high"]) and bool(
        {"agenda", "table", "menu", "cards"} & set(rest)
    )


def hosts_only(tree: Tree, slots: Slots, found: list[Mention]) -> bool:
    """True where the subject only lends the room: beside parties that are named, or to "*the* talks" told before."""
    if not slots.get("hosting"):
        return False
    verb = slots["hosting"][0]
    told = any(
        tree.lower[child] == "the" for noun in verb_slots(tree, verb).get("object", ()) for child in tree.children[noun]
    )
    return bool(found) or not calls_together(tree, verb) or (told and tree.gerund(verb))


def calls_together(tree: Tree, verb: int) -> bool:
    """True for hosts, who may take part themselves; who brokers talks does not."""
    return tree.lemma[verb] in ("host", "convene", "chair", "organise", "organize")


def allowed_fillers(fillers: Fillers, heads: list[int], allowed: frozenset[str] | None) -> tuple[Mention, ...]:
    """Who fills the phrases; "Israeli commandos" are Israel where armed people are asked for, "the Iranian capital" is
    Iran where a place is.
    """
    direct = fillers.direct(heads) if allowed else ()
    if not direct and allowed and "place" in allowed:
        heads = [head for head in heads if fillers.tree.lower[head] in SITES]
        return fillers.of(heads)
    armed = bool(allowed) and "armed" in (allowed or ()) and any(fillers.tree.lower[head] in ARMED for head in heads)
    return direct if direct or (allowed and not armed) else fillers.of(heads)


def places(tree: Tree, fillers: Fillers, pattern: Pattern, slots: Slots) -> tuple[Mention, ...]:
    """Mentions of where: names of places in the pattern's slots of place and after "in" and "at"."""
    found: list[Mention] = []
    for slot in (*pattern.place, "in", "at", "where", *(AROUND if pattern.form == "verb" else ())):
        if found and slot in AROUND:
            break
        for mention in fillers.of(path(tree, slots, slot.removesuffix("-place"), -1)):
            if slot == "modifier-place" and not fillers.is_town(mention):
                continue
            if slot == "at" and "at" in pattern.recipients and not fillers.is_town(mention):
                continue  # "lashed out at Turkey" tells of no place
            if (fillers.is_place(mention) or slot == "at" and fillers.is_building(mention)) and mention not in found:
                found.append(mention)
    return tuple(found)


def missing(
    pattern: Pattern,
    agents: tuple[Mention, ...],
    recipients: tuple[Mention, ...],
    place: tuple[Mention, ...],
    fillers: Fillers,
) -> str | None:
    """Why the parties do not do, or None."""
    needs = pattern.needs
    if needs in ("agents", "both", "place-or-party") and not agents and not (pattern.symmetric and recipients):
        return "no agent is named"
    if needs == "recipients" and not recipients:
        return "no recipient is named"
    if needs == "both" and not recipients:
        return "no recipient is named"
    if needs in ("either", "somewhere") and not agents and not recipients:
        return None if needs == "somewhere" and place else "no party is named"
    if (
        needs == "two"
        and len(agents) + len(recipients) < 2
        and not any(several(fillers, mention) for mention in agents)
    ):
        return "only one party is named"
    if needs == "place-or-party" and not recipients and not place:
        return "no destination is named"
    return None


def several(fillers: Fillers, mention: Mention) -> bool:
    """True for "they", "the two sides", "the ministers", "the two Koreas"."""
    head = mention.head
    if mention.kind == "name":
        return fillers.names_several(mention)
    return (
        mention.label == "GROUP"
        or fillers.tree.lower[head] in ("they", "we", "both", "their")
        or fillers.tree.tag[head] in PLURAL_TAGS
    )
