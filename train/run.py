"""Trains the shipped language model: ``python train/run.py --config train/config.toml --out DIR``."""

import argparse
import json
import math
import random
import time
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from batches import Batch, Vocabulary, augmented, by_length, encode
from corpora import Sentence, ewt, gum, training_sentences
from demarche.parse.pieces import WordPieces
from name_labels import ANY, LABELS, Gazetteer
from name_paths import NamePaths
from network import EightBits, Network, Scores, Sizes
from score import evaluate
from swaps import Names


def pretrained(config: dict[str, Any]) -> Path:
    """The folder with the published weights; refuses any other bytes."""
    spec = find_spec(config["package"])
    if spec is None or spec.origin is None:
        raise SystemExit(f"train: the package {config['package']} is not installed")
    folder = Path(spec.origin).parent / "model"
    digest = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != config["sha256"]:
        raise SystemExit(f"train: model.safetensors has sha256 {digest}, not the published one")
    return folder


def loss_of(network: Network, scores: Scores, batch: Batch, smoothing: float) -> dict[str, Tensor]:
    """One loss per head; the names' loss sums over the sequences that a corpus allows."""
    losses: dict[str, Tensor] = {}
    tags, names, arcs = scores.tags.float(), scores.names.float(), scores.arcs.float()
    told = NamePaths(LABELS).loss(names[:, 1:], batch.allowed[:, 1:], batch.words[:, 1:])
    if told is not None:
        losses["names"] = told
    if (batch.heads >= 0).any():
        flat = batch.tags.flatten()
        losses["tags"] = functional.cross_entropy(tags.flatten(0, 1), flat, label_smoothing=smoothing)
        real = batch.words.clone()
        real[:, 0] = True
        arcs = arcs.masked_fill(~real[:, None, :], -1e4)
        losses["arcs"] = functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten())
        treed = batch.heads >= 0
        gold = batch.heads.clamp(min=0)[..., None].expand_as(scores.heads)
        labels = network.label_scores(scores.dependents[treed], scores.heads.gather(1, gold)[treed])
        losses["labels"] = functional.cross_entropy(labels.float(), batch.labels[treed], label_smoothing=smoothing)
    return losses


def groups(network: Network, training: dict[str, Any]) -> list[dict[str, Any]]:
    """Parameter groups: the rate falls towards the bottom of the encoder; the piece table stays as it was."""
    network.encoder.pieces.weight.requires_grad_(False)
    found: list[dict[str, Any]] = []
    count = len(network.encoder.layers)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = training["rate_heads"]
        if name.startswith("encoder.layers."):
            rate = training["rate_encoder"] * training["decay_layers"] ** (count - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.shapes"):
            rate = training["rate_heads"]
        elif name.startswith("encoder."):
            rate = training["rate_encoder"] * training["decay_layers"] ** count
        decay = training["weight_decay"] if parameter.dim() > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": decay})
    return found


def factor(done: float, warm_up: float) -> float:
    """Share of the peak rate after a share of the training: a ramp, then half a cosine down to nothing."""
    if done < warm_up:
        return done / warm_up
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm_up) / (1 - warm_up))))


class Average:
    """Running average of the trained weights."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = deepcopy(network)
        self.decay = decay
        self.steps = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Moves the average towards the present weights."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        pairs = zip(self.network.parameters(), network.parameters(), strict=True)
        mine, theirs = zip(*((own, new) for own, new in pairs if new.requires_grad), strict=True)
        torch._foreach_lerp_(list(mine), list(theirs), 1 - decay)


def batches(sentences: list[Sentence], config: dict[str, Any], chance: random.Random) -> Iterator[list[Sentence]]:
    """Endless passes over the sentences, or over a share of each corpus, drawn anew for each pass."""
    names, shares = Names.load(), config.get("shares", {})
    swapped = config["augment"].get("swapped", 0.0)
    while True:
        chosen = [each for each in sentences if chance.random() < shares.get(each.source.split("-")[0], 1.0)]
        fresh = [augmented(names.swapped(each, swapped, chance), config["augment"], chance) for each in chosen]
        yield from by_length(fresh, config["training"]["words"], chance)


def silver(path: Path) -> Iterator[Sentence]:
    """Sentences written by `silver.py`; a word without a label is open."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = tuple(frozenset({label}) if label else ANY for label in row["names"])
        yield Sentence("silver", tuple(row["words"]), tuple(row["spaces"]), names=names)


