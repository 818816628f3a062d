"""Spokesmen without a name act for whom they speak: "a *Kremlin* spokesman warned Oslo"."""

from collections.abc import Sequence

from demarche.model.finding import Mention
from demarche.resolve.event_draft import Scene

SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def spoken_for(scene: Scene, mention: Mention, actors: Sequence[str]) -> list[str]:
    """The body, state or person whose unnamed spokesman acts; none where nobody or several are named."""
    token = scene.article.doc[mention.head]
    named = len(actors) != 1 or not scene.actor(actors[0]).id.startswith("local:") or mention.kind != "nominal"
    if named or token.lower_ not in SPEAKING_FOR:
        return []
    near = [child for child in token.children if child.dep_ in ("nmod:poss", "compound", "amod", "nmod")]
    owners = (scene.mention_at.get(child.i) for child in near)
    ids = [id for owner in owners if owner is not None for id in scene.cast.actors_of(owner)]
    return ids if len(ids) == 1 else []
