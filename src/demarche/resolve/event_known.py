"""What everybody knows and a text leaves out: whom the invader invades, looked up and shown in the same text."""

from collections.abc import Sequence

from demarche.model.document import Published
from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene


def name_attacked(scene: Scene, drafts: Sequence[Draft], published: Published) -> None:
    """ "Russia's invasion" has Ukraine for its recipient, if the text speaks of Ukraine and the day fits the war."""
    day = published.earliest
    if day is None:
        return
    for draft in drafts:
        if draft.kind != "invade" or draft.recipients or not draft.agents:
            continue
        attacker = scene.cast.state_of(draft.agents[0].actor)
        attacked = scene.lexicon.wars.attacked_by(attacker, day) if attacker else ()
        parties = [party for country in attacked if (party := mentioned(scene, country))]
        if len(parties) == 1:
            draft.recipients = parties


def mentioned(scene: Scene, country: str) -> Party | None:
    """The state as a party, by the first mention of its name in the text."""
    for mention in sorted(scene.mention_at.values(), key=lambda mention: mention.start):
        for actor_id in scene.cast.actors_of(mention) if mention.kind == "name" else ():
            actor = scene.actor(actor_id)
            if actor.kind == "state" and actor.country == country:
                return Party(actor_id, scene.article.span(mention.start, mention.end))
    return None
