"""`demarche promises`: plans and pledges and what became of them."""

import json
from datetime import date

from rich.console import Group
from rich.text import Text

from demarche.apps.cli.options import FormatOption, StoreOption, TodayOption, day_of, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import promises as page
from demarche.lexicon.linking import family_of, known_kinds
from demarche.model.happening_serial import to_json

#: A happening that nobody ever reported so was never planned.
PLANNED = ("planned", "possible", "postponed", "cancelled")


def promises(today: TodayOption = None, style: FormatOption = Format.PAGE, store: StoreOption = None) -> None:
    """Shows plans and pledges: kept, changed, overdue or open, and why."""
    prepare_output()
    day = day_of(today, "--today") or date.today()
    from demarche.link.promises import promises as promised

    pledges = [kind for kind in known_kinds() if family_of(kind).id == "pledge"]
    with linked_store(store) as opened:
        known = {it.id: it for it in opened.happenings(PLANNED, pledges)}
    found = list(promised(known.values(), day))
    if style is Format.JSON:
        for promise in found:
            write(json.dumps(to_json(promise), ensure_ascii=False))
    else:
        pairs = [(known[promise.happening], promise) for promise in found]
        print_page(console(), Group(*page(pairs)) if pairs else Text("No plan and no pledge is known."))
