"""`demarche judge`: a person's word on whether a report belongs to a happening."""

import enum
from datetime import UTC, datetime
from typing import Annotated

import typer

from demarche.apps.cli.options import StoreOption, open_store
from demarche.apps.cli.output import prepare_output, write
from demarche.errors import StoreError
from demarche.model.happening import Happening, Report


class Verdict(enum.StrEnum):
    """What a person may say of a link."""

    ACCEPT = "accept"
    UNDO = "undo"


def judge(
    id: Annotated[str, typer.Argument(metavar="HAPPENING", help="The beginning of a happening's id.")],
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The beginning of the id of one of its reports.")],
    verdict: Annotated[Verdict, typer.Argument(help="Does it belong there?")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    why: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    store: StoreOption = None,
) -> None:
    """Accepts or undoes a link; it wins over every score, whatever is read or linked again."""
    prepare_output()
    from demarche.link.judged import accept, undo

    open_store(store, create=False).close()  # a store that is not there is not made
    opened = open_store(store, create=True)
    try:
        happening = opened.happening(id)
        found = report_in(happening, report)
        make = accept if verdict is Verdict.ACCEPT else undo
        made = make(happening, found, by, datetime.now(UTC), why)
        if not made:
            raise StoreError(f"{happening.id} has no other report: there is no link to judge")
        opened.judge(made)
    finally:
        opened.close()
    write(f"{verdict.value}: {found.id} in {happening.id}, by {by}; `demarche link` takes it in")


def report_in(happening: Happening, key: str) -> Report:
    """The one report of the happening whose id begins so; raises StoreError."""
    digits = key.removeprefix("report:")
    found = [it for it in happening.reports if digits and it.id.removeprefix("report:").startswith(digits)]
    if len(found) != 1:
        fits = f"fits {len(found)} reports" if found else "is no report"
        raise StoreError(f"{key!r} {fits} of {happening.id}; `demarche happening` shows them")
    return found[0]
