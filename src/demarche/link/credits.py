"""Who a text credits: agencies named in bylines, datelines, credit lines and trailers."""

from demarche.lexicon.linking import agency_names, credit_rules
from demarche.model.happening import Credit
from demarche.model.record import Record
from demarche.model.span import Span

#: Passages in which a credit may stand; in the story itself an agency's name is a source, not a credit.
CREDIT_KINDS = frozenset({"byline", "dateline", "credit", "boilerplate"})


def credits_of(record: Record) -> tuple[Credit, ...]:
    """The credits in order of the text; whole ones win over parts at the same place."""
    found: dict[str, Credit] = {}
    for passage in record.passages:
        if passage.kind in CREDIT_KINDS:
            for credit in credits_in(passage.span.of(record.document.text), passage.span.start):
                found.setdefault(credit.agency, credit)
    return tuple(found.values())


def credits_in(line: str, offset: int = 0) -> list[Credit]:
    """The credits of one line of text that starts at `offset`."""
    found: dict[str, Credit] = {}
    for rule in credit_rules():
        for name, start, end, through in rule.agencies(line):
            full = agency_names().get(name, name)
            found.setdefault(full, Credit(full, rule.role, Span(offset + start, offset + end), through))
    return sorted(found.values(), key=lambda credit: (credit.role != "whole", credit.span))


def whole_credit(credits: tuple[Credit, ...]) -> Credit | None:
    """The agency whose text this is, where one is named."""
    return next((credit for credit in credits if credit.role == "whole"), None)
