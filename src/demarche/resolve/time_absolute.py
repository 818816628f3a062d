"""Dates that name a month, a day or a year; where the year is not said it comes from tense and anchor."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from demarche.lexicon.times import TimeWords
from demarche.resolve import calendar
from demarche.resolve.calendar import Stretch
from demarche.resolve.time_answers import Anchors, Answer, of

Meaning = Mapping[str, object]


def calendar_date(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A day, month, season, year, decade or century, with what it says and the rest from its anchor."""
    if meaning.get("era") == "BC" and "year" in meaning:
        return before_christ(meaning)
    if "decade" in meaning:
        return of(calendar.decade(int(str(meaning["decade"]))), "absolute")
    if "century" in meaning:
        return of(calendar.century(int(str(meaning["century"]))), "absolute")
    year, anchor = stated_year(meaning, anchors), "absolute"
    if meaning.get("told"):
        return _told_day(meaning, anchors)
    month_, day_ = integer(meaning, "month"), integer(meaning, "day")
    if "season" in meaning and year is not None:
        return of(calendar.season(year, str(meaning["season"])), "absolute")
    if month_ is None:
        return of(calendar.year(year), anchor) if year is not None else Answer()
    if year is None:
        year, anchor = guess_year(month_, day_, meaning, anchors)
    if year is None:
        return Answer(f"XXXX-{month_:02d}" + (f"-{day_:02d}" if day_ else ""))
    if day_ is None:
        return timed(calendar.month(year, month_), meaning, anchor)
    return timed(calendar.day(date(year, month_, day_)), meaning, anchor)


def _told_day(meaning: Meaning, anchors: Anchors) -> Answer:
    """ "the 20th": of the month the text is at, else the last or the next such day by tense."""
    day = integer(meaning, "day") or 1
    if anchors.focus is not None:
        return timed(calendar.day(anchors.focus.start.replace(day=day)), meaning, "text")
    if anchors.now is None:
        return Answer()
    step = 0
    if meaning.get("tense") == "future":
        step = 1 if day < anchors.now.day else 0
    elif day > anchors.now.day:
        step = -1
    month = calendar.moved(anchors.now.replace(day=1), "month", step)
    return timed(calendar.day(month.replace(day=day)), meaning, "published")


def timed(stretch: Stretch, meaning: Meaning, anchor: str) -> Answer:
    """The answer with the hour or the part of the day in its value."""
    value = stretch.value
    if stretch.unit == "day":
        if "clock" in meaning:
            value += f"T{meaning['clock']}"
        elif "daypart" in meaning:
            value += f"T{meaning['daypart']}"
    kind = "TIME" if "T" in value and meaning.get("kind") in ("narrative", "same") else None
    return replace(of(stretch, anchor, value), type=kind)


def before_christ(meaning: Meaning) -> Answer:
    """BC years have a TIMEX3 value but no days here."""
    value = f"BC{int(str(meaning['year'])):04d}"
    if "season" in meaning:
        value += f"-{meaning['season']}"
    elif "month" in meaning:
        value += f"-{int(str(meaning['month'])):02d}"
        value += f"-{int(str(meaning['day'])):02d}" if "day" in meaning else ""
    return Answer(value, anchor="absolute")


def integer(meaning: Meaning, name: str) -> int | None:
    """A number of the meaning, None where it says none."""
    value = str(meaning.get(name, ""))
    return int(value) if value.isdecimal() else None


def stated_year(meaning: Meaning, anchors: Anchors, name: str = "year") -> int | None:
    """The year that is said; two figures are the nearest such year that is not ten years ahead of the anchor."""
    said = str(meaning.get(name, ""))
    if not said.isdecimal():
        return None
    if len(said) > 2:
        return int(said)
    near = anchors.base.year if anchors.base else 2000
    return max(year for year in range(near - 90, near + 11) if year % 100 == int(said))


def guess_year(month: int, day: int | None, meaning: Meaning, anchors: Anchors) -> tuple[int | None, str]:
    """The year of a month or day that names none, and the anchor used."""
    if anchors.now is None:
        return story_year(month, anchors) if anchors.story else None, "text"
    now, tense, lead = anchors.now, meaning.get("tense"), meaning.get("lead")
    choices = {year: abs(_distance(year, month, day, now)) for year in (now.year - 1, now.year, now.year + 1)}
    nearest = min(choices, key=lambda year: choices[year])
    weekday = integer(meaning, "weekday")
    fitting = [year for year in choices if day and weekday and _falls_on(year, month, day, weekday)]
    if fitting:
        return min(fitting, key=lambda year: choices[year]), "published"
    distance = _distance(nearest, month, day, now)
    same = day is None and month == now.month
    if tense == "past" and distance > 0 and not same and lead not in ("until", "by", "till"):
        nearest -= 1 if distance > (45 if "firm" in meaning else 60) else 0
    elif tense == "future" and distance < 0 and not same and lead not in ("since",):
        nearest += 1 if distance < (-20 if "firm" in meaning else -45 if day else -25) else 0
    return nearest, "published"


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    """True where that day exists and is that weekday (1 = Monday)."""
    return day <= calendar.month(year, month).end.day and date(year, month, day).isoweekday() == weekday


def _distance(year: int, month: int, day: int | None, now: date) -> int:
    """Days from `now` to the middle of that month, or to that day."""
    at = calendar.month(year, month).start + timedelta(days=(day or 15) - 1)
    return (at - now).days


def story_year(month: int, anchors: Anchors) -> int | None:
    """The year of a month in a story: that of what was last told, or the next where the story has passed it by."""
    focus = anchors.focus
    if focus is None:
        return None
    if focus.grain >= calendar.GRAIN.index("year"):
        return focus.start.year if focus.unit == "year" else None
    ahead = month - focus.start.month
    return focus.start.year + (1 if ahead <= -7 else -1 if ahead >= 9 else 0)


def figures(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A date written in figures only."""
    if "stamp" in meaning:
        stamp = str(meaning["stamp"])
        return of(calendar.day(date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))), "absolute")
    year = stated_year(meaning, anchors)
    if meaning["kind"] == "dots":
        first, second = str(meaning["first"]).split(".")
        order = False
    else:
        first, second = str(meaning["first"]), str(meaning["second"])
        order = anchors.month_first or int(second) > 12
    if year is None:
        return Answer()
    month, day = (int(first), int(second)) if order else (int(second), int(first))
    return of(calendar.day(date(year, month, day)), "absolute")


def half_year(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    year = stated_year(meaning, anchors) or (anchors.base.year if anchors.base else None)
    return of(calendar.half(year, integer(meaning, "half") or 1), "absolute") if year else Answer()
