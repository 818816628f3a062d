"""Who speaks: the subject of a verb of saying over the ways English leaves it out."""

from demarche.find.statement_draft import Speaker
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree

#: Relative pronouns that say nothing of who speaks, and how many tokens back what they stand for may begin.
THINGS, REACH = frozenset({"that", "which"}), 16
RELATIVE = frozenset({"who", "which", "that", "whom"})
LOOSE = frozenset({"acl:relcl", "acl", "parataxis", "advcl", "punct", "ccomp", "dep", "orphan"})
PERSON_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "PRP"})
MAXIMUM_STEPS = 6
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_GAP = 12
#: Nouns that say nothing themselves: "had no trouble accusing …".
EFFORTS = frozenset({"trouble", "difficulty", "problem", "time", "day", "week", "fun"})
#: Participles that tell how somebody feels: "Worried that …, Berg left".
MOVED = frozenset({"worried", "convinced", "concerned", "persuaded", "determined", "pleased", "disappointed"})
SHARES = frozenset({"percent", "%", "majority", "half", "third", "quarter", "number"})
POLLS = frozenset({"poll", "survey"})
MOST_SET_OFF = 3
SEVERAL = frozenset({"another", "others", "many", "some", "most", "few", "several", "both", "all"})
NO_SPEAKERS = frozenset({"obl", "obl:unmarked", "obj", "nmod", "advcl", "acl"})
SET_OFF = frozenset({",", ")", "-", "–", "—", "--"})
#: Participles that tell of the noun right before them: "cheered voters hoping for a change".
MINDED = frozenset({"hope", "seek", "wish", "fear", "believe", "think", "want", "expect"})
#: What somebody writes or sends: who does so speaks, not the paper ("issued a statement saying …").
TEXTS = frozenset(
    "statement release letter tweet post email e-mail message memo article op-ed editorial column note ad "
    "advertisement ed mail spot video report sign banner leaflet petition communiqué resolution declaration "
    "speech".split()
)


