"""Records made by hand for the tests of linking: a plain text with its passages, outlet and day; our own sentences."""

from datetime import date
from hashlib import sha256

from demarche.model.document import Document, Passage, Published
from demarche.model.record import Record
from demarche.model.span import Span


def paper(text: str, outlet: str = "Harbour Courier", day: str | None = "2024-05-06", name: str = "") -> Record:
    """A record without events; a line that starts with a kind of passage and a colon ("byline: ") is one."""
    passages = []
    start = 0
    for line in text.splitlines(keepends=True):
        kind, mark, _ = line.partition(": ")
        known = mark and kind in ("headline", "byline", "dateline", "credit", "boilerplate")
        begins = start + (len(kind) + 2 if known else 0)
        if line.strip():
            passages.append(Passage(kind if known else "paragraph", Span(begins, start + len(line.rstrip()))))
        start += len(line)
    at = None if day is None else date.fromisoformat(day)
    published = Published(at, at, "given" if at else "unknown")
    id = "sha256:" + sha256((name + text + outlet).encode()).hexdigest()
    document = Document(id, f"{name or outlet}.txt", text, outlet=outlet, published=published)
    return Record(document, published, tuple(passages))
