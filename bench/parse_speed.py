"""Words per second of the shipped model as a ratio against spaCy's own small pipeline, on the same articles in one run.

    OMP_NUM_THREADS=1 python bench/parse_speed.py [--steps 300] [--rounds 3]

Trains spaCy's small architecture (one tok2vec of 96 x 4 that tagger, parser and names share: its fastest form) for some
steps on the treebanks of ../shared that the shipped model was trained on, since an untrained parser makes trees that
are no measure; then both read the same 40 releases from raw text to `Doc`, in turns, on one core, and after that in
two processes at once. Both figures count our words. One core: CPU seconds, the best round; two: seconds by the clock.
SKIPPED, with exit code 0, without ../shared.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from demarche.model.document import Document
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "train"))

WIDTH, ARTICLES, FIRST, BATCH_WORDS = 96, 40, 300, 1_000
EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": WIDTH,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
    "rows": [5000, 1000, 2500, 2500],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": WIDTH,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
Read = Callable[[list[str]], None]


def transitions(state: str, hidden: int, pieces: int) -> dict[str, Any]:
    """spaCy's default configuration of a parser or name finder."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": pieces,
        "use_upper": True,
        "tok2vec": LISTENER,
    }


def small_pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"model": transitions("parser", 128, 3)})
    nlp.add_pipe("ner", config={"model": transitions("ner", 64, 2)})
    return nlp


def examples(nlp: Language) -> Iterator[Example]:
    """The training parts of EWT and GUM, a sentence each."""
    from corpora import ewt, gum
    from name_labels import Gazetteer

    gazetteer = Gazetteer.load(SHARED)
    for reader in (ewt, gum):
        for sentence in reader(SHARED, "train", gazetteer):
            words, spaces = list(sentence.words), list(sentence.spaces)
            told = Doc(
                nlp.vocab,
                words=words,
                spaces=spaces,
                tags=[tag.split("|")[1] for tag in sentence.tags],
                heads=[head - 1 if head else place for place, head in enumerate(sentence.heads)],
                deps=["ROOT" if label == "root" else label for label in sentence.labels],
                ents=[min(names) if len(names) < 8 else "O" for names in sentence.names] or None,
            )
            yield Example(Doc(nlp.vocab, words=words, spaces=spaces), told)


def train(nlp: Language, steps: int) -> dict[str, float]:
    """Trains for `steps` batches of about a thousand words; returns the losses of the last one."""
    found = list(examples(nlp))
    random.Random(1).shuffle(found)
    optimizer = nlp.initialize(lambda: islice(found, 4_000))
    batches = minibatch_by_words(found * 20, BATCH_WORDS, discard_oversize=True)
    losses: dict[str, float] = {}
    for batch in islice(batches, steps):
        losses = {}
        nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
    return losses


def texts() -> list[str]:
    path = SHARED / "corpora" / "releases" / "state-department-2021-2022.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, FIRST, FIRST + ARTICLES)]


def engine(path: Path | None) -> Read:
    """The shipped model, or the spaCy pipeline kept at `path`."""
    if path is not None:
        nlp = spacy.load(path)
        return lambda found: [*nlp.pipe(found)].clear()
    parser = Parser(LanguageModel.load())
    return lambda found: [parser.parse(Document("sha256:0", "bench", text)) for text in found].clear()


def beside(path: Path | None, barrier: Barrier, results: Any) -> None:
    """One of two processes: reads the articles at the same time as the other."""
    read, found = engine(path), texts()
    read(found)
    barrier.wait()
    start = time.perf_counter()
    read(found)
    results.put(time.perf_counter() - start)


def two_processes(path: Path | None) -> list[float]:
    """Seconds by the clock of each."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(2), context.Queue()
    workers = [context.Process(target=beside, args=(path, barrier, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    seconds = [results.get(timeout=300) for _ in workers]
    for worker in workers:
        worker.join()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: no {SHARED}")
        return
    with tempfile.TemporaryDirectory() as folder:
        nlp = small_pipeline()
        print(f"spaCy {spacy.about.__version__}, {arguments.steps} steps; last losses {train(nlp, arguments.steps)}")
        nlp.to_disk(folder)
        compare(Path(folder), arguments.rounds)


def compare(path: Path, rounds: int) -> None:
    found = texts()
    own = Parser(LanguageModel.load())
    parsed = [own.parse(Document("sha256:0", "bench", text)) for text in found]
    words = sum(len(article.doc) for article in parsed)
    # We leave out credit lines and the like, which spaCy reads: they do not count for us.
    told = sum(article.told(token.i) for article in parsed for token in article.doc)
    engines = {"shipped": (engine(None), told), "spaCy": (engine(path), words)}
    best = dict.fromkeys(engines, 0.0)
    for _ in range(rounds):
        for name, (read, count) in engines.items():
            start = time.process_time()
            read(found)
            best[name] = max(best[name], count / (time.process_time() - start))
    print(f"{len(found)} releases, {words} words; the shipped model reads {told}")
    print(
        "one core:      "
        + "  ".join(f"{name} {speed:,.0f} words/s" for name, speed in best.items())
        + f"  ratio {best['shipped'] / best['spaCy']:.2f}"
    )
    both = {
        name: [count / took for took in two_processes(None if name == "shipped" else path)]
        for name, (_, count) in engines.items()
    }
    print(
        "two processes: "
        + "  ".join(f"{name} {first:,.0f} + {second:,.0f}" for name, (first, second) in both.items())
        + f"  ratio {sum(both['shipped']) / sum(both['spaCy']):.2f}"
    )


if __name__ == "__main__":
    main()
