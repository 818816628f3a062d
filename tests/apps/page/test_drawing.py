"""What is drawn stays in the picture, says what is so, and is the same for the same input."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from demarche.apps.page.drawing.axis import Axis, axis_of
from demarche.apps.page.drawing.histogram import HEIGHT, histogram
from demarche.apps.page.drawing.network import network
from demarche.apps.page.drawing.sides import sides
from demarche.apps.page.drawing.strip import strip
from demarche.apps.page.items import item
from demarche.apps.page.views.network import Bond
from demarche.store.contract import Line

DAYS = some.dates(date(1, 1, 1), date(9999, 12, 31))


def line(number: int, first: date | None, last: date | None, kind: str = "visit", status: str = "planned") -> Line:
    return Line(
        f"happening:{number:04}", kind, status, first, first, last, ("Norway",), ("Chad",), None, 1, 1, 1, 0
    )  # fmt: skip


@given(some.lists(DAYS, min_size=1, max_size=40))
def test_an_axis_has_few_ticks_inside(days: list[date]) -> None:
    axis = axis_of(days)
    assert axis is not None
    ticks = axis.ticks()
    assert len(ticks) <= 12
    assert all(0 <= tick.x <= 100 for tick in ticks)
    assert all(0 <= axis.x(day) <= axis.x(day, end=True) <= 100 for day in days)


def test_ticks_are_weeks_months_quarters_and_years() -> None:
    def labels(days: int) -> list[str]:
        return [it.label for it in Axis(date(2023, 1, 30), date(2023, 1, 30) + timedelta(days=days)).ticks()]

    assert labels(30)[:2] == ["30 Jan", "6 Feb"]
    assert labels(200)[:2] == ["Feb 2023", "Mar 2023"]
    assert labels(700)[:2] == ["Apr 2023", "Jul 2023"]
    assert labels(2000)[:2] == ["2024", "2025"]


def test_one_far_day_does_not_press_the_others_together() -> None:
    days = [date(2023, 6, 1) + timedelta(days=n) for n in range(40)] + [date(1800, 1, 1)]
    axis = axis_of(days)
    assert axis is not None
    assert axis.first.year == 2023


@given(some.lists(some.tuples(DAYS, some.integers(0, 4000)), max_size=60))
def test_bars_do_not_cover_each_other(spans: list[tuple[date, int]]) -> None:
    lines = [
        line(n, first, min(first, date.max - timedelta(days=days)) + timedelta(days=days))
        for n, (first, days) in enumerate(spans)
    ]
    drawn = strip(lines, [item(it) for it in lines], labelled=False, pixels=340)
    if drawn is None:
        return
    assert len(drawn.bars) + drawn.missing == len(lines)
    rows: dict[int, list[tuple[float, float]]] = {}
    for bar in drawn.bars:
        assert 0 <= bar.x <= 100
        assert bar.x + bar.width <= 100.01
        assert 0 <= bar.y <= drawn.height
        for left, right in rows.get(bar.y, []):
            assert bar.x + bar.width < left or right < bar.x
        rows.setdefault(bar.y, []).append((bar.x, bar.x + bar.width))


def test_the_width_is_how_closely_the_days_are_known() -> None:
    lines = [line(1, date(2023, 6, 5), date(2023, 6, 5)), line(2, date(2023, 7, 1), date(2023, 7, 31))]
    drawn = strip(lines, [item(it) for it in lines], labelled=True, pixels=900)
    assert drawn is not None
    day, month = drawn.bars
    assert day.width == 0
    assert month.width > 30


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    kinds = ("visit", "aid", "accuse", "strike", "elect")
    day = date(2023, 6, 5)
    lines = [line(n, day, day, kind, "occurred") for n, kind in enumerate(kinds)]
    drawn = sides(lines, [item(it) for it in lines], pixels=1000)
    assert drawn is not None
    above = {dot.item.kind: dot.big for dot in drawn.dots if dot.y < drawn.line}
    below = {dot.item.kind: dot.big for dot in drawn.dots if dot.y > drawn.line}
    assert above == {"visit": False, "aid": True}
    assert below == {"accuse": False, "strike": True}
    assert drawn.missing == 1


def bonds(count: int) -> list[Bond]:
    names = [f"S{n:02}" for n in range(count)]
    pairs = [(one, other) for i, one in enumerate(names) for other in names[i + 1 :: 3]]
    return [Bond(one, other, one, other, n % 4, n % 3, 1 + n % 5, "") for n, (one, other) in enumerate(pairs)]


def test_a_network_is_the_same_each_time_and_stays_inside() -> None:
    first = network(bonds(20), most=12, width=360, height=460)
    assert first == network(bonds(20), most=12, width=360, height=460)
    assert first is not None
    assert len(first.nodes) == 12
    assert first.missing == 8
    for node in first.nodes:
        assert 0 < node.x < 360
        assert 0 < node.y < 460
        assert 0 < node.name_y < 470
    assert len({(node.x, node.y) for node in first.nodes}) == 12


def test_a_network_of_one_pair_and_of_none() -> None:
    two = network(bonds(2)[:1], most=10, width=360, height=460)
    assert two is not None
    assert len(two.nodes) == 2
    assert network([], most=10, width=360, height=460) is None


MONTHS = some.tuples(
    some.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: day.replace(day=1)),
    some.sampled_from(["occurred", "planned", "cancelled"]),
    some.integers(1, 500),
)


@given(some.lists(MONTHS, max_size=60, unique_by=lambda it: it[:2]).map(sorted))
def test_a_histogram_counts_all_and_fits(months: list[tuple[date, str, int]]) -> None:
    drawn = histogram(months)
    if drawn is None:
        return
    assert sum(it.count for it in drawn.columns) + drawn.outside == sum(count for _, _, count in months)
    assert sum(count for _, count in drawn.years) == sum(count for _, _, count in months)
    for it in drawn.columns:
        assert 0 <= it.x <= it.x + it.width <= 100
        assert it.first <= it.last
        assert it.full + it.hollow + it.off <= HEIGHT + 0.05
    assert len(drawn.ticks) <= 11


def test_a_column_is_a_month_a_quarter_or_a_year() -> None:
    def first(years: int) -> tuple[date, date]:
        drawn = histogram([(date(2020 + n // 12, n % 12 + 1, 1), "occurred", 1) for n in range(12 * years)])
        assert drawn is not None
        return drawn.columns[0].first, drawn.columns[0].last

    assert first(2) == (date(2020, 1, 1), date(2020, 1, 31))
    assert first(6) == (date(2020, 1, 1), date(2020, 3, 31))
    assert first(30) == (date(2020, 1, 1), date(2020, 12, 31))
