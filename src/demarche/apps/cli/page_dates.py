"""The expressions of time that stand on the calendar."""

from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.words import one_line, spoken_days
from demarche.model.record import Record


def dates(record: Record, *, explain: bool) -> RenderableType:
    """The words and their days in the order of the calendar; the same words for the same days stand once."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    if explain:
        table.add_column(overflow="fold", style="cyan")
    rows: dict[tuple[str, ...], None] = {}
    for time in sorted(record.times, key=lambda time: (time.earliest or date.min, time.span)):
        if time.earliest is None and time.latest is None:
            continue
        row: tuple[str, ...] = (f"“{one_line(time.text)}”", spoken_days(time.earliest, time.latest))
        reason = f"{time.id}: {time.type} {time.value}, rule {time.rule}, counted from {time.anchor}"
        rows[(*row, reason) if explain else row] = None
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
