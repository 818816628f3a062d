"""Happenings as schema.org JSON-LD: Event, Claim, NewsArticle, Quotation and who takes part.

schema.org has no word for who contradicts whom, for what is only planned or denied, or for where words stand in a text:
these have terms of our own (`demarche:`), documented in docs/export.md.
"""

import json
from collections.abc import Iterable, Iterator

from demarche.export.actors import Recent, cast, identity, is_described
from demarche.export.addresses import Addresses, web_address
from demarche.export.evidence import evidence
from demarche.export.picked import Records
from demarche.export.precise import partials
from demarche.export.telling import headline
from demarche.export.words import legal, line
from demarche.lexicon.codes import plover_of
from demarche.model.happening import Happening, Report, Voice, Where, Who
from demarche.model.record import Record

Node = dict[str, object]
SCHEMA = "https://schema.org/"
CONTEXT: list[object] = ["https://schema.org", {"demarche": "urn:demarche:vocabulary:"}]
#: kind of actor -> type; a state that acts is a body, not only a land.
TYPES: dict[str, object] = {
    "person": "Person",
    "state": ["Country", "GovernmentOrganization"],
    "government": "GovernmentOrganization",
    "ministry": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
}
#: Types whose nodes belong to one happening; actors and articles come again, and are written once.
OWN = ("Event", "Claim", "Quotation")
EVENT_STATUS = {"cancelled": "EventCancelled", "denied": "EventCancelled", "postponed": "EventPostponed"}


def to_jsonld(
    happenings: Iterable[Happening], addresses: Addresses | None = None, records: Records | None = None
) -> Iterator[str]:
    """One document with everything in its `@graph`, in pieces."""
    yield f'{{"@context":{_dumped(CONTEXT)},"@graph":['
    between, recent = "\n", Recent()
    for happening in happenings:
        for node in nodes(happening, addresses or Addresses(), records):
            if node["@type"] in OWN or recent.is_new(str(node["@id"])):
                yield between + _dumped(node)
                between = ",\n"
    yield "\n]}\n"


def happening_to_jsonld(
    happening: Happening, addresses: Addresses | None = None, records: Records | None = None
) -> dict[str, object]:
    """One happening; with `records` its articles have titles and addresses, and quotations stand beside the claims."""
    return {"@context": CONTEXT, "@graph": list(nodes(happening, addresses or Addresses(), records))}


def nodes(happening: Happening, addresses: Addresses, records: Records | None) -> Iterator[Node]:
    """The event, then whom it speaks of, then its claims, its articles and their quotations; each once."""
    yield event_node(happening, addresses)
    people: dict[str, Node] = {}
    for who in cast(happening):
        people.setdefault(_actor(who, happening, addresses), actor_node(who, happening, addresses))
    yield from people.values()
    for report in happening.reports:
        yield claim_node(report, happening, addresses, records(report.document) if records else None)
    seen: set[str] = set()
    for report in happening.reports:
        record = records(report.document) if records else None
        if report.document not in seen:
            yield article_node(report, record, addresses)
        if record is not None:
            yield from quotation_nodes(report, record, addresses, seen)
        seen.add(report.document)


def event_node(happening: Happening, addresses: Addresses) -> Node:
    first, last = partials(happening.when)
    earlier = [days for it in happening.other_days if (days := partials(it)[0]) and days != first]
    status: str | None = EVENT_STATUS.get(happening.status, "EventRescheduled" if earlier else "EventScheduled")
    if happening.status == "possible":
        status = None  # nobody has scheduled it
    if status == "EventPostponed":
        earlier, first, last = earlier or [it for it in [first] if it], None, None
    plover = plover_of(happening.kind, "occurred")
    meets = plover is not None and plover.type == "CONSULT"
    agents = [{"@id": _actor(who, happening, addresses)} for who in happening.agents]
    recipients = [{"@id": _actor(who, happening, addresses)} for who in happening.recipients]
    return _filled(
        {
            "@id": addresses.happening(happening.id),
            "@type": "Event",
            "identifier": happening.id,
            "name": headline(happening),
            "url": addresses.page(happening),
            "startDate": first,
            "endDate": last,
            "eventStatus": SCHEMA + status if status else None,
            "previousStartDate": earlier,
            "location": _place(happening.place, addresses),
            "attendee": [*agents, *recipients] if meets else [],
            "additionalType": f"urn:demarche:kind:{happening.kind}",
            "subjectOf": [{"@id": it} for it in _once(addresses.article(it.document) for it in happening.reports)],
            "demarche:status": happening.status,
            "demarche:precision": happening.when.precision,
            "demarche:agent": agents,
            "demarche:recipient": recipients,
            "demarche:independentSources": happening.independent_sources,
            "demarche:follows": {"@id": addresses.happening(happening.follows)} if happening.follows else None,
            "demarche:partOf": {"@id": addresses.happening(happening.part_of)} if happening.part_of else None,
            "demarche:shownBy": {"@id": addresses.happening(happening.shown_by)} if happening.shown_by else None,
        }
    )


