"""From one day, month or year to another, and one or the other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from demarche.lexicon.times import TimeWords
from demarche.resolve import calendar
from demarche.resolve.calendar import Stretch
from demarche.resolve.time_absolute import calendar_date, integer
from demarche.resolve.time_answers import Anchors, Answer, between, of
from demarche.resolve.time_relative import weekday_of

Meaning = Mapping[str, object]
#: Days beyond which a range "to come" cannot be the one just past.
LONG_PAST = 45


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
    first, last = dict(meaning), dict(meaning)
    first.pop("part", None)
    for name in ("day", "month", "weekday", "part"):
        if f"{name}2" in meaning:
            last[name] = meaning[f"{name}2"]
    reader = weekday_of if "weekday" in meaning else calendar_date
    one, other = reader(first, anchors, time_words), reader(last, anchors, time_words)
    if one.stretch is None or other.stretch is None:
        return Answer()
    a, b = sorted((one.stretch, other.stretch), key=lambda it: it.start)
    hull = between(a, b, one.anchor or "absolute")
    return replace(hull, edtf=f"[{a.edtf},{b.edtf}]")
