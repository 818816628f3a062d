"""How the page puts things: badges, days, names and quotations."""

import re
from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.lexicon.wording import STANCES as STANCES
from demarche.lexicon.wording import listed as listed
from demarche.lexicon.wording import one_line as one_line
from demarche.lexicon.wording import spoken_day as spoken_day
from demarche.lexicon.wording import spoken_days as spoken_days
from demarche.lexicon.wording import spoken_when as spoken_when
from demarche.model.record import Event, Record
from demarche.model.span import Span

#: status -> (symbol, style): told apart without colour, too.
BADGES = {
    "occurred": ("✓", "green"),
    "ongoing": ("▶", "cyan"),
    "planned": ("◷", "blue"),
    "possible": ("?", "yellow"),
    "postponed": ("↷", "magenta"),
    "cancelled": ("✗", "red"),
    "denied": ("⊘", "red"),
}


def badge(status: str) -> Text:
    """The symbol and the word of a status."""
    symbol, style = BADGES[status]
    return Text.assemble((f"{symbol} {status}", f"bold {style}"))


class Names:
    """Looks up what ids stand for."""

    def __init__(self, record: Record) -> None:
        self._names = {place.id: place.name for place in record.places}
        self._names.update((actor.id, actor.name) for actor in record.actors)

    def __call__(self, id_: str) -> str:
        return self._names.get(id_, id_)

    def parties(self, event: Event) -> str:
        """'A → B'; nothing where the text names none."""
        agents = listed(self._once(party.actor for party in event.agents))
        recipients = listed(self._once(party.actor for party in event.recipients))
        return " → ".join(side for side in (agents or ("(not named)" if recipients else ""), recipients) if side)

    def sources(self, event: Event) -> str:
        """'according to A, denied by B'."""
        said = {stance: self._once(it.actor for it in event.sources if it.stance == stance) for stance in STANCES}
        return ", ".join(f"{STANCES[stance]} {listed(names)}" for stance, names in said.items() if names)

    def _once(self, ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self(id_) for id_ in ids))


def quotation(text: str, span: Span, mark: Span | None = None, room: int = 280) -> Text:
    """The words of `span`, at most about `room` signs of them, cut between words, with `mark` made to stand out."""
    start, end = span.start, span.end
    if end - start > room:
        middle = start if mark is None else max(start, min(mark.start - room // 3, end - room))
        start = text.rfind(" ", start, middle) + 1 if middle > start else start
        stop = text.find(" ", start + room, end)
        end = stop if stop != -1 else end
    before, after = ("… " if start > span.start else ""), (" …" if end < span.end else "")
    if mark is None or not (start <= mark.start and mark.end <= end):
        return Text(f"{before}{one_line(text[start:end])}{after}")
    pieces = [text[start : mark.start], text[mark.start : mark.end], text[mark.end : end]]
    head, word, tail = (re.sub(r"\s+", " ", piece) for piece in pieces)
    return Text.assemble(before, head.lstrip(), (word, "bold not dim underline"), tail.rstrip(), after)


def quoted(words: Text, style: str = "") -> RenderableType:
    """The words of the article, set off by a mark, for they may hold quotation marks of their own."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row("»", words, style=style)
    return table
