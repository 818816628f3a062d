"""What each event of a record says, in the form in which reports of many documents are compared."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from demarche.lexicon.linking import family_of, moved_word
from demarche.lexicon.sides import side_of
from demarche.link.across import belongs
from demarche.link.days import HELD, Days, dated
from demarche.link.tours import hosting, same_traveller
from demarche.model.document import Published
from demarche.model.happening import DENYING, Report, Voice, Where, Who
from demarche.model.record import Actor, Event, Party, Record, When
from demarche.model.span import Span

#: Longer sentences are cut around the trigger.
LONGEST = 400
#: Days from which on an interval is no longer given to the day.
WEEK = 7
#: Code points from a visit to a meeting on it.
CLOSE = 250
#: Where a sentence may end, and the abbreviations and initials after which it does not ("Feb.", "U.S.").
STOP = re.compile(r"[.!?][\"'”’)]*(?=\s|$)|\n(?=\s|$)")
SHORT = re.compile(r"(?<![\w.])(?:(?:\w\.)*\w|[A-Z][a-z]{1,2}|Sept|Mrs|Sen|Capt)\.\Z")


def reports_of(record: Record, origin: str | None = None) -> tuple[Report, ...]:
    """One report for each event; `origin` is where the text came from (`copies.origins`), else the document itself."""
    actors = {actor.id: actor for actor in record.actors}
    reports = [_report(record, event, actors, origin or record.document.id) for event in record.events]
    visits = [report for report in reports if report.kind == "visit"]
    plans = [report for report in visits if report.status in ("planned", "postponed")]
    return tuple(_on_the_tour(_on_the_visit(report, visits), plans) for report in reports)


def _on_the_tour(report: Report, visits: Sequence[Report]) -> Report:
    """A stop planned without a day, of a tour that its article gives days ("will then travel to Chisinau")."""
    if report.kind != "visit" or report.status != "planned" or report.when.earliest is not None:
        return report
    host = hosting(report)
    tours = [it for it in visits if host < hosting(it) and len(host) == 1 and same_traveller(report, it)]
    found = {(days.earliest, days.latest): it for it in tours if (days := dated(it))}
    if len(found) != 1:
        return report
    (tour,) = found.values()
    return replace(report, when=replace(tour.when, times=()))


def _on_the_visit(report: Report, visits: Iterable[Report]) -> Report:
    """A meeting told without a day, on a visit that its article gives days: it will be on these, or was, if the visit
    is told of shortly before ("arrived on Monday and met").
    """
    if report.when.earliest is not None or family_of(report.kind).id != "encounter":
        return report
    if report.status == "planned":
        visits = [visit for visit in visits if visit.status in ("planned", "postponed")]
    elif report.status == "occurred":
        visits = [it for it in visits if it.status in HELD and 0 < report.trigger.start - it.trigger.end < CLOSE]
    else:
        return report
    found = {(visit.when.earliest, visit.when.latest): visit for visit in visits if belongs(report, visit)}
    if len(found) != 1:
        return report
    (visit,) = found.values()
    days = dated(visit)
    return report if days is None else replace(report, when=replace(visit.when, times=()))


def report_id(document: str, kind: str, trigger: Span) -> str:
    """The id of the report that the words at `trigger` make."""
    return "report:" + sha256(f"{document} {kind} {trigger.start} {trigger.end}".encode()).hexdigest()[:20]


def _report(record: Record, event: Event, actors: dict[str, Actor], origin: str) -> Report:
    document, published = record.document, record.published
    words = sentence(document.text, event.trigger)
    when = event.when if event.when.earliest is not None else new_day(record, event, words) or event.when
    return Report(
        id=report_id(document.id, event.kind, event.trigger),
        document=document.id,
        event=event.id,
        kind=event.kind,
        status=status_of(event.status, when, published),
        trigger=event.trigger,
        words=words,
        when=when,
        agents=tuple(_who(party, actors, document.text) for party in event.agents),
        recipients=tuple(_who(party, actors, document.text) for party in event.recipients),
        place=next(
            (
                Where(it.id, it.name, it.country, it.latitude, it.longitude)
                for it in record.places
                if it.id == event.place
            ),
            None,
        ),
        sources=tuple(_voices(record, event, actors)),
        disputed=event.disputed,
        outlet=document.outlet,
        reported_earliest=published.earliest if published.told else None,
        reported_latest=published.told,
        origin=origin,
        evidence=event.evidence,
    )


def status_of(status: str, when: When, published: Published) -> str:
    """What lies behind the day of publication has not occurred yet, in whatever tense it is told."""
    told = published.told
    ahead = told is not None and when.earliest is not None and when.earliest > told + timedelta(1)
    return "planned" if ahead and status in ("occurred", "ongoing") else status


def new_day(record: Record, event: Event, words: str) -> When | None:
    """The days ahead that a sentence names which says that a plan was moved ("brought forward to May 10")."""
    told = record.published.told
    if told is None or moved_word(words) is None:
        return None
    near = [span for span in event.evidence if span.covers(event.trigger)] or [event.trigger]
    named = [time for time in record.times if any(span.covers(time.span) for span in near)]
    ahead = {
        Days(time.earliest, time.latest): time
        for time in named
        if time.earliest is not None and time.latest is not None and time.earliest > told
    }
    if len(ahead) != 1:
        return None
    ((days, time),) = ahead.items()
    return When(days.earliest, days.latest, "day", (time.id,)) if days.length < WEEK else None


def _who(party: Party, actors: dict[str, Actor], text: str) -> Who:
    actor = actors[party.actor]
    office = " ".join(office.title for office in actor.offices)
    return Who(actor.id, actor.name, actor.kind, side_of(actor), party.span.of(text), office)


def _voices(record: Record, event: Event, actors: dict[str, Actor]) -> Iterator[Voice]:
    statements = {statement.id: statement for statement in record.statements}
    for source in event.sources:
        actor, statement = actors[source.actor], statements.get(source.statement or "")
        via: Iterable[str] = statement.via if statement is not None else ()
        names = tuple(actors[id].name for id in via)
        words = ""
        if statement is not None and source.stance in DENYING:
            words = sentence(record.document.text, statement.cue or statement.content[0])
        yield Voice(actor.id, actor.name, actor.kind, side_of(actor), source.stance, names, words)


def sentence(text: str, trigger: Span) -> str:
    """The words around `trigger`, to the ends of its sentence or line, at most LONGEST characters."""
    start = max(trigger.start - LONGEST // 2, 0)
    end = min(trigger.end + LONGEST // 2, len(text))
    stops = [found.end() for found in STOP.finditer(text, start, end) if not SHORT.search(text, start, found.end())]
    cut = max((stop for stop in stops if stop <= trigger.start), default=start and text.find(" ", start))
    stop = min((stop for stop in stops if stop >= trigger.end), default=end)
    return " ".join(text[cut:stop].split())
