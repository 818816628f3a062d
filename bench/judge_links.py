"""Samples of what linking made of real news, to be judged by eye.

    python bench/judge_links.py SEED merged|missed|promises|conflicts|changes [--sample N] [--most 60]
        [--months 2019-11:2020-10 ...] [--quarter 2021q2]

SEED draws two runs of months of ../shared/corpora/current-events with 600 items or more (or --months names them) and up
to 300 State Department releases of one quarter (or --quarter names it). They are printed first, then read and linked;
--sample is the seed of the sample that is shown.
merged: two reports of one happening. missed: two of one kind and the same states, at most two days apart, in two
happenings. The figures in docs/quality.md were counted on such samples.
"""

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from demarche.link.copies import Sketches, copy_families, origins, overlaps
from demarche.link.days import Days, dated
from demarche.link.happenings import link_reports
from demarche.link.parties import countries
from demarche.link.promises import promises
from demarche.link.reports import reports_of
from demarche.link.shingles import sketch
from demarche.model.document import Document
from demarche.model.happening import Happening, Report, Who
from demarche.model.record import Record
from demarche.pipeline import Pipeline
from demarche.read.options import ReadOptions
from demarche.read.source import documents

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
NEWS = CORPORA / "current-events" / "diplomacy_2002_2026.jsonl"
RELEASES = CORPORA / "releases" / "state-department-2021-2022.jsonl"
TODAY = date(2026, 11, 25)
ITEMS, MOST_RELEASES, LEAST_RELEASES = 600, 300, 150


def drawn(seed: int, wanted: Sequence[str], quarter: str | None) -> Iterator[str]:
    """Lines of JSON: the months and the quarter that are wanted, or that the seed draws."""
    chance = random.Random(seed)
    months, quarters = by_month(), by_quarter()
    names = sorted(months)
    runs = [[it for it in names if first <= it <= last] for first, last in (it.split(":") for it in wanted)]
    while len(runs) < 2:
        run = long_enough(names[chance.randrange(len(names)) :], months)
        if run and not any(set(run) & set(other) for other in runs):
            runs.append(run)
    for run in runs:
        print(f"{run[0]} to {run[-1]}: {sum(len(months[it]) for it in run)} items")
        yield from (line for name in run for line in months[name])
    quarter = quarter or chance.choice(sorted(it for it, lines in quarters.items() if len(lines) >= LEAST_RELEASES))
    lines = quarters[quarter]
    chosen = chance.sample(lines, MOST_RELEASES) if len(lines) > MOST_RELEASES else lines
    print(f"{quarter}: {len(chosen)} releases")
    yield from chosen


def by_month() -> dict[str, list[str]]:
    months: dict[str, list[str]] = defaultdict(list)
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        months[json.loads(line)["date"][:7]].append(line)
    return months


def by_quarter() -> dict[str, list[str]]:
    quarters: dict[str, list[str]] = defaultdict(list)
    for line in RELEASES.read_text(encoding="utf-8").splitlines():
        day = json.loads(line)["iso"]
        quarters[f"{day[:4]}q{(int(day[5:7]) + 2) // 3}"].append(line)
    return quarters


def long_enough(names: Sequence[str], months: Mapping[str, Sequence[str]]) -> list[str]:
    """The first months that have enough items between them; none where all have too few."""
    for last in range(len(names)):
        if sum(len(months[it]) for it in names[: last + 1]) >= ITEMS:
            return list(names[: last + 1])
    return []


def happenings_of(lines: Iterable[str]) -> tuple[Happening, ...]:
    records: dict[str, Record] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "drawn.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        pipeline = Pipeline.load()
        for document in documents(str(file), ReadOptions(fields={"published": "date"})):
            if isinstance(document, Document):
                records[document.id] = pipeline.record(document)
    sketches = {key: sketch(record) for key, record in records.items()}
    families = copy_families(sketches, overlaps(sketches.values(), Sketches(sketches.values())))
    origin = origins(families, sketches.values())
    reports = {it.id: it for key, record in records.items() for it in reports_of(record, origin.get(key))}
    return link_reports(reports.values(), [], TODAY)


def shown(report: Report) -> str:
    when = f"{report.when.earliest} to {report.when.latest}{'' if report.when.times else ' (not named)'}"
    place = report.place.name if report.place else "-"
    sides = f"{_listed(report.agents)} > {_listed(report.recipients)}"
    return f"  {report.kind}, {report.status}, {when}, told {report.reported}, in {place}: {sides} | {report.words}"


def _listed(side: Sequence[Who]) -> str:
    return ", ".join(f"{who.name} ({who.country or '-'})" for who in side) or "?"


def merged(found: Sequence[Happening]) -> Iterator[list[str]]:
    for happening in found:
        if len(happening.reports) > 1:
            yield [shown(it) for it in random.Random(happening.id).choice(list(combinations(happening.reports, 2)))]


def missed(found: Sequence[Happening]) -> Iterator[list[str]]:
    alike: dict[tuple[str, frozenset[str]], list[tuple[str, Report]]] = defaultdict(list)
    for happening in found:
        for report in happening.reports:
            if len(countries(report)) > 1 and report.kind != "invade":
                alike[report.kind, countries(report)].append((happening.id, report))
    for reports in alike.values():
        for (here, one), (there, other) in combinations(reports, 2):
            first, second = _days(one), _days(other)
            if here != there and first and second and first.apart(second) <= 2:
                yield [shown(one), shown(other)]


def _days(report: Report) -> Days | None:
    return dated(report) or (Days(report.reported, report.reported) if report.reported else None)


def promised(found: Sequence[Happening]) -> Iterator[list[str]]:
    by_id = {happening.id: happening for happening in found}
    for it in promises(found, TODAY):
        if it.outcome != "open":
            yield [f"{it.outcome}: {it.because}", *map(shown, by_id[it.happening].reports[:4])]


def conflicts(found: Sequence[Happening]) -> Iterator[list[str]]:
    for happening in found:
        yield from ([f"{it.about}:", f"  {it.one_says}", f"  {it.other_says}"] for it in happening.conflicts)


def changes(found: Sequence[Happening]) -> Iterator[list[str]]:
    """All but what was only announced, or only took place."""
    for happening in found:
        for it in happening.changes:
            if it.kind not in ("announced", "overdue") and (it.kind != "happened" or it.before is not None):
                told = [shown(report) for report in happening.reports[:4]]
                yield [f"{it.kind} {it.day}: {it.before} became {it.after}", *told]


WHAT = {"merged": merged, "missed": missed, "promises": promised, "conflicts": conflicts, "changes": changes}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("--sample", type=int, default=1, metavar="SEED")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--months", nargs="*", default=[], metavar="FIRST:LAST")
    parser.add_argument("--quarter", metavar="2021q2")
    wanted = parser.parse_args()
    found = happenings_of(drawn(wanted.seed, wanted.months, wanted.quarter))
    pool = sorted(WHAT[wanted.what](found))
    for number, lines in enumerate(random.Random(wanted.sample).sample(pool, min(len(pool), wanted.most)), 1):
        print(f"{number}.", *lines, sep="\n")
    print(f"{len(pool)} in all; kinds of happenings: {Counter(it.kind for it in found).most_common(5)}")


if __name__ == "__main__":
    main()
