"""Whether two reports tell of one happening: a score from reasons in words.

Likeness of the wording plays no part. A veto (wrong kind, other parties, other days, other country) ends the
comparison. A pair in which one report lacks a day or a party is at best a `maybe`: it is decided when all that it could
be is known.
"""

from collections.abc import Iterator

from demarche.lexicon.linking import family_of
from demarche.link.across import across
from demarche.link.blocking import QUARTER, TOLD_TOGETHER
from demarche.link.bodies import body_in
from demarche.link.days import AHEAD, CALLED_OFF, HELD, Days, dated, days_of, given
from demarche.link.new_days import another_day, perhaps
from demarche.link.parties import Match, assembled, hosts_of, match_parties, named
from demarche.link.tours import leg
from demarche.link.vetoes import answered, same_month, veto, veto_parties
from demarche.model.happening import Pair, Reason, Report

#: From here on two reports are one happening; from MAYBE on they are if nothing else fits.
THRESHOLD = 0.6
MAYBE = 0.3
#: Days of a month; "in 2004" tells nothing of what happens every week.
LONG_AGO = 31
#: A denial is of what the article just told, though it leaves half of it out.
DENIED = 0.45
COPIED = Reason("the texts are copies of one text, which tells it in these very words", 1.0)


def compare(one: Report, other: Report) -> Pair | None:
    """The pair with score, reasons and relation; None where the two have nothing to do with each other."""
    if other.id < one.id:
        one, other = other, one
    if one.id == other.id:
        return None
    if family_of(one.kind) is not family_of(other.kind):
        return across(one, other)
    if copied(one, other):
        return Pair(one.id, other.id, COPIED.score, (COPIED,))
    match = match_parties(one, other)
    if veto_parties(match, one):
        return None
    return _compare(one, other, match) or perhaps(match, one, other)


def _compare(one: Report, other: Report, match: Match) -> Pair | None:
    """As `compare`, of two reports of one family whose parties may be the same."""
    if (renewed := another_day(match, one, other)) is not None:
        return renewed
    if veto(one, other):
        return leg(one, other)
    if not _known_enough(one, other, match):
        return None
    reasons = (
        *_kinds(one, other),
        *_parties(match, one, other),
        *_days(one, other, match),
        *_places(one, other),
        *_rest(one, other),
    )
    score = round(sum(reason.score for reason in reasons), 3)
    if (dated(one) is None or dated(other) is None) and not _together(one, other):
        return Pair(one.id, other.id, score, reasons, "maybe") if score >= MAYBE else None
    if score >= (DENIED if _denial(one, other) else THRESHOLD):
        return Pair(one.id, other.id, score, reasons)
    lacking = _lacking(one) or _lacking(other)
    return Pair(one.id, other.id, score, reasons, "maybe") if lacking and match.same and score >= MAYBE else None


def copied(one: Report, other: Report) -> bool:
    """Copies of one text tell the same of the same, in the same sentence."""
    if one.origin != other.origin or not one.origin or one.document == other.document or one.words != other.words:
        return False
    sides = [tuple(frozenset(who.name for who in side) for side in (it.agents, it.recipients)) for it in (one, other)]
    return sides[0] == sides[1] and (one.kind, one.status, one.when.earliest, one.when.latest) == (
        *(other.kind, other.status, other.when.earliest, other.when.latest),
    )


def _lacking(report: Report) -> bool:
    """True where a side is not named that such an event has."""
    family = family_of(report.kind)
    if family.symmetric:
        return body_in(report) is None and len(report.parties) < 2 and not any(map(assembled, report.parties))
    if family.single or not report.agents:
        return not report.agents
    return not (hosts_of(report) if family.id == "visit" else report.recipients)


def _known_enough(one: Report, other: Report, match: Match) -> bool:
    """Without a day and a side, or without a day and a host of things alike, a report could mean anything."""
    if _denial(one, other) or (one.origin == other.origin and one.document != other.document):
        return True
    lacking = _lacking(one) or _lacking(other)
    loose = dated(one) is None or dated(other) is None
    if family_of(one.kind).speech:
        return not loose and not lacking or _together(one, other)
    if _recalled(one, other):
        return any(named(who) for who in (*one.agents, *other.agents) if who.name in match.same)
    if any(map(_long_ago, (one, other))):
        return False
    if lacking and loose and _meanwhile(one, other):
        return any(named(who) for who in one.agents if who.name in match.same)
    if family_of(one.kind).rare and one.status == other.status and one.status in CALLED_OFF and _together(one, other):
        return any(named(who) for who in one.agents if who.name in match.same)
    placed = one.place is not None and other.place is not None and one.place.place == other.place.place
    return not (lacking and loose) or (placed and bool(match.same))


def _long_ago(report: Report) -> bool:
    """Something of which there are many, said to have been in a whole season or year: it could be any of them."""
    days, family = days_of(report.when), family_of(report.kind)
    if days is None or report.status not in HELD or report.kind == "summit":
        return False
    return days.length > max(family.within, LONG_AGO)


def _meanwhile(one: Report, other: Report) -> bool:
    """A visit told of without a day while another one of the same person goes on: nobody is in two places."""
    if family_of(one.kind).id != "visit":
        return False
    for loose, firm in ((one, other), (other, one)):
        days, told = dated(firm), loose.reported
        if days is not None and told is not None and days_of(loose.when) is None and loose.status in HELD:
            return days.apart(Days(told, told)) <= 1
    return False


