"""The options that several commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.output import Format, console
from demarche.settings import Settings
from demarche.store.sqlite import SqliteStore

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help="Store file (default: in your data folder, or DEMARCHE_STORE)."),
]

ExplainOption = Annotated[bool, typer.Option("--explain", help="Which rule found what; what was rejected and why.")]

FormatOption = Annotated[Format, typer.Option("--format", help="A page, or a line of JSON each.")]

TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DAY", help="The day that decides what is overdue (default: today).")
]


def open_store(path: Path | None, *, create: bool) -> SqliteStore:
    """The store that was named, else that of the settings; raises StoreError or SettingsError."""
    return SqliteStore.open(path or Settings.load().store, create=create)


@contextmanager
def linked_store(path: Path | None) -> Iterator[SqliteStore]:
    """A store to ask; where documents wait to be linked, a line on standard error says so."""
    store = open_store(path, create=False)
    try:
        waits = store.waits()
        if waits:
            many = "1 document waits" if waits == 1 else f"{waits} documents wait"
            console(stderr=True).print(f"{many} to be linked: `demarche link`", soft_wrap=True)
        yield store
    finally:
        store.close()


def day_of(day: str | None, option: str) -> date | None:
    """The day of an ISO date; raises BadParameter."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day such as 2023-03-17", param_hint=option) from error
