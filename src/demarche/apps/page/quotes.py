"""The words of reports, with the words that say it marked, and the article they stand in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from demarche.apps.page.dress import digits, titled
from demarche.errors import StoreError
from demarche.model.happening import Report
from demarche.model.record import Record
from demarche.model.span import Span
from demarche.store.contract import Store

#: Signs on either side of a trigger in which its sentence is looked for.
ROOM = 1200
#: A report with more articles than this shows the words of the rest without their titles.
MOST_RECORDS = 60


@dataclass(frozen=True, slots=True)
class Quote:
    """`before`, `trigger` and `after` make the sentence; `href` leads to the words in the article."""

    before: str
    trigger: str
    after: str
    href: str
    outlet: str | None
    title: str
    day: date | None


def records_of(store: Store, reports: Iterable[Report]) -> dict[str, Record]:
    """The records that the reports are from, at most MOST_RECORDS of them."""
    found: dict[str, Record] = {}
    for document in dict.fromkeys(report.document for report in reports):
        if len(found) == MOST_RECORDS:
            break
        try:
            found[document] = store.get(document)
        except StoreError:
            continue  # taken out since it was linked
    return found


def quote(report: Report, record: Record | None) -> Quote:
    """The sentence around the report's trigger, as it stands in the text."""
    href = f"/articles/{digits(report.document)}?fact={report.event}#w-{report.event}"
    pieces = cut(record.document.text, report.words, report.trigger) if record else (report.words, "", "")
    title = titled(record.headline, record.document.source) if record else digits(report.document)[:8]
    return Quote(*pieces, href, report.outlet, title, report.reported)


def cut(text: str, words: str, trigger: Span) -> tuple[str, str, str]:
    """The sentence `words` of `text` before, at and after the trigger; its white space is folded."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for found in pattern.finditer(text, max(trigger.start - ROOM, 0), trigger.end + ROOM):
        if found.start() <= trigger.start and trigger.end <= found.end():
            pieces = (
                text[found.start() : trigger.start],
                trigger.of(text),
                text[trigger.end : found.end()],
            )
            before, mark, after = (re.sub(r"\s+", " ", piece) for piece in pieces)
            return before, mark, after
    return words, "", ""


def quotes(store: Store, reports: Iterable[Report]) -> Iterator[tuple[Report, Quote]]:
    reports = list(reports)
    records = records_of(store, reports)
    for report in reports:
        yield report, quote(report, records.get(report.document))
