"""A person's word on whole happenings: two are one, or one is two."""

from collections.abc import Sequence
from datetime import datetime

from demarche.errors import CorrectionError
from demarche.link.judged import anchor_of
from demarche.model.happening import Happening, Judgement, Report


def merge(one: Happening, other: Happening, by: str, at: datetime, note: str = "") -> list[Judgement]:
    """The judgements that make one happening of two: the first report of the one is told with every other of both.

    One would not do: what the reports say of days or parties may keep the others apart.
    """
    if one.id == other.id:
        raise CorrectionError(f"{one.id} cannot be merged with itself")
    first, *rest = (*one.reports, *other.reports)
    return [Judgement(anchor_of(first), anchor_of(it), True, by, at, note) for it in rest]


def split(happening: Happening, reports: Sequence[Report], by: str, at: datetime, note: str = "") -> list[Judgement]:
    """The judgements that make a happening of its own of some of the reports."""
    chosen = {report.id for report in reports}
    out = [it for it in happening.reports if it.id in chosen]
    rest = [it for it in happening.reports if it.id not in chosen]
    if not out or not rest:
        raise CorrectionError(
            f"{happening.id} is split by naming some, but not all, of its {len(happening.reports)} reports"
        )
    first = anchor_of(out[0])
    together = [Judgement(first, anchor_of(it), True, by, at, note) for it in out[1:]]
    return together + [Judgement(first, anchor_of(it), False, by, at, note) for it in rest]
