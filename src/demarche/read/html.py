"""Web pages: the article's text and what the page says of itself, by trafilatura."""

import logging
from datetime import date
from typing import NamedTuple

from demarche.errors import InputError
from demarche.read.days import read_day

OPENINGS = (b"<!doctype html", b"<html")
LOOKED_AT = 1_000


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


def read_html(source: str, text: str) -> Page:
    """The article in a page; raises InputError where none is found. `text` is the decoded page."""
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
    page = None if isinstance(found, dict) else found
    body = (page.text if page is not None else None) or html2txt(text)
    if not body or not body.strip():
        raise InputError(source, "no article text found in the page")
    if page is None:
        return Page(body, None, None, None, None, None)
    return Page(body, page.title, page.sitename, page.author, page.url, read_day(page.date))
