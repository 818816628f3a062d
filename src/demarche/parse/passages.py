"""Text -> passages: what each block is, hard-wrapped lines taken together, repetitions marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.lexicon.passages import LONGEST, STRAIGHT, PassagePatterns
from demarche.model.document import Passage
from demarche.model.span import Span
from demarche.parse.passage_lines import Line, blocks, is_closed, runs, single_spaced, wrap_width
from demarche.parse.passage_repeats import mark_repeats

LONGEST_LINE = 200
"""Characters beyond which a line is not tried as a credit or link of its own."""
LONGEST_TITLE = 30
LONGEST_HEADING = 12
LONGEST_CAPTION = 80
SHORTEST_BODY = 8
SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that belong together; `kind` is None until it is told, `rule` says by what."""

    span: Span
    words: str
    kind: str | None = None
    rule: str | None = None

    @property
    def closed(self) -> bool:
        return is_closed(self.words)

    @property
    def size(self) -> int:
        """Words."""
        return self.words.count(" ") + 1


def passages(text: str) -> tuple[Passage, ...]:
    """The passages in order; together they cover all the text but white space."""
    patterns = PassagePatterns.load()
    found = single_spaced(tuple(blocks(text)))
    width = wrap_width(found)
    told = [run for block in found for run in _runs(block, width, patterns)]
    kinds = _kinds(told, patterns)
    lead = next((number for number, kind in enumerate(kinds) if kind == "paragraph"), None)
    cut: list[Passage] = []
    for number, (run, kind) in enumerate(zip(told, kinds, strict=True)):
        cut.extend(_cut(text, run, kind, ("start", "lead") if number == lead else ("start",), patterns))
    return mark_repeats(text, cut)


def _runs(block: Sequence[Line], width: int | None, patterns: PassagePatterns) -> Iterator[Run]:
    def alone(line: Line) -> bool:
        return len(line.words) <= LONGEST_LINE and patterns.first(line.words, "line") is not None

    def item(line: Line) -> bool:
        pattern = patterns.first(line.words[:LONGEST], "any")
        return pattern is not None and pattern.kind == "list"

    for lines in runs(block, width, alone, item):
        words = " ".join(line.words for line in lines)
        pattern = patterns.first(words, "line", "any")
        span = Span(lines[0].span.start, lines[-1].span.end)
        yield Run(span, words, pattern.kind if pattern else None, pattern.id if pattern else None)


def _kinds(told: Sequence[Run], patterns: PassagePatterns) -> list[str]:
    """The kind of every run: by pattern, else by where it stands and how it ends."""
    kinds: list[str] = []
    headed = listing = False
    top = len(told) > 1
    for number, run in enumerate(told):
        following = told[number + 1] if number + 1 < len(told) else None
        kind = run.kind or (_top(run, following, headed, patterns) if top else _body(run, following))
        if listing and run.kind is None and not run.closed and run.size <= LONGEST_TITLE:
            kind = "related"
        listing = kind == "related" and (run.rule == "related.bare" or run.kind is None)
        headed = headed or kind == "headline"
        top = top and kind not in ("paragraph", "quote", "list")
        kinds.append(kind)
    return kinds


def _top(run: Run, following: Run | None, headed: bool, patterns: PassagePatterns) -> str:
    """Above the first paragraph: headline, byline, dateline or caption; else the first paragraph itself."""
    pattern = patterns.first(run.words, "top")
    if pattern is not None:
        return pattern.kind
    pictured = following is not None and (following.rule or "").startswith("credit.photo")
    opens_body = patterns.first(run.words, "start", "lead") is not None
    if pictured and run.size <= LONGEST_CAPTION and (headed or run.closed) and not opens_body:
        return "caption"
    titled = not run.closed or run.words[-1] == ";" or (run.size <= LONGEST_HEADING and _is_title(run.words))
    if titled and run.size <= LONGEST_TITLE and following is not None and not opens_body:
        return "headline" if not headed or not _is_name(run.words) else "byline"
    return "paragraph" if opens_body else _body(run, following)


def _is_title(words: str) -> bool:
    """A question, a cry, or a line whose longer words begin with capitals."""
    longer = [word for word in words.split() if len(word) > 3]
    return words[-1] in "?!" or sum(word[0].isupper() for word in longer) >= 0.8 * len(longer) > 2


def _is_name(words: str) -> bool:
    """Two or three capitalised words and nothing else."""
    parts = words.split()
    return 2 <= len(parts) <= 3 and all(part[0].isupper() and part.replace("-", "").isalpha() for part in parts)


def _body(run: Run, following: Run | None) -> str:
    if following is not None and (following.rule or "").startswith("credit.photo") and run.size <= LONGEST_CAPTION // 2:
        return "caption"
    if _is_quotation(run.words):
        return "quote"
    short = run.size <= LONGEST_HEADING and not run.closed and not run.words.endswith(('"', ",", "-", "–", "—"))
    if short and following is not None and following.closed and following.size >= SHORTEST_BODY:
        return "heading"
    return "paragraph"


def _is_quotation(words: str) -> bool:
    """In quotation marks from end to end, or opened and not closed (it goes on in the next paragraph)."""
    marks = words.count('"')
    return words.startswith('"') and (marks == 1 or (marks == 2 and words.rstrip(".,").endswith('"')))


def _cut(text: str, run: Run, kind: str, places: Sequence[str], patterns: PassagePatterns) -> Iterator[Passage]:
    """The run as a passage, with a dateline before and a credit or trailer behind it as passages of their own."""
    start, end = run.span.start, run.span.end
    if kind not in ("paragraph", "quote"):
        yield Passage(kind, run.span)
        return
    words, offsets = _fold_with_offsets(text, start, min(end, start + LONGEST))
    pattern = patterns.first(words, *places)
    match = pattern.match(words) if pattern else None
    if pattern and match and match.end() >= len(words):
        yield Passage(pattern.kind, run.span)
        return
    if pattern and match:
        yield Passage(pattern.kind, Span(start, offsets[match.end() - 1] + 1 - words[: match.end()].endswith(" ")))
        start = offsets[match.end()]
    words, offsets = _fold_with_offsets(text, max(start, end - LONGEST), end)
    pattern = patterns.first(words, "end")
    match = pattern.match(words) if pattern else None
    if pattern and match and match.start() > 1:
        yield Passage(kind, Span(start, offsets[match.start() - 2] + 1))
        yield Passage(pattern.kind, Span(offsets[match.start()], end))
    else:
        yield Passage(kind, Span(start, end))


def _fold_with_offsets(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The folded words of a stretch and, for each of their characters, its place in the text."""
    raw = SPACE.sub(" ", text[start:end].translate(STRAIGHT))
    kept = [number for number, mark in enumerate(raw) if mark != " " or (number > 0 and raw[number - 1] != " ")]
    return "".join(raw[number] for number in kept), [start + number for number in kept]
