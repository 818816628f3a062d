"""How the page puts things: badges, days, names and quotations."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.model.record import Event, Record, When
from demarche.model.span import Span

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
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
STANCES = {
    "asserts": "according to",
    "confirms": "confirmed by",
    "denies": "denied by",
    "doubts": "doubted by",
}


def badge(status: str) -> Text:
    """The symbol and the word of a status."""
    symbol, style = BADGES[status]
    return Text.assemble((f"{symbol} {status}", f"bold {style}"))


def spoken_day(day: date) -> str:
    """'Fri 17 Mar 2023'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_days(earliest: date | None, latest: date | None) -> str:
    """A day, a whole month or year, or the shortest way to say an interval ('20–22 Mar 2023'); '' where unknown."""
    if earliest is None or latest is None:
        known = earliest or latest
        if known is None:
            return ""
        return f"{'from' if latest is None else 'until'} {spoken_day(known)}"
    if earliest == latest:
        return spoken_day(earliest)
    after = latest + timedelta(days=1) if latest < date.max else latest
    if earliest.day == 1 and after.day == 1 and earliest.year == latest.year:
        if earliest.month == latest.month:
            return f"{MONTHS[earliest.month - 1]} {earliest.year}"
        if (earliest.month, latest.month) == (1, 12):
            return f"in {earliest.year}"
        return f"{MONTHS[earliest.month - 1]} to {MONTHS[latest.month - 1]} {earliest.year}"
    end = f"{latest.day} {MONTHS[latest.month - 1]} {latest.year}"
    if earliest.year != latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} {earliest.year} – {end}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {end}"
    return f"{earliest.day}–{end}"


def spoken_when(when: When) -> str:
    """The days of an event, '' where none is known."""
    days = spoken_days(when.earliest, when.latest)
    within = when.precision == "week" and when.earliest != when.latest
    return f"week of {days}" if within else days


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


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


def one_line(words: str) -> str:
    """The words without the line ends and runs of blanks of a hard-wrapped text."""
    return re.sub(r"\s+", " ", words).strip()


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
