"""One record as a page for the terminal: what happened, when, where, who says so, and the words that show it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.page_corrections import others
from demarche.apps.cli.page_dates import dates
from demarche.apps.cli.page_events import events
from demarche.apps.cli.page_explained import explained
from demarche.apps.cli.page_statements import statements, table
from demarche.apps.cli.words import one_line, spoken_day, spoken_days
from demarche.link.corrected import Corrected
from demarche.model.record import Record


def page(record: Record, *, explain: bool = False, corrected: Corrected | None = None) -> RenderableType:
    """The whole page; `explain` adds rule ids, passages, and what was rejected and why.

    `corrected`: what people made of the record; it is their record that is shown, with marks.
    """
    record = record if corrected is None else corrected.record
    parts: list[RenderableType] = [Rule(style="dim"), *head(record)]
    if record.events:
        parts += section(f"Events ({len(record.events)})", events(record, explain=explain, corrected=corrected))
    if record.statements:
        parts += section(f"Statements ({len(record.statements)})", statements(record, explain=explain))
    if any(time.earliest or time.latest for time in record.times):
        parts += section("Dates", [dates(record, explain=explain)])
    changed = [] if corrected is None else list(others(corrected))
    if changed:
        parts += section("Corrected", changed)
    notes = list(unknowns(record))
    if notes:
        parts += section("Left open", [bullets(notes)])
    if explain:
        parts += section("How it was read", explained(record))
    return Group(*parts, "")


def statements_page(record: Record, *, explain: bool = False) -> RenderableType:
    """Only who said what, with the words."""
    told = table(record, explain=explain) if record.statements else Text("No statement was found in this text.")
    return Group(Rule(style="dim"), *head(record), "", told, "")


def section(title: str, parts: Iterable[RenderableType]) -> list[RenderableType]:
    return ["", Text(title.upper(), style="bold"), *(Padding(part, (0, 0, 0, 2), expand=False) for part in parts)]


def bullets(notes: Iterable[str]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for note in notes:
        table.add_row("•", Text(note))
    return table


def head(record: Record) -> Iterator[RenderableType]:
    """Title, where it came from, and the day of publication with the reason."""
    document, title = record.document, record.headline
    source = one_line(document.url or document.source)
    yield Text(title or source, style="bold")
    parts = [document.outlet, document.author, source if title else None, document.id[:19]]
    yield Text(" · ".join(one_line(part) for part in parts if part), style="dim")
    yield published(record)
    if record.published.basis == "inferred":
        yield from (Padding(Text(reason, style="dim"), (0, 0, 0, 2)) for reason in record.published.reasons)


def published(record: Record) -> Text:
    known = record.published
    if known.earliest is None and known.latest is None:
        return Text("Day of publication unknown", style="yellow")
    days = spoken_days(known.earliest, known.latest) if known.day is None else spoken_day(known.day)
    basis = {
        "given": "as given",
        "metadata": "from the metadata",
        "dateline": "from the dateline",
        "inferred": "inferred from the text",
    }.get(known.basis, known.basis)
    words = ", ".join(f"“{one_line(span.of(record.document.text))}”" for span in known.evidence)
    return Text.assemble("Published ", (days, "bold"), f", {basis}", f": {words}" if words else "")


def unknowns(record: Record) -> Iterator[str]:
    """What the reader should know that the record does not say."""
    if not record.events and not record.statements:
        yield "No event and no statement was found in this text."
    if record.published.earliest is None:
        yield "Without a day of publication “Friday” or “next week” cannot be put on the calendar: try --published DAY."
    undated = [event for event in record.events if event.when.earliest is None and event.when.latest is None]
    if undated:
        yield f"{counted(len(undated), 'event has', 'events have')} no day."
    speechless = [it for it in record.statements if it.speaker is None and it.speaker_text is None]
    if speechless:
        yield f"{counted(len(speechless), 'statement names', 'statements name')} no speaker."
    floating = [time for time in record.times if time.type in ("DATE", "TIME") and not (time.earliest or time.latest)]
    if floating:
        words = dict.fromkeys(f"“{one_line(time.text)}”" for time in floating)
        yield f"Not on the calendar: {', '.join(words)}."
    repeated = [passage for passage in record.passages if passage.repeats is not None]
    if repeated:
        yield f"{counted(len(repeated), 'passage repeats', 'passages repeat')} another (counted once)."
    left_out = [passage for passage in record.passages if passage.kind in ("related", "boilerplate", "link")]
    if left_out:
        yield f"{counted(len(left_out), 'passage', 'passages')} left out as links or boilerplate."


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
