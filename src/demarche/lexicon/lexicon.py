"""The one object that holds every table; each is loaded when it is first asked for."""

from functools import cached_property
from pathlib import Path
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

    def __init__(self, overlay: Path | None = None) -> None:
        self._overlay = overlay

    @classmethod
    def load(cls, overlay: Path | None = None) -> Self:
        """The shipped tables, and a user's CSV of actors before them; raises LexiconError where one is malformed.

        A user's table is read at once, so that what is wrong with it is said before any article is read.
        """
        lexicon = cls(overlay)
        if overlay is not None:
            lexicon.world.find("")
        return lexicon

    @cached_property
    def world(self) -> World:
        return World.load(self._overlay)

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
