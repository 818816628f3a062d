"""What rules out that two reports tell of one happening, whatever else speaks for it."""

from demarche.lexicon.linking import family_of, moved_word
from demarche.lexicon.world import World
from demarche.link.blocking import TOLD_TOGETHER
from demarche.link.bodies import size
from demarche.link.days import AHEAD, CARELESS_DAYS, LONGEST, RARE_DAYS, Days, assumed, dated, days_of, given, window
from demarche.link.objects import other_claim, other_object
from demarche.link.parties import Match, countries, country_of, hosts_of, match_parties, named
from demarche.link.towns import is_country, near
from demarche.model.happening import Report

#: Degrees of longitude: five hours of the clock.
FAR_APART = 75


def contradicts(one: Report, other: Report) -> bool:
    """True where the two cannot be one happening, whatever a third report says."""
    return veto_parties(match_parties(one, other), one) or veto(one, other)


def told_apart(one: Report, other: Report) -> bool:
    """Two undated reports that were not published together have only a third in common, if that."""
    if dated(one) is not None or dated(other) is not None or family_of(one.kind).lasting:
        return False
    if same_month(one, other):
        return False
    gap = (one.reported - other.reported).days if one.reported and other.reported else 0
    return abs(gap) > (family_of(one.kind).reach if answered(one, other) else TOLD_TOGETHER)


def same_month(one: Report, other: Report) -> bool:
    """Both put what is not done twice in that time into overlapping months (or years)."""
    first, second = days_of(one.when), days_of(other.when)
    if first is None or second is None or min(first.length, second.length) <= LONGEST:
        return False
    return first.apart(second) == 0 and max(first.length, second.length) <= family_of(one.kind).within


def answered(one: Report, other: Report) -> bool:
    """One denies, after the other was told, and gives no day for what it denies."""
    denial, claim = (one, other) if one.status == "denied" else (other, one)
    if denial.status != "denied" or claim.status == "denied" or days_of(denial.when):
        return False
    return claim.reported is not None and denial.reported is not None and claim.reported <= denial.reported


def veto_parties(match: Match, one: Report) -> bool:
    """Strangers on either side; nobody shared at all."""
    if match.strange and not (family_of(one.kind).symmetric and len(match.countries) > 1):
        return True
    return match.matched == 0


def veto(one: Report, other: Report) -> bool:
    apart = other_days(one, other) or other_place(one, other) or sidelines(one, other)
    return apart or other_object(one, other) or other_claim(one, other)


def other_days(one: Report, other: Report) -> bool:
    """Their days are further apart than two accounts of one happening would put them."""
    family = family_of(one.kind)
    first, second = dated(one), dated(other)
    if first is not None and second is not None:
        return first.apart(second) > most_apart(one, other)
    if None in (days_of(one.when), days_of(other.when)) and (family.lasting or _denied_at_once(one, other)):
        return False
    first, second = first or window(one), second or window(other)
    return first is not None and second is not None and first.apart(second) > family.tolerance


def _denied_at_once(one: Report, other: Report) -> bool:
    """One article tells of it and of its denial: who denies need not say when it is said to have been."""
    return one.document == other.document and (one.status == "denied") != (other.status == "denied")


def most_apart(one: Report, other: Report) -> int:
    """Days that two accounts may differ by: more for what nobody does twice in a row, most for plans of that.

    None where each tells the news of its own day ("spoke today"), or where a day is only assumed.
    """
    family = family_of(one.kind)
    if not family.rare:
        news = _news(one) and _news(other) and not (family.remote and midnight_between(one, other))
        return 0 if assumed(one) or assumed(other) or news else family.tolerance
    first, second = dated(one), dated(other)
    told = [report.reported for report in (one, other) if report.reported is not None and report.status in AHEAD]
    if first is not None and second is not None and len(told) == 2 and max(told) <= min(first.latest, second.latest):
        return RARE_DAYS
    if (not one.when.times or not other.when.times) and _same_journey(one, other):
        return RARE_DAYS  # one of the days is only taken from the day of publication
    return max(family.tolerance, CARELESS_DAYS)


def _same_journey(one: Report, other: Report) -> bool:
    """Somebody known by name with one host."""
    people = {who.actor for who in one.agents if named(who)} & {who.actor for who in other.agents}
    hosts = {country_of(who) for who in hosts_of(one)} & {country_of(who) for who in hosts_of(other)}
    return bool(people and hosts)


def midnight_between(one: Report, other: Report) -> bool:
    """Two people, by name, so far apart that it is tomorrow with one of them for hours; told by two outlets.

    One outlet that tells of two days tells of two calls.
    """
    if one.outlet is None or other.outlet is None or one.outlet == other.outlet:
        return False
    people = {who.actor for who in one.parties if named(who)} & {who.actor for who in other.parties if named(who)}
    states = [state for country in countries(one) if (state := World.load().state(country)) is not None]
    east = [state.longitude for state in states if state.longitude is not None]
    return len(people) > 1 and bool(east) and max(east) - min(east) >= FAR_APART


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
    if family_of(one.kind).id == "visit" and other_stop(one, other):
        return True
    if family_of(one.kind).id == "attack" and other_town(one, other):
        return True
    return first is not None and second is not None and first != second


def other_town(one: Report, other: Report) -> bool:
    """Two towns far from each other: on one day many are struck."""
    first, second = one.place, other.place
    if first is None or second is None or is_country(first) or is_country(second):
        return False
    return not near(first, second)


def other_stop(one: Report, other: Report) -> bool:
    """Two places in one country: of journeys at home, or where one article gives each its own days."""
    if one.place is None or other.place is None or one.place.place == other.place.place:
        return False
    home = {country_of(who) for it in (one, other) for who in it.agents}
    if {one.place.country, other.place.country} == home and not one.recipients and not other.recipients:
        return True
    first, second = dated(one), dated(other)
    if first is None or second is None or one.document != other.document or not (given(one) and given(other)):
        return False
    return first.apart(second) > 0 and one.status in AHEAD and other.status in AHEAD


def _same_people_and_day(one: Report, other: Report) -> bool:
    """Two people known by name, on one day; a plan and an account of it may differ by one more."""
    first, second = dated(one), dated(other)
    people = {who.actor for who in one.parties if named(who)} & {who.actor for who in other.parties if named(who)}
    if len(people) < 2 or first is None or second is None or max(first.length, second.length) > 1:
        return False
    return first.apart(second) <= ((one.status in AHEAD) != (other.status in AHEAD))


def sidelines(one: Report, other: Report) -> bool:
    """A summit of many, and a meeting of two of them in its margin; a tour, and one of its visits."""
    if family_of(one.kind).id == "visit":
        hosts = sorted((len(hosts_of(one)), len(hosts_of(other))))
        return hosts[0] == 1 and hosts[1] > 1 and not _one_country(one, other)
    if one.kind == other.kind or "summit" not in (one.kind, other.kind):
        return False
    summit, meeting = (one, other) if one.kind == "summit" else (other, one)
    return size(summit) > 2 and size(meeting) <= 2


def _one_country(one: Report, other: Report) -> bool:
    """A host named by state and by head of state is one."""
    return len({host.country for report in (one, other) for host in hosts_of(report)}) == 1
