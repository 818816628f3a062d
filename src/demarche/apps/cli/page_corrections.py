"""What people corrected, for the terminal: beside what it is about, and as a list."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import listed, one_line, quoted, spoken_day
from demarche.correcting import Stated, acts
from demarche.link.corrected import Corrected
from demarche.model.correction import ACTOR, EVENT_FIELDS, NEW, Correction
from demarche.model.happening import Judgement

ID_SIGNS = 8


def notes(corrected: Corrected, event: str) -> Iterator[Text]:
    """A line for each corrected field of an event: what the record said, who corrected it, and why."""
    added = corrected.fields.get((event, NEW))
    if added is not None:
        yield Text.assemble(("✎ added: ", "bold yellow"), (who(added), "yellow"))
    for field in EVENT_FIELDS:
        correction = corrected.fields.get((event, field))
        if correction is not None and (added is None or correction.id != added.id):
            yield Text.assemble((f"✎ {field}: ", "bold yellow"), (said(correction), "yellow"))


def others(corrected: Corrected) -> Iterator[RenderableType]:
    """Who is somebody else, what is no event, and corrections whose words were not found again."""
    names = {actor.id: actor.name for actor in corrected.record.actors}
    for (id, field), it in corrected.fields.items():
        if field == ACTOR:
            yield Text.assemble((f"✎ {names[id]}: ", "bold yellow"), (said(it), "yellow"))
    text = corrected.read.document.text
    for event in corrected.dropped:
        it = corrected.fields[event.id, "event"]
        yield Text.assemble((f"✎ {event.id}, {event.kind}, is no event: ", "bold yellow"), (who(it), "yellow"))
        yield quoted(Text(one_line((event.evidence or (event.trigger,))[0].of(text))), "dim strike")
    for it in corrected.lost:
        value = shown(it.field, it.value)
        yield Text(f"? {it.anchor.kind} “{words(it, text)}”, {it.field} {value}: no longer found, {who(it)}", "yellow")


def said(correction: Correction) -> str:
    """'was planned, by Ada Quill on Tue 2 Jul 2024: why (3fa9c1d2)'."""
    return f"was {shown(correction.field, correction.before)}, {who(correction)}"


def who(correction: Correction) -> str:
    reason = f": {one_line(correction.reason)}" if correction.reason else ""
    return f"by {correction.by} on {spoken_day(correction.at.date())}{reason} ({short(correction.id)})"


def shown(field: str, value: Sequence[str]) -> str:
    """A value in words; an interval as ISO 8601 has it."""
    if not value:
        return "no event" if field == "event" else "nothing"
    return "/".join(value) if field == "days" else listed(list(value))


def change(it: Correction) -> str:
    """'status: planned → cancelled', 'new event: kind=visit, status=planned'."""
    if it.field == NEW:
        return f"new event: {', '.join(it.value)}"
    return f"{it.field}: {shown(it.field, it.before)} → {shown(it.field, it.value)}"


def words(correction: Correction, text: str) -> str:
    return one_line(correction.anchor.trigger.of(text))


def short(id: str) -> str:
    return id.partition(":")[2][:ID_SIGNS]


def table(rows: Iterable[Stated]) -> Table:
    """A line each: what is right, what it is about, its words, who says so, whether it holds."""
    made = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    for name in ("id", "about"):
        made.add_column(name, no_wrap=True, style="cyan")
    made.add_column("correction", overflow="fold", ratio=1)
    made.add_column("state", no_wrap=True)
    for row in rows:
        it = row.correction
        told = Text.assemble((change(it), "bold"), f"  “{row.words}”\n", (tail(it), "dim"))
        made.add_row(short(it.id), f"{short(it.anchor.document)}:{row.about}", told, row.state)
    return made


def tail(correction: Correction) -> str:
    reason = f": {one_line(correction.reason)}" if correction.reason else ""
    return f"by {correction.by}, {spoken_day(correction.at.date())}{reason}{undone(correction)}"


def undone(it: Correction | Judgement) -> str:
    if it.undone_by is None:
        return ""
    reason = f": {one_line(it.undone_reason)}" if it.undone_reason else ""
    return f"; undone by {it.undone_by}{reason}"


def judged(judgements: Iterable[Judgement]) -> Table:
    """A line for each act."""
    made = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    made.add_column("id", no_wrap=True, style="cyan")
    made.add_column("judgement", overflow="fold", ratio=1)
    made.add_column("state", no_wrap=True)
    for act, them in acts(judgements).items():
        first = them[0]
        reports = {it for one in them for it in (one.one, one.other)}
        apart = any(not it.same for it in them)
        articles = len({it.document for it in reports})
        told = f"{len(reports)} reports in {articles} article{'s' if articles > 1 else ''} " + (
            "are more than one happening" if apart else "are one happening"
        )
        reason = f": {one_line(first.note)}" if first.note else ""
        line = f"by {first.by}, {spoken_day(first.at.date())}{reason}{undone(first)}"
        state = "undone" if first.undone_by is not None else "in force"
        made.add_row(short(act), Text.assemble((told, "bold"), "\n", (line, "dim")), state)
    return made
