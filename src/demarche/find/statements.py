"""Who said what: the statements of an article, from cues, quotation marks and sources."""

from collections.abc import Sequence
from dataclasses import replace

from demarche.find.quotation_marks import beside_marks, quotations
from demarche.find.statement_adjectives import adjective_drafts
from demarche.find.statement_blocks import block_drafts
from demarche.find.statement_choice import chosen
from demarche.find.statement_colon import colon_drafts
from demarche.find.statement_draft import Draft
from demarche.find.statement_join import with_carriers, with_participles, with_sources
from demarche.find.statement_marks import with_quotations, within_marks
from demarche.find.statement_mentions import MentionIndex, is_outlet
from demarche.find.statement_nouns import noun_drafts
from demarche.find.statement_quoted import quoted_drafts, with_cited
from demarche.find.statement_sources import carriers
from demarche.find.statement_tree import Tree
from demarche.find.statement_verbs import verb_drafts
from demarche.lexicon import Lexicon
from demarche.lexicon.cues import Cues
from demarche.model.article import Article
from demarche.model.finding import Mention, Rejected, StatementFinding

SPEECH = frozenset({"speech"})
#: Everything that somebody is said to say, hold, wish, mean or show: the scope of PolNeAR.
EVERYTHING = frozenset({"speech", "mind", "plan", "show", "topic"})


def find_statements(
    article: Article, mentions: Sequence[Mention], lexicon: Lexicon, scopes: frozenset[str] = SPEECH
) -> tuple[list[StatementFinding], list[Rejected]]:
    """Statements in text order, and what was dropped with its reason."""
    tree = Tree(article.doc, lexicon.cues.forms)
    quotes = quotations(article)
    quoted = [False] * tree.size
    for start, end in (part for quotation in quotes for part in quotation.parts):
        quoted[start - 1 : end] = [True] * (end - start + 1)
    drafts = [
        draft
        for draft in (*clause_drafts(tree, lexicon.cues), *noun_drafts(tree, lexicon.cues))
        if article.told(draft.anchor)
    ]
    drafts = with_participles(tree, drafts)
    drafts += colon_drafts(article, tree)
    drafts = with_sources(article, tree, drafts, lexicon)
    drafts, no_speech = with_quotations(article, tree, drafts, quotes, quoted, lexicon.cues)
    drafts += block_drafts(article, tree)
    drafts = within_marks(drafts, quotes)
    index = MentionIndex(tree, mentions)
    if "mind" not in scopes:
        drafts = with_carriers(article, tree, drafts, lexicon)
    kept, dropped = chosen(tree, drafts, quoted, scopes, index)
    kept = [replace(draft, content=beside_marks(draft.content, quotes)) for draft in kept]
    rows = [_finding(article, tree, draft, index, quoted, lexicon) for draft in kept]
    return rows, [*no_speech, *dropped]


def clause_drafts(tree: Tree, cues: Cues) -> list[Draft]:
    """Of verbs, of adjectives ("is committed to") and of who is quoted; what may be both counts as an adjective."""
    attitudes = list(adjective_drafts(tree, cues))
    quoted = list(quoted_drafts(tree))
    anchors = {draft.anchor for draft in attitudes} | {it for draft in quoted if draft.cue for it in range(*draft.cue)}
    verbs = with_cited(tree, [draft for draft in verb_drafts(tree, cues) if draft.anchor not in anchors])
    return [*verbs, *attitudes, *quoted]


def _finding(
    article: Article, tree: Tree, draft: Draft, index: MentionIndex, quoted: Sequence[bool], lexicon: Lexicon
) -> StatementFinding:
    speaker = draft.speaker
    addressee = index.at(draft.addressee) if draft.addressee is not None else None
    heads = (*draft.via, *carriers(tree, draft))
    via = [mention for mention in map(index.at, heads) if mention is not None]
    if addressee is not None and is_outlet(article, tree, addressee, lexicon):
        via.append(addressee)
    return StatementFinding(
        kind=kind_of(tree, draft, quoted),
        act=draft.act,
        content=draft.content,
        rule=draft.rule,
        cue=draft.cue,
        speaker=index.all(speaker),
        speaker_range=(speaker.start, speaker.end) if speaker is not None else None,
        addressee=addressee,
        via=tuple(dict.fromkeys(mention for mention in via if is_outlet(article, tree, mention, lexicon))),
        negated=draft.negated,
    )


def kind_of(tree: Tree, draft: Draft, quoted: Sequence[bool]) -> str:
    """direct: every word in marks; mixed: some; indirect: none."""
    if draft.rule == "block":
        return "direct"
    marks = [
        quoted[token] for start, end in draft.content for token in range(start, end) if tree.words[token][0].isalnum()
    ]
    if marks and all(marks):
        return "direct"
    return "mixed" if any(marks) else "indirect"
