"""From scores of arcs to trees: the best head of each word, and a spanning tree with one root where those form none."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
NEVER = -1e9


def best_heads(scores: Scores) -> list[int]:
    """Heads of the words of one sentence.

    `scores[i, j]`: word i depends on j; both count from 1, row 0 is unused and column 0 is the root.
    Returns one head per word (0 for the root's), together a tree with a single root.
    """
    exact: NDArray[np.float64] = scores.astype(np.float64)
    np.fill_diagonal(exact, NEVER)
    heads: list[int] = exact.argmax(axis=1).tolist()
    if heads[1:].count(0) == 1 and not find_cycle(heads):
        return heads[1:]
    root = clearest_root(exact)
    exact[1:, 0] = NEVER
    exact[root] = NEVER
    exact[root, 0] = 0.0
    return spanning_tree(exact)[1:]


def clearest_root(scores: NDArray[np.float64]) -> int:
    """The word that prefers the root to any other head by most."""
    if len(scores) == 2:
        return 1
    return int((scores[1:, 0] - scores[1:, 1:].max(axis=1)).argmax()) + 1


def find_cycle(heads: list[int]) -> list[int]:
    """The words of one cycle, or nothing."""
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        word = start
        while word and not colour[word]:
            colour[word] = start
            word = heads[word]
        if word and colour[word] == start:
            cycle = [word]
            follower = heads[word]
            while follower != word:
                cycle.append(follower)
                follower = heads[follower]
            return cycle
    return []


def spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu and Edmonds: the best tree rooted in 0, as heads (the entry of 0 is 0)."""
    np.fill_diagonal(scores, NEVER)
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = np.array([word for word in range(len(heads)) if word not in inside])
    kept = np.array([scores[word, heads[word]] for word in cycle])
    members = np.array(cycle)
    size = len(outside) + 1
    contracted = np.full((size, size), NEVER)
    contracted[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, members)]
    contracted[:-1, -1] = leaving.max(axis=1)
    entering = scores[np.ix_(members, outside)] - kept[:, None]
    contracted[-1, :-1] = entering.max(axis=0)
    found = spanning_tree(contracted)
    result = heads[:]
    for place, word in enumerate(outside.tolist()):
        head = found[place]
        result[word] = int(members[leaving[place].argmax()]) if head == size - 1 else int(outside[head])
    entry = int(entering[:, found[-1]].argmax())
    result[cycle[entry]] = int(outside[found[-1]])
    result[0] = 0
    return result
