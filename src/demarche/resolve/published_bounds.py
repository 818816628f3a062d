"""What bounds the day of publication without fixing it: dates told as past or to come, days without a year, events.

A clue of strength "bound" holds on one side ("no earlier than the treaty of 2021 that it tells of"); one of strength
"yearly" holds in every year ("on April 5", told as past, lies in the half year before).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding
from demarche.model.span import Span
from demarche.resolve import calendar
from demarche.resolve.published_clues import FIRST, LAST, Clue, absolute, say
from demarche.resolve.published_links import still_to_come
from demarche.resolve.time_absolute import integer
from demarche.resolve.time_answers import Anchors
from demarche.resolve.time_events import event_mentions
from demarche.resolve.times import read_one

#: Days that a text without the year looks back or ahead: with the weekday said, and without.
BACK, AHEAD, BACK_BARE, AHEAD_BARE = 90, 150, 200, 200
#: Tokens between the date of a document and its noun.
NAME = 6


def bounds(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> list[Clue]:
    """Every bound of the article, in order of the text."""
    return [
        *_dated(article, told, time_words),
        *_years(article, told, time_words),
        *_yearly(article, told),
        *_happened(article, time_words),
    ]


def _dated(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """A date with its year: of a document that exists ("the June 15, 2021 statement"), or where something began."""
    for finding in told:
        answer = absolute(finding, time_words)
        if answer is None or answer.earliest is None:
            continue
        span, words = say(article, finding)
        if finding.meaning.get("lead") == "since":
            yield Clue(((answer.earliest, LAST),), (span,), f"{words!r} has begun", "bound")
        elif finding.meaning.get("tense") != "future" and _of_a_text(article, finding, time_words):
            yield Clue(((answer.earliest, LAST),), (span,), f"the text of {words!r} exists", "bound")


def _of_a_text(article: Article, finding: TimeFinding, time_words: TimeWords) -> bool:
    """ "their Joint Statement of 28 January 2022", "the June 15, 2021 EU-U.S. Summit Statement"."""
    doc, start, end = article.doc, finding.start, finding.end
    if str(finding.meaning.get("before")) in ("of", "dated", "from") and start > 1:
        return time_words.has("TEXT", doc[start - 2].text) or time_words.has("DONE_ON", doc[start - 2].text)
    if str(finding.meaning.get("before")) == "on" and start > 1:
        return time_words.has("DONE_ON", doc[start - 2].text)
    if str(finding.meaning.get("before")) in ("the", "their", "its", "our", "'s"):
        for token in doc[end : end + NAME]:
            if time_words.has("TEXT", token.text):
                return True
            if not token.text[0].isupper():
                return False
    return False


def _years(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """A month or a year told as past, or still to come: "in 2021 they signed", "will open in 2023"."""
    for finding in told:
        meaning = finding.meaning
        if meaning.get("kind") != "calendar" or "year" not in meaning or "day" in meaning or "era" in meaning:
            continue
        answer = read_one(finding, Anchors(None), time_words)
        if answer.earliest is None or answer.latest is None or "mod" in meaning or meaning.get("fiscal"):
            continue
        span, words = say(article, finding)
        tense = meaning.get("tense") if meaning.get("firm") == "close" else None
        if meaning.get("lead") == "since" or (tense == "past" and meaning.get("lead") in ("in", "during")):
            yield Clue(((answer.earliest, LAST),), (span,), f"{words!r} is told as past", "bound")
        elif tense == "future" and still_to_come(article, finding):
            yield Clue(((FIRST, answer.latest),), (span,), f"{words!r} is still to come", "bound")


def _yearly(article: Article, told: Sequence[TimeFinding]) -> Iterator[Clue]:
    """A day without its year, told as past or to come; its weekday leaves few years."""
    for finding in told:
        meaning = finding.meaning
        tense = meaning.get("tense")
        month, day = integer(meaning, "month"), integer(meaning, "day")
        if tense == "future":
            month, day = integer(meaning, "month2") or month, integer(meaning, "day2") or day
        if not month or not day or {"year", "year2", "shift", "moved", "anchor"} & set(meaning):
            continue
        kind, close = meaning.get("kind"), meaning.get("firm") == "close" and "near" not in meaning
        if kind not in ("calendar", "weekday", "range") or not close:
            continue
        weekday = integer(meaning, "weekday")
        back, ahead = (BACK, AHEAD) if weekday else (BACK_BARE, AHEAD_BARE)
        if tense == "past":
            ahead = 0
        elif tense == "future" and still_to_come(article, finding):
            back = 0
        days = [it for it in same_days(month, day) if weekday in (None, it.isoweekday())]
        step = timedelta(days=1)
        found = tuple((it - ahead * step, it + back * step) for it in days)
        if found and tense in ("past", "future"):
            span, words = say(article, finding)
            yield Clue(found, (span,), f"{words!r}, without a year, is {_told(tense)}", "yearly")


def _told(tense: object) -> str:
    return "told as past" if tense == "past" else "to come"


def same_days(month: int, day: int) -> list[date]:
    """That day in every year, in years that have it."""
    years = range(FIRST.year, LAST.year + 1)
    return [date(year, month, day) for year in years if day <= calendar.month(year, month).end.day]


def _happened(article: Article, time_words: TimeWords) -> Iterator[Clue]:
    """An event of the table of which the text tells that it has happened ("Russia's full-scale invasion")."""
    seen = set()
    for event, at in event_mentions(article, time_words):
        near = {fold(token.text) for token in article.doc[max(0, at - NAME) : at + NAME]}
        if event.id in seen or any(time_words.has("POSSIBLE", word) for word in near):
            continue
        seen.add(event.id)
        span = Span(article.starts[at], article.ends[at])
        yield Clue(((event.start, LAST),), (span,), f"it tells of {event.name} ({event.start})", "bound")
