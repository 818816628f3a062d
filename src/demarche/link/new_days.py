"""Pairs of a plan and what became of it: the same event on another day, or an account that may be of it."""

from demarche.lexicon.linking import against_plan, family_of
from demarche.link.days import (
    AHEAD,
    BROUGHT_FORWARD,
    CALLED_OFF,
    HELD,
    RARE_DAYS,
    Days,
    dated,
    days_of,
    shifting,
    window,
)
from demarche.link.parties import Match, hosts_of, named
from demarche.link.vetoes import most_apart, other_place, sidelines
from demarche.model.happening import Pair, Reason, Report

MOVED = Reason("the plan was put off and the same parties planned it again", 0.5)
PERHAPS = Reason("one may be an account of what the other plans", 0.0)
SHIFTED = Reason("one says that the plan of the other got another day", 0.6)


def another_day(match: Match, one: Report, other: Report) -> Pair | None:
    """The pair of two reports whose days differ because the plan was changed; both name the same parties."""
    if not match.same or not family_of(one.kind).renewed or other_place(one, other):
        return None
    if match.matched < 2 and not hostless(match, one, other):
        return None
    if renewal(one, other):
        return Pair(one.id, other.id, MOVED.score, (MOVED,), "moved")
    if match.matched < 2:
        return None
    return Pair(one.id, other.id, SHIFTED.score, (SHIFTED,), "shifted") if shifted(one, other) else None


def hostless(match: Match, one: Report, other: Report) -> bool:
    """Somebody's visit was put off, and it is not said to whom: whether it is the same, its other reports must show."""
    off = [report for report in (one, other) if report.status == "postponed" and not hosts_of(report)]
    known = {who.name for who in (*one.agents, *other.agents) if named(who)}
    return family_of(one.kind).rare and len(off) == 1 and not known.isdisjoint(match.same)


def shifted(one: Report, other: Report) -> bool:
    """One was a plan still ahead when the other was told, which says that it got another day."""
    if one.reported is None or other.reported is None:
        return False
    for plan, news in ((one, other), (other, one)):
        first, second = dated(plan), dated(news)
        if first is None or second is None:
            continue
        if plan.reported is None or news.reported is None or plan.reported > news.reported:
            continue
        if news.status in HELD:
            known = plan.status in CALLED_OFF | AHEAD and against_plan(news.words)
            if known and most_apart(one, other) < first.apart(second) <= BROUGHT_FORWARD:
                return True
            continue
        if plan.status != "planned" or not shifting(news):
            continue
        ahead = news.reported <= first.latest
        least = 0 if news.status in AHEAD else most_apart(one, other)  # "a week earlier than planned" leaves no doubt
        if ahead and least < first.apart(second) <= BROUGHT_FORWARD:
            return True
    return False


def renewal(one: Report, other: Report) -> bool:
    """One was put off, and the other has a later day, within the time in which the family makes up for it."""
    for off, again in ((one, other), (other, one)):
        later = dated(again)
        start = dated(off) or _told(off)
        if off.status not in CALLED_OFF or again.status in CALLED_OFF or later is None or start is None:
            continue
        if dated(off) is None and off.reported and again.reported and again.reported < off.reported:
            continue  # the plan that was put off, not the one that makes up for it
        gap = (later.earliest - start.latest).days
        if most_apart(one, other) < gap <= family_of(one.kind).renewed:
            return True
    return False


def _told(report: Report) -> Days | None:
    return Days(report.reported, report.reported) if report.reported else None


def perhaps(match: Match, one: Report, other: Report) -> Pair | None:
    """A plan, and an account told later that may be of it though days or parties differ: it is not surely overdue."""
    if not family_of(one.kind).plans or other_place(one, other) or sidelines(one, other):
        return None
    plan, account = (one, other) if one.status in AHEAD else (other, one)
    if plan.status not in AHEAD or account.status not in HELD or one.document == other.document:
        return None
    if plan.reported is not None and account.reported is not None and account.reported < plan.reported:
        return None
    people = {who.name for who in (*one.parties, *other.parties) if named(who)}
    if match.strange or (match.matched < 2 and people.isdisjoint(match.same)):
        return None
    days, told = days_of(plan.when), days_of(account.when) or window(account)
    near = days is not None and told is not None and days.apart(told) <= RARE_DAYS
    if told is not None and plan.reported is not None and told.latest < plan.reported:
        return None  # it was over when the plan was told
    return Pair(one.id, other.id, PERHAPS.score, (PERHAPS,), "perhaps") if near else None
