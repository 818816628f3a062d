"""Statements that somebody was quoted as making: "the agency quoted the envoy as saying that ...", "..., he was quoted
as saying by the paper".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.find.statement_draft import Draft, Ranges, Speaker
from demarche.find.statement_speaker import noun_phrase
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree

QUOTING = frozenset({"quote", "cite"})
SAYING = frozenset({"saying", "telling", "warning", "confirming", "adding"})
#: Nouns for those whom an agency cites.
SOURCES = frozenset(
    "official source people person diplomat minister ministry spokesman spokeswoman spokesperson adviser advisor aide "
    "lawmaker envoy negotiator ambassador president government authority statement".split()
)
#: Tokens between "reported" and ", citing".
NEAR = 5
ACTS = {"warning": "warn", "confirming": "confirm"}


def quoted_drafts(tree: Tree) -> Iterator[Draft]:
    """One draft for each "quoted ... as saying"; the anchor is the participle."""
    for saying in range(tree.size):
        verb, named = tree.head[saying], quoted(tree, saying)
        content = said(tree, verb, saying) if named is not None else ()
        if named is None or not content:
            continue
        speaker, via = named
        yield Draft(
            anchor=saying,
            cue=(verb, saying + 1),
            act=ACTS.get(tree.lower[saying], "say"),
            scope="speech",
            rule="quoted-as-saying",
            content=content,
            speaker=speaker,
            via=via,
            frames=frozenset({"that"}),
        )


def quoted(tree: Tree, saying: int) -> tuple[Speaker, tuple[int, ...]] | None:
    """Who is quoted as saying it, and the heads of who quotes; None where `saying` is no such participle."""
    verb = tree.head[saying]
    if tree.lower[saying] not in SAYING or tree.lower[saying - 1] != "as" or tree.lemma[verb] not in QUOTING:
        return None
    passive = tree.passive(verb)
    who = tree.child(verb, *(PASSIVE_SUBJECTS if passive else (*OBJECTS, "iobj")))
    speaker = noun_phrase(tree, who) if who is not None else None
    return None if speaker is None else (speaker, tuple(carriers(tree, verb, saying, passive=passive)))


def said(tree: Tree, verb: int, saying: int) -> Ranges:
    """The clause behind "saying", else what stands before the quoting clause."""
    clause = tree.child(saying, "ccomp", "parataxis")
    if clause is not None and clause > saying:
        return ((tree.left[clause], tree.right[clause]),)
    first, _ = tree.sentence(verb)
    subject = tree.child(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    start = tree.left[subject] if subject is not None else verb
    before = tree.trimmed(first, start)
    return (before,) if before[1] - before[0] > 1 else ()


def carriers(tree: Tree, verb: int, saying: int, *, passive: bool) -> Iterator[int]:
    """Who quotes: the subject, or who stands behind "by"."""
    if not passive:
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None:
            yield subject
    for head in (verb, saying):
        yield from (by for by in tree.below(head, "obl", "obl:agent") if tree.case(by) in ("by", "in", "on"))


def with_cited(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """ "The agency reported, *citing two officials*": these speak, and the agency carries it."""
    found = list(drafts)
    for citing in range(tree.size):
        source = tree.child(citing, *OBJECTS) if tree.lower[citing] == "citing" else None
        if source is None or not (tree.pos[source] == "PROPN" or tree.lemma[source] in SOURCES):
            continue
        speaker = noun_phrase(tree, source)
        found = [it for it in found if it.anchor != citing]
        for number, draft in enumerate(found):
            if speaker is not None and draft.speaker is not None and beside(tree, draft.anchor, citing):
                content = tuple(part for part in draft.content if not part[0] <= citing < part[1])
                via = (*draft.via, draft.speaker.head)
                found[number] = replace(draft, speaker=speaker, via=via, content=content or draft.content)
    return found


def beside(tree: Tree, verb: int, citing: int) -> bool:
    """The participle hangs on the verb, or stands right behind it and a comma."""
    return tree.head[citing] == verb or (0 < citing - verb <= NEAR and tree.words[citing - 1] == ",")
