"""What this server is, and the words its answers are made of."""

from datetime import date

from fastapi import APIRouter

from demarche import __version__
from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.deps import Reading
from demarche.apps.api.models import Out
from demarche.apps.serving import Served
from demarche.asking import PRESENT, topics
from demarche.lexicon.kinds import Kind, Kinds
from demarche.lexicon.linking import family_of

router = APIRouter(route_class=CachedRoute, tags=["about"])


class StatusOut(Out):
    """What this server is, and how much it holds."""

    version: str
    """The version of Demarche."""
    revision: str
    """Another word after every change of the store."""
    today: date
    """The day that decides what is overdue."""
    writable: bool
    """True where the token lets one write."""
    counts: dict[str, int]
    """How many documents, waiting documents, events, statements, happenings, changes, conflicts there are."""


class KindOut(Out):
    """A kind of event."""

    kind: str
    """Its name."""
    meaning: str
    """What it means."""
    family: str
    """Kinds of one family may be one happening."""
    topics: list[str]
    """The topics it belongs to."""
    symmetric: bool
    """True where all do the same, so that agents and recipients are alike."""
    plover_type: str | None
    """Event type in PLOVER."""
    plover_mode: str | None
    """Mode in PLOVER."""
    cameo: str | None
    """Code in CAMEO."""


class KindsOut(Out):
    """The vocabulary of the answers."""

    kinds: list[KindOut]
    """All kinds of events."""
    topics: dict[str, list[str]]
    """Topic -> its kinds."""
    statuses: list[str]
    """What a happening can be at present."""


@router.get("/status")
def status(store: Reading, served: Served) -> StatusOut:
    """How much the store holds, and what may be done here."""
    return StatusOut(
        version=__version__,
        revision=store.revision(),
        today=served.day,
        writable=served.token is not None,
        counts=dict(store.counts()),
    )


@router.get("/kinds")
def kinds() -> KindsOut:
    """All kinds of events with their meaning and codes, the topics, and the statuses."""
    found = sorted(Kinds.load(), key=lambda kind: kind.name)
    named = {topic: list(kinds) for topic, kinds in topics().items()}
    return KindsOut(kinds=[kind_out(kind) for kind in found], topics=named, statuses=list(PRESENT))


def kind_out(kind: Kind) -> KindOut:
    return KindOut(
        kind=kind.name,
        meaning=kind.meaning,
        family=family_of(kind.name).id,
        topics=list(kind.contexts),
        symmetric=kind.symmetric,
        plover_type=kind.plover_type,
        plover_mode=kind.plover_mode,
        cameo=kind.cameo,
    )
