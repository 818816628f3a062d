"""The objects of `model/happening.py` as plain JSON and back, by their fields and types.

`to_json(report)` gives dicts, lists, strings and numbers (days in ISO 8601, spans as `[start, end]`);
`from_json(Report, written)` gives an equal object.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from demarche.model.span import Span

Thing = TypeVar("Thing")


def to_json(thing: Any) -> Any:
    """Plain JSON; what holds its default value is written too."""
    if isinstance(thing, Span):
        return [thing.start, thing.end]
    if is_dataclass(thing):
        return {field.name: to_json(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, tuple):
        return [to_json(it) for it in thing]
    return thing.isoformat() if isinstance(thing, date) else thing


def from_json(kind: type[Thing], written: Mapping[str, Any]) -> Thing:
    """The object that `to_json` wrote; raises ValueError where `written` is none of that kind."""
    try:
        found: Thing = _read(kind, written)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no {kind.__name__}: {type(error).__name__} {error}") from error
    return found


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, written: Any) -> Any:
    if isinstance(kind, UnionType):  # always "or None"
        return None if written is None else _read(get_args(kind)[0], written)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], it) for it in written)
    if kind is Span:
        return Span(*written)
    if is_dataclass(kind) and isinstance(kind, type):
        types = _types(kind)
        return kind(**{name: _read(types[name], value) for name, value in written.items()})
    if kind in (date, datetime):
        return kind.fromisoformat(written)
    return kind(written)
