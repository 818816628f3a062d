"""Bodies and their members: "the Quad", "leaders of the Quad" and its four states are one party of an encounter."""

from dataclasses import dataclass
from functools import cache

from demarche.lexicon.linking import family_of, party_words
from demarche.lexicon.world import World
from demarche.model.happening import Report, Who

#: So many members, and three quarters of them all, stand for their body.
LEAST_MEMBERS, LEAST_PART = 3, 0.75


@dataclass(frozen=True, slots=True)
class Body:
    """`id` and `name` as in the world tables; `members`: ISO 3166-1 alpha-3."""

    id: str
    name: str
    members: frozenset[str]

    def made_of(self, countries: frozenset[str]) -> bool:
        """True for members enough to be the body itself."""
        return countries <= self.members and len(countries) >= max(LEAST_MEMBERS, LEAST_PART * len(self.members))


@cache
def _known() -> tuple[Body, ...]:
    world = World.load()
    found = []
    for entry in world.entries:
        members = frozenset(world.members(entry.id)) if entry.kind in ("organisation", "group") else frozenset()
        if len(members) >= LEAST_MEMBERS:
            found.append(Body(entry.id, entry.name, members))
    return tuple(found)


@cache
def _named(actor: str, name: str) -> Body | None:
    by_id = {body.id: body for body in _known()}
    if actor in by_id:
        return by_id[actor]
    _, of, last = name.rpartition(" of ")
    whose = last.removeprefix("the ") if of else _before_rank(name)
    entries = World.load().find(whose) if whose else ()
    return next((by_id[entry.id] for entry in entries if entry.id in by_id), None)


def _before_rank(name: str) -> str:
    """ "ECOWAS" of "ECOWAS leaders" and of "ECOWAS foreign ministers"; nothing where no rank follows it."""
    words = name.split()
    rank = len(words) > 1 and words[-1].endswith("s") and words[-1][:-1].casefold() in party_words("ranks")
    return " ".join(word for word in words if word[0].isupper()) if rank else ""


def body_in(report: Report) -> Body | None:
    """The body that meets, where nobody from outside it takes part; a member named beside it is no further party."""
    family = family_of(report.kind)
    if not (family.symmetric and family.bodily):
        return None
    found = {body.id: body for who in report.parties if (body := body_of_party(who)) is not None}
    if len(found) != 1:
        return None
    (body,) = found.values()
    if report.kind == "talks" and [who.kind for who in report.parties] == ["organisation"]:
        return None  # "the EU is open to talks": with somebody who is not named
    others = [who for who in report.parties if body_of_party(who) is None]
    return body if all(who.country in body.members for who in others) else None


def body_of_party(who: Who) -> Body | None:
    """The body that an organisation or a group ("leaders of the Quad") is."""
    return _named(who.actor, who.name) if who.kind in ("organisation", "group") else None


@cache
def bodies_of(countries: frozenset[str]) -> tuple[Body, ...]:
    """Bodies that so many of their members stand for."""
    return tuple(body for body in _known() if body.made_of(countries))


def size(report: Report) -> int:
    """How many take part; of a body all its members."""
    body = body_in(report)
    return len(report.parties) if body is None else len(body.members)
