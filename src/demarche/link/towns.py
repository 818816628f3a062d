"""How far two places lie from each other."""

from math import asin, cos, radians, sin, sqrt

from demarche.lexicon.world import World
from demarche.model.happening import Where

#: Kilometres: nearer places may be one and the same (a palace, a suburb).
NEAR = 60
EARTH = 6371


def is_country(place: Where) -> bool:
    state = World.load().state(place.country) if place.country else None
    return state is not None and place.name in (state.name, state.formal, *state.aliases)


def near(one: Where, other: Where) -> bool:
    """True for two names of one place, and where nothing is known against that."""
    if one.place == other.place or one.name in other.name or other.name in one.name:
        return True
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return True
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude)) <= NEAR


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees."""
    north, east, north2, east2 = map(radians, (*one, *other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
