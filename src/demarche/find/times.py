"""Finds the expressions of time of an article: which words, which rule, and what the rule reads in them.

The rules (`lexicon/data/en/times/*.yaml`) run over one symbol a word. Of overlapping finds the longest wins, then the
heavier rule. A few words are vetoed by what stands around them (a name, a newspaper, a number of things), and each find
keeps the tense that governs it and the preposition before it, from which `resolve/times.py` takes its direction.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from demarche.find.time_context import context
from demarche.find.time_pieces import Pieces, pieces
from demarche.find.time_readings import read
from demarche.find.time_veto import vetoed
from demarche.lexicon import Lexicon
from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeRule, TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding

#: "Earlier Friday, lawyers filed": the capital shows an adverb of the sentence, no part of the date.
OPENING = frozenset({"Earlier", "Later"})
OPENED = frozenset({"rel.weekday"})
UNIVERSAL = frozenset({"gmt", "utc"})
BETWEEN = frozenset(
    {"-", "–", "—", "/", "to", "and", "through", "until", "till", "or", "the", ",", "early", "late", "mid"}
)

Found = tuple[int, int, TimeRule, "re.Match[str]"]


#: Labels of names that may hold a date.
NAMES = frozenset({"ORG", "EVENT", "FAC", "PERSON"})
#: Tokens after a date that a name beginning with it may still have.
REACH = 4


def find_times(article: Article, lexicon: Lexicon) -> list[TimeFinding]:
    """Every expression of time in order of the text, none overlapping another, none that is part of a name."""
    return [found for found in tag(article, lexicon.times) if not within_name(article, lexicon, found)]


def within_name(article: Article, lexicon: Lexicon, found: TimeFinding) -> bool:
    """True for "March 23" in "March 23 Movement" and "2004" in "the 2004 Indian Ocean earthquake"."""
    if article.doc[found.start].ent_type_ in NAMES:
        start = end = found.start
        while article.doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(article.doc) and article.doc[end + 1].ent_iob_ == "I":
            end += 1
        if found.end <= end + 1 and end + 1 - start > found.end - found.start:
            return True
    words = [token.text for token in article.doc[found.start : found.end + REACH]]
    known = lexicon.world.longest(words, 0)
    return known is not None and known[0] > found.end - found.start


def tag(article: Article, time_words: TimeWords, named: bool = False) -> list[TimeFinding]:
    """As `find_times`, from the table of time words alone; `named`: also the year in the name of an event ("the 2024
    Olympics"), which TIMEX3 marks and which is no day of anything told here.
    """
    cut = pieces(article, time_words)
    taken = bytearray(len(cut.symbols))
    kept = []
    for start, end, rule, match in sorted(_matches(cut, time_words), key=_rank):
        if any(taken[start:end]) or vetoed(article, cut, (start, end), rule, time_words):
            continue
        taken[start:end] = b"\x01" * (end - start)
        if rule.reading.get("drop") or ("named" in rule.reading and not named):
            continue
        kept.append((start, _finding(article, cut, rule, match, time_words)))
    return _apart(finding for _, finding in sorted(kept, key=lambda pair: pair[0]))


def _rank(found: Found) -> tuple[int, int, int]:
    start, end, rule, _ = found
    return start - end, -rule.weight, start


def _matches(cut: Pieces, time_words: TimeWords) -> Iterator[Found]:
    for rule in time_words.rules:
        for match in rule.regex.finditer(cut.symbols):
            if match.end() > match.start():
                yield match.start(), match.end(), rule, match


def _finding(
    article: Article, cut: Pieces, rule: TimeRule, match: "re.Match[str]", time_words: TimeWords
) -> TimeFinding:
    meaning: dict[str, object] = dict(rule.reading)
    for group, matched in match.groupdict().items():
        name = group.partition("__")[0]
        if matched:
            value = read(name, cut.words[match.start(group) : match.end(group)], time_words)
            if value is not None:
                meaning[name] = value
            if name == "clock" and fold(cut.words[match.end(group) - 1]) in UNIVERSAL:
                meaning["zone"] = "Z"
    start, end = cut.tokens[match.start()], cut.tokens[match.end() - 1] + 1
    if cut.words[match.start()] in OPENING and rule.id in OPENED:
        start += 1
    if cut.words[match.end() - 1] == "." and end - start > 1 and article.doc[end - 1].text == ".":
        end -= 1
    if rule.reading.get("kind") in ("range", "alternatives"):
        meaning["parts"] = _parts(cut, match)
    meaning.update(context(article, start, end, time_words))
    kind = "TIME" if "clock" in meaning or "daypart" in meaning else rule.type
    return TimeFinding(start, end, kind if rule.type == "DATE" else rule.type, rule.id, MappingProxyType(meaning))


def _parts(cut: Pieces, match: "re.Match[str]") -> tuple[int, int]:
    """The token after the first end of a range, and the token that its second end begins with."""
    second = [match.start(name) for name in match.re.groupindex if name.partition("__")[0][-1] == "2" and match[name]]
    at = min((start for start in second if start >= 0), default=match.start())
    before = at - 1
    while before > match.start() and cut.words[before].lower() in BETWEEN:
        before -= 1
    return cut.tokens[before] + 1, cut.tokens[at]


def _apart(findings: Iterator[TimeFinding]) -> list[TimeFinding]:
    """Without those that share a token with the one before (two halves of one odd token)."""
    kept: list[TimeFinding] = []
    for finding in findings:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept
