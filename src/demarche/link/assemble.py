"""One happening out of its reports: who, where, when, its story, its links."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from demarche.link.conflicts import conflicts_of
from demarche.link.days import HELD, told_order
from demarche.link.history import other_days, present_days, present_status
from demarche.link.judged import Judged
from demarche.link.parties import country_of, named
from demarche.link.shown import made
from demarche.link.sources import origins_of
from demarche.link.story import changes
from demarche.link.tours import status_by_stops
from demarche.link.wholes import follows_whole, off_with_whole, with_whole
from demarche.model.happening import Change, Happening, Link, Pair, Report, Where, Who

#: Kinds that tell more come first.
TELLING = ("summit", "sign", "talks", "strike", "arm")


@dataclass(frozen=True, slots=True)
class Beside:
    """What ties a happening to others.

    Id and reports of the one it makes up for (`earlier`) and of the `visit` to which it belongs; `denials` of its
    reports (by their id) that are happenings of their own; the id of the `tour` of which it is a stop; the reports of
    its own `stops`; id and report of the meetings by which it is `shown` that it took place, in the order told; whether
    another one is `perhaps_told` of what was planned here.
    """

    earlier: tuple[str, Sequence[Report]] | None = None
    visit: tuple[str, Sequence[Report]] | None = None
    denials: Mapping[str, Sequence[Report]] = field(default_factory=dict)
    tour: str | None = None
    stops: Sequence[Report] = ()
    shown: Sequence[tuple[str, Report]] = ()
    perhaps_told: bool = False


def assemble(
    id: str,
    members: Iterable[Report],
    pairs: Sequence[Pair],
    judged: Judged,
    today: date,
    beside: Beside | None = None,
) -> Happening:
    """The happening that `members` tell of, with what it has to do with others of its chain."""
    reports = sorted(members, key=told_order)
    beside = beside or Beside()
    earlier, whole = beside.earlier, beside.visit
    with_visit = follows_whole(reports, whole[1]) if whole is not None else None
    shown = beside.shown[0] if beside.shown else None
    by_others = "occurred" if shown is not None else status_by_stops(reports, beside.stops)
    status = with_visit or by_others or _present(reports, today, beside)
    when = present_days(reports, status)
    return Happening(
        id=id,
        kind=kind_of(reports),
        status=status,
        when=when,
        agents=parties_of([report.agents for report in reports]),
        recipients=parties_of([report.recipients for report in reports]),
        place=place_of(reports),
        reports=tuple(reports),
        links=links_of(id, reports, pairs, judged),
        changes=in_order(
            *off_with_whole(changes(reports, status, when), reports, whole[1] if whole else ()),
            *with_whole(reports, whole[1] if whole and with_visit else ()),
            *(made(reports, it) for _, it in beside.shown[:1]),
        ),
        conflicts=conflicts_of(reports, beside.denials),
        origins=origins_of(reports),
        other_days=other_days(reports, when),
        follows=None if earlier is None else earlier[0],
        follows_because=None if earlier is None else _because(earlier[1], reports),
        part_of=whole[0] if whole is not None and with_visit else beside.tour,
        shown_by=None if shown is None else shown[0],
        shown_because=None if shown is None else f"a meeting there shows that it took place: “{shown[1].words}”",
    )


def in_order(*turns: Change) -> tuple[Change, ...]:
    """By the day reported; what has none comes last."""
    return tuple(sorted(turns, key=lambda turn: turn.day or date.max))


def _present(reports: Sequence[Report], today: date, beside: Beside) -> str:
    """The present status; nothing is overdue that somebody may have reported."""
    status = present_status(reports, today)[0]
    return "planned" if status == "overdue" and beside.perhaps_told else status


def _because(earlier: Sequence[Report], later: Sequence[Report]) -> str:
    off = next((report for report in earlier if report.status == "cancelled"), earlier[-1])
    told = f"after the one called off (told {off.reported}): “{off.words}”"
    return f"the same parties planned a {later[0].kind} again {told}"


def kind_of(reports: Sequence[Report]) -> str:
    """The kind that most reports use, the more telling one where it is told at all."""
    counted = Counter(report.kind for report in reports)
    telling = [kind for kind in TELLING if counted[kind]]
    return telling[0] if telling else min(counted, key=lambda kind: (-counted[kind], kind))


def parties_of(sides: Iterable[Sequence[Who]]) -> tuple[Who, ...]:
    """Everybody named on a side, oftenest first; who only stands for somebody named is left out."""
    counted: Counter[str] = Counter()
    known: dict[str, Who] = {}
    for side in sides:
        for who in side:
            counted[who.actor] += 1
            known.setdefault(who.actor, who)
    people = {country_of(who) for who in known.values() if named(who)}
    kept = [it for it, who in known.items() if named(who) or country_of(who) not in people]
    return tuple(known[it] for it in sorted(kept, key=lambda it: (-counted[it], it)))


def place_of(reports: Sequence[Report]) -> Where | None:
    """The place that most reports name; of two, the one with fewer others around it is not known, so the first told."""
    placed = [report for report in reports if report.place is not None]
    held = [report for report in placed if report.status in HELD]
    places = [report.place for report in held or placed if report.place is not None]
    counted = Counter(place.place for place in places)
    return max(places, key=lambda place: counted[place.place], default=None)


def links_of(id: str, reports: Sequence[Report], pairs: Sequence[Pair], judged: Judged) -> tuple[Link, ...]:
    """Each report's best pair with another of the happening, and what people said of it; then the undone ones.

    `pairs`: of these reports, the best first.
    """
    inside = {report.id for report in reports}
    best: dict[str, Pair] = {}
    for pair in pairs:
        if pair.one in inside and pair.other in inside:
            best.setdefault(pair.one, pair)
            best.setdefault(pair.other, pair)
    links = []
    for report in reports:
        known, said = best.get(report.id), judged.about(report.id, inside, same=True)
        score, reasons = (known.score, known.reasons) if known else (0.0, ())
        link = Link(id, report.id, report.document, report.event, score, reasons)
        links.append(replace(link, judgement="accepted", by=said.by, at=said.at) if said else link)
    return (*links, *judged.undone(id, inside))
