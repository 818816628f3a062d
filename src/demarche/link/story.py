"""How a happening came about: its changes, told day by day in the order in which they were reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

from demarche.lexicon.linking import moved_word, unplanned
from demarche.link.days import CALLED_OFF, Days, dated, days_of, told_day
from demarche.link.history import HELD, new_plan
from demarche.model.happening import Change, Report
from demarche.model.record import When


@dataclass(slots=True)
class Story:
    """What is known while the reports are told day by day."""

    status: str | None = None
    days: Days | None = None
    place: str | None = None
    vouching: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)

    def add(self, kind: str, reports: Sequence[Report], before: str | None, after: str | None) -> None:
        ids = tuple(sorted(report.id for report in reports))
        self.changes.append(Change(reports[0].reported, kind, before, after, ids))

    def had(self, *kinds: str) -> bool:
        return any(change.kind in kinds for change in self.changes)

    def plan(self, reports: Sequence[Report]) -> None:
        """A plan is announced, confirmed by the other party, or has got another day."""
        if self.status in HELD:
            return
        days = next((days for it in reports if (days := dated(it)) and days_of(it.when)), None)
        if self.status is None or self.status == "possible":
            self.add("announced", reports, None, _said(days))
        elif self.status in CALLED_OFF:
            if days is None or (self.days is not None and days.apart(self.days) == 0):
                return  # an older text, or one that has not heard
            self.add("announced", reports, _said(self.days), _said(days))
        elif days is not None and self.days is not None and days.apart(self.days) > 0:
            self.move(reports, days)
        else:
            self.alter(reports, days)
        self.confirm(reports)
        self.place = next((it.place.name for it in reports if it.place is not None), self.place)
        vaguer = (
            days is not None and self.days is not None and not days.apart(self.days) and days.length > self.days.length
        )
        self.status, self.days = "planned", self.days if days is None or vaguer else days

    def move(self, reports: Sequence[Report], days: Days) -> None:
        assert self.days is not None
        word = next((found for it in reports if (found := moved_word(it.words))), None)
        later = days.earliest > self.days.earliest
        if word in (None, "moved"):
            word = "postponed" if later else "brought-forward"
        self.add(word or "moved", reports, str(self.days), str(days))

    def confirm(self, reports: Sequence[Report]) -> None:
        confirming = self.confirming(reports)
        if confirming and self.had("announced"):
            self.add("confirmed", confirming, None, None)

    def alter(self, reports: Sequence[Report], days: Days | None) -> None:
        """A text says that the plan got another place, or fewer or more days: both must be known."""
        said = [report for report in reports if moved_word(report.words) == "moved"]
        place = next((it.place.name for it in said if it.place is not None), None)
        if place is not None and self.place is not None and place != self.place:
            self.add("moved", said, self.place, place)
        elif said and days is not None and self.days is not None and days != self.days and any(map(dated, said)):
            self.add("moved", said, str(self.days), str(days))

    def confirming(self, reports: Sequence[Report]) -> list[Report]:
        """Reports in which a party vouches after another did, or says in so many words that it confirms."""
        found = []
        for report in reports:
            sides = {who.country or who.actor for who in report.parties}
            voices = {
                voice.country or voice.actor for voice in report.sources if voice.stance in ("asserts", "confirms")
            }
            new = (voices & sides) - self.vouching
            sworn = {voice.country or voice.actor for voice in report.sources if voice.stance == "confirms"}
            changed = moved_word(report.words) is not None  # who tells of a change does not yet confirm it
            if new and (sworn & new or (self.vouching and not changed)):
                found.append(report)
            self.vouching |= new
        return found

    def call_off(self, word: str, reports: Sequence[Report]) -> None:
        if self.status in HELD:
            return
        if self.status == word:
            later = [it for it in reports if (days := dated(it)) and self.days and days.earliest > self.days.latest]
            if later:
                self.plan(later)
            return
        off = [report for report in reports if self.failed(report) or not self.retold(report)]
        if self.status is None:
            off = [report for report in off if not unplanned(report.words)]
        if off:
            after = next(
                (days for it in off if (days := dated(it)) and self.days and days.earliest > self.days.latest), None
            )
            self.add(word, off, _said(self.days or dated(off[0])), _said(after))
            self.status = word
            if after is not None:
                self.status, self.days = "planned", after
                self.confirm(reports)

    def retold(self, report: Report) -> bool:
        """True where it was told before and a new plan stands since: "he had put off the trip in February"."""
        if not self.had("postponed", "cancelled") or self.status in CALLED_OFF:
            return False
        days = dated(report)
        return days is None or self.days is None or days.apart(self.days) > 0

    def failed(self, report: Report) -> bool:
        """True where it was only put off before, and is told to be cancelled when its new day has come."""
        come = self.days is not None and self.days.latest <= told_day(report)
        return come and report.status == "cancelled" and not self.had("cancelled")

    def happen(self, reports: Sequence[Report]) -> None:
        if self.status not in HELD:
            days = next((days for it in reports if (days := dated(it))), None)
            self.add("happened", reports, self.status, _said(days))
            self.status, self.days = "occurred", days or self.days

    def deny(self, reports: Sequence[Report]) -> None:
        named = any(voice.stance in ("denies", "doubts") for report in reports for voice in report.sources)
        if not self.had("denied") and (self.status is not None or named):
            self.add("denied", reports, self.status, "denied")
        self.status = self.status or "denied"


def changes(reports: Sequence[Report], status: str, when: When) -> tuple[Change, ...]:
    """The turns of the story; `reports` in order of the day reported, `status` and `when` the present ones."""
    story = Story()
    for _, told in groupby(reports, key=told_day):
        day = list(told)
        new = new_plan(reports[: reports.index(day[-1]) + 1], day) if {it.status for it in day} & CALLED_OFF else None
        first = [it for it in day if it is not new]
        for stage in ("possible", "planned", "postponed", "cancelled", "held", "denied"):
            found = [it for it in first if it.status == stage or (stage == "held" and it.status in HELD)]
            if found:
                tell(story, stage, found)
        if new is not None:
            story.plan([new])
    if status == "overdue" and when.latest is not None:
        last = tuple(report.id for report in reports if report.status == "planned")
        story.changes.append(Change(when.latest + timedelta(1), "overdue", "planned", None, last))
    return tuple(story.changes)


def tell(story: Story, stage: str, reports: Sequence[Report]) -> None:
    if stage == "possible":
        story.status = story.status or "possible"
    elif stage == "planned":
        story.plan(reports)
    elif stage in CALLED_OFF:
        story.call_off(stage, reports)
    elif stage == "held":
        story.happen(reports)
    else:
        story.deny(reports)


def _said(days: Days | None) -> str | None:
    return None if days is None else str(days)
