"""Visits that nobody tells were made, but which a meeting shows: the visitor met somebody there, on those days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from demarche.lexicon.linking import family_of
from demarche.link.days import AHEAD, HELD, Days, days_of, told_order
from demarche.link.parties import country_of, hosts_of, named
from demarche.model.happening import Change, Pair, Reason, Report

SHOWS = Reason("the meeting shows that the visit was made", 0.0)
#: Days of the longest tour, and of a meeting whose day is known well enough.
LONGEST_TOUR = 21
LONGEST_MEETING = 3
#: Days that a visit may last beyond the one on which it begins.
STAY = 2


def stay(visit: Report) -> Days | None:
    """The days of a visit that is still to come; None for anything else. One of which only the first day is told may
    last for some more.
    """
    days = days_of(visit.when) if family_of(visit.kind).id == "visit" and visit.status in AHEAD else None
    if days is None or days.length > LONGEST_TOUR:
        return None
    return Days(days.earliest, days.latest + timedelta(STAY)) if days.length == 1 else days


def held(meeting: Report) -> Days | None:
    """The days of a meeting that took place; None for anything else."""
    if family_of(meeting.kind).id != "encounter" or meeting.status not in HELD:
        return None
    days = days_of(meeting.when)
    return days if days is not None and days.length <= LONGEST_MEETING else None


def travellers(report: Report) -> frozenset[str]:
    """Who is known by name: of a visit those who go, of a meeting all."""
    return frozenset(who.actor for who in (report.agents if _visit(report) else report.parties) if named(who))


def abroad(report: Report) -> frozenset[str]:
    """The countries to which a visit goes, but for the visitors' own; in which a meeting took place, else of those met.

    Whom somebody meets alone on the days of a visit to their country, no country being told, he meets there.
    """
    if _visit(report):
        return frozenset(map(country_of, hosts_of(report))) - {country_of(who) for who in report.agents}
    if report.place is not None and report.place.country is not None:
        return frozenset({report.place.country})
    alone = len(report.parties) == 2
    return frozenset(country_of(who) for who in report.parties if named(who)) if alone else frozenset()


def shows(meeting: Report, visit: Report) -> bool:
    """One who was to go, by name, was there on those days."""
    days, planned = held(meeting), stay(visit)
    if days is None or planned is None or not planned.holds(days):
        return False
    return not travellers(meeting).isdisjoint(travellers(visit)) and not abroad(meeting).isdisjoint(abroad(visit))


def witnesses(
    pairs: Iterable[Pair], cluster: Mapping[str, Sequence[str]], reports: Mapping[str, Report]
) -> dict[str, tuple[str, ...]]:
    """First report of a visit's cluster -> the meetings that show that it was made, in the order told.

    Only of visits of which all reports say that they are to come.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.relation in ("shows", "part"):
            for meeting, visit in ((pair.one, pair.other), (pair.other, pair.one)):
                members = [reports[it] for it in cluster[visit]]
                if shows(reports[meeting], reports[visit]) and all(it.status in AHEAD for it in members):
                    found[cluster[visit][0]].add(meeting)
    return {visit: tuple(sorted(them, key=lambda it: told_order(reports[it]))) for visit, them in sorted(found.items())}


def made(visit: Iterable[Report], meeting: Report) -> Change:
    """The turn of a planned visit that was made, on the day on which the meeting was told."""
    days = days_of(meeting.when)
    return Change(meeting.reported, "happened", "planned", str(days), tuple(it.id for it in visit))


def _visit(report: Report) -> bool:
    return family_of(report.kind).id == "visit"
