"""How rows are written, alike on both engines."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, false, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from demarche.store.tables_shown import marks

T = TypeVar("T")
#: SQLite takes no more than some thousand parameters a statement.
CHUNK = 500
#: Fewer signs of an id would match by chance.
SHORTEST_KEY = 4
HEXADECIMAL = re.compile("[0-9a-f]+")


def upsert(connection: Connection, table: Table, row: dict[str, Any], unchanged: tuple[str, ...] = ()) -> bool:
    """Inserts or updates; True where a row was new or differed in a column that is not in `unchanged`."""
    statement = insert_into(connection, table).values(row)
    key = [column.name for column in table.primary_key]
    updated = {name: statement.excluded[name] for name in row if name not in key and name not in unchanged}
    differs = or_(*(table.c[name].is_distinct_from(value) for name, value in updated.items()))
    done = connection.execute(statement.on_conflict_do_update(index_elements=key, set_=updated, where=differs))
    return done.rowcount > 0


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insertion that knows what to do where the row is there already; both engines say it alike."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def dumped(written: Any) -> str:
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part


def beginning(column: ColumnElement[str], prefix: str, digits: str) -> ColumnElement[bool]:
    """The ids that begin with these hexadecimal digits, by the index of the column."""
    if not HEXADECIMAL.fullmatch(digits):
        return false()
    return and_(column >= prefix + digits, column < prefix + digits + "g")


def touch(connection: Connection) -> None:
    """Another revision: something that the store answers may have changed."""
    number = select(marks.c.value).where(marks.c.name == "revision")
    next_ = int(connection.execute(number).scalar_one()) + 1
    connection.execute(update(marks).where(marks.c.name == "revision").values(value=str(next_)))
