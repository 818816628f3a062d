"""Whose visit it was that is only called "this visit": that of the foreigner who was met there."""

from collections.abc import Sequence

from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_parties import own_state

#: Kinds of encounters at which a guest is met.
ENCOUNTERS = frozenset({"meet", "talks"})
#: Sentences within which the encounter was told before.
NEAR = 3


def name_guests(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Blinken met Foreign Minister Lund today in Washington. *This visit* ...": Lund's, to the state met in."""
    for made in drafts:
        if made.kind != "visit" or made.parties or made.place is not None or not made.feature("definite"):
            continue
        meeting = meeting_before(scene, drafts, made)
        host = scene.cast.state_at(meeting.place) if meeting is not None and meeting.place is not None else None
        guests = [party for party in meeting.agents if is_guest(scene, party, host)] if meeting and host else []
        if meeting is None or host is None or not guests or len(guests) == len(meeting.agents):
            continue
        home = next(party for party in meeting.agents if party not in guests)
        made.agents, made.recipients, made.place = guests, [Party(host, home.span)], meeting.place
        made.times = made.times or list(meeting.times)


def meeting_before(scene: Scene, drafts: Sequence[Draft], made: Draft) -> Draft | None:
    """The encounter told last before the visit, and not far from it, if both took place; no other visit in between."""
    before = [it for it in drafts if it.kind in (*ENCOUNTERS, "visit") and it.parties]
    before = [it for it in before if it.trigger.start < made.trigger.start]
    meeting = max(before, key=lambda it: it.trigger.start, default=None)
    if meeting is None or meeting.kind == "visit" or {meeting.status, made.status} != {"occurred"}:
        return None
    between = scene.article.doc[meeting.finding.trigger[0] : made.finding.trigger[0]]
    return meeting if sum(bool(token.is_sent_start) for token in between) <= NEAR else None


def is_guest(scene: Scene, party: Party, host: str) -> bool:
    """True for a person of another state than the one the encounter took place in."""
    if scene.actor(party.actor).kind != "person":
        return False
    home = own_state(scene, party.actor)
    return home is not None and home != host
