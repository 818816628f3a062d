"""PLOVER's four classes of events: words or deeds, of cooperation or of conflict."""

from functools import cache

from demarche.lexicon.kinds import Kinds

#: PLOVER type -> class, as its manual sorts them.
QUADS = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}


def quad_of(kind: str) -> str | None:
    """The class of a kind; None for what is of neither ("elect")."""
    return quads().get(kind)


@cache
def quads() -> dict[str, str]:
    """Kind -> class."""
    return {it.name: QUADS[it.plover_type] for it in Kinds.load() if it.plover_type in QUADS}
