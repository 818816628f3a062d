"""`demarche export`: the store, or what a filter chooses of it, in the formats that others read."""

import enum
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from demarche.apps.cli import filters
from demarche.apps.cli.options import StoreOption, linked_store
from demarche.apps.cli.output import complain, prepare_output
from demarche.apps.exporting import EVERYTHING, Chosen
from demarche.apps.formats import FORMATS, Format, Pieces, Style
from demarche.errors import InputError
from demarche.export.columns import TABLES

FormatName = enum.StrEnum("FormatName", {name.upper(): name for name in FORMATS})  # type: ignore[misc]
TableName = enum.StrEnum("TableName", {name.upper(): name for name in TABLES})  # type: ignore[misc]
MEANINGS = "; ".join(f"{it.name}: {it.meaning}" for it in FORMATS.values())


def export(
    name: Annotated[FormatName, typer.Argument(metavar="FORMAT", help=MEANINGS)],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to; else standard output.", dir_okay=False)
    ] = None,
    table: Annotated[
        TableName | None, typer.Option("--table", help="csv, parquet: which table; events unless given.")
    ] = None,
    happening: Annotated[
        str | None, typer.Option("--happening", metavar="ID", help="Only this one, by the beginning of its id.")
    ] = None,
    actor: filters.ActorOption = None,
    other: filters.OtherOption = None,
    kind: filters.KindOption = None,
    status: filters.StatusOption = None,
    place: filters.PlaceOption = None,
    first: filters.FromOption = None,
    last: filters.ToOption = None,
    topic: filters.TopicOption = None,
    conflicted: filters.ConflictedOption = False,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")] = None,
    base_url: filters.BaseOption = None,
    coarse: Annotated[bool, typer.Option("--coarse", help="ics: also plans known only by month or year.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="csv: a mark by which Excel knows UTF-8.")] = False,
    store: StoreOption = None,
) -> None:
    """Writes what the store knows in another format; it is streamed, however large the store."""
    prepare_output()
    chosen_format = FORMATS[name.value]
    given = {"table": table, "title": title, "base-url": base_url, "coarse": coarse, "bom": bom}
    check(chosen_format, [option for option, value in given.items() if value])
    pages = filters.pages_at(base_url)
    if chosen_format.binary and out is None and sys.stdout.isatty():
        raise typer.BadParameter("is not for a terminal: give a file", param_hint="--out")
    wanted = filters.wanted(actor, other, kind, status, place, (first, last), topic, conflicted)
    if happening is not None and wanted != EVERYTHING:
        raise typer.BadParameter("names one: no filter can choose more of it", param_hint="--happening")
    with linked_store(store) as opened:
        chosen = Chosen(opened, wanted, happening)
        style = Style(title or chosen.title, pages, table.value if table else "events", coarse, bom)
        save(chosen_format.write(chosen, style), out)
    if style.left_out:
        complain(left_out(chosen_format.name, style.left_out))


def check(chosen: Format, options: Iterable[str]) -> None:
    """Raises BadParameter where an option would change nothing."""
    for option in options:
        if option not in chosen.heeds:
            able = ", ".join(it.name for it in FORMATS.values() if option in it.heeds)
            raise typer.BadParameter(f"is for {able}, not for {chosen.name}", param_hint=f"--{option}")


def left_out(name: str, found: list[tuple[str, str]]) -> str:
    """ "plover: 3 happenings left out, for which it has no code: 2 denied support, 1 planned vote"."""
    counted = Counter(found).most_common()
    listed = ", ".join(f"{many} {status} {kind}" for (status, kind), many in counted[:12])
    rest = sum(many for _, many in counted[12:])
    many = "happening" if len(found) == 1 else "happenings"
    what = "no code or no party" if name == "cameo" else "no code"
    return f"{name}: {len(found)} {many} left out, for which it has {what}: {listed}{f', {rest} more' if rest else ''}"


def save(pieces: Pieces, out: Path | None) -> None:
    """To standard output, or to a file that is there whole or not at all; raises InputError where that cannot be."""
    if out is None:
        show(pieces)
        return
    try:
        with closing(tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False)) as part:
            partial = Path(part.name)
            try:
                for piece in pieces:
                    part.write(encoded(piece))
                part.close()
                partial.chmod(0o666 & ~current_umask())
                partial.replace(out)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise InputError(str(out), f"cannot be written: {error.strerror or error}") from error


def show(pieces: Pieces) -> None:
    """Where whoever read our output has gone (`| head`), we leave without a word."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(encoded(piece))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def encoded(piece: str | bytes) -> bytes:
    """UTF-8."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


def current_umask() -> int:
    """Which rights new files do not get."""
    found = os.umask(0)
    os.umask(found)
    return found
