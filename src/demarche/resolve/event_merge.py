"""Mentions of one happening become one event; different happenings of a kind stay apart."""

from collections.abc import Sequence

from demarche.model.record import Party
from demarche.resolve.event_days import narrowest
from demarche.resolve.event_draft import Draft, Scene, add_parties
from demarche.resolve.event_sources import add_source

#: Kinds that may name the same happening, the more telling one first.
ALIKE = (("summit", "talks", "meet"), ("sign", "agree"))
#: Kinds that are done in words: each act of speech is an event of its own.
SPOKEN = frozenset("accuse criticise demand praise promise propose request threaten warn".split())
#: How many passages back a bare mention may refer.
REACH = 2
CALLED_OFF = frozenset({"cancelled", "postponed"})
#: What later words may make of a plan.
OUTCOMES = {
    "possible": frozenset({"planned", "cancelled", "postponed"}),
    "planned": frozenset({"cancelled", "postponed"}),
}


def merge(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """In text order, each draft joins the first earlier one that it can be the same happening as; a bare "the talks"
    joins the last one, if that was spoken of just before.
    """
    merged: list[Draft] = []
    for draft in drafts:
        same = next((known for known in candidates(scene, merged, draft) if same_happening(scene, known, draft)), None)
        if same is None:
            merged.append(draft)
        else:
            absorb(scene, same, draft)
    return merged


def candidates(scene: Scene, merged: Sequence[Draft], draft: Draft) -> Sequence[Draft]:
    """The earlier drafts that it may join, in order of preference."""
    if draft.parties:
        return merged
    here = scene.article.passage_of[draft.finding.trigger[0]]
    last = [known for known in reversed(merged) if alike(known.kind, draft.kind) and known.parties][:1]
    return [known for known in last if here - scene.article.passage_of[known.findings[-1].trigger[0]] <= REACH]


def same_happening(scene: Scene, one: Draft, other: Draft) -> bool:
    return (
        alike(one.kind, other.kind)
        and acts_agree(scene, one, other)
        and statuses_agree(one, other)
        and not makes_up_for(scene, one, other)
        and parties_agree(scene, one, other)
        and places_agree(scene, one, other)
        and days_agree(one, other)
    )


def alike(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in ALIKE)


def acts_agree(scene: Scene, one: Draft, other: Draft) -> bool:
    """Thanks and congratulations are two acts; the same word told again is one."""
    if one.kind == "deploy":  # missiles that are tested and troops that are sent
        return one.finding.rule.startswith("deploy-test") == other.finding.rule.startswith("deploy-test")
    return one.kind not in SPOKEN or trigger_lemma(scene, one) == trigger_lemma(scene, other)


def trigger_lemma(scene: Scene, draft: Draft) -> str:
    return scene.article.doc[draft.finding.trigger[0]].lemma_.lower()


def statuses_agree(one: Draft, other: Draft) -> bool:
    if bool(one.feature("superseded")) != bool(other.feature("superseded")):
        return False
    first, second = one.status, other.status
    return (
        first == second
        or one.presupposed
        or other.presupposed
        or second in OUTCOMES.get(first, ())
        or first in OUTCOMES.get(second, ())
        or {first, second} == {"occurred", "ongoing"}
    )


def makes_up_for(scene: Scene, one: Draft, other: Draft) -> bool:
    """ "*Will visit* Oslo to make up for the *journey* which he called off": not what was called off."""
    off, plan = (one, other) if one.status in CALLED_OFF else (other, one)
    if off.status not in CALLED_OFF or not plan.finding.status_rule.endswith("will"):
        return False
    sentences = [scene.article.doc[draft.finding.trigger[0]].sent.start for draft in (off, plan)]
    return sentences[0] == sentences[1]


def parties_agree(scene: Scene, one: Draft, other: Draft) -> bool:
    """One side names no more than the other, and what both name is the same; a bare "the talks" fits any."""
    if not one.parties or not other.parties:
        return bool(other.feature("definite")) if not other.parties else False
    if scene.lexicon.kinds[one.kind].symmetric:
        return within(scene, one.agents, other.agents) or within(scene, other.agents, one.agents)
    if one.kind == "visit" and one.recipients and other.recipients and len(one.recipients) != len(other.recipients):
        return False  # a tour of several states and one of its legs
    if one.kind in SPOKEN and len(one.agents) != len(other.agents):
        return False
    return sides_agree(scene, one.agents, other.agents) and sides_agree(scene, one.recipients, other.recipients)


def sides_agree(scene: Scene, one: Sequence[Party], other: Sequence[Party]) -> bool:
    return not one or not other or within(scene, one, other) or within(scene, other, one)


def within(scene: Scene, few: Sequence[Party], many: Sequence[Party]) -> bool:
    return all(any(scene.same_side(party.actor, other.actor) for other in many) for party in few)


def places_agree(scene: Scene, one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None or one.place == other.place:
        return all(goes_there(scene, it, more) for it, more in ((one, other), (other, one)))
    first, second = scene.cast.state_at(one.place), scene.cast.state_at(other.place)
    return first is not None and first == second


def goes_there(scene: Scene, tour: Draft, stay: Draft) -> bool:
    """False for a stay in a country to which the tour of several does not lead."""
    if tour.kind != "visit" or len(tour.recipients) < 2 or stay.recipients or stay.place is None:
        return True
    state = scene.cast.state_at(stay.place)
    return state is None or state in {host.actor for host in tour.recipients}


def days_agree(one: Draft, other: Draft) -> bool:
    first, second = narrowest(one.times), narrowest(other.times)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def absorb(scene: Scene, kept: Draft, more: Draft) -> None:
    """The kept draft learns what the other mention adds."""
    tell_more(kept, more)
    kept.bounds = kept.bounds or more.bounds
    kept.place = finer_place(scene, kept.place, more.place) if len(kept.recipients) < 2 else kept.place
    if more.status in OUTCOMES.get(kept.status, ()) or (kept.presupposed and not more.presupposed):
        kept.status = more.status
    named = bool(more.parties)
    if (named and rank(more.kind) < rank(kept.kind)) or (
        more.kind == kept.kind and kept.presupposed and not more.presupposed
    ):
        kept.finding, kept.trigger = more.finding, more.trigger
    join_side(scene, kept.agents, more.agents)
    join_side(scene, kept.recipients, more.recipients)


def tell_more(kept: Draft, more: Draft) -> None:
    """The kept draft has the words, days and sources of the other too."""
    kept.evidence.extend(more.evidence)
    kept.findings.extend(more.findings)
    kept.times.extend(time for time in more.times if time not in kept.times)
    kept.told_by_outlet = kept.told_by_outlet or more.told_by_outlet
    for source in more.sources:
        add_source(kept, source)


def rank(kind: str) -> int:
    return next((family.index(kind) for family in ALIKE if kind in family), 0)


def join_side(scene: Scene, kept: list[Party], more: Sequence[Party]) -> None:
    """Adds who is new; a person takes the place of the state that stood for him."""
    for party in more:
        twin = next((known for known in kept if scene.same_side(known.actor, party.actor)), None)
        if twin is None:
            add_parties(kept, [party])
        elif twin.actor != party.actor and scene.actor(party.actor).kind == "person":
            kept[kept.index(twin)] = party


def finer_place(scene: Scene, one: str | None, other: str | None) -> str | None:
    """The city rather than its country."""
    if one is None or other is None or one == other:
        return one or other
    return other if is_state_place(scene, one) else one


def is_state_place(scene: Scene, place: str) -> bool:
    """True where the place is a whole country (its id is the state's own)."""
    return scene.cast.state_at(place) == place
