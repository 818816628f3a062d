"""The stops of a tour: the days between which one lies that is told without its own."""

from collections.abc import Sequence
from datetime import date

from demarche.model.record import TimeSpan, When
from demarche.resolve.event_days import narrowest, precision
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_merge import within

LIVE = frozenset({"planned", "ongoing", "occurred"})
#: Rules of the verbs that lead to a stop: their day is the one on which the stay begins.
LEADING = frozenset({"visit-travel", "visit-continue", "visit-arrive"})
#: No tour lasts longer; "a tour in 2023" says nothing of the days of its stops.
LONGEST = 31


def bound_stops(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "From May 3 to 8 he will travel to Chad, Kenya and Peru. He will *first* travel to Chad. On May 5 he will ...":
    a stop without days lies between the stops before and after it, or within the tour; the last lasts until its end.
    """
    for tour in drafts:
        days = narrowest(tour.times)
        if tour.kind != "visit" or len(tour.recipients) < 2 or days is None or (days[1] - days[0]).days > LONGEST:
            continue
        stops = [draft for draft in drafts if is_stop(scene, tour, draft)]
        for number, stop in enumerate(stops):
            own = narrowest(stop.times)
            if own is None:
                stop.bounds = bounds(tour, *between(days, stops[:number], stops[number + 1 :]))
            elif own[0] == own[1] and stop is stops[-1] and stop.finding.rule in LEADING:
                stop.bounds = bounds(tour, own[0], days[1], *stop.times)


def bounds(tour: Draft, earliest: date, latest: date, *times: TimeSpan) -> When:
    """The days, with the times that say so."""
    ids = dict.fromkeys(time.id for time in (*times, *tour.times))
    return When(earliest, latest, precision(earliest, latest), tuple(ids))


def is_stop(scene: Scene, tour: Draft, draft: Draft) -> bool:
    """A visit of the same people to one of the tour's hosts, told after the tour, on its days if on any."""
    if draft is tour or draft.kind != "visit" or len(draft.recipients) != 1 or draft.trigger.start < tour.trigger.start:
        return False
    alike = tour.status == draft.status or {tour.status, draft.status} <= LIVE - {"occurred"}
    if not alike or draft.presupposed or not draft.agents or not within(scene, draft.agents, tour.agents):
        return False
    days, own = narrowest(tour.times), narrowest(draft.times)
    inside = own is None or (days is not None and days[0] <= own[0] and own[1] <= days[1])
    return inside and draft.recipients[0].actor in {host.actor for host in tour.recipients}


def between(days: tuple[date, date], before: Sequence[Draft], after: Sequence[Draft]) -> tuple[date, date]:
    """From the last day of the stop told before to the first of the one told after, where they are told in order."""
    ends = [own[1] for stop in before if (own := narrowest(stop.times)) is not None]
    starts = [own[0] for stop in after if (own := narrowest(stop.times)) is not None]
    earliest, latest = max([days[0], *ends]), min([days[1], *starts])
    return (earliest, latest) if earliest <= latest else days
