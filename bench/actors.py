"""Who is meant, and where: measures the finding of mentions and the resolution of actors.

    python bench/actors.py [--shared ../shared] [ngec] [relocar] [parties] [visits] [toponyms] [speed]  [--misses]

ngec: 279 actor phrases, country and sector. relocar: place or government, 1,026 names (a test, never trained on).
parties: for every party, speaker and source in the gold of `dev` and `seed`, is there an actor in the record that
`score_record.same_party` takes for it. visits: foreign leaders' visits to the United States, the state and the person.
toponyms: GeoVirus. speed: milliseconds a sentence. Prints one line each.
"""

import argparse
import heapq
import importlib.util
import json
import math
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from demarche.find.mentions import find_mentions
from demarche.lexicon import Lexicon
from demarche.lexicon.readings import Readings
from demarche.model.article import Article
from demarche.model.document import Document, Published
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.resolve.actors import resolve_actors
from demarche.resolve.cast import Cast
from demarche.resolve.metonymy import reads_as_place

#: International bodies as NGEC codes them -> ids of the lexicon that count as it.
ROOT = Path(__file__).parent.parent


class Bench:
    """Holds the engines."""

    def __init__(self, shared: Path, misses: bool) -> None:
        self.shared = shared
        self.misses = misses
        self.parser = Parser(LanguageModel.load())
        self.lexicon = Lexicon.load()

    def article(self, text: str) -> Article:
        return self.parser.parse(Document("sha256:0", "bench", text))

    def cast(self, article: Article, day: date | None) -> tuple[list[Any], Cast]:
        mentions = find_mentions(article, self.lexicon)
        return mentions, resolve_actors(article, mentions, Published(day, day, "given"), self.lexicon)

    def miss(self, *words: object) -> None:
        if self.misses:
            print("  -", *words)


def ngec(bench: Bench) -> str:
    """Country and sector of actor phrases."""
    right = {"country": 0, "sector": 0}
    asked = {"country": 0, "sector": 0}
    for row in _lines(bench.shared / "events/ngec_actor_tests/actor_gold.jsonl"):
        said = code(bench, row["actor_text"], _day(row["kwargs"].get("query_date")))
        for key in asked:
            if row[key] is None or row["author_xfail"]:
                continue
            asked[key] += 1
            if fits(said, key, row[key]):
                right[key] += 1
            else:
                bench.miss(row["actor_text"], key, "gold", row[key], "said", said)
    return ", ".join(f"{key} {right[key]}/{asked[key]} = {right[key] / asked[key]:.3f}" for key in asked)


def fits(said: dict[str, str | None], key: str, gold: str) -> bool:
    """True where the code is gold's. We give every state the sector GOV and leave out what NGEC calls unknown or junk;
    international bodies have no country but the sector IGO, where NGEC has a country UNO, EUR or IGO.
    """
    value = said[key] or ""
    if key == "country" and gold in ("UNO", "EUR", "IGO"):
        return value == gold or said["body"] == "IGO"
    if key == "sector" and said["kind"] in ("state", None) and gold in ("", "GOV"):
        return True
    return value == gold or (gold in ("UNK", "JNK") and not value)


def code(bench: Bench, phrase: str, day: date | None) -> dict[str, str | None]:
    """Country and sector of the widest mention of a phrase."""
    mentions, cast = bench.cast(bench.article(phrase), day or date(2022, 3, 1))
    for mention in sorted(mentions, key=lambda m: (m.label == "NORP", (m.title or (m.start,))[0] - m.end)):
        ids = cast.actors_of(mention)
        if ids:
            actor = cast.actor(ids[0])
            return {"country": actor.country, "sector": actor.sector, "kind": actor.kind, "body": _body(cast, mention)}
        place = cast.place_of(mention)
        if place is not None:
            return {"country": cast.place(place).country, "sector": None, "kind": None, "body": None}
    return {"country": None, "sector": None, "kind": "nobody", "body": None}


def _body(cast: Cast, mention: Any) -> str | None:
    """The sector of the body that somebody belongs to: "EU legislators" are of a body of sector IGO."""
    ids = cast.actors_of(mention)
    sectors = {actor.sector for actor in cast.actors if actor.kind in ("organisation", "group")}
    return "IGO" if cast.actor(ids[0]).country is None and "IGO" in sectors else None


