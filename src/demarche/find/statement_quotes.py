"""Statements in quotation marks: which cue they belong to, or whose words they go on with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.find.quotation_marks import Quotation
from demarche.find.statement_acts import negated, performed
from demarche.find.statement_draft import Draft, Speaker
from demarche.find.statement_quoted import quoted
from demarche.find.statement_speaker import near_phrase, speaker_of
from demarche.find.statement_tags import tag_region
from demarche.find.statement_tree import Tree
from demarche.find.statement_verbs import addressee_of, cue_range, readings
from demarche.lexicon.cues import Cue, Cues
from demarche.model.article import Article

STOPS = frozenset({".", "!", "?", ",", "…", "...", ";"})
CLOSERS = frozenset({"”", '"', "''", "’", "'", "»", "“"})
FARTHEST = 14
DASHES = frozenset({"—", "–", "--", "-"})
#: A verb of no table beside quoted words.
MANNER = Cue("manner", "", None, "say", "speech", frozenset({"quote"}), "+", "", "")


@dataclass(frozen=True, slots=True)
class Tag:
    """A verb of saying beside a quotation, with its distance in tokens."""

    verb: int
    cue: Cue
    distance: int


def direct_tag(tree: Tree, quotation: Quotation, quoted: Sequence[bool], cues: Cues) -> Tag | None:
    """The cue of words that stand alone in their marks: ", she said" after them, or "she said, " before them."""
    mark = quotation.start - 1
    opens = mark == 0 or tree.sentence_of[mark - 1] != tree.sentence_of[quotation.start]
    tags: list[Tag] = []
    before = tree.words[mark - 1] if mark > 0 else ""
    beside_verb = mark > 0 and tree.lemma[mark - 1] in cues.verbs and not opens
    if before == ":" or ((before == "," or beside_verb) and sentence_like(tree, quotation)):
        tags += _before(tree, quotation, quoted, cues)
    stopped = tree.words[quotation.end - 1] in STOPS or tree.words[min(quotation.end + 1, tree.size - 1)] == ","
    if stopped and (opens or tags) and (quotation.end - quotation.start > 3 or opens):
        tags += _after(tree, quotation, quoted, cues)
    return min(tags, key=lambda tag: tag.distance, default=None)


def quote_tag(tree: Tree, quotation: Quotation, quoted: Sequence[bool], cues: Cues) -> Tag | None:
    """The cue of a quotation: after it, before it, or around it; the nearest wins."""
    tags = [*_after(tree, quotation, quoted, cues), *_before(tree, quotation, quoted, cues)]
    if not sentence_like(tree, quotation):
        tags = [tag for tag in tags if quotation.start - 3 <= tag.verb < quotation.start]
    return min(tags, key=lambda tag: tag.distance, default=None)


def manner_tag(tree: Tree, quotation: Quotation, quoted: Sequence[bool]) -> Tag | None:
    """Any verb right after words that end in a comma: "“Never again,” the minister shot back."."""
    start = quotation.end + 1
    if tree.words[quotation.end - 1] != "," or start + 1 >= tree.size or not quotation.closed:
        return None
    last = min(tree.sentence(start)[1], start + 8)
    for verb in range(start, last):
        if quoted[verb] or tree.words[verb] == "," or tree.pos[verb] in ("AUX", "SCONJ"):
            return None
        if tree.tag[verb] in ("VBD", "VBZ"):
            named = any(tree.pos[token] in ("PROPN", "PRON", "NOUN") for token in range(start, last) if token != verb)
            return Tag(verb, MANNER, verb - start) if named and not tree.passive(verb) else None
    return None


def signature(article: Article, tree: Tree, quotation: Quotation) -> tuple[int, Speaker] | None:
    """The dash after a quotation that ends its passage but for a name, and that name."""
    dash = quotation.end + 1
    if not quotation.closed or dash + 1 >= tree.size or tree.words[dash] not in DASHES:
        return None
    last, end = article.passage_of[dash], dash + 1
    while end < tree.size and article.passage_of[end] == last and tree.words[end] not in (",", ".", ";", "("):
        end += 1
    name = range(dash + 1, end)
    titled = tree.pos[dash + 1] in ("PROPN", "ADJ", "NOUN") and tree.words[dash + 1].istitle()
    if not titled or len(name) > 6 or any(tree.pos[token] in ("VERB", "AUX") for token in name):
        return None
    return dash, Speaker(end - 1, dash + 1, end, end - 1)


def _after(tree: Tree, quotation: Quotation, quoted: Sequence[bool], cues: Cues) -> Iterator[Tag]:
    start = quotation.end
    while start < tree.size and tree.words[start] in CLOSERS | STOPS:
        start += 1
    if start >= tree.size or start - quotation.end > 3:
        return
    last = tree.sentence(start)[1]
    same = tree.sentence_of[start] == tree.sentence_of[quotation.end - 1] or tree.words[start][0].islower()
    for token in range(start, min(last, start + FARTHEST)):
        if quoted[token] or tree.words[token] in (";", ":") or (not same and tree.words[token] == ","):
            return
        cue = quote_cue(tree, token, cues)
        if cue is not None and (same or _closes_sentence(tree, quotation, token)):
            yield Tag(token, cue, token - start)


def _closes_sentence(tree: Tree, quotation: Quotation, verb: int) -> bool:
    """True for "“Why?” she asked." where the sentence was cut after the mark."""
    first, last = tree.sentence(verb)
    asked = tree.words[quotation.end - 1] in ("?", "!", "…", "...")
    bare = tree.child(verb, "ccomp", "obj", "xcomp") is None
    return bare and ((asked and last - verb <= 4) or (last - first <= 6 and last - verb <= 3))


def _before(tree: Tree, quotation: Quotation, quoted: Sequence[bool], cues: Cues) -> Iterator[Tag]:
    end = quotation.start - 1
    first = tree.sentence(max(end - 1, 0))[0]
    if end - 1 < first:
        return
    colon = tree.words[end - 1] == ":"
    if tree.sentence_of[end - 1] != tree.sentence_of[min(quotation.start, tree.size - 1)] and not colon:
        return
    for token in range(end - 1, max(first, end - (30 if colon else FARTHEST)) - 1, -1):
        if quoted[token]:
            return
        cue = quote_cue(tree, token, cues)
        if cue is not None:
            distance = end - token
            yield Tag(token, cue, 0 if tree.words[end - 1] in (":", ",") and distance < 4 else distance)


def quote_cue(tree: Tree, token: int, cues: Cues) -> Cue | None:
    """The reading of a verb that takes quoted words."""
    if tree.lemma[token] not in cues.verbs or not tree.tag[token].startswith("VB"):
        return None
    if tree.dep[token] in ("amod", "compound") or (
        tree.tag[token] == "VBN" and not tree.below(token, "aux", "aux:pass")
    ):
        return None
    return next((cue for cue in readings(tree, token, cues) if "quote" in cue.frames), None)


def tagged(tree: Tree, quotation: Quotation, tag: Tag, cues: Cues) -> Draft:
    """The quotation as what the subject of the tag says."""
    act = performed(tree, quotation.start, quotation.end, cues) if tag.cue.act == "say" else None
    named = quoted(tree, tag.verb)
    return Draft(
        anchor=tag.verb,
        cue=cue_range(tree, tag.verb),
        act=act or tag.cue.act,
        scope=tag.cue.scope,
        rule=f"{tag.cue.id}.quote",
        content=quotation.parts,
        speaker=named[0] if named else beside(tree, quotation.start, quotation.end, tag.verb),
        via=named[1] if named else (),
        addressee=hearer(tree, tag.verb, tag.cue),
        negated=negated(tree, tag.verb),
        frames=tag.cue.frames,
    )


def hearer(tree: Tree, verb: int, cue: Cue) -> int | None:
    """Who is told."""
    if "hear" in cue.frames:
        heard = tree.child(verb, "obj", "iobj")
        if heard is not None:
            return heard
    return addressee_of(tree, verb)


def beside(tree: Tree, start: int, end: int, verb: int) -> Speaker | None:
    """The speaker of words `[start, end)` with their tag beside them: the subject where the parse has it on the side of
    the verb, else the words between the quotation and the verb, or those after the verb ("…,” said the mayor)."""
    speaker = speaker_of(tree, verb)
    if verb < end:
        if speaker is not None and not start <= speaker.head < end:
            return speaker
        return near_phrase(tree, tag_region(tree, verb)[0], verb)
    first = end
    while first < verb and tree.words[first] in CLOSERS | STOPS:
        first += 1
    if speaker is not None and speaker.head >= first:
        return speaker
    if first < verb:
        between = near_phrase(tree, first, verb)
        if between is not None:
            return between
    last, after = tree.sentence(verb)[1], verb + 1
    while after < min(last, verb + 14) and tree.words[after] not in (",", ".", ";", "“", '"', "''", "—", "–", "("):
        after += 1
    inverted = near_phrase(tree, verb + 1, after) if first == verb else None
    return inverted or speaker


def joined(draft: Draft, quotation: Quotation) -> Draft:
    """The statement with a further quotation as part of its content."""
    return replace(draft, content=tuple(sorted((*draft.content, *quotation.parts))))


def sentence_like(tree: Tree, quotation: Quotation) -> bool:
    """True for quoted words that can stand alone: some length, a verb, and a stop before the closing mark."""
    words = range(quotation.start, quotation.end)
    if len(words) < 4 or not any(tree.pos[token] in ("VERB", "AUX") for token in words):
        return False
    return tree.words[quotation.end - 1] in STOPS or not quotation.closed or len(words) > 12
