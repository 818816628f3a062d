"""What holds at present: the status and the days of a happening.

The rules are one table, `lexicon/data/link/statuses.yaml`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from demarche.lexicon.linking import family_of, status_rules
from demarche.link.days import CALLED_OFF, LONGEST, Days, dated, days_of, given, told_day
from demarche.model.happening import Report
from demarche.model.record import When

HELD = frozenset({"occurred", "ongoing"})


def present_status(reports: Sequence[Report], today: date) -> tuple[str, str]:
    """(status, id of the rule); `reports` in order of the day reported."""
    anything = {report.status for report in reports}
    last = last_word(reports)
    for rule in status_rules()["present"]:
        if "any" in rule and not anything.intersection(rule["any"]):
            continue
        if "last" in rule and not last.intersection(rule["last"]):
            continue
        if rule.get("passed") and not (family_of(reports[0].kind).plans and _passed(reports, rule["days"], today)):
            continue
        return rule["status"], rule["id"]
    return reports[-1].status, "only"


def last_word(reports: Sequence[Report]) -> set[str]:
    """The statuses of the last day's reports; a new plan beside the old one called off leaves only the plan."""
    said = [report for report in reports if report.status != "possible" and not recalled(report, reports)]
    said = said or list(reports)
    last = told_day(said[-1])
    day = [report for report in said if told_day(report) == last]
    statuses = {report.status for report in day}
    if statuses & CALLED_OFF and "planned" in statuses and new_plan(said, day) is not None:
        return statuses - CALLED_OFF
    return statuses


def recalled(report: Report, reports: Sequence[Report]) -> bool:
    """True for a calling off that is told once more after a new plan: "he had called off a visit in February"."""
    if report.status not in CALLED_OFF:
        return False
    own, told = dated(report), told_day(report)
    off = min((told_day(it) for it in reports if it.status in CALLED_OFF), default=told)
    since = [it for it in reports if it.status == "planned" and off < told_day(it) < told]
    plans = [days for it in since if (days := dated(it))]
    if own is None and report.status == "cancelled" and all(days.latest <= told for days in plans):
        before = {it.status for it in reports if it.status in CALLED_OFF and told_day(it) < told}
        if before == {"postponed"}:
            return False  # it was put off, and on its new day it was not to be
    return bool(plans) and (own is None or all(own.apart(days) > 0 for days in plans))


def new_plan(reports: Sequence[Report], day: Sequence[Report]) -> Report | None:
    """A plan of `day` that lies after every day that was called off or planned before."""
    new = [report for report in day if report.status == "planned" and dated(report)]
    old = [days for it in reports if (it.status in CALLED_OFF or it not in day) and (days := dated(it))]
    told = told_day(day[0])
    for report in new:
        days = dated(report)
        assert days is not None
        if all(before.latest < days.earliest for before in old) and (old or days.earliest > told):
            return report
    return None


def _passed(reports: Sequence[Report], status: str, today: date) -> bool:
    when = present_days(reports, status)
    return when.latest is not None and when.latest < today


def present_days(reports: Sequence[Report], status: str) -> When:
    """The days that most independent texts of the present status give; the newest plan's where it is still ahead."""
    if status in HELD:
        chosen = days_held(reports)
    else:
        chosen = [report for report in reports if report.status == "planned"]
        known = [report for report in chosen if days_of(report.when)]
        chosen = [report for report in known if told_day(report) == told_day(known[-1])] if known else chosen
    for group in (chosen, [report for report in reports if report.status not in CALLED_OFF], reports):
        whens = [report for report in group if days_of(report.when)]
        if whens:
            return replace(_best_known(_most_told(whens), reports), times=())
    return When()


def days_held(reports: Sequence[Report]) -> list[Report]:
    """The accounts; a plan that names the days knows them better than accounts that only have their own day."""
    held = [report for report in reports if report.status in HELD]
    plans = [report for report in reports if report.status == "planned" and given(report)]
    if family_of(reports[0].kind).rare and plans and not any(report.when.times for report in held):
        return plans
    return held


def _best_known(when: When, reports: Sequence[Report]) -> When:
    """Of "in March" the days in March that another report gives; of a day of a visit the whole stay as planned."""
    days = days_of(when)
    other = [report for report in reports if report.status not in CALLED_OFF and dated(report) is not None]
    if days is None or not other:
        return when
    if days.length > LONGEST or _week(days):
        within = [it for it in other if (own := dated(it)) and days.holds(own) and own.length < days.length]
        return _most_told(within) if within else when
    if family_of(reports[0].kind).id != "visit":
        return when
    plans = [it for it in other if it.status == "planned" and told_day(it) <= days.latest]
    plans = [it for it in plans if (own := dated(it)) and not _week(own)]
    last = [it for it in plans if told_day(it) == told_day(plans[-1])]
    whole = [it for it in last if (own := dated(it)) and own.holds(days)]
    return _most_told(whole) if whole else when


def _week(days: Days) -> bool:
    """From Monday to Sunday, as "last week" is read."""
    return days.length == 7 and days.earliest.weekday() == 0


def _most_told(reports: Sequence[Report]) -> When:
    votes: Counter[tuple[date | None, date | None]] = Counter()
    for earliest, latest, _ in {(it.when.earliest, it.when.latest, it.origin or it.document) for it in reports}:
        votes[earliest, latest] += 1
    long = family_of(reports[0].kind).id == "visit"

    def weight(report: Report) -> tuple[bool, int, int, date, str]:
        days = days_of(report.when)
        length = days.length if days and not _week(days) else 0  # "this week" is no stay of seven days
        return (
            dated(report) is not None,
            votes[report.when.earliest, report.when.latest],
            length if long else -length,
            report.reported or date.min,
            report.id,
        )

    return max(reports, key=weight).when


def other_days(reports: Iterable[Report], when: When) -> tuple[When, ...]:
    """Intervals that some report gave and that do not meet the present one."""
    present = days_of(when)
    found = {}
    for report in reports:
        days = dated(report)
        if days is not None and present is not None and days.apart(present) > 0 and days_of(report.when):
            found[str(days)] = replace(report.when, times=())
    return tuple(found[key] for key in sorted(found))
