"""Plain text: bytes -> characters, none of them changed."""

import codecs
import unicodedata

from demarche.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF", "PDF is not read yet"),
    (b"PK\x03\x04", "a ZIP archive (or an office file) is not read"),
    (b"\x1f\x8b", "a gzip archive is not read; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive is not read; unpack it first"),
    (b"BZh", "a bzip2 archive is not read; unpack it first"),
    (b"\x89PNG", "an image is not read"),
    (b"\xff\xd8\xff", "an image is not read"),
    (b"GIF8", "an image is not read"),
    (b"\xd0\xcf\x11\xe0", "an old office file is not read"),
    (b"{\\rtf", "RTF is not read"),
    (b"SQLite format 3\x00", "a database is not read"),
)
LOOKED_AT = 100_000
"""Characters (or bytes) that show whether a file is text."""
LAYOUT = frozenset("\t\n\r\f\v\x1a\x85")
MOST_CONTROL = 0.02
"""Part of a text that may be control characters."""


def check_magic(source: str, data: bytes) -> None:
    """Raises InputError where the bytes are of a known format that is no text."""
    for magic, reason in MAGIC:
        if data.startswith(magic):
            raise InputError(source, reason)


def decode(source: str, data: bytes) -> str:
    """The characters of `data`: UTF-8, UTF-16 or UTF-32 by their marks, else bytes that are no UTF-8 as Windows-1252.

    Line ends and all else stay as they are; only a byte order mark is taken off. Raises InputError on binary data.
    """
    check_magic(source, data)
    text = _decode(data)
    looked_at = text[:LOOKED_AT]
    if "\0" in looked_at:
        raise InputError(source, "binary data (NUL bytes), not text")
    control = sum(unicodedata.category(mark) == "Cc" and mark not in LAYOUT for mark in looked_at)
    if control > MOST_CONTROL * len(looked_at):
        raise InputError(source, "binary data (control characters), not text")
    return text


def _decode(data: bytes) -> str:
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace" if name != "utf-8" else "demarche.cp1252")
    even, odd = data[:LOOKED_AT:2], data[1:LOOKED_AT:2]
    wide = len(data) >= 16
    for name, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if wide and zeros.count(0) > 0.4 * len(zeros) and letters.count(0) < 0.05 * len(letters):
            return data.decode(name, "replace")
    return data.decode("utf-8", "demarche.cp1252")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decodes what is no UTF-8 as Windows-1252, byte by byte; the text around it stays UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("demarche.cp1252", _as_cp1252)
