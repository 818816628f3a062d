"""`demarche correct` and `demarche corrections`: what people say against the record, kept beside it."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from demarche.apps.cli.options import FormatOption, StoreOption, TodayOption, day_of, open_store, store_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_corrections import change, table
from demarche.apps.cli.show import find
from demarche.correcting import (
    add_event,
    correct_actor,
    correct_event,
    correct_happening,
    short,
    stated,
    undo_correction,
)
from demarche.errors import CorrectionError
from demarche.link.correcting import By
from demarche.link.missed import Missed
from demarche.model.correction import ACTOR, FIELDS, NEW, Correction
from demarche.model.happening_serial import to_json
from demarche.store.contract import Store

ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")]
WhyOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
UndoOption = Annotated[
    str | None, typer.Option("--undo", metavar="ID", help="Undo the one whose id begins so, instead of making one.")
]
#: The id of a happening: what stands alone, or after its word.
HAPPENING = re.compile(r"(?:happening:)?(?P<id>[0-9a-f]{4,16})")


def correct(
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="EVENT",
            help="DOCUMENT:EVENT as `show` has it, DOCUMENT:ACTOR, a happening's id; with new: DOCUMENT.",
        ),
    ] = None,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", help=f"One of {', '.join(FIELDS)}; new: an event that was missed.")
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Argument(metavar="VALUE", help="What is right; none: nothing. For new: field=value, each."),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="new: the words that tell of it, as they stand there.")
    ] = None,
    at: Annotated[
        int | None,
        typer.Option("--at", min=0, metavar="N", help="new: where they begin, if they stand more often."),
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    undo: UndoOption = None,
    today: TodayOption = None,
    store: StoreOption = None,
) -> None:
    """Corrects a field of an event, or who somebody is, or adds an event; happenings follow. Stored records stay."""
    prepare_output()
    day, said_by = day_of(today, "--today") or date.today(), signed(by, why)
    if undo is None and (event is None or field is None):
        raise typer.BadParameter("give EVENT FIELD VALUE, or --undo ID")
    with writable(store) as opened:
        if undo is not None:
            undone = undo_correction(opened, undo, said_by, day)
            write(f"undone: {short_id(undone.id)}, {change(undone)}, by {undone.by}")
            return
        if field == NEW:
            made = missed(opened, event or "", Missed(words or "", fields_of(value or []), at), said_by, day)
        else:
            made = make(opened, event or "", field or "", value or [], said_by, day)
    if not made:
        write("the record says so already")
    for it in made:
        write(f"{short_id(it.id)}: {short(it.anchor.document)} {change(it)}")


def make(store: Store, event: str, field: str, value: list[str], by: By, today: date) -> tuple[Correction, ...]:
    """The corrections of what `event` names: a happening, an event or an actor of a document."""
    happening = HAPPENING.fullmatch(event)
    if happening is not None and field != ACTOR:
        return correct_happening(store, store.happening(happening["id"]), [(field, value)], by, today)
    document, _, inside = event.rpartition(":")
    if not document or not inside:
        raise CorrectionError(
            f"{event!r} names no event: give DOCUMENT:EVENT, as in {event or 'article.txt'}:e1; `demarche show` has ids"
        )
    id = find(store, document).document.id
    if field == ACTOR:
        return correct_actor(store, id, inside, " ".join(value), by, today)
    return correct_event(store, id, inside, [(field, value)], by, today)


def missed(store: Store, document: str, told: Missed, by: By, today: date) -> tuple[Correction, ...]:
    """The correction that adds an event to a document."""
    return (add_event(store, find(store, document).document.id, told, by, today),)


def fields_of(given: list[str]) -> dict[str, list[str]]:
    """ "kind=visit", "agents=Ada" by field; raises CorrectionError."""
    found: dict[str, list[str]] = {}
    for said in given:
        field, sign, value = said.partition("=")
        if not sign:
            raise CorrectionError(f"{said!r}: say field=value, as in kind=visit or agents='Wang Yi'")
        found.setdefault(field.strip(), []).append(value)
    return found


def corrections(
    document: Annotated[str | None, typer.Argument(metavar="ID|FILE", help="Only those of this document.")] = None,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Lists what people have corrected, by whom and why, and whether it holds."""
    prepare_output()
    with store_of(store, create=False) as opened:
        only = None if document is None else [find(opened, document).document.id]
        rows = list(stated(opened, opened.corrections(only)))
    if style is Format.JSON:
        for it in rows:
            told = {"source": it.source, "about": it.about, "words": it.words, "state": it.state}
            write(json.dumps({**to_json(it.correction), **told}, ensure_ascii=False))
    elif rows:
        print_page(console(), table(rows))
    else:
        write("Nothing has been corrected.")


def signed(by: str, why: str) -> By:
    """Who says so, now; raises BadParameter without a name."""
    if not by.strip():
        raise typer.BadParameter("who says so? give a name", param_hint="--by")
    return By(by, datetime.now(UTC), why)


@contextmanager
def writable(name: str | None) -> Iterator[Store]:
    """A store to write to; one that is not there is not made."""
    open_store(name, create=False).close()
    with store_of(name, create=True) as opened:
        yield opened


def short_id(id: str) -> str:
    """Enough signs of an id to undo by."""
    return id.partition(":")[2][:8]
