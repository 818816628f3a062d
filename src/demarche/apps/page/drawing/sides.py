"""Two sides through time: marks stacked above the line for cooperation and below it for conflict."""

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.apps.page.drawing.axis import Tick, axis_of
from demarche.apps.page.drawing.strip import days_of, edges
from demarche.apps.page.items import Item
from demarche.lexicon.quads import quad_of
from demarche.store.contract import Line

#: Pixels: of a mark with its room, and the least height on either side of the line.
STEP, LEAST = 17, 40


@dataclass(frozen=True, slots=True)
class Dot:
    """`x` in percent; `y` in pixels from the top; `big` for deeds, small for words."""

    item: Item
    x: float
    y: float
    big: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """`line` is the height of the line between cooperation and conflict."""

    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    line: int
    height: int
    missing: int


def sides(lines: Sequence[Line], items: Sequence[Item], *, pixels: int) -> Sides | None:
    """The picture for a width of `pixels`; None where nothing has both a day and a class."""
    spans = {line.id: days for line in lines if (days := days_of(line)) is not None}
    axis = axis_of(list(edges(spans.values())))
    if axis is None:
        return None
    columns = max(pixels // STEP, 1)
    stacks: dict[tuple[int, bool], int] = {}
    placed = []
    for it in sorted((it for it in items if it.id in spans), key=lambda it: (spans[it.id][0], it.id)):
        quad = quad_of(it.kind)
        if quad is None or axis.outside(*spans[it.id]):
            continue
        middle = (axis.x(spans[it.id][0]) + axis.x(spans[it.id][1], end=True)) / 2
        column, up = int(middle / 100 * columns), quad.endswith("cooperation")
        level = stacks[column, up] = stacks.get((column, up), 0) + 1
        placed.append((it, 100 * (column + 0.5) / columns, level if up else -level, quad.startswith("material")))
    above = max([LEAST, *(level * STEP + 10 for _, _, level, _ in placed)])
    below = max([LEAST, *(-level * STEP + 10 for _, _, level, _ in placed)])
    dots = tuple(
        Dot(it, round(x, 3), above - level * STEP + (4 if level > 0 else -4), big) for it, x, level, big in placed
    )
    return Sides(tuple(axis.ticks()), dots, above, above + below, len(items) - len(dots))