def relocar(bench: Bench) -> str:
    """Accuracy of place or government."""
    text = (bench.shared / "corpora/relocar/ReLocaR_XML/ReLocaR_Train.xml").read_text(encoding="utf-8")
    right = total = 0
    kinds: dict[str, list[int]] = {"lit": [0, 0], "met": [0, 0]}
    for number, sample in re.findall(r'<sample number="(\d+)">(.*?)</sample>', text, re.S):
        found = re.search(r'<loc reading="(\w+)">(.*?)</loc>', sample)
        if found is None or found[1] not in kinds:
            continue
        plain = re.sub(r"<[^>]+>", "", sample.strip()).replace("&amp;", "&")
        begin = len(re.sub(r"<[^>]+>", "", sample.lstrip()[: sample.lstrip().index("<loc")]).replace("&amp;", "&"))
        article = bench.article(plain)
        head = _head(article, begin, begin + len(found[2]))
        place = reads_as_place(article.doc, head, Readings.load())
        good = place == (found[1] == "lit")
        right, total = right + good, total + 1
        kinds[found[1]][0] += good
        kinds[found[1]][1] += 1
        if not good:
            token = article.doc[head]
            bench.miss(
                number, found[1], f"[{found[2]}] {token.dep_} < {token.head}", plain[max(0, begin - 60) : begin + 70]
            )
    detail = ", ".join(f"{name} {good}/{all_}" for name, (good, all_) in kinds.items())
    return f"accuracy {right}/{total} = {right / max(total, 1):.3f} ({detail})"


def _head(article: Article, begin: int, end: int) -> int:
    inside = [i for i in range(len(article.doc)) if article.starts[i] < end and begin < article.ends[i]]
    outside = [i for i in inside if article.doc[i].head.i not in inside or article.doc[i].head.i == i]
    return outside[0] if outside else inside[0]


def parties(bench: Bench) -> str:
    """Recall of the parties that gold names."""
    scorer = _scorer(bench.shared)
    counts = {"parties": [0, 0], "speakers": [0, 0], "sources": [0, 0], "places": [0, 0]}
    for gold, text in _gold(bench.shared):
        day = date.fromisoformat(gold["published"]) if gold["published"] else None
        mentions, cast = bench.cast(bench.article(text), day)
        for mention in mentions:
            cast.actors_of(mention)
        actors = [{"name": a.name, "aliases": a.aliases, "kind": a.kind, "country": a.country} for a in cast.actors]
        names: dict[str, set[str]] = {key: set() for key in counts}
        for event in gold["events"]:
            names["parties"] |= set(event["agents"]) | set(event["recipients"])
            names["sources"] |= set(event["sources"])
            names["places"] |= {event["place"]} - {None}
        names["speakers"] = {statement["speaker"] for statement in gold["statements"]}
        places = {scorer.plain(place.name) for place in cast.places}
        for key, wanted in names.items():
            for name in sorted(wanted):
                hit = (
                    scorer.plain(name) in places if key == "places" else any(scorer.same_party(name, a) for a in actors)
                )
                counts[key][0] += hit
                counts[key][1] += 1
                if not hit:
                    bench.miss(
                        gold["id"], key, name, "|", [a["name"] for a in actors] if key != "places" else sorted(places)
                    )
    return ", ".join(f"{key} {good}/{total} = {good / max(total, 1):.3f}" for key, (good, total) in counts.items())


