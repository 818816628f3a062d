"""What the words of an article say about the day it was published: clues, each a set of days it could be.

A clue comes from a date counted from publication ("last month", "next Saturday, December 1") that stands for a day
known otherwise: because both tell of the same happening, or because it tells of an event in the table of events.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import TimeFinding
from demarche.model.span import Span
from demarche.resolve.published_links import linked, still_to_come
from demarche.resolve.published_stated import yearless
from demarche.resolve.published_stays import weekdays_of_stays
from demarche.resolve.time_absolute import integer
from demarche.resolve.time_answers import Anchors, Answer
from demarche.resolve.time_events import NEAR, event_day, event_mentions, one_sentence
from demarche.resolve.times import read_one

Days = tuple[tuple[date, date], ...]
FIRST, LAST = date(1985, 1, 1), date(2040, 12, 31)
REACH = {"day": 8, "weekday": 15, "week": 21, "weekend": 21, "month": 70, "season": 430, "quarter": 200}
LEAD = 60
#: Times that are weighed against each other; what comes after them is no news of its day.
MOST = 80


@dataclass(frozen=True, slots=True)
class Clue:
    """The days that publication could be; `strength`: day (fixes it), link (both sides), bound (one side), weekday."""

    days: Days
    spans: tuple[Span, ...]
    reason: str
    strength: str


def clues(article: Article, times: Sequence[TimeFinding], time_words: TimeWords, said: Published | None) -> list[Clue]:
    """Every clue of the article, in order of the text."""
    told = told_times(article, times)
    found = [
        *_bounds(article, told, time_words),
        *_todays(article, told, time_words),
        *_dated_weekdays(article, told),
    ]
    found += _stays(article, told, time_words)
    found += [*_links(article, told, time_words), *_events(article, told, time_words), *_lead_weekdays(article, told)]
    head = yearless(article, times, time_words) if said is not None else None
    if head is not None:
        found.append(_yearless(article, head))
    return found


def told_times(article: Article, times: Sequence[TimeFinding]) -> list[TimeFinding]:
    """The first of the times that stand in what the article tells."""
    return [finding for finding in times if article.passage(finding.start).told][:MOST]


def absolute(finding: TimeFinding, time_words: TimeWords) -> Answer | None:
    """A day or a few that the finding names with their year, else None."""
    meaning = finding.meaning
    full = "day" in meaning and "month" in meaning and ("year" in meaning or "year2" in meaning)
    if meaning.get("kind") not in ("calendar", "range", "weekday", "slash", "stamp") or not (
        full or meaning.get("kind") == "slash"
    ):
        return None
    answer = read_one(finding, Anchors(None), time_words)
    return answer if answer.earliest is not None else None


def _bounds(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """A full date told as past is no later than publication, one told as to come no earlier."""
    for finding in told:
        answer = absolute(finding, time_words)
        if answer is None or answer.earliest is None or answer.latest is None or "firm" not in finding.meaning:
            continue
        span, words = say(article, finding)
        if finding.meaning.get("tense") == "past":
            yield Clue(((answer.earliest, LAST),), (span,), f"{words!r} is told as past", "bound")
        elif finding.meaning.get("tense") == "future" and still_to_come(article, finding):
            yield Clue(((FIRST, answer.latest),), (span,), f"{words!r} is still to come", "bound")


def _todays(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """ "today, March 17, 2023"."""
    for first, second in pairwise(told):
        steps = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}
        word = str(first.meaning.get("word"))
        answer = absolute(second, time_words)
        if (
            word in steps
            and second.start - first.end <= 2
            and answer
            and answer.earliest
            and answer.earliest == answer.latest
        ):
            between = article.words(first.end, second.start).strip() if second.start > first.end else ""
            if between in ("", ",", "(", ", on", "-", "—"):
                day = answer.earliest + timedelta(days=steps[word])
                span, words = say(article, second)
                yield Clue(((day, day),), (say(article, first)[0], span), f"{word} is {words!r}", "day")


def _dated_weekdays(article: Article, told: Sequence[TimeFinding]) -> Iterator[Clue]:
    """ "next Saturday, December 1": only some years have that weekday on that day, and it is within the week."""
    for finding in told:
        shift = str(finding.meaning.get("shift", "0"))
        end = "2" if "month2" in finding.meaning else ""
        month, day = integer(finding.meaning, "month" + end), integer(finding.meaning, "day" + end)
        if "weekday" not in finding.meaning or shift == "0" or not month or not day:
            continue
        number, year = int(str(finding.meaning["weekday"])), integer(finding.meaning, "year" + end)
        days = [it for it in _same_days(month, day) if it.isoweekday() == number and year in (None, it.year)]
        step = (-7, -1) if shift == "1" else (1, 7)
        span, words = say(article, finding)
        found = tuple((it + timedelta(days=step[0]), it + timedelta(days=step[1])) for it in days)
        if found:
            yield Clue(found, (span,), f"{words!r} lies within the week", "link")


def _same_days(month: int, day: int) -> list[date]:
    found = []
    for year in range(FIRST.year, LAST.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _yearless(article: Article, head: TimeFinding) -> Clue:
    """A dateline without a year: that day of any year."""
    days = _same_days(integer(head.meaning, "month") or 1, integer(head.meaning, "day") or 1)
    if "weekday" in head.meaning:
        days = [day for day in days if day.isoweekday() == int(str(head.meaning["weekday"]))]
    span, words = say(article, head)
    return Clue(tuple((day, day) for day in days), (span,), f"the article is dated {words!r}", "link")


def _links(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """A relative and a full date that tell of the same happening."""
    for relative in told:
        unit = relative_unit(relative)
        if unit not in ("week", "weekend", "day", "month", "weekday"):
            continue
        for other in told:
            answer = absolute(other, time_words)
            if (
                answer is None
                or answer.earliest is None
                or answer.latest is None
                or not linked(article, relative, other, answer, time_words)
            ):
                continue
            days = inverse(relative, answer.earliest, answer.latest, time_words)
            if days:
                (span, words), (span2, words2) = say(article, relative), say(article, other)
                yield Clue(days, (span, span2), f"{words!r} and {words2!r} tell of the same happening", "link")


def _stays(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """A bare weekday to come that is a day of a dated visit."""
    answers = [(finding, absolute(finding, time_words)) for finding in told]
    days = [
        (it, answer.earliest, answer.latest) for it, answer in answers if answer and answer.earliest and answer.latest
    ]
    for weekday, full, at in weekdays_of_stays(article, told, days, time_words):
        found = inverse(weekday, at, at, time_words)
        (span, words), (span2, words2) = say(article, weekday), say(article, full)
        yield Clue(found, (span, span2), f"{words!r} is a day of the visit that begins on {words2!r}", "link")


def relative_unit(finding: TimeFinding) -> str | None:
    """The unit of an expression that is counted from publication, else None ("today" is said of too much to tell)."""
    kind = finding.meaning.get("kind")
    if kind == "shift":
        return str(finding.meaning["unit"])
    if kind in ("weekday", "weekend", "season"):
        return None if "month" in finding.meaning or "month2" in finding.meaning else str(kind)
    if kind == "count" and finding.meaning.get("anchor") != "text" and "n" in finding.meaning:
        return str(finding.meaning["unit"])
    return None


def inverse(relative: TimeFinding, start: date, end: date, time_words: TimeWords) -> Days:
    """The days of publication for which the relative expression takes in a stretch of the calendar."""
    reach = REACH.get(relative_unit(relative) or "", 0)
    found: list[tuple[date, date]] = []
    day = start - timedelta(days=reach)
    while day <= end + timedelta(days=reach):
        answer = read_one(relative, Anchors(day), time_words)
        if answer.earliest and answer.latest and answer.earliest <= start and end <= answer.latest:
            if found and found[-1][1] == day - timedelta(days=1):
                found[-1] = (found[-1][0], day)
            else:
                found.append((day, day))
        day += timedelta(days=1)
    return tuple(found)


def _events(article: Article, told: Sequence[TimeFinding], time_words: TimeWords) -> Iterator[Clue]:
    """Events of the table: a relative date beside one, or its numbered year; else it is no later than publication."""
    for event, at in event_mentions(article, time_words):
        name = Span(article.starts[at], article.ends[at])
        near = [it for it in told if abs(it.start - at) <= NEAR and one_sentence(article, at, it.start)]
        ordinals = [it for it in near if it.meaning.get("kind") == "eventordinal"]
        for relative in near:
            unit = relative_unit(relative)
            if unit not in ("week", "month", "day", "weekday") or relative.meaning.get("tense") == "future":
                continue
            start, told_as = event_day(event, ordinals)
            days = inverse(relative, start, start, time_words)
            closest = min(near, key=lambda it: abs(it.start - at)) if not ordinals else relative
            if days and closest is relative:
                span, words = say(article, relative)
                yield Clue(days, (name, span), f"{words!r} is {told_as} ({start})", "link")


def _lead_weekdays(article: Article, told: Sequence[TimeFinding]) -> Iterator[Clue]:
    """A weekday alone, told as past near the top: by custom the day of the news itself."""
    start = next(
        (
            index
            for index in range(len(article.doc))
            if article.told(index) and article.passage(index).kind == "paragraph"
        ),
        0,
    )
    for finding in told:
        meaning = finding.meaning
        plain = meaning.get("kind") == "weekday" and not {"shift", "month", "month2", "week"} & set(meaning)
        if plain and meaning.get("tense") == "past" and 0 <= finding.start - start <= LEAD:
            span, words = say(article, finding)
            number = int(str(meaning["weekday"]))
            yield Clue(((FIRST, LAST),), (span,), f"{number}: the news is of {words!r}", "weekday")


def say(article: Article, finding: TimeFinding) -> tuple[Span, str]:
    """Its span and its words on one line."""
    span = article.span(finding.start, finding.end)
    return span, " ".join(span.of(article.document.text).split())
