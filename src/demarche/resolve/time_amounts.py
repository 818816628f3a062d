"""Lengths, recurrences and vague references: TIMEX3 DURATION, SET and the _REF values."""

from collections.abc import Mapping

from demarche.lexicon.times import TimeWords
from demarche.resolve import calendar
from demarche.resolve.time_answers import Anchors, Answer
from demarche.resolve.time_relative import counted

Meaning = Mapping[str, object]
LETTERS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "weekend": "P{}WE",
    "season": "P{}S",
    "century": "P{}CE",
    "decade": "P{}DE",
    "millennium": "P{}ML",
    "fortnight": "P{}W",
}
RATES = frozenset("million billion thousand percent % times time share hundred dollars trillion".split())
OFTEN = {
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "quarterly": "P1Q",
    "hourly": "PT1H",
    "biweekly": "P2W",
    "bimonthly": "P2M",
}


def length(unit: str, amount: str) -> str:
    """ "P3D": decades are counted in years, fortnights in weeks."""
    scale = {"decade": ("year", 10), "fortnight": ("week", 2)}.get(unit)
    if scale and amount != "X":
        product = float(amount) * scale[1]
        unit, amount = scale[0], str(int(product) if product == int(product) else product)
    return LETTERS[unit].format(amount)


def _rate(meaning: Meaning) -> bool:
    """ "$3 million a year", "ten calls a day": so much in each."""
    before = str(meaning.get("before", ""))
    counted_things = before.endswith("s") and before not in (
        "as",
        "is",
        "was",
        "has",
        "this",
        "'s",
        "its",
        "lasts",
        "takes",
    )
    return meaning.get("single") == "yes" and (before in RATES or before.isdecimal() or counted_things)


def _ahead(meaning: Meaning, amount: str) -> bool:
    """ "will return in ten days": a day to come, not a length."""
    if meaning.get("lead") != "in" or meaning.get("tense") != "future" or "shift" in meaning or amount == "X":
        return False
    return meaning.get("unit") in ("day", "week", "month") and "n2" not in meaning and meaning.get("single") is None


def duration(meaning: Meaning, anchors: Anchors, time_words: TimeWords) -> Answer:
    """A length; a deadline ("within a week") also has the days from now to its end."""
    unit = str(meaning["unit"])
    amount = "X" if "n" not in meaning else "1.5" if "half" in meaning else str(meaning["n"])
    value = length(unit, amount)
    if _rate(meaning):
        return Answer(value, type="SET")
    if _ahead(meaning, amount) and anchors.now is not None:
        return counted({**meaning, "direction": "1"}, anchors, time_words)
    deadline = meaning.get("deadline") or (meaning.get("lead") == "within" and "shift" not in meaning)
    if not deadline or anchors.now is None or amount == "X" or unit in ("minute", "second"):
        return Answer(value)
    if unit == "hour":
        end = calendar.moved(anchors.now, "day", -(-float(amount) // 24))
    else:
        end = calendar.moved(anchors.now, unit, float(amount))
    return Answer(value, f"{anchors.now}/{end}", anchors.now, end, "published", mod="EQUAL_OR_LESS")


def next_few(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """ "the next few days": from tomorrow on, up to five."""
    unit = str(meaning["unit"])
    value = length(unit, "X")
    if anchors.now is None or unit not in ("day", "week"):
        return Answer(value, type="DURATION")
    start, end = calendar.moved(anchors.now, "day", 1), calendar.moved(anchors.now, unit, 5)
    return Answer(value, f"{start}/{end}", start, end, "published", type="DURATION")


def ahead(meaning: Meaning, anchors: Anchors, _: TimeWords) -> Answer:
    """ "the year to come": from publication until a year later."""
    unit = str(meaning["unit"])
    if anchors.now is None:
        return Answer(length(unit, "1"))
    end = calendar.moved(anchors.now, unit, 1)
    return Answer(length(unit, "1"), f"{anchors.now}/{end}", anchors.now, end, "published")


def often(meaning: Meaning, _: Anchors, __: TimeWords) -> Answer:
    """How often: a length for units, a pattern of the calendar for weekdays, months and seasons."""
    if "often" in meaning:
        return Answer(OFTEN.get(str(meaning["often"])))
    if "weekday" in meaning:
        return Answer(f"XXXX-WXX-{meaning['weekday']}")
    if "month" in meaning:
        return Answer(f"XXXX-{int(str(meaning['month'])):02d}")
    if "season" in meaning:
        return Answer(f"XXXX-{meaning['season']}")
    if "daypart" in meaning:
        return Answer(f"XXXX-XX-XXT{meaning['daypart']}")
    return Answer(length(str(meaning["unit"]), str(meaning.get("n", 1))))


def reference(meaning: Meaning, _: Anchors, __: TimeWords) -> Answer:
    return Answer(str(meaning["value"]))
