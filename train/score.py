"""Scores in training: tags, attachment and names on gold words (fp32, greedy heads)."""

from collections.abc import Iterable

import torch

from batches import Vocabulary, by_length, encode
from corpora import Sentence
from demarche.parse.name_spans import NameDecoder
from demarche.parse.pieces import WordPieces
from name_labels import spans_of
from network import Network

COARSE = {"GPE": "LOC", "FAC": "LOC", "LOC": "LOC", "PERSON": "PER", "ORG": "ORG"}


def coarse_spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """PER, LOC and ORG spans."""
    return {(start, end, COARSE[kind]) for start, end, kind in spans_of(labels) if kind in COARSE}


def f_score(gold: Iterable[object], guess: Iterable[object]) -> float:
    """F1 of two sets, in percent."""
    first, second = set(gold), set(guess)
    return 200.0 * len(first & second) / max(1, len(first) + len(second))


@torch.no_grad()
def evaluate(
    network: Network, sentences: list[Sentence], pieces: WordPieces, vocabulary: Vocabulary
) -> dict[str, float]:
    """Tag accuracy (UPOS, XPOS), UAS and LAS with punctuation, F1 of PER, LOC and ORG."""
    network.eval()
    counts = dict.fromkeys(("words", "upos", "xpos", "uas", "las"), 0)
    gold: set[tuple[int, int, int, str]] = set()
    guess: set[tuple[int, int, int, str]] = set()
    number, decoder = 0, NameDecoder(vocabulary.names)
    for chosen in by_length(sentences, 1000, None):
        batch = encode(chosen, pieces, vocabulary)
        scores = network(batch.pieces, batch.shapes, batch.mask, batch.first, batch.last)
        real = batch.words.clone()
        real[:, 0] = True
        heads = scores.arcs.masked_fill(~real[:, None, :], -1e4).argmax(-1)
        picked = scores.heads.gather(1, heads[..., None].expand_as(scores.heads))
        labels = network.label_scores(scores.dependents, picked).argmax(-1)
        tags, names = scores.tags.argmax(-1), torch.log_softmax(scores.names, -1).numpy()
        for index, sentence in enumerate(chosen):
            number += 1
            count = len(sentence.words)
            counts["words"] += count
            for place in range(count):
                tag = vocabulary.tags[tags[index, place + 1]]
                upos, xpos = sentence.tags[place].split("|")
                counts["upos"] += tag.split("|")[0] == upos
                counts["xpos"] += tag.split("|")[1] == xpos
                right = int(heads[index, place + 1]) == sentence.heads[place]
                counts["uas"] += right
                counts["las"] += right and vocabulary.labels[labels[index, place + 1]] == sentence.labels[place]
            if sentence.names:
                best = [sorted(label)[0] if len(label) < 8 else "O" for label in sentence.names]
                gold |= {(number, *span) for span in coarse_spans(best)}
                found = [vocabulary.names[label] for label in decoder.decode(names[index, 1 : count + 1])]
                guess |= {(number, *span) for span in coarse_spans(found)}
    scored = {key: 100.0 * counts[key] / counts["words"] for key in ("upos", "xpos", "uas", "las")}
    return scored | {"names": f_score(gold, guess)}
