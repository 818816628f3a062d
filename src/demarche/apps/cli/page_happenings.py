"""Happenings for the terminal: a line each, or one with its whole story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.page import counted, section
from demarche.apps.cli.words import (
    BADGES,
    STANCES,
    badge,
    listed,
    one_line,
    quoted,
    spoken_day,
    spoken_days,
    spoken_when,
)
from demarche.apps.tours import nowhere, under_tours
from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Link, Promise, Report, Who
from demarche.store.contract import Line

#: status -> (mark, style) of a timeline: hollow what is to come, full what took place, crossed what is off.
MARKS = {
    "occurred": ("●", "green"),
    "ongoing": ("●", "cyan"),
    "planned": ("○", "blue"),
    "possible": ("○", "yellow"),
    "postponed": ("○", "magenta"),
    "overdue": ("○", "red"),
    "cancelled": ("✗", "red"),
    "denied": ("⊘", "red"),
}
#: Signs of an id that tell happenings apart in any store of a sensible size.
ID_SIGNS = 8
#: Signs of what a copy added that are shown.
LONGEST = 300
STRUCK = frozenset({"cancelled"})


def short(id: str) -> str:
    return id.partition(":")[2][:ID_SIGNS]


def status_words(status: str) -> Text:
    """The badge of a record's status, and `overdue`."""
    return badge(status) if status in BADGES else Text("! overdue", style="bold red")


def sides(agents: Sequence[str], recipients: Sequence[str]) -> str:
    """'A → B'."""
    first = listed(agents) or ("(not named)" if recipients else "")
    return " → ".join(side for side in (first, listed(recipients)) if side)


def title(line: Line) -> Text:
    """The kind and the parties; struck through where it was cancelled."""
    words = Text.assemble((line.kind.replace("-", " "), "bold"), "  ", sides(line.agents, line.recipients))
    if line.place and line.place not in line.recipients:
        words.append(f" · {line.place}", "dim")
    if line.status in STRUCK:
        words.stylize("strike")
    if line.conflicts:
        words.append("  ⚠", "bold red")
    return words


def told(line: Line) -> str:
    """'9 articles / 2 sources'."""
    return f"{counted(line.articles, 'article', 'articles')} / {counted(line.sources, 'source', 'sources')}"


def lines(found: Sequence[Line]) -> RenderableType:
    """A timeline: a line each, in order of day, stops under their tours; how many visits led nowhere stands below."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", min_width=15)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, style="cyan")
    for line, stop in under_tours(it for it in found if not nowhere(it)):
        mark, style = MARKS[line.status]
        days = spoken_days(line.earliest, line.latest)
        when = Text(days) if days else Text(f"told {spoken_day(line.day)}" if line.day else "no day", style="dim")
        row = Table.grid()
        row.add_row(title(line))
        row.add_row(Text(f"{line.status} · {told(line)}", style="dim"))
        table.add_row(Text(mark, style=style), when, Padding(row, (0, 0, 0, 2 if stop else 0)), short(line.id))
    lost = sum(map(nowhere, found))
    if not lost:
        return table
    more = counted(lost, "more visit", "more visits")
    return Group(table, Text(f"and {more} of which no text says where; --format json lists them", style="dim"))


def changes(found: Iterable[tuple[Line, Change]]) -> RenderableType:
    """What changed, under the day it was reported."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in range(4):
        table.add_column(overflow="fold", no_wrap=column == 3)
    for line, change in found:
        day = spoken_day(change.day) if change.day else "no day"
        table.add_row(Text(day), turn(change), title(line), Text(short(line.id), style="cyan"))
    return table


def turn(change: Change) -> Text:
    """'postponed: 5 Feb → 18 Jun'."""
    words = " → ".join(it for it in (change.before, change.after) if it)
    return Text.assemble((change.kind, "bold"), f": {words}" if words else "")


def conflicts(found: Iterable[tuple[Line, Conflict]]) -> Iterator[RenderableType]:
    for line, conflict in found:
        yield ""
        yield Text.assemble(title(line), "  ", (short(line.id), "cyan"))
        yield Padding(contradiction(conflict), (0, 0, 0, 2), expand=False)


def contradiction(conflict: Conflict) -> RenderableType:
    since = f", since {spoken_day(conflict.since)}" if conflict.since else ""
    return Group(
        Text(f"{conflict.about}{since}", style="bold red"),
        quoted(Text(one_line(conflict.one_says))),
        quoted(Text(one_line(conflict.other_says))),
    )


def promises(found: Iterable[tuple[Happening, Promise]]) -> Iterator[RenderableType]:
    """Who promised what, for when, what became of it and why; with the words."""
    styles = {"kept": "green", "changed": "magenta", "overdue": "red", "open": "blue"}
    for happening, promise in found:
        first = happening.reports[0]
        yield ""
        due = spoken_when(promise.due)
        yield Text.assemble(
            (promise.outcome, f"bold {styles[promise.outcome]}"),
            "  ",
            (happening.kind.replace("-", " "), "bold"),
            f"  {sides(names(happening.agents), names(happening.recipients))}",
            f" · due {due}" if due else "",
            "  ",
            (short(happening.id), "cyan"),
        )
        yield Padding(Text(promise.because, style="dim"), (0, 0, 0, 2), expand=False)
        yield Padding(quoted(Text(one_line(first.words))), (0, 0, 0, 2), expand=False)


