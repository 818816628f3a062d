"""Which act the words perform: that of the cue, of the noun it puts in words, or of what is said."""

from demarche.find.statement_draft import Complement
from demarche.find.statement_tree import Tree
from demarche.lexicon.cues import Cue, Cues

#: Verbs that say again what was promised before.
AGAIN = frozenset({"affirm", "reaffirm", "reiterate", "restate", "repeat", "confirm", "stress", "underscore"})
#: Verbs that put weight on what they say: with "must" they demand.
PRESSING = frozenset({"stress", "emphasise", "insist", "reiterate", "underscore", "underline", "reaffirm", "add"})
#: Nouns of what others said; who rejects that denies it.
CLAIMS = frozenset({"claim", "report", "assertion", "suggestion", "notion", "rumour", "insinuation"})
PLAIN = frozenset({"say", "report", "tweet", "state", "indicate", "write", "post"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "without"})
UNSAID = frozenset(
    {
        "will",
        "would",
        "may",
        "might",
        "could",
        "should",
        "shall",
        "'ll",
        "’ll",
        "must",
        "wo",
        "ca",
        "can",
        "if",
        "before",
        "unless",
        "until",
    }
)
PROSPECTIVE = frozenset(
    {"expect", "plan", "want", "intend", "hope", "prepare", "wish", "like", "seek", "try", "need", "aim"}
)


def act_of(tree: Tree, verb: int, cue: Cue, found: Complement, cues: Cues) -> str:
    """The act of the cue, of the noun it puts in words ("expressed thanks"), or of what is said ("says it will")."""
    if found.frame == "np" and "voice" in cue.frames:
        start, end = found.content[0]
        stop = next((token for token in range(start + 1, end) if tree.pos[token] in ("ADP", "SCONJ", "PART")), end)
        stop = stop if tree.lower[min(stop, end - 1)] not in ("'s", "’s", "’", "'") else end
        acts = ("praise", "criticise", "warn") if cue.lemma in AGAIN else ("praise", "criticise", "warn", "promise")
        for token in range(stop - 1, start - 1, -1):
            for noun in cues.nouns.get(tree.lemma[token], ()):
                if noun.act in acts:
                    return noun.act
    if found.frame == "np" and cue.act == "refuse" and _said_of_it(tree, found, cues):
        return "deny"
    if cue.act in ("confirm", "deny") and negated(tree, verb):
        return "refuse" if cue.act == "confirm" or _would(tree, verb) else "say"
    if found.frame == "that" and cue.lemma in PRESSING and _demanded(tree, found):
        return "demand"
    if found.frame == "np-as" and cue.act == "say":
        return _judged(tree, found, cues) or cue.act
    if found.frame in ("that", "tag") and cue.act == "say" and cue.lemma in PLAIN:
        return _prospect(tree, verb, found) or cue.act
    return cue.act


def _said_of_it(tree: Tree, found: Complement, cues: Cues) -> bool:
    """ "rejected the accusation", "rejected reports that …": what is refused was said of somebody."""
    start, end = found.content[0]
    stop = next((token for token in range(start + 1, end) if tree.pos[token] in ("ADP", "SCONJ", "PART")), end)
    return any(noun.act == "accuse" or noun.lemma in CLAIMS for noun in cues.nouns.get(tree.lemma[stop - 1], ()))


def _would(tree: Tree, verb: int) -> bool:
    """ "would not confirm", "would neither confirm nor deny"."""
    verbs = (verb, tree.head[verb]) if tree.dep[verb] == "conj" else (verb,)
    return any(tree.lower[child] in ("would", "wo", "will") for it in verbs for child in tree.below(it, "aux"))


def _demanded(tree: Tree, found: Complement) -> bool:
    """ "stressed that Lima must leave"."""
    head = _head(tree, *found.content[0])
    return head is not None and _must(tree, head)


