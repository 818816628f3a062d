"""A network laid out by forces from a fixed start, so that the same ties always give the same picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ROUNDS = 260
#: Pixels left free at the borders for the names.
BORDER_X, BORDER_Y = 64, 34


class Tied(Protocol):
    """What is drawn of a pair."""

    @property
    def one(self) -> str: ...
    @property
    def other(self) -> str: ...
    @property
    def one_name(self) -> str: ...
    @property
    def other_name(self) -> str: ...
    @property
    def happenings(self) -> int: ...
    @property
    def against(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    name: str
    x: float
    y: float
    radius: float
    happenings: int


@dataclass(frozen=True, slots=True)
class Edge:
    """`against` where most of what the two did is conflict."""

    one: Node
    other: Node
    width: float
    against: bool
    happenings: int


@dataclass(frozen=True, slots=True)
class Network:
    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    missing: int


def network(bonds: Sequence[Tied], *, most: int, width: int, height: int) -> Network | None:
    """The `most` sides with most happenings and the ties between them; None where there are none."""
    weight: dict[str, int] = {}
    names: dict[str, str] = {}
    for it in bonds:
        for key, name in ((it.one, it.one_name), (it.other, it.other_name)):
            weight[key] = weight.get(key, 0) + it.happenings
            names[key] = name
    kept = sorted(weight, key=lambda it: (-weight[it], it))[:most]
    if not kept:
        return None
    place = {key: number for number, key in enumerate(kept)}
    inner = [it for it in bonds if it.one in place and it.other in place]
    spots = laid_out(len(kept), [(place[it.one], place[it.other], it.happenings) for it in inner], width, height)
    heaviest = max(weight[key] for key in kept)
    scale = (height / 680) ** 0.5
    nodes = {
        key: Node(
            key, names[key], round(float(x), 1), round(float(y), 1),
            round((4 + 14 * (weight[key] / heaviest) ** 0.5) * scale, 1), weight[key],
        )
        for key, (x, y) in zip(kept, spots, strict=True)
    }  # fmt: skip
    thickest = max((it.happenings for it in inner), default=1)
    edges = tuple(
        Edge(nodes[it.one], nodes[it.other], round(1 + 5 * it.happenings / thickest, 2), it.against, it.happenings)
        for it in inner
    )
    return Network(width, height, tuple(nodes.values()), edges, len(weight) - len(kept))


def laid_out(count: int, edges: Sequence[tuple[int, int, int]], width: int, height: int) -> NDArray[np.float64]:
    """Fruchterman and Reingold's forces: all push each other off, ties pull; (count, 2) in pixels."""
    angle = np.arange(count) * 2.399963  # the golden angle: no two start alike
    spots = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt((np.arange(count) + 0.5) / count)[:, None]
    ideal = 1.6 / np.sqrt(count)
    pull = np.zeros((count, count))
    for one, other, happenings in edges:
        pull[one, other] = pull[other, one] = 1 + np.log1p(happenings)
    for heat in np.linspace(0.12, 0.004, ROUNDS):
        apart = spots[:, None, :] - spots[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = (ideal**2 / distance**2 - pull * distance / ideal * 0.5)[:, :, None] * apart
        move = force.sum(axis=1) - 0.6 * spots
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        spots = spots + move / length * np.minimum(length, heat)
    low, high = spots.min(axis=0), spots.max(axis=0)
    size = np.maximum(high - low, 1e-9)
    room = np.array([width - 2 * BORDER_X, height - 2 * BORDER_Y])
    found: NDArray[np.float64] = (spots - low) / size * room + np.array([BORDER_X, BORDER_Y])
    return found if count > 1 else np.array([[width / 2, height / 2]])
