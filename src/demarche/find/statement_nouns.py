"""Statements that a noun introduces: "the claim that …", "a warning that …", "its demand for …"."""

from collections.abc import Iterator
from dataclasses import replace

from demarche.find.statement_acts import negated, unsaid
from demarche.find.statement_draft import Draft, Speaker
from demarche.find.statement_speaker import noun_phrase, speaker_of
from demarche.find.statement_tree import Tree
from demarche.lexicon.cues import Cue, Cues

LIGHT = frozenset(
    {
        "make",
        "give",
        "issue",
        "express",
        "voice",
        "have",
        "offer",
        "send",
        "deliver",
        "release",
        "put",
        "raise",
        "reiterate",
        "renew",
        "repeat",
        "convey",
        "provide",
        "utter",
        "sound",
        "take",
        "file",
        "share",
        "restate",
        "state",
        "reaffirm",
        "drop",
        "pay",
        "lodge",
        "level",
        "extend",
        "register",
    }
)


#: Verbs that put in words what is held.
OUTSPOKEN = frozenset({"raise", "sound", "register"})


def noun_drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """One draft for each noun of saying with content and somebody who says it."""
    for noun in range(tree.size):
        if tree.pos[noun] == "NOUN" and tree.lemma[noun] in cues.nouns:
            for cue in cues.nouns[tree.lemma[noun]]:
                draft = _draft(tree, noun, cue)
                if draft is not None:
                    yield draft
                    break


def _draft(tree: Tree, noun: int, cue: Cue) -> Draft | None:
    content = _content(tree, noun, cue)
    if content is None:
        return None
    speaker = owner(tree, noun, content) or (_holder(tree, noun) if cue.scope in ("mind", "plan") else None)
    start, end = tree.trimmed(*content[1])
    if end <= start:
        return None
    return Draft(
        anchor=noun,
        cue=(noun, noun + 1),
        act=cue.act,
        scope="speech" if cue.scope == "mind" and outspoken(tree, noun) else cue.scope,
        rule=f"{cue.id}.n.{content[0]}",
        content=((start, end),),
        speaker=speaker,
        negated=made(tree, noun) and negated(tree, tree.head[noun]),
        unsaid=made(tree, noun) and unsaid(tree, tree.head[noun]),
        frames=cue.frames,
    )


def outspoken(tree: Tree, noun: int) -> bool:
    """ "raised concerns": what is held is put in words."""
    return made(tree, noun) and tree.lemma[tree.head[noun]] in OUTSPOKEN


def _content(tree: Tree, noun: int, cue: Cue) -> tuple[str, tuple[int, int]] | None:
    for child in tree.below(noun, "acl", "ccomp", "acl:relcl", "nmod", "dep"):
        if child < noun:
            continue
        if tree.dep[child] == "nmod":
            case = tree.case(child)
            if case in cue.prepositions:
                return f"+{case}", (tree.left[child] + 1, tree.right[child])
        elif tree.infinitive(child):
            if "to" in cue.frames:
                return "to", (tree.left[child], tree.right[child])
        elif _is_said(tree, child, cue):
            return "that", (tree.left[child], tree.right[child])
    for child in tree.below(tree.head[noun], "obl") if made(tree, noun) else ():
        if tree.left[child] == noun + 1 and tree.case(child) in cue.prepositions:
            return f"+{tree.case(child)}", (tree.left[child] + 1, tree.right[child])
    that = noun + 1
    if "that" in cue.frames and that < tree.size and tree.lower[that] == "that" and tree.dep[that] == "mark":
        return "that", (that, max(tree.right[tree.head[that]], that + 1))
    return None


def _is_said(tree: Tree, clause: int, cue: Cue) -> bool:
    """True for "that …" or "whether …" as what the noun says."""
    if not cue.frames & {"that", "whether"} or tree.case(clause) not in ("that", "whether", "if"):
        return False
    return tree.finite(clause) and not _relative(tree, clause)


def _relative(tree: Tree, clause: int) -> bool:
    """True where "that" is the subject or object of the clause: "the claim that shook the town"."""
    return any(tree.lower[child] == "that" and tree.dep[child] != "mark" for child in tree.children[clause])


def owner(tree: Tree, noun: int, content: tuple[str, tuple[int, int]]) -> Speaker | None:
    """ "Lima's claim", "the claim by Lima", "Lima made the claim"."""
    if made(tree, noun):
        return speaker_of(tree, tree.head[noun])
    if tree.dep[noun] == "obl" and tree.case(noun) == "with" and tree.child(noun, "nmod:poss") is None:
        return speaker_of(tree, tree.head[noun])
    for child in tree.below(noun, "nmod:poss"):
        return _without_possessive(tree, noun_phrase(tree, child))
    for child in tree.below(noun, "nmod"):
        case = tree.case(child)
        if case in ("by", "from") or (case == "of" and content[1][0] != tree.left[child] + 1):
            return noun_phrase(tree, child)
    return _named_before(tree, noun)


def _named_before(tree: Tree, noun: int) -> Speaker | None:
    """ "The *Sanders* claim to have won", "despite *Russian* denials that …": the name in front of the noun."""
    for child in tree.below(noun, "compound", "amod"):
        opens = child == tree.sentence(child)[0]
        name = tree.tag[child] in ("NNP", "NNPS") or (tree.tag[child] == "JJ" and not opens)
        if child < noun and name and tree.words[child][0].isupper():
            start = child
            while start > tree.left[child] and tree.pos[start - 1] == "PROPN":
                start -= 1
            return Speaker(child, start, child + 1, child)
    return None


def _holder(tree: Tree, noun: int) -> Speaker | None:
    """Who holds what the noun names where nobody owns it: "Lima has a firm belief that …", "laid plans for …"."""
    verb = tree.head[noun]
    if tree.dep[noun] not in ("obj", "obl") or tree.pos[verb] != "VERB" or tree.passive(verb):
        return None
    return speaker_of(tree, verb)


def _without_possessive(tree: Tree, owner: Speaker) -> Speaker:
    end = owner.end
    while end > owner.start + 1 and tree.words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    return replace(owner, end=end)


def made(tree: Tree, noun: int) -> bool:
    """True where the words are uttered in this clause: "issued a warning", not "her warning was heard"."""
    return tree.dep[noun] == "obj" and tree.lemma[tree.head[noun]] in LIGHT
