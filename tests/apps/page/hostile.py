"""Articles that would like to be more than text."""

from collections.abc import Iterator
from datetime import date

from demarche.model.document import Document, Passage, Published
from demarche.model.record import Record
from demarche.model.span import Span

SCRIPT = "<script>alert('visit')</script>"
HOSTILE = (
    f"{SCRIPT} minister in Lima\n\n"
    "LIMA, June 16, 2023 — Norwegian Prime Minister Jonas Gahr Støre will visit Peru on June 20, "
    f"\u202eofficials\u202c said on Friday. "
    f'"It is <b onmouseover=alert(1)>good</b> news {SCRIPT}," Støre told reporters.\n\n'
    "Peru warned Chile on Friday. </bdi></p></main><img src=x onerror=alert(2)> {{ 7*7 }} \u2067\u200f\n"
)


def hostile() -> Iterator[Document | Record]:
    day = Published(date(2023, 6, 16), date(2023, 6, 16), "given")
    yield Document(
        "sha256:" + "ab" * 32, f"<i>{SCRIPT}</i>.txt", HOSTILE, None, f"{SCRIPT}Times", f"{SCRIPT}", published=day
    )
    text = "Norway" * 175_000
    long = Document("sha256:" + "cd" * 32, "long.txt", text, None, "W" * 5000, "T" * 5000, published=day)
    yield Record(long, day, (Passage("paragraph", Span(0, len(text))),))
