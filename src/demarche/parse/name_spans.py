"""From scores of BIO labels to names: the best sequence in which no name goes on that did not begin."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]


class NameDecoder:
    """Knows which label may follow which."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        self.barred = np.zeros((len(labels), len(labels)), dtype=np.float32)
        for after, label in enumerate(labels):
            if label.startswith("I-"):
                allowed = {f"B-{label[2:]}", label}
                self.barred[[before for before, name in enumerate(labels) if name not in allowed], after] = -1e9
        self.first = np.array([-1e9 if label.startswith("I-") else 0.0 for label in labels], dtype=np.float32)
        self.valid = self.barred > -1.0

    def decode(self, scores: Scores) -> list[int]:
        """Label numbers of one sentence; `scores`: logarithms, [words, labels]."""
        greedy = scores.argmax(axis=1)
        if self.first[greedy[0]] == 0.0 and bool(self.valid[greedy[:-1], greedy[1:]].all()):
            return list(greedy.tolist())
        best = scores[0] + self.first
        came_from = []
        for row in scores[1:]:
            table = best[:, None] + self.barred
            came_from.append(table.argmax(axis=0))
            best = table.max(axis=0) + row
        path = [int(best.argmax())]
        for back in reversed(came_from):
            path.append(int(back[path[-1]]))
        return path[::-1]
