"""Happenings as FollowTheMoney entities, one JSON object a line (`.ftm.json`), as Aleph and OpenSanctions read them.

Every property is a list of strings. An entity may come twice in a long export (the same fragment of the same id),
which FollowTheMoney's tools merge. Links are only drawn for what happened or is planned; an Event says its status in
`keywords`, and in its name where it was called off, put off or denied.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1

from demarche.export.actors import Recent, cast, identity, wikidata
from demarche.export.addresses import Addresses, web_address
from demarche.export.evidence import evidence
from demarche.export.graphml import ties
from demarche.export.picked import Records
from demarche.export.precise import partials
from demarche.export.telling import according_to, first_told, headline, support, turn
from demarche.export.words import line
from demarche.lexicon.codes import plover_of
from demarche.lexicon.world import World
from demarche.model.happening import Happening, Report, Voice, Who
from demarche.model.record import Record

#: kind of actor -> schema.
SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "ministry": "PublicBody",
    "organisation": "Organization",
    "outlet": "Organization",
}
LINKED = frozenset({"occurred", "ongoing", "planned", "overdue"})
BODIES = {"European Union": "eu", "United Nations": "un"}
#: Schemata whose entities belong to one happening; actors and articles come again.
OWN = frozenset({"Event", "UnknownLink", "Note", "Mention"})
#: Properties that may have several lines.
TEXTS = frozenset({"description", "notes", "summary"})
Entity = dict[str, object]
Values = dict[str, Iterable[str | None]]


def to_followthemoney(
    happenings: Iterable[Happening], records: Records | None = None, addresses: Addresses | None = None
) -> Iterator[str]:
    """The entities, a line each; with `records` articles have their titles, file names and addresses."""
    recent = Recent()
    for happening in happenings:
        for entity in entities(happening, records, addresses or Addresses()):
            if entity["schema"] in OWN or recent.is_new(str(entity["id"])):
                yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def entities(happening: Happening, records: Records | None, addresses: Addresses) -> Iterator[Entity]:
    """Who takes part or vouches, the event, its links, its articles, and the words as notes and mentions."""
    for who in cast(happening):
        yield actor_entity(who, happening)
    yield event_entity(happening, addresses)
    if happening.status in LINKED:
        first, last = partials(happening.when)
        for subject, object in ties(happening):
            ends = actor_id(subject, happening), actor_id(object, happening)
            values: Values = {
                "subject": [ends[0]],
                "object": [ends[1]],
                "role": [happening.kind],
                "status": [happening.status],
                "startDate": [first],
                "endDate": [last],
                "recordId": [happening.id],
                "summary": [headline(happening)],
            }
            yield entity("UnknownLink", made_id("link", happening.id, *ends), values)
    for report in happening.reports:
        record = records(report.document) if records else None
        yield article_entity(report, record)
        yield note_entity(report, happening, record)
        yield from mention_entities(report, happening)


def actor_entity(who: Who | Voice, happening: Happening) -> Entity:
    schema = SCHEMATA.get(who.kind, "LegalEntity")
    values: Values = {
        "name": [line(who.name) or who.actor],
        "country": [country(who.country)],
        "wikidataId": [wikidata(who.actor)],
    }
    if schema == "Person" and isinstance(who, Who) and who.office:
        values["position"] = [who.office]
    return entity(schema, actor_id(who, happening), values)


def event_entity(happening: Happening, addresses: Addresses) -> Entity:
    plover, place = plover_of(happening.kind, happening.status), happening.place
    first, last = partials(happening.when)
    told = first_told(happening)
    values: Values = {
        "name": [headline(happening)],
        "startDate": [first],
        "endDate": [last],
        "date": [] if first or not told else [told.isoformat()],
        "country": [country(place.country) if place else None],
        "location": [place.name if place else None],
        "involved": [actor_id(who, happening) for who in (*happening.agents, *happening.recipients)],
        "summary": [". ".join(it for it in (according_to(happening.reports), support(happening)) if it)],
        "description": ["\n".join(turn(it) for it in happening.changes)],
        "notes": [f"{it.about}: {it.one_says} / {it.other_says}" for it in happening.conflicts],
        "recordId": [happening.id],
        "proof": [document_id(it.document) for it in happening.reports],
        "publisher": [it.outlet for it in happening.reports],
        "sourceUrl": [addresses.page(happening)],
        "keywords": [
            happening.kind,
            f"status:{happening.status}",
            f"precision:{happening.when.precision}",
            "/".join(it for it in (plover.type, plover.mode) if it) if plover else None,
        ],
    }
    return entity("Event", made_id("event", happening.id), values)


def article_entity(report: Report, record: Record | None) -> Entity:
    document = record.document if record else None
    values: Values = {
        "fileName": [line(document.source) or report.document if document else report.document],
        "title": [record.headline if record else None],
        "author": [document.author if document else None],
        "publisher": [report.outlet],
        "publishedAt": [report.reported_earliest.isoformat() if report.reported_earliest else None],
        "sourceUrl": [web_address(document.url) if document else None],
        "language": ["eng" if document and document.language == "en" else None],
        "notes": [report.document],
    }
    return entity("Article", document_id(report.document), values)


def note_entity(report: Report, happening: Happening, record: Record | None) -> Entity:
    """The words that tell of the event, with who vouches."""
    said = according_to([report])
    values: Values = {
        "name": [f"{happening.kind}: {report.status}" + (f", {said}" if said else "")],
        "description": [evidence(report, record)[0]],
        "entity": [made_id("event", happening.id)],
        "proof": [document_id(report.document)],
        "publisher": [report.outlet],
    }
    return entity("Note", made_id("note", report.id), values)


def mention_entities(report: Report, happening: Happening) -> Iterator[Entity]:
    """Under which words an article names those who take part; they are resolved as they are in the happening."""
    for who in report.parties:
        values: Values = {
            "document": [document_id(report.document)],
            "name": [line(who.text) or line(who.name) or who.actor],
            "resolved": [actor_id(who, happening)],
            "detectedSchema": [SCHEMATA.get(who.kind, "LegalEntity")],
        }
        yield actor_entity(who, happening)
        yield entity("Mention", made_id("mention", report.id, who.actor), values)


def entity(schema: str, id: str, values: Values) -> Entity:
    """Without what is not known; each value once, as one line, but for texts."""
    cleaned = {
        name: list(dict.fromkeys(_text(it) if name in TEXTS else line(it) for it in found if it and it.strip()))
        for name, found in values.items()
    }
    return {"id": id, "schema": schema, "properties": {name: found for name, found in cleaned.items() if found}}


def _text(words: str) -> str:
    return "\n".join(map(line, words.splitlines())).strip()


def actor_id(who: Who | Voice, happening: Happening) -> str:
    """The Wikidata id where there is one: so does OpenSanctions name its entities."""
    known = identity(who, happening.id)
    return wikidata(known) or made_id("actor", known)


def document_id(document: str) -> str:
    return made_id("document", document)


def made_id(*parts: str) -> str:
    known = " ".join(parts).encode("utf-8", "replace")
    return f"{parts[0]}-{sha1(known, usedforsecurity=False).hexdigest()}"


def country(iso3: str | None) -> str | None:
    """The code that FollowTheMoney uses: ISO 3166-1 alpha-2 in small letters."""
    state = World.load().state(iso3) if iso3 else None
    if state is None:
        return BODIES.get(iso3 or "")
    return state.iso2.lower() if state.iso2 and state.status != "former" else None
