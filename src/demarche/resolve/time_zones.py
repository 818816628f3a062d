"""Hours told by another clock than the article's own: "2 a.m. Moscow time on Tuesday" is Monday in Washington.

The value of the expression keeps the day that it names; its days are those that the moment has on the clock it names
and on the clock of the place the article is told from.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from demarche.lexicon import Lexicon
from demarche.lexicon.zones import Hours
from demarche.model.article import Article
from demarche.resolve.home import dateline_names
from demarche.resolve.time_answers import Answer


def home_zone(article: Article, lexicon: Lexicon) -> Hours | None:
    """The zone of the dateline's place, else that of the outlet's country; None where neither is known."""
    zones, world = lexicon.times.zones, lexicon.world
    for name in dateline_names(article):
        if name.lower() in zones.places:
            return zones.places[name.lower()]
        countries = [it.country for it in world.find_name(name) if it.kind in ("city", "state") and it.country]
        if countries and countries[0] in zones.states:
            return zones.states[countries[0]]
    outlets = world.find_name(article.document.outlet or "")
    return zones.states.get(outlets[0].country or "") if outlets else None


def on_both_clocks(answer: Answer, meaning: Mapping[str, object], home: Hours | None) -> Answer:
    """The answer with the days that its moment has on the clock it names and on the one at home, where they differ."""
    clock, zone = str(meaning.get("clock")), str(meaning.get("zone", ""))
    if "clock" not in meaning or not zone or answer.earliest is None or answer.earliest != answer.latest:
        return answer
    low, high = offsets(zone)
    stamp = f"{answer.earliest}T{clock}:00{_written(low)}" if low == high and clock != "24:00" else answer.edtf
    if home is None:
        return replace(answer, edtf=stamp)
    first, last = days_on_both(answer.earliest, clock, zone, home)
    return replace(answer, edtf=stamp, earliest=first, latest=last)


def _written(ahead: float) -> str:
    minutes = round(abs(ahead) * 60)
    return "Z" if not minutes else f"{'-' if ahead < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def days_on_both(day: date, clock: str, zone: str, home: Hours) -> tuple[date, date]:
    """First and last day of the moment, told as `clock` ("02:00") of `day` in `zone` ("+03:00", "2/3"), for `home`."""
    hour, _, minute = clock.partition(":")
    at = datetime(day.year, day.month, day.day) + timedelta(hours=int(hour), minutes=int(minute))
    days = {day} | {(at + timedelta(hours=there - here)).date() for here in offsets(zone) for there in home}
    return min(days), max(days)


def offsets(zone: str) -> Hours:
    """The hours ahead of UTC that a zone's value says: "Z", "-05:00", or the least and the most, "2/3"."""
    if zone == "Z":
        return 0.0, 0.0
    if "/" in zone:
        low, _, high = zone.partition("/")
        return float(low), float(high)
    hours, _, minutes = zone.partition(":")
    ahead = abs(int(hours)) + int(minutes or 0) / 60
    return (-ahead, -ahead) if zone.startswith("-") else (ahead, ahead)
