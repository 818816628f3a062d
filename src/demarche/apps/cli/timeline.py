"""`demarche timeline`: the happenings of an actor, or between two, in order of day."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, day_of, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import lines
from demarche.asking import Wanted, asked
from demarche.errors import InputError


def timeline(
    actor: Annotated[
        str | None, typer.Argument(metavar="[ACTOR]", help="A name, the end of one, or an ISO 3166-1 code.")
    ] = None,
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]", help="Who else must take part.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only of this kind; may be repeated.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="Only of this status; may be repeated.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only there: a place or state.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only kinds of this topic.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Not before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Not after this day.")] = None,
    conflicted: Annotated[bool, typer.Option("--conflicted", help="Only where reports contradict each other.")] = False,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Shows what somebody did, does and will do, with whom: planned ○, happened ●, called off ✗, denied ⊘."""
    prepare_output()
    days = day_of(first, "--from"), day_of(last, "--to")
    wanted = Wanted(actor, other, tuple(kind or ()), tuple(status or ()), place, *days, topic, conflicted)
    with linked_store(store) as opened:
        try:
            question = asked(opened, wanted)
        except InputError as error:
            hint = error.source.upper() if error.source in ("actor", "other") else f"--{error.source}"
            raise typer.BadParameter(error.reason, param_hint=hint) from error
        found = opened.timeline(question)
    if style is Format.JSON:
        for line in found:
            write(json.dumps(asdict(line), ensure_ascii=False, default=str))
        return
    of_whom = f" of {actor}{f' and {other}' if other else ''}" if actor else ""
    print_page(console(), lines(found) if found else Text(f"Nothing is known{of_whom} in this store."))
