"""The one object that holds every table; each is loaded when it is first asked for."""

from functools import cached_property
from typing import Self

from demarche.lexicon.cues import Cues
from demarche.lexicon.kinds import Kinds
from demarche.lexicon.status import StatusWords
from demarche.lexicon.times import TimeWords
from demarche.lexicon.titles import Titles
from demarche.lexicon.wars import Wars
from demarche.lexicon.world import World


class Lexicon:
    """All tables under `lexicon/data`: facts of the world, cues, kinds of events, status words, time words, titles."""

    @classmethod
    def load(cls) -> Self:
        """The shipped tables; raises LexiconError where one is malformed."""
        return cls()

    @cached_property
    def world(self) -> World:
        return World.load()

    @cached_property
    def kinds(self) -> Kinds:
        return Kinds.load()

    @cached_property
    def cues(self) -> Cues:
        return Cues.load()

    @cached_property
    def status(self) -> StatusWords:
        return StatusWords.load()

    @cached_property
    def times(self) -> TimeWords:
        return TimeWords.load()

    @cached_property
    def titles(self) -> Titles:
        return Titles.load()

    @cached_property
    def wars(self) -> Wars:
        return Wars.load()
