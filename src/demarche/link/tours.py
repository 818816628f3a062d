"""A tour of several countries and the visits it is made of: they stay apart, but a tour whose stops took place did."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from demarche.lexicon.linking import family_of
from demarche.link.days import AHEAD, CALLED_OFF, HELD, dated, days_of
from demarche.link.parties import country_of, hosts_of, named
from demarche.link.shown import LONGEST_TOUR
from demarche.model.happening import Pair, Reason, Report

LEG = Reason("the visit is a stop of the tour", 0.0)
#: Days by which a stop may lie before or after the tour, as it was told.
LEEWAY = 1
#: So long before a tour its stops are told of.
BEFORE = timedelta(10)


def hosting(visit: Report) -> frozenset[str]:
    """The countries visited."""
    return frozenset(country_of(host) for host in hosts_of(visit))


def is_leg(visit: Report, tour: Report) -> bool:
    """The same traveller, by name, in one of the tour's countries on its days, or to go there, told not long before."""
    if family_of(visit.kind).id != "visit" or family_of(tour.kind).id != "visit":
        return False
    stops, host = hosting(tour), hosting(visit)
    if len(host) != 1 or len(stops) < 2 or not host <= stops:
        return False
    first, second = dated(visit), days_of(tour.when)
    if second is None or second.length > LONGEST_TOUR or not same_traveller(visit, tour):
        return False
    if first is not None:
        return first.apart(second) <= LEEWAY and first.length <= second.length
    told = visit.reported if visit.status in AHEAD and days_of(visit.when) is None else None
    return told is not None and second.earliest - BEFORE <= told <= second.latest


def same_traveller(one: Report, other: Report) -> bool:
    """Somebody known by name goes on both."""
    return not {who.actor for who in one.agents if named(who)}.isdisjoint(who.actor for who in other.agents)


def leg(one: Report, other: Report) -> Pair | None:
    """The pair of a tour and one of its stops."""
    if is_leg(one, other) or is_leg(other, one):
        return Pair(one.id, other.id, 0.0, (LEG,), "leg")
    return None


def legs(
    pairs: Iterable[Pair], cluster: Mapping[str, Sequence[str]], reports: Mapping[str, Report]
) -> dict[str, tuple[str, ...]]:
    """First report of a tour's cluster -> those of its stops."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.relation == "leg":
            one, other = pair.one, pair.other
            tour, stop = (one, other) if is_leg(reports[other], reports[one]) else (other, one)
            if cluster[tour][0] != cluster[stop][0]:
                found[cluster[tour][0]].add(cluster[stop][0])
    return {tour: tuple(sorted(stops)) for tour, stops in sorted(found.items())}


def one_of_each(loose: Iterable[Report], firm: Iterable[str], on_tour: Mapping[str, Sequence[str]]) -> list[str]:
    """Of the clusters `firm` that a visit may be, if it is told without a host, tours for all of their stops."""
    found = list(firm)
    if any(map(hosts_of, loose)):
        return found
    told = {stop for it in found for stop in on_tour.get(it, ())}
    return [it for it in found if it not in told]


def status_by_stops(tour: Iterable[Report], stops: Iterable[Report]) -> str | None:
    """A tour that was only planned has begun, or is over, where somebody tells of one of its stops that it was held."""
    if any(report.status not in AHEAD for report in tour):
        return None
    held = {report.status for report in stops} & (HELD | CALLED_OFF)
    return "occurred" if held & HELD else None
