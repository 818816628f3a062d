"""Statements that an adjective makes: "Norway is deeply concerned about the arrests", "is committed to peace"."""

from collections.abc import Iterator

from demarche.find.statement_acts import negated, unsaid
from demarche.find.statement_draft import Draft, Ranges
from demarche.find.statement_loose import stretched
from demarche.find.statement_speaker import named
from demarche.find.statement_tree import Tree
from demarche.lexicon.cues import Cue, Cues

LINKS = frozenset({"remain", "feel", "stay"})


def adjective_drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """One draft for each adjective of attitude with a subject and what it is about."""
    for word in range(tree.size):
        for cue in cues.adjectives.get(tree.lower[word], ()):
            draft = _draft(tree, word, cue)
            if draft is not None:
                yield draft
                break


def _draft(tree: Tree, word: int, cue: Cue) -> Draft | None:
    linked = tree.dep[word] == "xcomp" and tree.lemma[tree.head[word]] in LINKS
    if not linked and not any(tree.lemma[child] == "be" for child in tree.below(word, "cop", "aux:pass")):
        return None
    clause = tree.head[word] if linked else word
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    content = _content(tree, word, cue)
    if subject is None or content is None:
        return None
    first = min(tree.below(clause, "cop", "aux:pass", "aux"), default=clause)
    label, part = content
    return Draft(
        anchor=word,
        cue=(min(first, word), word + 1),
        act=cue.act,
        scope=cue.scope,
        rule=f"{cue.id}.a.{label}",
        content=part,
        speaker=named(tree, subject, clause),
        negated=negated(tree, clause),
        unsaid=unsaid(tree, clause),
        frames=cue.frames,
    )


def _content(tree: Tree, word: int, cue: Cue) -> tuple[str, Ranges] | None:
    for child in tree.children[word]:
        if child < word:
            continue
        start, end = tree.left[child], stretched(tree, word, tree.right[child])
        if tree.dep[child] in ("ccomp", "advcl") and tree.case(child) == "that" and "that" in cue.frames:
            return "that", ((start, end),)
        case = tree.case(child)
        if tree.dep[child] in ("obl", "obl:agent", "advcl", "nmod") and case in cue.prepositions:
            return f"+{case}", ((start + (tree.lower[start] == case), end),)
    return None
