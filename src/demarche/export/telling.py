"""A happening in words, as every format for people tells it."""

from collections.abc import Iterable
from datetime import date

from demarche.export.words import line
from demarche.lexicon.phrases import told
from demarche.lexicon.wording import STANCES, STATUS_WORDS, TURN_WORDS, listed, spoken_day, spoken_turn, spoken_when
from demarche.model.happening import Change, Happening, Report, Who

#: Statuses that the words of a headline do not show by themselves: "Norway to visit Chad (called off)".
MARKED = frozenset({"cancelled", "denied", "postponed"})

#: Present statuses that no report has.
SHOWN_AS = {"overdue": ("planned",)}
#: Turns that speak of what no longer holds.
OFF = frozenset({"postponed", "cancelled", "denied", "overdue"})
#: What stands between the word of a turn and its days or place.
TO = {"announced": " for", "confirmed": " for", "brought-forward": " to", "moved": " to", "happened": ","}


def names(parties: Iterable[Who]) -> tuple[str, ...]:
    """Each name once."""
    return tuple(dict.fromkeys(line(who.name) for who in parties))


def headline(happening: Happening) -> str:
    """ "Antony Blinken visited China", "Norway to visit Chad (called off)"."""
    place = line(happening.place.name) if happening.place else None
    it = told(happening.kind, happening.status, names(happening.agents), names(happening.recipients), place)
    words = it.sentence[:1].upper() + it.sentence[1:]
    return f"{words} ({STATUS_WORDS[happening.status]})" if happening.status in MARKED else words


def days(happening: Happening) -> str:
    """The days in words; where none is known, when it was told."""
    when = spoken_when(happening.when)
    if when:
        return when
    told_on = first_told(happening)
    return f"told {spoken_day(told_on)}" if told_on else "day unknown"


def first_told(happening: Happening) -> date | None:
    """The day of the first report."""
    return min((it.reported for it in happening.reports if it.reported), default=None)


def last_told(happening: Happening) -> date | None:
    """The day of the last report or turn."""
    reported = [it.reported for it in happening.reports if it.reported]
    return max((*reported, *(it.day for it in happening.changes if it.day)), default=None)


def day_of_status(happening: Happening, *statuses: str) -> date | None:
    """The day on which one of these was first reported, else that of the first report."""
    reported = [it.reported for it in happening.reports if it.reported and it.status in statuses]
    return min(reported, default=None) or first_told(happening)


def quoted(happening: Happening) -> Report | None:
    """The first report that shows the present status, else the last."""
    statuses = {happening.status, *SHOWN_AS.get(happening.status, ())}
    fitting = [it for it in happening.reports if it.status in statuses]
    return fitting[0] if fitting else happening.reports[-1] if happening.reports else None


def vouchers(reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """Stance -> who takes it, each name once."""
    found: dict[str, list[str]] = {}
    for report in reports:
        for voice in report.sources:
            found.setdefault(voice.stance, []).append(line(voice.name))
    return {stance: tuple(dict.fromkeys(found[stance])) for stance in STANCES if stance in found}


def according_to(reports: Iterable[Report]) -> str:
    """ "according to A and B; denied by C"; the outlets where nobody else is named; "" where they are not, either."""
    reports = list(reports)
    found = vouchers(reports)
    if found:
        return "; ".join(f"{STANCES[stance]} {listed(who)}" for stance, who in found.items())
    outlets = tuple(dict.fromkeys(line(it.outlet) for it in reports if it.outlet))
    return f"{STANCES['asserts']} {listed(outlets)}" if outlets else ""


def turn(change: Change) -> str:
    """ "3 Feb 2023: put off (planned for 5 Feb 2023)", "14 Jun 2023: announced for 18–19 Jun 2023 (before: 5 Feb)"."""
    day = f"{spoken_day(change.day)}: " if change.day else ""
    word = TURN_WORDS.get(change.kind, change.kind)
    before, after = turned(change.before), turned(change.after)
    if change.kind in OFF:
        return f"{day}{word}{f' (planned for {before})' if before else ''}"
    to = f"{TO.get(change.kind, ':')} {after}" if after else ""
    return f"{day}{word}{to}{f' (before: {before})' if before else ''}"


def turned(value: str | None) -> str:
    """The days or the place that a turn speaks of; "" where it speaks of a status, which its word says already."""
    return "" if value in STATUS_WORDS else line(spoken_turn(value))


def support(happening: Happening) -> str:
    """ "3 independent sources, 4 articles"."""
    sources, articles = happening.independent_sources, len({it.document for it in happening.reports})
    return f"{counted(sources, 'independent source')}, {counted(articles, 'article')}"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
