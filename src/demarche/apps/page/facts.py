"""What one record says, as a list of facts beside its text, each with the spans that show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from demarche.apps.page.items import acted
from demarche.apps.page.segments import Mark
from demarche.lexicon.phrases import Told, told
from demarche.lexicon.wording import STANCES, STATUS_WORDS, listed, one_line, spoken_days, spoken_when
from demarche.lexicon.world import World
from demarche.model.record import Actor, Event, Record, Statement
from demarche.model.span import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """`id` is the record's; `layer` event | statement | date | actor | place; `number` is its note in the text.

    `told` is set for events, `title` for the rest; `href` leads to what more is known of it.
    """

    id: str
    layer: str
    number: str
    title: str
    details: tuple[str, ...]
    href: str | None = None
    told: Told | None = None
    status: str = ""
    word: str = ""


class Facts:
    """The facts of a record in the order of the text, and the marks of their spans."""

    def __init__(self, record: Record, happenings: Mapping[str, str]) -> None:
        self.record = record
        self._happenings = happenings
        self._names = {place.id: place.name for place in record.places}
        self._names.update((actor.id, actor.name) for actor in record.actors)

    def marks(self) -> list[Mark]:
        """Every span that shows a fact."""
        record = self.record
        return [
            *(mark for event in record.events for mark in event_marks(event)),
            *(mark for statement in record.statements for mark in statement_marks(statement)),
            *(Mark(time.span, time.id, "date") for time in record.times),
            *(Mark(span, f"a{n}", "actor") for n, actor in enumerate(record.actors, 1) for span in actor.mentions),
            *(Mark(span, f"p{n}", "place") for n, place in enumerate(record.places, 1) for span in place.mentions),
        ]

    def events(self) -> Iterator[Fact]:
        for number, event in enumerate(sorted(self.record.events, key=lambda it: it.trigger), 1):
            yield self._event(event, str(number))

    def _event(self, event: Event, number: str) -> Fact:
        agents = self._named(it.actor for it in event.agents)
        recipients = self._named(it.actor for it in event.recipients)
        place = self._names.get(event.place) if event.place else None
        said = {stance: self._named(it.actor for it in event.sources if it.stance == stance) for stance in STANCES}
        voices = [f"{STANCES[stance]} {listed(names)}" for stance, names in said.items() if names]
        details = (
            spoken_when(event.when) or "no day",
            *(voices or ["in the article's own voice"]),
            *(["disputed"] if event.disputed else []),
        )
        happening = self._happenings.get(event.id)
        return Fact(
            id=event.id,
            layer="event",
            number=number,
            title=event.kind,
            details=details,
            href=f"/happenings/{happening.partition(':')[2]}" if happening else None,
            told=told(event.kind, event.status, agents, recipients, place),
            status=event.status,
            word=STATUS_WORDS[event.status],
        )

    def statements(self) -> Iterator[Fact]:
        for number, it in enumerate(sorted(self.record.statements, key=lambda it: it.content), 1):
            said = " … ".join(one_line(span.of(self.record.document.text)) for span in it.content)
            via = [f"via {listed([self._name(outlet) for outlet in it.via])}"] if it.via else []
            title = f"{self._speaker(it)} {acted(it.act, self._name(it.addressee) if it.addressee else None)}"
            yield Fact(it.id, "statement", letters(number), title, (*via, said))

    def dates(self) -> Iterator[Fact]:
        for number, time in enumerate(sorted(self.record.times, key=lambda it: it.span), 1):
            days = spoken_days(time.earliest, time.latest) or "not on the calendar"
            yield Fact(time.id, "date", f"d{number}", one_line(time.text), (days,))

    def actors(self) -> Iterator[Fact]:
        for number, actor in enumerate(self.record.actors, 1):
            details = tuple(it for it in (actor.kind, held(actor), state_name(actor.country)) if it)
            yield Fact(
                f"a{number}",
                "actor",
                f"a{number}",
                actor.name,
                details,
                actor.name if self._is_findable(actor) else None,
            )

    def places(self) -> Iterator[Fact]:
        for number, place in enumerate(self.record.places, 1):
            yield Fact(
                f"p{number}", "place", f"p{number}", place.name, (state_name(place.country),) if place.country else ()
            )

    def _is_findable(self, actor: Actor) -> bool:
        """True where more can be told of somebody than that these words describe them."""
        record = self.record
        acting = {party.actor for it in record.events for party in (*it.agents, *it.recipients)}
        saying = {id for it in record.statements for id in (it.speaker, it.addressee)}
        return actor.entry is not None or actor.id in acting | saying or actor.name in one_line(record.document.text)

    def _speaker(self, statement: Statement) -> str:
        if statement.speaker is not None:
            return self._name(statement.speaker)
        if statement.speaker_text is not None:
            return one_line(statement.speaker_text.of(self.record.document.text))
        return "somebody not named"

    def _name(self, id: str) -> str:
        return self._names.get(id, id)

    def _named(self, ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._name(id) for id in ids))


def event_marks(event: Event) -> Iterator[Mark]:
    yield Mark(event.trigger, event.id, "event")
    for span in event.evidence:
        yield Mark(span, event.id, "evidence")
    for party in (*event.agents, *event.recipients):
        yield Mark(party.span, event.id, "party")


def statement_marks(statement: Statement) -> Iterator[Mark]:
    for span in statement.content:
        yield Mark(span, statement.id, "statement")
    others: tuple[Span | None, ...] = (statement.cue, statement.speaker_text)
    for other in others:
        if other is not None:
            yield Mark(other, statement.id, "cue")


def held(actor: Actor) -> str:
    """'President of China': the offices held on the day of the article."""
    return listed([f"{it.title} of {state_name(it.of)}" if it.of else it.title for it in actor.offices])


def state_name(code: str | None) -> str:
    """A state by its name; what is no code of a state stays as it is."""
    state = World.load().state(code) if code else None
    return state.name if state else code or ""


def letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
