"""Writes trained weights as an ONNX graph: ``python train/export.py RUN WEIGHTS [--kind int8|float32]``.

The graph reads the pieces of several sentences end to end; only attention sees them padded, so that little is spent on
padding. Eight-bit matrices keep a scale per column (`row8`) or per block of 64 weights (`block8`, slower), and
activations are rounded row by row: a sentence's answers do not depend on what else stands in its batch.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import STEPS, WEIGHT_STEPS

Array = np.ndarray[Any, Any]
BLOCK = 64
WIDTH, HEADS, EPSILON = 384, 12, 1e-12
MICROSOFT = "com.microsoft"


class Graph:
    """Collects nodes and constants under fresh names."""

    def __init__(self, weights: dict[str, Array], kind: str) -> None:
        self.weights, self.kind = weights, kind
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0
        self.rounded_rows: dict[str, tuple[str, str]] = {}

    def constant(self, value: Array) -> str:
        """Adds a constant."""
        self.count += 1
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), f"c{self.count}"))
        return f"c{self.count}"

    def add(self, kind: str, inputs: Sequence[str], domain: str = "", **attributes: Any) -> str:
        """Adds a node with one output and returns the output's name."""
        self.count += 1
        self.nodes.append(helper.make_node(kind, inputs, [f"x{self.count}"], domain=domain, **attributes))
        return f"x{self.count}"

    def linear(self, x: str, name: str, exact: bool = False) -> str:
        """`x @ W + b` with the weights of a torch Linear; `exact` keeps them in fp32."""
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        if self.kind == "float32" or exact:
            product = self.add("MatMul", [x, self.constant(weight.T)])
            return self.add("Add", [product, self.constant(bias)])
        if self.kind == "tensor8":
            scale = np.abs(weight).max(axis=1) / 127.0
            rounded = np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8)
            inputs = [x, self.constant(rounded.T), self.constant(scale.astype(np.float32)), "", self.constant(bias)]
            return self.add("DynamicQuantizeMatMul", inputs, MICROSOFT)
        return self.by_row(x, weight, bias) if self.kind == "row8" else self.blocked(x, weight, bias)

    def rounded(self, x: str) -> tuple[str, str]:
        """`x` in unsigned eight bits around 128, and the largest magnitude of each row that it was divided by."""
        if x not in self.rounded_rows:
            largest = self.add("ReduceMax", [self.add("Abs", [x]), self.constant(np.array([-1], np.int64))], keepdims=1)
            largest = self.add("Max", [largest, self.constant(np.array(1e-6, np.float32))])
            scale = self.constant(np.array(1.0 / STEPS, np.float32))
            middle = self.constant(np.array(128, np.uint8))
            quantised = self.add("QuantizeLinear", [self.add("Div", [x, largest]), scale, middle])
            self.rounded_rows[x] = quantised, largest
        return self.rounded_rows[x]

    def by_row(self, x: str, weight: Array, bias: Array) -> str:
        """Weights in whole numbers with a scale per column, activations rounded row by row."""
        quantised, largest = self.rounded(x)
        scale = np.maximum(np.abs(weight).max(axis=1) / WEIGHT_STEPS, 1e-12).astype(np.float32)
        whole = np.clip(np.rint(weight / scale[:, None]), -WEIGHT_STEPS, WEIGHT_STEPS).astype(np.int8)
        steps = self.constant(np.array(1.0 / STEPS, np.float32))
        inputs = [
            quantised,
            self.constant(whole.T),
            steps,
            self.constant(scale),
            self.constant(np.array(128, np.uint8)),
        ]
        product = self.add("MatMulIntegerToFloat", inputs, MICROSOFT)
        return self.add("Add", [self.add("Mul", [product, largest]), self.constant(bias)])

    def blocked(self, x: str, weight: Array, bias: Array) -> str:
        """Eight-bit weights with a scale per block of the inner dimension, activations rounded per row and block."""
        out, inner = weight.shape
        blocks = (inner + BLOCK - 1) // BLOCK
        padded = np.zeros((out, blocks * BLOCK), np.float32)
        padded[:, :inner] = weight
        cut = padded.reshape(out, blocks, BLOCK)
        scale = np.maximum(np.abs(cut).max(axis=2) / 127.0, 1e-12)
        rounded = np.clip(np.rint(cut / scale[..., None]), -127, 127) + 128
        inputs = [
            x,
            self.constant(rounded.astype(np.uint8)),
            self.constant(scale.astype(np.float32)),
            "",
            "",
            self.constant(bias),
        ]
        sizes = {"K": inner, "N": out, "bits": 8, "block_size": BLOCK, "accuracy_level": 4}
        return self.add("MatMulNBits", inputs, MICROSOFT, **sizes)

    def table(self, numbers: str, name: str) -> str:
        """Rows of an embedding; large tables are kept in eight bits with a scale per row."""
        weight = self.weights[f"{name}.weight"]
        if len(weight) < 1000 or self.kind == "float32":
            return self.add("Gather", [self.constant(weight), numbers])
        scale = np.abs(weight).max(axis=1, keepdims=True) / 127.0
        rounded = np.rint(weight / np.maximum(scale, 1e-12)).astype(np.int8)
        rows = self.add("Cast", [self.add("Gather", [self.constant(rounded), numbers])], to=TensorProto.FLOAT)
        return self.add("Mul", [rows, self.add("Gather", [self.constant(scale.astype(np.float32)), numbers])])

    def norm(self, x: str, name: str, skip: str | None = None) -> str:
        """Layer normalisation, of a sum where `skip` is given (the fused operator is slower than these two)."""
        parts = [self.constant(self.weights[f"{name}.weight"]), self.constant(self.weights[f"{name}.bias"])]
        summed = x if skip is None else self.add("Add", [x, skip])
        return self.add("LayerNormalization", [summed, *parts], axis=-1, epsilon=EPSILON)

    def gelu(self, x: str) -> str:
        """The exact (erf) form."""
        return self.add("Gelu", [x], MICROSOFT)


