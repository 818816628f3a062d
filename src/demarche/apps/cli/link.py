"""`demarche link`: the happenings that the documents of a store tell of, brought up to date."""

import json
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from demarche.apps.cli.options import FormatOption, StoreOption, TodayOption, day_of, open_store, store_of
from demarche.apps.cli.output import Format, console, prepare_output, write

COLUMNS = (TextColumn("linking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


def link(
    today: TodayOption = None,
    anew: Annotated[bool, typer.Option("--anew", help="All again, as after an update of Demarche.")] = False,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Links what was read: who copied whom, which reports are one happening, what changed, who contradicts whom."""
    prepare_output()
    day = day_of(today, "--today") or date.today()
    from demarche.linking import link_store  # its rules take a moment to load

    open_store(store, create=False).close()  # a store that is not there is not made
    with store_of(store, create=True) as opened:
        shown_on = console(stderr=True)
        if anew:
            opened.unlink()
        with Progress(*COLUMNS, console=shown_on, transient=True, disable=not shown_on.is_terminal) as bar:
            task = bar.add_task("", total=opened.waits())
            tally = link_store(opened, day, lambda done: bar.advance(task, done))
    if style is Format.JSON:
        write(json.dumps(asdict(tally)))
    else:
        write(f"{tally.documents} documents linked: {tally.reports} reports, {tally.happenings} happenings written")
