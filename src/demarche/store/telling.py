"""Writes happenings, with everything by which they are asked for, and takes them away again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, or_, select, update

from demarche.lexicon.kinds import Kinds
from demarche.lexicon.linking import family_of
from demarche.lexicon.normal import slug
from demarche.model.happening import Happening, Where, Who
from demarche.model.happening_serial import to_json
from demarche.store.rows import chunks, dumped, insert_into
from demarche.store.tables import changes, conflicts, happenings, members, metadata, parties
from demarche.store.tables_shown import known, ties, wheres, wholes

Rows = dict[str, list[dict[str, Any]]]
Names = dict[str, Who]
#: What stands beside a happening, by its id.
BESIDE = (members, parties, wheres, ties, wholes, changes, conflicts)
#: A happening that did not take place and will not joins nobody.
NOT_HELD = frozenset({"cancelled", "denied"})


def tell(connection: Connection, gone: Sequence[str], found: Iterable[Happening]) -> None:
    """Keeps the happenings `found` instead of those whose ids are `gone`."""
    touched = _drop(connection, gone)
    rows: Rows = {it.name: [] for it in (happenings, *BESIDE)}
    names: Names = {}
    for happening in found:
        for name, more in _rows(happening).items():
            rows[name] += more
        add_names(names, happening)
    for name, these in rows.items():
        if these:
            connection.execute(insert(metadata.tables[name]), these)
    keep_names(connection, names)
    recount(connection, touched | set(names))


def keys_of(who: Who) -> set[str]:
    """The keys under which one may ask for a party."""
    keys = {who.actor, name_key(who.name)}
    return keys | {f"country:{who.country}"} if who.country else keys


def name_key(name: str) -> str:
    return f"name:{slug(name)}"


def shown_rows(happening: Happening, day: date | None) -> Rows:
    """The rows of version 3: where it took place and whom it joins; `day` as in its own row."""
    days = {"day": day, "latest": happening.when.latest or day}
    return {
        "wheres": [{"key": key, "happening": happening.id} for key in sorted(_place_keys(happening.place))],
        "ties": [
            {"happening": happening.id, "one": one, "other": other, "kind": happening.kind, **days}
            for one, other in sorted(_joined(happening))
        ],
    }


def whole_rows(happening: Happening) -> list[dict[str, Any]]:
    """The row of version 6: to what it belongs."""
    return [{"happening": happening.id, "whole": happening.part_of}] if happening.part_of else []


def first_day(happening: Happening) -> date | None:
    """The first day of the happening, else the day it was first reported."""
    first = happening.when.earliest or happening.when.latest
    return first or next((it.reported for it in happening.reports if it.reported), None)


def keep_names(connection: Connection, names: Names) -> None:
    """The fullest name under each key, with what the actor is."""
    if not names:
        return
    rows = [
        {"key": key, "name": who.name, "kind": who.kind, "country": who.country, "happenings": 0}
        for key, who in sorted(names.items())
    ]
    statement = insert_into(connection, known)
    new = statement.excluded
    longer = or_(
        func.length(new.name) > func.length(known.c.name),
        (func.length(new.name) == func.length(known.c.name)) & (new.name > known.c.name),
    )
    changed = {it: case((longer, new[it]), else_=known.c[it]) for it in ("name", "kind")}
    newer, older = func.coalesce(new.country, known.c.country), func.coalesce(known.c.country, new.country)
    changed["country"] = case((longer, newer), else_=older)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=changed), rows)


def recount(connection: Connection, keys: Iterable[str]) -> None:
    """Counts the happenings under these keys; a name that is in none is dropped."""
    counted = select(func.count()).where(parties.c.key == known.c.key).scalar_subquery()
    for part in chunks(sorted(it for it in keys if it.startswith("name:"))):
        connection.execute(update(known).where(known.c.key.in_(part)).values(happenings=counted))
        connection.execute(delete(known).where(known.c.key.in_(part), known.c.happenings == 0))


def _drop(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Takes happenings away; the keys of the names that were in them."""
    keys: set[str] = set()
    for part in chunks(ids):
        named = select(parties.c.key).where(parties.c.happening.in_(part), parties.c.key.startswith("name:"))
        keys.update(connection.execute(named).scalars())
        for table in BESIDE:
            connection.execute(delete(table).where(table.c.happening.in_(part)))
        connection.execute(delete(happenings).where(happenings.c.id.in_(part)))
    return keys


def add_names(names: Names, happening: Happening) -> None:
    """The fullest name of each party under its key."""
    for who in (*happening.agents, *happening.recipients):
        key = name_key(who.name)
        if key not in names or (len(who.name), who.name) > (len(names[key].name), names[key].name):
            names[key] = who


def _place_keys(place: Where | None) -> Iterator[str]:
    if place is not None:
        yield from {place.place, name_key(place.name)}
        if place.country:
            yield f"country:{place.country}"


@cache
def mutual_kinds() -> frozenset[str]:
    """Kinds of what all do alike and together."""
    return frozenset(kind.name for kind in Kinds.load() if kind.symmetric or family_of(kind.name).symmetric)


@cache
def kinds_planned() -> tuple[str, ...]:
    """Kinds of what can be planned, so that it is over when its days have passed."""
    return tuple(sorted(kind.name for kind in Kinds.load() if family_of(kind.name).plans))


def _joined(happening: Happening) -> set[tuple[str, str]]:
    """Pairs of sides: those who act with those they act on, and where all do the same, each with each."""
    if happening.status in NOT_HELD:
        return set()
    agents = {who.country for who in happening.agents if who.country}
    recipients = {who.country for who in happening.recipients if who.country}
    if happening.kind in mutual_kinds():
        return {(min(pair), max(pair)) for pair in combinations(agents | recipients, 2)}
    return {(min(one, other), max(one, other)) for one in agents for other in recipients if one != other}


def _rows(happening: Happening) -> Rows:
    """What a happening is written as, by table."""
    id, day = happening.id, first_day(happening)
    row = {
        "id": id,
        "kind": happening.kind,
        "status": happening.status,
        "day": day,
        "earliest": happening.when.earliest,
        "latest": happening.when.latest,
        "agents": dumped([who.name for who in happening.agents]),
        "recipients": dumped([who.name for who in happening.recipients]),
        "place": happening.place.name if happening.place else None,
        "articles": len({report.document for report in happening.reports}),
        "sources": happening.independent_sources,
        "changes": len(happening.changes),
        "conflicts": len(happening.conflicts),
        "happening": dumped(to_json(replace(happening, reports=()))),
    }
    keys = {key for who in (*happening.agents, *happening.recipients) for key in keys_of(who)}
    return {
        "happenings": [row],
        "members": [
            {"report": report.id, "happening": id, "place": place} for place, report in enumerate(happening.reports)
        ],
        "parties": [{"key": key, "happening": id} for key in sorted(keys)],
        "wholes": whole_rows(happening),
        "changes": [{"happening": id, "day": it.day, "change": dumped(to_json(it))} for it in happening.changes],
        "conflicts": [
            {"happening": id, "since": it.since, "conflict": dumped(to_json(it))} for it in happening.conflicts
        ],
        **shown_rows(happening, day),
    }
