"""`demarche changes`: what is new since a day."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, day_of, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import changes as page


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="The first day of reports that count.")],
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Shows what was announced, confirmed, postponed, called off, held or denied, by the day it was reported."""
    prepare_output()
    day = day_of(since, "--since")
    assert day is not None
    with linked_store(store) as opened:
        found = opened.changes(day)
    if style is Format.JSON:
        for line, change in found:
            write(json.dumps({**asdict(change), "happening": asdict(line)}, ensure_ascii=False, default=str))
    else:
        print_page(console(), page(found) if found else Text(f"Nothing has changed since {day}."))