def encoder(graph: Graph, layers: int) -> str:
    """The encoder's last layer, [pieces, width]; only attention sees padding."""
    x = graph.add("Add", [graph.table("pieces", "encoder.pieces"), graph.table("shapes", "encoder.shapes")])
    x = graph.norm(graph.add("Add", [x, graph.table("places", "encoder.positions")]), "encoder.norm")
    flat = graph.constant(np.array([-1, WIDTH], np.int64))
    for number in range(layers):
        prefix = f"encoder.layers.{number}"
        padded = graph.add("Gather", [graph.linear(x, f"{prefix}.qkv"), "into"])
        parts = [f"{prefix}.{part}" for part in "qkv"]
        graph.nodes.append(helper.make_node("Split", [padded], parts, axis=-1, num_outputs=3))
        attended = graph.add("MultiHeadAttention", [*parts, "", "mask"], MICROSOFT, num_heads=HEADS)
        packed = graph.add("Gather", [graph.add("Reshape", [attended, flat]), "outof"])
        x = graph.norm(graph.linear(packed, f"{prefix}.out"), f"{prefix}.norm_attention", x)
        inner = graph.gelu(graph.linear(x, f"{prefix}.inner"))
        x = graph.norm(graph.linear(inner, f"{prefix}.outer"), f"{prefix}.norm_out", x)
    return x


def build(weights: dict[str, Array], sizes: dict[str, Any], kind: str) -> onnx.ModelProto:
    """The whole graph."""
    scaled = {name: weights[name] / sizes["arc"] ** 0.5 for name in ("arc_mix.weight", "arc_mix.bias")}
    graph = Graph(weights | scaled, kind)
    x = encoder(graph, sizes["layers"])
    shape = graph.table(graph.add("Gather", ["shapes", "first"]), "shapes")
    joined = graph.add("Concat", [graph.add("Gather", [x, "first"]), graph.add("Gather", [x, "last"]), shape], axis=-1)
    words = graph.gelu(graph.linear(joined, "word"))
    dependent = graph.linear(graph.add("Relu", [graph.linear(words, "arc_dependent")]), "arc_mix")
    head = graph.add("Relu", [graph.linear(words, "arc_head")])
    across = graph.add("Transpose", [graph.add("Gather", [head, "slots"])], perm=[0, 2, 1])
    names = graph.linear(graph.add("Relu", [graph.linear(words, "names_hidden")]), "names", exact=True)
    outputs = {
        "tags": graph.add("ArgMax", [graph.linear(words, "tags", exact=True)], axis=-1, keepdims=0),
        "names": graph.add("LogSoftmax", [names], axis=-1),
        "arcs": graph.add("MatMul", [graph.add("Gather", [dependent, "slots"]), across]),
        "dependents": graph.linear(words, "label_dependent"),
        "heads": graph.linear(words, "label_head"),
    }
    flat = dict.fromkeys(("pieces", "shapes", "places", "outof", "first", "last"), 1)
    return model_of(graph, outputs, flat | dict.fromkeys(("into", "mask", "slots"), 2))


