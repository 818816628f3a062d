"""Days of reports: which are given, which can be assumed, and how far two are apart."""

from dataclasses import dataclass
from datetime import date, timedelta

from demarche.lexicon.linking import Family, against_plan, family_of, moved_word
from demarche.model.happening import Report
from demarche.model.record import When

#: Longer intervals ("in March") are no day: such a report is treated as undated within them.
LONGEST = 10
#: Plans lie further ahead than what is told lies back: so many times the reach of the family.
HORIZON = 2
#: Days by which two plans, or two accounts, of something that is not done twice in a row may differ.
RARE_DAYS = 10
CARELESS_DAYS = 3
#: Days by which a plan is put off or brought forward in one breath.
BROUGHT_FORWARD = 60
AHEAD = frozenset({"planned", "possible"})
HELD = frozenset({"occurred", "ongoing"})
CALLED_OFF = frozenset({"postponed", "cancelled"})


@dataclass(frozen=True, slots=True)
class Days:
    """Both ends in it."""

    earliest: date
    latest: date

    def apart(self, other: "Days") -> int:
        """Days between the two; 0 where they touch or overlap."""
        return max((other.earliest - self.latest).days, (self.earliest - other.latest).days, 0)

    def holds(self, other: "Days") -> bool:
        """True where the other lies in it."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    @property
    def length(self) -> int:
        return (self.latest - self.earliest).days + 1

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return str(self.earliest)
        return f"{self.earliest} to {self.latest}"


def days_of(when: When) -> Days | None:
    """The interval of `when`; None where either end is open."""
    if when.earliest is None or when.latest is None:
        return None
    return Days(when.earliest, when.latest)


def dated(report: Report) -> Days | None:
    """The days a report gives, narrow enough to tell happenings apart; speech without a day is of the days before."""
    days = days_of(report.when)
    if days is not None:
        return days if days.length <= LONGEST else None
    told = report.reported
    return Days(told - timedelta(1), told) if told is not None and assumed(report) else None


def assumed(report: Report) -> bool:
    """True for speech without a day, taken to be of the day of publication or the day before."""
    return days_of(report.when) is None and family_of(report.kind).speech and report.status == "occurred"


def told_day(report: Report) -> date:
    """The day of publication; a plan without one is taken to be a week old on its day, anything else comes last."""
    if report.reported is not None:
        return report.reported
    if report.status in AHEAD and report.when.earliest is not None:
        return report.when.earliest - timedelta(7)
    return date.max


def told_order(report: Report) -> tuple[date, str, int]:
    """Reports in the order of the days on which they were told."""
    return told_day(report), report.document, report.trigger.start


def widest(report: Report) -> int:
    """The most days by which another account of the same may differ from this one."""
    family = family_of(report.kind)
    if not family.rare:
        return family.tolerance
    careless = report.status in AHEAD or not report.when.times
    return RARE_DAYS if careless else max(family.tolerance, CARELESS_DAYS)


def shifting(report: Report) -> bool:
    """True for a report that says, by its status or its words, that a plan got another day."""
    if report.status in HELD and against_plan(report.words):
        return True
    return report.status in CALLED_OFF or (report.status in AHEAD and moved_word(report.words) is not None)


def given(report: Report) -> bool:
    """True where the text itself names the day."""
    return bool(report.when.times) and report.when.precision == "day"


def window(report: Report) -> Days | None:
    """Where an undated report's happening can be; None where nothing is known, or anything may be."""
    days = days_of(report.when)
    if days is not None:
        return days
    told, family = report.reported, family_of(report.kind)
    if told is None or family.lasting:
        return None
    back, ahead = reaches(report, family)
    return Days(told - timedelta(back), told + timedelta(ahead))


def reaches(report: Report, family: Family) -> tuple[int, int]:
    """How many days before and after its publication."""
    if report.status in AHEAD:
        return 1, family.reach if report.status == "possible" else HORIZON * family.reach
    if report.status in CALLED_OFF:
        return max(family.reach, family.renewed), HORIZON * family.reach
    if report.status == "denied":
        return family.reach, family.reach
    return family.reach, 0
