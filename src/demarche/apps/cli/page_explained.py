"""What `--explain` adds: the passages, the actors, and what was rejected and why."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import one_line
from demarche.model.record import Actor, Record

#: Signs of a passage or mention that are shown.
OPENING = 60


def explained(record: Record) -> Iterator[RenderableType]:
    yield Text("Passages", style="italic")
    passages = grid(2)
    for passage in record.passages:
        kind = f"{passage.kind}{' (repeats another)' if passage.repeats else ''}"
        passages.add_row(Text(kind, style="cyan"), Text(opening(passage.span.of(record.document.text))))
    yield passages
    yield Text("\nActors", style="italic")
    actors = grid(2)
    for actor in record.actors:
        heard = dict.fromkeys(one_line(span.of(record.document.text)) for span in actor.mentions)
        actors.add_row(Text(f"{actor.name} ({described(actor)})", style="cyan"), Text(opening(" | ".join(heard))))
    yield actors
    yield Text("\nRejected", style="italic")
    rejected = grid(3)
    for dropped in sorted(record.rejected, key=lambda dropped: (dropped.start, dropped.end)):
        found = Text(f"{dropped.what} {dropped.rule}", style="cyan")
        words = opening(record.document.text[dropped.start : dropped.end])
        rejected.add_row(found, Text(words), Text(dropped.reason))
    yield rejected if record.rejected else Text("nothing")


def grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def described(actor: Actor) -> str:
    offices = [f"{office.title}{f' of {office.of}' if office.of else ''}" for office in actor.offices]
    return ", ".join(part for part in (actor.kind, actor.country, *offices, actor.id) if part)


def opening(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= OPENING else f"{words[:OPENING].rsplit(' ', 1)[0]} …"
