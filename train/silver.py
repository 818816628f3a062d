"""Labels names in text that nobody marked: ``python train/silver.py RUN OUT``.

A trained network reads Current-events items and government releases (`../shared/data.md`: *text*); what it is sure of
becomes training data for the next stage (`continue.toml`), what it is not sure of is left open. Where the lexicon knows
a name of several words or an abbreviation, the lexicon decides between person and organisation. Texts that are marked
by hand anywhere (`train/names`, `bench/gold`, the development records of ``../shared``) are left out.
"""

import argparse
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch

from batches import Vocabulary, by_length, encode
from corpora import Sentence, own_text
from demarche.parse.name_spans import NameDecoder
from demarche.parse.pieces import WordPieces
from name_labels import ANY, spans_of
from network import Network, Sizes
from run import pretrained
from swaps import column, cut

ROOT = Path(__file__).parents[1]
Span = tuple[int, int, str]


def marked(shared: Path) -> set[str]:
    """The sha256 of every text that was marked by hand."""
    found = {json.loads(line)["sha256"] for path in (ROOT / "train/names").glob("*.jsonl") for line in path.open()}
    found |= {json.loads(path.read_text()).get("sha256", "") for path in (ROOT / "bench/gold").glob("*.json")}
    return found | {sha256(path.read_bytes().strip()).hexdigest() for path in (shared / "dev/texts").glob("*.txt")}


def texts(shared: Path, config: dict[str, Any], chance: random.Random) -> Iterator[Sentence]:
    """Sentences of the unmarked texts, a random choice from each corpus."""
    left_out = marked(shared)
    for corpus, count in config["texts"].items():
        lines = (shared / "corpora" / corpus).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line)["text"] for line in lines]
        fresh = [text for text in rows if sha256(text.strip().encode()).hexdigest() not in left_out]
        fresh = [text for text in fresh if sha256(text.encode()).hexdigest() not in left_out]
        for text in chance.sample(fresh, min(count, len(fresh))):
            found = [sentence for sentence in own_text(text, []) if 5 <= len(sentence.words) <= 80]
            yield from chance.sample(found, min(config["sentences"], len(found)))


def load(run: Path, encoder: dict[str, Any]) -> tuple[Network, Vocabulary, WordPieces]:
    """A trained network with its classes."""
    described = json.loads((run / "network.json").read_text())
    vocabulary = Vocabulary.of_run(run)
    pieces = WordPieces((pretrained(encoder) / "vocab.txt").read_text(encoding="utf-8").splitlines())
    network = Network(Sizes(**described["sizes"]), len(pieces.numbers))
    network.load_state_dict(torch.load(run / "network.pt"))
    return network.eval(), vocabulary, pieces


@torch.no_grad()
def read(
    network: Network, vocabulary: Vocabulary, pieces: WordPieces, sentences: Sequence[Sentence]
) -> Iterator[tuple[Sentence, list[str], list[float]]]:
    """Each sentence with its best labels and how sure the network is of each."""
    decoder = NameDecoder(vocabulary.names)
    for chosen in by_length(sentences, 1200, None):
        batch = encode(chosen, pieces, vocabulary)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(batch.pieces, batch.shapes, batch.mask, batch.first, batch.last).names.float()
        chances = torch.log_softmax(scores, dim=-1).numpy()
        for sentence, rows in zip(chosen, chances, strict=True):
            rows = rows[1 : len(sentence.words) + 1]
            path = decoder.decode(rows)
            sure = [float(rows[place, label]) for place, label in enumerate(path)]
            yield sentence, [vocabulary.names[label] for label in path], sure


def known() -> dict[tuple[str, ...], str]:
    """Names of the lexicon that can only be a person's or an organisation's: of several words, or in capitals."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind, names in (
        ("PERSON", column("people.csv", "name", "aliases")),
        ("ORG", column("organisations.csv", "name", "aliases")),
        ("ORG", column("outlets.csv", "name", "aliases")),
        ("GPE", column("places.csv", "name", "aliases")),
    ):
        for name in names:
            if " " in name or (len(name) > 2 and name.isupper()):
                found[cut(name)].add(kind)
    return {words: next(iter(kinds)) for words, kinds in found.items() if len(kinds) == 1 and kinds != {"GPE"}}


def usual(spans: Counter[tuple[tuple[str, ...], str]], share: float) -> dict[tuple[str, ...], str]:
    """The kind that a name nearly always has in these texts."""
    sums: Counter[tuple[str, ...]] = Counter()
    for (words, _), count in spans.items():
        sums[words] += count
    return {words: kind for (words, kind), count in spans.items() if sums[words] >= 4 and count >= share * sums[words]}


def settle(
    sentence: Sentence,
    labels: list[str],
    sure: list[float],
    least: float,
    kinds: tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]],
) -> Sentence:
    """The sentence with the labels that are trusted; every other word is left open."""
    lexicon, common = kinds
    names = [frozenset({label}) if chance >= least else ANY for label, chance in zip(labels, sure, strict=True)]
    for start, end, kind in spans_of(labels):
        words = sentence.words[start:end]
        told = lexicon.get(words)
        doubtful = any(names[place] == ANY for place in range(start, end))
        if told and {told, kind} <= {"PERSON", "ORG", "GPE"}:
            names[start:end] = [frozenset({f"{'B' if place == start else 'I'}-{told}"}) for place in range(start, end)]
        elif doubtful or common.get(words, kind) != kind:
            names[start:end] = [ANY] * (end - start)
    return replace(sentence, source="silver", names=tuple(names))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "continue.toml")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    torch.set_num_threads(1)
    chance = random.Random(config["seed"])
    sentences = list(texts(Path(config["shared"]), config["silver"], chance))
    readings = list(read(*load(arguments.run, config["encoder"]), sentences))
    least = config["silver"]["least"]
    spans = Counter(
        (sentence.words[start:end], kind)
        for sentence, labels, sure in readings
        for start, end, kind in spans_of(labels)
        if min(sure[start:end]) >= least
    )
    kinds = known(), usual(spans, config["silver"]["usual"])
    with arguments.out.open("w", encoding="utf-8") as out:
        for sentence, labels, sure in readings:
            settled = settle(sentence, labels, sure, least, kinds)
            if any(len(names) == 1 and names != {"O"} for names in settled.names):
                row = {"words": settled.words, "spaces": settled.spaces}
                row["names"] = [min(names) if names != ANY else "" for names in settled.names]
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
