"""A visit to come with its first day and length, and a bare weekday of it: they date the article to the week before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding
from demarche.resolve.published_links import names_near, sentence_of
from demarche.resolve.time_absolute import integer

#: Days of the longest visit that is looked at; tokens between one sentence and the next.
LONGEST, NEXT = 6, 2


def weekdays_of_stays(
    article: Article, told: Sequence[TimeFinding], days: Sequence[tuple[TimeFinding, date, date]], time_words: TimeWords
) -> Iterator[tuple[TimeFinding, TimeFinding, date]]:
    """(weekday, full date, the day that the weekday is).

    "He will travel to Rome on Sunday, March 5, 2023, for two days. He is expected to meet her on Monday": the bare
    Monday lies in the visit, so that it is March 6, and a bare weekday to come is less than a week away. The second
    sentence must follow the first and share a name with it. `days`: the findings that name full days, with them.
    """
    for full, first, last in days:
        if full.meaning.get("tense") != "future":
            continue
        last = max(last, first + timedelta(days=_length(article, told, full) - 1))
        if not 0 < (last - first).days <= LONGEST:
            continue
        for weekday in told:
            if not _follows(article, full, weekday):
                continue
            number = int(str(weekday.meaning["weekday"]))
            at = first + timedelta(days=(number - first.isoweekday()) % 7)
            if at <= last and names_near(article, full, time_words) & names_near(article, weekday, time_words):
                yield weekday, full, at


def _length(article: Article, told: Sequence[TimeFinding], full: TimeFinding) -> int:
    """Days of the visit by the length told in the same sentence; 1 where none is."""
    for finding in told:
        meaning = finding.meaning
        plain = (
            meaning.get("kind") == "duration" and meaning.get("unit") == "day" and not {"shift", "n2"} & set(meaning)
        )
        if plain and sentence_of(article, finding) == sentence_of(article, full):
            return integer(meaning, "n") or 1
    return 1


def _follows(article: Article, full: TimeFinding, weekday: TimeFinding) -> bool:
    """True for a bare weekday to come in the sentence after the full date."""
    meaning = weekday.meaning
    if meaning.get("kind") != "weekday" or {"shift", "week", "month", "month2"} & set(meaning):
        return False
    gap = sentence_of(article, weekday)[0] - sentence_of(article, full)[1]
    return meaning.get("tense") == "future" and 0 <= gap <= NEXT
