"""Turns of happenings as an Atom feed (RFC 4287): stable ids, the newest first, the same bytes for the same record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from demarche.export.telling import turn as turn_in_words
from demarche.export.words import line
from demarche.lexicon.phrases import told
from demarche.lexicon.wording import STATUS_WORDS, TURN_WORDS, listed, spoken_days
from demarche.model.happening import Change

#: The day of a feed without entries.
NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A change with what it changes, in words; `page` is the address of the happening.

    `uid` is what the happening goes by for good, `nth` counts its earlier turns that say the same.
    """

    happening: str
    change: Change
    kind: str
    status: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    earliest: date | None
    latest: date | None
    page: str
    uid: str = ""
    nth: int = 0

    @property
    def id(self) -> str:
        """The same however often the feed is made, and though an older report tells of the turn earlier."""
        it = self.change
        said = f"{self.uid or self.happening}\0{it.kind}\0{it.before}\0{it.after}\0{self.nth}"
        return "urn:demarche:change:" + sha256(said.encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def headline(self) -> str:
        """The happening as it stood after this turn, where the turn says that, else as it stands."""
        status = self.change.after if self.change.after in STATUS_WORDS else self.status
        agents, recipients = tuple(map(line, self.agents)), tuple(map(line, self.recipients))
        it = told(self.kind, str(status), agents, recipients, line(self.place) if self.place else None)
        where = f"in {it.where}" if it.where else ""
        return " ".join(part for part in (listed(it.who), it.does, listed(it.whom), where) if part)

    @property
    def title(self) -> str:
        """ "Put off: Antony Blinken to visit China"."""
        word = TURN_WORDS.get(self.change.kind, self.change.kind)
        return f"{word[0].upper()}{word[1:]}: {self.headline}"

    @property
    def summary(self) -> str:
        """What the turn says, and what holds now."""
        now = ", ".join(it for it in (STATUS_WORDS[self.status], spoken_days(self.earliest, self.latest)) if it)
        return f"{turn_in_words(self.change)}; now: {now}."


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands before the entries; `address` is where the feed itself is found, `page` what it is a feed of."""

    id: str
    title: str
    address: str
    page: str


def to_atom(feed: Feed, turns: Iterable[Turn]) -> Iterator[str]:
    """The document in pieces; `turns` come newest first, for the feed's date is that of the first."""
    turns = iter(turns)
    first = next(turns, None)
    newest = first.change.day if first is not None else None
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f"<id>{_text(feed.id)}</id>\n<title>{_text(feed.title)}</title>\n<updated>{_moment(newest)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(line(feed.address))}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(line(feed.page))}/>\n'
        "<author><name>Demarche</name></author>\n<generator>Demarche</generator>\n"
    )
    if first is not None:
        yield entry(first)
    for turn in turns:
        yield entry(turn)
    yield "</feed>\n"


def entry(turn: Turn) -> str:
    """One turn."""
    return (
        f"<entry>\n<id>{turn.id}</id>\n<title>{_text(turn.title)}</title>\n"
        f"<updated>{_moment(turn.change.day)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(line(turn.page))}/>\n'
        f"<category term={quoteattr(line(turn.kind))}/>\n<category term={quoteattr(turn.change.kind)}/>\n"
        f"<summary>{_text(turn.summary)}</summary>\n</entry>\n"
    )


def _moment(day: date | None) -> str:
    return f"{(day or NEVER).isoformat()}T00:00:00Z"


def _text(words: str) -> str:
    return escape(line(words))
