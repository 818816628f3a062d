"""Scores and speed of the shipped language model: ``python bench/model.py [--split dev|test] [--weights DIR]``.

Reads the treebanks and name corpora of ``../shared`` and prints tags, trees and names on given words, words and
sentences from raw text, words per second and peak memory. Test splits are for a finished model, once.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from demarche.parse.language_model import LanguageModel
from demarche.parse.sentences import sentence_starts
from demarche.parse.tokenizer import tokenize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "train"))

from corpora import Sentence, crossner, ewt, gum, own  # noqa: E402
from name_labels import Gazetteer, spans_of  # noqa: E402

COARSE = {"GPE": "LOC", "FAC": "LOC", "LOC": "LOC", "PERSON": "PER", "ORG": "ORG"}
BATCH = 200
"""Sentences given to the model at once."""
Span = tuple[int, int, int, str]


@dataclass(slots=True)
class Tally:
    """Counts over the words of one corpus."""

    words: int = 0
    upos: int = 0
    xpos: int = 0
    uas: int = 0
    las: int = 0
    lemmas: int = 0


def f_score(gold: Iterable[object], guess: Iterable[object]) -> float:
    """F1 of two sets in percent."""
    first, second = set(gold), set(guess)
    return 200.0 * len(first & second) / max(1, len(first) + len(second))


def coarse(number: int, spans: Iterable[tuple[int, int, str]], full: bool) -> set[Span]:
    """Spans of a sentence as PER, LOC and ORG, or all kinds with `full`."""
    return {
        (number, start, end, kind if full else COARSE[kind]) for start, end, kind in spans if full or kind in COARSE
    }


def score(model: LanguageModel, sentences: list[Sentence], full: bool = False) -> dict[str, float]:
    """Scores on given words and sentences."""
    tally = Tally()
    gold: set[Span] = set()
    guess: set[Span] = set()
    open_words: set[tuple[int, int]] = set()
    for begin in range(0, len(sentences), BATCH):
        chosen = sentences[begin : begin + BATCH]
        words = [word for sentence in chosen for word in sentence.words]
        spaces = [space for sentence in chosen for space in sentence.spaces]
        starts = [place == 0 for sentence in chosen for place in range(len(sentence.words))]
        doc = model.parse(words, spaces, starts)
        offset = 0
        for number, sentence in enumerate(chosen, start=begin):
            tokens = doc[offset : offset + len(sentence.words)]
            if sentence.tags:
                count(tally, sentence, tokens, offset)
            if sentence.names:
                labels = [min(names) if len(names) < 8 else "O" for names in sentence.names]
                open_words |= {(number, place) for place, names in enumerate(sentence.names) if len(names) > 8}
                gold |= coarse(number, spans_of(labels), full)
                found = [
                    (e.start - offset, e.end - offset, e.label_)
                    for e in doc.ents
                    if offset <= e.start < offset + len(tokens)
                ]
                guess |= coarse(number, found, full)
            offset += len(sentence.words)
    scored = {}
    if tally.words:
        for name in ("upos", "xpos", "uas", "las", "lemmas"):
            scored[name] = 100.0 * getattr(tally, name) / tally.words
    scored["names"] = f_score(gold, guess)
    if not full:
        scored["names_closed"] = f_score(
            gold, {span for span in guess if not any((span[0], i) in open_words for i in range(span[1], span[2]))}
        )
    return scored


def count(tally: Tally, sentence: Sentence, tokens: object, offset: int) -> None:
    """Adds one sentence."""
    for place, token in enumerate(tokens):  # type: ignore[arg-type, var-annotated]
        upos, xpos = sentence.tags[place].split("|")
        head = token.head.i - offset + 1 if token.head.i != token.i else 0
        tally.words += 1
        tally.upos += token.pos_ == upos
        tally.xpos += token.tag_ == xpos
        tally.uas += head == sentence.heads[place]
        tally.las += head == sentence.heads[place] and token.dep_ == sentence.labels[place]
        tally.lemmas += token.lemma_.lower() == sentence.lemmas[place].lower()


def raw_text(sentences: list[Sentence]) -> Iterator[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Texts of about 4,000 characters with the places of their words and sentences."""
    text, words, bounds = "", [], []
    for sentence in sentences:
        begin = len(text)
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            words.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        bounds.append((begin, words[-1][1]))
        text = text.rstrip() + " "
        if len(text) > 4000:
            yield text, words, bounds
            text, words, bounds = "", [], []
    if words:
        yield text, words, bounds


