"""Facts as W3C Web Annotations: one an event and one a statement, each pinned to its words.

A target has both a TextQuoteSelector and a TextPositionSelector; positions count Unicode code points of the text that
was read, and `exact` are the very signs that stand there. Several passages that say one fact are several targets.
"""

import json
from collections.abc import Iterable, Iterator

from demarche.export.addresses import Addresses
from demarche.export.picked import Picked
from demarche.export.words import line
from demarche.lexicon.wording import STANCES, STATUS_WORDS, listed, spoken_when
from demarche.model.record import Event, Party, Record, Statement
from demarche.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Signs of the text before and behind the words.
AROUND = 32
GENERATOR = {"id": "urn:demarche", "type": "Software", "name": "Demarche"}
Node = dict[str, object]


def to_webannotation(picked: Iterable[Picked], addresses: Addresses | None = None) -> Iterator[str]:
    """One AnnotationPage with everything in `items`, in pieces."""
    head = {"@context": CONTEXT, "id": "urn:demarche:annotations", "type": "AnnotationPage"}
    yield _dumped(head)[:-1] + ',"items":['
    between = "\n"
    for it in picked:
        for annotation in annotations(it, addresses or Addresses()):
            yield between + _dumped(annotation)
            between = ",\n"
    yield "\n]}\n"


def annotations(picked: Picked, addresses: Addresses) -> Iterator[Node]:
    """The annotations of one record, each whole in itself but for its `@context`."""
    for event in picked.events:
        yield event_annotation(picked, event, addresses)
    for statement in picked.statements:
        if statement.content:
            yield statement_annotation(picked, statement, addresses)


def event_annotation(picked: Picked, event: Event, addresses: Addresses) -> Node:
    record, happening = picked.record, picked.happenings.get(event.id)
    bodies: list[Node] = [_textual(_event_words(record, event), "describing"), _textual(event.kind, "tagging")]
    bodies.append(_textual(f"status:{event.status}", "tagging"))
    if happening is not None:
        bodies.append({"type": "SpecificResource", "source": addresses.happening(happening), "purpose": "identifying"})
    spans = event.evidence or (event.trigger,)
    return _annotation(record, event.id, "describing", bodies, spans, addresses)


def statement_annotation(picked: Picked, statement: Statement, addresses: Addresses) -> Node:
    record = picked.record
    names = {actor.id: line(actor.name) for actor in record.actors}
    speaker = names.get(statement.speaker or "", "somebody")
    heard = f" to {names[statement.addressee]}" if statement.addressee in names else ""
    via = f", through {listed([names[id] for id in statement.via if id in names])}" if statement.via else ""
    bodies = [_textual(f"{statement.act}: {speaker}{heard}{via}", "describing"), _textual(statement.act, "tagging")]
    bodies.append(_textual(f"quotation:{statement.kind}", "tagging"))
    return _annotation(record, statement.id, "describing", bodies, statement.content, addresses)


def _annotation(
    record: Record, fact: str, motivation: str, bodies: list[Node], spans: Iterable[Span], addresses: Addresses
) -> Node:
    document, published = record.document, record.published
    source: Node = {"id": addresses.article(document.id), "type": "Text", "format": "text/plain"}
    if document.language:
        source["language"] = document.language
    targets: list[Node] = []
    for span in spans:
        target: Node = {"source": source, "selector": selectors(document.text, span)}
        if published.day is not None:
            target["state"] = {"type": "TimeState", "sourceDate": f"{published.day.isoformat()}T00:00:00Z"}
        targets.append(target)
    return {
        "id": addresses.named("annotations", f"{document.id.removeprefix('sha256:')}:{fact}"),
        "type": "Annotation",
        "motivation": motivation,
        "generator": GENERATOR,
        "body": bodies,
        "target": targets,
    }


def selectors(text: str, span: Span) -> list[Node]:
    """The words by themselves and by their place."""
    quote: Node = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _event_words(record: Record, event: Event) -> str:
    """ "visit (planned), Lawrence Wong → Indonesia, Tue 18 Jun 2024; according to ..."."""
    names = {actor.id: line(actor.name) for actor in record.actors}
    sides = " → ".join(it for it in (_listed(event.agents, names), _listed(event.recipients, names)) if it)
    said = [
        f"{STANCES[stance]} {listed(list(who))}"
        for stance in STANCES
        if (who := dict.fromkeys(names[it.actor] for it in event.sources if it.stance == stance))
    ]
    first = ", ".join(
        it for it in (f"{event.kind} ({STATUS_WORDS[event.status]})", sides, spoken_when(event.when)) if it
    )
    return "; ".join([first, *said])


def _listed(parties: Iterable[Party], names: dict[str, str]) -> str:
    return listed(list(dict.fromkeys(names[party.actor] for party in parties)))


def _textual(value: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain", "language": "en"}


def _dumped(thing: object) -> str:
    """JSON; half of a pair of surrogates, which UTF-8 cannot hold, is escaped."""
    written = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(thing, separators=(",", ":"))
    return written
