"""`demarche show`: one record out of the store."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.options import ExplainOption, StatementsOption, StoreOption, page_only, store_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, print_record, write
from demarche.apps.cli.page import page
from demarche.errors import StoreError
from demarche.link.corrected import Corrected, explained
from demarche.model.correction import Correction
from demarche.model.happening_serial import to_json
from demarche.model.record import Record
from demarche.model.serial import record_to_json
from demarche.store.contract import Store


def show(
    document: Annotated[str, typer.Argument(metavar="ID|FILE", help="The beginning of a document's id, or its file.")],
    style: Annotated[Format, typer.Option("--format", help="A page, or one line of JSON.")] = Format.PAGE,
    explain: ExplainOption = False,
    statements: StatementsOption = False,
    as_read: Annotated[bool, typer.Option("--as-read", help="Without what people have corrected.")] = False,
    store: StoreOption = None,
) -> None:
    """Shows the record of one document that was read before, as people have corrected it."""
    prepare_output()
    page_only(statements, style)
    with store_of(store, create=False) as opened:
        record = find(opened, document)
        corrections = () if as_read else opened.corrections([record.document.id])
    corrected = explained(record, corrections)
    if style is Format.JSON and corrections:
        write(corrected_to_line(corrected, corrections, explain=explain))
    elif style is Format.PAGE and not statements:
        print_page(console(), page(record, explain=explain, corrected=None if as_read else corrected))
    else:
        print_record(console(), corrected.record, style, explain=explain, statements=statements)


def corrected_to_line(corrected: Corrected, corrections: Sequence[Correction], *, explain: bool) -> str:
    """The record as JSON with `corrections`: all that were made, each with the event or actor where it holds."""
    held = {it.id: about for (about, _), it in corrected.fields.items()}
    told = [{**to_json(it), "holds": held.get(it.id)} for it in corrections]
    written = {**record_to_json(corrected.record, explain=explain), "corrections": told}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def find(store: Store, key: str) -> Record:
    """By id or name; a file that is there by another name is known by its bytes."""
    try:
        return store.get(key)
    except StoreError:
        path = Path(key)
        if not path.is_file():
            raise
        return store.get(f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}")
