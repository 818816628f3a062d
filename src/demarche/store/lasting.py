"""The name under which a happening is known for good, and how often what it says has changed.

Its id is a hash of its first report, the same in every store, so an older report that is read later gives it another.
Who subscribed to it or noted it down needs a name that stays: the `uid` goes with the reports, wherever they are told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import Connection, select

from demarche.model.happening import Happening, Report
from demarche.model.happening_serial import to_json
from demarche.store.rows import beginning, chunks, dumped, insert_into
from demarche.store.tables import members
from demarche.store.tables_shown import remembered, versions


def lasting(connection: Connection, found: Iterable[Happening]) -> list[Happening]:
    """The happenings with `uid` and `version`, which are remembered."""
    told = list(found)
    uids = _uids(connection, told)
    known = _versions(connection, uids)
    named = [_versioned(replace(it, uid=uid), known.get(uid)) for it, uid in zip(told, uids, strict=True)]
    reports = [
        {"report": report.id, "own": report.as_first, "words": _words(report), "uid": it.uid}
        for it in named
        for report in it.reports
    ]
    _keep(connection, remembered, reports)
    _keep(connection, versions, [{"uid": it.uid, "version": it.version, "facts": facts(it)} for it in named])
    return named


def former(connection: Connection, digits: str) -> list[str]:
    """The happenings of today whose reports once made one with an id or uid that begins so."""
    words = select(remembered.c.words).where(
        beginning(remembered.c.own, "happening:", digits) | beginning(remembered.c.uid, "happening:", digits)
    )
    query = select(members.c.happening).join(remembered, remembered.c.report == members.c.report)
    return sorted(set(connection.execute(query.where(remembered.c.words.in_(words))).scalars()))


def facts(happening: Happening) -> str:
    """A hash of what a calendar shows of it; another report that says the same changes nothing."""
    it = happening
    parties = [[(who.name, who.country) for who in side] for side in (it.agents, it.recipients)]
    turns = [to_json(replace(change, reports=())) for change in it.changes]
    place = it.place.name if it.place else None
    said = [it.kind, it.status, to_json(replace(it.when, times=())), parties, place, turns, len(it.conflicts)]
    return sha256(dumped(said).encode("utf-8", "replace")).hexdigest()[:16]


def _uids(connection: Connection, told: Sequence[Happening]) -> list[str]:
    """For each the uid that most of its reports had; of two that claim one, the other gets a new one."""
    claims = _claims(connection, told)
    order = sorted(
        (-many, uid != told[place].id, told[place].id, uid, place)
        for place, own in claims.items()
        for uid, many in own.items()
    )
    given: dict[int, str] = {}
    taken: set[str] = set()
    for *_, uid, place in order:
        if place not in given and uid not in taken:
            given[place] = uid
            taken.add(uid)
    new = [it for place, it in enumerate(told) if place not in given]
    taken |= _used(connection, [it.id for it in new])
    found = []
    for place, it in enumerate(told):
        uid = given.get(place) or next(name for name in _names(it.id) if name not in taken)
        taken.add(uid)
        found.append(uid)
    return found


def _claims(connection: Connection, told: Sequence[Happening]) -> Mapping[int, Counter[str]]:
    """Place of a happening -> how many of its reports were told under each uid; of a new report, those of its words."""
    by_report: dict[str, str] = {}
    by_words: dict[str, str] = {}
    wanted = dict.fromkeys(_words(report) for it in told for report in it.reports)
    for part in chunks(wanted):
        query = select(remembered.c.report, remembered.c.words, remembered.c.uid)
        for row in connection.execute(query.where(remembered.c.words.in_(part)).order_by(remembered.c.report)):
            by_report[row.report] = by_words[row.words] = row.uid
    claims: dict[int, Counter[str]] = defaultdict(Counter)
    for place, it in enumerate(told):
        for report in it.reports:
            uid = by_report.get(report.id) or by_words.get(_words(report))
            if uid is not None:
                claims[place][uid] += 1
    return claims


def _used(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the ids that are the uid of some report."""
    found: set[str] = set()
    for part in chunks(ids):
        found.update(connection.execute(select(remembered.c.uid).where(remembered.c.uid.in_(part))).scalars())
    return found


def _names(id: str) -> Iterable[str]:
    """The id itself, and what to take where that is somebody else's."""
    yield id
    for number in count(1):
        yield "happening:" + sha256(f"{id}\0{number}".encode()).hexdigest()[:16]


def _versions(connection: Connection, uids: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in chunks(uids):
        found.update((row.uid, row) for row in connection.execute(select(versions).where(versions.c.uid.in_(part))))
    return found


def _versioned(happening: Happening, before: Any) -> Happening:
    """The first version counts the turns until then; whatever changes later makes a higher one."""
    turns = len(happening.changes)
    if before is None:
        return replace(happening, version=turns)
    same = before.facts == facts(happening)
    return replace(happening, version=before.version if same else max(before.version + 1, turns))


def _words(report: Report) -> str:
    """Where its words stand; stays when somebody corrects their kind."""
    return f"{report.document}:{report.trigger.start}-{report.trigger.end}"


def _keep(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        statement = insert_into(connection, table)
        key = [column.name for column in table.primary_key]
        updated = {name: statement.excluded[name] for name in rows[0] if name not in key}
        connection.execute(statement.on_conflict_do_update(index_elements=key, set_=updated), rows)
