"""Statements that a verb introduces."""

from collections.abc import Iterator

from demarche.find.statement_acts import act_of, negated, unsaid
from demarche.find.statement_draft import Complement, Draft, Ranges, Speaker
from demarche.find.statement_frames import complement
from demarche.find.statement_speaker import near_phrase, speaker_of
from demarche.find.statement_tree import SUBJECTS, TRIMMED, Tree
from demarche.lexicon.cues import Cue, Cues

CLOSING = frozenset({"”", '"', "''", "’", "'"})
ENDS = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "…", "and", "but"})


def verb_drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """One draft for each verb of saying that governs content; the anchor is the verb."""
    for verb in range(tree.size):
        if tree.lemma[verb] in cues.verbs and tree.tag[verb].startswith("VB") and tree.pos[verb] != "ADJ":
            draft = verb_draft(tree, verb, cues)
            if draft is not None:
                yield draft
        elif tree.tag[verb] == "NNS" and tree.lemma[verb] in cues.verbs:
            draft = _closing(tree, verb, cues)
            if draft is not None:
                yield draft


def verb_draft(tree: Tree, verb: int, cues: Cues) -> Draft | None:
    for cue in readings(tree, verb, cues):
        found = complement(tree, verb, cue)
        if found is not None:
            draft = _draft(tree, verb, cue, found, cues)
            if draft.content:
                return draft
    return None


def _closing(tree: Tree, verb: int, cues: Cues) -> Draft | None:
    """ "…, the Harbour Observatory reports." where the parse takes the last word for a noun."""
    first, last = tree.sentence(verb)
    if tree.dep[verb] not in ("parataxis", "dep") and tree.child(verb, "nsubj") is None:
        return None
    cue = next((cue for cue in cues.verbs[tree.lemma[verb]] if {"that", "quote"} & cue.frames), None)
    comma = next((token for token in range(verb - 1, first, -1) if tree.words[token] == ","), None)
    if cue is None or cue.scope != "speech" or comma is None or verb + 1 < last - 1 or verb - comma < 2:
        return None
    speaker = near_phrase(tree, comma + 1, verb)
    if speaker is None or not any(tree.pos[token] == "PROPN" for token in range(comma, verb)):
        return None
    rule, content = f"{cue.id}.tag", ((first, comma),)
    return Draft(verb, (verb, verb + 1), cue.act, cue.scope, rule, content, speaker, frames=cue.frames)


def readings(tree: Tree, verb: int, cues: Cues) -> list[Cue]:
    """The cues that the verb may be, those with its particle first."""
    particles = {tree.lower[child] for child in tree.below(verb, "compound:prt", "advmod") if child == verb + 1}
    candidates = [
        cue for cue in cues.verbs.get(tree.lemma[verb], ()) if cue.particle is None or cue.particle in particles
    ]
    return sorted(candidates, key=lambda cue: ("weight" not in cue.frames, cue.particle is None))


def _draft(tree: Tree, verb: int, cue: Cue, found: Complement, cues: Cues) -> Draft:
    speaker = speaker_of(tree, verb) if found.frame != "raise" else None
    if found.frame in ("that", "tag") and (speaker is None or any(a <= speaker.head < b for a, b in found.content)):
        speaker = _aside(tree, verb, found) or speaker
    return Draft(
        anchor=verb,
        cue=cue_range(tree, verb),
        act=act_of(tree, verb, cue, found, cues),
        scope=cue.scope,
        rule=f"{cue.id}.{found.frame}",
        content=shortened(tree, verb, found, cues),
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


def addressee_of(tree: Tree, verb: int) -> int | None:
    """ "said to the press", "announced to members"."""
    for child in tree.below(verb, "obl", "iobj", "nmod"):
        if tree.dep[child] == "iobj" or (tree.case(child) == "to" and child > verb):
            return child
    return None


def shortened(tree: Tree, verb: int, found: Complement, cues: Cues) -> Ranges:
    """The content without the verb itself and without what at its end belongs beside the cue: "…, adding that …",
    "… and said …"."""
    kept: list[tuple[int, int]] = []
    for start, end in found.content:
        if start <= verb < end:
            start = verb + 1
        elif start > verb:
            end = next((token for token in range(start + 1, end) if _beside(tree, verb, token, found.frame, cues)), end)
        start, end = tree.trimmed(start, _past_marks(tree, end), ENDS)
        if end > start:
            kept.append((start, end))
    return tuple(kept)


def _beside(tree: Tree, verb: int, token: int, frame: str, cues: Cues) -> bool:
    """True where a further clause of saying by the same speaker begins at `token` (a comma or "and")."""
    before, word = tree.words[token], token + 1
    if before == ";" and frame not in ("that", "tag"):
        return True
    if before not in (",", "and", "but", "while") or word >= tree.size:
        return False
    if before == "," and tree.lower[word] in ("and", "then"):
        word += 1
    if before == "," and tree.lower[word] in ("though", "although", "while", "whereas", "but"):
        return _contrary(tree, word, cues)
    if not any(cue.scope == "speech" for cue in cues.verbs.get(tree.lemma[word], ())):
        return False
    if tree.pos[word] == "ADJ" or tree.dep[word] == "amod" or tree.lemma[word] in ("continue", "begin", "read"):
        return False
    if tree.tag[word] == "VBG":
        return before in (",", "while") and tree.dep[word] in ("advcl", "xcomp", "ccomp", "conj", "parataxis", "acl")
    if tree.tag[word] != tree.tag[verb] or tree.tag[word] not in ("VBD", "VBZ", "VBP") or tree.below(word, *SUBJECTS):
        return False
    return (
        frame not in ("that", "tag")
        or tree.tag[tree.head[word]] not in ("VBD", "VBZ", "VBP")
        or tree.head[word] == verb
    )


def _contrary(tree: Tree, conjunction: int, cues: Cues) -> bool:
    """True for ", though Oslo has denied …": another speaker, named, in a clause beside the first."""
    last = tree.sentence(conjunction)[1]
    for word in range(conjunction + 1, min(last, conjunction + 8)):
        if tree.tag[word].startswith("VB") and any(
            cue.scope == "speech" for cue in cues.verbs.get(tree.lemma[word], ())
        ):
            return any(tree.pos[at] == "PROPN" for at in range(conjunction + 1, word))
        if tree.pos[word] == "VERB":
            return False
    return False


def _past_marks(tree: Tree, end: int) -> int:
    """The end of a noun phrase of which only the first words stand in marks: "“firm” American support"."""
    word = end + 1 if end < tree.size and tree.words[end] in CLOSING else end
    if word == 0 or word >= tree.size or tree.words[word - 1] not in CLOSING:
        return end
    while (
        word < tree.size
        and tree.pos[word] in ("ADJ", "NOUN", "PROPN")
        and tree.sentence_of[word] == tree.sentence_of[end - 1]
    ):
        end = word = word + 1
    return end
