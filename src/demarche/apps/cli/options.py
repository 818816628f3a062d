"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from demarche.settings import Settings
from demarche.store.sqlite import SqliteStore

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help="Store file (default: in your data folder, or DEMARCHE_STORE)."),
]

ExplainOption = Annotated[bool, typer.Option("--explain", help="Which rule found what; what was rejected and why.")]


def open_store(path: Path | None, *, create: bool) -> SqliteStore:
    """The store that was named, else that of the settings; raises StoreError or SettingsError."""
    return SqliteStore.open(path or Settings.load().store, create=create)