def build_labels(weights: dict[str, Array]) -> onnx.ModelProto:
    """The second graph: labels of arcs, given the two ends' rows."""
    graph = Graph(weights, "float32")
    ends = []
    for name, rows in (("dependents", "dependents"), ("heads", "chosen")):
        if name == "heads":
            rows = graph.add("Gather", ["heads", "chosen"])
        parts = [f"{name}_added", f"{name}_multiplied"]
        graph.nodes.append(helper.make_node("Split", [rows], parts, axis=-1, num_outputs=2))
        ends.append(parts)
    added = graph.add("Relu", [graph.add("Add", [ends[0][0], ends[1][0]])])
    both = graph.add("Concat", [added, graph.add("Mul", [ends[0][1], ends[1][1]])], axis=-1)
    outputs = {"labels": graph.add("ArgMax", [graph.linear(both, "label")], axis=-1, keepdims=0)}
    return model_of(graph, outputs, {"dependents": -2, "heads": -2, "chosen": 1})


def model_of(graph: Graph, outputs: dict[str, str], inputs: dict[str, int]) -> onnx.ModelProto:
    """Closes a graph; `inputs` gives the number of dimensions, negative for fractions; the mask is of 32 bits."""
    for name, output in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [output], [name]))
    given = []
    for name, dimensions in inputs.items():
        kind = TensorProto.FLOAT if dimensions < 0 else TensorProto.INT32 if name == "mask" else TensorProto.INT64
        given.append(helper.make_tensor_value_info(name, kind, [f"{name}{axis}" for axis in range(abs(dimensions))]))
    results = [
        helper.make_tensor_value_info(
            name, TensorProto.INT64 if name in ("tags", "labels") else TensorProto.FLOAT, None
        )
        for name in outputs
    ]
    body = helper.make_graph(graph.nodes, "demarche", given, results, graph.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10)


def weights_of(run: Path) -> dict[str, Array]:
    """The trained weights of a run."""
    return {name: tensor.float().numpy() for name, tensor in torch.load(run / "network.pt").items()}


def write(
    run: Path, target: Path, kind: str, version: str, vocabulary: Path, *, blend: Path | None, caution: float
) -> None:
    """Writes model.onnx, labels.onnx, model.json and vocab.txt, each whole or not at all.

    `blend`: a run whose weights are averaged with these; `caution`: what is added to the score of "no name".
    """
    described = json.loads((run / "network.json").read_text())
    state = weights_of(run)
    if blend is not None:
        other = weights_of(blend)
        state = {name: (weights + other[name]) / 2 for name, weights in state.items()}
    state["names.bias"][described["vocabulary"]["names"].index("O")] += caution
    target.mkdir(parents=True, exist_ok=True)
    model = build(state, described["sizes"], kind)
    classes = described["vocabulary"]
    about = {"name": "demarche-en", "version": version, "kind": kind, **classes}
    onnx.save(model, target / "model.onnx.new")
    onnx.save(build_labels(state), target / "labels.onnx.new")
    (target / "model.json.new").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (target / "vocab.txt.new").write_bytes(vocabulary.read_bytes())
    for name in ("labels.onnx", "model.json", "vocab.txt", "model.onnx"):
        (target / f"{name}.new").replace(target / name)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--kind", choices=("block8", "row8", "tensor8", "float32"), default="row8")
    parser.add_argument("--version", default="0")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the pretrained encoder")
    parser.add_argument("--blend", type=Path, help="average the weights with those of this run, an earlier stage")
    parser.add_argument("--caution", type=float, default=0.0, help="added to the score of no name")
    given = parser.parse_args()
    chosen = {"blend": given.blend, "caution": given.caution}
    write(given.run, given.weights, given.kind, given.version, given.vocabulary, **chosen)


if __name__ == "__main__":
    main()
