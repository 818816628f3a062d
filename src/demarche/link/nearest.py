"""Which of several dated happenings an undated report means: the nearest, if no other is nearly as near."""

from collections.abc import Mapping, Sequence

from demarche.lexicon.linking import family_of
from demarche.link.days import AHEAD, CALLED_OFF, HELD, Days, dated, days_of
from demarche.model.happening import Report

#: The second nearest must lie this many days further off, or score this much less.
CLEARLY_FURTHER = 14
CLEARLY_LIKER = 0.15


def choose(loose: Sequence[Report], candidates: Mapping[str, tuple[Sequence[Report], float]]) -> str | None:
    """The candidate (key -> reports and score) that `loose` can only mean; None where two come into question."""
    begun = {key: it for key, it in candidates.items() if not to_come(loose, it[0])}
    ranked = sorted(
        (min(distance(one, members) for one in loose), -score, key)
        for key, (members, score) in (begun or candidates).items()
    )
    if not ranked:
        return None
    if len(ranked) > 1:
        (near, score, _), (next_near, next_score, _) = ranked[:2]
        further = next_near - near >= max(CLEARLY_FURTHER, near)
        liker = score + CLEARLY_LIKER <= next_score
        there = near == 0 and next_near > family_of(loose[0].kind).tolerance and any(map(away, loose))
        if not further and not liker and not there:
            return None
    return ranked[0][2]


def to_come(loose: Sequence[Report], members: Sequence[Report]) -> bool:
    """What took place, as it is told, is none that begins later."""
    told = [it.reported for it in loose if it.status in HELD and it.reported is not None]
    days = [own for it in members if (own := dated(it)) is not None]
    return bool(told and days) and all(own.earliest > min(told) for own in days)


def away(loose: Report) -> bool:
    """True for a visit with its days, or told of as it goes on: nobody is in two countries at once."""
    return family_of(loose.kind).id == "visit" and (dated(loose) is not None or loose.status in HELD)


def distance(loose: Report, members: Sequence[Report]) -> int:
    """Days from where the report points (its own interval, else its publication) to the happening's days.

    What is ahead is sought after the day of publication, what is past before it: days on the wrong side count double.
    """
    own, told = dated(loose) or days_of(loose.when), loose.reported
    found = []
    for member in members:
        days = dated(member)
        if days is None:
            continue
        if own is not None:
            found.append(days.apart(own))
        elif told is not None:
            gap = days.apart(Days(told, told))
            wrong = days.latest < told if loose.status in AHEAD | CALLED_OFF else days.earliest > told
            found.append(2 * gap if wrong else gap)
    return min(found, default=10**6)
