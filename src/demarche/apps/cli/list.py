"""`demarche list`: what the store holds."""

import json
from dataclasses import asdict
from pathlib import PurePath
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from demarche.apps.cli.options import StoreOption, store_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.words import one_line, spoken_days
from demarche.store.contract import Listed

#: Signs of an id that tell documents apart in any store of a sensible size.
ID_SIGNS = 8


def list_documents(
    style: Annotated[Format, typer.Option("--format", help="A table, or a line of JSON each.")] = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Lists the documents in the store by day of publication."""
    prepare_output()
    with store_of(store, create=False) as opened:
        found = opened.list()
        if style is Format.JSON:
            for listed in found:
                write(json.dumps(asdict(listed), ensure_ascii=False, default=str))
        else:
            print_page(console(), table(list(found)))


def table(found: list[Listed]) -> Table | Text:
    """A line each; a document without a title goes by its source."""
    if not found:
        return Text("The store is empty: try `demarche read ARTICLE`.")
    rows = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    rows.add_column("id", no_wrap=True, style="cyan")
    rows.add_column("published", no_wrap=True)
    rows.add_column("outlet", overflow="ellipsis", no_wrap=True, max_width=18)
    rows.add_column("title", overflow="ellipsis", no_wrap=True, ratio=1)
    rows.add_column("events", justify="right", no_wrap=True)
    rows.add_column("statements", justify="right", no_wrap=True)
    for listed in found:
        exact = listed.earliest is not None and listed.earliest == listed.latest
        published = str(listed.earliest) if exact else spoken_days(listed.earliest, listed.latest) or "unknown"
        rows.add_row(
            listed.id.removeprefix("sha256:")[:ID_SIGNS],
            published,
            Text(one_line(listed.outlet or "")),
            Text(one_line(listed.title or PurePath(listed.source).name)),
            str(listed.events),
            str(listed.statements),
        )
    return rows
