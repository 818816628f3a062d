"""A briefing in Markdown: what became of each happening, with a footnote to the words for everything it says."""

import re
from collections.abc import Iterable, Iterator

from demarche.export.addresses import Addresses
from demarche.export.evidence import evidence
from demarche.export.picked import Records
from demarche.export.telling import according_to, days, headline, support, turn, vouchers
from demarche.export.words import line, shortened
from demarche.lexicon.wording import STANCES, STATUS_WORDS, listed, spoken_day, spoken_turn
from demarche.model.happening import Happening, Report

#: Signs that mean something to Markdown wherever they stand, and at the beginning of a line.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^!$&])")
LEADING = re.compile(r"^(\d*)([-+=.)])")
#: Signs of the words that contradict each other.
WORDS = 120
ABOUTS = {
    "status": "whether it happened",
    "day": "the day",
    "place": "the place",
    "party": "who took part",
    "claim": "the facts",
}


def to_markdown(
    happenings: Iterable[Happening], title: str, records: Records | None = None, addresses: Addresses | None = None
) -> Iterator[str]:
    """The briefing in pieces; the notes of a happening stand right behind it, so that nothing has to wait in memory."""
    yield f"# {escaped(title)}\n"
    number, none = 0, True
    for happening in happenings:
        none = False
        told = Story(happening, number, records, addresses or Addresses())
        yield told.written(heading=headline(happening) != title)
        number += len(happening.reports)
    if none:
        yield "\nNothing is known.\n"


class Story:
    """One happening; its reports are the footnotes `after + 1`, `after + 2`, ..."""

    def __init__(self, happening: Happening, after: int, records: Records | None, addresses: Addresses) -> None:
        self._happening, self._records, self._addresses = happening, records, addresses
        self._notes = {report.id: after + nth for nth, report in enumerate(happening.reports, 1)}

    def written(self, *, heading: bool) -> str:
        """Heading (where the title of the briefing is not the same), what holds, history, contradictions, notes."""
        parts = ["", f"## {self._heading()}"] if heading else []
        parts += ["", self._summary(), ""]
        if len(self._happening.changes) > 1:
            parts += ["**What became of it**", "", *self._history(), ""]
        if self._happening.conflicts:
            parts += ["**Contradictions**", "", *self._conflicts(), ""]
        further = self._further("\n".join(parts))
        parts += [further, ""] if further else []
        parts += [self._note(report) for report in self._happening.reports]
        return "\n".join(parts) + "\n"

    def _further(self, text: str) -> str:
        """The notes that nothing speaks of; a note without a mark is not shown."""
        marks = [self._mark(report.id) for report in self._happening.reports]
        left = "".join(mark for mark in marks if mark not in text)
        return f"Also told:{left}" if left else ""

    def _heading(self) -> str:
        words, page = escaped(headline(self._happening)), self._addresses.page(self._happening)
        return f"[{words}]({page})" if page else words

    def _summary(self) -> str:
        it = self._happening
        status = STATUS_WORDS[it.status]
        place = f", {escaped(it.place.name)}" if it.place else ""
        # told by everybody: the notes of the reports that say what holds now
        shown = [report for report in it.reports if report.status == it.status] or it.reports[-1:]
        said = according_to(shown)
        who = f" {escaped(said[0].upper() + said[1:])}." if said else ""
        marks = "".join(self._mark(report.id) for report in shown)
        return f"**{status[0].upper()}{status[1:]}** · {escaped(days(it))}{place} · {support(it)}.{who}{marks}"

    def _history(self) -> Iterator[str]:
        for change in self._happening.changes:
            yield f"- {escaped(turn(change))}{''.join(map(self._mark, change.reports))}"

    def _conflicts(self) -> Iterator[str]:
        for it in self._happening.conflicts:
            about = ABOUTS.get(it.about, it.about)
            one, other = _said(it.one_says), _said(it.other_says)
            yield f"- On {about}: {one}{self._mark(it.one)} against {other}{self._mark(it.other)}"

    def _mark(self, report: str) -> str:
        return f"[^{self._notes[report]}]" if report in self._notes else ""

    def _note(self, report: Report) -> str:
        """The words, who vouches, and where they stand."""
        record = self._records(report.document) if self._records else None
        title = f"*{escaped(record.headline)}*" if record and record.headline else None
        url = (
            record.document.url if record and (record.document.url or "").startswith(("http://", "https://")) else None
        )
        day = spoken_day(report.reported) if report.reported else None
        outlet = escaped(report.outlet) if report.outlet else None
        where = ", ".join(it for it in (outlet, title, day, f"<{url}>" if url else None) if it)
        said = "; ".join(f"{STANCES[stance]} {listed(who)}" for stance, who in vouchers([report]).items())
        vouched = f" ({escaped(said)})" if said else ""
        digits = report.document.removeprefix("sha256:")[:12]
        words, span = evidence(report, record)
        place = f"characters {span.start}–{span.end} of text {digits}"
        return f"[^{self._notes[report.id]}]: “{escaped(words)}”{vouched} — {where + ', ' if where else ''}{place}"


def _said(says: str) -> str:
    """ "2023-06-18: He came." becomes "Sun 18 Jun 2023 (“He came.”)"; the words are cut, their note has them all."""
    head, colon, words = says.partition(": ")
    if not colon:
        return f"“{escaped(shortened(says, WORDS))}”"
    return f"{escaped(spoken_turn(head))} (“{escaped(shortened(words, WORDS))}”)"


def escaped(text: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", line(text)))
