"""Puts the expressions of time of an article on the calendar.

They are read in order, each counted from the day of publication or from what the text spoke of last (see
`time_answers.Anchors`). Where publication is known only as an interval, the article is read with its first and with its
last day, and what comes out the same stands.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from demarche.lexicon import Lexicon
from demarche.lexicon.times import TimeWords
from demarche.lexicon.zones import Hours
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import TimeFinding
from demarche.model.record import TimeSpan
from demarche.resolve.time_absolute import calendar_date, figures, half_year
from demarche.resolve.time_amounts import ahead, duration, next_few, often, reference
from demarche.resolve.time_answers import Anchors, Answer
from demarche.resolve.time_events import anchored
from demarche.resolve.time_holidays import holiday
from demarche.resolve.time_joined import borrow_year, given_up, quarter_end, same_year
from demarche.resolve.time_ranges import alternatives, range_of
from demarche.resolve.time_relative import (
    clock_time,
    counted,
    day_word,
    named_month,
    shifted,
    weekday_counted,
    weekday_of,
    weekday_of_month,
    weekend_of,
)
from demarche.resolve.time_story import (
    edge,
    event_ordinal,
    month_quarter,
    narrative,
    quarter_of,
    same,
    season_of,
    week_of,
    year_ago,
)
from demarche.resolve.time_zones import home_zone, on_both_clocks

Reader = Callable[[Mapping[str, object], Anchors, TimeWords], Answer]

#: Countries that write the month before the day in figures (the United States; the Philippines' English press).
MONTH_FIRST = frozenset({"USA", "PHL"})

#: Months over which a company's figures are added up.
MANY_MONTHS = frozenset({"6", "9"})

READERS: Mapping[str, Reader] = {
    "calendar": calendar_date,
    "range": range_of,
    "alternatives": alternatives,
    "slash": figures,
    "dots": figures,
    "stamp": figures,
    "half": half_year,
    "holiday": holiday,
    "quarter": quarter_of,
    "dayword": day_word,
    "shift": shifted,
    "weekday": weekday_of,
    "month": named_month,
    "season": season_of,
    "count": counted,
    "narrative": narrative,
    "same": same,
    "weekend": weekend_of,
    "weekdaycount": weekday_counted,
    "weekdayofmonth": weekday_of_month,
    "yearago": year_ago,
    "edge": edge,
    "eventordinal": event_ordinal,
    "clock": clock_time,
    "monthquarter": month_quarter,
    "weekofmonth": week_of,
    "weekofday": week_of,
    "duration": duration,
    "nextfew": next_few,
    "ahead": ahead,
    "set": often,
    "ref": reference,
}


def resolve_times(
    article: Article, times: Sequence[TimeFinding], published: Published, lexicon: Lexicon
) -> tuple[TimeSpan, ...]:
    """One `TimeSpan` for each finding, in their order, with ids t1, t2, …"""
    american, home = month_first_there(article, lexicon), home_zone(article, lexicon)
    return place(article, times, published, lexicon.times, american, home)


def place(
    article: Article,
    times: Sequence[TimeFinding],
    published: Published,
    time_words: TimeWords,
    american: bool = True,
    home: Hours | None = None,
) -> tuple[TimeSpan, ...]:
    """As `resolve_times`, from the table of time words alone; `american`: figures are month first if they can be;
    `home`: the zone that the article is told from.
    """
    answers = read_all(times, published.earliest, time_words, american)
    if published.latest != published.earliest:
        others = read_all(times, published.latest, time_words, american)
        unknown = read_all(times, None, time_words, american)
        answers = [_of_both(*three) for three in zip(answers, others, unknown, strict=True)]
    answers = [on_both_clocks(it, finding.meaning, home) for finding, it in zip(times, answers, strict=True)]
    answers = anchored(article, times, answers, time_words)
    return tuple(
        _span(article, finding, answer, f"t{number}")
        for number, (finding, answer) in enumerate(zip(times, answers, strict=True), 1)
    )


def _of_both(first: Answer, last: Answer, unknown: Answer) -> Answer:
    """What an expression is on the first and the last day alike, else what it is on any ("XXXX-05-03")."""
    if first == last:
        return first
    return Answer(unknown.value if unknown.earliest is None else None, anchor=first.anchor)


def read_all(
    times: Sequence[TimeFinding], now: date | None, time_words: TimeWords, american: bool = True
) -> list[Answer]:
    """What each expression comes to where the article was published on `now` (None: unknown)."""
    anchors = Anchors(now, month_first=month_first(times, american), story=is_story(times))
    answers: list[Answer] = []
    for number, (finding, following) in enumerate(zip_longest(times, times[1:])):
        dated = quarter_end(borrow_year(finding, following), following)
        if number:
            dated = same_year(dated, times[number - 1], answers[-1])
        answers.append(read_one(dated, anchors, time_words))
        remember(answers[-1], finding, anchors)
        if number and finding.meaning.get("moved") == "to":
            answers[-2] = given_up(times[number - 1], answers[-2], answers[-1], time_words)
    return answers


def read_one(finding: TimeFinding, anchors: Anchors, time_words: TimeWords) -> Answer:
    """One expression, counted from `anchors`; unknown where a date does not exist or no year of ours holds it."""
    reader = READERS.get(str(finding.meaning.get("kind")))
    if reader is None:
        return Answer()
    try:
        return _modified(reader(finding.meaning, anchors, time_words), finding.meaning)
    except (ValueError, OverflowError):
        return Answer()


def remember(answer: Answer, finding: TimeFinding, anchors: Anchors) -> None:
    """What the text speaks of from here on."""
    stretch, meaning = answer.stretch, finding.meaning
    if meaning.get("kind") == "duration" and meaning.get("unit") == "month" and meaning.get("n") in MANY_MONTHS:
        anchors.months = True
    if (
        stretch is None
        or "named" in meaning
        or meaning.get("kind") in ("duration", "nextfew", "ahead", "set", "eventordinal")
    ):
        return
    running = anchors.now is not None and stretch.end >= anchors.now and meaning.get("tense") != "past"
    if stretch.unit == "quarter" and not running:
        anchors.quarter, anchors.months = stretch, False
    focus = anchors.focus
    if stretch.unit == "year" and focus is not None and focus.grain < stretch.grain:
        aside = anchors.now is None and "opens" not in finding.meaning
        if focus.start.year == stretch.start.year or aside:
            return
    if anchors.now is None or answer.anchor != "published" or stretch.start <= anchors.now:
        anchors.focus = stretch
    anchors.year = stretch


def is_story(times: Sequence[TimeFinding]) -> bool:
    """True for a history: what counts from publication is rare beside what names its year."""
    return 3 * sum(map(counts_from_publication, times)) <= sum("year" in finding.meaning for finding in times)


def counts_from_publication(finding: TimeFinding) -> bool:
    """True for what only makes sense from the day of publication: "today", "last month", a bare weekday."""
    meaning = finding.meaning
    if meaning.get("kind") == "dayword" or finding.rule == "rel.ago":
        return True
    if meaning.get("kind") == "weekday":
        return not {"month", "month2"} & set(meaning)
    return meaning.get("kind") == "shift" and meaning.get("shift") in ("-1", "1") and finding.rule != "rel.past-unit"


def month_first(times: Sequence[TimeFinding], american: bool = True) -> bool:
    """The order of figures in this document: as a date of it can only be read, else that of its outlet's country."""
    for finding in times:
        if finding.meaning.get("kind") == "slash":
            if int(str(finding.meaning["first"])) > 12:
                return False
            if int(str(finding.meaning["second"])) > 12:
                return True
    return american


