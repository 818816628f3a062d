"""A network laid out by forces from a fixed start, so that the same ties always give the same picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ROUNDS = 260
#: How much the order of the places counts against the places themselves.
RANKED = 0.55
#: Pixels left free at the borders for the names.
BORDER_X, BORDER_Y = 64, 34
#: Pixels of a sign of a name.
SIGN = 7.2
Box = tuple[float, float, float, float]


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
    """`name_x`, `name_y` is where its name stands, by its middle."""

    key: str
    name: str
    x: float
    y: float
    radius: float
    happenings: int
    name_x: float = 0
    name_y: float = 0


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
    bare = [
        Node(key, names[key], float(x), float(y), (4 + 14 * (weight[key] / heaviest) ** 0.5) * scale, weight[key])
        for key, (x, y) in zip(kept, spots, strict=True)
    ]
    nodes = {node.key: node for node in named(bare, width)}
    thickest = max((it.happenings for it in inner), default=1)
    edges = tuple(
        Edge(nodes[it.one], nodes[it.other], round(1 + 5 * it.happenings / thickest, 2), it.against, it.happenings)
        for it in inner
    )
    return Network(width, height, tuple(nodes.values()), edges, len(weight) - len(kept))


def named(nodes: Sequence[Node], width: int) -> Iterator[Node]:
    """Each with a place for its name, above, below or beside it: where it covers the least that stands there."""
    taken = [(it.x - it.radius, it.y - it.radius, it.x + it.radius, it.y + it.radius) for it in nodes]
    for it in nodes:
        half = len(it.name) * SIGN / 2
        beside = it.radius + half + 5
        spots = ((0, -it.radius - 9), (0, it.radius + 12), (beside, 1), (-beside, 1))
        boxes = [(it.x + x - half, it.y + y - 8, it.x + x + half, it.y + y + 7) for x, y in spots]
        costs = [sum(shared(box, other) for other in taken) + 50 * max(-box[0], box[2] - width, 0) for box in boxes]
        best = costs.index(min(costs))
        taken.append(boxes[best])
        x, y = it.x + spots[best][0], it.y + spots[best][1] + 4
        yield replace(
            it, x=round(it.x, 1), y=round(it.y, 1), radius=round(it.radius, 1), name_x=round(x, 1), name_y=round(y, 1)
        )


def shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def laid_out(count: int, edges: Sequence[tuple[int, int, int]], width: int, height: int) -> NDArray[np.float64]:
    """Fruchterman and Reingold's forces: all push each other off, ties pull; (count, 2) in pixels."""
    angle = np.arange(count) * 2.399963  # the golden angle: no two start alike
    spots = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt((np.arange(count) + 0.5) / count)[:, None]
    ideal = 2.0 / np.sqrt(count)
    pull = np.zeros((count, count))
    for one, other, happenings in edges:
        pull[one, other] = pull[other, one] = 0.5 + 0.4 * np.log1p(happenings)
    for heat in np.linspace(0.12, 0.004, ROUNDS):
        apart = spots[:, None, :] - spots[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = (ideal**2 / distance**2 - pull * distance / ideal * 0.5)[:, :, None] * apart
        move = force.sum(axis=1) - 1.5 * spots
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        spots = spots + move / length * np.minimum(length, heat)
    low, high = spots.min(axis=0), spots.max(axis=0)
    size = np.maximum(high - low, 1e-9)
    ranks = np.argsort(np.argsort(spots, axis=0), axis=0) / max(count - 1, 1)  # spreads out what is crowded
    room = np.array([width - 2 * BORDER_X, height - 2 * BORDER_Y])
    mixed = (1 - RANKED) * (spots - low) / size + RANKED * ranks
    found: NDArray[np.float64] = mixed * room + np.array([BORDER_X, BORDER_Y])
    return found if count > 1 else np.array([[width / 2, height / 2]])
