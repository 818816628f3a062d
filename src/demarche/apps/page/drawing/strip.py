"""A timeline drawn: a mark or bar for each happening over an axis of days, packed in rows with their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.apps.page.drawing.axis import Axis, Tick, axis_of
from demarche.apps.page.items import Item
from demarche.store.contract import Line

#: Pixels: height of a row with words and without, of a sign of words, of a mark.
ROW, BARE_ROW, SIGN, MARK = 25, 15, 6.9, 16
#: Longer words are cut.
LONGEST = 64
#: Intervals of more days than these do not stretch the axis.
COARSE = 100
#: Beyond this share of the width the words stand before the mark.
TURN = 58.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` in percent, `y` in pixels; `width` is 0 for a single mark; `label` is "" where there is no room.

    `before`: the label stands left of it. `cut`: it goes on beyond the picture.
    """

    item: Item
    x: float
    width: float
    y: int
    label: str
    before: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`height` in pixels; `missing` happenings have no day or lie far outside."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    height: int
    missing: int


def strip(lines: Sequence[Line], items: Sequence[Item], *, labelled: bool, pixels: int) -> Strip | None:
    """The picture for a width of at least `pixels`; None where fewer than two have a day."""
    spans = {line.id: days for line in lines if (days := days_of(line)) is not None}
    axis = axis_of(list(edges(spans.values())))
    if axis is None or len(spans) < 2:
        return None
    drawn = [it for it in items if it.id in spans and not axis.outside(*spans[it.id])]
    drawn.sort(key=lambda it: (spans[it.id][0], it.id))
    rows: list[list[tuple[float, float]]] = []
    bars = [bar(it, spans[it.id], axis, rows, pixels if labelled else -pixels) for it in drawn]
    height = len(rows) * (ROW if labelled else BARE_ROW)
    return Strip(tuple(axis.ticks()), tuple(bars), height, len(items) - len(drawn))


def days_of(line: Line) -> tuple[date, date] | None:
    """Its days, else the day it was told."""
    if line.earliest is not None and line.latest is not None:
        return line.earliest, line.latest
    day = line.earliest or line.latest or line.day
    return None if day is None else (day, day)


def edges(spans: Iterable[tuple[date, date]]) -> Iterable[date]:
    spans = list(spans)
    fine = [days for days in spans if (days[1] - days[0]).days <= COARSE] or spans
    return (day for days in fine for day in days)


def bar(item: Item, days: tuple[date, date], axis: Axis, rows: list[list[tuple[float, float]]], pixels: int) -> Bar:
    """A bar in the first row with room for it and its words; negative `pixels`: without words."""
    labelled, pixels = pixels > 0, abs(pixels)
    start, end = axis.x(days[0]), axis.x(days[1], end=True)
    single = (end - start) * pixels / 100 < MARK * 1.6
    middle = (start + end) / 2
    left, right = (middle, middle) if single else (start, end)
    half = 100 * MARK / 2 / pixels
    label = shortened(item.sentence) if labelled else ""
    room = 100 * (len(label) * SIGN + 14) / pixels if label else 0
    before = left > TURN
    taken = (left - half - (room if before else 0), right + half + (0 if before else room))
    row = next((n for n, row in enumerate(rows) if all(taken[1] < a or b < taken[0] for a, b in row)), len(rows))
    if row == len(rows):
        rows.append([])
    rows[row].append(taken)
    height = ROW if labelled else BARE_ROW
    width = 0.0 if single else round(right - left, 3)
    return Bar(item, round(left, 3), width, row * height + height // 2, label, before)


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
