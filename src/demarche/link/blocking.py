"""Keys under which reports meet that may be of one happening, so that cost grows with the reports, not their square.

A key names a family of kinds, two parties (or one, where a report knows no more) and a slot of time. Dated reports meet
in the weeks of their days. Undated ones meet dated ones in the months in which their happening may lie, and each other
by the day of publication. Plans that were put off meet later plans of the same parties by the quarter of a year. A
report stands under its `block_keys` and looks under its `asked_keys`: a dated one, say, does not look where only dated
ones stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from typing import Protocol

from demarche.lexicon.linking import answer_rules, family_of
from demarche.link.across import ANSWERED, answering
from demarche.link.bodies import bodies_of, body_in
from demarche.link.days import BROUGHT_FORWARD, CALLED_OFF, Days, dated, days_of, shifting, widest, window
from demarche.link.parties import countries, country_of, hosts_of, named
from demarche.link.shown import abroad, held, stay, travellers
from demarche.model.happening import Report

WEEK, MONTH, QUARTER = 7, 28, 91
#: A summit of many: pairs of all would be too many keys.
MOST_PARTIES = 6
#: A tour of more countries is found by these.
MOST_STOPS = 12
#: Longer windows say nothing.
MOST_MONTHS = 18
#: Undated reports are of one happening only if published so close together.
TOLD_TOGETHER = 3


class ReportIndex(Protocol):
    """What finding pairs asks of a store."""

    def under(self, keys: Sequence[str]) -> Iterable[Report]:
        """Every kept report that has one of `keys` among its `block_keys`, once."""


class Reports:
    """An index in memory; fulfils ReportIndex."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._by_key: dict[str, dict[str, Report]] = defaultdict(dict)
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        for key in block_keys(report):
            self._by_key[key][report.id] = report

    def under(self, keys: Sequence[str]) -> Iterator[Report]:
        found: dict[str, Report] = {}
        for key in keys:
            found.update(self._by_key.get(key, {}))
        return iter(found.values())


def block_keys(report: Report) -> tuple[str, ...]:
    """Where a report stands; nowhere if it has no parties."""
    stateless = _stateless(report)
    sides = [
        f"{parties}/{it}" for parties in _parties(report) for it in ("1n" if parties in stateless else _size(report))
    ]
    return (*_keys(report, sides, _slots(report, asked=False)), *_across(report, asked=False))


def asked_keys(report: Report) -> tuple[str, ...]:
    """Where the reports stand that may be of the same happening as `report`."""
    single, stateless = _single(report), _stateless(report)
    sides = [f"{it}/{size}" for it in _parties(report) for size in _sizes(it, single or it in stateless)]
    return (*_keys(report, sides, _slots(report, asked=True)), *_across(report, asked=True))


def _sizes(parties: str, single: bool) -> str:
    if "+" in parties:
        return "n"
    return "1n" if single else "1"


def _keys(report: Report, parties: Sequence[str], slots: Iterable[str]) -> tuple[str, ...]:
    family = family_of(report.kind).id
    return tuple(dict.fromkeys(f"{family}|{side}|{slot}" for slot in slots for side in parties))


def _single(report: Report) -> bool:
    """True where only one side is known."""
    return body_in(report) is not None or len(countries(report)) < 2


def _size(report: Report) -> str:
    return "1" if _single(report) else "n"


def _stateless(report: Report) -> frozenset[str]:
    """People whose country the text leaves open: they meet themselves, whatever else another text knows of them."""
    return frozenset(who.actor for who in report.parties if who.country is None and named(who))


def _parties(report: Report) -> Iterator[str]:
    """Pairs of countries; single actors and countries, for those reports that know only one side."""
    sides, body, family = sorted(countries(report))[:MOST_PARTIES], body_in(report), family_of(report.kind)
    if body is not None:
        yield body.id
    else:
        yield from ("+".join(pair) for pair in _pairs(report, sides))
        if family.symmetric and family.bodily and len(report.parties) > 2:
            yield from (it.id for it in bodies_of(countries(report)))
    yield from sorted({who.actor for who in report.parties} | set(sides))[: 2 * MOST_PARTIES]


