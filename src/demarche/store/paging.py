"""Pages of a list in order of day, the undated last: each begins behind the last line of the page before."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_


def page(
    connection: Connection,
    query: Select[Any],
    columns: Sequence[Any],
    after: Sequence[Any] | None,
    most: int | None,
    newest_first: bool,
) -> Iterator[Any]:
    """At most `most` rows in the order of `columns`, of which the first is a day, behind `after`, a value for each.

    The dated ones by an index, then the others: no engine has one index for both.
    """
    day, *others = columns
    if after is None or after[0] is not None:
        dated = query.where(day.is_not(None))
        if after is not None:
            dated = dated.where(behind(columns, after, newest_first))
        found = connection.execute(dated.order_by(*_order(columns, newest_first)).limit(most)).all()
        yield from found
        most = None if most is None else most - len(found)
    if most is None or most > 0:
        undated = query.where(day.is_(None))
        if after is not None and after[0] is None:
            undated = undated.where(behind(others, after[1:], newest_first))
        yield from connection.execute(undated.order_by(*_order(others, newest_first)).limit(most))


def behind(columns: Sequence[Any], after: Sequence[Any], newest_first: bool) -> ColumnElement[bool]:
    """What comes after a place in the order of the columns."""
    column, value = columns[0], after[0]
    further: ColumnElement[bool] = column < value if newest_first else column > value
    if len(columns) == 1:
        return further
    return or_(further, and_(column == value, behind(columns[1:], after[1:], newest_first)))


def _order(columns: Sequence[Any], newest_first: bool) -> list[Any]:
    return [column.desc() if newest_first else column for column in columns]
