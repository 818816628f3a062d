"""An axis of days: where a day stands in percent of the width, and the ticks below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.lexicon.wording import MONTHS

#: Room at both ends, in percent.
MARGIN = 2.0
#: (days at most, months between ticks); up to the first, weeks.
STEPS = ((60, 0), (250, 1), (800, 3), (3000, 12), (9000, 60), (40_000, 120), (400_000, 1200))


@dataclass(frozen=True, slots=True)
class Tick:
    """`x` in percent."""

    x: float
    label: str

    @property
    def edge(self) -> str:
        """A class for labels that would else be cut at the border."""
        return " first" if self.x < 5 else " last" if self.x > 95 else ""


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date

    @property
    def size(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or ends; days outside stand at the edge."""
        inside = min(max(day, self.first), self.last)
        share = ((inside - self.first).days + int(end)) / self.size
        return round(MARGIN + share * (100 - 2 * MARGIN), 3)

    def outside(self, first: date, last: date) -> bool:
        return last < self.first or first > self.last

    def ticks(self) -> list[Tick]:
        """Weeks, months, quarters, years or more, so that there are neither few nor many."""
        return [Tick(self.x(day), label) for day, label in self._days() if self.first <= day <= self.last]

    def _days(self) -> Iterator[tuple[date, str]]:
        months = next((step for most, step in STEPS if self.size <= most), 12_000)
        if months == 0:
            yield from self._weeks()
            return
        year, month = (self.first.year // max(months // 12, 1) * max(months // 12, 1), 1)
        while year <= min(self.last.year, date.max.year):
            label = str(year) if months >= 12 else f"{MONTHS[month - 1]} {year}"
            yield date(max(year, 1), month, 1), label
            year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1

    def _weeks(self) -> Iterator[tuple[date, str]]:
        step = 1 if self.size <= 10 else 7
        day = self.first if step == 1 else self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield day, f"{day.day} {MONTHS[day.month - 1]}"
            if day > date.max - timedelta(days=step):
                return
            day += timedelta(days=step)


def axis_of(days: Sequence[date], *, room: int = 2) -> Axis | None:
    """The axis that shows these days; far outliers (few, and many times the spread away) are left outside."""
    if not days:
        return None
    order = sorted(days)
    low, high = order[len(order) // 20], order[-1 - len(order) // 20]
    spread = max((high - low).days, 30)
    inside = [it for it in order if low - timedelta(days=spread) <= it <= high + timedelta(days=spread)] if (
        low > date.min + timedelta(days=spread) and high < date.max - timedelta(days=spread)
    ) else order  # fmt: skip
    first, last = inside[0], inside[-1]
    pad = timedelta(days=max(room, (last - first).days // 50))
    return Axis(first - pad if first > date.min + pad else first, last + pad if last < date.max - pad else last)
