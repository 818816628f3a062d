"""The shipped language model: words in, a spaCy `Doc` with tags, lemmas, a UD tree and names out.

One small encoder (see `docs/model.md`), run by onnxruntime on one thread. What it says of a sentence depends on that
sentence alone: not on its neighbours, the batch, or the number of threads.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import numpy as np
import spacy
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from spacy.tokens import Doc

from demarche.errors import ModelError
from demarche.parse.lemmas import Lemmatizer
from demarche.parse.morphology import features
from demarche.parse.name_spans import NameDecoder
from demarche.parse.pieces import WordPieces
from demarche.parse.trees import best_heads
from demarche.parse.windows import Batch, Window, batches, windows

FILES = ("model.json", "vocab.txt", "model.onnx", "labels.onnx")
OUTPUTS = ("tags", "names", "arcs", "dependents", "heads")
ATTRIBUTES: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "MORPH", "ENT_IOB", "ENT_TYPE"]
PASSIVE = frozenset({"aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"})
JOINED = "parataxis"
"""Label of the later windows' roots where a sentence was too long to be read at once."""


@dataclass(slots=True)
class Reading:
    """What the network says of the words of a document: numbers of classes; `heads` are places in the document."""

    tags: list[int]
    heads: list[int]
    labels: list[int]
    names: list[int]


class LanguageModel:
    """Weights, their classes and the session that runs them."""

    def __init__(
        self, about: dict[str, Any], sessions: tuple[InferenceSession, InferenceSession], cutter: WordPieces
    ) -> None:
        self.name: str = about["name"]
        self.version: str = about["version"]
        self.tags = [tuple(tag.split("|")) for tag in about["tags"]]
        self.labels: list[str] = about["labels"]
        self.names = NameDecoder(tuple(about["names"]))
        self.session, self.label_session = sessions
        self.cutter = cutter
        self.vocab = spacy.blank("en").vocab
        self.lemmatizer = Lemmatizer.load()
        self._morphs: dict[str, int] = {}
        self._hashes: dict[str, int] = {}

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> Self:
        """The model in a folder, by default the shipped one; raises ModelError where one of its files is missing.

        `threads`: how many onnxruntime may use within one batch; the answers are the same with any number.
        """
        folder = path if path is not None else Path(str(files("demarche.parse") / "weights"))
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"{folder}: the language model lacks {name}")
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        options = SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
        graph, labels = (
            InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("model.onnx", "labels.onnx")
        )
        return cls(about, (graph, labels), WordPieces(vocabulary))

    def parse(self, words: Sequence[str], spaces: Sequence[bool], sentence_starts: Sequence[bool]) -> Doc:
        """A `Doc` of these words: tags, lemmas, features, tree and names; the sentences are those given.

        `spaces[i]`: white space follows word i. `sentence_starts[i]`: word i begins a sentence.
        """
        if not words:
            return Doc(self.vocab)
        reading = self.read(words, spaces, sentence_starts)
        return self.document(list(words), list(spaces), reading)

    def read(self, words: Sequence[str], spaces: Sequence[bool], sentence_starts: Sequence[bool]) -> Reading:
        """The network's answers, decoded."""
        found = list(windows(words, spaces, sentence_starts, self.cutter))
        size = len(words)
        reading = Reading([0] * size, list(range(size)), [0] * size, [0] * size)
        for batch in batches(found):
            self.read_batch(batch, reading)
        self.join(found, sentence_starts, reading)
        return reading

    def read_batch(self, batch: Batch, reading: Reading) -> None:
        """Runs the network on one batch and decodes each window."""
        tags, names, arcs, dependents, heads = self.session.run(OUTPUTS, batch.inputs)
        tags = tags.tolist()
        chosen = np.zeros(len(tags), dtype=np.int64)
        begin = 0
        for each, scores in zip(batch.windows, arcs, strict=True):
            size = each.end - each.start + 1
            end = begin + size
            found = best_heads(scores[:size, :size])
            chosen[begin + 1 : end] = begin + np.array(found)
            for place, head in enumerate(found, start=each.start):
                reading.heads[place] = each.start + head - 1 if head else place
            reading.tags[each.start : each.end] = tags[begin + 1 : end]
            reading.names[each.start : each.end] = self.names.decode(names[begin + 1 : end])
            begin = end
        rows = {"dependents": dependents, "heads": heads, "chosen": chosen}
        labels = self.label_session.run(("labels",), rows)[0].tolist()
        begin = 0
        for each in batch.windows:
            end = begin + each.end - each.start + 1
            reading.labels[each.start : each.end] = labels[begin + 1 : end]
            begin = end

    def join(self, found: Sequence[Window], starts: Sequence[bool], reading: Reading) -> None:
        """Hangs the roots of a cut sentence's later windows on the first one's; sets the label of roots."""
        root_label, joined = self.labels.index("root"), self.labels.index(JOINED)
        first_root = 0
        for each in found:
            root = next(place for place in range(each.start, each.end) if reading.heads[place] == place)
            if starts[each.start] or each.start == 0:
                first_root = root
                reading.labels[root] = root_label
            else:
                reading.heads[root], reading.labels[root] = first_root, joined

    def document(self, words: list[str], spaces: list[bool], reading: Reading) -> Doc:
        """Writes a reading into a `Doc`."""
        doc = Doc(self.vocab, words=words, spaces=spaces)
        size = len(words)
        passive, helped = self.helpers(reading)
        rows = np.zeros((size, len(ATTRIBUTES)), dtype=np.uint64)
        hashed = self.hashed
        for index, word in enumerate(words):
            upos, tag = self.tags[reading.tags[index]]
            label = self.labels[reading.labels[index]]
            name = self.names.labels[reading.names[index]]
            on = label in ("acl", "advcl") or index in passive
            rows[index] = (
                hashed(tag),
                hashed(upos, True),
                hashed(self.lemmatizer.lemma(word, upos, tag)),
                hashed(label if reading.heads[index] != index else "root"),
                np.int64(reading.heads[index] - index).astype(np.uint64),
                self.morph(features(word, tag, on, index in helped)),
                {"O": 2, "B": 3, "I": 1}[name[0]],
                hashed(name[2:]) if name != "O" else 0,
            )
        doc.from_array(ATTRIBUTES, rows)  # type: ignore[arg-type]
        return doc

    def helpers(self, reading: Reading) -> tuple[set[int], set[int]]:
        """Words with a passive dependent, and words with an auxiliary."""
        passive, helped = set(), set()
        for index, number in enumerate(reading.labels):
            label = self.labels[number]
            if label in PASSIVE:
                passive.add(reading.heads[index])
            elif label == "aux":
                helped.add(reading.heads[index])
        return passive, helped

    def hashed(self, text: str, part_of_speech: bool = False) -> int:
        """The number spaCy knows a string or a part of speech by."""
        key = f"{text} POS" if part_of_speech else text
        if key not in self._hashes:
            self._hashes[key] = spacy.symbols.IDS[text] if part_of_speech else self.vocab.strings.add(text)
        return self._hashes[key]

    def morph(self, text: str) -> int:
        """The number of a set of features."""
        if text not in self._morphs:
            self._morphs[text] = self.vocab.morphology.add(text)
        return self._morphs[text]