def save(network: Network, vocabulary: Vocabulary, out: Path, scores: dict[str, float]) -> None:
    """Writes weights and classes atomically."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "network.pt.new")
    (out / "network.pt.new").replace(out / "network.pt")
    described = {"sizes": asdict(network.sizes), "vocabulary": asdict(vocabulary), "scores": scores}
    (out / "network.json").write_text(json.dumps(described))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from the weights of this run")
    parser.add_argument("--silver", type=Path, help="sentences labelled by silver.py")
    parser.add_argument("--passes", type=float)
    parser.add_argument("--steps", type=int, help="stop after so many steps (to time the training)")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    if arguments.passes:
        config["training"]["passes"] = arguments.passes
    config |= {"start": arguments.start, "silver_file": arguments.silver}
    train(config, arguments.out, arguments.steps)


def train(config: dict[str, Any], out: Path, most: int | None) -> None:
    """The whole training; the schedule follows passes or minutes, whichever is further on."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(1)
    chance = random.Random(config["seed"])
    shared, training, heads = Path(config["shared"]), config["training"], config["heads"]
    sentences = training_sentences(shared)
    if config["silver_file"]:
        sentences += silver(config["silver_file"])
    gazetteer = Gazetteer.load(shared)
    held = {"ewt": list(ewt(shared, "dev", gazetteer)), "gum": list(gum(shared, "dev", gazetteer))}
    vocabulary = Vocabulary.of(sentences)
    if config["start"]:
        vocabulary = Vocabulary.of_run(config["start"])
    folder = pretrained(config["encoder"])
    pieces = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    widths = {name: heads[name] for name in ("word", "shape", "arc", "label")}
    classes = {"tags": len(vocabulary.tags), "labels": len(vocabulary.labels), "names": len(vocabulary.names)}
    sizes = Sizes(
        config["encoder"]["layers"],
        **widths,
        **classes,
        dropout=config["encoder"]["dropout"],
        head_dropout=heads["dropout"],
    )
    network = Network(sizes, len(pieces.numbers))
    if config["start"]:
        network.load_state_dict(torch.load(config["start"] / "network.pt"))
    else:
        network.encoder.load(folder / "model.safetensors")
    optimiser = torch.optim.AdamW(groups(network, training), betas=(0.9, 0.98), fused=True)
    average = Average(network, training["average"])
    shares = config.get("shares", {})
    once = sum(len(each.words) * shares.get(each.source.split("-")[0], 1.0) for each in sentences)
    total = once * training["passes"]
    began, seen, noted, running = time.time(), 0, 0.0, {}
    evaluated = 0.0
    for step, chosen in enumerate(batches(sentences, config, chance), start=1):
        done = max(seen / total, (time.time() - began) / 60 / training["minutes"])
        if done >= 1.0 or (most and step > most):
            break
        EightBits.rounding = done >= training.get("rounded_from", 1.0)
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * factor(done + 1e-3, training["warm_up"])
        batch = encode(chosen, pieces, vocabulary)
        network.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=training["bfloat16"]):
            scores = network(batch.pieces, batch.shapes, batch.mask, batch.first, batch.last)
            losses = loss_of(network, scores, batch, training["smoothing"])
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), training["clip"])
        optimiser.step()
        optimiser.zero_grad()
        average.update(network)
        seen += sum(len(sentence.words) for sentence in chosen)
        for name, value in losses.items():
            running[name] = 0.98 * running.get(name, value.item()) + 0.02 * value.item()
        if time.time() - noted > 30:
            noted = time.time()
            speed = seen / (time.time() - began)
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(f"{done:.3f} step {step} {speed:.0f} words/s {shown}", flush=True)
        if done - evaluated > 0.2:
            evaluated = done
            report(average.network, held, pieces, vocabulary, out)
    report(average.network, held, pieces, vocabulary, out)


def report(
    network: Network, held: dict[str, list[Sentence]], pieces: WordPieces, vocabulary: Vocabulary, out: Path
) -> None:
    """Scores the development sets, prints and saves."""
    scores: dict[str, float] = {}
    for name, sentences in held.items():
        scores |= {f"{name} {key}": value for key, value in evaluate(network, sentences, pieces, vocabulary).items()}
    print(time.strftime("%H:%M"), " ".join(f"{key} {value:.2f}" for key, value in scores.items()), flush=True)
    save(network, vocabulary, out, scores)


if __name__ == "__main__":
    main()
