"""Trees and names from scores, and word pieces."""

from itertools import product

import numpy as np
import pytest

from demarche.parse.name_spans import NameDecoder
from demarche.parse.pieces import WordPieces, letter_class
from demarche.parse.trees import best_heads, crosses, cyclic


@pytest.mark.parametrize("seed", range(20))
def test_any_scores_give_one_tree_with_one_root(seed: int) -> None:
    words = 1 + seed * 3
    heads = best_heads(np.random.default_rng(seed).normal(size=(words + 1, words + 1)).astype(np.float32))
    assert len(heads) == words
    assert heads.count(0) == 1
    assert not cyclic([0, *heads])
    assert not crosses([0, *heads])


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads, start=1)))


@pytest.mark.parametrize("seed", range(10))
def test_no_nested_tree_is_better(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 5))
    trees = [
        heads
        for heads in product(range(5), repeat=4)
        if heads.count(0) == 1 and not cyclic([0, *heads]) and not crosses([0, *heads])
    ]
    best = max(total(scores, heads) for heads in trees)
    assert total(scores, tuple(best_heads(scores))) == pytest.approx(best)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 0, 0], [5, 0, 9, 0], [0, 9, 0, 1], [1, 2, 8, 0]], dtype=np.float32)
    assert best_heads(scores) == [0, 1, 2]


LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def test_no_name_goes_on_that_did_not_begin() -> None:
    scores = np.log(np.array([[0.1, 0.2, 0.4, 0.2, 0.1], [0.1, 0.1, 0.2, 0.1, 0.5], [0.9, 0.1, 0.1, 0.1, 0.1]]))
    assert [LABELS[number] for number in NameDecoder(LABELS).decode(scores)] == ["B-ORG", "I-ORG", "O"]


VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "en", "##voy", "##s", "'", '"', "o", "##slo", "ne", "##e"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Envoys", ["en", "##voy", "##s"]),
        ("“", ['"']),
        ("’", ["'"]),
        ("née", ["ne", "##e"]),
        ("O’Slo", ["o", "'", "[UNK]"]),
        ("xyz", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[number] for number in WordPieces(VOCABULARY).pieces(word)] == pieces


@pytest.mark.parametrize(
    ("word", "number"),
    [("envoy", 0), ("Envoy", 1), ("NATO", 2), ("A", 3), ("McKay", 4), ("2024", 5), ("G7", 6), ("—", 7), ("U.S.", 8)],
)
def test_letter_classes(word: str, number: int) -> None:
    assert letter_class(word) == number
