"""What is only called "this visit": that of the foreigner who was met, or to where the words were spoken."""

from collections.abc import Sequence

from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_parties import own_state
from demarche.resolve.event_trips import LIVE, is_another

#: Kinds of encounters at which a guest is met.
ENCOUNTERS = frozenset({"meet", "talks"})
#: Sentences within which the encounter was told before.
NEAR = 3
#: Passages at the top of a transcript among which the place of it stands.
TOP = 7


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
    return meeting if scene.sentence_starts(meeting.finding.trigger[0], made.finding.trigger[0]) <= NEAR else None


def is_guest(scene: Scene, party: Party, host: str) -> bool:
    """True for a person of another state than the one the encounter took place in."""
    if scene.actor(party.actor).kind != "person":
        return False
    home = own_state(scene, party.actor)
    return home is not None and home != host


def name_scene(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Thank you for *this visit*", "my *travel* here": where nothing else is said, where the words were spoken."""
    open_visits = [made for made in drafts if made.kind == "visit" and made.agents and not made.recipients]
    open_visits = [made for made in open_visits if made.place is None and not is_another(scene, made)]
    places = spoken_at(scene) if open_visits else []
    host = next(filter(None, map(scene.cast.state_at, places)), None)
    for made in open_visits:
        if host is not None and made.status in LIVE and all(is_guest(scene, party, host) for party in made.agents):
            made.recipients, made.place = [Party(host, made.trigger)], places[0]


def spoken_at(scene: Scene) -> list[str]:
    """The places that a line at the top of a transcript names, and nothing else: "Chisinau, Moldova"."""
    article = scene.article
    lines: dict[int, list[int]] = {}
    for token, passage in enumerate(article.passage_of):
        if passage >= TOP:
            break
        if article.doc[token].is_alpha:
            lines.setdefault(passage, []).append(token)
    names = sorted((it for it in scene.mention_at.values() if it.label == "GPE"), key=lambda it: it.start)
    for tokens in lines.values():
        named = [it for it in names if tokens[0] <= it.start and it.end <= tokens[-1] + 1]
        if named and all(any(it.start <= token < it.end for it in named) for token in tokens):
            return list(filter(None, map(scene.cast.place_of, named)))
    return []
