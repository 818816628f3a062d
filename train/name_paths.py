"""The names' loss: a sentence's labels are judged as one sequence, as they are decoded."""

import torch
from torch import Tensor
from torch.nn import functional

NEVER = -1e4


class NamePaths:
    """Sums over the label sequences in which no name goes on that did not begin."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        barred = torch.zeros(len(labels), len(labels))
        for after, label in enumerate(labels):
            if label.startswith("I-"):
                allowed = {f"B-{label[2:]}", label}
                barred[[before for before, name in enumerate(labels) if name not in allowed], after] = NEVER
        self.barred = barred
        self.first = torch.tensor([NEVER if label.startswith("I-") else 0.0 for label in labels])

    def total(self, scores: Tensor, sizes: Tensor) -> Tensor:
        """Logarithm of the summed weights of all sequences; scores: [sentences, words, labels] -> [sentences]."""
        state = scores[:, 0] + self.first
        for place in range(1, scores.shape[1]):
            step = torch.logsumexp(state[:, :, None] + self.barred, dim=1) + scores[:, place]
            state = torch.where((place < sizes)[:, None], step, state)
        return torch.logsumexp(state, dim=-1)

    def loss(self, scores: Tensor, allowed: Tensor, words: Tensor) -> Tensor | None:
        """Mean over the words with a known label; scores, allowed: [sentences, words, labels], the root left out.

        None where no label is known. `allowed`: 1 for every label that a word may have.
        """
        known = words & (allowed.sum(-1) < allowed.shape[-1])
        told = known.any(-1)
        if not told.any():
            return None
        chances = functional.log_softmax(scores[told], dim=-1)
        sizes = words[told].sum(-1)
        permitted = chances.masked_fill(allowed[told] == 0, NEVER)
        both = self.total(torch.cat([chances, permitted]), torch.cat([sizes, sizes]))
        losses = both[: len(sizes)] - both[len(sizes) :]
        possible = losses < -NEVER / 2
        return (losses * possible).sum() / known[told][possible].sum().clamp(min=1)