def _recalled(one: Report, other: Report) -> bool:
    """One recalls without a day that a plan was called off, the other tells of such a plan; nobody has two of that."""
    if not family_of(one.kind).rare:
        return False
    for off, plan in ((one, other), (other, one)):
        told = off.reported is not None and plan.reported is not None and off.reported >= plan.reported
        if (
            told
            and off.status in CALLED_OFF
            and dated(off) is None
            and plan.status in CALLED_OFF | AHEAD
            and dated(plan)
        ):
            return True
    return False


def _together(one: Report, other: Report) -> bool:
    """Two undated reports, published together with one status, or a claim and its denial: what one is, the other is."""
    if _denial(one, other):
        return True
    if one.reported is None or other.reported is None:
        return False
    gap = abs((one.reported - other.reported).days)
    if family_of(one.kind).lasting:
        return gap <= QUARTER
    if same_month(one, other):
        return one.status == other.status
    if answered(one, other):
        return gap <= family_of(one.kind).reach
    alike = one.status == other.status or {one.status, other.status} <= AHEAD
    return gap <= TOLD_TOGETHER and alike and dated(one) is None and dated(other) is None


def _denial(one: Report, other: Report) -> bool:
    return one.document == other.document and (one.status == "denied") != (other.status == "denied")


def _kinds(one: Report, other: Report) -> Iterator[Reason]:
    if one.kind == other.kind:
        yield Reason(f"both tell of the same kind of event, {one.kind}", 0.05)
    else:
        yield Reason(f"{one.kind} and {other.kind} can be words for one event", 0.0)


def _parties(match: Match, one: Report, other: Report) -> Iterator[Reason]:
    """Both sides known and the same weighs most; a missing side and a further party weigh against."""
    if match.same:
        yield Reason(f"both name {_listed(match.same)}", min(0.2 * len(match.same), 0.4))
    if match.standing:
        pairs = _listed(tuple(f"{first} for {second}" for first, second in match.standing))
        yield Reason(f"one can stand for the other: {pairs}", min(0.15 * len(match.standing), 0.3))
    loose = dated(one) is None or dated(other) is None
    if loose and match.same and family_of(one.kind).single and not match.missing and one.place == other.place:
        yield Reason("who it is says what is meant", 0.1)
    lacking = _lacking(one) + _lacking(other)
    if lacking:
        yield Reason(
            "both leave a side open" if lacking > 1 else "one of them leaves a side open", -0.05 - 0.05 * lacking
        )
    if not family_of(one.kind).symmetric and not (one.agents and other.agents):
        yield Reason("nobody is named who does it", -0.2)
    if match.extra:
        yield Reason(f"one of them names {match.extra} more", -0.2 if family_of(one.kind).symmetric else -0.1)
    if match.strange:
        yield Reason(f"only one of them names {_listed(match.strange)}", -0.2)


def _days(one: Report, other: Report, match: Match) -> Iterator[Reason]:
    first, second = dated(one), dated(other)
    if first is None or second is None:
        if _together(one, other):
            words = "both give the same month" if same_month(one, other) else "both were published within days"
            denied = answered(one, other) and (first or second)
            yield Reason("one denies what the other told" if denied else f"neither gives a day, and {words}", 0.2)
        elif _meanwhile(one, other):
            yield Reason("one gives no day, but was published on the days of the other", 0.2)
        else:
            yield Reason("one gives no day, but the days do not speak against it", 0.0)
        return
    apart = first.apart(second)
    longest = max(first.length, second.length)
    if apart:
        close = 0.3 if family_of(one.kind).rare and not _lacking(one) + _lacking(other) else 0.2
        yield Reason(f"their days are {apart} apart ({first}, {second})", close if apart <= 1 else 0.1)
    elif days_of(one.when) is None or days_of(other.when) is None:
        yield Reason(f"said on the days before publication ({first}, {second})", 0.25)
    elif longest <= 3:
        yield Reason(f"the same days ({first})" if first == second else f"their days overlap ({first}, {second})", 0.35)
    else:
        yield Reason(f"the days of one lie within a week given by the other ({first}, {second})", 0.25)
    if not apart and given(one) and given(other) and len(match.same) > 1:
        yield Reason("both texts name the day themselves", 0.05)


def _places(one: Report, other: Report) -> Iterator[Reason]:
    if one.place is None or other.place is None:
        return
    if one.place.place == other.place.place:
        yield Reason(f"the same place, {one.place.name}", 0.15)
    elif one.place.country is None or other.place.country is None:
        return  # an island or a hall, which may lie in the other
    elif one.place.country == other.place.country:
        cities = not any(host.name in (one.place.name, other.place.name) for host in (*hosts_of(one), *hosts_of(other)))
        both = f"{one.place.name} and {other.place.name}"
        yield Reason(f"{both} lie in one country", -0.1 if cities and family_of(one.kind).symmetric else 0.05)
    else:
        yield Reason(f"different places, {one.place.name} and {other.place.name}", -0.15)


def _rest(one: Report, other: Report) -> Iterator[Reason]:
    if _recalled(one, other):
        yield Reason("one recalls that the plan was called off", 0.2)
    elif one.status == other.status:
        twice = family_of(one.kind).rare and one.status in CALLED_OFF and _together(one, other)
        yield Reason(f"both say it is {one.status}", 0.25 if twice else 0.05)
    if _denial(one, other):
        yield Reason("one article tells of it and of its denial", 0.3)
    elif one.document == other.document:
        yield Reason("one article tells them apart", -0.15)
    elif one.origin and one.origin == other.origin:
        yield Reason("the texts are copies of one text", 0.1)


def _listed(names: tuple[str, ...]) -> str:
    unique = list(dict.fromkeys(names))
    return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)
