"""A person's word kept and taken in at once: corrections of records, judgements on happenings, and their undoing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from demarche.errors import CorrectionError
from demarche.export.gold import gold
from demarche.link.corrected import explained
from demarche.link.correcting import By, actor_corrections, corrections_of
from demarche.link.judged import accept, undo
from demarche.link.judging import merge, split
from demarche.link.missed import Missed, addition
from demarche.linking import link_now, record_of
from demarche.model.correction import Correction, by_document
from demarche.model.happening import Happening, Judgement, Report
from demarche.store.contract import Store


@dataclass(frozen=True, slots=True)
class Stated:
    """A correction with where it stands: the document's `source` and title, what it is `about` there (an event's id, or
    an actor's name), the `words` it is pinned to, and its `state`: holds | undone | older | lost.
    """

    correction: Correction
    source: str
    title: str
    about: str
    words: str
    state: str


Changes = Sequence[tuple[str, Sequence[str]]]
#: Fields in which the reports of one happening may well differ: a plan is told before what became of it.
OF_ONE_REPORT = frozenset({"status", "days"})


def correct_event(
    store: Store, document: str, event: str, changes: Changes, by: By, today: date
) -> tuple[Correction, ...]:
    """Keeps what is new in (field, value) pairs on an event of a document, and links; the corrections that were made.

    Raises CorrectionError or StoreError, and then nothing was kept.
    """
    return keep(store, corrections_of(record_of(store, document), event, changes, by), today)


def correct_actor(store: Store, document: str, actor: str, name: str, by: By, today: date) -> tuple[Correction, ...]:
    """Likewise who somebody is."""
    return keep(store, actor_corrections(record_of(store, document), actor, name, by), today)


def add_event(store: Store, document: str, missed: Missed, by: By, today: date) -> Correction:
    """Keeps that some words of a document tell of an event that was missed, and links; likewise."""
    (made,) = keep(store, [addition(record_of(store, document).record, missed, by)], today)
    return made


def correct_happening(
    store: Store, happening: Happening, changes: Changes, by: By, today: date
) -> tuple[Correction, ...]:
    """Likewise on every event that the happening is told as; status and days only where there is one."""
    for field, _ in changes:
        if field in OF_ONE_REPORT and len(happening.reports) > 1:
            named = ", ".join(f"{short(it.document)}:{it.event}" for it in happening.reports)
            raise CorrectionError(f"{happening.id} has several reports, each with {field} of its own: correct {named}")
    made: list[Correction] = []
    for report in happening.reports:
        made += corrections_of(record_of(store, report.document), report.event, changes, by)
    return keep(store, made, today)


def keep(store: Store, corrections: Sequence[Correction], today: date) -> tuple[Correction, ...]:
    for correction in corrections:
        store.correct(correction)
    if corrections:
        link_now(store, {it.anchor.document for it in corrections}, today)
    return tuple(corrections)


def undo_correction(store: Store, id: str, by: By, today: date) -> Correction:
    """Undoes it and links; raises NotFoundError where no one correction fits, CorrectionError where it is undone."""
    undone = store.withdraw(id, by.name, by.at, by.reason)
    link_now(store, [undone.anchor.document], today)
    return undone


def begins(id: str, key: str) -> bool:
    """True where an id begins so, with or without the word before its colon."""
    return bool(key) and (id.startswith(key) or id.partition(":")[2].startswith(key))


def stated(store: Store, corrections: Iterable[Correction]) -> Iterator[Stated]:
    """Each with its state; all corrections of a document must be there. Document by document."""
    for document, own in by_document(corrections).items():
        record = store.get(document)
        corrected = explained(record, own)
        names = {actor.id: actor.name for actor in corrected.record.actors}
        for it in own:
            about = corrected.held_at(it) or it.anchor.kind
            words = " ".join(it.anchor.trigger.of(record.document.text).split())
            source, title = record.document.source, record.headline or record.document.source
            yield Stated(it, source, title, names.get(about, about), words, corrected.state(it))


def stated_page(store: Store, page: Sequence[Correction]) -> list[Stated]:
    """Those of a page with their states, in their order."""
    every = store.corrections({it.anchor.document for it in page})
    by_id = {it.correction.id: it for it in stated(store, every)}
    return [by_id[it.id] for it in page]


def gold_of(store: Store, *, everything: bool = False) -> Iterator[dict[str, Any]]:
    """The documents in which a correction holds (or all) as gold, in the order of `Store.list`."""
    corrections = by_document(store.corrections())
    for record in store.record_stream():
        made = corrections.get(record.document.id, [])
        corrected = explained(record, made)
        if everything or corrected.fields:
            yield gold(corrected.record, corrected.fields, made)


def merge_happenings(store: Store, one: str, other: str, by: By, today: date) -> str:
    """Makes one happening of two; its id."""
    first, second = store.happening(one), store.happening(other)
    made = judge(store, merge(first, second, by.name, by.at, by.reason), today)
    return now_in(store, made[0].one.document, first.reports[0])


def split_happening(store: Store, id: str, reports: Sequence[Report], by: By, today: date) -> str:
    """Makes a happening of their own of some reports; its id."""
    judge(store, split(store.happening(id), reports, by.name, by.at, by.reason), today)
    return now_in(store, reports[0].document, reports[0])


def judge_report(store: Store, happening: Happening, report: Report, belongs: bool, by: By, today: date) -> str:
    """Keeps that a report belongs to its happening, or not; the happening it is in afterwards.

    Raises CorrectionError where the happening has no other report.
    """
    made = (accept if belongs else undo)(happening, report, by.name, by.at, by.reason)
    if not made:
        raise CorrectionError(f"{happening.id} has no other report: there is no link to judge")
    judge(store, made, today)
    return now_in(store, report.document, report)


def acts(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements of each act, in their order."""
    found: dict[str, list[Judgement]] = {}
    for it in judgements:
        found.setdefault(it.act, []).append(it)
    return found


def judge(store: Store, judgements: Sequence[Judgement], today: date) -> Sequence[Judgement]:
    """Keeps judgements and links what they speak of."""
    store.judge(judgements)
    link_now(store, spoken_of(judgements), today)
    return judgements


def undo_judgement(store: Store, act: str, by: By, today: date) -> Sequence[Judgement]:
    """Undoes what was judged in one go, and links; likewise."""
    undone = store.unjudge(act, by.name, by.at, by.reason)
    link_now(store, spoken_of(undone), today)
    return undone


def now_in(store: Store, document: str, report: Report) -> str:
    """The happening that a report belongs to."""
    return store.happening_ids(document)[report.event]


def spoken_of(judgements: Iterable[Judgement]) -> set[str]:
    return {it.document for judged in judgements for it in (judged.one, judged.other)}


def report_in(happening: Happening, key: str) -> Report:
    """Raises CorrectionError where none or several of its reports begin so."""
    found = [it for it in happening.reports if begins(it.id, key)]
    if len(found) != 1:
        fits = f"fits {len(found)} reports" if found else "is no report"
        raise CorrectionError(f"{key!r} {fits} of {happening.id}")
    return found[0]


def short(document: str) -> str:
    """Enough signs of an id to tell documents apart."""
    return document.removeprefix("sha256:")[:8]
