"""Expressions counted from the day of publication: "yesterday", "last month", "Friday", "two weeks ago"."""

from collections.abc import Mapping
from datetime import date, timedelta

from demarche.lexicon.times import TimeWords
from demarche.resolve import calendar
from demarche.resolve.time_absolute import calendar_date, timed
from demarche.resolve.time_answers import Anchors, Answer, of

Meaning = Mapping[str, object]
#: Days for which what happened is told in the present tense ("Kim meets Putin on Monday", on Tuesday).
NEWS = 1
SHORT = frozenset({"hour", "minute", "second"})


def day_word(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """Today and its neighbours."""
    word = str(meaning["word"])
    if anchors.base is None:
        return Answer("PRESENT_REF" if word == "today" else None)
    steps = {"yesterday": -1, "tomorrow": 1, "after tomorrow": 2, "before yesterday": -2}
    at = anchors.base + timedelta(days=steps.get(word, 0))
    if word == "tonight":
        meaning = {**meaning, "daypart": "NI"}
    return timed(calendar.day(at), meaning, anchors.base_name)


def shifted(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """The unit before, at or after now; "the last decade" is the ten years, not a decade of the calendar."""
    unit, step = str(meaning["unit"]), integer_signed(meaning, "shift")
    if step < 0 and unit == "decade":
        return Answer("P10Y", type="DURATION")
    if unit == "day" and step < 0:
        return Answer("P1D", type="DURATION")
    if anchors.base is None:
        return Answer()
    if unit == "day" and step == 0:
        return of(calendar.day(anchors.base), anchors.base_name)
    return of(calendar.containing(calendar.moved(anchors.base, unit, step), unit), anchors.base_name)


def integer_signed(meaning: Meaning, name: str) -> int:
    return int(str(meaning.get(name, 0)))


def weekday_of(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """A weekday by its shift, or by tense: the last one up to publication, or the next from it on."""
    dated = _dated_weekday(meaning, anchors, time_words)
    if dated is not None:
        return dated
    number, base = int(str(meaning["weekday"])), anchors.base
    if base is None or (
        anchors.now is None and anchors.focus is not None and anchors.focus.unit not in ("day", "week")
    ):
        return Answer(f"XXXX-WXX-{number}")
    at = weekday_day(meaning, number, base)
    return timed(calendar.day(at), meaning, anchors.base_name)


def _dated_weekday(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer | None:
    """ "next Saturday, December 1": the day of the month decides."""
    for end in ("", "2"):
        if f"month{end}" in meaning and f"day{end}" in meaning:
            plain = {name: meaning[name + end] for name in ("month", "day", "year") if name + end in meaning}
            tense = "future" if integer_signed(meaning, "shift") > 0 else meaning.get("tense")
            return calendar_date({"kind": "calendar", "tense": tense, **plain}, anchors, time_words)
    return None


def weekday_day(meaning: Meaning, number: int, base: date) -> date:
    """The day that weekday `number` (1 = Monday) means when said on `base`."""
    back, ahead = (base.isoweekday() - number) % 7, (number - base.isoweekday()) % 7
    week = meaning.get("week")
    if week:
        monday = (
            base - timedelta(days=base.weekday()) + timedelta(weeks={"last week": -1, "next week": 1}.get(str(week), 0))
        )
        return monday + timedelta(days=number - 1)
    if "shift" in meaning:
        step = integer_signed(meaning, "shift")
        if step < 0:
            return base - timedelta(days=back or 7)
        return base + timedelta(days=(ahead or 7) if step > 0 else ahead)
    by = meaning.get("lead") in ("by", "until", "till") and "ended" not in meaning
    to_come = by or meaning.get("tense") == "future" or ("near" in meaning and ahead < back)
    if to_come or ("scheduled" in meaning and back > NEWS):
        return base + timedelta(days=ahead)
    return base - timedelta(days=back)


def named_month(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """ "last March", "this June", "next May"."""
    month, step, base = int(str(meaning["month"])), integer_signed(meaning, "shift"), anchors.base
    if base is None:
        return Answer(f"XXXX-{month:02d}")
    year = base.year
    if step < 0:
        year -= month >= base.month
    elif step > 0:
        year += month <= base.month
    return of(calendar.month(year, month), anchors.base_name)


def counted(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """So many units before or after now or the time of the story, as fine as the unit is."""
    back = str(meaning.get("direction")) == "-1"
    unit = str(meaning["unit"])
    story = meaning.get("anchor") == "text" or anchors.now is None
    if "vague" in meaning:
        return Answer("PAST_REF" if back else "FUTURE_REF", anchor="text" if story else "published")
    base = (anchors.focus.start if anchors.focus else anchors.now) if story else anchors.now
    if base is None:
        return Answer("PAST_REF" if back else "FUTURE_REF")
    amount = float(str(meaning.get("n", 0.5 if "frac" in meaning else 1))) * (-1 if back else 1)
    if unit in SHORT:
        return of(calendar.day(anchors.now or base), "published" if anchors.now else "text")
    if story and anchors.focus and anchors.focus.grain > _grain(unit):
        return Answer("XXXX-XX-XX" if unit in ("day", "week") else "XXXX-XX", anchor="text")
    at = calendar.moved(base, unit, amount)
    kind = {"week": "day", "fortnight": "day", "night": "day", "decade": "year", "century": "year"}.get(unit, unit)
    return of(calendar.containing(at, kind), "text" if story else "published")


def weekday_counted(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """ "a week ago Friday": weeks from the Friday just past; "two weeks from Monday": from the Monday to come."""
    if anchors.now is None:
        return Answer(f"XXXX-WXX-{meaning['weekday']}")
    back = str(meaning.get("direction")) == "-1"
    near = weekday_day({"tense": "past" if back else "future"}, int(str(meaning["weekday"])), anchors.now)
    weeks = int(float(str(meaning.get("n", 1))))
    return of(calendar.day(near + timedelta(weeks=-weeks if back else weeks)), "published")


def weekday_of_month(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """ "the first Tuesday of November", in the year that is said or that the tense points to."""
    plain = {name: value for name, value in meaning.items() if name not in ("weekday", "nth")}
    whole = calendar_date(plain, anchors, time_words)
    if whole.stretch is None:
        return Answer()
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(str(meaning["nth"]), -1)
    at = whole.stretch.start
    found = calendar.nth_weekday(at.year, at.month, int(str(meaning["weekday"])), number)
    return of(calendar.day(found), whole.anchor or "absolute")


def _grain(unit: str) -> int:
    return calendar.GRAIN.index(unit) if unit in calendar.GRAIN else 0


def weekend_of(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """The weekend just past, or the one to come where the tense says so."""
    if anchors.base is None:
        return Answer()
    step = 7 * integer_signed(meaning, "shift")
    if "shift" not in meaning and anchors.base.isoweekday() < 6 and meaning.get("tense") != "future":
        step = -7
    return of(calendar.weekend(anchors.base + timedelta(days=step)), anchors.base_name)


def clock_time(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """An hour or a part of a day, on the day that was spoken of last or on the day of publication."""
    focus = anchors.focus
    at = focus.start if focus is not None and focus.unit == "day" else anchors.now
    what = str(meaning.get("clock") or meaning.get("daypart"))
    if at is None or (focus is None and "clock" not in meaning):
        return Answer(f"XXXX-XX-XXT{what}")
    answer = timed(calendar.day(at), meaning, "text")
    return Answer(answer.value, None, None, None, "text")
