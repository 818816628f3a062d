"""What must hold of every record: spans inside the text, `text` equal to its slice, no reference into nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def check_record(written: Json) -> list[str]:
    """The faults of a record in JSON, in plain words; none where it is sound."""
    return [*_bad_spans(written), *_bad_texts(written), *_bad_references(written), *_bad_passages(written)]


def _spans(written: Json) -> Iterator[tuple[str, list[int]]]:
    """Every span of the record with the path to it."""
    document = written["document"]
    yield from (("document.published", pair) for pair in document["published"]["evidence"])
    for passage in document["passages"]:
        yield "passage", [passage["start"], passage["end"]]
        if passage["repeats"] is not None:
            yield "passage.repeats", passage["repeats"]
    for named in (*written["actors"], *written["places"]):
        yield from ((named["id"], pair) for pair in named["mentions"])
    for time in (*written["times"], *written.get("rejected", ())):
        yield time.get("id", "rejected"), [time["start"], time["end"]]
    for statement in written["statements"]:
        pairs = [statement["speaker_text"], statement["cue"], *statement["content"]]
        yield from ((statement["id"], pair) for pair in pairs if pair is not None)
    for event in written["events"]:
        parties = [party["span"] for party in (*event["agents"], *event["recipients"])]
        yield from ((event["id"], pair) for pair in [event["trigger"], *event["evidence"], *parties])


def _bad_spans(written: Json) -> Iterator[str]:
    length = len(written["document"]["text"])
    for path, (start, end) in _spans(written):
        if not 0 <= start < end <= length:
            yield f"{path}: [{start}, {end}) is empty or outside the text of {length} characters"


def _bad_texts(written: Json) -> Iterator[str]:
    text = written["document"]["text"]
    for time in written["times"]:
        slice_ = text[time["start"] : time["end"]]
        if slice_ != time["text"]:
            yield f"{time['id']}: text {time['text']!r} is not the slice {slice_!r}"


def _bad_references(written: Json) -> Iterator[str]:
    known = {name: {it["id"] for it in written[name]} for name in ("actors", "places", "times", "statements", "events")}
    for name, ids in known.items():
        if len(ids) < len(written[name]):
            yield f"{name}: an id stands twice"
    for path, name, id_ in _references(written):
        if id_ is not None and id_ not in known[name]:
            yield f"{path}: {id_!r} is not among the {name}"


def _references(written: Json) -> Iterator[tuple[str, str, str | None]]:
    """Every reference: where it stands, which list it points into, and the id."""
    for statement in written["statements"]:
        path = statement["id"]
        for actor in (statement["speaker"], statement["addressee"], *statement["via"]):
            yield path, "actors", actor
        yield path, "times", statement["time"]
        yield from ((path, "events", event) for event in statement["about"])
    for event in written["events"]:
        path = event["id"]
        parties = (*event["agents"], *event["recipients"], *event["sources"])
        yield from ((path, "actors", party["actor"]) for party in parties)
        yield from ((path, "statements", source["statement"]) for source in event["sources"])
        yield from ((path, "times", time) for time in event["when"]["times"])
        yield path, "places", event["place"]


def _bad_passages(written: Json) -> Iterator[str]:
    """Passages come in order, do not overlap, and leave nothing but white space between them."""
    text, end = written["document"]["text"], 0
    for passage in written["document"]["passages"]:
        if passage["start"] < end:
            yield f"passage at {passage['start']} overlaps the one before"
        elif text[end : passage["start"]].strip():
            yield f"no passage covers {text[end : passage['start']].strip()[:40]!r}"
        end = max(end, passage["end"])
    if text[end:].strip():
        yield f"no passage covers {text[end:].strip()[:40]!r}"
