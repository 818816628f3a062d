"""What linking must know as data: credit lines, families of kinds, conflicts of statuses (`data/link/*.yaml`).

Every rule has an id, its meaning, and examples that run as tests (tests/link/test_rules.py).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from demarche.errors import LexiconError
from demarche.lexicon.world import World

DATA = Path(__file__).parent / "data" / "link"
#: The shape of an agency's name that no table knows.
AGENCY_SHAPE = r"(?:[A-Z][\w-]+ ){1,3}(?:Wire|News Agency|Press Agency|Newswire)"
OUTLET_SHAPE = r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4}"
ROLES = ("whole", "part")


@dataclass(frozen=True, slots=True)
class CreditRule:
    """One way to name the agency a text came from; the groups `agency0`, `agency1` ... hold the names."""

    id: str
    role: str
    meaning: str
    pattern: re.Pattern[str]
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    def agencies(self, line: str) -> list[tuple[str, int, int, str | None]]:
        """(name, start, end, through) of every agency that `line` credits."""
        found = []
        for match in self.pattern.finditer(line):
            groups = match.groupdict()
            names = [name for key, name in groups.items() if key.startswith("agency") and name]
            found += [(name, match.start(), match.end(), groups.get("through")) for name in names]
        return found


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that may be one happening. `kinds` maps each to the family's other kinds it may be told as.

    `plans`: its happenings can be planned and put off. `symmetric`: who is agent and who is recipient tells nothing.
    `tolerance`: days by which two reports of one may differ. `speech`: an act of speaking, done as often as it is said.
    """

    id: str
    meaning: str
    kinds: tuple[str, ...]
    plans: bool
    symmetric: bool
    speech: bool
    lasting: bool
    tolerance: int
    examples: tuple[Mapping[str, Any], ...]


def read_rules(name: str) -> Any:
    """The YAML of `data/link/<name>.yaml`; raises LexiconError naming the file."""
    path = DATA / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # a safe loader in both cases
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from error


@cache
def credit_rules() -> tuple[CreditRule, ...]:
    """All credit lines; raises LexiconError."""
    names = "|".join(sorted(map(re.escape, agency_names()), key=len, reverse=True))
    return tuple(_credit_rule(row, f"(?:{names}|{AGENCY_SHAPE})") for row in read_rules("credits"))


def _credit_rule(row: Mapping[str, Any], agency: str) -> CreditRule:
    try:
        if row["role"] not in ROLES:
            raise ValueError(f"role {row['role']!r}")
        pieces = str(row["pattern"]).replace("{outlet}", OUTLET_SHAPE).split("{agency}")
        pattern = pieces[0]
        for number, piece in enumerate(pieces[1:]):
            pattern += rf"(?P<agency{number}>(?<![\w]){agency}(?![\w]))" + piece
        return CreditRule(
            row["id"], row["role"], row["meaning"], re.compile(pattern), tuple(row["positive"]), tuple(row["negative"])
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise LexiconError(f"{DATA / 'credits.yaml'}: {row.get('id')}: {error!r}") from error


@cache
def agency_names() -> Mapping[str, str]:
    """Every name and alias of a news agency -> its full name."""
    names: dict[str, str] = {}
    for entry in World.load().entries:
        if entry.agency:
            for name in (entry.name, *entry.aliases):
                names.setdefault(name, entry.name)
    return names


@cache
def families() -> tuple[Family, ...]:
    """The families of kinds in `data/link/families.yaml`; raises LexiconError where a kind stands in two."""
    try:
        found = tuple(_family(row) for row in read_rules("families"))
    except (KeyError, TypeError) as error:
        raise LexiconError(f"{DATA / 'families.yaml'}: {error!r} is missing or malformed") from error
    kinds = [kind for family in found for kind in family.kinds]
    if len(kinds) != len(set(kinds)):
        twice = sorted({kind for kind in kinds if kinds.count(kind) > 1})
        raise LexiconError(f"{DATA / 'families.yaml'}: in two families: {', '.join(twice)}")
    return found


def _family(row: Mapping[str, Any]) -> Family:
    return Family(
        id=row["id"],
        meaning=row["meaning"],
        kinds=tuple(row["kinds"]),
        plans=bool(row.get("plans")),
        symmetric=bool(row.get("symmetric")),
        speech=bool(row.get("speech")),
        lasting=bool(row.get("lasting")),
        tolerance=int(row.get("tolerance", 1)),
        examples=tuple(row.get("examples", ())),
    )


@cache
def _by_kind() -> Mapping[str, Family]:
    return {kind: family for family in families() for kind in family.kinds}


def family_of(kind: str) -> Family:
    """The family that `kind` stands in; a kind of a user's own is a family by itself."""
    return _by_kind().get(kind) or Family(kind, "a kind by itself", (kind,), False, False, False, False, 1, ())


@cache
def status_rules() -> Mapping[str, Any]:
    """`data/link/statuses.yaml`: stages in their order, which pairs conflict, how the present status is chosen."""
    rules: Mapping[str, Any] = read_rules("statuses")
    return rules


def known_kinds() -> Iterable[str]:
    return _by_kind()
