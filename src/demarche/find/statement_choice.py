"""Which of the drafts stand: scope, words not yet said, cues inside quotation marks, carriers, doubles."""

from collections.abc import Sequence

from demarche.find.statement_draft import Draft
from demarche.find.statement_tree import Tree
from demarche.model.finding import Rejected


def chosen(
    tree: Tree, drafts: Sequence[Draft], quoted: Sequence[bool], scopes: frozenset[str]
) -> tuple[list[Draft], list[Rejected]]:
    """The drafts that stand, in text order, and those that do not with the reason."""
    kept: list[Draft] = []
    rejected: list[Rejected] = []
    wide = "mind" in scopes
    for draft in sorted(drafts, key=lambda draft: (draft.start, -_size(draft))):
        reason = _reason(tree, draft, quoted, scopes, wide) or _doubled(draft, kept)
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
    if draft.cue is not None and quoted[draft.anchor]:
        return "inside quotation marks"
    if wide:
        return None
    if draft.unsaid:
        return "not said yet"
    if ".n." in draft.rule and draft.speaker is None:
        return "nobody is named as saying it"
    if ".n.+" in draft.rule or ".n.to" in draft.rule:
        return "a thing spoken of, not said here"
    return None


def _doubled(draft: Draft, kept: Sequence[Draft]) -> str | None:
    for other in kept:
        if other.rule == "block":
            continue
        if other.content == draft.content:
            return "the same words as another statement"
        inside = draft.cue is not None and all(other.covers(token) for token in range(*draft.cue))
        same = other.speaker is not None and draft.speaker is not None and other.speaker.referent == draft.speaker.referent
        if inside and same:
            return "part of what the same speaker says"
    return None
