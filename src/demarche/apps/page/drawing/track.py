"""The days that each report gives, as bars over one axis: how a plan moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from demarche.model.happening import Report

#: Wider than this, days are too narrow to be seen: the axis is of no use.
MOST_DAYS = 800
#: Narrower bars, in percent, are drawn as a mark.
LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Track:
    """`left` and `width` in percent of the axis, `width` 0 for a mark; `told` is where the report itself stands."""

    left: float
    width: float
    told: float | None
    status: str


def tracks(reports: Sequence[Report]) -> dict[str, Track]:
    """Report id -> its bar, for those that give days; nothing where all give the same or the days are too far apart."""
    spans = {it.id: days for it in reports if (days := days_of(it)) is not None}
    if len(set(spans.values())) < 2:
        return {}
    told = [it.reported for it in reports if it.reported is not None]
    first = min([*(days[0] for days in spans.values()), *told])
    last = max([*(days[1] for days in spans.values()), *told])
    size = (last - first).days + 1
    if size > MOST_DAYS:
        return {}
    bars = {}
    for report in reports:
        days = spans.get(report.id)
        if days is None:
            continue
        left = 100 * (days[0] - first).days / size
        width = 100 * ((days[1] - days[0]).days + 1) / size
        if width < LEAST:
            left, width = left + width / 2, 0.0
        published = None if report.reported is None else round(100 * ((report.reported - first).days + 0.5) / size, 2)
        bars[report.id] = Track(round(left, 2), round(width, 2), published, report.status)
    return bars


def days_of(report: Report) -> tuple[date, date] | None:
    first, last = report.when.earliest, report.when.latest
    return None if first is None or last is None else (first, last)
