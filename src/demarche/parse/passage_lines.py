"""Lines of a text and how they flow: hard-wrapped lines are joined again, one-paragraph-per-line texts stay apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.lexicon.passages import fold, lead_in_words
from demarche.model.span import Span

WIDEST = 140
NARROWEST = 30
FEW = 3
"""With fewer line ends than this a text does not show whether it is wrapped."""
SHOWN = 6
"""Lines that show, all of them alone between blank ones, that a text is wrapped and double-spaced."""
SLACK = 8
"""Characters by which a wrapped line may fall short of the width beyond the next word."""
OPENING = "\"'([-–—*•"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its span without white space at the ends, its folded words, its indent."""

    span: Span
    words: str
    indent: int

    @property
    def closed(self) -> bool:
        """Ends as a sentence does."""
        return is_closed(self.words)


def is_closed(words: str) -> bool:
    """Ends in a stop, quotation marks and brackets aside."""
    return words.rstrip("\"')]*")[-1:] in (".", "!", "?", "…", ":", ";")


def blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    block: list[Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            block.append(Line(Span(start, start + len(bare)), fold(bare), indent))
        elif block:
            yield block
            block = []
        offset += len(raw)
    if block:
        yield block


def single_spaced(found: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The blocks, but one block of all lines where the text is wrapped and a blank line follows every line."""
    if len(found) < SHOWN or any(len(block) > 1 for block in found):
        return found
    whole = [line for block in found for line in block]
    return found if wrap_width([whole]) is None else [whole]


def wrap_width(found: Sequence[Sequence[Line]]) -> int | None:
    """The width at which the text was wrapped, in characters; None where its lines are its paragraphs."""
    pairs = [pair for block in found for pair in pairwise(block)]
    if len(pairs) < FEW:
        return _width_of_few(found)
    lengths = sorted(len(line.words) for line, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    unfinished = sum(not line.closed for line, _ in pairs) / len(pairs)
    filled = sum(_fills(line, following, width) for line, following in pairs) / len(pairs)
    return width if unfinished >= 0.4 and filled >= 0.6 else None


def _width_of_few(found: Sequence[Sequence[Line]]) -> int | None:
    """One or two line ends: wrapped where the lines are alike and none of them can be a headline."""
    inner = [line for block in found[1:] for line in block[:-1]]
    longest = max((len(line.words) for block in found for line in block), default=0)
    if not inner or longest > WIDEST or any(line.closed or len(line.words) < 55 for line in inner):
        return None
    return max(len(line.words) for line in inner)


def _fills(line: Line, following: Line, width: int) -> bool:
    """The first word of the following line would not have fitted into this one."""
    word = following.words.split(" ", 1)[0]
    return len(line.words) + 1 + len(word) > width - SLACK


def runs(
    block: Sequence[Line], width: int | None, alone: Callable[[Line], bool], item: Callable[[Line], bool]
) -> Iterator[list[Line]]:
    """The paragraphs of a block. `alone`: a line that is a passage by itself; `item`: one that begins a list item."""
    run: list[Line] = [block[0]]
    for line, following in pairwise(block):
        cut = alone(line) and len(run) == 1
        cut = cut or not _flows(line, following, width)
        cut = cut or (alone(following) and (line.closed or width is None or not _fills(line, following, width)))
        cut = cut or (item(following) and (line.closed or item(run[0])))
        if cut:
            yield run
            run = []
        run.append(following)
    yield run


def _flows(line: Line, following: Line, width: int | None) -> bool:
    """Whether the sentence or the paragraph goes on in the following line."""
    first, words = following.words[0], line.words
    if not line.closed and (first.islower() or first in ",.;)?!%"):
        return True
    if width is None:
        dangling = words.endswith(",") or words.rsplit(" ", 1)[-1].lower() in lead_in_words()
        return dangling and NARROWEST < len(words) <= WIDEST
    if line.closed and following.indent >= line.indent + 2:
        return False
    return len(words) <= WIDEST and len(following.words) <= WIDEST and _fills(line, following, width)
