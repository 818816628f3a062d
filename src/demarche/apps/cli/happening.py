"""`demarche happening`: one happening with its whole story."""

import json
from typing import Annotated

import typer

from demarche.apps.cli.options import FormatOption, StoreOption, linked_store
from demarche.apps.cli.output import Format, console, prepare_output, print_page, write
from demarche.apps.cli.page_happenings import story
from demarche.linking import added_words, with_added
from demarche.model.happening_serial import to_json


def happening(
    id: Annotated[str, typer.Argument(metavar="ID", help="The beginning of its id, as timelines show it.")],
    style: FormatOption = Format.PAGE,
    store: StoreOption = None,
) -> None:
    """Shows its history, each report's words, who says so, the independent sources and the contradictions."""
    prepare_output()
    with linked_store(store) as opened:
        found = opened.happening(id)
        told = {report.document for report in found.reports}
        families = with_added(opened, opened.families(told), told)
        more = added_words(opened, families)
    if style is Format.JSON:
        copies = {family.id: to_json(family) for family in families.values()}
        write(json.dumps({**to_json(found), "copy_families": list(copies.values())}, ensure_ascii=False))
    else:
        print_page(console(), story(found, families, more))
