"""Where the words go: pages and JSON to standard output, errors and progress to standard error."""

import enum
import os
import sys

from rich.console import Console, RenderableType
from rich.text import Text

from demarche.apps.cli.page import page, statements_page
from demarche.errors import DemarcheError
from demarche.export.jsonl import record_to_line
from demarche.model.record import Record

#: Lines longer than this are hard to read, however wide the window.
WIDEST = 120


class Format(enum.StrEnum):
    """How records are shown."""

    PAGE = "page"
    JSON = "json"


def console(*, stderr: bool = False) -> Console:
    """A console no wider than is good to read; it does not colour what the text says by itself."""
    found = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    if found.width > WIDEST:
        found.width = WIDEST
    return found


def prepare_output() -> None:
    """JSON is UTF-8 everywhere; signs that a terminal cannot show become '?'."""
    for stream, encoding in ((sys.stdout, "utf-8"), (sys.stderr, None)):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding if not stream.isatty() else None, errors="replace")


def complain(error: DemarcheError | str) -> None:
    """One line on standard error."""
    line = " ".join(str(error).split())
    console(stderr=True).print(Text.assemble(("demarche: ", "bold red"), line), soft_wrap=True)


def print_record(out: Console, record: Record, style: Format, *, explain: bool, statements: bool = False) -> None:
    """The record as JSON or as a page; `statements`: of the page only who said what."""
    if style is Format.JSON:
        write(record_to_line(record, explain=explain))
    else:
        print_page(out, statements_page(record, explain=explain) if statements else page(record, explain=explain))


def print_page(out: Console, rendered: RenderableType, *, soft_wrap: bool = False) -> None:
    """In a pipe or a file no line ends in blanks; `soft_wrap` leaves long lines to the terminal."""
    if out.is_terminal:
        out.print(rendered, soft_wrap=soft_wrap)
        return
    with out.capture() as captured:
        out.print(rendered, soft_wrap=soft_wrap)
    write("\n".join(line.rstrip() for line in captured.get().splitlines()))


def write(line: str) -> None:
    """One line, at once; where whoever read our output has gone (`| head`), we leave without a word."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the flush at exit complains
        sys.exit(0)
