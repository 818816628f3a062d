"""Scores the tagger of times on TimeBank, AQUAINT and WikiWars, peers' figures beside ours, and documents a second.

    python bench/time.py [--shared ../shared] [--half tune|held|all] [--errors FOLDER] [--causes] [--alone]

The tagger sees what it sees in an article: words with tags and trees (`--alone`: the bare text cut into words). As
TIMEX3 marks them, years in names of events ("the 2018 Heads of Mission Conference") are said here; a record leaves them
out. Halves: the documents in order of their names, every other one; rules were tuned on the first half ("tune") only.
"""

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.find.times import tag
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.document import Document, Passage, Published
from demarche.model.span import Span
from demarche.parse.tokenizer import tokenize
from demarche.resolve.times import place

VOCAB = Vocab()
SETS = {"TimeBank": "time/tempeval3/TimeBank", "AQUAINT": "time/tempeval3/AQUAINT", "WikiWars": "time/wikiwars/timex3"}
#: Value F1, relaxed F1, strict F1 on the whole sets (../shared/field/time.md).
PEERS = {
    "HeidelTime + TreeTagger": ((79.48, 91.94, 85.34), (72.91, 92.52, 81.34), (82.42, 91.32, 85.40)),
    "HeidelTime, no tagger": ((75.89, 88.51, 80.86), (65.78, 89.30, 76.57), (82.61, 91.49, 85.58)),
    "SUTime + tags": ((68.67, 91.31, 82.01), (67.49, 89.22, 76.80), (48.90, 90.98, 78.75)),
    "Recognizers-Text": ((65.33, 86.97, 65.90), (64.30, 86.45, 74.05), (49.82, 86.57, 65.40)),
    "duckling": ((43.53, 75.69, 55.95), (42.15, 81.77, 66.46), None),
    "dateparser": ((24.46, 55.94, 28.38), (31.05, 77.80, 48.75), (36.17, 76.75, 44.29)),
}  # fmt: skip


def bare_article(text: str) -> Article:
    """An article of one passage a paragraph, cut into words and no more."""
    passages, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            lead = len(block) - len(block.lstrip())
            passages.append(Passage("paragraph", Span(start + lead, start + lead + len(block.strip()))))
        start += len(block) + 2
    words, starts, ends, passage_of = [], [], [], []
    for number, passage in enumerate(passages):
        for first, last in tokenize(passage.span.of(text)):
            starts.append(passage.span.start + first)
            ends.append(passage.span.start + last)
            words.append(text[starts[-1] : ends[-1]])
            passage_of.append(number)
    document = Document("sha256:0", "bench", text)
    return Article(document, tuple(passages), Doc(VOCAB, words=words), tuple(starts), tuple(ends), tuple(passage_of))


def parsed_article() -> Callable[[str], Article]:
    """Reads text as the pipeline does."""
    from demarche.parse.article import Parser
    from demarche.parse.language_model import LanguageModel

    parser = Parser(LanguageModel.load())
    return lambda text: parser.parse(Document("sha256:0", "bench", text))


def timexes(article: Article, now: date | None, time_words: TimeWords) -> list[dict[str, Any]]:
    """TIMEX3 of an article in the scorer's form; a range is two of them there."""
    published = Published(now, now, "given") if now else Published()
    found = tag(article, time_words, named=True)
    said: list[dict[str, Any]] = []
    for finding, it in zip(found, place(article, found, published, time_words), strict=True):
        if not it.value:
            continue
        first, _, last = it.value.partition("/")
        said.append({"start": it.span.start, "end": it.span.end, "type": it.type, "value": first})
        parts = finding.meaning.get("parts")
        if last and isinstance(parts, tuple):
            said[-1]["end"] = article.ends[parts[0] - 1]
            said.append({"start": article.starts[parts[1]], "end": it.span.end, "type": it.type, "value": last})
    return said


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_timex", shared / "bench" / "score_timex.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}: no scorer of times")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_errors(path: Path, errors: Sequence[tuple[Any, ...]], texts: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for doc, kind, gold, said in errors:
            cells = []
            for it in (gold, said):
                cells += (
                    [" ".join(texts[doc][it["start"] : it["end"]].split()), it["type"], it["value"]]
                    if it
                    else ["", "", ""]
                )
            near = gold or said
            around = " ".join(texts[doc][max(0, near["start"] - 60) : near["end"] + 40].split())
            out.write("\t".join([doc, kind, *cells, around]) + "\n")


def cause(kind: str) -> str:
    """The one cause that an error counts under: a wrong value weighs more than a wrong type, that more than an edge."""
    if kind in ("missed", "spurious"):
        return {"missed": "missed span", "spurious": "false span"}[kind]
    parts = kind.split("+")
    return "wrong value" if "value" in parts else "wrong type only" if "type" in parts else "span edge only"


def run(module: ModuleType, golds: list[Any], narrative: bool, arguments: argparse.Namespace, name: str) -> Any:
    """Scores of one half and the seconds its tagging took."""
    time_words = TimeWords.load()
    articles = [arguments.read(gold["text"]) for gold in golds]
    days = [None if narrative else date.fromisoformat(gold["dct"][:10]) for gold in golds]
    begun = time.process_time()
    said = {
        gold["doc"]: timexes(article, now, time_words) for gold, article, now in zip(golds, articles, days, strict=True)
    }
    seconds = time.process_time() - begun
    total, _, _, errors = module.score(golds, said, True)
    if arguments.errors:
        write_errors(arguments.errors / f"{name}.tsv", errors, {gold["doc"]: gold["text"] for gold in golds})
    if arguments.causes and name.endswith("-tune"):
        print(
            f"{name:17}",
            *(f"{it} {count}" for it, count in Counter(cause(it[1]) for it in errors).most_common()),
            sep="  ",
        )
    words = sum(len(gold["text"].split()) for gold in golds)
    return total, words / 300 / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--half", choices=("tune", "held", "all"), default="all")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--causes", action="store_true", help="count the errors of the tuned half by cause")
    parser.add_argument("--alone", action="store_true", help="without tags and trees of the shipped model")
    arguments = parser.parse_args()
    arguments.read = bare_article if arguments.alone else parsed_article()
    module = scorer(arguments.shared)
    halves = {"tune": slice(0, None, 2), "held": slice(1, None, 2), "all": slice(None)}
    wanted = list(halves) if arguments.half == "all" else [arguments.half]
    print(f"{'set':10} {'half':6} {'value':>8}{'relaxed':>8}{'strict':>8}{'type':>8}  docs of 300 words/s")
    for name, folder in SETS.items():
        golds = [module.read_tml(path) for path in module.gold_files(str(arguments.shared / folder))]
        for half in wanted:
            total, speed = run(module, golds[halves[half]], name == "WikiWars", arguments, f"{name}-{half}")
            figures = [total[it]["f1"] * 100 for it in ("value", "relaxed", "strict", "type")]
            print(f"{name:10} {half:6}" + "".join(f"{figure:8.2f}" for figure in figures) + f"  {speed:4.0f}")
    for peer, rows in PEERS.items() if arguments.half == "all" else ():
        for name, row in zip(SETS, rows, strict=True):
            if row is not None:
                print(f"{name:10} all    {row[0]:8.2f}{row[1]:8.2f}{row[2]:8.2f}          {peer}")


if __name__ == "__main__":
    main()
