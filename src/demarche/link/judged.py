"""What people have judged: which reports must be one happening and which must not, whatever the scores say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from demarche.link.groups import groups
from demarche.model.happening import Anchor, Happening, Judgement, Link, Report


def anchor_of(report: Report) -> Anchor:
    """What a judgement about this report is pinned to."""
    return Anchor(report.document, report.kind, report.trigger)


def accept(happening: Happening, report: Report, by: str, at: datetime, note: str = "") -> list[Judgement]:
    """The judgements that keep `report` in `happening`: one with its first other report."""
    others = [other for other in happening.reports if other.id != report.id][:1]
    return [Judgement(anchor_of(report), anchor_of(other), True, by, at, note) for other in others]


def undo(happening: Happening, report: Report, by: str, at: datetime, note: str = "") -> list[Judgement]:
    """The judgements that keep `report` out of `happening`: one with every other report of it."""
    others = [other for other in happening.reports if other.id != report.id]
    return [Judgement(anchor_of(report), anchor_of(other), False, by, at, note) for other in others]


class Judged:
    """The judgements in force among some reports; of two that contradict each other the newer holds."""

    def __init__(self, reports: Iterable[Report], judgements: Iterable[Judgement]) -> None:
        self.reports = {report.id: report for report in reports}
        by_document: dict[str, list[Report]] = defaultdict(list)
        for report in self.reports.values():
            by_document[report.document].append(report)
        self.pairs: dict[tuple[str, str], Judgement] = {}
        in_force = (it for it in judgements if it.undone_by is None)
        for judgement in sorted(in_force, key=lambda it: (it.at, it.by, it.same)):
            one, other = _found(judgement.one, by_document), _found(judgement.other, by_document)
            if one is not None and other is not None and one != other:
                self.pairs[min(one, other), max(one, other)] = judgement
        self._drop_contradicted()
        self.must = sorted(pair for pair, judgement in self.pairs.items() if judgement.same)
        self.cannot: dict[str, set[str]] = defaultdict(set)
        for (one, other), judgement in self.pairs.items():
            if not judgement.same:
                self.cannot[one].add(other)
                self.cannot[other].add(one)

    def forbids(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """True where somebody judged that one of the first is not one of the second."""
        second = set(others)
        return any(not self.cannot[one].isdisjoint(second) for one in ones if one in self.cannot)

    def about(self, report: str, inside: Iterable[str], *, same: bool) -> Judgement | None:
        """The newest judgement on `report` and one of `inside`."""
        found = [
            it
            for (one, other), it in self.pairs.items()
            if it.same == same and report in (one, other) and not {one, other}.isdisjoint(set(inside) - {report})
        ]
        return max(found, key=lambda it: it.at, default=None)

    def undone(self, happening: str, inside: set[str]) -> list[Link]:
        """A link for each report that somebody took out of the happening with these reports."""
        found: dict[str, Link] = {}
        for (one, other), judgement in sorted(self.pairs.items()):
            if judgement.same or (one in inside) == (other in inside):
                continue
            out = self.reports[other if one in inside else one]
            found[out.id] = Link(
                happening, out.id, out.document, out.event, 0.0, (), "undone", judgement.by, judgement.at
            )
        return list(found.values())

    def _drop_contradicted(self) -> None:
        """Newest first: a judgement that contradicts what newer ones imply is left out."""
        kept: dict[tuple[str, str], Judgement] = {}
        newest = sorted(self.pairs.items(), key=lambda it: (it[1].at, it[1].by), reverse=True)
        for pair, judgement in newest:
            trial = {**kept, pair: judgement}
            if _consistent(trial):
                kept = trial
        self.pairs = kept


def _consistent(pairs: Mapping[tuple[str, str], Judgement]) -> bool:
    items = sorted({report for pair in pairs for report in pair})
    together = groups(items, (pair for pair, judgement in pairs.items() if judgement.same))
    place = {report: number for number, group in enumerate(together) for report in group}
    return all(judgement.same or place[one] != place[other] for (one, other), judgement in pairs.items())


def _found(anchor: Anchor, by_document: Mapping[str, list[Report]]) -> str | None:
    """The report with the anchor's words; after a re-reading, the one of its kind whose words or evidence hold them."""
    reports = by_document.get(anchor.document, [])
    for report in reports:
        if report.trigger == anchor.trigger and report.kind == anchor.kind:
            return report.id
    near = [report for report in reports if report.trigger.overlaps(anchor.trigger)]
    near += [
        report
        for report in reports
        if report.kind == anchor.kind and any(span.covers(anchor.trigger) for span in report.evidence)
    ]
    return near[0].id if near else None
