"""What of a store leaves it: happenings, records and turns that were asked for, a few at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from demarche.apps.shelf import Shelf
from demarche.asking import Wanted, asked, keys_of, sides
from demarche.errors import InputError
from demarche.export.actors import Recent
from demarche.export.addresses import Addresses
from demarche.export.atom import Turn
from demarche.export.picked import Picked, Records
from demarche.export.telling import headline
from demarche.lexicon.wording import listed
from demarche.lexicon.world import World
from demarche.model.happening import Change, Happening, Report
from demarche.model.record import Record
from demarche.store.contract import Asked, AskedSaid, Line, Said, Store, Story, Turned
from demarche.store.rows import chunks

#: Happenings whose records are fetched together, and records whose happenings are.
TOGETHER = 50
#: Statements a page.
PAGE = 500
EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked for; `happening` is the beginning of an id, and then nothing else counts."""

    store: Store
    wanted: Wanted = EVERYTHING
    happening: str | None = None
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.store))

    @property
    def records(self) -> Records:
        """Document -> its record, as people have corrected it."""
        return self.shelf.get

    @property
    def everything(self) -> bool:
        return self.happening is None and self.wanted == EVERYTHING

    @property
    def title(self) -> str:
        """What was asked for, in words."""
        if self.happening is not None:
            return headline(self.store.happening(self.happening))
        return called(self.wanted.actor, self.wanted.other)

    def asked(self) -> Asked:
        """Raises InputError where a word of the filter is not known."""
        return asked(self.store, self.wanted)

    def happenings(self) -> Iterator[Happening]:
        """In order of day."""
        if self.happening is not None:
            return iter([self.store.happening(self.happening)])
        return self._expected(self.store.stream(self.asked()))

    def all_records(self) -> Iterator[Record]:
        """Every record, as people have corrected it; of a filter, those that tell of its happenings."""
        if self.everything:
            return map(self.shelf.corrected, self.store.record_stream())
        recent = Recent()
        return (
            self.records(report.document)
            for happening in self.happenings()
            for report in happening.reports
            if recent.is_new(report.document)
        )

    def events(self) -> Iterator[Picked]:
        """Every event with all statements; of a filter, the events of its happenings with the statements about them."""
        if self.everything:
            return self._all()
        return self._of_happenings()

    def statements(self) -> Iterator[Picked]:
        """Every statement; of a filter, those of the actor (to the other), by the day of publication."""
        if self.everything:
            return self._all()
        if self.happening is not None:
            return self._of_happenings()
        return self._said(self.asked_said())

    def asked_said(self) -> AskedSaid:
        """Raises InputError where the filter says more than a statement can be asked for."""
        it = self.wanted
        beyond = ("kind", it.kinds), ("status", it.statuses), ("place", it.place), ("topic", it.topic)
        for what, value in (*beyond, ("conflicted", it.conflicted)):
            if value:
                raise InputError(what, "chooses happenings, not statements")
        keys = dict(sides(it))
        speakers = keys_of(self.store, keys["actor"], "actor") if "actor" in keys else frozenset()
        addressees = keys_of(self.store, keys["other"], "other") if "other" in keys else frozenset()
        return AskedSaid(speakers, addressees, it.first, it.last, most=PAGE)

    def turns(self, addresses: Addresses, most: int | None = None) -> Iterator[Turn]:
        """Changes, the newest first."""
        it = self.wanted
        turned = Turned(it.first, it.last, self.asked(), most=most, newest_first=True)
        found = self.store.changes(it.first, turned)
        stories = self.store.stories({line.id for line, _ in found})
        for line, change in found:
            yield turn_of(line, change, addresses, stories.get(line.id, Story(line.id)))

    def _all(self) -> Iterator[Picked]:
        for part in chunks(self.all_records(), TOGETHER):
            told = self.store.told_as(record.document.id for record in part)
            for record in part:
                yield Picked.all_of(record, told.get(record.document.id, {}))

    def _expected(self, happenings: Iterator[Happening]) -> Iterator[Happening]:
        """The same, with the records of their reports expected."""
        for part in chunks(happenings, TOGETHER):
            self.shelf.expect(report.document for it in part for report in it.reports)
            yield from part

    def _of_happenings(self) -> Iterator[Picked]:
        recent = Recent()
        for happening in self.happenings():
            for report in happening.reports:
                yield picked(self.records(report.document), report, happening, recent)

    def _said(self, asked: AskedSaid) -> Iterator[Picked]:
        for said in pages(self.store, asked):
            record = self.records(said.document)
            own = tuple(it for it in record.statements if it.id == said.statement)
            yield Picked(record, (), own, self.store.happening_ids(said.document))


def called(*names: str | None) -> str:
    """What an export of these actors is called: "China and United States" for two codes; Demarche for nobody."""
    states = [(name, World.load().state(name)) for name in names if name]
    return listed([state.name if state else name for name, state in states]) or "Demarche"


def picked(record: Record, report: Report, happening: Happening, recent: Recent) -> Picked:
    """The event of a report, and the statements about it that were not told before."""
    events = tuple(it for it in record.events if it.id == report.event)
    about = tuple(
        it for it in record.statements if report.event in it.about and recent.is_new(f"{record.document.id} {it.id}")
    )
    return Picked(record, events, about, {report.event: happening.id})


def pages(store: Store, asked: AskedSaid) -> Iterator[Said]:
    """All statements, page by page."""
    while found := store.said(asked):
        yield from found
        if asked.most is None or len(found) < asked.most:
            return
        last = found[-1]
        asked = replace(asked, after=(last.day, last.document, last.statement))


def turn_of(line: Line, change: Change, addresses: Addresses, story: Story) -> Turn:
    """A change in the words of a feed; `story` is that of its happening."""
    said = change.kind, change.before, change.after
    earlier = takewhile(lambda it: it != change, story.changes)
    return Turn(
        happening=line.id,
        change=change,
        kind=line.kind,
        status=line.status,
        agents=line.agents,
        recipients=line.recipients,
        place=line.place,
        earliest=line.earliest,
        latest=line.latest,
        page=addresses.happening(line.id),
        uid=story.uid,
        nth=sum((it.kind, it.before, it.after) == said for it in earlier),
    )
