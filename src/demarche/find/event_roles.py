"""Who fills the roles of a pattern, where it happens, and whether enough of them are named."""

from demarche.find.event_fillers import ARMED, Fillers
from demarche.find.event_paths import path
from demarche.find.event_tree import Slots, verb_slots
from demarche.find.statement_tree import Tree
from demarche.lexicon.kinds import Pattern, word_list
from demarche.model.finding import Mention

#: Where the place of a verb may hang: on its object, or on the other party.
AROUND = ("object.at", "object.in", "with.at", "with.in")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
#: Verbs of those who want others to talk.
URGING = frozenset({"urge", "encourage", "appeal", "recommend", "advocate"})
#: Words for a place of somebody ("the North Korean *capital*").
SITES = word_list("site")


def role(
    tree: Tree, fillers: Fillers, pattern: Pattern, name: str, slots: Slots, others: tuple[Mention, ...] = ()
) -> tuple[Mention, ...]:
    """Mentions of a role, from the first of its slots on; of the types that the pattern asks for. `others`: who fills
    the other role ("*Lund's* Chad trip" leads to Chad, "a *Chad* trip" may be Chad's).
    """
    names = pattern.agents if name == "agents" else pattern.recipients
    allowed = pattern.types.get(name)
    found: list[Mention] = []
    for slot in names:
        if found and slot == "holder" and "through" in slots and "with" not in slots:
            continue  # "at a meeting of the council he said": the speaker need not be a party
        if slot == "holder" and pattern.symmetric and urges_only(tree, slots):
            continue  # "the mission urged a resumption of talks"
        if slot == "holder" and hosts_only(tree, slots, found):
            continue  # "Oslo hosted talks between Riga and Tallinn"
        heads = path(tree, slots, slot.removesuffix("-place"), -1)
        if slot == "with" and on_the_agenda(tree, fillers, heads):
            continue
        for mention in allowed_fillers(fillers, heads, allowed):
            town = fillers.is_town(mention) or (slot == "modifier-place" and mention.label == "GPE" and bool(others))
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


def urges_only(tree: Tree, slots: Slots) -> bool:
    """True where the subject wants others to meet: "urged talks", but not "called for talks with Oslo"."""
    return any(tree.lemma[verb] in URGING for verb in slots.get("support", ())) and "with" not in slots


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


def places(tree: Tree, fillers: Fillers, pattern: Pattern, slots: Slots, *, around: bool = True) -> tuple[Mention, ...]:
    """Mentions of where: names of places in the pattern's slots of place; `around`: and after "in" and "at"."""
    found: list[Mention] = []
    everywhere = ("in", "at", "where", *(AROUND if pattern.form == "verb" else ()))
    for slot in (*pattern.place, *(everywhere if around else ())):
        if found and slot in AROUND:
            break
        heads = path(tree, slots, slot.removesuffix("-place"), -1)
        for mention in fillers.of(heads) or (fillers.sites(heads) if slot == "at" else ()):
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
