"""Reports to happenings: finds the pairs, clusters them, tells each story.

All at once: `link_reports(reports, judgements, today)`. One record more: `find_pairs(new, index)`, keep the pairs, ask
`reached` for the chain that they join, and `happenings_of` that chain; the rest of the store is not touched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest

from demarche.lexicon.linking import family_of
from demarche.link.across import denials_of
from demarche.link.assemble import Beside, assemble
from demarche.link.blocking import ReportIndex, Reports, asked_keys
from demarche.link.clusters import Clustering, components
from demarche.link.days import AHEAD, HELD, told_day, told_order
from demarche.link.judged import Judged
from demarche.link.same import compare
from demarche.model.happening import Happening, Judgement, Pair, Report

#: Of a war's mentions each is held against so many: all against all would be the square of them.
NEXT = 40
#: Relations of pairs that may be of one happening and may be of two.
UNDECIDED = frozenset({"maybe", "moved", "shifted", "perhaps"})


def find_pairs(new: Iterable[Report], index: ReportIndex) -> Iterator[Pair]:
    """Every pair of a new report with one of the index (which holds the new ones too), each once."""
    seen: set[tuple[str, str]] = set()
    for report in new:
        for other in beside(report, index.under(asked_keys(report))):
            pair = (min(report.id, other.id), max(report.id, other.id))
            if pair not in seen:
                seen.add(pair)
                found = compare(report, other)
                if found is not None:
                    yield found


def beside(report: Report, others: Iterable[Report]) -> Iterable[Report]:
    """All; of what goes on for years, and every text recalls, those told next before and after: they form a chain."""
    if not family_of(report.kind).lasting:
        return others
    day = told_day(report)
    return nsmallest(NEXT, others, key=lambda other: (abs((told_day(other) - day).days), other.id))


def reached(start: Iterable[str], neighbours: Callable[[Sequence[str]], Iterable[str]]) -> set[str]:
    """All reports that a chain of pairs or judgements joins to `start`.

    `neighbours` gives, for some report ids, the ids at the other end of all kept pairs and of the judgements `same`.
    """
    found = set(start)
    edge = sorted(found)
    while edge:
        edge = sorted(set(neighbours(edge)) - found)
        found.update(edge)
    return found


def happenings_of(
    reports: Mapping[str, Report], pairs: Iterable[Pair], judgements: Iterable[Judgement], today: date
) -> tuple[Happening, ...]:
    """The happenings that `reports` (by id) tell of, by id; `pairs` are all pairs among them.

    `today` decides what is overdue. The reports must be whole chains (see `reached`).
    """
    judged = Judged(reports.values(), judgements)
    by_report: dict[str, list[Pair]] = defaultdict(list)
    undecided: dict[str, list[Pair]] = defaultdict(list)
    known = [pair for pair in pairs if pair.one in reports and pair.other in reports]
    for pair in known:
        by_report[pair.one].append(pair)
        for report in (pair.one, pair.other) if pair.relation in UNDECIDED else ():
            undecided[report].append(pair)
    found: list[Happening] = []
    for component in components(reports, known, judged):
        own = [pair for report in component for pair in by_report[report]]
        clusters = Clustering({report: reports[report] for report in component}, own, judged).run()
        told_with = {report: members for members in clusters.members for report in members}
        told = [[reports[report] for report in members] for members in clusters.members]
        ids = [happening_id(members) for members in told]
        denials = denials_of(own, reports)
        told_in = {report: ids[place] for place, members in enumerate(clusters.members) for report in members}
        tour_of = {stop: ids[tour] for tour, stops in clusters.stops.items() for stop in stops}
        inside = pairs_inside(own, clusters.members)
        for number, members in enumerate(told):
            follows, whole = clusters.follows.get(number), clusters.parts.get(number)
            beside = Beside(
                earlier=None if follows is None else (ids[follows], told[follows]),
                visit=None if whole is None else (ids[whole], told[whole]),
                denials={report.id: denials[report.id] for report in members if report.id in denials},
                tour=tour_of.get(number),
                stops=[report for stop in clusters.stops.get(number, ()) for report in told[stop]],
                shown=[(told_in[report], reports[report]) for report in clusters.shown.get(number, ())],
                perhaps_told=any(
                    perhaps_told(reports[it], undecided[it], told_with, reports) for it in clusters.members[number]
                ),
            )
            found.append(assemble(ids[number], members, inside[number], judged, today, beside))
    return tuple(sorted(found, key=lambda happening: happening.id))


def perhaps_told(
    plan: Report, pairs: Iterable[Pair], told_with: Mapping[str, Sequence[str]], reports: Mapping[str, Report]
) -> bool:
    """True where a report of a happening of which no plan is known, told later, may say what became of this plan.

    `pairs`: the undecided ones of the plan; `told_with`: report id -> the ids of its happening.
    """
    if plan.status not in AHEAD:
        return False
    ends = {it for pair in pairs for it in (pair.one, pair.other)}
    beside = [reports[it] for it in ends if not any(reports[that].status in AHEAD for that in told_with[it])]
    return any(it.status in HELD and told_day(it) >= told_day(plan) for it in beside)


def pairs_inside(pairs: Iterable[Pair], clusters: Sequence[Sequence[str]]) -> list[list[Pair]]:
    """For each cluster the pairs with both ends in it, the best first."""
    number = {report: place for place, cluster in enumerate(clusters) for report in cluster}
    found: list[list[Pair]] = [[] for _ in clusters]
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if number[pair.one] == number[pair.other]:
            found[number[pair.one]].append(pair)
    return found


def link_reports(reports: Iterable[Report], judgements: Iterable[Judgement], today: date) -> tuple[Happening, ...]:
    """The happenings of all `reports` in one go."""
    by_id = {report.id: report for report in reports}
    pairs = find_pairs(by_id.values(), Reports(by_id.values()))
    return happenings_of(by_id, pairs, judgements, today)


def happening_id(reports: Iterable[Report]) -> str:
    """A hash of the first report's id."""
    return min(reports, key=told_order).as_first
