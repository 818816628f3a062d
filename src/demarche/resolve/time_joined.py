"""Dates that stand side by side share what one of them says: "April and June 1955", "moved from Monday to Thursday"."""

from dataclasses import replace

from demarche.lexicon.times import TimeWords
from demarche.model.finding import TimeFinding
from demarche.resolve.time_answers import Anchors, Answer
from demarche.resolve.time_relative import weekday_of


def borrow_year(finding: TimeFinding, following: TimeFinding | None) -> TimeFinding:
    """ "April" in "April and June 1955" has the year of what it is joined to."""
    meaning = finding.meaning
    if (
        following is None
        or following.start - finding.end > 2
        or "month" not in meaning
        or {"year", "year2"} & set(meaning)
    ):
        return finding
    other = following.meaning
    if meaning.get("after") not in ("and", "or", "/", ",", "to", "-", "through") or other.get("kind") != "calendar":
        return finding
    if "year" not in other or int(str(other.get("month", 0))) < int(str(meaning["month"])):
        return finding
    return replace(finding, meaning={**meaning, "year": other["year"]})


def same_year(finding: TimeFinding, before: TimeFinding, answer: Answer) -> TimeFinding:
    """ "June" in "between May and June" has the year found for May."""
    meaning, joined = finding.meaning, finding.meaning.get("before") in ("and", "or", "to", "-", "through", "until")
    if not joined or finding.start - before.end > 1 or answer.stretch is None or "month" not in before.meaning:
        return finding
    if meaning.get("kind") != "calendar" or "year" in meaning or "month" not in meaning:
        return finding
    step = int(str(meaning["month"])) - answer.stretch.start.month
    if meaning.get("moved") == "to":
        year = answer.stretch.start.year + (-(step > 0) if "forward" in meaning else step < 0)
        return replace(finding, meaning={**meaning, "year": f"{year:04d}"})
    return finding if step < 0 else replace(finding, meaning={**meaning, "year": f"{answer.stretch.start.year:04d}"})


def quarter_end(finding: TimeFinding, following: TimeFinding | None) -> TimeFinding:
    """ "the quarter" in "the quarter ended July 31" is the one that ends there (`ends`: the month)."""
    meaning = finding.meaning
    if following is None or meaning.get("unit") != "quarter" or meaning.get("after") not in ("ended", "ending"):
        return finding
    if following.start - finding.end > 2 or not {"month", "day"} <= set(following.meaning):
        return finding
    return replace(finding, meaning={**meaning, "ends": following.meaning["month"]})


def given_up(finding: TimeFinding, answer: Answer, new: Answer, time_words: TimeWords) -> Answer:
    """ "Monday" in "postponed from Monday to Thursday": the one before the new day, or after it if brought forward."""
    meaning = finding.meaning
    if meaning.get("kind") != "weekday" or "moved" not in meaning or new.earliest is None or "shift" in meaning:
        return answer
    tense = "future" if "forward" in meaning else "past"
    return weekday_of({**meaning, "tense": tense}, Anchors(new.earliest), time_words)
