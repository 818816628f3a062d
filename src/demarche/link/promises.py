"""Plans and pledges and what became of them: kept, changed, overdue or open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from demarche.lexicon.linking import family_of, given_up
from demarche.link.days import CALLED_OFF, dated, days_of
from demarche.link.history import HELD
from demarche.model.happening import Happening, Promise, Report, Who
from demarche.model.record import When

AHEAD = frozenset({"planned", "possible"})


def promises(happenings: Iterable[Happening], today: date) -> Iterator[Promise]:
    """What was planned or pledged, in the order of `happenings`; a pledge has the outcome of the plan in its words."""
    known = list(happenings)
    planned: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in known:
        for report in happening.reports:
            if report.status in AHEAD:
                planned[report.document, report.words].append(happening)
    visits = (it for it in known if family_of(it.kind).id == "visit")
    off = [it for it in visits if any(turn.kind in CALLED_OFF for turn in it.changes)]
    for happening in known:
        plan = first_plan(happening)
        if family_of(happening.kind).id == "pledge":
            if happening.status in HELD:
                yield pledge(happening, planned, today)
        elif plan is not None:
            outcome, because = outcome_of(happening, plan, today)
            visit = part_of(happening, off) if outcome == "overdue" else None
            if visit is not None:
                outcome, because = "changed", f"it belonged to a visit that was called off, {visit.id}"
            yield Promise(
                happening.id, outcome, made_by(plan), plan.when, because, _ids(happening), _kept_by(happening)
            )


def part_of(happening: Happening, visits: Iterable[Happening]) -> Happening | None:
    """The visit, called off, on whose days one of its visitors was to do this."""
    days = days_of(happening.when)
    people = {who.actor for who in (*happening.agents, *happening.recipients)}
    for visit in visits:
        planned = [own for report in visit.reports if (own := dated(report)) is not None]
        takes_part = not people.isdisjoint(who.actor for who in visit.agents)
        if days and takes_part and any(not days.apart(own) for own in planned):
            return visit
    return None


def first_plan(happening: Happening) -> Report | None:
    """The first report that says it will be, or that it would have been; what only will not be, nobody had planned."""
    if happening.reports[0].status in HELD:
        return None
    return next((report for report in happening.reports if plans(report)), None)


def plans(report: Report) -> bool:
    """It tells of a plan: for a day still to come, or one that was given up, in so many words or with its day."""
    days, told = days_of(report.when), report.reported
    ahead = days is None or told is None or told <= days.latest
    if report.status in CALLED_OFF:
        return family_of(report.kind).plans and (given_up(report.words) or (days is not None and ahead))
    return report.status == "planned" and ahead


def guessed(happening: Happening) -> bool:
    """True for a meeting of which no text gives the day: it was taken from the visit on which it was to be."""
    planned = [report for report in happening.reports if report.status == "planned"]
    return family_of(happening.kind).id == "encounter" and not any(report.when.times for report in planned)


def outcome_of(happening: Happening, plan: Report, today: date) -> tuple[str, str]:
    """The outcome and the reason in words."""
    first, now = dated(plan), days_of(happening.when)
    if happening.status in HELD:
        other = next(
            (it for it in happening.changes if it.kind in ("postponed", "brought-forward", "moved", "cancelled")), None
        )
        if other is not None or (first and now and first.apart(now) > family_of(happening.kind).tolerance):
            return "changed", f"it took place, but not as planned: {first or 'no day'} became {now or 'no day'}"
        return "kept", f"reported to have taken place ({now or 'no day given'})"
    if happening.status in CALLED_OFF:
        return "changed", f"it was {happening.status}"
    if happening.status == "overdue" or (now is not None and now.latest < today):
        if not family_of(happening.kind).plans:
            return (
                "open",
                f"nobody told more of it, and what is only said is not missed when its day has passed ({now})",
            )
        if guessed(happening):
            return "open", f"no text gives its day, only that of the visit it was told with ({now})"
        return "overdue", f"its last day, {now.latest if now else first}, has passed and nobody reported it"
    if any(change.kind in ("postponed", "brought-forward", "moved") for change in happening.changes):
        return "changed", f"it is still planned, now for {now or 'no day'}"
    return "open", f"its day is still to come ({now})" if now else "no day was given"


def made_by(report: Report) -> tuple[Who, ...]:
    """Who vouches for the plan, else who is to carry it out."""
    voices = tuple(
        Who(voice.actor, voice.name, voice.kind, voice.country)
        for voice in report.sources
        if voice.stance in ("asserts", "confirms")
    )
    return voices or report.agents


def pledge(happening: Happening, planned: dict[tuple[str, str], list[Happening]], today: date) -> Promise:
    """A promise in words: its outcome is that of what was promised, where a report of its sentence tells of that."""
    for report in happening.reports:
        for other in planned.get((report.document, report.words), ()):
            plan = first_plan(other)
            if plan is not None and other.id != happening.id:
                outcome, because = outcome_of(other, plan, today)
                words = f"it promised what {other.id} tells of: {because}"
                return Promise(
                    happening.id, outcome, happening.agents, plan.when, words, _ids(happening), _kept_by(other)
                )
    return Promise(
        happening.id, "open", happening.agents, When(), "nothing is known of what became of it", _ids(happening)
    )


def _kept_by(happening: Happening) -> str | None:
    return next((report.id for report in happening.reports if report.status in HELD), None)


def _ids(happening: Happening) -> tuple[str, ...]:
    return tuple(report.id for report in happening.reports)
