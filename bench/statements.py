"""Score statements on PolNeAR and GUM, with the peers' figures beside ours.

    python bench/statements.py [--polnear dev|train] [--first N] [--gum news|interview|court|all] [--dump FILE]

PolNeAR (political news) marks everything that somebody says, holds, wishes or plans, and only the outermost of what is
nested; GUM marks clauses, nested ones too. Both are scored with all scopes of the cue tables, without mentions (spans
only). Prints the scorer's tables (content by kind, cue, speaker, attributed), the peers' figures on PolNeAR test, and
articles per second of processor time without the parse. SKIPPED, with exit code 0, without ../shared.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from demarche.find.statements import EVERYTHING, find_statements
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document
from demarche.model.finding import StatementFinding
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROLES = ("content", "speaker")
CLOSERS = ("''", '"', "”", "’", "'", "»")
OPENERS = ("''", "``", '"', "“", "‘", "'", "«", "„")
PEERS = """peers on PolNeAR test (shared/field/quotation.md): attributed, content partial F1 (direct, mixed, indirect)
  another annotator                0.77   0.85 (0.99 / 0.94 / 0.81)
  Citron retrained on PolNeAR      0.61   0.70 (0.85 / 0.81 / 0.64)   speaker accuracy 0.92
  GenderGapTracker rules           0.44   0.56 (0.86 / 0.70 / 0.38)   speaker accuracy 0.84
  textacy direct_quotations        0.22   0.29 (0.72 / 0.26 / 0.02)   speaker accuracy 0.87
  Guardian / AFP expressions       0.20   0.26 (0.75 / 0.11 / 0.00)   speaker accuracy 0.93"""


def outermost(rows: Iterable[StatementFinding]) -> Iterator[StatementFinding]:
    """Statements whose cue stands in no other's content."""
    rows = list(rows)
    for row in rows:
        cue = row.cue
        inside = cue is not None and any(
            other is not row and any(start <= cue[0] and cue[1] <= end for start, end in other.content)
            for other in rows
        )
        if not inside:
            yield row


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the quotation marks around it, which both corpora count as content."""
    opener = next((mark for mark in OPENERS if text[:start].endswith(mark)), "")
    start -= len(opener)
    stop = end
    while stop < len(text) and text[stop] in ".,?!":
        stop += 1
    for place in (end, stop):
        closer = next((mark for mark in CLOSERS if text.startswith(mark, place)), "")
        if closer and not text[place + len(closer) : place + len(closer) + 1].isalpha():
            return start, place + len(closer)
    return start, end


def quote(article: Article, row: StatementFinding) -> dict[str, Any]:
    """One statement in the scorers' format."""
    merged: list[list[int]] = []
    for part in row.content:
        span = article.span(*part)
        start, end = with_marks(article.document.text, span.start, span.end)
        if merged and start <= merged[-1][1] + 1:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])

    def offsets(tokens: tuple[int, int] | None) -> list[int] | None:
        return None if tokens is None else [article.span(*tokens).start, article.span(*tokens).end]

    return {"content": merged, "cue": offsets(row.cue), "speaker": offsets(row.speaker_range)}


class Run:
    """Finds the statements of corpus texts and keeps the time that the finder took."""

    def __init__(self) -> None:
        self.parser = Parser(LanguageModel.load())
        self.lexicon = Lexicon.load()
        self.seconds = 0.0
        self.read = 0

    def quotes(self, name: str, text: str, nested: bool) -> list[dict[str, Any]]:
        article = self.parser.parse(Document("bench", name, text))
        began = time.process_time()
        rows, _ = find_statements(article, (), self.lexicon, EVERYTHING)
        self.seconds += time.process_time() - began
        self.read += 1
        rows = [row for row in rows if row.rule != "block"]
        return [quote(article, row) for row in (rows if nested else outermost(rows))]


def nested_found(article: Any, gold: list[dict[str, Any]], said: list[dict[str, Any]]) -> tuple[int, int]:
    """How many attributions inside others are found (content Dice 0.5, speakers overlap, one to one), of how many."""
    sides = [[{role: article.ids(row[role]) for role in ROLES} for row in side] for side in (gold, said)]
    pairs = []
    for g, wanted in enumerate(sides[0]):
        for p, got in enumerate(sides[1]):
            dice = 2 * len(wanted["content"] & got["content"]) / max(1, len(wanted["content"]) + len(got["content"]))
            if dice >= 0.5 and (wanted["speaker"] & got["speaker"] or not wanted["speaker"]):
                pairs.append((dice, g, p))
    taken_gold: set[int] = set()
    taken_said: set[int] = set()
    for _, g, p in sorted(pairs, reverse=True):
        if g not in taken_gold and p not in taken_said:
            taken_gold.add(g)
            taken_said.add(p)
    inner = {number for number, row in enumerate(gold) if row["inside"]}
    return len(inner & taken_gold), len(inner)


def score(
    title: str, articles: Iterable[tuple[str, str, list[dict[str, Any]]]], nested: bool, dump: Path | None
) -> None:
    """Reads, scores and prints one corpus."""
    from quote_scoring import Article as Scored
    from quote_scoring import Score

    run, total, lines, found, wanted = Run(), Score(), [], 0, 0
    for name, text, gold in articles:
        said = run.quotes(name, text, nested)
        total.add(text, gold, said)
        if nested:
            inner = nested_found(Scored(text), gold, said)
            found, wanted = found + inner[0], wanted + inner[1]
        lines.append(json.dumps({"doc": name, "quotes": said}))
    print(f"== {title}: {run.read} articles, {run.read / run.seconds:.0f} articles a second without the parse")
    print(total.report())
    if nested:
        print(f"nested attributions found with their speaker: {found} of {wanted} ({found / wanted:.2f})")
    if dump is not None:
        dump.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", choices=("dev", "train"))
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--gum", choices=("news", "interview", "court", "all"))
    parser.add_argument("--dump", type=Path, help="write what was found, in the scorers' format")
    options = parser.parse_args()
    if not (SHARED / "bench" / "quote_scoring.py").exists():
        print("SKIPPED: ../shared is not here")
        return
    sys.path.insert(0, str(SHARED / "bench"))
    import score_gum  # type: ignore[import-not-found]
    import score_polnear  # type: ignore[import-not-found]

    neither = options.polnear is None and options.gum is None
    if options.polnear or neither:
        split = options.polnear or "dev"
        score(f"PolNeAR {split}", list(score_polnear.articles(split))[: options.first], False, options.dump)
        print(PEERS)
    if options.gum or neither:
        genre = options.gum or "news"
        score(f"GUM {genre}", list(score_gum.articles(genre))[: options.first], True, None)


if __name__ == "__main__":
    main()
