"""Days no more exact than they are known: "2023", "2023-03", "2023-03-20"."""

from datetime import date

from demarche.model.record import When

#: Precision -> signs of an ISO date that it leaves standing.
SIGNS = {"year": 4, "season": 7, "quarter": 7, "month": 7}


def partial(day: date, precision: str) -> str:
    """The ISO date as far as it is known."""
    return day.isoformat()[: SIGNS.get(precision, 10)]


def partials(when: When) -> tuple[str | None, str | None]:
    """First and last day as far as they are known; the last only where it says more than the first."""
    first = partial(when.earliest, when.precision) if when.earliest else None
    last = partial(when.latest, when.precision) if when.latest else None
    return first, None if last == first else last
