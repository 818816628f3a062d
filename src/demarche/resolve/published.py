"""The day of publication: what was given, then what the article states of itself, then what its words imply.

Given days and metadata stand; a dateline, masthead or agency trailer comes next; else clues of the text ("early next
week" beside "March 20-22, 2023") are taken together, and only what all of them allow is said: a day, an interval of
at most three weeks, or nothing. A bare guess is never made. Every step leaves its span and a reason in words.
"""

from collections.abc import Sequence
from dataclasses import replace

from demarche.lexicon import Lexicon
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import TimeFinding
from demarche.resolve.published_bounds import bounds
from demarche.resolve.published_clues import clues, told_times
from demarche.resolve.published_infer import agreeing, between, infer
from demarche.resolve.published_stated import from_address, stated
from demarche.resolve.published_terms import terms


def published_day(article: Article, times: Sequence[TimeFinding], lexicon: Lexicon) -> Published:
    """The day (or interval) of publication with its basis, evidence and reasons; unknown where nothing is sure."""
    return date_of(article, times, lexicon.times, lexicon)


def date_of(
    article: Article, times: Sequence[TimeFinding], time_words: TimeWords, lexicon: Lexicon | None = None
) -> Published:
    """As `published_day`; without a lexicon, terms of office are not looked up."""
    known = article.document.published
    said = stated(article, times, time_words)
    if known.earliest is not None:
        return _checked(known, said)
    known = from_address(article.document)
    if known.earliest is not None:
        return _checked(known, said)
    if said is not None and said.earliest is not None:
        return said
    found = clues(article, times, time_words, said)
    offices = terms(article, lexicon) if lexicon is not None else []
    if any(clue.strength in ("day", "link") for clue in found):
        fixed = infer([*found, *agreeing(offices)])
        if fixed.earliest is not None:
            return fixed
    dates = [clue for clue in found if clue.strength in ("bound", "link")]
    return between([*dates, *bounds(article, told_times(article, times), time_words)], offices)


def _checked(known: Published, said: Published | None) -> Published:
    """What is known, with a word on what the text says of itself where that is another day."""
    if said is None or said.day is None or known.day is None or abs((said.day - known.day).days) <= 1:
        return known
    reason = f"the text dates itself {said.day}, which contradicts the {known.basis} day {known.day}"
    return replace(known, reasons=(*known.reasons, reason), evidence=(*known.evidence, *said.evidence))