def segmentation(sentences: list[Sentence]) -> dict[str, float]:
    """F1 of words and sentences from raw text (no line ends, so headings run into what follows)."""
    sets: tuple[set[object], ...] = (set(), set(), set(), set())
    for number, (text, words, bounds) in enumerate(raw_text(sentences)):
        found = tokenize(text)
        starts = sentence_starts([text[a:b] for a, b in found], [text[b : b + 1].isspace() for _, b in found])
        places = [place for place, first in enumerate(starts) if first] + [len(found)]
        cut = [(found[a][0], found[b - 1][1]) for a, b in pairwise(places)]
        for store, spans in zip(sets, (words, found, bounds, cut), strict=True):
            store |= {(number, *span) for span in spans}
    return {"token": f_score(sets[0], sets[1]), "sentence": f_score(sets[2], sets[3])}


def speed(model: LanguageModel, shared: Path, count: int = 60) -> float:
    """Words per CPU second over releases, from raw text to `Doc`, on one thread."""
    lines = (shared / "corpora/releases/state-department-2021-2022.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[100 : 100 + count]]
    read(model, texts[0])
    began, words = time.process_time(), 0
    for text in texts:
        words += read(model, text)
    return words / (time.process_time() - began)


def read(model: LanguageModel, text: str) -> int:
    """Reads a text by lines into one `Doc`; returns the number of words."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    for line in text.split("\n"):
        found = tokenize(line)
        own_words = [line[a:b] for a, b in found]
        own_spaces = [line[b : b + 1].isspace() for _, b in found]
        words, spaces, starts = words + own_words, spaces + own_spaces, starts + sentence_starts(own_words, own_spaces)
    return len(model.parse(words, spaces, starts))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--weights", type=Path)
    parser.add_argument(
        "--floors",
        type=Path,
        help="JSON of least scores, e.g. bench/model_floors.json; exit status 1 where one is missed",
    )
    arguments = parser.parse_args()
    if not (arguments.shared / "corpora").is_dir():
        raise SystemExit(f"model: no corpora under {arguments.shared}")
    model = LanguageModel.load(arguments.weights)
    gazetteer = Gazetteer.load(arguments.shared)
    sets = {
        name: list(reader(arguments.shared, arguments.split, gazetteer))
        for name, reader in (("ewt", ewt), ("gum", gum))
    }
    rows = {name: score(model, sentences) | segmentation(sentences) for name, sentences in sets.items()}
    if arguments.split == "test":
        rows["crossner"] = score(model, list(crossner(arguments.shared, "test", gazetteer)))
    rows["own"] = score(model, list(own(arguments.shared, "test")), full=True)
    rows["speed"] = {"words_per_second": speed(model, arguments.shared)}
    rows["memory"] = {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(f"{model.name} {model.version}, {arguments.split}")
    for name, scores in rows.items():
        print(f"{name:10}", "  ".join(f"{key} {value:.2f}" for key, value in scores.items()))
    if arguments.floors:
        check(rows, json.loads(arguments.floors.read_text(encoding="utf-8")))


def check(rows: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> None:
    """Ends with an error where a score lies under its floor."""
    missed = [
        f"{corpus} {name} {rows[corpus][name]:.2f} < {least}"
        for corpus, least_scores in floors.items()
        for name, least in least_scores.items()
        if corpus in rows and rows[corpus].get(name, least) < least
    ]
    if missed:
        raise SystemExit("model: below the floor: " + "; ".join(missed))


if __name__ == "__main__":
    main()
