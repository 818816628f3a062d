"""Days that are counted from another event of the sentence: "arrived on Friday, *a day after* Riga expelled him"."""

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from demarche.model.document import Published
from demarche.model.record import When
from demarche.resolve.event_days import narrowest, reports_the_day
from demarche.resolve.event_draft import Draft, Scene

NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
ONE = frozenset({"a", "an", "the"})
DAYS, HOURS = frozenset({"day", "days"}), frozenset({"hours", "hour", "minutes"})
#: Words between the amount and the clause, and how many days they count.
AWAY = {"after": 1, "before": -1}
#: How an event's word hangs on the verb of its clause.
ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})


def count_from_others(scene: Scene, drafts: Sequence[Draft], published: Published) -> None:
    """Gives a day to an event so many days before or after another of the sentence whose day is known, both ways."""
    heads = {draft.finding.trigger[1] - 1: draft for draft in drafts}
    for draft in drafts:
        found = counted(scene, draft)
        if found is None:
            continue
        clause, days = found
        others = [other for other in drafts if other is not draft and governs(scene, other, clause)]
        known = next((day for other in others if (day := day_of(scene, other, published)) is not None), None)
        above = clause.head
        if (
            known is None
            and above.i not in heads
            and above.tag_ in ("VBZ", "VBP")
            and above.lemma_ in ("come", "follow")
        ):
            known = published.day
        own = day_of(scene, draft, published)
        if own is None and known is not None:
            set_day(draft, known - timedelta(days=days))
        elif own is not None and known is None:
            for other in others:
                if not other.times:
                    set_day(other, own + timedelta(days=days))


def counted(scene: Scene, draft: Draft) -> tuple[Token, int] | None:
    """The head of the event's clause or phrase and the days to what it hangs on: "*two days after* Riga left" is 2."""
    doc = scene.article.doc
    token = doc[draft.finding.trigger[1] - 1]
    for clause in (token, token.head) if token.dep_ in ARGUMENTS else (token,):
        for mark in clause.lefts:
            if mark.dep_ in ("mark", "case") and mark.lower_ in AWAY and mark.i >= 2:
                days = amount(doc[mark.i - 2].lower_, doc[mark.i - 1].lower_)
                return (clause, days * AWAY[mark.lower_]) if days is not None else None
    return None


def amount(number: str, unit: str) -> int | None:
    """Days in "two days"; 0 in "hours"."""
    if unit in HOURS:
        return 0
    if unit not in DAYS:
        return None
    return 1 if number in ONE else NUMBERS.get(number) or (int(number) if number.isdigit() else None)


def governs(scene: Scene, other: Draft, clause: Token) -> bool:
    """True for the event of the clause that the phrase hangs on."""
    token = scene.article.doc[other.finding.trigger[1] - 1]
    above = clause.head
    if above.i == clause.i or above.sent.start != token.sent.start:
        return False
    return token.i == above.i or (token.head.i == above.i and token.dep_ in ARGUMENTS and token.i != clause.i)


def day_of(scene: Scene, draft: Draft, published: Published) -> date | None:
    """The one day of an event, where it is known."""
    interval = narrowest(draft.times)
    if interval is None:
        return published.day if not draft.times and reports_the_day(scene, draft) else None
    return interval[0] if interval[0] == interval[1] else None


def set_day(draft: Draft, day: date) -> None:
    draft.bounds = draft.bounds or When(day, day, "day", tuple(time.id for time in draft.times))
