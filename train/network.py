"""The network: MiniLM's encoder, a word-shape embedding beside it, and heads for tags, trees and names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from demarche.parse.pieces import SHAPES

WIDTH, ATTENTION_HEADS, INNER = 384, 12, 1536
STEPS = 127.0
"""Activations are rounded to -127 … 127 parts of the row's largest."""
WEIGHT_STEPS = 63.0
"""Seven bits: older processors add two products in sixteen bits, which eight bits could overflow."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads and numbers of classes."""

    layers: int
    word: int
    shape: int
    arc: int
    label: int
    tags: int
    labels: int
    names: int
    dropout: float
    head_dropout: float


class Rounded(torch.autograd.Function):
    """Rounds each row to so many parts of its largest value, up and down; the gradient passes as if it had not."""

    @staticmethod
    def forward(_: Any, x: Tensor, steps: float) -> Tensor:
        """x: [rows, columns]."""
        largest = x.detach().abs().amax(-1, keepdim=True).float().clamp(min=1e-6)
        return ((x * (steps / largest)).round_().mul_(largest / steps)).to(x.dtype)

    @staticmethod
    def backward(_: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        """The gradient, unchanged."""
        return gradients[0], None


class EightBits(nn.Linear):
    """A linear layer that, if told so, sees its weights and its input as the exported graph rounds them."""

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        """x: [..., inner] -> [..., outer]."""
        if not EightBits.rounding:
            return functional.linear(x, self.weight, self.bias)
        return functional.linear(Rounded.apply(x, STEPS), Rounded.apply(self.weight, WEIGHT_STEPS), self.bias)


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = EightBits(WIDTH, 3 * WIDTH)
        self.out = EightBits(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = EightBits(WIDTH, INNER)
        self.outer = EightBits(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [batch, pieces, WIDTH]; mask: additive, [batch, 1, 1, pieces]."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(attended)))
        return self.norm_out(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """MiniLM with an embedding of the word's shape added to its pieces (zero at the start of training)."""

    def __init__(self, sizes: Sizes, vocabulary: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes.dropout) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """pieces, shapes: [batch, pieces]; mask: 1 where a piece stands."""
        places = torch.arange(pieces.shape[1])
        x = self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        additive = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, additive)
        return x

    def load(self, path: Path) -> None:
        """Takes the published weights; the (constant) token type is folded into the positions."""
        source = load_file(path)
        kind = source["embeddings.token_type_embeddings.weight"][0]
        self.pieces.weight.data.copy_(source["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(source["embeddings.position_embeddings.weight"] + kind)
        self.norm.weight.data.copy_(source["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(source["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                three = [source[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(three))
                for own, theirs in LAYER_NAMES.items():
                    getattr(getattr(layer, own), part).data.copy_(source[f"{prefix}{theirs}.{part}"])


LAYER_NAMES = {
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm_out": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch; words count from 1, position 0 is the root."""

    tags: Tensor  # [batch, words, tags]
    names: Tensor  # [batch, words, names]
    arcs: Tensor  # [batch, dependents, heads]
    dependents: Tensor  # [batch, words, label width * 2]
    heads: Tensor  # [batch, words, label width * 2]


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, vocabulary: int) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, vocabulary)
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        self.word = EightBits(2 * WIDTH + sizes.shape, sizes.word)
        self.tags = nn.Linear(sizes.word, sizes.tags)
        self.names_hidden = EightBits(sizes.word, sizes.word // 2)
        self.names = nn.Linear(sizes.word // 2, sizes.names)
        self.arc_dependent = EightBits(sizes.word, sizes.arc)
        self.arc_head = EightBits(sizes.word, sizes.arc)
        self.arc_mix = EightBits(sizes.arc, sizes.arc)
        self.label_dependent = EightBits(sizes.word, 2 * sizes.label)
        self.label_head = EightBits(sizes.word, 2 * sizes.label)
        self.label = nn.Linear(2 * sizes.label, sizes.labels)
        self.dropout = nn.Dropout(sizes.head_dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        """first, last: the first and last piece of each word, [batch, words]; a padded word repeats piece 0."""
        x = self.encoder(pieces, shapes, mask)
        index = first[..., None].expand(-1, -1, WIDTH)
        end = last[..., None].expand(-1, -1, WIDTH)
        shape = self.shapes(shapes.gather(1, first))
        words = torch.cat([x.gather(1, index), x.gather(1, end), shape], dim=-1)
        words = self.dropout(functional.gelu(self.word(self.dropout(words))))
        dependent = self.dropout(functional.relu(self.arc_dependent(words)))
        head = self.dropout(functional.relu(self.arc_head(words)))
        arcs = self.arc_mix(dependent) @ head.transpose(1, 2) / self.sizes.arc**0.5
        return Scores(
            self.tags(words),
            self.names(self.dropout(functional.relu(self.names_hidden(words)))),
            arcs,
            self.label_dependent(words),
            self.label_head(words),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of given arcs: [arcs, 2 * label width] twice -> [arcs, labels]."""
        width = self.sizes.label
        added = functional.relu(dependents[..., :width] + heads[..., :width])
        multiplied = dependents[..., width:] * heads[..., width:]
        return self.label(self.dropout(torch.cat([added, multiplied], dim=-1)))
