"""Web pages: the article's text and what the page says of itself, by trafilatura."""

import codecs
import logging
import re
from datetime import date
from typing import NamedTuple

from demarche.errors import InputError
from demarche.read.days import read_day
from demarche.read.limits import MOST_PAGE_BYTES, check_size
from demarche.read.text import decode

OPENINGS = (b"<!doctype html", b"<html")
LOOKED_AT = 1_000
CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?([\w.:-]+)""")


class Page(NamedTuple):
    """The extracted text and the page's metadata."""

    text: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: date | None


def is_html(data: bytes) -> bool:
    """Whether the bytes open as a web page does, whatever the file is called."""
    opening = data[:LOOKED_AT].lower()
    return any(mark in opening.replace(b"\0", b"") for mark in OPENINGS)


def read_html(source: str, data: bytes) -> Page:
    """The article in a page; raises InputError where none is found or the page is too big."""
    check_size(source, len(data), MOST_PAGE_BYTES)
    text = _decode(source, data)
    # Loading trafilatura takes a third of a second, which readers of plain text need not wait for.
    from trafilatura import bare_extraction, html2txt

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # A dict only under an output option that is not used here.
    page = None if isinstance(found, dict) else found
    body = (page.text if page is not None else None) or html2txt(text)
    if not body or not body.strip():
        raise InputError(source, "no article text found in the page")
    if page is None:
        return Page(body, None, None, None, None, None)
    return Page(body, page.title, page.sitename, page.author, page.url, read_day(page.date))


def _decode(source: str, data: bytes) -> str:
    """As any text, but for a page that is no UTF-8 and says what it is."""
    text = decode(source, data)
    declared = CHARSET.search(data[: 4 * LOOKED_AT])
    if declared is None:
        return text
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = declared.group(1).decode("ascii")
        return data.decode(name, "replace") if _is_codec(name) else text
    return text


def _is_codec(name: str) -> bool:
    """Whether Python knows a text encoding of that name other than UTF-8."""
    try:
        return codecs.lookup(name).name != "utf-8" and isinstance(b"".decode(name), str)
    except LookupError:
        return False
