"""Meetings that belonged to a visit: called off with it, moved with it, and held when it is made up for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from demarche.link.days import AHEAD, CALLED_OFF, HELD, dated, shifting, told_day, told_order
from demarche.link.parties import match_parties
from demarche.model.happening import Change, Pair, Report


def ties(pairs: Iterable[Pair], cluster: Mapping[str, Sequence[str]], reports: Mapping[str, Report]) -> dict[str, str]:
    """First report of a meeting's cluster -> that of the visit to which it belongs."""
    found: dict[str, str] = {}
    for pair in sorted((pair for pair in pairs if pair.relation == "part"), key=lambda pair: (pair.one, pair.other)):
        meeting, visit = pair.one, pair.other
        if reports[meeting].kind == "visit":
            meeting, visit = visit, meeting
        found.setdefault(cluster[meeting][0], cluster[visit][0])
    return found


def made_up(
    tied: Mapping[str, str], cluster: Mapping[str, Sequence[str]], reports: Mapping[str, Report]
) -> Iterator[tuple[str, str]]:
    """(plan, later meeting) of the same parties on a visit that was put off and then took place, or got other days."""
    of_visit: dict[str, list[str]] = defaultdict(list)
    for meeting, visit in tied.items():
        of_visit[visit].append(meeting)
    for visit, meetings in sorted(of_visit.items()):
        off = any(reports[it].status in CALLED_OFF for it in cluster[visit])
        if not off and not any(shifting(reports[it]) for it in cluster[visit]):
            continue
        for plan in sorted(meetings):
            later = [it for it in sorted(meetings) if only_planned(plan, cluster, reports) and it != plan]
            again = [it for it in later if after(cluster[plan], cluster[it], reports, earlier=not off)]
            if len(again) == 1:
                yield plan, again[0]


def only_planned(meeting: str, cluster: Mapping[str, Sequence[str]], reports: Mapping[str, Report]) -> bool:
    return all(reports[it].status in AHEAD for it in cluster[meeting])


def after(plan: Sequence[str], other: Sequence[str], reports: Mapping[str, Report], *, earlier: bool = False) -> bool:
    """The other is told later, of later days (or `earlier` ones), and both know the same two parties or more."""
    first = max((reports[it] for it in plan), key=told_order)
    second = min((reports[it] for it in other), key=told_order)
    days = dated(first), dated(second)
    match = match_parties(first, second)
    if days[0] is None or days[1] is None:
        return False
    later = days[1].earliest > days[0].latest or (earlier and days[1].latest < days[0].earliest)
    return later and told_order(first) < told_order(second) and len(match.same) > 1 and not match.strange


def called_off(visit: Iterable[Report]) -> str | None:
    """postponed | cancelled where the visit was called off, as it was last told; else None."""
    told = sorted((it for it in visit if it.status in CALLED_OFF), key=told_order)
    return told[-1].status if told else None


def follows_whole(meeting: Iterable[Report], visit: Sequence[Report]) -> str | None:
    """The status that a meeting has from its visit: only where nobody tells that it was held or called off by itself.

    None, too, where a plan of the meeting was told after the visit was called off.
    """
    members = list(meeting)
    if any(it.status in HELD | CALLED_OFF or it.status == "denied" for it in members):
        return None
    off = [told_order(it) for it in visit if it.status in CALLED_OFF]
    return called_off(visit) if off and max(map(told_order, members)) < max(off) else None


def off_with_whole(turns: Iterable[Change], meeting: Sequence[Report], visit: Sequence[Report]) -> Iterator[Change]:
    """The turns of a meeting: what looks as if it had been put off when it was planned anew was called off with its
    visit, on the day on which that was told.
    """
    off = sorted((it for it in visit if it.status in CALLED_OFF), key=told_order)
    first = min((told_order(it) for it in meeting if it.status in AHEAD), default=None)
    for turn in turns:
        news = next(
            (it for it in off if first is not None and turn.day and told_order(it) > first and told_day(it) < turn.day),
            None,
        )
        if turn.kind != "postponed" or news is None or any(it.status in CALLED_OFF for it in meeting):
            yield turn
            continue
        plans = tuple(it.id for it in meeting if it.status in AHEAD and told_order(it) < told_order(news))
        yield Change(told_day(news), news.status, turn.before, None, plans)
        yield replace(turn, kind="announced")


def with_whole(meeting: Sequence[Report], visit: Sequence[Report]) -> Iterator[Change]:
    """The turn of a planned meeting that is called off with its visit, on the day on which that was told."""
    planned = max(map(told_order, meeting))
    off = [it for it in sorted(visit, key=told_order) if it.status in CALLED_OFF and told_order(it) > planned]
    if off:
        yield Change(told_day(off[0]), off[0].status, "planned", None, tuple(it.id for it in meeting))
