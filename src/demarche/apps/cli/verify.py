"""`demarche verify`: holds everything in a store against everything else."""

import json

import typer

from demarche.apps.cli.options import FormatOption, StoreOption, store_of
from demarche.apps.cli.output import Format, prepare_output, write


def verify(style: FormatOption = Format.PAGE, store: StoreOption = None) -> None:
    """Checks every span and every reference in the store; exit code 1 where anything is wrong."""
    prepare_output()
    wrong = False
    with store_of(store, create=False) as opened:
        for what, fault in opened.faults():
            wrong = True
            write(json.dumps({"what": what, "fault": fault}) if style is Format.JSON else f"{what}: {fault}")
        documents = sum(1 for _ in opened.list())
    if wrong:
        raise typer.Exit(1)
    if style is Format.PAGE:
        write(f"{documents} documents checked: every span and every reference is sound")
