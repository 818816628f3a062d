"""Score events: seed and dev records, the PLOVER gold sentences, and stages of execution in MUC-4.

    python bench/events.py [--gsr] [--muc N] [--misses]

Without an option the status probes and the PLOVER sentences are run. SKIPPED, with exit code 0, without ../shared.
The rules by which a record becomes PLOVER (a planned meeting is AGREE, a hypothetical attack THREATEN) stand in
`plover_type`; they follow PLOVER_MANUAL.tex of openeventdata/PLOVER, section "Auxiliary modes".
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from demarche.lexicon.kinds import DATA, Kinds
from demarche.lexicon.world import World
from demarche.model.document import Document
from demarche.model.record import Event, Party, Record
from demarche.pipeline import Pipeline

SHARED = Path(__file__).resolve().parents[2] / "shared"
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: What is only planned or possible of these is a threat.
THREATS = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE"})
#: What is only planned or possible of these is AGREE: the gold was converted from CAMEO, whose 03 is any intent.
FUTURE = dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"), "AGREE")
OPEN = frozenset({"planned", "possible"})


def plover_type(event: Event) -> str | None:
    """The PLOVER type of an event by the manual's rules for what has not happened; None where it is dropped."""
    kind = event.plover_type
    if kind is None:
        return None
    if event.status in OPEN:
        return "THREATEN" if kind in THREATS else FUTURE.get(kind, kind)
    if event.status in ("cancelled", "postponed", "denied"):
        return "REJECT" if kind in ("CONSULT", "AGREE") else None
    return kind


def gold_sentences() -> Iterator[dict[str, Any]]:
    path = SHARED / "events" / "plover_gsr_cameo" / "PLOVER_GSR_CAMEO.txt"
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row.get("text") and row["event"] != "DOCUMENT":
            yield row


def names(row: dict[str, Any], role: str) -> list[str]:
    actors = row.get(role) or []
    return [actor["actorText"] for actor in actors if isinstance(actor, dict) and actor.get("actorText")]


def overlaps(record: Record, event: Event, gold: list[str]) -> bool:
    """True where one of the event's parties is named by, or stands beside, the words of a gold actor."""
    return beside(record, (*event.agents, *event.recipients), gold)


def beside(record: Record, parties: Sequence[Party], gold: list[str]) -> bool:
    """True where one of them is named, here or elsewhere in the text, by a gold actor's words, or stands beside."""
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}
    for party in parties:
        spoken = [party.span, *(actors[party.actor].mentions if party.actor in actors else ())]
        words = [span.of(text).lower() for span in spoken]
        near = text[max(0, party.span.start - 25) : party.span.end + 25].lower()
        if any(name in near or any(name in said or said in name for said in words) for name in map(str.lower, gold)):
            return True
    return False


def near_pair(record: Record, sources: list[str], targets: list[str]) -> str | None:
    """One answer, as a coder gives to whom the pair is given: the type of the event between the two.

    An event that the source does to the target comes before one that names both in other roles, this before one that
    names either, and of equals the first; None where the record has no event that PLOVER codes.
    """

    def fit(event: Event) -> tuple[int, int]:
        does = beside(record, event.agents, sources) + beside(record, event.recipients, targets)
        return does, sum(overlaps(record, event, [name]) for name in (*sources, *targets))

    coded = [event for event in record.events if plover_type(event) is not None]
    best = max(coded, key=fit, default=None)  # max keeps the first of equals
    return plover_type(best) if best is not None else None


def score_sentences(pipeline: Pipeline, misses: bool) -> None:
    """Type right: of any event, and of an event with one of the gold actors (end to end)."""
    right = Counter[str]()
    confusion = Counter[tuple[str, str]]()
    total = 0
    for row in gold_sentences():
        total += 1
        wanted = OLD_NAMES.get(row["event"], row["event"])
        record = pipeline.record(Document(row["id"], row["id"], row["text"], language="en"))
        actors = names(row, "source") + names(row, "target")
        found = [(plover_type(event), overlaps(record, event, actors)) for event in record.events]
        right["found"] += bool(found)
        right["type"] += any(kind == wanted for kind, _ in found)
        right["type and actor"] += any(kind == wanted and named for kind, named in found)
        right["first type"] += bool(found) and found[0][0] == wanted
        right["pair given"] += wanted == near_pair(record, names(row, "source"), names(row, "target"))
        if not any(kind == wanted for kind, _ in found):
            confusion[wanted, "/".join(str(kind) for kind, _ in found) or "nothing"] += 1
            if misses:
                kinds = [(event.kind, event.status) for event in record.events]
                print(f"- {wanted:10} {row.get('eventText', '')!r} said {kinds}\n    {row['text']}")
    print(f"PLOVER gold sentences: {total}")
    for name, count in right.items():
        print(f"  {name:16} {count / total:.3f} ({count})")
    for (wanted, said), count in confusion.most_common(12):
        print(f"  {wanted:10} said {said}: {count}")


#: Slots of a template that name whom or what the incident was aimed at.
TARGETS = ("PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")
STAGES = {"ACCOMPLISHED": "happened", "ATTEMPTED": "attempted", "THREATENED": "threatened"}


def stage(event: Event) -> str:
    """MUC-4's stage of execution of an event of violence."""
    rule = event.status_rule or ""
    if event.kind == "threaten":
        return "threatened"
    tried = "attempt" in rule or "failure" in rule or "prevent" in rule or "attempt" in (event.rule or "")
    if tried or event.status == "cancelled":
        return "attempted"
    return "threatened" if event.status in OPEN else "happened"


