"""`demarche search`: full-text search over documents and statements."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, store_of
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.words import one_line, quoted
from demarche.store.contract import Hit

ID_SIGNS = 8


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='All must be there; "in marks" as they stand.')],
    most: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show at most so many places.")] = 20,
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Finds the documents and statements in which the words stand, the best first."""
    prepare_output()
    with store_of(store, create=False) as opened:
        found = opened.search(" ".join(f'"{it}"' if " " in it else it for it in words), most)
    if style is Format.JSON:
        for hit in found:
            plain = re.sub("[\x02\x03]", "", hit.words)
            write(json.dumps({**asdict(hit), "words": plain}, ensure_ascii=False, default=str))
    else:
        print_page(console(), Group(*places(found)) if found else Text("Nothing was found."))


def places(found: Sequence[Hit]) -> Iterator[RenderableType]:
    """Where it stands, who says it, and the words around it."""
    for hit in found:
        outlet = [one_line(hit.outlet)] if hit.outlet else []
        facts = " · ".join([str(hit.earliest or "no day"), *outlet, one_line(hit.title or hit.source)])
        yield Text.assemble((hit.document.removeprefix("sha256:")[:ID_SIGNS], "cyan"), "  ", facts)
        who = [(f"{one_line(hit.speaker or '(not named)')}: ", "bold")] if hit.statement else []
        words = re.split("([\x02\x03])", hit.words)
        yield Padding(quoted(Text.assemble(*who, marked(words))), (0, 0, 1, 2), expand=False)


def marked(parts: Sequence[str]) -> Text:
    """The words, with what was found made to stand out."""
    found, inside = Text(), False
    for part in parts:
        if part in ("\x02", "\x03"):
            inside = part == "\x02"
        else:
            found.append(re.sub(r"\s+", " ", part), "bold underline" if inside else "")
    return found
