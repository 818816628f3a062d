"""`demarche timeline`: the happenings of an actor, or between two, in order of day."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from demarche.apps.cli.actors import keys_of
from demarche.apps.cli.options import FormatOption, StoreOption, day_of, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import lines
from demarche.store.contract import Asked


def timeline(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, the end of one, or an ISO 3166-1 code.")],
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]", help="Who else must take part.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only of this kind; may be repeated.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Not before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Not after this day.")] = None,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Shows what somebody did, does and will do, with whom: planned ○, happened ●, called off ✗, denied ⊘."""
    prepare_output()
    days = day_of(first, "--from"), day_of(last, "--to")
    with linked_store(store) as opened:
        sides = tuple(keys_of(opened, name) for name in (actor, other) if name is not None)
        found = opened.timeline(Asked(sides, tuple(kind or ()), *days))
    if style is Format.JSON:
        for line in found:
            write(json.dumps(asdict(line), ensure_ascii=False, default=str))
    else:
        nobody = f"Nothing is known of {actor}{f' and {other}' if other else ''} in this store."
        print_page(console(), lines(found) if found else Text(nobody))