def speaker_of(tree: Tree, verb: int, steps: int = 0) -> Speaker | None:
    """The subject of `verb`, or of the clause that governs it; None where nobody is named."""
    subject = own_subject(tree, verb)
    if subject is not None and not (tree.passive(verb) and tree.dep[verb] != "acl"):
        return _poll(tree, subject, verb) or named(tree, subject, verb)
    if tree.passive(verb):
        worried = tree.lower[verb] in MOVED and tree.dep[verb] in ("advcl", "xcomp") and steps == 0
        return _agent(tree, verb) or (_governing(tree, verb) if worried else None)
    if steps == MAXIMUM_STEPS:
        return None
    found = _inherited(tree, verb, steps)
    if found is None and steps == 0:
        if tree.tag[verb] in ("VB", "VBG"):
            return _governing(tree, verb)
        if tree.tag[verb] in FINITE:
            return words_before(tree, verb) or _over_commas(tree, verb)
    return found


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject that hangs on the verb; of several, the nearest before it (the others belong to what is said)."""
    subjects = tree.below(verb, *SUBJECTS) or ([] if tree.passive(verb) else tree.below(verb, *PASSIVE_SUBJECTS))
    before = [subject for subject in subjects if subject < verb]
    if before:
        return before[-1]
    return subjects[0] if subjects else None


def _poll(tree: Tree, subject: int, verb: int) -> Speaker | None:
    """The poll of "in a poll of May, 51 percent of voters said …": a share of people is told by it."""
    share = tree.lower[subject] in SHARES or tree.tag[subject] == "CD"
    for place in tree.below(verb, "obl") if share else ():
        if tree.lemma[place] in POLLS and tree.case(place) in ("in", "according"):
            return noun_phrase(tree, place)
    return None


def _inherited(tree: Tree, verb: int, steps: int) -> Speaker | None:
    """From the clause above: "vowed to …", "left, saying …", "came and said …", "a letter saying …"."""
    above, label = tree.head[verb], tree.dep[verb]
    if tree.lemma[verb] == "ask" and tree.tag[verb] in ("VBN", "VBD") and label in ("acl", "advcl"):
        return None
    clause = _marked_gap(tree, verb)
    if clause is not None:
        return clause
    if label in ("acl:relcl", "acl"):
        return _of_noun(tree, verb, steps)
    if label == "advcl" and _hopeful(tree, verb):
        return noun_phrase(tree, verb - 1)
    if label == "xcomp":
        controller = next((child for child in tree.children[above] if tree.dep[child] in OBJECTS), None)
        if controller is not None and controller < verb:
            return noun_phrase(tree, controller)
        return _subject_above(tree, above, steps)
    if label in ("root", "ROOT", "parataxis", "dep", "acl", "nmod", "obl", "appos"):
        before = words_before(tree, verb)
        if before is not None:
            return before
    if label == "conj" and _of_outer_tense(tree, verb):
        return _subject_above(tree, tree.head[above], steps)
    if label in ("conj", "advcl", "parataxis", "dep") and above != verb:
        return _subject_above(tree, above, steps)
    return None


def _over_commas(tree: Tree, verb: int) -> Speaker | None:
    """The name before what is set off by commas: "Berg, the envoy, quietly suggested that …", where the parse gives
    the verb no subject."""
    end = verb
    while end > 0 and tree.pos[end - 1] == "ADV":
        end -= 1
    first, found = tree.sentence(verb)[0], None
    for _ in range(MOST_SET_OFF):
        if end - 1 <= first or tree.words[end - 1] not in SET_OFF:
            break
        start = end = end - 1
        while start > first and tree.words[start - 1] not in SET_OFF:
            start -= 1
        if tree.tag[start] == "IN" and tree.pos[start] == "SCONJ":
            return near_phrase(tree, start + 1, end) or found
        name = tree.pos[start] in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") and tree.lower[start] not in RELATIVE
        verbs = any(tree.pos[token] in ("VERB", "AUX") for token in range(start, end))
        if name and verbs:
            break
        if name:
            phrase = near_phrase(tree, start, end)
            if phrase is None or tree.dep[phrase.head] in NO_SPEAKERS:
                break
            found = phrase
        elif tree.lower[start] not in RELATIVE and tree.tag[start] not in ("VBG", "VBN"):
            break
        end = start
    return found


def _governing(tree: Tree, verb: int) -> Speaker | None:
    """The subject of the nearest clause above an infinitive or gerund: "after months of refusing to …, Berg went"."""
    for above in tree.above(verb):
        subject = own_subject(tree, above) if tree.pos[above] in ("VERB", "AUX", "ADJ") else None
        whole = subject is not None and tree.left[verb] <= subject < tree.right[verb]
        if subject is not None and not whole and tree.dep[subject] != "csubj":
            return named(tree, subject, above)
    return None


def _of_outer_tense(tree: Tree, verb: int) -> bool:
    """True for "said Berg is weak and accused him of …": the verb hung on what is said has the tense of "said"."""
    inner = tree.head[verb]
    outer = tree.head[inner]
    if tree.dep[inner] != "ccomp" or outer > inner or tree.tag[outer] not in FINITE or tree.tag[verb] not in FINITE:
        return False
    parts = (inner, *tree.below(inner, "aux", "aux:pass", "cop"))
    tenses = {tree.tag[token] for token in parts} & {*FINITE, "MD"}
    past = tree.tag[verb] == "VBD"
    return past == (tree.tag[outer] == "VBD") and bool(tenses) and past != ("VBD" in tenses)


def _hopeful(tree: Tree, verb: int) -> bool:
    """True for "cheered voters hoping to …": the participle tells of the object right before it."""
    if tree.lemma[verb] not in MINDED or tree.tag[verb] != "VBG" or tree.tag[verb - 1] not in ("NNS", "NNPS"):
        return False
    return tree.head[verb - 1] == tree.head[verb] and tree.dep[verb - 1] == "obj"


def _of_noun(tree: Tree, verb: int, steps: int) -> Speaker | None:
    """From the noun that the clause describes: "the envoy who said", "a letter saying", "an offer to say"."""
    noun = tree.head[verb]
    act_of_noun = tree.tag[verb] not in ("VBG", "VBD") or tree.case(verb) in ("of", "for", "about", "in", "on")
    if tree.dep[verb] == "acl" and (act_of_noun or tree.lemma[noun] in EFFORTS):
        return _who_acts(tree, verb, steps)
    if tree.tag[verb] == "VBG" and tree.words[verb - 1] == "," and tree.dep[noun] in ("obj", "obl", "nmod"):
        return _governing(tree, noun) or noun_phrase(tree, noun)
    written = tree.dep[verb] == "acl" and tree.lemma[noun] in TEXTS
    return (_writer(tree, noun, steps) if written else None) or noun_phrase(tree, noun)


def _writer(tree: Tree, text: int, steps: int) -> Speaker | None:
    """Who issues the text: "released a statement saying …", "shot back in an article stating …"."""
    act = tree.head[text]
    if tree.dep[text] not in ("obj", "obl") or tree.pos[act] != "VERB" or text < act or steps == MAXIMUM_STEPS:
        return None
    return speaker_of(tree, act, steps + 1)


def _who_acts(tree: Tree, verb: int, steps: int) -> Speaker | None:
    """Of an infinitive or gerund below a noun: "the envoy's failure to denounce …", "made a point of praising …",
    "is the first member to endorse …"."""
    noun = tree.head[verb]
    if not (tree.infinitive(verb) or tree.tag[verb] == "VBG") or tree.passive(verb) or steps == MAXIMUM_STEPS:
        return None
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        phrase = noun_phrase(tree, owner)
        possessive = tree.lower[phrase.end - 1] in ("'s", "’s", "'", "’") and phrase.end - phrase.start > 1
        return Speaker(phrase.head, phrase.start, phrase.end - possessive, phrase.referent)
    if tree.dep[noun] == "obj" and tree.pos[tree.head[noun]] == "VERB":
        return speaker_of(tree, tree.head[noun], steps + 1)
    if tree.tag[verb] == "VB" and (tree.head[noun] == noun or tree.child(noun, "cop") is not None):
        return noun_phrase(tree, noun)
    return None


def _marked_gap(tree: Tree, verb: int) -> Speaker | None:
    """The words between "after", "as", "that" … and a finite verb to which the parse gives no subject."""
    mark = tree.child(verb, "mark")
    if mark is None or tree.tag[verb] not in FINITE or not mark + 1 < verb:
        return None
    end = next((token for token in range(mark + 2, verb) if tree.words[token] == ","), verb)
    if end - mark > LONGEST_GAP or any(tree.pos[token] == "VERB" for token in range(mark + 1, end)):
        return None
    return near_phrase(tree, mark + 1, end)


def _subject_above(tree: Tree, above: int, steps: int) -> Speaker | None:
    subject = own_subject(tree, above)
    if subject is None:
        subject = tree.child(above, *PASSIVE_SUBJECTS)
    if subject is not None:
        return named(tree, subject, above)
    return speaker_of(tree, above, steps + 1)


def _agent(tree: Tree, verb: int) -> Speaker | None:
    """The "by" phrase of a passive."""
    for child in tree.below(verb, "obl", "obl:agent", "nmod"):
        if tree.case(child) == "by":
            return noun_phrase(tree, child)
    return None


def named(tree: Tree, subject: int, verb: int) -> Speaker | None:
    """The subject's words; of "who", what it stands for is the referent; None for "it" and "there" of no meaning."""
    if tree.lower[subject] in ("it", "there") and tree.dep[subject] == "expl":
        return None
    phrase = _up_to(tree, noun_phrase(tree, subject), verb)
    if tree.lower[subject] in RELATIVE and tree.tag[subject] in ("WP", "WDT", "IN"):
        clause = next((token for token in (verb, *tree.above(verb)) if tree.dep[token] == "acl:relcl"), None)
        if clause is not None:
            start = _antecedent(tree, tree.head[clause], subject) if tree.lower[subject] in THINGS else phrase.start
            return Speaker(subject, start, phrase.end, tree.head[clause])
    return phrase


