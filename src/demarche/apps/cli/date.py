"""`demarche date`: the day on which an article was published, and how that is known."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from demarche.apps.cli.options import FormatOption
from demarche.apps.cli.output import Format, complain, console, prepare_output, print_page, write
from demarche.apps.cli.page import bullets, head, published
from demarche.apps.cli.words import one_line, quoted
from demarche.errors import InputError
from demarche.model.record import Record
from demarche.model.serial import record_to_json


def date_of(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="An article, or a file or folder of them; - is standard input.")
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Every reason, and the words it rests on.")] = False,
    style: FormatOption = Format.PAGE,
) -> None:
    """Says when an article was published: a day, an interval, or that nothing in it tells."""
    prepare_output()
    from demarche.pipeline import Pipeline
    from demarche.read.source import documents

    pipeline, failed = Pipeline.load(), False
    for document in documents(file):
        if isinstance(document, InputError):
            complain(document)
            failed = True
            continue
        try:
            record = pipeline.record(document)
        except InputError as error:
            complain(error)
            failed = True
            continue
        if style is Format.JSON:
            written = record_to_json(record)["document"]
            write(json.dumps({name: written[name] for name in ("id", "source", "published")}, ensure_ascii=False))
        else:
            print_page(console(), Group(*page(record, explain=explain)), soft_wrap=not explain)
    if failed:
        raise typer.Exit(1)


def page(record: Record, *, explain: bool) -> Iterator[RenderableType]:
    if not explain:  # one line for each file, however long its path is
        yield Text.assemble(f"{one_line(record.document.source)}: ", published(record))
        return
    yield from list(head(record))[:3]
    if record.published.reasons:
        yield bullets(record.published.reasons)
    for span in record.published.evidence:
        yield quoted(Text(one_line(span.of(record.document.text))), "dim")
