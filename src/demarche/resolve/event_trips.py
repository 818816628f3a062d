"""Which trip is meant by a word that tells no goal: "on *this trip*", "his first *tour* of the region"."""

from collections.abc import Sequence

from demarche.lexicon.kinds import word_list
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_merge import days_agree, tell_more, within

LIVE = frozenset({"planned", "ongoing", "occurred"})
#: What tells one trip from another: "his *last* trip".
OTHER = word_list("other-trip")
#: Sentences between a trip to a region and its stop there.
NEAR = 2


def join_trips(scene: Scene, merged: Sequence[Draft]) -> list[Draft]:
    """ "On *this trip*", "his *trip* to Europe": without a goal, or with a region for it, the one told beside it."""
    kept = list(merged)
    for made in merged:
        if made.kind != "visit" or has_goal(scene, made):
            continue
        trip = trip_told(scene, kept, made)
        if trip is not None:
            tell_more(trip, made)  # who goes where, the trip says better itself
            kept = [draft for draft in kept if draft is not made]
    return kept


def has_goal(scene: Scene, made: Draft) -> bool:
    """True where a host is named, or a place in some country."""
    return bool(made.recipients) or (made.place is not None and scene.cast.state_at(made.place) is not None)


def trip_told(scene: Scene, drafts: Sequence[Draft], made: Draft) -> Draft | None:
    """The trip that is meant: the tour rather than one of its stops, else the last told before, else the next."""
    trips = [other for other in drafts if other is not made and may_be(scene, other, made)]
    if not trips or is_another(scene, made):
        return None
    if made.place is not None:
        trips = [trip for trip in trips if is_beside(scene, trip, made) or same_days(trip, made)]
    here = made.finding.trigger[0]
    return min(
        trips,
        key=lambda trip: (-len(trip.recipients), trip.finding.trigger[0] > here, abs(here - trip.finding.trigger[0])),
        default=None,
    )


def may_be(scene: Scene, trip: Draft, made: Draft) -> bool:
    """The same people go somewhere on days that agree, and it is as real."""
    if trip.kind != "visit" or not has_goal(scene, trip) or not trip.agents or not made.agents:
        return False
    if bool(trip.feature("superseded")) != bool(made.feature("superseded")):
        return False
    alike = trip.status == made.status or {trip.status, made.status} <= LIVE
    same = within(scene, trip.agents, made.agents) or within(scene, made.agents, trip.agents)
    return alike and same and days_agree(trip, made)


def is_another(scene: Scene, made: Draft) -> bool:
    """ "His *last* trip", "her *sixth* visit", "*two trips*": not the one that is being told."""
    word = scene.article.doc[made.finding.trigger[1] - 1]
    return bool(made.feature("plural")) or any(child.lower_ in OTHER for child in word.children)


def is_beside(scene: Scene, trip: Draft, made: Draft) -> bool:
    """True where both are told within a few sentences."""
    return any(near(scene, finding.trigger[0], made.finding.trigger[0]) for finding in trip.findings)


def near(scene: Scene, one: int, other: int) -> bool:
    """True for two words of one passage that at most `NEAR` sentences part."""
    first, last = sorted((one, other))
    same_passage = scene.article.passage_of[first] == scene.article.passage_of[last]
    return same_passage and scene.sentence_starts(first + 1, last) <= NEAR


def same_days(trip: Draft, made: Draft) -> bool:
    return bool(trip.times) and bool(made.times)
