"""The path from stored records to happenings: what `demarche.link` says of the documents that are new or changed.

One batch of documents is one transaction, so a killed run leaves every happening whole and goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.link.blocking import block_keys
from demarche.link.copies import copy_families, origins, overlap, overlaps
from demarche.link.happenings import find_pairs, happenings_of, reached
from demarche.link.reports import reports_of
from demarche.link.shingles import index_hashes, sketch
from demarche.model.happening import Judgement
from demarche.model.record import Record
from demarche.store.contract import Store, Traces, Work

#: Documents a transaction; another process that writes waits no longer than these take.
BATCH = 100


@dataclass(slots=True)
class Linked:
    """Counts of one run: documents and reports that were looked at, happenings that were written."""

    documents: int = 0
    reports: int = 0
    happenings: int = 0


def traces_of(record: Record) -> Traces:
    """What linking wants kept beside a record."""
    found = sketch(record)
    reports = reports_of(record)
    unique = {report.id: report for report in reports}
    return Traces(found, index_hashes(found), tuple((report, block_keys(report)) for report in unique.values()))


def link_store(store: Store, today: date, advance: Callable[[int], None] | None = None) -> Linked:
    """Links every document that waits, then what `today` makes overdue; `advance` is told of each batch's documents."""
    tally = Linked()
    while True:
        with store.linking() as work:
            batch = work.waiting(BATCH)
            if batch:
                link_batch(work, batch, today, tally)
            else:
                relink(work, work.due(today), today, tally)
        if not batch:
            return tally
        if advance is not None:
            advance(len(batch))


def link_batch(work: Work, batch: Sequence[str], today: date, tally: Linked) -> None:
    for record in work.untraced(batch):
        work.keep_traces(traces_of(record))
    touched = sorted(set(batch) | link_copies(work, batch))
    new = work.reports_in(touched)
    work.keep_pairs(new, find_pairs(new.values(), work))
    relink(work, new, today, tally)
    work.linked(touched)
    tally.documents += len(batch)
    tally.reports += len(new)


def link_copies(work: Work, batch: Sequence[str]) -> set[str]:
    """Brings copy families up to date; the documents whose text is now known to come from elsewhere."""
    own = work.sketches(batch)
    found = list(overlaps(own.values(), work))
    before = reached(batch, lambda some: ends(work.beside(some)))
    work.keep_overlaps(batch, [(it.one, it.other) for it in found])
    chain = before | reached(batch, lambda some: ends(work.beside(some)))
    sketches = work.sketches(sorted(chain))
    pairs = {(min(pair), max(pair)) for pair in work.beside(sorted(chain))}
    known = [it for one, other in sorted(pairs) if (it := overlap(sketches[one], sketches[other])) is not None]
    families = copy_families(sketches, known)
    old, new = work.origins(sketches), origins(families, sketches.values())
    work.keep_families(sketches, families, new)
    return {document for document, origin in new.items() if origin != old[document]}


def relink(work: Work, start: Iterable[str], today: date, tally: Linked) -> None:
    """Tells anew the happenings of all reports that pairs or judgements join to these."""
    judgements = work.judgements()
    chain = reached(start, lambda some: neighbours(work, some, judgements))
    if not chain:
        return
    reports = work.reports(sorted(chain))
    found = happenings_of(reports, work.pairs(reports), judgements, today)
    work.keep_happenings(reports, found)
    tally.happenings += len(found)


def neighbours(work: Work, some: Sequence[str], judgements: Sequence[Judgement]) -> set[str]:
    """The other ends of pairs, and all reports of documents that a judgement ties to one of these."""
    found = set(work.neighbours(some))
    if not judgements:
        return found
    documents = {report.document for report in work.reports(some).values()}
    tied: set[str] = set()
    for judged in judgements:
        both = {judged.one.document, judged.other.document}
        tied |= both if both & documents else set()
    return found.union(work.reports_in(sorted(tied - documents)))


def ends(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {it for pair in pairs for it in pair}
