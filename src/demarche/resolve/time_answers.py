"""What an expression comes to on the calendar, and what it is counted from."""

from dataclasses import dataclass
from datetime import date

from demarche.resolve.calendar import Stretch


@dataclass(frozen=True, slots=True)
class Answer:
    """One expression on the calendar; `stretch` is what later expressions may be counted from.

    `value` is None where nothing is known; `earliest`, `latest` are None where it cannot be put on the calendar.
    """

    value: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    stretch: Stretch | None = None
    mod: str | None = None
    type: str | None = None


@dataclass(slots=True)
class Anchors:
    """What expressions are counted from, kept up while the text is read.

    `now`: day of publication; `focus`: what the text spoke of last; `quarter`, `year`: the last such one; `months`: it
    spoke since of many months together ("the first nine months"); `story`:
    the text is a history, so that its relative expressions may be counted from itself where `now` is unknown.
    """

    now: date | None
    focus: Stretch | None = None
    quarter: Stretch | None = None
    year: Stretch | None = None
    months: bool = False
    month_first: bool = True
    story: bool = True

    @property
    def base(self) -> date | None:
        """The day that "last month" is counted from: publication, or the story where that is unknown."""
        if self.now is not None:
            return self.now
        return self.focus.start if self.focus and self.story else None

    @property
    def base_name(self) -> str:
        return "published" if self.now is not None else "text"


def of(stretch: Stretch, anchor: str, value: str | None = None) -> Answer:
    """The answer that is a whole stretch."""
    return Answer(value or stretch.value, stretch.edtf, stretch.start, stretch.end, anchor, stretch)


def between(first: Stretch, last: Stretch, anchor: str) -> Answer:
    """The answer that runs from one stretch to another."""
    whole = Stretch(first.unit, first.value, first.start, last.end, f"{first.edtf}/{last.edtf}")
    plain = "/" not in first.edtf and "/" not in last.edtf and first.unit != "season" and last.unit != "season"
    edtf = whole.edtf if plain else f"{first.start}/{last.end}"
    return Answer(f"{first.value}/{last.value}", edtf, first.start, last.end, anchor, whole)
