"""Whom a name on the command line stands for: the keys under which the store knows its happenings."""

from demarche.errors import StoreError
from demarche.lexicon.linking import body_of
from demarche.lexicon.normal import slug
from demarche.lexicon.world import World
from demarche.store.contract import Store


def keys_of(store: Store, name: str) -> frozenset[str]:
    """The keys of an actor: `name` is a name, the end of one ("Blinken"), an ISO 3166-1 code or an id.

    Raises StoreError where the name is empty of letters.
    """
    if not slug(name):
        raise StoreError(f"{name!r} is no name")
    world = World.load()
    state = world.state(name)
    entries = world.find(state.name if state else name)
    entries = entries or tuple(it for it in [world.entry(name)] if it is not None)
    keys = {name, f"name:{slug(name)}"}
    for entry in entries:
        keys |= {entry.id, f"name:{slug(entry.name)}"}
        if entry.kind == "state" and entry.country:
            keys.add(f"country:{entry.country}")
        if entry.kind == "organisation":
            keys |= {f"country:{body_of(entry.name) or entry.id}"}
    if not entries:
        keys.update(store.names_like(slug(name)))
    return frozenset(keys)
