"""Statements that a verb introduces."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Draft, Ranges, Speaker
from demarche.find.statement_frames import complement
from demarche.find.statement_speaker import near_phrase, speaker_of
from demarche.find.statement_tree import OBJECTS, TRIMMED, Tree
from demarche.lexicon.cues import Cue, Cues

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "without"})
UNSAID = frozenset({"will", "would", "may", "might", "could", "should", "shall", "'ll", "’ll", "must", "wo", "ca", "can", "if"})
PROSPECTIVE = frozenset({"expect", "plan", "want", "intend", "hope", "prepare", "wish", "like", "seek", "try", "need", "aim"})


def verb_drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """One draft for each verb of saying that governs content; the anchor is the verb."""
    for verb in range(tree.size):
        if tree.lemma[verb] in cues.verbs and tree.tag[verb].startswith("VB") and tree.pos[verb] != "ADJ":
            draft = verb_draft(tree, verb, cues)
            if draft is not None:
                yield draft


def verb_draft(tree: Tree, verb: int, cues: Cues) -> Draft | None:
    for cue in readings(tree, verb, cues):
        found = complement(tree, verb, cue)
        if found is not None:
            return _draft(tree, verb, cue, found, cues)
    return None


def readings(tree: Tree, verb: int, cues: Cues) -> list[Cue]:
    """The cues that the verb may be, those with its particle first."""
    particles = {tree.lower[child] for child in tree.below(verb, "compound:prt", "advmod") if child == verb + 1}
    candidates = [cue for cue in cues.verbs.get(tree.lemma[verb], ()) if cue.particle is None or cue.particle in particles]
    return sorted(candidates, key=lambda cue: cue.particle is None)


def _draft(tree: Tree, verb: int, cue: Cue, found: Complement, cues: Cues) -> Draft:
    speaker = speaker_of(tree, verb)
    if found.frame in ("that", "tag") and (speaker is None or any(a <= speaker.head < b for a, b in found.content)):
        speaker = _aside(tree, verb, found) or speaker
    return Draft(
        anchor=verb,
        cue=cue_range(tree, verb),
        act=act_of(tree, verb, cue, found, cues),
        scope=cue.scope,
        rule=f"{cue.id}.{found.frame}",
        content=shortened(tree, verb, found.content, cues),
        speaker=speaker,
        addressee=found.object if found.object is not None else addressee_of(tree, verb),
        negated=negated(tree, verb),
        unsaid=unsaid(tree, verb),
        frames=cue.frames,
    )


def _aside(tree: Tree, verb: int, found: Complement) -> Speaker | None:
    """The speaker of a tag after its content: between content and verb, or after the verb ("…, said the mayor")."""
    before = [part for part in found.content if part[1] <= verb]
    if not before or tree.passive(verb):
        return None
    start = before[-1][1]
    while start < verb and tree.words[start] in TRIMMED:
        start += 1
    if start < verb:
        return near_phrase(tree, start, verb) if verb - start < 16 else None
    last, end = tree.sentence(verb)[1], verb + 1
    while end < min(last, verb + 14) and tree.words[end] not in TRIMMED:
        end += 1
    return near_phrase(tree, verb + 1, end)


def cue_range(tree: Tree, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation and particle."""
    start, end = verb, verb + 1
    while start - 1 >= 0 and tree.head[start - 1] == verb and tree.dep[start - 1] in ("aux", "aux:pass", "advmod"):
        start -= 1
    while end < tree.size and tree.head[end] == verb and tree.dep[end] == "compound:prt":
        end += 1
    return start, end


def negated(tree: Tree, verb: int) -> bool:
    """"did not say", "never said", "without saying"."""
    words = {tree.lower[child] for child in tree.below(verb, "advmod", "neg", "mark", "cc", "aux")}
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


def act_of(tree: Tree, verb: int, cue: Cue, found: Complement, cues: Cues) -> str:
    """The cue's act, or that of the noun it puts in words: "expressed appreciation", "voiced concern"."""
    if found.frame != "np" or cue.act not in ("say", "announce", "confirm"):
        return cue.act
    thing = tree.child(verb, *OBJECTS)
    for noun in cues.nouns.get(tree.lemma[thing], ()) if thing is not None else ():
        if noun.act in ("praise", "criticise", "warn", "promise"):
            return noun.act
    return cue.act


def addressee_of(tree: Tree, verb: int) -> int | None:
    """"said to the press", "announced to members"."""
    for child in tree.below(verb, "obl", "iobj", "nmod"):
        if tree.dep[child] == "iobj" or (tree.case(child) == "to" and child > verb):
            return child
    return None


def shortened(tree: Tree, verb: int, content: Ranges, cues: Cues) -> Ranges:
    """The content without a participle of saying at its end that belongs to the cue: "…, adding that …"."""
    start, end = content[-1]
    if start > verb:
        for token in range(start + 2, end):
            if (
                tree.tag[token] == "VBG"
                and tree.words[token - 1] == ","
                and tree.dep[token] == "advcl"
                and any(cue.scope == "speech" for cue in cues.verbs.get(tree.lemma[token], ()))
            ):
                end = token - 1
                break
    start, end = tree.trimmed(start, end)
    kept = [tree.trimmed(*part) for part in content[:-1]] + [(start, end)]
    return tuple(part for part in kept if part[1] > part[0])