def cased(text: str, world: World) -> str:
    """MUC-4's capitals as news is written: sentences open with a capital, and so do names that the lexicon has."""
    words = [word.lower() for word in text.split()]
    titled = [word.capitalize() for word in words]
    plain = [word.strip(".,;:()[]\"'") for word in titled]
    out, at = list(words), 0
    while at < len(words):
        found = world.longest(plain, at)
        length = found[0] if found is not None and found[1][0].kind != "person" and len(plain[at]) > 3 else 0
        known = length or int(world.demonym(plain[at]) is not None) or int(is_family_name(plain, at, world))
        if known or at == 0 or words[at - 1].endswith((".", "]")):
            out[at : at + max(known, 1)] = titled[at : at + max(known, 1)]
        at += max(known, 1)
    return " ".join(out)


def is_family_name(plain: list[str], at: int, world: World) -> bool:
    return at > 0 and len(plain[at]) > 4 and bool(world.people_by_family_name(plain[at]))


def incident(events: list[Event], text: str, targets: list[str]) -> Event | None:
    """The event of violence that tells of the incident: the first in whose clause a target of it is named, else the
    first of all.
    """
    violent = [event for event in events if event.plover_type in ("ASSAULT", "THREATEN", "COERCE")]
    for event in violent:
        told = " ".join(span.of(text) for span in event.evidence).lower()
        if any(target in told for target in targets):
            return event
    return violent[0] if violent else None


def target_words(slots: dict[str, list[str]]) -> list[str]:
    """Names and descriptions of the targets, in lower case."""
    filled = [value for name, values in slots.items() if name in TARGETS for value in values]
    return [name.lower() for value in filled for name in re.findall(r'"([^"]{4,})"', value)]


def score_stages(pipeline: Pipeline, limit: int) -> None:
    """Documents with one incident: the stage of our event of that incident against the template's."""
    texts = {}
    for line in (SHARED / "events" / "muc4" / "muc4_texts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["doc_id"]] = row["text"]
    templates: dict[str, list[dict[str, list[str]]]] = {}
    for line in (SHARED / "events" / "muc4" / "muc4_templates.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["empty"]:
            templates.setdefault(row["doc_id"], []).append(row["slots"])
    single = [(name, slots[0]) for name, slots in templates.items() if len(slots) == 1 and gold_stage(slots[0])]
    rare = [item for item in single if gold_stage(item[1]) != "happened"]
    usual = [item for item in single if gold_stage(item[1]) == "happened"]
    chosen = [*rare, *usual[: max(0, limit - len(rare))]]
    table = Counter[tuple[str, str]]()
    for name, slots in chosen:
        text = cased(texts[name], pipeline.lexicon.world)
        record = pipeline.record(Document(name, name, text, language="en"))
        event = incident(list(record.events), text, target_words(slots))
        table[gold_stage(slots), stage(event) if event else "nothing"] += 1
    print(f"MUC-4, {len(chosen)} documents with one incident (rows gold, columns said):")
    for (wanted, said), count in sorted(table.items()):
        print(f"  {wanted:12} {said:12} {count}")
    print(f"  macro-F1 where the incident is found: {macro_f1(table):.2f}")


def gold_stage(slots: dict[str, list[str]]) -> str:
    """The stage that a template gives, "" where it gives none."""
    stages = slots.get("INCIDENT: STAGE OF EXECUTION", [])
    return STAGES.get(stages[0], "") if stages else ""


def macro_f1(table: Counter[tuple[str, str]]) -> float:
    """Mean F1 of the three stages, over the incidents that were found."""
    scores = []
    for name in STAGES.values():
        right = table[name, name]
        said = sum(count for (gold, found), count in table.items() if found == name)
        wanted = sum(count for (gold, found), count in table.items() if gold == name and found != "nothing")
        scores.append(2 * right / (said + wanted) if said + wanted else 0.0)
    return sum(scores) / len(scores)


def score_probes(pipeline: Pipeline) -> None:
    """The one-line probes of ../shared/events/status-probes.json; parties are not held against them here."""
    rows = json.loads((SHARED / "events" / "status-probes.json").read_text(encoding="utf-8"))
    right = 0
    for row in rows:
        events = pipeline.record(Document("probe", "probe", row["text"], language="en")).events
        said = [(event.kind, event.status) for event in events]
        missed = [want for want in row.get("expect", []) if (want["kind"], want["status"]) not in said]
        unsafe = [
            never
            for never in row.get("never", [])
            if any(kind == never["kind"] and never.get("status", status) == status for kind, status in said)
            and "agents" not in never
        ]
        right += not missed and not unsafe
        if missed or unsafe:
            print(f"- {row['text']}\n    said {said}, missed {missed}, unsafe {unsafe}")
    print(f"status probes: {right} of {len(rows)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsr", action="store_true", help="only the PLOVER sentences")
    parser.add_argument("--muc", type=int, default=0, help="that many MUC-4 documents")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: no {SHARED}")
        return
    pipeline = Pipeline.load()
    pipeline.lexicon.__dict__["kinds"] = Kinds.load(
        DATA / "plover"
    )  # the cached table, with the kinds only PLOVER knows
    if not options.gsr:
        score_probes(pipeline)
    score_sentences(pipeline, options.misses)
    if options.muc:
        score_stages(pipeline, options.muc)


if __name__ == "__main__":
    main()
