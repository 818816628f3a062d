"""How much is read, and the checks every text passes."""

from demarche.errors import InputError

MOST_BYTES = 50_000_000
"""Of one file or row."""
MOST_PAGE_BYTES = 5_000_000
"""Of one web page: taking the article out of 5 MB of links takes about ten seconds."""
MOST_CHARACTERS = 300_000
MOST_WORDS = 30_000
"""Of one document: about seven seconds on one core (15,000 took 3.3). A book is no news item; cut it into chapters."""


def check_size(source: str, size: int, most: int = MOST_BYTES) -> None:
    """Raises InputError where a file, page or row is too big to be read at all; `size` and `most` in bytes."""
    if size > most:
        raise InputError(source, f"{size:,} bytes; at most {most:,} are read")


def check_text(source: str, text: str) -> None:
    """Raises InputError where there is nothing to read or more than a document may hold."""
    if not text.strip():
        raise InputError(source, "empty: nothing but white space" if text else "empty")
    if len(text) > MOST_CHARACTERS:
        raise InputError(source, f"{len(text):,} characters; at most {MOST_CHARACTERS:,} are read as one document")
    words = len(text.split())
    if words > MOST_WORDS:
        raise InputError(source, f"{words:,} words; at most {MOST_WORDS:,} are read as one document")
