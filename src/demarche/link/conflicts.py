"""Contradictions inside one happening: of status, day, place, party or claim, each with both wordings.

A plan that changes is no contradiction: what is told later may be news. Two accounts of what has taken place, or two
plans told on the same day, cannot both be right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from demarche.lexicon.linking import answer_rules, family_of, moved_word, rough, status_rules
from demarche.link.days import CALLED_OFF, dated, given
from demarche.link.history import HELD
from demarche.link.parties import match_parties, named
from demarche.link.towns import is_country, near
from demarche.link.vetoes import midnight_between
from demarche.model.happening import DENYING, Conflict, Report, Voice

#: Days by which "two weeks ago" may miss the day.
ROUGHLY = 3
#: Days of a visit on each of which it may be told that the visitor is there.
STAY = 3


def conflicts_of(
    reports: Sequence[Report], denials: Mapping[str, Sequence[Report]] = MappingProxyType({})
) -> tuple[Conflict, ...]:
    """Each contradiction once; `reports` in order of the day reported.

    `denials`: id of a report -> reports of happenings of their own in which it is denied.
    """
    found = [
        *_claims(reports),
        *_denials(reports, denials),
        *_statuses(reports),
        *_days(reports),
        *_places(reports),
        *_parties(reports),
    ]
    seen: dict[tuple[str, str, str], Conflict] = {}
    for conflict in found:
        seen.setdefault((conflict.about, conflict.one_says, conflict.other_says), conflict)
    return tuple(seen.values())


def _conflict(about: str, one: Report, one_says: str, other: Report, other_says: str) -> Conflict:
    since = max(one.reported or date.min, other.reported or date.min)
    return Conflict(about, one.id, one_says, other.id, other_says, None if since == date.min else since)


def _claims(reports: Sequence[Report]) -> Iterator[Conflict]:
    """Somebody asserts it and another denies it; the first denial of each denier against the first assertion.

    Who denies that a plan was called off contradicts its status.
    """
    asserted = next((it for it in reports if it.status != "denied" and it.status not in CALLED_OFF), None)
    deniers: set[str] = set()
    for report in reports:
        for voice in report.sources:
            refuses = re.search(answer_rules()["refuses"], voice.words or report.words)
            off = report.status in CALLED_OFF
            claim = report if off else asserted
            if voice.stance in DENYING and claim is not None and not refuses and voice.name not in deniers:
                deniers.add(voice.name)
                about = "status" if off else "claim"
                yield _conflict(about, claim, told_by(claim), report, denied_by(voice, report))


def _denials(reports: Sequence[Report], denials: Mapping[str, Sequence[Report]]) -> Iterator[Conflict]:
    """The first denial of each denier whom no report of the claim names itself."""
    known = {voice.country or voice.name for it in reports for voice in it.sources if voice.stance in DENYING}
    for report in reports:
        for denial in denials.get(report.id, ()):
            sides = {who.country or who.name for who in denial.agents}
            if sides.isdisjoint(known):
                known |= sides
                who = ", ".join(who.name for who in denial.agents)
                yield _conflict("claim", report, told_by(report), denial, f"{who} denies: {denial.words}")


def denied_by(voice: Voice, report: Report) -> str:
    """Who denies it, in the sentence that says so."""
    return f"{voice.name} {voice.stance}: {voice.words or report.words}"


def told_by(report: Report) -> str:
    """The words of a report with who vouches for them."""
    voices = [voice.name for voice in report.sources if voice.stance in ("asserts", "confirms")]
    return f"{', '.join(voices) or report.outlet or 'the text itself'}: {report.words}"


def _statuses(reports: Sequence[Report]) -> Iterator[Conflict]:
    """Pairs of the table; where a denier is named the claim is shown instead, and so it is where somebody vouches for
    its not being so ("Egypt did not agree, its ministry said").
    """
    against = {frozenset(pair) for pair in status_rules()["against"]}
    if family_of(reports[0].kind).lasting:
        return  # what goes on for years can be denied today and be true tomorrow
    seen: set[frozenset[str]] = set()
    for place, other in enumerate(reports):
        for one in reports[:place]:
            pair = frozenset((one.status, other.status))
            if pair in against and pair not in seen and _same_days(one, other) and not _denier_named(one, other):
                seen.add(pair)
                denial, claim = (one, other) if one.status == "denied" else (other, one)
                if denial.status == "denied" and denial.sources:
                    by = denied_by(replace(denial.sources[0], stance="denies"), denial)
                    yield _conflict("claim", claim, told_by(claim), denial, by)
                    continue
                yield _conflict("status", one, f"{one.status}: {one.words}", other, f"{other.status}: {other.words}")


def _denier_named(one: Report, other: Report) -> bool:
    return any(voice.stance in DENYING for report in (one, other) for voice in report.sources)


def _same_days(one: Report, other: Report) -> bool:
    """For what was called off: only if both speak of the same days, and the calling off was told last."""
    first, second = dated(one), dated(other)
    if one.status in CALLED_OFF and other.status in HELD:
        return False  # it was off, and then it took place after all
    if other.status in CALLED_OFF:
        return first is not None and second is not None and first.apart(second) == 0
    return first is None or second is None or first.apart(second) == 0


def _days(reports: Sequence[Report]) -> Iterator[Conflict]:
    """Days that both texts name, of what took place or of plans told together."""
    named_days = [report for report in reports if given(report) and dated(report)]
    for place, other in enumerate(named_days):
        for one in named_days[:place]:
            first, second = dated(one), dated(other)
            if first is None or second is None or first.apart(second) == 0 or one.origin == other.origin != "":
                continue
            if first.apart(second) <= ROUGHLY and (rough(one.words) or rough(other.words)):
                continue
            if family_of(one.kind).remote and first.apart(second) == 1 and midnight_between(one, other):
                continue  # the clocks of the two differ, not the accounts
            if (
                first.apart(second) <= STAY
                and family_of(one.kind).id == "visit"
                and not (begins(one) and begins(other))
            ):
                continue
            held = one.status in HELD and other.status in HELD
            together = one.reported == other.reported and one.status == other.status == "planned"
            if held or (together and not moved_word(one.words) and not moved_word(other.words)):
                yield _conflict("day", one, f"{first}: {one.words}", other, f"{second}: {other.words}")
                return


def begins(visit: Report) -> bool:
    """The sentence tells of the first day of a visit, not of what the visitor does there."""
    return re.search(answer_rules()["begins"], visit.words) is not None


def _places(reports: Sequence[Report]) -> Iterator[Conflict]:
    """Two places far from each other, for what takes place at one; a country is no rival to its towns."""
    family = family_of(reports[0].kind)
    if not family.bodily or family.id == "visit":
        return
    placed = [report for report in reports if report.place is not None and not is_country(report.place)]
    for number, other in enumerate(placed):
        for one in placed[:number]:
            first, second = one.place, other.place
            if first is None or second is None or one.origin == other.origin != "" or near(first, second):
                continue
            moved = (one.status not in HELD or other.status not in HELD) and one.reported != other.reported
            if not moved:
                yield _conflict("place", one, f"{first.name}: {one.words}", other, f"{second.name}: {other.words}")
                return


def _parties(reports: Sequence[Report]) -> Iterator[Conflict]:
    """Two persons in one chair."""
    people = [report for report in reports if any(map(named, report.parties))]
    for number, other in enumerate(people):
        for one in people[:number]:
            if one.origin != other.origin and _rivals(one, other) and match_parties(one, other).strange:
                yield _conflict("party", one, one.words, other, other.words)
                return


def _rivals(one: Report, other: Report) -> bool:
    """True where each names a person of one country whom the other does not."""
    names = {who.name for who in one.parties}, {who.name for who in other.parties}
    first = {who.country for who in one.parties if named(who) and who.name not in names[1]}
    second = {who.country for who in other.parties if named(who) and who.name not in names[0]}
    return not first.isdisjoint(second)
