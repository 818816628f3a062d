"""`demarche lexicon`: what the lexicon knows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from demarche.apps.cli.options import FormatOption, day_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.lexicon.world import World
from demarche.lexicon.world_tables import Entry, Held

lexicon = typer.Typer(help="What the lexicon knows: `demarche lexicon find NAME`.", no_args_is_help=True)


@lexicon.callback()
def options() -> None:
    """What the lexicon knows of states, people, offices, organisations, outlets and places."""


@lexicon.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, as a text may have it, or a family name.")],
    day: Annotated[str | None, typer.Option("--day", metavar="DAY", help="Who held which office on this day.")] = None,
    style: FormatOption = Format.PAGE,
) -> None:
    """Finds who or what has this name, and the offices held (on a day)."""
    prepare_output()
    world, on = World.load(), day_of(day, "--day")
    found = [*world.find(name)] or [*world.people_by_family_name(name)]
    if style is Format.JSON:
        for entry in found:
            held = [asdict(it) for it in offices(world, entry, on)]
            write(json.dumps({**asdict(entry), "offices": held}, ensure_ascii=False, default=str))
    else:
        known = Group(*page(world, found, on)) if found else Text(f"Nobody and nothing of the name {name!r} is known.")
        print_page(console(), known)
    if not found:
        raise typer.Exit(1)


def offices(world: World, entry: Entry, day: date | None) -> Sequence[Held]:
    return world.career(entry.id) if day is None else world.offices(entry.id, day)


def page(world: World, found: Sequence[Entry], day: date | None) -> Iterator[RenderableType]:
    for entry in found:
        facts = " · ".join(it for it in (entry.kind, entry.country, entry.sector) if it)
        yield Text.assemble((entry.name, "bold"), f"  {facts}  ", (entry.id, "cyan"))
        lines = [f"also {', '.join(entry.aliases)}"] if entry.aliases else []
        lines += [tenure(it) for it in offices(world, entry, day)]
        yield from (Padding(Text(line), (0, 0, 0, 2), expand=False) for line in lines)


def tenure(held: Held) -> str:
    """'Secretary of State (USA): 2021-01-26 to 2025-01-21'."""
    return f"{held.title} ({held.of}): {held.start or 'not known'} to {held.end or 'not known'}"
