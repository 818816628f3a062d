"""`demarche read`: articles into records, shown and kept."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli.options import ExplainOption, StatementsOption, StoreOption, open_store, page_only
from demarche.apps.cli.output import Format, complain, console, prepare_output
from demarche.errors import StoreError
from demarche.settings import Settings

ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline instead of the shipped model."),
]
ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE.csv", help="Actors of your own, which go before those of the lexicon."),
]
KEYS = ("text", "id", "title", "outlet", "url", "author", "published")


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files or folders of articles; - is standard input.")
    ],
    style: Annotated[Format, typer.Option("--format", help="A page, or JSON Lines.")] = Format.PAGE,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="Day of publication, as 2023-03-17.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="NAME=COLUMN", help=f"Where JSONL keeps {', '.join(KEYS)}; may be repeated."),
    ] = None,
    explain: ExplainOption = False,
    statements: StatementsOption = False,
    model: ModelOption = None,
    actors: ActorsOption = None,
    store: StoreOption = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
) -> None:
    """Reads articles and shows who did what, when, and who says so."""
    prepare_output()
    page_only(statements, style)
    day, columns = parse_day(published), parse_fields(field or [])
    with ExitStack() as stack:
        kept = None if no_store else open_store(store, create=True)
        if kept is not None:
            stack.callback(kept.close)
        # The engines take a second to load, which `--help`, `show` and `list` need not wait for.
        from demarche.apps.cli.reading import Reading
        from demarche.read.options import ReadOptions

        settings = Settings.load()
        model, actors = model or settings.model, actors or settings.actors
        reading = Reading(kept, style, explain=explain, statements=statements, model=model, actors=actors)
        try:
            reading.run(sources, ReadOptions(day, outlet, columns.pop("text", "text"), columns))
        except StoreError as error:
            complain(error)
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            complain(f"stopped after {reading.tally}")
            raise typer.Exit(130) from error
    if reading.tally.read + reading.tally.failed > 1:
        console(stderr=True).print(f"{reading.tally}{f', kept in {kept.path}' if kept else ''}", soft_wrap=True)
    if reading.tally.failed:
        raise typer.Exit(1)


def parse_day(day: str | None) -> date | None:
    """The day of an ISO date; raises BadParameter."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day such as 2023-03-17", param_hint="--published") from error


def parse_fields(pairs: list[str]) -> dict[str, str]:
    """`NAME=COLUMN` pairs as a mapping; raises BadParameter."""
    return dict(_field(pair) for pair in pairs)


def _field(pair: str) -> tuple[str, str]:
    name, equals, column = pair.partition("=")
    if name not in KEYS or not equals or not column:
        raise typer.BadParameter(f"{pair!r} is not NAME=COLUMN with one of {', '.join(KEYS)}", param_hint="--field")
    return name, column
