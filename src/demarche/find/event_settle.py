"""A second look at the events of one article: what is told twice, and what one clause leaves open and another says."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType

from demarche.model.article import Article
from demarche.model.finding import EventFinding

#: Readings that leave open whether an encounter is over or to come.
OPEN_RULES = frozenset({"noun", "other-verb"})
ENCOUNTERS = frozenset({"visit", "meet", "talks", "call", "summit"})
LIVE = frozenset({"planned", "ongoing", "occurred"})
MEETINGS = frozenset({"meet", "talks", "summit"})


def settled(
    article: Article,
    found: Sequence[EventFinding],
    spoken_for: AbstractSet[int],
    alone: Mapping[tuple[int, str], AbstractSet[int]],
) -> list[EventFinding]:
    """The events without nouns that a verb has told already; open statuses are settled by other clauses.

    `spoken_for`: objects of verbs that told the event ("lodged a *protest*"); `alone`: words that
    count by a rule only where what they say tells no other event ("announced that it will ..."), with what they say.
    """
    kept = [event for event in found if event.trigger[1] - 1 not in spoken_for]
    kept = [event for event in kept if not tells_another(event, kept, alone.get((event.trigger[1] - 1, event.rule)))]
    kept = [adopt_status(article, event, kept) for event in kept]
    kept = [same_plan(article, event, kept) for event in kept]
    return [older_plan(article, event, kept) for event in kept]


def older_plan(article: Article, event: EventFinding, others: Sequence[EventFinding]) -> EventFinding:
    """ "Will visit ..., after he had put off the journey": the one put off is older than the one to come."""
    if event.status not in ("cancelled", "postponed") or not event.features.get("earlier"):
        return event
    names = last_names(article, event)
    unnamed = all(mention.kind == "pronoun" for mention in event.agents)
    alike = (other for other in others if other.kind == event.kind and other.status in LIVE)
    if any(unnamed or names & last_names(article, other) for other in alike):
        return replace(event, features=MappingProxyType({**event.features, "superseded": "yes"}))
    return event


def tells_another(event: EventFinding, others: Sequence[EventFinding], content: AbstractSet[int] | None) -> bool:
    """True where the content holds the word of another event whose parties or place are named."""
    return content is not None and any(
        other.trigger[1] - 1 in content and (other.agents or other.recipients or other.place)
        for other in others
        if other is not event
    )


def same_plan(article: Article, event: EventFinding, others: Sequence[EventFinding]) -> EventFinding:
    """ "Had been due to visit" is an older plan only beside a newer one; beside a postponed visit it is that visit."""
    if not event.features.get("superseded"):
        return event
    names = last_names(article, event)
    alike = [
        other
        for other in others
        if other is not event and other.kind == event.kind and names & last_names(article, other)
    ]
    if any(other.status == "planned" for other in alike):
        return event
    for other in alike:
        if other.status in ("postponed", "cancelled") and not other.features.get("superseded"):
            features = {name: value for name, value in event.features.items() if name != "superseded"}
            rule = "as-told/superseded-plan"
            return replace(event, status=other.status, status_rule=rule, features=MappingProxyType(features))
    return event


def adopt_status(article: Article, event: EventFinding, others: Sequence[EventFinding]) -> EventFinding:
    """A title such as "X's visit to Y" leaves open whether it is over; the first clause that tells decides."""
    if event.status_rule not in OPEN_RULES or event.kind not in ENCOUNTERS:
        return event
    names = last_names(article, event)
    for other in others:
        alike = other.kind == event.kind or {other.kind, event.kind} <= MEETINGS
        telling = other.status_rule not in OPEN_RULES and not other.features.get("superseded")
        if other is not event and alike and telling and names & last_names(article, other):
            return replace(event, status=other.status, status_rule=f"as-told/{other.status_rule}")
    return event


def last_names(article: Article, event: EventFinding) -> set[str]:
    return {article.words(mention.end - 1, mention.end) for mention in event.agents}
