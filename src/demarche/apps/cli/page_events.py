"""The events of a record: in groups, by day."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.page_corrections import notes
from demarche.apps.cli.words import Names, badge, quotation, quoted, spoken_when
from demarche.link.corrected import Corrected
from demarche.model.record import Event, Record

GROUPS = {
    "What happened": ("occurred", "ongoing"),
    "What is to come": ("planned", "possible"),
    "What is off": ("postponed", "cancelled"),
    "What did not happen": ("denied",),
}
BADGE_WIDTH = max(len(badge(status)) for statuses in GROUPS.values() for status in statuses)
#: Quotations shown of one event unless all are asked for.
QUOTATIONS = 2


def events(record: Record, *, explain: bool, corrected: Corrected | None = None) -> Iterator[RenderableType]:
    """A heading and a table for each group that has events; where they can be `corrected`, with ids and what was."""
    names, first = Names(record), True
    for heading, statuses in GROUPS.items():
        found = sorted((event for event in record.events if event.status in statuses), key=order)
        if not found:
            continue
        yield Text(heading if first else f"\n{heading}", style="italic")
        first = False
        table = Table.grid(padding=(0, 2, 1, 0))
        table.add_column(width=BADGE_WIDTH, no_wrap=True)
        table.add_column(overflow="fold")
        for event in found:
            table.add_row(badge(event.status), told(record, event, names, explain=explain, corrected=corrected))
        yield table


def order(event: Event) -> tuple[date, int]:
    """By the last day on which it can be, undated ones last; then as told."""
    return event.when.latest or event.when.earliest or date.max, event.trigger.start


def told(record: Record, event: Event, names: Names, *, explain: bool, corrected: Corrected | None = None) -> Group:
    """What, who, when, where, according to whom, and the words."""
    text = record.document.text
    title = Text.assemble((event.kind.replace("-", " "), "bold"), "  ", names.parties(event))
    if event.disputed:
        title.append("  ⚠ disputed", "bold red")
    lines: list[RenderableType] = [title, facts(event, names)]
    if corrected is not None:
        title.append(f"  {event.id}", "cyan")
        lines += notes(corrected, event.id)
    spans = sorted(event.evidence, key=lambda span: not span.covers(event.trigger))
    shown = spans if explain else spans[:QUOTATIONS]
    for span in shown:
        mark = event.trigger if span.covers(event.trigger) else None
        lines.append(quoted(quotation(text, span, mark), "dim"))
    if len(spans) > len(shown):
        lines.append(Text(f"and {len(spans) - len(shown)} more in the text", style="dim italic"))
    if explain:
        lines.append(Text(why(event), style="cyan"))
    return Group(*lines)


def facts(event: Event, names: Names) -> Text:
    """When, where, and who says so; what is not known is there, but faint."""
    days = spoken_when(event.when)
    parts = [
        Text(days) if days else Text("no day", style="dim"),
        *([Text(names(event.place))] if event.place else []),
        Text(names.sources(event)) if event.sources else Text("in the article's own voice", style="dim"),
    ]
    return Text(" · ").join(parts)


def why(event: Event) -> str:
    """The rules behind an event and its codes."""
    plover = f"PLOVER {event.plover_type}{f'/{event.plover_mode}' if event.plover_mode else ''}"
    parts = [
        f"{event.id}: rule {event.rule}",
        f"status by {event.status_rule}",
        plover if event.plover_type else "",
        f"CAMEO {event.cameo}" if event.cameo else "",
    ]
    return " · ".join(part for part in parts if part)
