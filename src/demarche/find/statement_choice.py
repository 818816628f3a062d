"""Which of the drafts stand: scope, words not yet said, cues inside quotation marks, carriers, doubles."""

from collections.abc import Sequence

from demarche.find.statement_draft import Draft
from demarche.find.statement_mentions import MentionIndex
from demarche.find.statement_nouns import made
from demarche.find.statement_speaker import TEXTS
from demarche.find.statement_tree import SUBJECTS, Tree
from demarche.model.finding import Rejected

#: Rules whose content stands by itself where the text names no speaker ("it was reported that").
NAMELESS = (".that", ".tag", ".quote", ".as", "colon", "floating")
#: Rules whose content is so plainly words that whatever is said to say them may speak ("the report said that").
STANDING = (*NAMELESS, "block", "according-to")
#: Pronouns that inside reported words mostly stand for who speaks.
OWN = frozenset({"i", "we", "he", "she", "it", "they"})


def chosen(
    tree: Tree, drafts: Sequence[Draft], quoted: Sequence[bool], scopes: frozenset[str], index: MentionIndex
) -> tuple[list[Draft], list[Rejected]]:
    """The drafts that stand, in text order, and those that do not with the reason."""
    kept: list[Draft] = []
    rejected: list[Rejected] = []
    wide = "mind" in scopes
    for draft in sorted(drafts, key=lambda draft: (draft.start, -_size(draft))):
        reason = _reason(tree, draft, quoted, scopes, wide) or _doubled(tree, draft, kept, wide)
        if reason is None and wide and draft.cue is not None and quoted[draft.anchor] and not _within(draft, kept):
            reason = "inside quotation marks that are nobody's words"
        if reason is None and not wide and not _somebody(tree, draft, index):
            reason = "no actor speaks"
        if reason is None:
            kept.append(draft)
        else:
            start, end = draft.cue or draft.content[0]
            rejected.append(Rejected("statement", start, end, draft.rule, reason))
    return kept, rejected


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _reason(tree: Tree, draft: Draft, quoted: Sequence[bool], scopes: frozenset[str], wide: bool) -> str | None:
    if draft.rule == "block":
        return None
    if draft.scope not in scopes:
        return f"{draft.scope}, not speech"
    if draft.cue is not None and quoted[draft.anchor] and not wide:
        return "inside quotation marks"
    if wide:
        return None
    if draft.unsaid:
        return "not said yet"
    if draft.speaker is None and not draft.rule.endswith(NAMELESS):
        return "nobody is named as saying it"
    if ".a." in draft.rule and not _named(tree, draft):
        return "how somebody feels, not words"
    if ".n." in draft.rule and draft.speaker is None:
        return "nobody is named as saying it"
    if (".n.+" in draft.rule or ".n.to" in draft.rule) and not made(tree, draft.anchor):
        return "a thing spoken of, not said here"
    return None


def _named(tree: Tree, draft: Draft) -> bool:
    """True where a name or "we" stands for who feels so: only such an attitude is put on record by saying it."""
    if draft.speaker is None:
        return False
    word = draft.speaker.referent
    return tree.pos[word] == "PROPN" or tree.lower[word] in ("we", "i")


def _within(draft: Draft, kept: Sequence[Draft]) -> bool:
    """True where the cue stands in what another says."""
    return any(other.covers(draft.anchor) for other in kept)


def _somebody(tree: Tree, draft: Draft, index: MentionIndex) -> bool:
    """False where the speaker is a thing: "the law requires", "ties that underscore"."""
    if draft.speaker is None or not index.by_head or tree.pos[draft.speaker.referent] in ("PROPN", "PRON"):
        return True
    if index.inside(draft.speaker):
        return True
    thing = draft.act == "confirm" and tree.lemma[draft.speaker.referent] not in TEXTS
    return draft.rule.endswith(STANDING) and not thing


def _doubled(tree: Tree, draft: Draft, kept: Sequence[Draft], wide: bool) -> str | None:
    for other in kept:
        if other.rule == "block":
            if not wide and draft.speaker is not None and tree.lower[draft.speaker.referent] == "i":
                return "part of what the same speaker says"
            continue
        if other.content == draft.content:
            return "the same words as another statement"
        inside = draft.cue is not None and all(other.covers(token) for token in range(*draft.cue))
        if not inside:
            continue
        if draft.speaker is None or (other.speaker is not None and other.speaker.referent == draft.speaker.referent):
            return "part of what the same speaker says"
        if not wide and tree.lower[draft.speaker.referent] in OWN:
            return "part of what the same speaker says"
        if not wide and (
            tree.head[draft.anchor] == other.anchor or not tree.below(draft.anchor, *SUBJECTS, "obl:agent")
        ):
            return "part of what another says"
    return None