def actor_node(who: Who | Voice, happening: Happening, addresses: Addresses) -> Node:
    return _filled(
        {
            "@id": _actor(who, happening, addresses),
            "@type": TYPES.get(who.kind, "Organization"),
            "name": line(who.name),
            "jobTitle": line(who.office) if isinstance(who, Who) and who.kind == "person" else None,
            "demarche:actsFor": who.country,
        }
    )


def claim_node(report: Report, happening: Happening, addresses: Addresses, record: Record | None = None) -> Node:
    """What one article says of it; those who deny it are no authors of the claim."""
    said = {stance: [{"@id": _actor(it, happening, addresses)} for it in report.sources if it.stance == stance]
            for stance in ("asserts", "confirms", "denies", "doubts")}  # fmt: skip
    against = [
        {"@id": addresses.report(other)}
        for it in happening.conflicts
        for one, other in ((it.one, it.other), (it.other, it.one))
        if one == report.id
    ]
    return _filled(
        {
            "@id": addresses.report(report.id),
            "@type": "Claim",
            "text": legal(evidence(report, record)[0]),
            "datePublished": report.reported.isoformat() if report.reported else None,
            "about": {"@id": addresses.happening(happening.id)},
            "appearance": {"@id": addresses.article(report.document)},
            "author": [*said["asserts"], *said["confirms"]],
            "demarche:status": report.status,
            "demarche:confirmedBy": said["confirms"],
            "demarche:deniedBy": said["denies"],
            "demarche:doubtedBy": said["doubts"],
            "demarche:contradicts": against,
            "demarche:start": report.trigger.start,
            "demarche:end": report.trigger.end,
        }
    )


def article_node(report: Report, record: Record | None, addresses: Addresses) -> Node:
    document = record.document if record else None
    return _filled(
        {
            "@id": addresses.article(report.document),
            "@type": "NewsArticle",
            "identifier": report.document,
            "headline": line(record.headline) if record and record.headline else None,
            "url": web_address(document.url) if document else None,
            "datePublished": report.reported.isoformat() if report.reported else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": line(report.outlet)} if report.outlet else None,
            "inLanguage": document.language if document else None,
        }
    )


def quotation_nodes(report: Report, record: Record, addresses: Addresses, seen: set[str]) -> Iterator[Node]:
    """The statements that report the event, where they are quoted word for word."""
    actors = {actor.id: actor for actor in record.actors}
    for statement in record.statements:
        id = addresses.named("quotations", f"{report.document.removeprefix('sha256:')[:20]}:{statement.id}")
        if report.event not in statement.about or statement.kind == "indirect" or id in seen:
            continue
        seen.add(id)
        speaker = actors.get(statement.speaker or "")
        yield _filled(
            {
                "@id": id,
                "@type": "Quotation",
                "text": legal(" … ".join(span.of(record.document.text) for span in statement.content)),
                "creator": {"@type": TYPES.get(speaker.kind, "Organization"), "name": line(speaker.name)}
                if speaker
                else None,
                "isPartOf": {"@id": addresses.article(report.document)},
                "about": {"@id": addresses.report(report.id)},
            }
        )


def _actor(who: Who | Voice, happening: Happening, addresses: Addresses) -> str:
    id = identity(who, happening.id)
    return addresses.named("actors", id) if is_described(who) else addresses.actor(id)


def _place(place: Where | None, addresses: Addresses) -> Node | None:
    if place is None:
        return None
    geo = None
    if place.latitude is not None and place.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    return _filled(
        {
            "@id": addresses.place(place.place),
            "@type": "Place",
            "name": line(place.name),
            "address": address,
            "geo": geo,
        }
    )


def _filled(node: Node) -> Node:
    """Without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _dumped(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
