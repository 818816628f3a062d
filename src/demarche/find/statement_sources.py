"""Statements whose source is named by a set phrase ("according to …"), and the outlets that carried a statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.find.statement_draft import Draft, Speaker
from demarche.find.statement_speaker import noun_phrase
from demarche.find.statement_tree import Tree, runs
from demarche.lexicon.cues import Cues, Phrase

CARRIED = frozenset(
    {"carry", "quote", "cite", "report", "publish", "broadcast", "air", "release", "relay", "print", "run"}
)
HELD_WITH = frozenset(
    {"interview", "remark", "comment", "statement", "article", "op-ed", "broadcast", "appearance", "conversation"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source named by a phrase: the phrase's tokens and the noun phrase after it."""

    phrase: Phrase
    start: int
    end: int
    speaker: Speaker


def sources(tree: Tree, cues: Cues) -> Iterator[Source]:
    """Every "according to X" and its like."""
    first = {phrase.words[0]: phrase for phrase in reversed(cues.phrases)}
    for token in range(tree.size):
        if tree.lower[token] not in first:
            continue
        for phrase in cues.phrases:
            end = token + len(phrase.words)
            if tuple(tree.lower[token:end]) == phrase.words and end < tree.size:
                speaker = _after(tree, token, end)
                if speaker is not None:
                    yield Source(phrase, token, end, speaker)


def _after(tree: Tree, start: int, end: int) -> Speaker | None:
    """The noun phrase whose head lies after the phrase and above its last word."""
    limit = tree.sentence(start)[1]
    head = tree.head[start]
    if not end <= head < limit or tree.pos[head] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        nouns = [token for token in range(end, min(limit, end + 8)) if tree.pos[token] in ("NOUN", "PROPN", "PRON")]
        head = next((token for token in nouns if tree.dep[token] != "compound"), -1)
    return noun_phrase(tree, head) if head >= end else None


def source_draft(tree: Tree, source: Source) -> Draft | None:
    """The sentence around "according to X" as what X says."""
    first, last = tree.sentence(source.start)
    region_end = max(source.speaker.end, source.end)
    while region_end < last and tree.words[region_end] not in (",", ".", ";", "”", '"') and source.start - first < 2:
        region_end += 1
    if source.start - first >= 2:
        region_end = max(region_end, min(tree.right[source.speaker.head], last))
    kept = [token for token in range(first, last) if not source.start <= token < region_end]
    parts = tuple(part for part in (tree.trimmed(*run) for run in runs(kept)) if part[1] > part[0])
    parts = tuple(part for part in parts if part[1] - part[0] > 1 or len(parts) == 1)
    if not any(word[0].isalnum() for part in parts for word in tree.words[slice(*part)]):
        return None
    return Draft(
        anchor=source.start,
        cue=(source.start, source.end),
        act=source.phrase.act,
        scope=source.phrase.scope,
        rule=source.phrase.id,
        content=parts,
        speaker=source.speaker,
        frames=frozenset({"that"}),
    )


def carriers(tree: Tree, draft: Draft) -> Iterator[int]:
    """Heads of the phrases that name who carried the words: "in remarks carried by X", "in an interview with X"."""
    stack = [child for child in tree.children[draft.anchor] if tree.dep[child] in ("obl", "advcl", "acl", "nmod")]
    if draft.speaker is not None:
        stack += tree.below(draft.speaker.head, "acl")
    if tree.dep[draft.anchor] in ("advcl", "xcomp", "obl") and tree.lemma[tree.head[draft.anchor]] in CARRIED:
        stack.append(tree.head[draft.anchor])
    yield from _carried_after(tree, draft)
    for child in stack:
        lemma = tree.lemma[child]
        if lemma in CARRIED and tree.tag[child].startswith("VB"):
            yield from (
                by for by in tree.below(child, "obl", "obl:agent", "nmod") if tree.case(by) in ("by", "on", "in")
            )
        elif lemma in HELD_WITH:
            yield from (by for by in tree.below(child, "nmod") if tree.case(by) in ("with", "on", "for", "in", "to"))
            for clause in tree.below(child, "acl", "acl:relcl"):
                if tree.lemma[clause] in CARRIED or tree.lemma[clause] in ("give", "make"):
                    yield from (
                        by for by in tree.below(clause, "obl", "obl:agent") if tree.case(by) in ("by", "on", "in", "to")
                    )


def _carried_after(tree: Tree, draft: Draft) -> Iterator[int]:
    """ "… carried by the agency" anywhere after the cue in its sentence."""
    for token in range(draft.anchor + 1, tree.sentence(draft.anchor)[1] - 2):
        carried = tree.tag[token] == "VBN" and tree.lemma[token] in CARRIED and tree.lower[token + 1] in ("by", "on")
        if carried and not draft.covers(token) and tree.head[token + 1] > token:
            yield tree.head[token + 1]
