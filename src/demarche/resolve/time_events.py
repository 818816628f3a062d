"""Events of the world that a text names, and the times that are counted from them ("its second year")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import DatedEvent, TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding
from demarche.resolve import calendar
from demarche.resolve.time_absolute import integer
from demarche.resolve.time_answers import Answer

#: Tokens between an event and a time that belongs to it; between the words of an event; read at all.
NEAR, CLOSE, FIRST_TOKENS = 14, 8, 5_000


def anchored(
    article: Article, times: Sequence[TimeFinding], answers: Sequence[Answer], time_words: TimeWords
) -> list[Answer]:
    """The answers with EDTF and anchor for numbered years and months of events of the table.

    They keep no days: "its second year" tells how long something lasts, not when something happens.
    """
    found = list(answers)
    if not any(finding.meaning.get("kind") == "eventordinal" for finding in times):
        return found
    mentions = list(event_mentions(article, time_words))
    for number, finding in enumerate(times):
        if finding.meaning.get("kind") != "eventordinal":
            continue
        near = [(event, at) for event, at in mentions if abs(at - finding.start) <= NEAR]
        near = [(event, at) for event, at in near if one_sentence(article, at, finding.start)]
        if near:
            event = min(near, key=lambda pair: abs(pair[1] - finding.start))[0]
            start, _ = event_day(event, [finding])
            end = calendar.moved(start, str(finding.meaning["unit"]), 1) - timedelta(days=1)
            found[number] = replace(found[number], edtf=f"{start}/{end}", anchor=f"event:{event.id}")
    return found


def event_day(event: DatedEvent, ordinals: Sequence[TimeFinding]) -> tuple[date, str]:
    """The day of the event, or of the beginning of its numbered year or month."""
    if not ordinals:
        return event.start, event.name
    meaning = ordinals[0].meaning
    number, unit = integer(meaning, "ord") or 1, str(meaning["unit"])
    return calendar.moved(event.start, unit, number - 1), f"the {unit} {number} of {event.name}"


def event_mentions(article: Article, time_words: TimeWords) -> Iterator[tuple[DatedEvent, int]]:
    """Where all word groups of an event stand within a few words of each other: the event and the first of them."""
    words = [fold(token.text) for token in article.doc[:FIRST_TOKENS]]
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        places.setdefault(word, []).append(index)
    for event in time_words.events:
        first, *others = event.words
        for at in sorted(index for word in first for index in places.get(word, ())):
            window = set(words[max(0, at - CLOSE) : at + CLOSE])
            if article.told(at) and all(group & window for group in others):
                yield event, at


def one_sentence(article: Article, first: int, second: int) -> bool:
    low, high = sorted((first, second))
    return article.passage_of[low] == article.passage_of[high] and not any(
        token.text in (".", "?", "!") for token in article.doc[low:high]
    )
