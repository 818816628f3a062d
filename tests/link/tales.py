"""Reports made by hand, in one line each, for the tests of linking.

`tell("Lars Vik@NOR visit Chile@CHL", "2024-05-06", told="2024-05-01", status="planned")`: parties are `Name@COUNTRY`,
`+` joins several; a name that is its country's is a state, one in lower case a group, any other a person.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from demarche.link.reports import report_id
from demarche.model.happening import Report, Voice, Where, Who
from demarche.model.record import When
from demarche.model.span import Span

STATES = frozenset("Norway Chile Ghana Peru Japan Poland Kenya Laos Malta Russia Ukraine".split())
PLACES = {"Accra": (5.6, -0.2), "Kumasi": (6.7, -1.6), "Lima": (-12.0, -77.0)}
BODIES = frozenset("NATO Nordic Council".split())
numbers = count()


def who(words: str) -> Who:
    name, _, country = words.strip().partition("@")
    name = name.replace("_", " ")
    kind = "state" if name in STATES else "group" if name.islower() else "organisation" if name in BODIES else "person"
    return Who("local:" + name.casefold().replace(" ", "-"), name, kind, country or None, name)


def parties(words: str) -> tuple[Who, ...]:
    return tuple(who(word) for word in words.split("+") if word.strip() not in ("", "-"))


def voice(words: str) -> Voice:
    name, _, stance = words.partition(" ")
    source = who(name)
    return Voice(source.actor, source.name, source.kind, source.country, stance or "asserts")


def interval(days: str | None) -> When:
    if days is None:
        return When()
    first, _, last = days.partition("/")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(earliest, latest, "day" if (latest - earliest).days < 7 else "month", ("t1",))


@dataclass(frozen=True)
class Paper:
    """Where the next reports stand."""

    outlet: str = "Harbour Courier"
    told: str | None = "2024-05-01"
    origin: str = ""
    name: str = ""

    def tell(
        self,
        happened: str,
        days: str | None = None,
        status: str = "occurred",
        place: str | None = None,
        sources: tuple[str, ...] = (),
        words: str | None = None,
    ) -> Report:
        """A report of this paper; `place` is `Name@COUNTRY`, `sources` are `Name@COUNTRY stance`."""
        agents, kind, recipients = happened.split(" ")
        number = next(numbers)
        document = f"sha256:{self.name or f'{self.outlet}-{self.told}'}".replace(" ", "-")
        told = None if self.told is None else date.fromisoformat(self.told)
        at = who(place) if place else None
        trigger = Span(number * 100, number * 100 + 5)
        return Report(
            id=report_id(document, kind, trigger),
            document=document,
            event=f"e{number}",
            kind=kind,
            status=status,
            trigger=trigger,
            words=words or f"{happened} ({status}).",
            when=interval(days),
            agents=parties(agents),
            recipients=parties(recipients),
            place=Where("place:" + at.name, at.name, at.country, *PLACES.get(at.name, ())) if at else None,
            sources=tuple(voice(source) for source in sources),
            outlet=self.outlet,
            reported_earliest=told,
            reported_latest=told,
            origin=self.origin or document,
        )


def on(told: str, outlet: str = "Harbour Courier", origin: str = "") -> Paper:
    """A paper of one day."""
    return Paper(outlet, told, origin)


def day(first: str, later: int) -> str:
    return (date.fromisoformat(first) + timedelta(later)).isoformat()
