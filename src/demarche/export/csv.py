"""Tables as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from demarche.export.columns import Cell, Column, Row
from demarche.export.words import legal

#: A cell that begins with one of these would be run as a formula; an apostrophe before it makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
#: Between the values of one cell; a semicolon within a value becomes a comma.
MANY = "; "
#: Tells Excel that UTF-8 follows.
BOM = "\ufeff"


def to_csv(columns: Sequence[Column], rows: Iterable[Row], *, bom: bool = False) -> Iterator[str]:
    """The head and the rows, each with its line end (CR LF)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([column.name for column in columns])
    yield (BOM if bom else "") + _drained(buffer)
    for row in rows:
        writer.writerow([cell(row[column.name]) for column in columns])
        yield _drained(buffer)


def cell(value: Cell) -> str | int | float:
    """One cell: missing is empty, days are ISO 8601, truth is true or false, lists are joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        value = MANY.join(str(it).replace(";", ",") for it in value)
    return text(value)


def text(value: str) -> str:
    """Nothing in it runs as a formula."""
    clean = legal(value)
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA) else clean


def _drained(buffer: io.StringIO) -> str:
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written
