"""Score linking on our own stories: happenings, copies, changes of plan and contradictions.

    python bench/link.py [--misses] [--gold-events] [--second | --third | --fourth]

tests/stories holds ten stories of six articles each, written by us, as JSON Lines; gold.json beside them says what each
must show. tests/stories/second holds four more, tests/stories/third seven in the manner of wires and ministries, and
tests/stories/fourth fourteen; all were written and scored before the rules had seen them. Happenings are scored over
the gold mentions of which the reader found an event, so that the figures measure linking; the share it found is printed
beside them. Changes and contradictions are scored end to end. --gold-events links the gold mentions themselves, with
their gold parties, days and statuses: what is wrong then is wrong in linking.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from demarche.lexicon.linking import family_of
from demarche.link.copies import Sketches, copy_families, origins, overlaps
from demarche.link.happenings import link_reports
from demarche.link.reports import reports_of
from demarche.link.shingles import sketch
from demarche.model.document import Document
from demarche.model.happening import Change, Conflict, CopyFamily, Happening, Report
from demarche.model.record import Record
from demarche.model.span import Span
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.link_gold import gold_reports  # noqa: E402

STORIES = ROOT / "tests" / "stories"
SECOND = STORIES / "second"
THIRD = STORIES / "third"
FOURTH = STORIES / "fourth"
Gold = dict[str, Any]
#: What is clustered: an article, or a report under a gold happening.
Item = Hashable


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Turns:
    """How many of the gold changes (or contradictions) were found; those missed and those found wrongly, in words."""

    found: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The stories as read and linked; `records` by name of the article, `names` the article of a document's id."""

    records: Mapping[str, Record]
    names: Mapping[str, str]
    families: tuple[CopyFamily, ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: `happening` is "story/key", `phrase` the words that tell of it in the article `name`."""

    happening: str
    name: str
    kind: str
    phrase: str


def bcubed(gold: Mapping[Item, str], found: Mapping[Item, str]) -> Score:
    """B-cubed (Bagga and Baldwin 1998): item -> gold cluster, the same items -> found cluster."""
    golden, ours = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[item], found[item]) for item in gold)
    precision = sum(count * count / ours[mine] for (_, mine), count in both.items())
    recall = sum(count * count / golden[theirs] for (theirs, _), count in both.items())
    return Score(precision / len(gold), recall / len(gold)) if gold else Score(0.0, 0.0)


def pairwise(gold: Mapping[Item, str], found: Mapping[Item, str]) -> Score:
    """Over all pairs of items: those that stand together in the gold, and in what was found."""
    golden, ours = _together(gold), _together(found)
    both = len(golden & ours)
    return Score(both / len(ours) if ours else 1.0, both / len(golden) if golden else 1.0)


def _together(clusters: Mapping[Item, str]) -> set[tuple[Item, Item]]:
    members: dict[str, list[Item]] = {}
    for item, cluster in clusters.items():
        members.setdefault(cluster, []).append(item)
    return {pair for items in members.values() for pair in combinations(sorted(items, key=repr), 2)}


def read_gold(folder: Path = STORIES) -> Gold:
    """gold.json: `today`, and each story's happenings (key -> mentions), copies, changes and conflicts."""
    gold: Gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def link_stories(pipeline: Pipeline, gold: Gold, folder: Path = STORIES, *, gold_events: bool = False) -> Linked:
    """All stories read and linked together, so that they could be mixed up; the gold's events instead of those read."""
    records: dict[str, Record] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for document in documents(str(path), ReadOptions()):
            if not isinstance(document, Document):
                raise document
            records[document.source] = pipeline.record(document)
    sketches = {record.document.id: sketch(record) for record in records.values()}
    families = copy_families(sketches, overlaps(sketches.values(), Sketches(sketches.values())))
    origin = origins(families, sketches.values())
    reports = [report for record in records.values() for report in reports_of(record, origin[record.document.id])]
    if gold_events:
        reports = list(gold_reports(gold, records, origin))
    names = {record.document.id: name for name, record in records.items()}
    return Linked(records, names, families, link_reports(reports, [], date.fromisoformat(gold["today"])))


def mentions(gold: Gold) -> Iterator[Mention]:
    for story, told in gold["stories"].items():
        for key, rows in told["happenings"].items():
            yield from (Mention(f"{story}/{key}", row["article"], row["kind"], row["phrase"]) for row in rows)


def find_mentions(gold: Gold, linked: Linked) -> tuple[dict[Mention, str], dict[str, str], list[Mention]]:
    """(mention -> id of its report, report id -> id of its happening, mentions of which no event was found).

    An event is the mention's if it is of the same family of kinds and its trigger lies in the mention's phrase; or else
    if the clause that shows it holds the phrase, and its trigger is no other mention's.
    """
    by_name: dict[str, list[Report]] = {}
    cluster: dict[str, str] = {}
    for happening in linked.happenings:
        for report in happening.reports:
            by_name.setdefault(linked.names[report.document], []).append(report)
            cluster[report.id] = happening.id
    found: dict[Mention, str] = {}
    missed = list(mentions(gold))
    for sure in (True, False):
        taken = set(found.values())
        for mention in list(missed):
            phrase = _phrase(mention, linked.records[mention.name])
            for report in by_name.get(mention.name, ()):
                spans = [report.trigger] if sure else report.evidence
                alike = family_of(report.kind).id == family_of(mention.kind).id
                if alike and report.id not in taken and any(span.overlaps(phrase) for span in spans):
                    found[mention] = report.id
                    missed.remove(mention)
                    break
    return found, cluster, missed


def _phrase(mention: Mention, record: Record) -> Span:
    start = record.document.text.index(mention.phrase)
    return Span(start, start + len(mention.phrase))


def clusters(found: Mapping[Mention, str], cluster: Mapping[str, str]) -> tuple[dict[Item, str], dict[Item, str]]:
    """Gold and found cluster of each (report, gold happening)."""
    gold: dict[Item, str] = {(report, it.happening): it.happening for it, report in found.items()}
    return gold, {(report, it.happening): cluster[report] for it, report in found.items()}


def copy_clusters(gold: Gold, linked: Linked) -> tuple[dict[Item, str], dict[Item, str]]:
    """Gold and found family of each article; an article that nobody copied is its own."""
    golden: dict[Item, str] = {name: name for name in linked.records}
    ours = dict(golden)
    for told in gold["stories"].values():
        for family in told["copies"]:
            golden.update(dict.fromkeys(family["documents"], "family of " + family["documents"][0]))
    for known in linked.families:
        ours.update({linked.names[document]: known.id for document in known.documents})
    return golden, ours


def score_changes(gold: Gold, linked: Linked, found: Mapping[Mention, str]) -> Turns:
    """A change is found if a happening with one of its reports has one of its kind on its day (any day, if null).

    Only changes of plan are scored: not announcements and not what is first told when it has taken place; denials are
    scored as contradictions. A happening split in two may show a change twice: no error of its own.
    """
    keys: dict[str, set[str]] = {}
    for mention, report in found.items():
        keys.setdefault(report, set()).add(mention.happening)
    golden: set[tuple[str, str, str | None]] = {
        (f"{story}/{row['happening']}", row["kind"], row["day"])
        for story, told in gold["stories"].items()
        for row in told["changes"]
    }
    hit: set[tuple[str, str, str | None]] = set()
    false = []
    for happening in linked.happenings:
        told_of = {key for report in happening.reports for key in keys.get(report.id, ())}
        for change in happening.changes:
            if not _of_plan(change):
                continue
            days = (None, str(change.day))
            right = {it for it in golden if it[0] in told_of and it[1] == change.kind and it[2] in days}
            hit |= right
            if not right:
                false.append(_change_in_words(happening, change, linked))
    missed = sorted(" ".join(map(str, it)) for it in golden - hit)
    return Turns(len(hit), tuple(missed), tuple(false))


def _of_plan(change: Change) -> bool:
    return change.kind not in ("announced", "denied") and (change.kind != "happened" or change.before is not None)


def _change_in_words(happening: Happening, change: Change, linked: Linked) -> str:
    parties = "+".join(who.name for who in (*happening.agents, *happening.recipients))
    articles = sorted({linked.names[report.document] for report in happening.reports})
    return f"{change.kind} {change.day}: {happening.kind} {parties} ({', '.join(articles)})"


def score_conflicts(gold: Gold, linked: Linked) -> Turns:
    """A contradiction is found if one about the same thing holds an article of either side against the other."""
    golden = [(story, row) for story, told in gold["stories"].items() for row in told["conflicts"]]
    article = {it.id: linked.names[it.document] for happening in linked.happenings for it in happening.reports}
    hit: set[int] = set()
    false = []
    for happening in linked.happenings:
        for conflict in happening.conflicts:
            one, other = article[conflict.one], article[conflict.other]
            right = {
                number
                for number, (_, row) in enumerate(golden)
                if conflict.about == row["about"] and _sides(row, one, other)
            }
            hit |= right
            if not right:
                false.append(_conflict_in_words(conflict, one, other))
    missed = [f"{story}/{row['happening']} {row['about']}" for n, (story, row) in enumerate(golden) if n not in hit]
    return Turns(len(hit), tuple(missed), tuple(false))


def _sides(row: Gold, one: str, other: str) -> bool:
    return (one in row["one"] and other in row["other"]) or (other in row["one"] and one in row["other"])


def _conflict_in_words(conflict: Conflict, one: str, other: str) -> str:
    return f"{conflict.about}: {one} “{conflict.one_says}” against {other} “{conflict.other_says}”"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score linking on our own stories.")
    parser.add_argument("--misses", action="store_true", help="print what was missed, split, mixed up or made up")
    parser.add_argument("--gold-events", action="store_true", help="link the gold's events instead of those read")
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--second", action="store_true", help="score the second set, of four stories")
    sets.add_argument("--third", action="store_true", help="score the third set, of seven stories")
    sets.add_argument("--fourth", action="store_true", help="score the fourth set, of fourteen stories")
    wanted = parser.parse_args()
    chosen = {SECOND: wanted.second, THIRD: wanted.third, FOURTH: wanted.fourth}
    folder = next((folder for folder, asked in chosen.items() if asked), STORIES)
    gold = read_gold(folder)
    linked = link_stories(Pipeline.load(), gold, folder, gold_events=wanted.gold_events)
    found, cluster, missed = find_mentions(gold, linked)
    golden, ours = clusters(found, cluster)
    changes, conflicts = score_changes(gold, linked, found), score_conflicts(gold, linked)
    total = len(found) + len(missed)
    print(f"stories: {len(gold['stories'])}, articles: {len(linked.records)}, gold mentions: {total}")
    print(f"mentions of which the reader found an event: {len(found) / total:.3f}")
    print(f"happenings  B-cubed   {bcubed(golden, ours)}")
    print(f"happenings  pairwise  {pairwise(golden, ours)}")
    print(f"copies      pairwise  {pairwise(*copy_clusters(gold, linked))}")
    for name, turns in (("changes", changes), ("conflicts", conflicts)):
        per_ten = 10 * len(turns.false) / len(linked.records)
        print(
            f"{name:9}  found {turns.found} of {turns.found + len(turns.missed)}, false per ten articles {per_ten:.2f}"
        )
    if wanted.misses:
        print_misses(missed, golden, ours, (changes, conflicts))


def print_misses(
    missed: list[Mention], golden: Mapping[Item, str], ours: Mapping[Item, str], turns: tuple[Turns, ...]
) -> None:
    """What went wrong, in words: unread mentions, happenings split and mixed, turns missed and made up."""
    for mention in missed:
        print(f"unread   {mention.happening} {mention.name}: {mention.kind} “{mention.phrase}”")
    for word, one, other in (("split", golden, ours), ("mixed", ours, golden)):
        for cluster in sorted(set(one.values())):
            parts = Counter(other[item] for item in one if one[item] == cluster)
            if len(parts) > 1:
                print(f"{word}    {cluster}: {dict(parts)}")
    for kind in turns:
        for line in kind.missed:
            print(f"missed   {line}")
        for line in kind.false:
            print(f"false    {line}")


if __name__ == "__main__":
    main()
