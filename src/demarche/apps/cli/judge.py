"""`demarche judge` and `demarche judgements`: a person's word on what is one happening."""

import enum
import json
from datetime import date
from typing import Annotated

import typer

from demarche.apps.cli.correct import ByOption, UndoOption, WhyOption, short_id, signed, writable
from demarche.apps.cli.options import FormatOption, StoreOption, TodayOption, day_of, store_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_corrections import judged
from demarche.apps.cli.show import find
from demarche.correcting import judge_report, merge_happenings, report_in, split_happening, undo_judgement
from demarche.errors import CorrectionError
from demarche.link.correcting import By
from demarche.model.happening import Happening
from demarche.model.happening_serial import to_json
from demarche.store.contract import Store


class Verdict(enum.StrEnum):
    """What a person may say of a link."""

    ACCEPT = "accept"
    UNDO = "undo"
    MERGE = "merge"
    SPLIT = "split"


def judge(
    id: Annotated[str | None, typer.Argument(metavar="HAPPENING", help="The beginning of a happening's id.")] = None,
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar="REPORT...", help="Ids of reports of it; for merge that of another happening."),
    ] = None,
    verdict: Annotated[
        Verdict | None,
        typer.Argument(help="accept or undo: one report belongs there, or not; split: these are another; merge."),
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    undo: UndoOption = None,
    today: TodayOption = None,
    store: StoreOption = None,
) -> None:
    """Accepts or undoes a link, merges two happenings, splits one; it wins over every score, whatever is read again."""
    prepare_output()
    day, said_by = day_of(today, "--today") or date.today(), signed(by, why)
    if undo is None and (id is None or not others or verdict is None):
        raise typer.BadParameter("give HAPPENING REPORT... and a verdict, or --undo ID")
    with writable(store) as opened:
        if undo is not None:
            undone = undo_judgement(opened, undo, said_by, day)
            write(f"undone: {short_id(undone[0].act)}, by {undone[0].by}")
        elif id is not None and others and verdict is not None:
            write(decide(opened, opened.happening(id), others, verdict, said_by, day))


def decide(store: Store, happening: Happening, others: list[str], verdict: Verdict, by: By, today: date) -> str:
    """Keeps the judgement and tells in a line what came of it; raises StoreError or CorrectionError."""
    if verdict is Verdict.SPLIT:
        reports = [report_in(happening, it) for it in others]
        return f"split: {happening.id} and {split_happening(store, happening.id, reports, by, today)}, by {by.name}"
    if len(others) != 1:
        raise CorrectionError(f"{verdict.value}: give one id beside that of the happening")
    if verdict is Verdict.MERGE:
        return f"merge: {merge_happenings(store, happening.id, others[0], by, today)}, by {by.name}"
    report = report_in(happening, others[0])
    judge_report(store, happening, report, verdict is Verdict.ACCEPT, by, today)
    return f"{verdict.value}: {report.id} in {happening.id}, by {by.name}"


def judgements(
    document: Annotated[
        str | None, typer.Argument(metavar="ID|FILE", help="Only those that speak of this document.")
    ] = None,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Lists what people have judged of happenings, by whom and why, and whether it is in force."""
    prepare_output()
    with store_of(store, create=False) as opened:
        found = opened.judgements(None if document is None else [find(opened, document).document.id])
    if style is Format.JSON:
        for it in found:
            write(json.dumps({"act": it.act, **to_json(it)}, ensure_ascii=False))
    elif found:
        print_page(console(), judged(found))
    else:
        write("Nothing has been judged.")