def _antecedent(tree: Tree, noun: int, pronoun: int) -> int:
    """Where the words begin that "that" or "which" stands for: "*a group that* said so"; else the pronoun."""
    copula = tree.child(noun, "cop")
    start = max(noun_phrase(tree, noun).start, copula + 1 if copula is not None else 0)
    return start if start < pronoun and pronoun - start <= REACH else pronoun


def _up_to(tree: Tree, phrase: Speaker, verb: int) -> Speaker:
    """The phrase with the name between it and the verb that the parse left out: "co-founder | Ada Berg said"."""
    end = phrase.end
    while end < verb and tree.pos[end] == "PROPN":
        end += 1
    if end == phrase.end or end != verb:
        return phrase
    return Speaker(end - 1, phrase.start, end, end - 1)


def noun_phrase(tree: Tree, head: int) -> Speaker:
    """The words around a noun, without relative clauses and without the preposition before it."""
    loose = frozenset(
        child
        for child in tree.children[head]
        if tree.dep[child] in LOOSE or (tree.dep[child] in ("case", "mark", "cc") and child < head)
    )
    tokens = tree.subtree(head, loose)
    start, end = head, head + 1
    inside = set(tokens) | {token for token in loose if tree.dep[token] == "punct"}
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    start, end = tree.trimmed(start, end)
    if end < tree.size and tree.words[end] == ")" and "(" in tree.words[start:end]:
        end += 1
    return Speaker(head, start, end, head) if start <= head < end else Speaker(head, head, head + 1, head)


def near_phrase(tree: Tree, start: int, end: int) -> Speaker | None:
    """The noun phrase that fills the gap `[start, end)` between quotation and cue, where the parse gives no subject."""
    start, end = tree.trimmed(start, end)
    heads = [
        token
        for token in range(start, end)
        if tree.tag[token] in PERSON_TAGS and not start <= tree.head[token] < end and tree.dep[token] != "compound"
    ]
    heads = heads or [token for token in range(start, end) if tree.tag[token] in PERSON_TAGS]
    if not heads:
        return None
    head = heads[0]
    return Speaker(head, start, end, head, loose=True) if end - start <= 12 else noun_phrase(tree, head)


def words_before(tree: Tree, verb: int) -> Speaker | None:
    """The noun phrase that ends right before a finite verb to which the parse gives no subject."""
    first = tree.sentence(verb)[0]
    if verb > first and tree.lower[verb - 1] in SEVERAL and verb - 1 == first:
        return Speaker(first, first, verb, first, loose=True)
    if verb == first or tree.pos[verb - 1] not in ("PROPN", "NOUN", "PRON") or tree.tag[verb] not in FINITE:
        return None
    start = verb
    while start > first and tree.pos[start - 1] in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "CCONJ", "PART"):
        start -= 1
    return near_phrase(tree, start, verb)
