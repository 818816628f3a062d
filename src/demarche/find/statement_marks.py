"""Each quotation given to a statement: a clause that governs it, a tag beside it, the last speaker, or nobody."""

from collections.abc import Sequence
from dataclasses import replace

from demarche.find.quotation_marks import Quotation
from demarche.find.statement_colon import before_colon
from demarche.find.statement_draft import Draft
from demarche.find.statement_quotes import direct_tag, joined, manner_tag, quote_tag, sentence_like, signature, tagged
from demarche.find.statement_tree import Tree
from demarche.lexicon.cues import Cues
from demarche.model.article import Article
from demarche.model.finding import Rejected


def within_marks(drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Statements whose cue stands inside quotation marks, with their content cut at the marks."""
    kept = []
    for draft in drafts:
        part = next(
            (
                part
                for quotation in quotes
                for part in quotation.parts
                if part[0] <= draft.anchor < part[1] and draft.cue
            ),
            None,
        )
        if part is not None:
            cut = tuple((max(start, part[0]), min(end, part[1])) for start, end in draft.content)
            draft = replace(draft, content=tuple(piece for piece in cut if piece[1] > piece[0]))
        if draft.content:
            kept.append(draft)
    return kept


class _Quotes:
    """Gives each quotation to a statement, from left to right."""

    def __init__(self, article: Article, tree: Tree, drafts: list[Draft], quoted: Sequence[bool], cues: Cues) -> None:
        self.article = article
        self.tree = tree
        self.drafts = list(drafts)
        self.quoted = quoted
        self.cues = cues
        self.last: int | None = None
        self.rejected: list[Rejected] = []

    def take(self, quotation: Quotation) -> None:
        alone = None if quotation.single else direct_tag(self.tree, quotation, self.quoted, self.cues)
        if alone is not None:
            self._tag(quotation, tagged(self.tree, quotation, alone, self.cues))
            return
        holder = self._holder(quotation)
        if holder is not None:
            self.drafts[holder] = _extended(self.drafts[holder], quotation)
            if sentence_like(self.tree, quotation):
                self.last = holder
            return
        tag = None if quotation.single else quote_tag(self.tree, quotation, self.quoted, self.cues)
        if tag is None and not quotation.single and sentence_like(self.tree, quotation):
            tag = manner_tag(self.tree, quotation, self.quoted)
        if tag is not None:
            self._tag(quotation, tagged(self.tree, quotation, tag, self.cues))
        elif (
            self._signed(quotation)
            or (not quotation.single and sentence_like(self.tree, quotation) and self._goes_on(quotation))
            or self._after_colon(quotation)
        ):
            return
        else:
            reason = "words in marks without a verb of saying"
            self.rejected.append(Rejected("statement", quotation.start, quotation.end, "quotation", reason))

    def _holder(self, quotation: Quotation) -> int | None:
        """The statement whose content has at least half of the quotation; the widest cue first."""
        length = sum(end - start for start, end in quotation.parts)
        best: tuple[int, int] | None = None
        for number, draft in enumerate(self.drafts):
            if any(start - 1 <= draft.anchor < end for start, end in quotation.parts) or draft.scope == "topic":
                continue
            common = sum(max(0, min(e, b) - max(s, a)) for s, e in draft.content for a, b in quotation.parts)
            if draft.content[-1][1] == quotation.start - 1 and draft.anchor < quotation.start:
                common = length
            if 2 * common >= length and (best is None or common > best[0]):
                best = (common, number)
        return None if best is None else best[1]

    def _tag(self, quotation: Quotation, draft: Draft) -> None:
        same = next((number for number, other in enumerate(self.drafts) if other.anchor == draft.anchor), None)
        if same is None:
            self.drafts.append(draft)
            self.last = len(self.drafts) - 1
            return
        other = self.drafts[same]
        if other.rule.endswith(".quote"):
            self.drafts[same] = joined(other, quotation)
        else:
            self.drafts[same] = replace(draft, via=other.via, addressee=draft.addressee or other.addressee)
        self.last = same

    def _signed(self, quotation: Quotation) -> bool:
        """A quotation with a dash and a name after it: "“We have brains.” — Berg, on whether oil will last"."""
        signed = signature(self.article, self.tree, quotation)
        if signed is None:
            return False
        dash, speaker = signed
        self.drafts.append(Draft(dash, (dash, dash + 1), "say", "speech", "dash.quote", quotation.parts, speaker))
        self.last = None
        return True

    def _after_colon(self, quotation: Quotation) -> bool:
        mark = quotation.start - 1
        if quotation.single or mark < 1 or not sentence_like(self.tree, quotation):
            return False
        new_passage = self.article.passage_of[mark] != self.article.passage_of[mark - 1]
        if self.tree.words[mark - 1] not in ((":", ";") if new_passage else (":",)):
            return False
        speaker = before_colon(self.tree, mark - 1, self.quoted)
        if speaker is None:
            return False
        cue = (mark - 1, mark)
        self.drafts.append(Draft(mark - 1, cue, "say", "speech", "colon", quotation.parts, speaker))
        self.last = len(self.drafts) - 1
        return True

    def _goes_on(self, quotation: Quotation) -> bool:
        """A quotation without a cue after a quoted statement: its next words, by the same speaker."""
        if self.last is None:
            return False
        last = self.drafts[self.last]
        end = max(max(part[1] for part in last.content), last.cue[1] if last.cue else 0)
        if self.article.passage_of[end - 1] == self.article.passage_of[quotation.start]:
            if self.tree.sentence_of[min(end, self.tree.size - 1)] + 1 >= self.tree.sentence_of[quotation.start]:
                self.drafts[self.last] = joined(last, quotation)
                return True
            return False
        if self.article.passage_of[quotation.start] - self.article.passage_of[end - 1] > 1:
            return False
        opens = (
            quotation.start - 1 == 0
            or self.article.passage_of[quotation.start - 2] != self.article.passage_of[quotation.start]
        )
        if not opens:
            return False
        self.drafts.append(
            Draft(
                quotation.start,
                None,
                "say",
                "speech",
                "floating",
                quotation.parts,
                last.speaker,
                frames=frozenset({"quote"}),
            )
        )
        self.last = len(self.drafts) - 1
        return True


def _extended(draft: Draft, quotation: Quotation) -> Draft:
    """The statement with the whole of a quotation that its content has in part."""
    parts = sorted((*draft.content, *quotation.parts))
    merged = [parts[0]]
    for start, end in parts[1:]:
        if start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return replace(draft, content=tuple(merged))


def with_quotations(
    article: Article,
    tree: Tree,
    drafts: list[Draft],
    quotes: Sequence[Quotation],
    quoted: Sequence[bool],
    cues: Cues,
) -> tuple[list[Draft], list[Rejected]]:
    """Every quotation given to a clause that governs it, to a tag beside it, to the last speaker, or rejected."""
    taking = _Quotes(article, tree, drafts, quoted, cues)
    for quotation in quotes:
        taking.take(quotation)
    return _outside(tree, taking.drafts, quoted), taking.rejected


def _outside(tree: Tree, drafts: list[Draft], quoted: Sequence[bool]) -> list[Draft]:
    """A speaker that the parse took from inside quotation marks replaced by that of another cue of the sentence."""
    kept = []
    for draft in drafts:
        if (
            draft.speaker is not None
            and quoted[draft.speaker.head]
            and not quoted[draft.anchor]
            and draft.cue is not None
        ):
            near = [
                other.speaker
                for other in drafts
                if other.speaker is not None and not quoted[other.speaker.head] and not quoted[other.anchor]
                and tree.sentence_of[other.anchor] == tree.sentence_of[draft.anchor]
            ]  # fmt: skip
            draft = replace(draft, speaker=near[0]) if near else draft
        kept.append(draft)
    return kept
