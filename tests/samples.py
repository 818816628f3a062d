"""A record made by hand, for the tests of what stands after the pipeline; the dispatch is our own."""

from datetime import date

from demarche.model.document import Document, Passage, Published
from demarche.model.finding import Rejected
from demarche.model.record import (
    Actor,
    Event,
    EventSource,
    Office,
    Party,
    Place,
    Record,
    Statement,
    TimeSpan,
    When,
)
from demarche.model.span import Span

TEXT = """Wong to visit Jakarta next week

SINGAPORE, June 14 (Straits Courier) — Prime Minister Lawrence Wong will visit Indonesia next Tuesday, the foreign
ministry said on Friday.

“The two leaders will talk about airspace [and] water,” spokeswoman Mei Tan told reporters. Indonesia has denied that
it asked for a delay. “There was no such request,” its envoy said, according to the Java Herald.

Read more: A causeway of quarrels
"""


def span(words: str, nth: int = 0) -> Span:
    """The nth place where `words` stand in the sample."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


PASSAGES = (
    Passage(
        "headline", span("Wong to visit Jakarta next week"), span("Prime Minister Lawrence Wong will visit Indonesia")
    ),
    Passage("dateline", span("SINGAPORE, June 14 (Straits Courier) —")),
    Passage("paragraph", Span(span("Prime Minister").start, span("on Friday.").end)),
    Passage("paragraph", Span(span("“The two").start, span("Java Herald.").end)),
    Passage("related", span("Read more: A causeway of quarrels")),
)

ACTORS = (
    Actor(
        "local:lawrence-wong",
        "Lawrence Wong",
        "person",
        ("Wong",),
        "SGP",
        "GOV",
        (Office("Prime Minister", "SGP"),),
        (span("Wong"), span("Prime Minister Lawrence Wong")),
    ),
    Actor("Q252", "Indonesia", "state", (), "IDN", None, (), (span("Indonesia"), span("Indonesia", 1)), "Q252"),
    Actor(
        "local:mfa-sgp",
        "Ministry of Foreign Affairs of Singapore",
        "ministry",
        (),
        "SGP",
        "GOV",
        (),
        (span("the foreign\nministry"),),
    ),
    Actor("local:mei-tan", "Mei Tan", "person", (), "SGP", "GOV", (), (span("spokeswoman Mei Tan"),)),
    Actor("local:reporters", "reporters", "group", (), None, None, (), (span("reporters"),)),
    Actor("local:envoy", "envoy", "office", (), "IDN", "GOV", (), (span("its envoy"),)),
    Actor("local:java-herald", "Java Herald", "outlet", (), "IDN", "MED", (), (span("the Java Herald"),)),
)

TIMES = (
    TimeSpan(
        "t1",
        span("June 14"),
        "June 14",
        "DATE",
        "2024-06-14",
        None,
        "2024-06-14",
        date(2024, 6, 14),
        date(2024, 6, 14),
        "text",
        "month-day",
    ),
    TimeSpan(
        "t2",
        span("next Tuesday"),
        "next Tuesday",
        "DATE",
        "2024-06-18",
        None,
        "2024-06-18",
        date(2024, 6, 18),
        date(2024, 6, 18),
        "published",
        "next-weekday",
    ),
    TimeSpan(
        "t3",
        span("Friday"),
        "Friday",
        "DATE",
        "2024-06-14",
        None,
        "2024-06-14",
        date(2024, 6, 14),
        date(2024, 6, 14),
        "published",
        "weekday",
    ),
)

STATEMENTS = (
    Statement(
        "s1",
        "indirect",
        "say",
        (span("Prime Minister Lawrence Wong will visit Indonesia next Tuesday"),),
        "local:mfa-sgp",
        span("the foreign\nministry"),
        span("said"),
        None,
        (),
        "t3",
        ("e1",),
        "cue.said",
    ),
    Statement(
        "s2",
        "direct",
        "say",
        (span("The two leaders will talk about airspace [and] water,"),),
        "local:mei-tan",
        span("spokeswoman Mei Tan"),
        span("told"),
        "local:reporters",
        (),
        None,
        (),
        "cue.told",
    ),
    Statement(
        "s3",
        "indirect",
        "deny",
        (span("it asked for a delay"),),
        "Q252",
        span("Indonesia", 1),
        span("denied"),
        None,
        (),
        None,
        ("e2",),
        "cue.deny",
    ),
    Statement(
        "s4",
        "direct",
        "say",
        (span("There was no such request,"),),
        "local:envoy",
        span("its envoy"),
        span("said", 1),
        None,
        ("local:java-herald",),
        None,
        (),
        "cue.said",
    ),
)

EVENTS = (
    Event(
        "e1",
        "visit",
        "planned",
        span("visit", 1),
        (span("Prime Minister Lawrence Wong will visit Indonesia next Tuesday"),),
        "CONSULT",
        "visit",
        "042",
        (Party("local:lawrence-wong", span("Prime Minister Lawrence Wong")),),
        (Party("Q252", span("Indonesia")),),
        "Q3630",
        When(date(2024, 6, 18), date(2024, 6, 18), "day", ("t2",)),
        (EventSource("local:mfa-sgp", "s1", "asserts"),),
        False,
        ("diplomatic",),
        "visit.verb",
        "future.will",
    ),
    Event(
        "e2",
        "request",
        "denied",
        span("asked"),
        (span("Indonesia has denied that\nit asked for a delay"),),
        "REQUEST",
        "change",
        None,
        (Party("Q252", span("Indonesia", 1)),),
        (),
        None,
        When(),
        (EventSource("Q252", "s3", "denies"),),
        True,
        (),
        "request.verb",
        "denied.claim",
    ),
)


def sample(number: int | None = None) -> Record:
    """The sample's record; a `number` makes a document of its own of it."""
    published = Published(
        date(2024, 6, 14),
        date(2024, 6, 14),
        "inferred",
        (span("June 14"), span("Friday")),
        ("June 14 was a Friday in 2024 and 2030, not later than the day of reading",),
    )
    source = "wong.txt" if number is None else f"news/wong-{number}.txt"
    document = Document(
        f"sha256:{'ab12' if number is None else f'{number:04x}':0<64}",
        source,
        TEXT,
        None,
        "Straits Courier",
        "Wong to visit Jakarta next week",
        None,
        "en",
        published,
    )
    return Record(
        document,
        published,
        PASSAGES,
        ACTORS,
        (Place("Q3630", "Jakarta", "IDN", -6.2, 106.8, (span("Jakarta"),), "Q3630"),),
        TIMES,
        STATEMENTS,
        EVENTS,
        (Rejected("event", span("talk").start, span("talk").end, "talks.verb", "future in a quotation without a day"),),
    )


def samples(many: int) -> list[Record]:
    return [sample(number) for number in range(1, many + 1)]
