"""Who is the same in two happenings: ids of actors that hold across a whole export."""

from collections import OrderedDict
from collections.abc import Iterator

from demarche.export.words import line
from demarche.lexicon.normal import slug
from demarche.model.happening import Happening, Voice, Who


def identity(who: Who | Voice, happening: str) -> str:
    """The actor's id; one that is only described ("two officials") is somebody else in each happening."""
    if not who.actor.startswith("local:"):
        return who.actor
    if is_described(who):
        return f"local:{slug(who.name)}@{happening.removeprefix('happening:')}"
    return who.actor


def is_described(who: Who | Voice) -> bool:
    """True where no name is given: groups, offices, and "senior State Department official"."""
    last = line(who.name).rsplit(" ", 1)[-1]
    return who.kind in ("group", "office") or last[:1].islower()


def cast(happening: Happening) -> Iterator[Who | Voice]:
    """Whoever takes part in it, then whoever vouches for it."""
    yield from happening.agents
    yield from happening.recipients
    for report in happening.reports:
        yield from report.sources


def wikidata(actor: str) -> str | None:
    """The Wikidata id, if the id is one."""
    return actor if actor[:1] == "Q" and actor[1:].isdigit() else None


class Recent:
    """Remembers which ids were seen, the newest `most` of them: an export must not grow with the store."""

    def __init__(self, most: int = 50_000) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._most = most

    def is_new(self, id: str) -> bool:
        """True the first time, and again once it has been forgotten."""
        if id in self._seen:
            self._seen.move_to_end(id)
            return False
        self._seen[id] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True
