"""Words per second of the shipped model as a ratio against spaCy's own small pipeline, on the same articles in one run.

    OMP_NUM_THREADS=1 python bench/parse_speed.py [--steps 400] [--rounds 3] [--kept FOLDER]

Trains spaCy's small architecture (one tok2vec of 96 x 4 that tagger, parser and names share: its fastest form) for some
steps on the treebanks of ../shared that the shipped model was trained on, since an untrained parser makes trees that
are no measure (about three minutes); then both read the same 40 releases from raw text to `Doc`, in turns, in one
process and after that in two at once. Both figures count our words; the best round stands, by CPU seconds (which other
work on the machine disturbs little) and by the clock. spaCy's pipeline makes no lemmas and features, ours does.
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


def beside(path: Path | None, rounds: int, barrier: Barrier, results: Any) -> None:
    """One of two processes: reads the articles at the same time as the other; the best seconds by CPU and by clock."""
    read, found = engine(path), texts()
    read(found)
    taken = []
    for _ in range(rounds):
        barrier.wait()
        taken.append(timed(read, found))
    results.put((min(cpu for cpu, _ in taken), min(clock for _, clock in taken)))


def timed(read: Read, found: list[str]) -> tuple[float, float]:
    """Seconds of one reading by CPU and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    read(found)
    return time.process_time() - cpu, time.perf_counter() - clock


def two_processes(path: Path | None, rounds: int) -> list[tuple[float, float]]:
    """Seconds by CPU and by the clock of each."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(2), context.Queue()
    workers = [context.Process(target=beside, args=(path, rounds, barrier, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    seconds = [results.get(timeout=300) for _ in workers]
    for worker in workers:
        worker.join()
    return seconds


def compare(path: Path, rounds: int) -> None:
    """Prints the speed of both engines, alone and two at a time."""
    found = texts()
    own = Parser(LanguageModel.load())
    parsed = [own.parse(Document("sha256:0", "bench", text)) for text in found]
    words = sum(len(article.doc) for article in parsed)
    # We leave out credit lines and the like, which spaCy reads: they do not count for us.
    told = sum(article.told(token.i) for article in parsed for token in article.doc)
    print(f"{len(found)} releases, {words} words; the shipped model reads {told}")
    counts = {"shipped": told, "spaCy": words}
    paths = {"shipped": None, "spaCy": path}
    engines = {name: engine(place) for name, place in paths.items()}
    alone: dict[str, list[tuple[float, float]]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, read in engines.items():
            alone[name].append(timed(read, found))
    both = {name: two_processes(place, rounds) for name, place in paths.items()}
    for number, unit in enumerate(("CPU", "clock")):
        best = {name: counts[name] / min(each[number] for each in taken) for name, taken in alone.items()}
        show(f"one process, {unit}", {name: [speed] for name, speed in best.items()})
        show(f"two, {unit}", {name: [counts[name] / each[number] for each in taken] for name, taken in both.items()})


def show(what: str, speeds: dict[str, list[float]]) -> None:
    told = "  ".join(f"{name} {' + '.join(f'{each:,.0f}' for each in speeds[name])}" for name in speeds)
    print(f"{what:20} {told} words/s  ratio {sum(speeds['shipped']) / sum(speeds['spaCy']):.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kept", type=Path, help="folder for the trained pipeline; used as it is where it exists")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: no {SHARED}")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.kept or Path(folder) / "small"
        if not path.exists():
            nlp = small_pipeline()
            losses = train(nlp, arguments.steps)
            print(f"spaCy {spacy.about.__version__}, {arguments.steps} steps; last losses", losses)
            nlp.to_disk(path)
        compare(path, arguments.rounds)


if __name__ == "__main__":
    main()
