"""Dates that name a month, a day or a year; where the year is not said it comes from tense and anchor."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from demarche.lexicon.times import Holiday, TimeWords
from demarche.resolve import calendar
from demarche.resolve.calendar import Stretch
from demarche.resolve.time_answers import Anchors, Answer, between, of

Meaning = Mapping[str, object]
#: Days beyond which a range "to come" cannot be the one just past.
LONG_PAST = 45


def calendar_date(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A day, month, season, year, decade or century, with what it says and the rest from its anchor."""
    if meaning.get("era") == "BC" and "year" in meaning:
        return before_christ(meaning)
    if "decade" in meaning:
        return of(calendar.decade(int(str(meaning["decade"]))), "absolute")
    if "century" in meaning:
        return of(calendar.century(int(str(meaning["century"]))), "absolute")
    year, anchor = stated_year(meaning, anchors), "absolute"
    if meaning.get("told") and anchors.focus is not None:
        month = anchors.focus.start
        return timed(calendar.day(month.replace(day=integer(meaning, "day") or 1)), meaning, "text")
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
        nearest += 1 if distance < -120 else 0
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


def range_of(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """From one day, month, year or weekday to another; what one end leaves out the other says."""
    if "weekday" in meaning and "day" not in meaning:
        return _weekdays(meaning, anchors)
    first, last = dict(meaning), dict(meaning)
    for name in ("day", "month", "year"):
        if f"{name}2" in meaning:
            last[name] = meaning[f"{name}2"]
    if "year" not in meaning and "year2" in meaning:
        first["year"] = meaning["year2"]
        months = integer(first, "month"), integer(last, "month")
        if months[0] and months[1] and months[0] > months[1]:
            first["year"] = str(int(str(meaning["year2"])) - 1)
    if "month" not in meaning:
        end = str(meaning["year2"])
        last["year"] = end if len(end) > 2 else str(meaning["year"])[:2] + end
    one = calendar_date(first, anchors, time_words)
    other = calendar_date(last, anchors, time_words)
    if one.stretch is None or other.stretch is None:
        return Answer()
    if other.stretch.end < one.stretch.start:
        if "year2" in meaning or "month" not in meaning:
            return Answer()
        other = of(_years_on(other.stretch, 1), "text")
    first_, last_ = one.stretch, other.stretch or one.stretch
    if one.anchor == "published" and anchors.now and meaning.get("tense") == "future":
        late = (anchors.now - last_.end).days > LONG_PAST
        first_, last_ = (_years_on(first_, 1), _years_on(last_, 1)) if late else (first_, last_)
    return between(first_, last_, one.anchor or "absolute")


def _weekdays(meaning: Meaning, anchors: Anchors) -> Answer:
    """ "Monday through Friday" of the week that the tense points to."""
    if anchors.now is None:
        return Answer(f"XXXX-WXX-{meaning['weekday']}/XXXX-WXX-{meaning['weekday2']}")
    number, last = int(str(meaning["weekday"])), int(str(meaning["weekday2"]))
    back, ahead = (anchors.now.isoweekday() - number) % 7, (number - anchors.now.isoweekday()) % 7
    start = anchors.now + timedelta(days=ahead if meaning.get("tense") == "future" else -back)
    return between(calendar.day(start), calendar.day(start + timedelta(days=(last - number) % 7)), "published")


def _years_on(stretch: Stretch, count: int) -> Stretch:
    """The same days or months of another year."""
    return calendar.containing(calendar.moved(stretch.start, "year", count), stretch.unit)


def alternatives(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """One or the other: the days of both, EDTF one-of-a-set."""
    from demarche.resolve.time_relative import weekday_of

    first, last = dict(meaning), dict(meaning)
    for name in ("day", "month", "weekday", "part"):
        first.pop("part", None)
        if f"{name}2" in meaning:
            last[name] = meaning[f"{name}2"]
    reader = weekday_of if "weekday" in meaning else calendar_date
    one, other = reader(first, anchors, time_words), reader(last, anchors, time_words)
    if one.stretch is None or other.stretch is None:
        return Answer()
    a, b = sorted((one.stretch, other.stretch), key=lambda it: it.start)
    hull = between(a, b, one.anchor or "absolute")
    return Answer(hull.value, f"[{a.edtf},{b.edtf}]", hull.earliest, hull.latest, hull.anchor, hull.stretch)


def figures(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """A date written in figures only."""
    if "stamp" in meaning:
        stamp = str(meaning["stamp"])
        return of(calendar.day(date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))), "absolute")
    year = stated_year(meaning, anchors)
    if meaning["kind"] == "dots":
        first, _, second = str(meaning["first"]).partition(".")
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


def holiday(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """A holiday in the year that is said, or in the year nearest by tense."""
    name = str(meaning["holiday"])
    found = next(
        (it for it in time_words.holidays.values() if any(_plain(name) == _plain(other) for other in it.names)), None
    )
    if found is None:
        return Answer()
    year = stated_year(meaning, anchors)
    if year is not None:
        return _holiday(found, year, "absolute")
    base = anchors.base
    if base is None:
        return Answer()
    days = [it for it in (_holiday(found, base.year + step, anchors.base_name) for step in (-1, 0, 1)) if it.earliest]
    tense = meaning.get("tense")
    if tense == "past":
        days = [it for it in days if it.earliest and it.earliest <= base] or days
    elif tense == "future":
        days = [it for it in days if it.latest and it.latest >= base] or days
    return min(days, key=lambda it: abs((it.earliest or base) - base), default=Answer())


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalpha())


def _holiday(found: Holiday, year: int, anchor: str) -> Answer:
    if found.when == "table":
        if year not in found.days:
            return Answer()
        start, end = found.days[year]
        if start == end:
            return of(calendar.day(start), anchor)
        return between(calendar.day(start), calendar.day(end), anchor)
    return of(calendar.day(holiday_day(found.when, year)), anchor)


def holiday_day(when: str, year: int) -> date:
    """The day of "12-25", "easter-2", "orthodox+0", "nth 4 thursday november" or "election" (US) in a year."""
    if when.startswith(("easter", "orthodox")):
        orthodox = when.startswith("orthodox")
        return calendar.easter(year, orthodox) + timedelta(
            days=int(when.removeprefix("orthodox").removeprefix("easter"))
        )
    if when.startswith("nth"):
        _, count, weekday, month = when.split()
        days = "monday tuesday wednesday thursday friday saturday sunday".split()
        months = "january february march april may june july august september october november december".split()
        return calendar.nth_weekday(year, months.index(month) + 1, days.index(weekday) + 1, int(count))
    if when == "election":
        return calendar.nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    month_, _, day_ = when.partition("-")
    return date(year, int(month_), int(day_))
