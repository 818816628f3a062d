"""Pairs of reports of two kinds: a meeting and the visit it is part of, a denial and the claim it answers."""

import re
from collections.abc import Iterable, Mapping

from demarche.lexicon.linking import answer_rules, family_of
from demarche.lexicon.world import World
from demarche.link.days import CALLED_OFF, HELD, dated, told_order
from demarche.link.objects import stems, unlike
from demarche.link.parties import countries, country_of, hosts_of, named
from demarche.link.shown import SHOWS, shows
from demarche.model.happening import Pair, Reason, Report, Who

#: A denial in another article follows so many days after what is said of somebody.
ANSWERED = 3
PART = Reason("the meeting belongs to the visit", 0.0)
ANSWERS = Reason("one denies what the other says", 0.0)


def across(one: Report, other: Report) -> Pair | None:
    """The pair of two reports of different families, kept so that their happenings are told together."""
    if is_part(one, other) or is_part(other, one):
        return Pair(one.id, other.id, 0.0, (PART,), "part")
    if shows(one, other) or shows(other, one):
        return Pair(one.id, other.id, 0.0, (SHOWS,), "shows")
    if answers(one, other) or answers(other, one):
        return Pair(one.id, other.id, 0.0, (ANSWERS,), "answers")
    return None


def is_part(meeting: Report, visit: Report) -> bool:
    """One article tells that the visitor meets somebody of the country visited, on the days of the visit."""
    if family_of(visit.kind).id != "visit" or family_of(meeting.kind).id != "encounter":
        return False
    first, second = dated(meeting), dated(visit)
    if first is None or second is None or first.apart(second) > 1:
        return False
    return belongs(meeting, visit)


def belongs(meeting: Report, visit: Report) -> bool:
    """The visitor, by name, and somebody of the country visited meet; both are told in one article.

    With anybody where it is what he goes for: "will travel to Brussels for talks with the EU's foreign policy chief".
    """
    travellers = {who.actor for who in visit.agents if named(who)}
    hosts = {country_of(who) for who in hosts_of(visit)}
    if meeting.document != visit.document or travellers.isdisjoint(who.actor for who in meeting.parties):
        return False
    goes_for = meeting.status == visit.status == "planned" and meeting.words == visit.words
    return not hosts.isdisjoint(countries(meeting)) or (goes_for and visit.trigger.end <= meeting.trigger.start)


def answering(report: Report) -> bool:
    """True for an event in which somebody says that something is not so."""
    return report.kind in answer_rules()["kinds"]


def answers(denial: Report, claim: Report) -> bool:
    """True where `denial` is of what `claim` tells: in the same sentence, or an accusation by whom it answers."""
    if not answering(denial) or answering(claim) or claim.status == "denied" or claim.status in CALLED_OFF:
        return False
    deniers = {country_of(who) for who in denial.agents}
    if denial.document == claim.document and denial.words == claim.words:
        told = claim.trigger.start < denial.trigger.start and not any(
            span.covers(claim.trigger) for span in denial.evidence
        )
        return told and not deniers.isdisjoint(map(country_of, claim.agents)) and looks_back(denial.words)
    if claim.kind not in answer_rules()["claims"] or deniers.isdisjoint(map(country_of, claim.recipients)):
        return False
    if claim.status not in HELD or re.search(answer_rules()["verbs"], denial.words) is None:
        return False
    if (
        denial.reported is None
        or claim.reported is None
        or (denial.document != claim.document and not takes_up(denial, claim))
    ):
        return False
    accusers = {country_of(who) for who in claim.agents}
    if denial.recipients:
        meant = not accusers.isdisjoint(map(country_of, denial.recipients))
    else:
        meant = any(re.search(rf"\b{re.escape(word)}", denial.words) for who in claim.agents for word in words_for(who))
    return meant and 0 <= (denial.reported - claim.reported).days <= ANSWERED


def takes_up(denial: Report, claim: Report) -> bool:
    """In another text: a denial of something said, and not of quite another matter."""
    said = denial.kind == "deny" or re.search(answer_rules()["asserted"], denial.words) is not None
    return said and not unlike(denial, claim)


def words_for(who: Who) -> tuple[str, ...]:
    """What he, or the state for which he speaks, may be called: "Trudeau", "Canada's allegation"; no pronouns."""
    state = World.load().state(who.country) if who.country else None
    words = (who.name, who.text, *((state.name,) if state is not None else ()))
    return tuple(word for word in words if word and word.casefold() not in answer_rules()["empty"])


def denials_of(pairs: Iterable[Pair], reports: Mapping[str, Report]) -> dict[str, list[Report]]:
    """Id of a claim -> the denials that answer it, in the order told."""
    found: dict[str, dict[str, Report]] = {}
    for pair in pairs:
        if pair.relation == "answers":
            one, other = reports[pair.one], reports[pair.other]
            denial, claim = (one, other) if answering(one) else (other, one)
            found.setdefault(claim.id, {})[denial.id] = denial
    return {claim: sorted(denials.values(), key=told_order) for claim, denials in found.items()}


def looks_back(words: str) -> bool:
    """True where what follows the verb of denying says nothing that was not said before it."""
    verb = list(re.finditer(answer_rules()["verbs"], words))
    if not verb:
        return False
    before, after = words[: verb[-1].start()], re.split(r"[;.:]", words[verb[-1].end() :])[0]
    empty = frozenset(answer_rules()["empty"])
    own = [word for word in re.findall(r"[\w'-]+", after.casefold()) if word not in empty]
    return not stems(own) - stems(re.findall(r"[\w'-]+", before.casefold()))
