"""An export asks for its next happening only when it has written the last, and holds on to none."""

import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from demarche.export.calendar import to_calendar
from demarche.export.cameo import to_cameo
from demarche.export.columns import EVENTS, HAPPENINGS
from demarche.export.csv import to_csv
from demarche.export.followthemoney import to_followthemoney
from demarche.export.graphml import to_graphml
from demarche.export.jsonld import to_jsonld
from demarche.export.markdown import to_markdown
from demarche.export.parquet import to_parquet
from demarche.export.plover import to_plover
from demarche.export.rows import event_rows, happening_rows
from demarche.export.timelinejs import to_timelinejs
from demarche.export.webannotation import to_webannotation
from tests.export.made import many, picks
from tests.samples import sample

Export = Callable[[int], Iterator[str] | Iterator[bytes]]
EXPORTS: dict[str, Export] = {
    "csv": lambda number: to_csv(EVENTS, event_rows(picks(number))),
    "happenings": lambda number: to_csv(HAPPENINGS, happening_rows(many(number))),
    "parquet": lambda number: to_parquet(HAPPENINGS, happening_rows(many(number)), group=50),
    "plover": lambda number: to_plover(many(number)),
    "cameo": lambda number: to_cameo(many(number)),
    "followthemoney": lambda number: to_followthemoney(many(number), lambda _: sample()),
    "jsonld": lambda number: to_jsonld(many(number)),
    "webannotation": lambda number: to_webannotation(picks(number)),
    "timelinejs": lambda number: to_timelinejs(many(number)),
    "graphml": lambda number: to_graphml(many(number)),
    "markdown": lambda number: to_markdown(many(number), "x"),
    "ics": lambda number: to_calendar(many(number)),
}
#: Bytes that ten times as many happenings may take more. Ids that were seen are kept, up to a limit.
ALLOWED = 600_000


def peak(export: Export, number: int) -> int:
    """The most memory that writing so many took, in bytes."""
    tracemalloc.start()
    try:
        for _ in export(number):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_memory_does_not_grow_with_the_store(export: Export) -> None:
    peak(export, 60)  # what is loaded once
    assert peak(export, 600) - peak(export, 60) < ALLOWED


@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "graphml"])
def test_the_first_piece_is_written_before_the_last_is_read(name: str) -> None:
    pieces = EXPORTS[name](10**9)
    assert [next(pieces) for _ in range(3)]
