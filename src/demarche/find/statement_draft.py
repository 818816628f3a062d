"""A statement while it is being found: token numbers instead of mentions."""

from dataclasses import dataclass

from demarche.lexicon.cues import Cue

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name who speaks: `head` next to the cue, `referent` what a relative pronoun ("who") stands for;
    `loose` where the words were taken by their place, not from the tree."""

    head: int
    start: int
    end: int
    referent: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """`anchor`: the verb, noun or preposition of the cue; `unsaid`: not said (yet): "will announce", "may warn"."""

    anchor: int
    cue: tuple[int, int] | None
    act: str
    scope: str
    rule: str
    content: Ranges
    speaker: Speaker | None = None
    addressee: int | None = None
    via: tuple[int, ...] = ()
    negated: bool = False
    unsaid: bool = False
    frames: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """The first token of content or cue."""
        return min([part[0] for part in self.content] + ([self.cue[0]] if self.cue else []))

    def covers(self, token: int) -> bool:
        return any(start <= token < end for start, end in self.content)


@dataclass(frozen=True, slots=True)
class Complement:
    """The content that a cue governs and through which frame; `object` is the direct object where it is addressed."""

    frame: str
    content: Ranges
    object: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue with what it governs."""

    cue: Cue
    complement: Complement
