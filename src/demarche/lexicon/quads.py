"""PLOVER's four classes of events: words or deeds, of cooperation or of conflict."""

from functools import cache

from demarche.lexicon.codes import plover_of
from demarche.lexicon.kinds import Kinds

#: Quad code -> class.
NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def quad_of(kind: str) -> str | None:
    """The class of a kind; None for what is of neither ("elect")."""
    return quads().get(kind)


@cache
def quads() -> dict[str, str]:
    """Kind -> class."""
    codes = {it.name: plover_of(it.name, "occurred") for it in Kinds.load()}
    return {kind: NAMES[code.quad] for kind, code in codes.items() if code is not None}
