"""Happenings and records made by hand, with whatever words a test wants in every place that has words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from demarche.export.picked import Picked
from demarche.model.happening import Change, Conflict, Happening, Origin, Report, Voice, Where, Who
from demarche.model.record import Record, When
from demarche.model.span import Span
from tests.samples import sample

FIRST, LAST = date(2023, 6, 18), date(2023, 6, 19)
DAYS = When(FIRST, LAST, "day")
DOCUMENT = "sha256:" + "5a" * 32
NORWAY = Who("Q20", "Norway", "state", "NOR", "Oslo")
SMITH = Who("local:ada-smith", "Ada Smith", "person", "GBR", "Ms Smith", "Foreign Secretary")
OSLO = Where("Q585", "Oslo", "NOR", 59.91, 10.75)


def report(
    number: int = 1, status: str = "planned", words: str = "Ada Smith will visit Norway.", **given: object
) -> Report:
    """One report; `number` makes it another one."""
    it = Report(
        id=f"report:{number:020x}",
        document=DOCUMENT,
        event=f"e{number}",
        kind="visit",
        status=status,
        trigger=Span(15, 20),
        words=words,
        when=DAYS,
        agents=(SMITH,),
        recipients=(NORWAY,),
        place=OSLO,
        sources=(Voice("local:office", "Foreign Office", "ministry", "GBR", "asserts"),),
        outlet="Harbour Courier",
        reported_earliest=date(2023, 6, number),
        reported_latest=date(2023, 6, number),
        origin=DOCUMENT,
        evidence=(Span(0, 28),),
    )
    return replace(it, **given)  # type: ignore[arg-type]


def happening(status: str = "planned", **given: object) -> Happening:
    """A visit that was announced, put off and is now `status`; `given` replaces fields."""
    reports = (report(1), report(2, "postponed"), report(3, "planned" if status == "overdue" else status))
    it = Happening(
        id="happening:0123456789abcdef",
        kind="visit",
        status=status,
        when=DAYS,
        agents=(SMITH,),
        recipients=(NORWAY,),
        place=OSLO,
        reports=reports,
        changes=(
            Change(date(2023, 6, 1), "announced", None, "2023-06-05", (reports[0].id,)),
            Change(date(2023, 6, 2), "postponed", "2023-06-05", None, (reports[1].id,)),
        ),
        conflicts=(Conflict("day", reports[0].id, "5 June", reports[2].id, "18 June", date(2023, 6, 3)),),
        origins=(Origin("Foreign Office", (reports[0].id,), "named"),),
        other_days=(When(date(2023, 6, 5), date(2023, 6, 5), "day"),),
    )
    return replace(it, **given)  # type: ignore[arg-type]


def many(number: int) -> Iterator[Happening]:
    """So many of them, one after the other, on one day each, between the same two."""
    one = happening("occurred")
    for nth in range(number):
        day = date(2000, 1, 1) + timedelta(nth % 9000)
        reports = tuple(replace(it, id=f"report:{nth * 3 + at:020x}") for at, it in enumerate(one.reports))
        yield replace(
            one, id=f"happening:{nth:016x}", when=When(day, day, "day"), reports=reports, changes=(), conflicts=()
        )


def picks(number: int) -> Iterator[Picked]:
    """Whole records, one after the other."""
    for nth in range(number):
        yield Picked.all_of(sample(nth), {"e1": f"happening:{nth:016x}"})


def hostile_happening(words: str) -> Happening:
    """One that says `words` wherever words of an article can stand."""
    whos = (replace(SMITH, name=words, text=words, office=words), replace(NORWAY, name=words, text=words))
    said = (
        Voice("local:x", words, "person", "GBR", "asserts", (words,)),
        Voice("local:y", words, "person", "FRA", "denies"),
    )
    again = {
        "agents": whos[:1],
        "recipients": whos[1:],
        "place": replace(OSLO, name=words),
        "sources": said,
        "outlet": words,
    }
    told = [report(1, "planned", words, **again), report(2, "occurred", words, **again)]
    return happening(
        "occurred",
        agents=whos[:1],
        recipients=whos[1:],
        place=replace(OSLO, name=words),
        reports=tuple(told),
        changes=(Change(date(2023, 6, 1), "moved", words, words, (told[0].id,)),),
        conflicts=(Conflict("place", told[0].id, words, told[1].id, words),),
        origins=(Origin(words, (told[0].id,), words),),
    )


def hostile_record(words: str) -> Record:
    """A sample whose text is `words`, some of it again, with an event, a statement and names of nothing else."""
    record = sample()
    text = f"{words} visits {words}"
    whole, second = Span(0, len(text)), Span(len(words) + 8, len(text))
    event = replace(
        record.events[0],
        trigger=Span(len(words) + 1, len(words) + 7),
        evidence=(whole,),
        agents=tuple(replace(it, span=Span(0, len(words))) for it in record.events[0].agents),
        recipients=tuple(replace(it, span=second) for it in record.events[0].recipients),
    )
    statement = replace(record.statements[0], content=(whole,), speaker_text=second, cue=event.trigger)
    return replace(
        record,
        document=replace(record.document, text=text, title=words, outlet=words, source=words, author=words, url=words),
        actors=tuple(replace(it, name=words, mentions=()) for it in record.actors),
        places=tuple(replace(it, name=words, mentions=()) for it in record.places),
        times=tuple(replace(it, text=words, span=whole) for it in record.times),
        events=(event,),
        statements=(statement,),
        passages=(),
    )
