"""`demarche promises`: plans and pledges and what became of them."""

import json
from datetime import date

from rich.console import Group
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, TodayOption, day_of, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import promises as page
from demarche.model.happening_serial import to_json


def promises(today: TodayOption = None, style: FormatOption = Format.PAGE, store: StoreOption = None) -> None:
    """Shows plans and pledges: kept, changed, overdue or open, and why."""
    prepare_output()
    day = day_of(today, "--today") or date.today()
    from demarche.promised import promised  # its rules take a moment to load

    with linked_store(store) as opened:
        if style is Format.JSON:
            for _, promise in promised(opened, day):
                write(json.dumps(to_json(promise), ensure_ascii=False))
            return
        found = list(promised(opened, day))
    print_page(console(), Group(*page(found)) if found else Text("No plan and no pledge is known."))
