"""How many happenings begin in each month, quarter or year of a whole timeline: full, to come, and off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.apps.page.drawing.axis import MARGIN, Tick

#: Months at most for bars of a month and of a quarter; beyond, years, and more years.
BARS = ((48, 1), (150, 3), (600, 12), (6000, 120))
#: Pixels.
HEIGHT = 84
TAKEN_PLACE = frozenset({"occurred", "ongoing"})
OFF = frozenset({"cancelled", "denied"})


@dataclass(frozen=True, slots=True)
class Column:
    """`x`, `width` in percent; `first` and `last` day; heights in pixels of what took place, is to come, is off."""

    x: float
    width: float
    first: date
    last: date
    count: int
    full: float
    hollow: float
    off: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """`years`: (year, how many) for links without the picture; `outside`: how many lie far away."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    height: int
    years: tuple[tuple[int, int], ...]
    outside: int


def histogram(months: Sequence[tuple[date, str, int]]) -> Histogram | None:
    """The picture of the months in which nearly all is; None where there are fewer than three."""
    near = list(trimmed(months))
    if len({month for month, _, _ in near}) < 3:
        return None
    first, last = number(near[0][0]), number(near[-1][0])
    step = next((step for most, step in BARS if last - first < most), 1200)
    first -= first % step
    size = last - first + step
    bins: dict[int, list[int]] = {}
    for month, status, count in near:
        sizes = bins.setdefault((number(month) - first) // step, [0, 0, 0])
        sizes[0 if status in TAKEN_PLACE else 2 if status in OFF else 1] += count
    most = max(sum(sizes) for sizes in bins.values())
    wide = (100 - 2 * MARGIN) * step / size
    columns = [column(MARGIN + place * wide, wide, first + place * step, step, [n / most for n in sizes], sizes)
               for place, sizes in sorted(bins.items())]  # fmt: skip
    years: dict[int, int] = {}
    for month, _, count in months:
        years[month.year] = years.get(month.year, 0) + count
    outside = sum(count for _, _, count in months) - sum(it.count for it in columns)
    return Histogram(tuple(columns), tuple(ticks(first, size)), HEIGHT, tuple(sorted(years.items())), outside)


def column(x: float, wide: float, month: int, step: int, shares: Sequence[float], sizes: Sequence[int]) -> Column:
    full, hollow, off = (round(share * HEIGHT, 2) for share in shares)
    last = min(month + step, 9999 * 12 + 11)
    return Column(
        round(x, 3), round(wide * 0.84, 3), day(month), day(last) - timedelta(days=1), sum(sizes), full, hollow, off
    )


def trimmed(months: Sequence[tuple[date, str, int]]) -> Iterator[tuple[date, str, int]]:
    """Without those of the first and the last hundredth that lie far off, by a tenth of the width of the rest."""
    total, seen = sum(count for _, _, count in months), 0
    inner = []
    for month, _, count in months:
        seen += count
        if total * 0.01 <= seen and seen - count <= total * 0.99:
            inner.append(number(month))
    if not inner:
        return
    spread = max((inner[-1] - inner[0]) // 10, 6)
    for it in months:
        if inner[0] - spread <= number(it[0]) <= inner[-1] + spread:
            yield it


def number(month: date) -> int:
    return month.year * 12 + month.month - 1


def day(month: int) -> date:
    return date(max(month // 12, 1), month % 12 + 1, 1)


def ticks(first: int, size: int) -> Iterable[Tick]:
    """A tick at the beginning of years, ten at most."""
    years = size // 12
    step = next((it for it in (1, 2, 5, 10, 20, 50, 100, 200, 500) if years <= 9 * it), 1000)
    for year in range(first // 12, (first + size) // 12 + 1):
        x = MARGIN + (100 - 2 * MARGIN) * (year * 12 - first) / size
        if year % step == 0 and 0 <= year * 12 - first <= size:
            yield Tick(round(x, 3), str(year))