def _pairs(report: Report, sides: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All against all; of a visit, which may be to many countries, the travellers against the hosts."""
    hosts = sorted({country_of(who) for who in hosts_of(report)}) if family_of(report.kind).id == "visit" else []
    guests = sorted({country_of(who) for who in report.agents})[:MOST_PARTIES]
    if not hosts or not guests:
        yield from combinations(sides, 2)
        return
    yield from (tuple(sorted(pair)) for pair in product(guests, hosts[:MOST_STOPS]) if pair[0] != pair[1])


def _slots(report: Report, *, asked: bool) -> Iterator[str]:
    """Each slot's letter says who stands there.

    w, d dated; l, t, b undated; a denied; m in some month; c called off; p planned or held.
    """
    family, days, told = family_of(report.kind), dated(report), report.reported
    if days is not None:
        tolerance = timedelta(widest(report))
        yield from _numbers("w", Days(days.earliest - tolerance, days.latest + tolerance), WEEK)
        yield from _numbers("l" if asked else "d", days, MONTH)
    if family.lasting:
        yield from _numbers("t", around(told, QUARTER if asked else 0), QUARTER) if told else ("t",)
    elif days is None:
        reach = window(report)
        if reach is not None and reach.length <= MOST_MONTHS * MONTH:
            yield from _numbers("d" if asked else "l", reach, MONTH)
            if days_of(report.when) is not None and reach.length <= family.within:
                yield from _numbers("m", reach, MONTH)
        if told is not None:
            yield from _numbers("t", Days(told - timedelta(TOLD_TOGETHER), told), TOLD_TOGETHER + 1)
            denied, far = report.status == "denied", family.reach if asked else 0
            yield from _numbers("a" if denied != asked else "b", _beyond(told, far, MONTH, back=denied), MONTH)
    start = days.earliest if days else told
    if family.renewed and start is not None:
        if shifting(report):
            reach = Days(start - timedelta(BROUGHT_FORWARD), start + timedelta(family.renewed))
            yield from _numbers("p" if asked else "c", reach, QUARTER)
        if report.status not in CALLED_OFF and days is not None:
            yield from _numbers("c" if asked else "p", days, QUARTER)


def _across(report: Report, *, asked: bool) -> Iterator[str]:
    """Where reports of two families meet: a visit and meetings in one article, denials and what they may deny.

    v visits, m meetings; y denials, n all else, and what is denied within its family; the same with a country, where
    somebody is accused. In a country, by week: v who is to visit it, m who met somebody there.
    """
    family, text, told = family_of(report.kind), report.document[-16:], report.reported
    if family.id in ("visit", "encounter"):
        letter = "v" if (family.id == "visit") != asked else "m"
        known = stay(report) or held(report)
        weeks = _numbers(letter, known, WEEK) if known is not None else ()
        yield from (
            f"shown|{'|'.join(it)}" for it in product(sorted(travellers(report)), sorted(abroad(report)), weeks)
        )
        yield f"part|{text}|{letter}"
    denies = answering(report)
    yield f"said|{text}|{'y' if denies != asked else 'n'}"
    yield f"{family.id}|{text}|{'y' if (report.status == 'denied') != asked else 'n'}"
    if told is not None and (denies or report.kind in answer_rules()["claims"]):
        sides = report.agents if denies else report.recipients
        days = _beyond(told, ANSWERED if asked else 0, WEEK, back=denies)
        for country in sorted({country_of(who) for who in sides}):
            yield from (f"said|{country}|{slot}" for slot in _numbers("y" if denies != asked else "n", days, WEEK))


def around(day: date, reach: int) -> Days:
    return Days(day - timedelta(reach), day + timedelta(reach))


def _beyond(told: date, reach: int, slot: int, *, back: bool) -> Days:
    """From `told` so many days back or ahead, in whole slots, so that what one finds from there finds it from here."""
    whole = timedelta(-(-reach // slot) * slot)
    return Days(told - whole, told) if back else Days(told, told + whole)


def _numbers(letter: str, days: Days, length: int) -> Iterator[str]:
    first, last = days.earliest.toordinal() // length, days.latest.toordinal() // length
    return (f"{letter}{number}" for number in range(first, last + 1))
