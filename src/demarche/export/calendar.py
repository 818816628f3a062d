"""Happenings as an iCalendar (RFC 5545) that a calendar program can subscribe to.

The UID is what the store knows the happening by for good, and SEQUENCE rises whenever what it says changes (without a
store: its id, and the number of its turns). Nothing depends on the moment of writing: DTSTAMP is the day of the last
report, so the same store gives the same bytes. Days are never invented: a plan for
"next year" is left out unless `coarse`, and what has no first day at all always is.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from demarche.export.addresses import Addresses
from demarche.export.calendar_text import digits, folded, midnight, text, texts
from demarche.export.telling import according_to, counted, days, headline, last_told, quoted, support, turn
from demarche.export.words import line, shortened
from demarche.lexicon.wording import STATUS_WORDS
from demarche.model.happening import Happening

#: Precisions that are left out unless asked for.
COARSE = frozenset({"month", "quarter", "season", "year", "unknown"})
#: Days that an event of unknown precision may last to be no coarse plan.
LONGEST = 14
SURE, OPEN, OFF = "CONFIRMED", "TENTATIVE", "CANCELLED"
STATUSES = {
    "occurred": SURE,
    "ongoing": SURE,
    "planned": OPEN,
    "possible": OPEN,
    "overdue": OPEN,
    "postponed": OFF,
    "cancelled": OFF,
    "denied": OFF,
}
#: Turns after which a plan holds no more until it is confirmed again.
SHAKEN = frozenset({"postponed", "brought-forward", "moved", "cancelled", "denied"})
PRODUCT = "-//Demarche//Diplomatic record//EN"
#: How often programs should ask again.
REFRESH = "PT1H"
WORDS = 300


def to_calendar(
    happenings: Iterable[Happening], name: str = "Demarche", addresses: Addresses | None = None, *, coarse: bool = False
) -> Iterator[str]:
    """The calendar in pieces, lines folded at 75 octets."""
    yield _begin(name)
    for happening in happenings:
        if is_shown(happening, coarse=coarse):
            yield event_of(happening, addresses or Addresses())
    yield "END:VCALENDAR\r\n"


def is_shown(happening: Happening, *, coarse: bool) -> bool:
    """True where the days are known well enough."""
    when = happening.when
    if when.earliest is None or coarse:
        return when.earliest is not None
    if when.precision == "unknown" and when.latest is not None:
        return (when.latest - when.earliest).days < LONGEST
    return when.precision not in COARSE


def event_of(happening: Happening, addresses: Addresses) -> str:
    """The VEVENT; its days must be known."""
    first, last = happening.when.earliest, happening.when.latest
    assert first is not None
    stamp, page = midnight(last_told(happening) or first), addresses.page(happening)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{(happening.uid or happening.id).removeprefix('happening:')}@demarche",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{happening.version or len(happening.changes)}",
        f"STATUS:{status_of(happening)}",
        f"DTSTART;VALUE=DATE:{digits(first)}",
        f"DTEND;VALUE=DATE:{digits(_after(last if last is not None and last >= first else first))}",
        f"SUMMARY:{text(summary(happening))}",
        f"DESCRIPTION:{text(description(happening))}",
        f"LOCATION:{text(line(happening.place.name))}" if happening.place is not None else "",
        f"CATEGORIES:{texts(categories(happening))}",
        "TRANSP:TRANSPARENT",
        f"URL:{page}" if page is not None else "",
        f"X-DEMARCHE-STATUS:{happening.status}",
        f"X-DEMARCHE-PRECISION:{happening.when.precision}",
        "END:VEVENT",
    ]
    return "".join(folded(it) for it in lines if it)


def status_of(happening: Happening) -> str:
    """A plan is tentative until those who take part have confirmed it and nothing has changed since."""
    turns = [it.kind for it in happening.changes if it.kind == "confirmed" or it.kind in SHAKEN]
    if happening.status == "planned" and turns and turns[-1] == "confirmed":
        return SURE
    return STATUSES[happening.status]


def summary(happening: Happening) -> str:
    """The headline, with the status where its words do not show it, and how coarse the days are."""
    words = headline(happening)
    if happening.status in ("planned", "possible", "overdue"):
        words += f" ({STATUS_WORDS[happening.status]})"
    return words if happening.when.precision == "day" else f"{words} [{days(happening)}]"


def description(happening: Happening) -> str:
    """Who says so, how many, its turns, and the words that show the status."""
    said = according_to(happening.reports)
    parts = [f"{said[0].upper()}{said[1:]}." if said else "", f"{support(happening)}.", f"Days: {days(happening)}."]
    parts += [turn(it) for it in happening.changes]
    if happening.conflicts:
        parts.append(f"{counted(len(happening.conflicts), 'contradiction')} between reports.")
    shown = quoted(happening)
    if shown is not None:
        parts.append(f"“{shortened(shown.words, WORDS)}”")
    return "\n".join(it for it in parts if it)


def categories(happening: Happening) -> list[str]:
    """The kind and the sides."""
    sides = (who.country for who in (*happening.agents, *happening.recipients))
    return list(dict.fromkeys([happening.kind, *(line(it) for it in sides if it)]))


def _begin(name: str) -> str:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "METHOD:PUBLISH",
        "CALSCALE:GREGORIAN",
        f"NAME:{text(line(name))}",
        f"X-WR-CALNAME:{text(line(name))}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    )
    return "".join(map(folded, lines))


def _after(day: date) -> date:
    """The end of an all-day event is the first day behind it."""
    return day + timedelta(1) if day < date.max else day
