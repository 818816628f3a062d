"""How lists are laid out: stops under their tours, visits to nowhere apart."""

from datetime import date
from io import StringIO

from rich.console import Console

from demarche.apps.cli.page_happenings import lines
from demarche.apps.page.items import item
from demarche.apps.page.views.timeline import parts
from demarche.apps.tours import nowhere, under_tours
from demarche.store.contract import Line


def line(id: str, day: date | None, *hosts: str, part_of: str | None = None, place: str | None = None) -> Line:
    return Line(id, "visit", "occurred", day, day, day, ("Lars Vik",), hosts, place, 1, 1, 1, 0, part_of)


TOUR = line("happening:aaaa0001", date(2024, 4, 29), "Chile", "Peru")
OTHER = line("happening:aaaa0002", date(2024, 4, 30), "Ghana")
STOP = line("happening:aaaa0003", date(2024, 5, 2), "Peru", part_of=TOUR.id, place="Lima")
STRAY = line("happening:aaaa0004", date(2024, 5, 3), "Laos", part_of="happening:elsewhere")
LOST = line("happening:aaaa0005", None)
LISTED = (TOUR, OTHER, STOP, STRAY)


def test_stops_stand_under_their_tours() -> None:
    assert under_tours(LISTED) == [(TOUR, False), (STOP, True), (OTHER, False), (STRAY, False)]
    assert under_tours([STOP, OTHER]) == [(STOP, False), (OTHER, False)]


def test_a_visit_to_nowhere_is_only_counted_in_the_terminal() -> None:
    assert [it for it in (*LISTED, LOST) if nowhere(it)] == [LOST]
    page = StringIO()
    Console(width=100, file=page).print(lines((*LISTED, LOST)))
    shown = page.getvalue()
    assert "aaaa0005" not in shown
    assert "1 more visit of which no text says where" in shown
    assert shown.index("aaaa0003") < shown.index("aaaa0002")


def test_a_stop_stands_in_the_month_of_its_tour() -> None:
    listed = under_tours(LISTED)
    found = parts([it for it, _ in listed], [item(it, stop) for it, stop in listed])
    assert [(part.name, [it.id[-1] for it in part.items]) for part in found] == [
        ("April 2024", ["1", "3", "2"]),
        ("May 2024", ["4"]),
    ]
