"""Tables as Parquet, by pyarrow (extra `parquet`): typed columns, lists as lists, written group by group."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from demarche.errors import SettingsError
from demarche.export.columns import Cell, Column, Row
from demarche.export.words import legal

#: Rows a group: so many are in memory at once.
GROUP = 5_000


def to_parquet(columns: Sequence[Column], rows: Iterable[Row], *, group: int = GROUP) -> Iterator[bytes]:
    """The file in pieces; raises SettingsError where pyarrow is not installed."""
    arrow, parquet = _library()
    schema = arrow.schema([arrow.field(it.name, _type(arrow, it.kind), metadata=_meaning(it)) for it in columns])
    buffer = io.BytesIO()
    rows = iter(rows)
    with parquet.ParquetWriter(_Kept(buffer), schema, compression="zstd") as writer:
        while chosen := list(islice(rows, group)):
            table = {it.name: [_cell(row[it.name]) for row in chosen] for it in columns}
            writer.write_table(arrow.Table.from_pydict(table, schema), row_group_size=group)
            yield _drained(buffer)
    yield buffer.getvalue()


class _Kept(io.RawIOBase):
    """Counts what was written, though the buffer behind it is emptied; outlives the writer's closing."""

    def __init__(self, buffer: io.BytesIO) -> None:
        self._buffer, self._at = buffer, 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        written = self._buffer.write(data)
        self._at += written
        return written


def _drained(buffer: io.BytesIO) -> bytes:
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow: pip install 'demarche[parquet]'") from error
    return pyarrow, pyarrow.parquet


def _type(arrow: Any, kind: str) -> Any:
    simple = {
        "text": arrow.string(),
        "number": arrow.int64(),
        "decimal": arrow.float64(),
        "truth": arrow.bool_(),
        "day": arrow.date32(),
    }
    return simple[kind] if kind in simple else arrow.list_(simple[kind.removesuffix("s")])


def _meaning(column: Column) -> dict[str, str]:
    return {"description": column.meaning}


def _cell(value: Cell) -> Any:
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, tuple):
        return [legal(it) if isinstance(it, str) else it for it in value]
    return value
