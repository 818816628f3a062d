"""The options that several commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.output import Format, console
from demarche.apps.stores import open_store as open_store
from demarche.apps.stores import store_of as store_of
from demarche.errors import InputError, SettingsError
from demarche.store.postgres import PostgresStore
from demarche.store.sqlite import SqliteStore

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="PATH", help="Store file, or postgresql://… (default: DEMARCHE_STORE, or your data folder)."
    ),
]

ExplainOption = Annotated[bool, typer.Option("--explain", help="Which rule found what; what was rejected and why.")]

StatementsOption = Annotated[bool, typer.Option("--statements", help="Only the table of who said what.")]

FormatOption = Annotated[Format, typer.Option("--format", help="A page, or a line of JSON each.")]

TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DAY", help="The day that decides what is overdue (default: today).")
]


def page_only(statements: bool, style: Format) -> None:
    """Raises BadParameter where the table of statements is asked for as JSON."""
    if statements and style is Format.JSON:
        raise typer.BadParameter("is a page; a line of JSON has the statements anyway", param_hint="--statements")


@contextmanager
def linked_store(name: str | None) -> Iterator[SqliteStore | PostgresStore]:
    """A store to ask; where documents wait to be linked, a line on standard error says so."""
    with store_of(name, create=False) as store:
        waits = store.waits()
        if waits:
            many = "1 document waits" if waits == 1 else f"{waits} documents wait"
            console(stderr=True).print(f"{many} to be linked: `demarche link`", soft_wrap=True)
        yield store


def word_in(path: Path, what: str, shortest: int) -> str:
    """The token or secret (`what`) that a file holds; raises InputError or SettingsError where it is none."""
    try:
        word = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"no {what} can be read: {error}") from error
    if len(word) < shortest:
        raise SettingsError(f"{path}: a {what} has at least {shortest} signs")
    return word


def day_of(day: str | None, option: str) -> date | None:
    """The day of an ISO date; raises BadParameter."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day such as 2023-03-17", param_hint=option) from error
