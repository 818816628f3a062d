"""The very words that a report rests on."""

from demarche.model.happening import Report
from demarche.model.record import Record
from demarche.model.span import Span


def evidence(report: Report, record: Record | None) -> tuple[str, Span]:
    """The passage around the word that says it, as it stands in the article, and where that is.

    Without the article at hand the sentence that the report keeps, cut if it is long, and the place of the word itself.
    """
    if record is None or record.document.id != report.document:
        return report.words, report.trigger
    text = record.document.text
    span = next((it for it in report.evidence if it.covers(report.trigger) and it.end <= len(text)), None)
    return (report.words, report.trigger) if span is None else (span.of(text), span)
