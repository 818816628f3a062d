"""`demarche show`: one record out of the store."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.options import ExplainOption, StatementsOption, StoreOption, open_store, page_only
from demarche.apps.cli.output import Format, console, prepare_output, print_record
from demarche.errors import StoreError
from demarche.model.record import Record
from demarche.store.contract import Store


def show(
    document: Annotated[str, typer.Argument(metavar="ID|FILE", help="The beginning of a document's id, or its file.")],
    style: Annotated[Format, typer.Option("--format", help="A page, or one line of JSON.")] = Format.PAGE,
    explain: ExplainOption = False,
    statements: StatementsOption = False,
    store: StoreOption = None,
) -> None:
    """Shows the record of one document that was read before."""
    prepare_output()
    page_only(statements, style)
    opened = open_store(store, create=False)
    try:
        print_record(console(), find(opened, document), style, explain=explain, statements=statements)
    finally:
        opened.close()


def find(store: Store, key: str) -> Record:
    """By id or name; a file that is there by another name is known by its bytes."""
    try:
        return store.get(key)
    except StoreError:
        path = Path(key)
        if not path.is_file():
            raise
        return store.get(f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}")
