"""Typed tables of words, rules and facts, each with a loader and a checker."""

from demarche.lexicon.lexicon import Lexicon

__all__ = ["Lexicon"]