def _gold(shared: Path) -> Iterator[tuple[dict[str, Any], str]]:
    yield json.loads((shared / "seed/gold/article.json").read_text()), (shared / "seed/article.txt").read_text()
    for path in sorted((shared / "dev/gold").glob("*.json")):
        text = (shared / "dev/texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield json.loads(path.read_text(encoding="utf-8")), text


def visits(bench: Bench) -> str:
    """500 visits of foreign leaders to the United States since 1995: the state, and whether an entry is found."""
    rows = [r for r in _lines(bench.shared / "corpora/foreign-leader-visits/items.jsonl") if r["start"] >= "1995"]
    state = person = total = 0
    for row in random.Random(1).sample(rows, 500):
        found = bench.lexicon.world.find(row["from_country"])
        country = next((entry.country for entry in found if entry.kind == "state"), None)
        if country is None:
            continue
        total += 1
        visitor = row["visitor"].split("(")[0].strip()
        text = f"{visitor} of {row['from_country']} arrived in Washington."
        mentions, cast = bench.cast(bench.article(text), date.fromisoformat(row["start"]))
        names = [m for m in mentions if m.label == "PERSON" and cast.actors_of(m)]
        actor = cast.actor(cast.actors_of(names[0])[0]) if names else None
        state += actor is not None and actor.country == country
        person += actor is not None and actor.entry is not None
        if actor is None or actor.country != country or actor.entry is None:
            bench.miss(visitor, row["start"], country, "|", actor.name if actor else None, actor and actor.country)
    return (
        f"state {state}/{total} = {state / total:.3f}, an entry of the lexicon {person}/{total} = {person / total:.3f}"
    )


def toponyms(bench: Bench) -> str:
    """GeoVirus: of the toponyms found as places with coordinates, how many lie within 161 km; of those with a country,
    how many are in the country of one of the three places of the lexicon that are nearest to gold's point (gold has no
    countries).
    """
    near = placed = found = total = within = lying = 0
    around = [
        (entry.country, (entry.latitude, entry.longitude))
        for entry in bench.lexicon.world.entries
        if entry.country and entry.latitude is not None and entry.longitude is not None
    ]
    for article in ElementTree.parse(bench.shared / "corpora/geovirus/GeoVirus.xml").getroot():
        text = article.findtext("text") or ""
        read = bench.article(text)
        mentions, cast = bench.cast(read, date(2012, 1, 1))
        at = {read.starts[m.start]: m for m in mentions if m.kind == "name" and cast.place_of(m) is not None}
        for gold in article.iter("location"):
            total += 1
            mention = at.get(int(gold.findtext("start") or 0) - 1) or at.get(int(gold.findtext("start") or 0))
            place_id = cast.place_of(mention) if mention is not None else None
            if place_id is None:
                continue
            found += 1
            place = cast.place(place_id)
            point = (float(gold.findtext("lat") or 0), float(gold.findtext("lon") or 0))
            if place.country is not None:
                lying += 1
                nearest = heapq.nsmallest(3, around, key=lambda other: _kilometres(point, other[1]))
                good = place.country in {country for country, _ in nearest} or _close(point, place)
                within += good
                if not good:
                    bench.miss(gold.findtext("name"), "country", place.country, "near", nearest[0][0])
            if place.latitude is None or place.longitude is None:
                continue
            placed += 1
            distance = _kilometres(point, (place.latitude, place.longitude))
            near += distance <= 161
            if distance > 161:
                bench.miss(gold.findtext("name"), point, place.name, round(distance))
    return (
        f"found {found}/{total}, with coordinates {placed}, within 161 km {near} = {near / max(placed, 1):.3f}, "
        f"country {within}/{lying} = {within / max(lying, 1):.3f}"
    )


def _close(point: tuple[float, float], place: Any) -> bool:
    """True where a place with coordinates lies within 161 km of gold's point."""
    if place.latitude is None or place.longitude is None:
        return False
    return _kilometres(point, (place.latitude, place.longitude)) <= 161


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on a sphere between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = [tuple(map(math.radians, point)) for point in (one, other)]
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def speed(bench: Bench) -> str:
    """Milliseconds of processor time a sentence for finding and resolving, the parse not counted."""
    articles = [bench.article(text) for _, text in _gold(bench.shared)]
    begun = time.process_time()
    found = [find_mentions(article, bench.lexicon) for article in articles]
    middle = time.process_time()
    for article, mentions in zip(articles, found, strict=True):
        resolve_actors(article, mentions, Published(date(2022, 1, 1), date(2022, 1, 1)), bench.lexicon)
    ended = time.process_time()
    sentences = sum(1 for article in articles for _ in article.doc.sents)
    finding, resolving = 1000 * (middle - begun) / sentences, 1000 * (ended - middle) / sentences
    return f"find {finding:.2f} ms, resolve {resolving:.2f} ms a sentence ({sentences} sentences)"


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_record", shared / "bench/score_record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date(int(text.split()[-1]), 4, 12)


PARTS: dict[str, Callable[[Bench], str]] = {
    "ngec": ngec,
    "relocar": relocar,
    "parties": parties,
    "visits": visits,
    "toponyms": toponyms,
    "speed": speed,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    bench = Bench(arguments.shared, arguments.misses)
    for name in arguments.parts or PARTS:
        print(f"{name}: {PARTS[name](bench)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
