"""Where an article states its day: dateline, masthead, agency trailer, address."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Document, Published
from demarche.model.finding import TimeFinding
from demarche.model.span import Span
from demarche.resolve.time_absolute import integer
from demarche.resolve.time_answers import Anchors
from demarche.resolve.times import read_one

ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
TRAILER = re.compile(r"\b[A-Z]{2,4}-[A-Z]{2,3}-(\d{2})-(\d{2})-(\d{2})(?: \d{4}[A-Z]{3})?\b")
HEADS = frozenset({"dateline", "byline", "credit"})
LONGEST_PLACE = 9
BREAKS = frozenset({"(", "-", "–", "—", "--", ":", "_"})
TOP = 90


def from_address(document: Document) -> Published:
    """The day in the document's URL or file name ("/2023/03/17/", "2023-03-17-talks.txt")."""
    for words in (document.url or "", document.source):
        match = ADDRESS.search(words)
        day = match and _day(int(match[1]), int(match[2]), int(match[3]))
        if match and day:
            return Published(day, day, "metadata", reasons=(f"the address holds {match[0]}",))
    return Published()


def stated(article: Article, times: Sequence[TimeFinding], time_words: TimeWords) -> Published | None:
    """The day that a dateline, a masthead or a trailer states; without a year, a Published with reasons but no day."""
    match = TRAILER.search(article.document.text)
    if match:
        year = int(match[3]) + (1900 if int(match[3]) > 50 else 2000)
        day = _day(year, int(match[1]), int(match[2]))
        if day:
            return Published(day, day, "dateline", (Span(*match.span()),), (f"the agency's trailer says {day}",))
    for finding in times:
        if finding.start > TOP and not _own_passage(article, finding):
            break
        if {"day", "month"} <= set(finding.meaning) and _heads(article, finding, time_words):
            return _stated(article, finding, time_words)
        if finding.meaning.get("kind") in ("slash", "stamp", "dots") and _own_passage(article, finding):
            return _stated(article, finding, time_words)
    return None


def _stated(article: Article, finding: TimeFinding, time_words: TimeWords) -> Published | None:
    if finding.meaning.get("kind") in ("range", "alternatives"):
        return None
    answer = read_one(finding, Anchors(None), time_words)
    span = article.span(finding.start, finding.end)
    words = span.of(article.document.text)
    if answer.earliest is not None and answer.earliest == answer.latest:
        before, after, why = _slack(article, finding, time_words)
        first, last = answer.earliest - timedelta(days=before), answer.earliest + timedelta(days=after)
        return Published(first, last, "dateline", (span,), (f"the article is dated {words!r}{why}",))
    return Published(None, None, "dateline", (span,), (f"the article is dated {words!r}, without a year",))


def _slack(article: Article, finding: TimeFinding, time_words: TimeWords) -> tuple[int, int, str]:
    """Days that publication may lie before and after the date that heads the article, and why."""
    if article.passage(finding.start).kind == "headline" and not _after_release(article, finding, time_words):
        return 1, 2, ", the day of what its title names"
    following = [token.text.lower() for token in article.doc[finding.end : finding.end + 8]]
    if any(word.startswith(("p.m", "pm")) for word in following):
        return 0, 1, ", an evening's words, published then or the day after"
    return 0, 0, ""


def yearless(article: Article, times: Sequence[TimeFinding], time_words: TimeWords) -> TimeFinding | None:
    """The dateline that names a day and a month but no year."""
    for finding in times:
        if finding.start > TOP:
            return None
        if (
            integer(finding.meaning, "day")
            and integer(finding.meaning, "month")
            and _heads(article, finding, time_words)
        ):
            return finding
    return None


def _heads(article: Article, finding: TimeFinding, time_words: TimeWords) -> bool:
    """True for a date in a dateline ("MOSCOW, March 17 (Reuters) -"), a masthead line, or after "Published"."""
    return (
        _own_passage(article, finding) or _after_place(article, finding) or _after_release(article, finding, time_words)
    )


def _own_passage(article: Article, finding: TimeFinding) -> bool:
    """The date stands in a dateline or byline, or is all that its short passage says."""
    passage = article.passage(finding.start)
    if finding.start > TOP and passage.kind not in HEADS:
        return False
    if passage.kind in HEADS:
        return True
    words = passage.span.of(article.document.text).split()
    return len(words) <= 8 and len(words) - (finding.end - finding.start) <= 3 and passage.kind != "quote"


def _after_place(article: Article, finding: TimeFinding) -> bool:
    """A paragraph's first words: a place in capitals, the date, then a dash, a bracket or a colon."""
    doc, start = article.doc, finding.start
    first = start
    while first and article.passage_of[first - 1] == article.passage_of[start]:
        first -= 1
        if start - first > LONGEST_PLACE:
            return False
    after = doc[finding.end].text if finding.end < len(doc) else ""
    place = [token.text for token in doc[first:start] if token.text[0].isalpha()]
    if not place or after not in BREAKS or any(word.islower() and word != "and" for word in place):
        return False
    return doc[start - 1].text in (",", "-", "–", "—", "(") and place[0].isupper()


def _after_release(article: Article, finding: TimeFinding, time_words: TimeWords) -> bool:
    """ "Published:", "For immediate release" and the like right before the date, near the top."""
    before = article.doc[max(0, finding.start - 3) : finding.start]
    released = any(time_words.has("RELEASED", token.text) for token in before)
    return finding.start < TOP and released and _short(article, finding)


def _short(article: Article, finding: TimeFinding) -> bool:
    return len(article.passage(finding.start).span.of(article.document.text).split()) <= 14


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
