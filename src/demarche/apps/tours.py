"""How a list of happenings is laid out: stops under their tours, and what says too little apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from demarche.store.contract import Line


def nowhere(line: Line) -> bool:
    """True for a visit of which no text says where it went."""
    return line.kind == "visit" and not line.recipients and line.place is None


def under_tours(lines: Iterable[Line]) -> list[tuple[Line, bool]]:
    """The lines in their order, each tour followed by its stops that are among them; True for such a stop."""
    whole = list(lines)
    listed = {line.id for line in whole}
    stops: dict[str, list[Line]] = defaultdict(list)
    for line in whole:
        if stop_of(line, listed):
            stops[line.part_of or ""].append(line)
    return [it for line in whole if not stop_of(line, listed) for it in _with_stops(line, stops[line.id])]


def stop_of(line: Line, listed: set[str]) -> bool:
    """True for a stop of a tour that is listed."""
    return line.kind == "visit" and line.part_of in listed


def _with_stops(tour: Line, stops: Sequence[Line]) -> list[tuple[Line, bool]]:
    return [(tour, False), *((stop, True) for stop in stops)]
