"""Expressions counted from what the text spoke of: "the following day", "that year", "the quarter", "a year
earlier".
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from demarche.lexicon.times import TimeWords
from demarche.resolve import calendar
from demarche.resolve.calendar import Stretch
from demarche.resolve.time_absolute import calendar_date, integer, stated_year, timed
from demarche.resolve.time_answers import Anchors, Answer, between, of

Meaning = Mapping[str, object]
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def _anchor(anchors: Anchors) -> tuple[Stretch | None, str]:
    """What the story is at: the last told time, or the day of publication."""
    if anchors.focus is not None:
        return anchors.focus, "text"
    return (calendar.day(anchors.now), "published") if anchors.now else (None, "text")


def narrative(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """The next or the previous day, week, month, year or weekday of the story."""
    at, name = _anchor(anchors)
    step = int(str(meaning.get("direction", 1)))
    if at is None:
        return Answer()
    if "weekday" in meaning:
        number = int(str(meaning["weekday"]))
        gap = (number - at.start.isoweekday()) % 7 or 7
        back = (at.start.isoweekday() - number) % 7 or 7
        return timed(calendar.day(calendar.moved(at.start, "day", gap if step > 0 else -back)), meaning, name)
    unit = str(meaning["unit"])
    if unit in PARTS:
        meaning, unit = {**meaning, "daypart": PARTS[unit]}, "day"
    if at.unit in calendar.GRAIN and at.grain > calendar.GRAIN.index(unit):
        return Answer(UNKNOWN.get(unit), anchor=name)
    base = at.end if step > 0 and unit in ("day", "week") else at.start
    return timed(calendar.containing(calendar.moved(base, unit, step), unit), meaning, name)


def same(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """The day, month, quarter or year the text is at; "the year" alone is that of publication if the text names
    none.
    """
    unit = str(meaning["unit"])
    if unit in PARTS:
        meaning, unit = {**meaning, "daypart": PARTS[unit]}, "day"
    if unit == "quarter":
        return (
            _quarter_ending(meaning, anchors)
            if "ends" in meaning and anchors.quarter is None
            else _the_quarter(anchors)
        )
    at, name = _anchor(anchors)
    if meaning.get("bare") and anchors.now is not None:
        at, name = calendar.day(anchors.now), "published"
        if meaning.get("after") in ("ended", "ending") or "fiscal" in meaning:
            return Answer("P1Y" if unit == "year" else "P1M", type="DURATION")
    if at is None:
        return Answer()
    if at.grain > calendar.GRAIN.index(unit) and unit != "season":
        if anchors.now is None:
            return Answer(UNKNOWN.get(unit), anchor=name)
        at, name = calendar.day(anchors.now), "published"
    return timed(calendar.containing(at.start, unit), meaning, name)


def _quarter_ending(meaning: Meaning, anchors: Anchors) -> Answer:
    """The quarter of the calendar that most of three months lie in which end with a month: the last such one."""
    base = anchors.base
    if base is None:
        return Answer()
    month = integer(meaning, "ends") or 1
    year = base.year - (month > base.month)
    return of(calendar.containing(calendar.moved(date(year, month, 15), "month", -1), "quarter"), "text")


def _the_quarter(anchors: Anchors) -> Answer:
    if anchors.quarter is not None:
        return of(anchors.quarter, "text")
    if anchors.now is None:
        return Answer()
    return of(calendar.containing(calendar.moved(anchors.now, "quarter", -1), "quarter"), "published")


def quarter_of(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A numbered quarter: of the year that is said, else the last that has begun (or the next, where the tense says
    so).
    """
    year = stated_year(meaning, anchors) or stated_year(meaning, anchors, "year2")
    number = 4 if meaning.get("quarter") == "last" else integer(meaning, "quarter")
    base = anchors.base
    if "shift" in meaning and base is not None:
        year = base.year + int(str(meaning["shift"]))
    if number is None:
        quarter = anchors.quarter or (
            calendar.containing(calendar.moved(base, "quarter", -1), "quarter") if base else None
        )
        number = (quarter.start.month + 2) // 3 if quarter else 1
    if not 1 <= number <= 4:
        return Answer()
    if year is not None:
        return of(calendar.quarter(year, number), "absolute" if "shift" not in meaning else "published")
    if base is None:
        return Answer(f"XXXX-Q{number}")
    found = calendar.quarter(base.year, number)
    if found.start > base and meaning.get("tense") != "future":
        found = found if (found.start - base).days < 80 else calendar.quarter(base.year - 1, number)
    elif found.end < base and meaning.get("tense") == "future" and (base - found.end).days > 150:
        found = calendar.quarter(base.year + 1, number)
    return of(found, "published")