def _head(tree: Tree, start: int, end: int) -> int | None:
    """The head of a clause."""
    kinds = ("VERB", "AUX", "ADJ", "NOUN")
    heads = (it for it in range(start, end) if not start <= tree.head[it] < end and tree.pos[it] in kinds)
    return next(heads, None)


def _prospect(tree: Tree, verb: int, found: Complement) -> str | None:
    """ "says it will resume talks" announces, "says it will not" refuses; what others will do is only said."""
    start, end = found.content[0]
    head = _head(tree, start, end)
    if head is None or start < verb:
        return None
    if _must(tree, head):
        return "demand"
    subject = tree.child(head, "nsubj", "nsubj:pass")
    aux = {tree.lower[child] for child in tree.below(head, "aux")}
    own = subject is not None and tree.lower[subject] in ("it", "he", "she", "they", "we")
    will = "will" in aux or "wo" in aux or ("would" in aux and own and tree.tag[verb] in ("VBD", "VBN"))
    if will and own and negated(tree, head):
        return "refuse"
    will = will and tree.tag[head].startswith("VB") and not tree.below(head, "cop")
    ongoing = own and tree.tag[head] == "VBG" and bool(aux & {"is", "are"})
    planned = will and not negated(tree, head) and (own or tree.below(head, "nsubj:pass") != [])
    return "announce" if planned or ongoing else None


def _judged(tree: Tree, found: Complement, cues: Cues) -> str | None:
    """ "calls the plan a disaster" criticises; "no disaster" and "not a success" are left open."""
    words = range(found.content[0][0], found.content[-1][1])
    if NEGATIONS & {tree.lower[token] for token in words} - {"without"} or "no" in tree.lower[words.start : words.stop]:
        return None
    acts = {act for token in words if (act := cues.judgements.get(tree.lemma[token]))}
    return acts.pop() if len(acts) == 1 else None


def _must(tree: Tree, head: int) -> bool:
    """ "says Lima must leave": what another, named, is to do."""
    subject = tree.child(head, "nsubj")
    if subject is None or tree.pos[subject] != "PROPN" or tree.below(head, "cop"):
        return False
    bound = any(tree.lower[child] == "must" for child in tree.below(head, "aux"))
    needs = tree.lemma[head] in ("have", "need") and tree.tag[head] in ("VBZ", "VBP")
    return bound or (needs and any(tree.infinitive(child) for child in tree.below(head, "xcomp")))


def performed(tree: Tree, start: int, end: int, cues: Cues) -> str | None:
    """What quoted words do by themselves: "We condemn …", "I promise …"; None where they only say."""
    head = next((t for t in range(start, end) if tree.tag[t] == "VBP" and tree.lemma[t] in cues.verbs), None)
    if head is None or head - start > 4:
        return None
    subject = tree.child(head, "nsubj")
    if subject is None or tree.lower[subject] not in ("we", "i") or negated(tree, head):
        return None
    acts = [cue.act for cue in cues.verbs[tree.lemma[head]] if cue.scope == "speech"]
    return next((act for act in acts if act not in ("say", "announce")), None)


def negated(tree: Tree, verb: int) -> bool:
    """ "did not say", "never said", "without saying"."""
    words = {tree.lower[child] for child in tree.below(verb, "advmod", "neg", "mark", "cc", "cc:preconj", "aux")}
    return bool(words & NEGATIONS)


def unsaid(tree: Tree, verb: int) -> bool:
    """True where the words are not spoken (yet): "will announce", "may warn", "is expected to say", "if it says"."""
    words = {tree.lower[child] for child in tree.below(verb, "aux", "mark")}
    if words & UNSAID:
        return not negated(tree, verb)
    if "to" in words and tree.dep[verb] in ("xcomp", "advcl", "acl", "conj"):
        above = tree.head[verb]
        if tree.lemma[above] in PROSPECTIVE or tree.dep[verb] == "acl":
            return True
        return tree.dep[verb] in ("advcl", "xcomp") and unsaid(tree, above)
    return tree.dep[verb] == "conj" and not tree.below(verb, "aux", "nsubj") and unsaid(tree, tree.head[verb])
