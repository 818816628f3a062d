"""PLOVER and CAMEO codes of what did not simply happen: "a planned visit is an agreement, not a consultation".

Both ontologies know only what happens. Their manuals say how to code some of what is to come; what they have no word
for (denials, postponements, plans to sanction) gets no code. `data/codes/*_status.csv` holds these rules, with a kind
and a status that must give the code shown; `plover_scale.csv` the quad code and the intensity of PLOVER's manual.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demarche.errors import LexiconError
from demarche.lexicon.kinds import DATA as KINDS
from demarche.lexicon.kinds import Kind, Kinds

DATA = Path(__file__).parent / "data" / "codes"
#: What has a code of its own, for it happened.
HAPPENED = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER code; `rule` names what made it out of a status, None where it happened.

    `quad`: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; `intensity`: from -10 to 10.
    `all_act`: true where every party is an actor and none a recipient.
    """

    type: str
    mode: str | None
    quad: int
    intensity: float
    rule: str | None = None
    all_act: bool = False


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code of two to four digits; `rule` as in Plover."""

    code: str
    rule: str | None = None

    @property
    def root(self) -> str:
        return self.code[:2]


Row = Mapping[str, str]


def plover_of(kind: str, status: str) -> Plover | None:
    """The code of a happening of this kind; None where PLOVER has none."""
    known = _kind(kind)
    if known is None or known.plover_type is None:
        return None
    if status in HAPPENED:
        return _scaled(known.plover_type, known.plover_mode)
    for row in rows("plover_status.csv"):
        if row["type"] == known.plover_type and status in row["statuses"].split("|"):
            return _scaled(row["becomes"], row["mode"] or None, row["id"], row["parties"] == "all")
    return None


def cameo_of(kind: str, status: str) -> Cameo | None:
    """The code of a happening of this kind; None where CAMEO has none. The longest code that fits wins."""
    known = _kind(kind)
    if known is None or known.cameo is None:
        return None
    if status in HAPPENED:
        return Cameo(known.cameo)
    fitting = [
        row
        for row in rows("cameo_status.csv")
        if known.cameo.startswith(row["code"]) and status in row["statuses"].split("|")
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda row: len(row["code"]))
    return Cameo(known.cameo if best["becomes"] == "same" else best["becomes"], best["id"])


def topics_of(kind: str) -> tuple[str, ...]:
    """PLOVER's contexts of a kind."""
    known = _kind(kind)
    return () if known is None else known.contexts


def is_symmetric(kind: str) -> bool:
    """True where all parties do alike (meet, call, sign)."""
    known = _kind(kind)
    return known is not None and known.symmetric


@cache
def _kind(name: str) -> Kind | None:
    for kinds in (Kinds.load(), Kinds.load(KINDS / "plover")):
        if name in kinds:
            return kinds[name]
    return None


@cache
def _scaled(type: str, mode: str | None, rule: str | None = None, all_act: bool = False) -> Plover:
    scale = {(row["type"], row["mode"]): row for row in rows("plover_scale.csv")}
    row = scale.get((type, mode or "")) or scale.get((type, ""))
    if row is None:
        raise LexiconError(f"plover_scale.csv: no row for {type}")
    return Plover(type, mode, int(row["quad"]), float(row["intensity"]), rule, all_act)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table of codes."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
