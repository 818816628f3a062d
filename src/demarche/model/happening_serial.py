"""The objects of `model/happening.py` as plain JSON and back, by their fields and types.

`to_json(report)` gives dicts, lists, strings and numbers (days in ISO 8601, spans as `[start, end]`);
`from_json(Report, written)` gives an equal object. A store reads thousands of them a page, so what a type needs is
worked out once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from demarche.model.span import Span

Thing = TypeVar("Thing")
Reader = Callable[[Any], Any]


def to_json(thing: Any) -> Any:
    """Plain JSON; what holds its default value is written too."""
    kind: Any = type(thing)
    if kind is str or kind is int or kind is float or thing is None:
        return thing
    if kind is Span:
        return [thing.start, thing.end]
    if kind is tuple:
        return [to_json(it) for it in thing]
    if is_dataclass(thing):
        return {name: to_json(getattr(thing, name)) for name in _names(kind)}
    return thing.isoformat() if isinstance(thing, date) else thing


def from_json(kind: type[Thing], written: Mapping[str, Any]) -> Thing:
    """The object that `to_json` wrote; raises ValueError where `written` is none of that kind."""
    try:
        found: Thing = _reader(kind)(written)  # type: ignore[arg-type]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no {kind.__name__}: {type(error).__name__} {error}") from error
    return found


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """What makes an object of this type out of its JSON."""
    if isinstance(kind, UnionType):  # always "or None"
        read = _reader(get_args(kind)[0])
        return lambda written: None if written is None else read(written)
    if get_origin(kind) is tuple:
        if get_args(kind)[0] is int:
            return _numbers
        read = _reader(get_args(kind)[0])
        return lambda written: tuple([read(it) for it in written])
    if kind is Span:
        return lambda written: Span(*written)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object_reader(kind)
    if kind in (date, datetime):
        return _day if kind is date else datetime.fromisoformat
    return _bare(kind)


@lru_cache(maxsize=20_000)
def _day(written: str) -> date:
    return date.fromisoformat(written)


def _numbers(written: Iterable[int]) -> tuple[int, ...]:
    """Thousands of them make a sketch; each is what it must be, or the sum is not."""
    found = tuple(written)
    sum(found)
    return found


def _bare(kind: type) -> Reader:
    return lambda written: written if type(written) is kind else kind(written)


def _object_reader(kind: type) -> Reader:
    types = get_type_hints(kind)
    readers = {field.name: _reader(types[field.name]) for field in fields(kind)}
    return lambda written: kind(**{name: readers[name](value) for name, value in written.items()})
