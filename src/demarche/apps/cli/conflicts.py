"""`demarche conflicts`: reports that cannot both be right."""

import json
from dataclasses import asdict

from rich.console import Group
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import conflicts as page


def conflicts(style: FormatOption = Format.PAGE, store: StoreOption = None) -> None:
    """Shows every contradiction of claim, status, day, place or party, with both wordings."""
    prepare_output()
    with linked_store(store) as opened:
        found = opened.conflicts()
    if style is Format.JSON:
        for line, conflict in found:
            write(json.dumps({**asdict(conflict), "happening": asdict(line)}, ensure_ascii=False, default=str))
    else:
        print_page(console(), Group(*page(found)) if found else Text("No contradiction is known."))
