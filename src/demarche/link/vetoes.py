"""What rules out that two reports tell of one happening, whatever else speaks for it."""

from demarche.lexicon.linking import family_of, moved_word
from demarche.link.blocking import TOLD_TOGETHER
from demarche.link.days import AHEAD, CARELESS_DAYS, RARE_DAYS, Days, assumed, dated, days_of, given, window
from demarche.link.parties import Match, hosts_of, match_parties, named
from demarche.model.happening import Report


def contradicts(one: Report, other: Report) -> bool:
    """True where the two cannot be one happening, whatever a third report says."""
    return veto_parties(match_parties(one, other), one) or veto(one, other)


def told_apart(one: Report, other: Report) -> bool:
    """Two undated reports that were not published together have only a third in common, if that."""
    if dated(one) is not None or dated(other) is not None or family_of(one.kind).lasting:
        return False
    gap = (one.reported - other.reported).days if one.reported and other.reported else 0
    return abs(gap) > TOLD_TOGETHER


def veto_parties(match: Match, one: Report) -> bool:
    """Strangers on either side; nobody shared at all."""
    if match.strange and not (family_of(one.kind).symmetric and len(match.countries) > 1):
        return True
    return match.matched == 0


def veto(one: Report, other: Report) -> bool:
    return other_days(one, other) or other_place(one, other) or sidelines(one, other)


def other_days(one: Report, other: Report) -> bool:
    """Their days are further apart than two accounts of one happening would put them."""
    family = family_of(one.kind)
    first, second = dated(one), dated(other)
    if first is not None and second is not None:
        return first.apart(second) > most_apart(one, other)
    if family.lasting and None in (days_of(one.when), days_of(other.when)):
        return False
    first, second = first or window(one), second or window(other)
    return first is not None and second is not None and first.apart(second) > family.tolerance


def most_apart(one: Report, other: Report) -> int:
    """Days that two accounts may differ by: more for what nobody does twice in a row, most for plans of that.

    None where each tells the news of its own day ("spoke today"), or where a day is only assumed.
    """
    family = family_of(one.kind)
    if not family.rare:
        return 0 if assumed(one) or assumed(other) or (_news(one) and _news(other)) else family.tolerance
    first, second = dated(one), dated(other)
    told = [report.reported for report in (one, other) if report.reported is not None and report.status in AHEAD]
    if first is not None and second is not None and len(told) == 2 and max(told) <= min(first.latest, second.latest):
        return RARE_DAYS
    return max(family.tolerance, CARELESS_DAYS)


def _news(report: Report) -> bool:
    """It names the day of its own publication."""
    days = dated(report)
    told = report.reported
    return given(report) and days is not None and told is not None and days == Days(told, told)


def other_place(one: Report, other: Report) -> bool:
    """Two countries, for what takes place somewhere; unless a text says that it was moved."""
    if not family_of(one.kind).bodily or moved_word(one.words) == "moved" or moved_word(other.words) == "moved":
        return False
    first, second = one.place and one.place.country, other.place and other.place.country
    if _same_people_and_day(one, other):
        return False  # two accounts, one of which has the place wrong
    return first is not None and second is not None and first != second


def _same_people_and_day(one: Report, other: Report) -> bool:
    """Two people known by name, on one day."""
    days = dated(one)
    people = {who.actor for who in one.parties if named(who)} & {who.actor for who in other.parties if named(who)}
    return len(people) > 1 and days is not None and days.length == 1 and days == dated(other)


def sidelines(one: Report, other: Report) -> bool:
    """A summit of many, and a meeting of two of them in its margin; a tour, and one of its visits."""
    if family_of(one.kind).id == "visit":
        hosts = sorted((len(hosts_of(one)), len(hosts_of(other))))
        return hosts[0] == 1 and hosts[1] > 1 and not _one_country(one, other)
    if one.kind == other.kind or "summit" not in (one.kind, other.kind):
        return False
    summit, meeting = (one, other) if one.kind == "summit" else (other, one)
    return len(summit.parties) > 2 and len(meeting.parties) <= 2


def _one_country(one: Report, other: Report) -> bool:
    """A host named by state and by head of state is one."""
    return len({host.country for report in (one, other) for host in hosts_of(report)}) == 1
