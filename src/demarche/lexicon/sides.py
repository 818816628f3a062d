"""Whom an actor acts for."""

from demarche.lexicon.linking import body_of
from demarche.lexicon.world import World
from demarche.model.record import Actor


def side_of(actor: Actor) -> str | None:
    """The body that an actor is or holds an office of, else its country.

    The president of the European Commission acts for the European Union, not for her country.
    """
    body = body_of(actor.name) or body_of(actor.name.split(" ")[0])  # "EU spokesman"
    for office in actor.offices:
        entry = World.load().entry(office.of) if office.of else None
        if body is None and entry is not None and entry.kind == "organisation":
            body = body_of(entry.name) or entry.id
    return body or actor.country
