"""Records that can be linked, made by hand: one plan told by several outlets; the sentences are our own."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from demarche.linking import traces_of
from demarche.model.document import Document, Passage, Published
from demarche.model.record import Actor, Event, Party, Record, When
from demarche.model.span import Span
from demarche.store.contract import Store

TODAY = date(2024, 7, 1)
VERBS = {"planned": "will visit", "occurred": "visited", "cancelled": "will not visit", "ongoing": "is on a visit to"}


def told(
    outlet: str, day: str, status: str = "planned", visit: str = "2024-06-18", *, guest: str = "Lawrence Wong"
) -> Record:
    """What an outlet says on a day of somebody's visit to Indonesia on a day."""
    text = f"{outlet}: {guest} {VERBS[status]} Indonesia on {visit}.\n"
    id = "sha256:" + sha256(text.encode() + day.encode()).hexdigest()
    on, held = date.fromisoformat(day), date.fromisoformat(visit)
    published = Published(on, on, "given")
    verb, name = text.index("visit"), text.index(guest)
    state = text.index("Indonesia")
    whole = Span(0, len(text.rstrip()))
    event = Event(
        "e1",
        "visit",
        status,
        Span(verb, verb + 5),
        (whole,),
        agents=(Party("a1", Span(name, name + len(guest))),),
        recipients=(Party("Q252", Span(state, state + 9)),),
        when=When(held, held, "day"),
    )
    actors = (
        Actor("a1", guest, "person", country="SGP", mentions=(Span(name, name + len(guest)),)),
        Actor("Q252", "Indonesia", "state", country="IDN", mentions=(Span(state, state + 9),)),
    )
    document = Document(id, f"{outlet}-{day}.txt", text, outlet=outlet, title=outlet, published=published)
    return Record(document, published, (Passage("paragraph", whole),), actors, events=(event,))


STORY = (
    told("Straits Courier", "2024-06-10"),
    told("Java Herald", "2024-06-12"),
    told("Bay Post", "2024-06-18", "occurred"),
)


def keep(store: Store, records: Iterable[Record]) -> None:
    for record in records:
        store.put(record, "test", traces_of(record))
