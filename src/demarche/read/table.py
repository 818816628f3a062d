"""Rows: JSON Lines with a text and what else is known of it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from demarche.errors import InputError
from demarche.read.limits import check_size
from demarche.read.options import ReadOptions
from demarche.read.text import decode

USUAL_NAMES = {
    "id": ("id", "_id", "guid"),
    "url": ("url", "link"),
    "outlet": ("outlet", "sitename", "publisher", "source"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "published": ("published", "date", "published_at", "pubdate"),
}
SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """One line: its name, its bytes, its text and the values found for the fields of `USUAL_NAMES`."""

    source: str
    data: bytes
    text: str
    values: dict[str, object]


def rows(name: str, lines: Iterable[bytes], options: ReadOptions) -> Iterator[Row | InputError]:
    """The rows of a JSON Lines file; a broken one is an InputError that names the line, and the next goes on."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _row(f"{name}:{number}", line.strip(b"\r\n"), options)
        except InputError as error:
            yield error


def _row(place: str, line: bytes, options: ReadOptions) -> Row:
    check_size(place, len(line))
    try:
        row = json.loads(decode(place, line))
    except json.JSONDecodeError as error:
        raise InputError(place, f"not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise InputError(place, "not JSON that can be read: nested too deeply") from error
    if not isinstance(row, dict):
        raise InputError(place, "a row must be an object with a text")
    text = row.get(options.text_field)
    if not isinstance(text, str):
        raise InputError(place, f'no text in the field "{options.text_field}"')
    values = {key: _value(row, key, options) for key in USUAL_NAMES}
    identity = values["id"]
    source = str(identity) if isinstance(identity, str | int) and str(identity).strip() else place
    return Row(source, line, SURROGATE.sub("\ufffd", text), values)


def _value(row: dict[str, object], key: str, options: ReadOptions) -> object:
    """The value under the name the options give, else under the first usual name that has one."""
    if key in options.fields:
        return row.get(options.fields[key])
    return next((row[name] for name in USUAL_NAMES[key] if row.get(name) not in (None, "")), None)
