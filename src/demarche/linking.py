"""The path from stored records to happenings: what `demarche.link` says of the documents that are new or changed.

One batch of documents is one transaction, so a killed run leaves every happening whole and goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from demarche.link.added import added
from demarche.link.blocking import block_keys
from demarche.link.copies import copy_families, origins, overlap, overlaps
from demarche.link.corrected import Corrected, explained
from demarche.link.happenings import find_pairs, happenings_of, reached
from demarche.link.reports import reports_of
from demarche.link.shingles import index_hashes, sketch
from demarche.model.correction import Correction, by_document
from demarche.model.happening import CopyFamily, Judgement
from demarche.model.record import Record
from demarche.store.contract import Store, Traces, Work

#: Documents a transaction; another process that writes waits no longer than these take.
BATCH = 100
#: More than any store holds.
EVERY = 1_000_000_000


@dataclass(slots=True)
class Linked:
    """Counts of one run: documents and reports that were looked at, happenings that were written."""

    documents: int = 0
    reports: int = 0
    happenings: int = 0


def traces_of(record: Record, corrections: Iterable[Correction] = ()) -> Traces:
    """What linking wants kept beside a record; its reports say what people made of it."""
    return traced(explained(record, corrections))


def traced(corrected: Corrected) -> Traces:
    """Likewise; a status or days that somebody corrected are not inferred anew."""
    events = {event.id: event for event in corrected.record.events}
    unique = {}
    for report in reports_of(corrected.record):
        event = events[report.event]
        if (event.id, "status") in corrected.fields:
            report = replace(report, status=event.status)
        if (event.id, "days") in corrected.fields:
            report = replace(report, when=event.when)
        unique[report.id] = report
    found = sketch(corrected.read)
    return Traces(found, index_hashes(found), tuple((report, block_keys(report)) for report in unique.values()))


def record_of(store: Store, key: str) -> Corrected:
    """The record of a document (see `Store.get`) as people have corrected it; raises StoreError."""
    record = store.get(key)
    return explained(record, store.corrections([record.document.id]))


def with_added(store: Store, families: Mapping[str, CopyFamily], documents: Iterable[str]) -> dict[str, CopyFamily]:
    """`families` by document, with the spans that each of the `documents` added to the text it is a copy of."""
    found, records = dict(families), dict[str, Record]()
    for document in sorted(set(documents) & families.keys()):
        family = found[document]
        copy = next(it for it in family.copies if it.document == document)
        if copy.of is None or copy.kind == "exact":
            continue
        for key in {document, copy.of} - records.keys():
            records[key] = store.get(key)
        more = replace(copy, added=added(records[document], records[copy.of]))
        told = tuple(more if it.document == document else it for it in family.copies)
        found |= {it.document: replace(family, copies=told) for it in told if it.document in found}
    return found


def added_words(store: Store, families: Mapping[str, CopyFamily]) -> dict[str, tuple[str, ...]]:
    """Document -> the words at the spans that `with_added` found."""
    copies = {it.document: it for family in families.values() for it in family.copies if it.added}
    found = {}
    for document, copy in sorted(copies.items()):
        text = store.get(document).document.text
        found[document] = tuple(span.of(text) for span in copy.added)
    return found


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


def link_now(store: Store, documents: Iterable[str], today: date) -> Linked:
    """Links these documents and those whose happenings they change, however many others wait, in one transaction."""
    tally, wanted = Linked(), set(documents)
    with store.linking() as work:
        before = set(work.waiting(EVERY)) - wanted
        trace(work, sorted(wanted))
        link_batch(work, sorted(set(work.waiting(EVERY)) - before), today, tally)
    return tally


def trace(work: Work, batch: Sequence[str]) -> None:
    """Makes the traces that are missing, out of what people have corrected."""
    corrections = by_document(work.corrections(batch))
    for record in work.untraced(batch):
        made = corrections.get(record.document.id, [])
        corrected = explained(record, made)
        if made:  # also where all were undone: its statements may be kept as they were corrected
            work.keep_statements(corrected.record)
        work.keep_traces(traced(corrected))


def link_batch(work: Work, batch: Sequence[str], today: date, tally: Linked) -> None:
    trace(work, batch)
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