def month_first_there(article: Article, lexicon: Lexicon) -> bool:
    """False for an outlet of a country where the day stands first; True where the outlet is not known."""
    outlets = lexicon.world.find_name(article.document.outlet or "")
    return not outlets or outlets[0].country in MONTH_FIRST


def _modified(answer: Answer, meaning: Mapping[str, object]) -> Answer:
    """With the `mod` of its words and the open end of its preposition."""
    mod = answer.mod or meaning.get("mod") or meaning.get("part")
    mod = None if meaning.get("kind") == "alternatives" else mod
    edtf = answer.edtf
    if edtf and mod == "APPROX" and "/" not in edtf:
        edtf += "~"
    if edtf and "/" not in edtf and answer.earliest:
        lead = meaning.get("lead")
        edtf = f"../{edtf}" if lead in ("until", "till") else f"{edtf}/.." if lead == "since" else edtf
    return replace(answer, mod=str(mod) if mod and answer.value else None, edtf=edtf)


def _span(article: Article, finding: TimeFinding, answer: Answer, name: str) -> TimeSpan:
    span = article.span(finding.start, finding.end)
    return TimeSpan(
        id=name,
        span=span,
        text=span.of(article.document.text),
        type=answer.type or finding.type,
        value=answer.value,
        mod=answer.mod,
        edtf=answer.edtf,
        earliest=answer.earliest,
        latest=answer.latest,
        anchor=answer.anchor,
        rule=finding.rule,
    )
