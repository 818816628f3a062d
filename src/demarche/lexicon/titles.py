"""Words for offices and roles: "foreign minister", "official", "ministry", "both sides".

`data/en/titles.csv` holds nouns that name an office or a style ("president", "Mr."), `data/en/nominals.csv` nouns for
people, bodies and states that take a part in the news ("diplomat", "embassy", "country"). Every row has an id and an
example in which it must be found; the examples run as tests.
"""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from demarche.errors import LexiconError

DATA = Path(__file__).parent / "data" / "en"


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that stands for a participant.

    `words`: its singular. `office`: key of the office it names, else "". `level`: head | deputy | minister | envoy |
    spokes | official | legislator | party | military | royal | leader | style | other for titles, and for role nouns
    person | leader | body | outlet | state | side | group. `label`: PERSON | ORG | GPE | GROUP. `sector`: of PLOVER.
    `country`: the state whose officer is meant where the text names none ("Secretary of State"), else "".
    """

    id: str
    words: str
    office: str
    level: str
    label: str
    sector: str
    country: str = ""
    gender: str = ""
    example: str = ""

    @property
    def title(self) -> bool:
        """True for offices and styles, which may stand before a name."""
        return bool(self.office)

    @property
    def style(self) -> bool:
        """True for forms of address that say nothing of an office ("Mr.")."""
        return self.level == "style"


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role whose words end at some token; `length` in tokens, `plural` where the noun is ("ministers")."""

    role: Role
    length: int
    plural: bool


class Titles:
    """All role nouns, found by the words that end at a token.

    `ruled_by_head_of_state`: states (ISO3) whose head of state is meant by "the leader" of it.
    """

    def __init__(
        self,
        roles: Sequence[Role],
        forms: dict[tuple[str, ...], tuple[Role, bool]],
        given: dict[str, str],
        bodies: dict[str, str],
        ruled_by_head_of_state: frozenset[str],
    ) -> None:
        self._given = given
        self._bodies = bodies
        self.ruled_by_head_of_state = ruled_by_head_of_state
        self.roles = tuple(roles)
        self._forms = forms
        self._longest = max(len(words) for words in forms)
        self._last = frozenset(words[-1] for words in forms)

    @classmethod
    @cache
    def load(cls) -> Self:
        """The shipped tables; raises LexiconError naming file and line where one is malformed."""
        roles: list[Role] = []
        forms: dict[tuple[str, ...], tuple[Role, bool]] = {}
        for name in ("titles.csv", "nominals.csv"):
            for line, row in _rows(DATA / name):
                role, plural = _title(row) if name == "titles.csv" else _nominal(row)
                roles.append(role)
                if tuple(fold(role.words).split()) in forms and not forms[tuple(fold(role.words).split())][1]:
                    raise LexiconError(f"{name}:{line}: {role.words!r} stands there twice")
                for words, many in ((role.words, role.words == plural), (plural, True)):
                    for key in _keys(words):
                        forms.setdefault(key, (role, many))
        bodies = {fold(row["word"]): row["sector"] for _, row in _rows(DATA / "titles_bodies.csv")}
        given = {row["name"]: row["gender"] for _, row in _rows(DATA / "titles_given_names.csv")}
        ruled = frozenset(row["country"] for _, row in _rows(DATA / "titles_leaders.csv"))
        return cls(roles, forms, given, bodies, ruled)

    def gender(self, given_name: str) -> str:
        """ "m" or "f" for a given name that is mostly borne by one of them, else ""."""
        return self._given.get(fold(given_name), "")

    def body_sector(self, words: Sequence[str]) -> str:
        """PLOVER sector that a word of a body's name tells, the last such word first ("… Airlines", "… High Court")."""
        found = (self._bodies.get(fold(word.rstrip("."))) for word in reversed(words) if word[:1].isupper())
        return next((sector for sector in found if sector), "")

    def ending(self, words: Sequence[str], end: int) -> RoleMatch | None:
        """The longest role noun that ends before `words[end]`; case matters for letters only ("PM")."""
        if end < 1 or fold(words[end - 1]) not in self._last:
            return None
        for length in range(min(self._longest, end), 0, -1):
            key = tuple(fold(word) for word in words[end - length : end])
            if key in self._forms and _as_written(self._forms[key][0], words[:end]):
                role, plural = self._forms[key]
                return RoleMatch(role, length, plural)
        return None


@cache
def fold(word: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def _as_written(role: Role, words: Sequence[str]) -> bool:
    """False for the letters of an abbreviation written small or behind an hour: "a pm post", "at 3 PM"."""
    if not role.words[-2:].isupper():
        return True
    return words[-1][:2].isupper() and not (len(words) > 1 and words[-2][-1:].isdigit())


def _keys(words: str) -> set[tuple[str, ...]]:
    """As tokens, whether or not the tokenizer lets hyphens stand alone; none for no words."""
    folded = fold(words)
    joined = folded.replace(" ", "-") if folded.count(" ") == 1 else folded
    forms = (folded, folded.replace("-", " - "), joined, joined.replace("-", " - "))
    return {tuple(form.split()) for form in forms} - {()}


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(enumerate(csv.DictReader(lines), start=2))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error


def _title(row: dict[str, str]) -> tuple[Role, str]:
    role = Role(
        id=row["id"], words=row["words"], office=row["office"], level=row["level"], label="PERSON",
        sector=row["sector"], country=row["country"], gender=row["gender"], example=row["positive"],
    )  # fmt: skip
    return role, row["plural"]


def _nominal(row: dict[str, str]) -> tuple[Role, str]:
    role = Role(
        id=row["id"], words=row["noun"], office="", level=row["class"], label=row["label"], sector=row["sector"],
        example=row["positive"],
    )  # fmt: skip
    return role, row["plural"]
