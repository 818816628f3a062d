"""What linking must know as data: credit lines, families of kinds, conflicts of statuses (`data/link/*.yaml`).

Every rule has an id, its meaning, and examples that run as tests (tests/link/test_rules.py).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
#: Sentences whose answer is kept, for each is compared with many others.
REMEMBERED = 20_000


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
    """Kinds that may be one happening; the fields are explained at the top of `data/link/families.yaml`."""

    id: str
    kinds: tuple[str, ...]
    meaning: str = "a kind by itself"
    plans: bool = False
    symmetric: bool = False
    speech: bool = False
    lasting: bool = False
    rare: bool = False
    bodily: bool = False
    single: bool = False
    tolerance: int = 1
    reach: int = 10
    renewed: int = 0
    within: int = 0
    remote: bool = False
    about: bool = False
    vague: bool = False
    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


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
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{DATA / 'families.yaml'}: {error!r} is missing or malformed") from error
    kinds = [kind for family in found for kind in family.kinds]
    if len(kinds) != len(set(kinds)):
        twice = sorted({kind for kind in kinds if kinds.count(kind) > 1})
        raise LexiconError(f"{DATA / 'families.yaml'}: in two families: {', '.join(twice)}")
    return found


def _family(row: Mapping[str, Any]) -> Family:
    pairs = {name: tuple((one, other) for one, other in row.get(name, ())) for name in ("same", "apart")}
    return Family(**{**row, "kinds": tuple(row["kinds"]), **pairs})


@cache
def _by_kind() -> Mapping[str, Family]:
    return {kind: family for family in families() for kind in family.kinds}


def family_of(kind: str) -> Family:
    """The family that `kind` stands in; a kind of a user's own is a family by itself."""
    return _by_kind().get(kind) or Family(kind, (kind,))


@cache
def bodies() -> Mapping[str, str]:
    """Folded name of an organ or body -> the body's name (`data/link/bodies.yaml`)."""
    return {name.casefold(): row["body"] for row in read_rules("bodies") for name in (row["body"], *row["organs"])}


def body_of(name: str) -> str | None:
    """The body that an organ of this name speaks for."""
    return bodies().get(name.casefold().removeprefix("the "))


@cache
def status_rules() -> Mapping[str, Any]:
    """`data/link/statuses.yaml`: stages in their order, which pairs conflict, how the present status is chosen."""
    rules: Mapping[str, Any] = read_rules("statuses")
    return rules


@cache
def answer_rules() -> Mapping[str, Any]:
    """`data/link/answers.yaml`: how a denial is tied to its claim, and agreements are told apart."""
    rules: Mapping[str, Any] = read_rules("answers")
    return rules


def known_kinds() -> Iterable[str]:
    return _by_kind()


@cache
def party_words(name: str) -> frozenset[str]:
    """A list of `data/link/parties.yaml`: particles | offices | speaks | votes | ranks."""
    return frozenset(map(str, read_rules("parties")[name]))


@cache
def moved_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words by which a text says that a day was changed, with what the change is called."""
    return tuple((re.compile(rule["pattern"]), rule["word"]) for rule in status_rules()["moved"])


@lru_cache(maxsize=REMEMBERED)
def rough(words: str) -> bool:
    """True where `words` count back to a day in weeks or more, which hardly anybody does to the day."""
    return re.search(status_rules()["rough"]["pattern"], words) is not None


@lru_cache(maxsize=REMEMBERED)
def given_up(words: str) -> bool:
    """True where `words` speak of a plan that was given up, not only of what will not be."""
    return re.search(status_rules()["given-up"]["pattern"], words) is not None


@lru_cache(maxsize=REMEMBERED)
def unplanned(words: str) -> bool:
    """True where `words` say that something will not be, and not that it was to be."""
    return re.search(status_rules()["refused"]["pattern"], words) is not None and not given_up(words)


@lru_cache(maxsize=REMEMBERED)
def against_plan(words: str) -> bool:
    """True where `words` say that something took place on another day, or elsewhere, than planned."""
    held = {rule["id"] for rule in status_rules()["moved"] if rule.get("held")}
    return any(re.search(rule["pattern"], words) for rule in status_rules()["moved"] if rule["id"] in held)


@lru_cache(maxsize=REMEMBERED)
def moved_word(words: str) -> str | None:
    """postponed | brought-forward | moved where `words` say so, else None."""
    return next((word for pattern, word in moved_rules() if pattern.search(words)), None)
