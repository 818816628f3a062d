"""What a source names: a file, a folder of files, or standard input; and the documents in it.

Whatever cannot be read comes out as an InputError in its place, so that the rest of a batch is read.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from demarche.errors import InputError
from demarche.model.document import Document, Published
from demarche.read.days import read_day
from demarche.read.html import is_html, read_html
from demarche.read.language import check_language
from demarche.read.limits import check_size, check_text
from demarche.read.options import ReadOptions
from demarche.read.table import Row, rows
from demarche.read.text import decode

TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md"})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
ROW_ENDINGS = frozenset({".jsonl", ".ndjson"})
ENDINGS = TEXT_ENDINGS | HTML_ENDINGS | ROW_ENDINGS | {".pdf"}
"""Endings that are looked at in a folder (a PDF to say that it is not read yet)."""
STANDARD_INPUT = "-"


def documents(source: str, options: ReadOptions | None = None) -> Iterator[Document | InputError]:
    """The documents of a file, of a folder (sorted, without hidden files) or of standard input ("-")."""
    options = options or ReadOptions()
    if source == STANDARD_INPUT:
        yield from _from_bytes("standard input", sys.stdin.buffer.read(), options)
        return
    for path in files(source):
        if isinstance(path, InputError):
            yield path
        elif path.suffix.lower() in ROW_ENDINGS:
            yield from _from_rows(path, options)
        else:
            yield from _from_file(path, options)


def files(source: str) -> Iterator[Path | InputError]:
    """The files that a source names, in order; what cannot be read or is not read comes out as an InputError."""
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield InputError(source, _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        yield InputError(source, "a device, not a file")
    else:
        yield path


def _in_folder(folder: Path) -> Iterator[Path | InputError]:
    unreadable: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent) / name
            found = True
            if path.suffix.lower() in ENDINGS:
                yield path
            else:
                yield InputError(str(path), f"skipped: files that end in {path.suffix} are not read")
    yield from (InputError(str(error.filename), _reason(error)) for error in unreadable)
    if not found and not unreadable:
        yield InputError(str(folder), "an empty folder")


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (getattr(error, "strerror", None) or str(error)).lower()


def _from_file(path: Path, options: ReadOptions) -> Iterator[Document | InputError]:
    source = str(path)
    try:
        if path.is_file():
            check_size(source, path.stat().st_size)
        data = path.read_bytes()
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source, _reason(error))
    else:
        yield from _from_bytes(source, data, options, path.suffix.lower())


def _from_rows(path: Path, options: ReadOptions) -> Iterator[Document | InputError]:
    source = str(path)
    found = False
    try:
        with path.open("rb") as lines:
            for document in _documents(source, lines, options):
                found = True
                yield document
    except OSError as error:
        yield InputError(source, _reason(error))
        return
    if not found:
        yield InputError(source, "empty")


def _from_bytes(source: str, data: bytes, options: ReadOptions, ending: str = "") -> Iterator[Document | InputError]:
    """One text or page, or the rows of piped JSON Lines."""
    try:
        check_size(source, len(data))
        if not ending and _is_rows(data):
            yield from _documents(source, data.splitlines(), options)
            return
        if ending in HTML_ENDINGS or is_html(data):
            yield _from_page(source, data, options)
        else:
            yield _checked(Document(id=digest(data), source=source, text=decode(source, data)), options, None)
    except InputError as error:
        yield error


def _is_rows(data: bytes) -> bool:
    first = data.lstrip()[:1_000_000].split(b"\n", 1)[0].rstrip()
    return first.startswith(b'{"') and first.endswith(b"}")


def _from_page(source: str, data: bytes, options: ReadOptions) -> Document:
    page = read_html(source, data)
    document = Document(
        id=digest(data), source=source, text=page.text, url=page.url, outlet=page.outlet, title=page.title,
        author=page.author,
    )  # fmt: skip
    return _checked(document, options, page.published)


def _documents(source: str, lines: Iterable[bytes], options: ReadOptions) -> Iterator[Document | InputError]:
    for row in rows(source, lines, options):
        try:
            yield row if isinstance(row, InputError) else _from_row(row, options)
        except InputError as error:
            yield error


def _from_row(row: Row, options: ReadOptions) -> Document:
    document = Document(
        id=digest(row.data), source=row.source, text=row.text, url=_words(row.values["url"]),
        outlet=_words(row.values["outlet"]), title=_words(row.values["title"]), author=_words(row.values["author"]),
    )  # fmt: skip
    return _checked(document, options, read_day(row.values["published"]))


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _checked(document: Document, options: ReadOptions, published: date | None) -> Document:
    """The document with what the caller knows of it; raises InputError where it cannot be read."""
    check_text(document.source, document.text)
    language = check_language(document.source, document.text)
    return replace(
        document,
        language=language,
        outlet=options.outlet or document.outlet,
        published=_published(options.published, published),
    )


def _published(given: date | None, metadata: date | None) -> Published:
    day, basis = (given, "given") if given is not None else (metadata, "metadata")
    return Published(day, day, basis) if day is not None else Published()


def digest(data: bytes) -> str:
    """The id of a document: the same bytes read twice are the same document."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
