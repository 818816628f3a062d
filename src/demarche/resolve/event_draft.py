"""An event while it is being resolved: the finding, its parties as actors, and what else is learnt of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.finding import EventFinding, Mention, Rejected
from demarche.model.record import Actor, EventSource, Party, TimeSpan, When
from demarche.model.span import Span

#: Actors that can stand for their state, and the state for them ("Xi will visit", "China's visit").
OFFICIAL_KINDS = frozenset({"state", "government", "ministry", "office", "person"})


class ActorsAndPlaces(Protocol):
    """What the events need to know of the cast."""

    def actors_of(self, mention: Mention) -> tuple[str, ...]: ...
    def place_of(self, mention: Mention) -> str | None: ...
    def reads_as_place(self, mention: Mention) -> bool: ...
    def actor(self, identifier: str) -> Actor: ...
    def state_of(self, actor_id: str) -> str | None: ...
    def state_at(self, place_id: str) -> str | None: ...
    def state_actor(self, country: str) -> str | None: ...


#: Cases of the status calculus in which nothing but the noun itself speaks of the event.
PRESUPPOSED_RULES = frozenset({"noun", "lasting-noun"})
TAKEN_OVER = "as-told/"


@dataclass(slots=True)
class Draft:
    """One mention of an event, or several merged; the first finding leads. `bounds`: days that another event
    gives it.
    """

    finding: EventFinding
    status: str
    trigger: Span
    evidence: list[Span]
    agents: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    place: str | None = None
    times: list[TimeSpan] = field(default_factory=list)
    sources: list[EventSource] = field(default_factory=list)
    findings: list[EventFinding] = field(default_factory=list)
    told_by_outlet: bool = False
    bounds: When | None = None

    @property
    def kind(self) -> str:
        return self.finding.kind

    @property
    def parties(self) -> list[Party]:
        return [*self.agents, *self.recipients]

    @property
    def presupposed(self) -> bool:
        """A bare noun ("the invasion") that no clause asserts: its status is a default, and nobody claims it here."""
        rule = self.finding.status_rule
        return rule in PRESUPPOSED_RULES or rule.startswith(TAKEN_OVER)

    def feature(self, name: str) -> str | None:
        return self.finding.features.get(name)


@dataclass(frozen=True, slots=True)
class Scene:
    """What every step of event resolution looks at; `mention_at`: the mention with a given head token;
    `told_in_present`: the text tells its news in the historical present.
    """

    article: Article
    cast: ActorsAndPlaces
    lexicon: Lexicon
    mention_at: Mapping[int, Mention] = field(default_factory=dict)
    told_in_present: bool = False
    rejected: list[Rejected] = field(default_factory=list)
    known: dict[str, Actor] = field(default_factory=dict)

    def reject(self, draft: Draft, reason: str) -> None:
        finding = draft.finding
        self.rejected.append(Rejected(f"event {finding.kind}", *finding.trigger, finding.rule, reason))

    def same_side(self, one: str, other: str) -> bool:
        """True where both are the same actor, or an official and his state."""
        if one == other:
            return True
        first, second = self.actor(one), self.actor(other)
        if "person" == first.kind == second.kind or first.country is None or first.country != second.country:
            return False
        return {first.kind, second.kind} <= OFFICIAL_KINDS and "state" in (first.kind, second.kind)

    def actor(self, actor: str) -> Actor:
        """The actor with this id; kept, for the cast builds it anew from all its mentions each time."""
        if actor not in self.known:
            self.known[actor] = self.cast.actor(actor)
        return self.known[actor]

    def sentence_starts(self, start: int, end: int) -> int:
        """How many sentences begin at the tokens from `start` up to, but not with, `end`."""
        return sum(bool(token.is_sent_start) for token in self.article.doc[start:end])


def add_parties(parties: list[Party], more: Iterable[Party]) -> None:
    """Appends those whose actor is not yet there."""
    known = {party.actor for party in parties}
    for party in more:
        if party.actor not in known:
            known.add(party.actor)
            parties.append(party)