def month_quarter(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """ "the June quarter": the three months that end with June."""
    last = calendar_date({**meaning, "tense": "past", "kind": "calendar"}, anchors, time_words)
    if last.stretch is None:
        return Answer()
    return of(calendar.containing(last.stretch.start, "quarter"), last.anchor or "absolute")


def week_of(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """ "the week of March 6", and "the first week of April": its first seven days, the next seven, or its last."""
    plain = {name: value for name, value in meaning.items() if name != "week"}
    whole = calendar_date(plain, anchors, time_words)
    if whole.stretch is None:
        return Answer()
    name = whole.anchor or "absolute"
    if "week" not in meaning:
        return of(calendar.week(whole.stretch.start), name)
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(str(meaning["week"]))
    start = (
        whole.stretch.end - timedelta(days=6) if number is None else whole.stretch.start + timedelta(days=7 * number)
    )
    return between(calendar.day(start), calendar.day(start + timedelta(days=6)), name)


def season_of(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A season of this, last or next year, or of the year of the story."""
    name, base = str(meaning["season"]), anchors.base
    if base is None:
        return Answer(f"XXXX-{name}")
    step = int(str(meaning["shift"])) if "shift" in meaning else None
    if anchors.now is None or meaning.get("anchor") == "text":
        at = anchors.focus.start if anchors.focus else base
        return of(calendar.season(at.year + (step or 0) - (name == "WI" and at.month < 4), name), "text")
    found = calendar.season(base.year - (name == "WI" and base.month < 4), name)
    if step is not None and step < 0 and found.end >= base:
        found = calendar.season(found.start.year - 1, name)
    elif step is not None and step > 0 and found.start <= base:
        found = calendar.season(found.start.year + 1, name)
    elif step is None and meaning.get("tense") == "past" and found.start > base:
        found = calendar.season(found.start.year - 1, name)
    return of(found, "published")


def year_ago(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """The quarter (or year) before: what is compared with "a year earlier"."""
    back = int(str(meaning.get("back", 1)))
    if "shift" in meaning:
        back = -int(str(meaning["shift"]))
    year = stated_year(meaning, anchors)
    quarter = anchors.quarter
    if anchors.now and quarter and quarter.start >= anchors.now and year is None:
        quarter = calendar.containing(calendar.moved(anchors.now, "quarter", -1), "quarter")
    if quarter is None and ("unit" in meaning or "quarter" in meaning) and anchors.now is not None:
        quarter = calendar.containing(calendar.moved(anchors.now, "quarter", -1), "quarter")
    number = integer(meaning, "quarter") or ((quarter.start.month + 2) // 3 if quarter else None)
    if quarter is None or number is None or anchors.months:
        if anchors.base is None:
            return Answer()
        told = quarter.start.year if quarter else anchors.base.year
        return of(calendar.year(year or told - back), anchors.base_name)
    base_year = anchors.now.year if anchors.now and number <= (anchors.now.month + 2) // 3 else quarter.start.year
    # A comparison is no new topic: later expressions do not count from it.
    return replace(of(calendar.quarter(year or base_year - back, number), "text"), stretch=None)


def edge(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """The first or last day of a month, or of a numbered Congress of the United States (two years from 3 January)."""
    congress = integer(meaning, "ord")
    if congress is not None:
        year = 1787 + 2 * congress
        at = date(year, 1, 3) if meaning.get("which") == "first" else date(year + 2, 1, 2)
        return of(calendar.day(at), f"event:{congress}th Congress")
    whole = calendar_date(meaning, anchors, time_words)
    if whole.stretch is None:
        return Answer()
    at = whole.stretch.start if meaning.get("which") == "first" else whole.stretch.end
    return of(calendar.day(at), whole.anchor or "absolute")


def event_ordinal(meaning: Meaning, _: Anchors, __: TimeWords) -> Answer:
    """ "its second year": as a unit of a length; `published.py` and the event table anchor it."""
    letter = {"year": "Y", "month": "M", "week": "W", "day": "D"}[str(meaning["unit"])]
    return Answer(f"P1{letter}", type="DURATION")
