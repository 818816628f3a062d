"""Which reports are one happening: first by what is sure, then the undated, then the plans that were put off.

Reports that no chain of pairs joins do not influence each other, so the answer for one chain (`components`) is the same
whether it is worked out alone or with all others, and in whatever order the reports came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from demarche.link.days import CALLED_OFF, Days, dated, shifting, told_day, told_order
from demarche.link.groups import groups
from demarche.link.judged import Judged
from demarche.link.nearest import choose
from demarche.link.parties import match_parties, sides
from demarche.link.shown import witnesses
from demarche.link.tours import legs, one_of_each
from demarche.link.vetoes import contradicts, told_apart, veto_parties
from demarche.link.wholes import made_up, ties
from demarche.model.happening import Pair, Report

HELD = frozenset({"occurred", "ongoing"})
#: Members of each side that are held against each other before two clusters join.
LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class Clusters:
    """`members`: report ids, each cluster sorted; `follows`: index of a cluster -> that of the one it makes up for.

    `parts`: index of a meeting's cluster -> that of the visit to which it belongs. `stops`: index of a tour's cluster
    -> those of the visits it is made of. `shown`: index of a visit's cluster -> the reports that show that it was made.
    """

    members: tuple[tuple[str, ...], ...]
    follows: Mapping[int, int]
    parts: Mapping[int, int]
    stops: Mapping[int, tuple[int, ...]]
    shown: Mapping[int, tuple[str, ...]]


def components(reports: Iterable[str], pairs: Iterable[Pair], judged: Judged) -> list[list[str]]:
    """The reports in chains of pairs and of judgements that they are the same."""
    return groups(reports, [*((pair.one, pair.other) for pair in pairs), *judged.must])


class Clustering:
    """The work on one component."""

    def __init__(self, reports: Mapping[str, Report], pairs: Sequence[Pair], judged: Judged) -> None:
        self.reports = reports
        self.judged = judged
        self.by_hand = {report for pair in judged.must for report in pair}
        self.pairs = sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other))
        self.known: dict[tuple[str, str], bool] = {}
        self.news: dict[str, date] = {}
        for plan, news in self.shifts():
            self.news[plan] = min(told_day(reports[news]), self.news.get(plan, date.max))
        self.cluster: dict[str, list[str]] = {report: [report] for report in sorted(reports)}

    def run(self) -> Clusters:
        for one, other in self.judged.must:
            if one in self.cluster and other in self.cluster:
                self.join(one, other)
        for pair in self.pairs:
            if (
                pair.relation == "same"
                and not self.superseded(pair)
                and self.may_join(pair.one, pair.other, together=True)
            ):
                self.join(pair.one, pair.other)
        self.shift()
        for knows_its_days in (True, False):
            self.place_the_loose(knows_its_days)
        follows = self.renew()
        for plan, later in made_up(ties(self.pairs, self.cluster, self.reports), self.cluster, self.reports):
            if not self.judged.forbids(self.cluster[plan], self.cluster[later]):
                self.join(plan, later)
        parts = ties(self.pairs, self.cluster, self.reports)
        on_tour = legs(self.pairs, self.cluster, self.reports)
        shown = witnesses(self.pairs, self.cluster, self.reports)
        members = sorted({tuple(sorted(cluster)) for cluster in self.cluster.values()})
        index = {report: number for number, cluster in enumerate(members) for report in cluster}
        return Clusters(
            tuple(members),
            {index[later]: index[off] for later, off in follows if index[later] != index[off]},
            {index[meeting]: index[visit] for meeting, visit in parts.items()},
            {index[tour]: tuple(index[stop] for stop in stops) for tour, stops in on_tour.items()},
            {index[visit]: meetings for visit, meetings in shown.items()},
        )

    def join(self, one: str, other: str) -> None:
        first, second = self.cluster[one], self.cluster[other]
        if first is not second:
            joined = sorted([*first, *second])
            for report in joined:
                self.cluster[report] = joined

    def may_join(self, one: str, other: str, *, together: bool = False) -> bool:
        """Nobody judged otherwise, and no member contradicts one of the other side.

        `together`: nor are there undated ones that were not published together.
        """
        first, second = self.cluster[one], self.cluster[other]
        if first is second or self.judged.forbids(first, second):
            return False
        for pair in product(first[:LOOKED_AT], second[:LOOKED_AT]):
            it, that = (self.reports[id] for id in pair)
            if self.overruled(it, one) or self.overruled(that, other) or self.outdated(it, that):
                continue
            if self.contradict(it, that) or (together and told_apart(it, that)):
                return False
        return True

    def contradict(self, one: Report, other: Report) -> bool:
        """As `contradicts`; clusters that grow are held against each other again and again."""
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if pair not in self.known:
            self.known[pair] = contradicts(one, other)
        return self.known[pair]

    def overruled(self, member: Report, beside: str) -> bool:
        """Somebody put it where `beside` is, whatever speaks against it: so it keeps nobody else away."""
        return member.id in self.by_hand and member.id != beside and contradicts(member, self.reports[beside])

    def outdated(self, one: Report, other: Report) -> bool:
        """One is a plan that had got another day before the other was told: its days keep nobody away."""
        return any(
            plan.id in self.news and told_day(later) > self.news[plan.id]
            for plan, later in ((one, other), (other, one))
            if not veto_parties(match_parties(one, other), one)
        )

    def superseded(self, pair: Pair) -> bool:
        """One is a plan of which the news was, before the other was told, that it got another day."""
        for plan, other in ((pair.one, pair.other), (pair.other, pair.one)):
            report = self.reports[other]
            recalled = report.status in CALLED_OFF and _apart(dated(report), dated(self.reports[plan])) == 0
            if plan in self.news and told_day(report) > self.news[plan] and not recalled:
                return True
        return False

    def shifts(self) -> Iterator[tuple[str, str]]:
        """(plan, news) of all pairs in which one report says that the other's plan got another day."""
        for pair in self.pairs:
            if pair.relation == "shifted":
                one, other = sorted(
                    (pair.one, pair.other), key=lambda it: (shifting(self.reports[it]), told_order(self.reports[it]))
                )
                yield one, other

    def shift(self) -> None:
        """Joins a plan with the report that says it got another day: of two plans the one whose day is the nearer."""
        plans: dict[str, list[str]] = defaultdict(list)
        for plan, news in self.shifts():
            plans[news].append(plan)
        for news in sorted(plans, key=lambda it: told_order(self.reports[it])):
            day = dated(self.reports[news])
            nearest = min(plans[news], key=lambda it: (_apart(dated(self.reports[it]), day), it))
            held = any(
                it.status in HELD and told_day(it) <= told_day(self.reports[news]) for it in self.members(nearest)
            )
            if not held and not self.judged.forbids(self.cluster[news], self.cluster[nearest]):
                self.join(news, nearest)

    def place_the_loose(self, dated_ones: bool) -> None:
        """Each cluster without a day or a side joins the firm cluster that it can only mean, if there is one.

        Those that lack only a side go first: they and what they join are one for those that lack a day.
        """
        open_to: dict[str, dict[str, Pair]] = defaultdict(dict)
        for pair in self.pairs:
            if pair.relation == "maybe":
                for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
                    open_to[self.cluster[one][0]].setdefault(self.cluster[other][0], pair)
        chosen, on_tour = [], legs(self.pairs, self.cluster, self.reports)
        for loose in sorted(open_to):
            days = any(dated(it) is not None for it in self.members(loose))
            if days == dated_ones and not self.firm(loose, open_to[loose].values()):
                firm = {
                    it: pair for it, pair in open_to[loose].items() if self.firm(it, [pair]) and self.fits(loose, it)
                }
                journeys = one_of_each(self.members(loose), firm, on_tour)
                target = choose(self.members(loose), {it: (self.members(it), firm[it].score) for it in journeys})
                if target is not None:
                    chosen.append((loose, target))
        for loose, target in chosen:
            if self.may_join(loose, target):
                self.join(loose, target)

    def members(self, report: str) -> list[Report]:
        return [self.reports[it] for it in self.cluster[report]]

    def firm(self, report: str, pairs: Iterable[Pair]) -> bool:
        """True for a cluster that knows its day and all sides that others know."""
        members = self.members(report)
        most = max(sides(self.reports[it]) for pair in pairs for it in (pair.one, pair.other))
        return any(dated(it) is not None for it in members) and max(map(sides, members)) >= min(most, 2)

    def fits(self, loose: str, firm: str) -> bool:
        """What was called off is not what took place, unless that was called off once; and the other way round."""
        one, other = ({it.status for it in self.members(report)} for report in (loose, firm))
        if one <= CALLED_OFF:
            return not other & HELD or bool(other & CALLED_OFF)
        return not (one & HELD and other <= CALLED_OFF)

    def renew(self) -> list[tuple[str, str]]:
        """Joins a plan that was put off with the next of the same parties, if that was planned afterwards.

        One that was cancelled is only followed by it: the pairs (later, called off) of these are given.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for pair in self.pairs:
            if pair.relation == "moved":
                off, later = self.off_first(pair)
                if off is not None and self.same_sides(off, later):
                    found[self.cluster[off][0]].add(later)
        follows = []
        for off in sorted(found, key=lambda it: (self.start(it), it)):
            later = min(found[off], key=lambda it: (self.start(it), it))
            if self.cluster[off] is self.cluster[later] or self.judged.forbids(self.cluster[off], self.cluster[later]):
                continue
            if any(it.status == "postponed" for it in self.members(off)):
                self.join(off, later)
            else:
                follows.append((later, off))
        return follows

    def same_sides(self, off: str, later: str) -> bool:
        """Somebody who tells of the plan that was put off names both sides of the later one."""
        return any(match_parties(it, self.reports[later]).matched > 1 for it in self.members(off)[:LOOKED_AT])

    def off_first(self, pair: Pair) -> tuple[str | None, str]:
        """(called-off report, later one); None where the plan was held after all or the later one is no new plan."""
        one, other = self.reports[pair.one], self.reports[pair.other]
        off, later = (one, other) if one.status in CALLED_OFF else (other, one)
        held = any(it.status in HELD for it in self.members(off.id))
        known = off.reported and later.reported and later.reported < off.reported
        return (None if held or known else off.id), later.id

    def start(self, report: str) -> tuple[bool, str]:
        """For sorting: the first day of a cluster, the undated last."""
        days = _first_days(self.members(report), dated)
        return days is None, str(days.earliest) if days else ""


def _apart(one: Days | None, other: Days | None) -> int:
    return one.apart(other) if one is not None and other is not None else 0


def _first_days(reports: Iterable[Report], of: Callable[[Report], Days | None]) -> Days | None:
    found = [days for report in reports if (days := of(report)) is not None]
    return min(found, key=lambda days: (days.earliest, days.latest), default=None)
