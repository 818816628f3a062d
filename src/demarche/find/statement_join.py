"""Statements from clauses joined with quotation marks and with sources named by a phrase."""

from dataclasses import replace

from demarche.find.statement_draft import Draft
from demarche.find.statement_sources import Source, source_draft, sources
from demarche.find.statement_tree import Tree
from demarche.lexicon import Lexicon
from demarche.model.article import Article

CARRIER_WORDS = frozenset(
    {"report", "statement", "transcript", "document", "letter", "release", "interview", "tweet", "post", "email"}
)


def with_sources(article: Article, tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Adds "according to X": the carrier of a statement in its sentence with a speaker of its own, else a statement."""
    drafts = list(drafts)
    for source in sources(tree, lexicon.cues):
        held = [number for number, draft in enumerate(drafts) if _in_sentence(tree, draft, source)]
        if held and _carries(article, tree, source, lexicon):
            for number in held:
                drafts[number] = replace(
                    _without(drafts[number], source), via=(*drafts[number].via, source.speaker.head)
                )
        else:
            draft = source_draft(tree, source)
            if draft is not None:
                drafts.append(draft)
    return drafts


def with_participles(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "…, adding that …" gets the speaker of the statement before it, though the parse hangs it on what was said."""
    drafts = list(drafts)
    for number, draft in enumerate(drafts):
        anchor = draft.anchor
        first = draft.cue[0] if draft.cue is not None else anchor
        if tree.tag[anchor] != "VBG" or first == 0 or tree.words[first - 1] != "," or tree.dep[anchor] == "amod":
            continue
        outer = [
            other
            for other in drafts
            if other.anchor < anchor and other.speaker is not None and other.scope == "speech"
            and ".n." not in other.rule
            and tree.sentence_of[other.anchor] == tree.sentence_of[anchor]
            and (other.covers(tree.head[anchor]) or tree.head[anchor] == other.anchor)
        ]  # fmt: skip
        if outer:
            drafts[number] = replace(draft, speaker=max(outer, key=lambda other: other.anchor).speaker)
    return drafts


def with_carriers(article: Article, tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "The agency reports that Berg said …" as Berg's statement, carried by the agency."""
    drafts = list(drafts)
    for outer in list(drafts):
        if outer.speaker is None or not outer.rule.endswith((".that", ".tag")):
            continue
        start, end = outer.speaker.start, outer.speaker.end
        if not (_names_outlet(article, tree, start, end, lexicon) or set(tree.lower[start:end]) & CARRIER_WORDS):
            continue
        for number, inner in enumerate(drafts):
            if (
                inner.anchor != outer.anchor
                and inner.scope == "speech"
                and inner.speaker is not None
                and (tree.head[inner.anchor] == outer.anchor and outer.covers(inner.anchor))
            ):
                drafts[number] = replace(inner, via=(*inner.via, outer.speaker.head))
                drafts.remove(outer)
                break
    return drafts


def _in_sentence(tree: Tree, draft: Draft, source: Source) -> bool:
    if (
        draft.scope != "speech"
        or draft.speaker is None
        or tree.sentence_of[draft.anchor] != tree.sentence_of[source.start]
    ):
        return False
    chain = draft.anchor
    while tree.dep[chain] in ("conj", "advcl", "parataxis") and tree.head[chain] != chain:
        chain = tree.head[chain]
    return tree.head[chain] == chain or draft.rule.endswith(".quote")


def _carries(article: Article, tree: Tree, source: Source, lexicon: Lexicon) -> bool:
    """True for an outlet or a text: it passes words on, they are another's."""
    start, end = source.speaker.start, source.speaker.end
    return bool(set(tree.lower[start:end]) & CARRIER_WORDS) or _names_outlet(article, tree, start, end, lexicon)


def _names_outlet(article: Article, tree: Tree, start: int, end: int, lexicon: Lexicon) -> bool:
    if set(tree.lower[start:end]) & lexicon.cues.carriers:
        return True
    return any(entry.kind == "outlet" for entry in lexicon.world.find(article.words(start, end)))


def _without(draft: Draft, source: Source) -> Draft:
    """The statement with its content cut before the source."""
    parts = tuple(
        (start, min(end, source.start)) if start < source.start else (start, end) for start, end in draft.content
    )
    return replace(draft, content=tuple(part for part in parts if part[1] > part[0]) or draft.content)