def names(parties: Iterable[Who]) -> list[str]:
    return list(dict.fromkeys(who.name for who in parties))


def story(
    happening: Happening, families: Mapping[str, CopyFamily], more: Mapping[str, Sequence[str]]
) -> RenderableType:
    """One happening: status, history, every report's words, sources with their derivation, contradictions.

    `more`: document -> what a copy added to the text it was copied from.
    """
    parts: list[RenderableType] = [Rule(style="dim"), *head(happening)]
    if happening.changes:
        parts += section("History", [history(happening)])
    parts += section(f"Reports ({len(happening.reports)})", reports(happening, families, more))
    parts += section(f"Independent sources ({happening.independent_sources})", [origins(happening)])
    if happening.conflicts:
        parts += section("Contradictions", [contradiction(it) for it in happening.conflicts])
    return Group(*parts, "")


def head(happening: Happening) -> Iterator[RenderableType]:
    parties = sides(names(happening.agents), names(happening.recipients))
    yield Text.assemble((happening.kind.replace("-", " "), "bold"), "  ", parties)
    days = spoken_when(happening.when)
    place = [happening.place.name] if happening.place else []
    facts = Text(" · ").join(Text(it) for it in (days or "no day", *place, happening.id))
    yield Text.assemble(status_words(happening.status), "  ", facts)
    if happening.other_days:
        yield Text(f"once given: {listed([spoken_when(it) for it in happening.other_days])}", style="dim")
    if happening.part_of:
        whole = "a stop of the tour" if happening.kind == "visit" else "called off with the visit to which it belonged,"
        yield Text(f"{whole} {short(happening.part_of)}", style="dim")
    if happening.shown_by:
        yield Text(f"shown by {short(happening.shown_by)}: {one_line(happening.shown_because or '')}", style="dim")
    if happening.follows:
        yield Text(f"follows {short(happening.follows)}: {happening.follows_because}", style="dim")


def history(happening: Happening) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for change in happening.changes:
        table.add_row(Text(spoken_day(change.day) if change.day else "no day"), turn(change))
    return table


def reports(
    happening: Happening, families: Mapping[str, CopyFamily], more: Mapping[str, Sequence[str]]
) -> Iterator[RenderableType]:
    links = {link.report: link for link in happening.links if link.judgement != "undone"}
    for report in happening.reports:
        mark, style = MARKS[report.status]
        outlet = report.outlet or report.document.removeprefix("sha256:")[:ID_SIGNS]
        told_on = spoken_days(report.reported_earliest, report.reported_latest) or "no day"
        parts = [told_on, outlet, report.status, spoken_when(report.when), vouched(report), copied(report, families)]
        facts = " · ".join(one_line(it) for it in parts if it)
        yield Text.assemble((f"{mark} ", style), (facts, "bold"), "  ", (short(report.id), "cyan"))
        yield Padding(quoted(Text(one_line(report.words)), "dim"), (0, 0, 0, 2), expand=False)
        for words in more.get(report.document, ()):
            yield Padding(Text.assemble(("added: ", "dim"), shortened(one_line(words))), (0, 0, 0, 2), expand=False)
        yield Padding(Text(why(links.get(report.id)), style="dim italic"), (0, 0, 0, 2), expand=False)
    for link in happening.links:
        if link.judgement == "undone":
            yield Text(f"taken out: {short(link.report)}, by {link.by}", style="dim strike")


def shortened(words: str) -> str:
    """At most LONGEST signs, cut between two words."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"


def vouched(report: Report) -> str:
    """'according to A, denied by B'."""
    said = {stance: [it.name for it in report.sources if it.stance == stance] for stance in STANCES}
    return ", ".join(f"{STANCES[stance]} {listed(list(dict.fromkeys(it)))}" for stance, it in said.items() if it)


def copied(report: Report, families: Mapping[str, CopyFamily]) -> str:
    """'near copy (0.93)' where the text is one."""
    family = families.get(report.document)
    copy = next((it for it in family.copies if it.document == report.document), None) if family else None
    return "" if copy is None or copy.of is None else f"{copy.kind} copy ({copy.shared:.2f})"


def why(link: Link | None) -> str:
    """Why the report is here: the reasons of its best pair, and what a person said of it."""
    if link is None:
        return ""
    judged = [f"accepted by {link.by}"] if link.judgement == "accepted" else []
    scored = [f"{link.score:.2f}"] if link.reasons else ["the only report"] if not judged else []
    return "; ".join([*judged, *scored, *(it.words for it in link.reasons)])


def origins(happening: Happening) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for origin in happening.origins:
        table.add_row("•", Text(origin.derivation))
    if not happening.origins:
        table.add_row("•", Text("nobody vouches for it"))
    return table
