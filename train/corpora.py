"""Reads the *ship* corpora of ``../shared/corpora`` into one kind of sentence.

Traps that cost accuracy when missed are handled here: clitics are multi-word tokens whose ``SpaceAfter`` sits on the
range line ("don't" = do + n't), and UNER's older training file carries stray ``B-O`` labels.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from demarche.parse.sentences import sentence_starts
from demarche.parse.tokenizer import tokenize
from name_labels import Gazetteer, crossner_names, gum_names, re3d_label, uner_names, wikigold_names


@dataclass(frozen=True, slots=True)
class Sentence:
    """One training sentence; ``heads`` counts words from 1 (0: the root), ``names``: the labels a word may have."""

    source: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    lemmas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One CoNLL-U word line, as far as we use it."""

    word: str
    lemma: str
    tag: str
    head: int
    label: str
    space: bool
    misc: str


def read_conllu(path: Path) -> Iterator[list[Row]]:
    """Sentences of a CoNLL-U file, the surface text of multi-word tokens restored."""
    rows: list[Row] = []
    range_end, range_space = 0, True
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if not line:
            if rows:
                yield rows
            rows, range_end = [], 0
            continue
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        after = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            range_end, range_space = int(cells[0].split("-")[1]), after
        elif cells[0].isdigit():
            number = int(cells[0])
            space = after if number > range_end else (range_space if number == range_end else False)
            rows.append(Row(cells[1], cells[2], f"{cells[3]}|{cells[4]}", int(cells[6]), cells[7], space, cells[9]))


def with_trees(source: str, rows: list[Row], names: list[frozenset[str]]) -> Sentence:
    """A sentence with tags, tree and names."""
    return Sentence(
        source,
        tuple(row.word.replace(" ", "") for row in rows),
        tuple(row.space for row in rows),
        tuple(row.tag for row in rows),
        tuple(row.head for row in rows),
        tuple(row.label for row in rows),
        tuple(names),
        tuple(row.lemma for row in rows),
    )


def read_columns(path: Path, word: int, label: int) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a column file as (word, label) pairs."""
    pairs: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        cells = line.split("\t")
        if not line.strip():
            if pairs:
                yield pairs
            pairs = []
        elif not line.startswith("# ") and len(cells) > label:
            pairs.append((cells[word], cells[label]))


def ewt(shared: Path, split: str, gazetteer: Gazetteer) -> Iterator[Sentence]:
    """EWT trees with the names of UNER; a sentence whose words differ in the two keeps its tree alone."""
    name_file = "en_ewt-ud-train.OLDER.iob2" if split == "train" else f"en_ewt-ud-{split}.iob2"
    named = {}
    for pairs in read_columns(shared / "corpora/uner_english_ewt" / name_file, 1, 2):
        named["".join(word for word, _ in pairs)] = pairs
    for rows in read_conllu(shared / f"corpora/ud_english_ewt/en_ewt-ud-{split}.conllu"):
        pairs = named.get("".join(row.word for row in rows), [])
        same = [word for word, _ in pairs] == [row.word for row in rows]
        labels = uner_names([row.word for row in rows], [x for _, x in pairs], gazetteer) if same else []
        yield with_trees("ewt", rows, labels)


def gum(shared: Path, split: str, gazetteer: Gazetteer) -> Iterator[Sentence]:
    """GUM's shippable genres by the official split; names are the mentions headed by a proper noun."""
    wanted, part = set(), ""
    for line in (shared / "corpora/gum/splits.md").read_text().splitlines():
        part = line[3:].strip() if line.startswith("## ") else part
        if line.strip().startswith("* ") and part == split:
            wanted.add(line.strip()[2:])
    for path in sorted((shared / "corpora/gum/dep_shippable").glob("*.conllu")):
        if path.stem in wanted or (split == "train" and not in_other_split(shared, path.stem)):
            for rows, labels in gum_names(list(read_conllu(path)), gazetteer):
                yield with_trees(f"gum-{path.stem.split('_')[1]}", rows, labels)


def in_other_split(shared: Path, stem: str) -> bool:
    """Whether the official splits name this document at all (training documents may be unlisted)."""
    return stem in (shared / "corpora/gum/splits.md").read_text()


def glue(words: list[str]) -> tuple[bool, ...]:
    """Plausible spacing for corpora that keep none: no space before closing or after opening punctuation."""
    spaces = []
    quotes = 0
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        quotes += word in ('"', "``", "''")
        opening = word in "([{$“‘``" or (word == '"' and quotes % 2 == 1)
        closing = following in {".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "'s", "n't", "'", "”", "’", "''"}
        closing = closing or (following == '"' and quotes % 2 == 1)
        spaces.append(not (opening or closing or following == ""))
    return tuple(spaces)


def split_hyphens(pairs: list[tuple[str, str]], keep: re.Pattern[str]) -> tuple[list[str], list[bool], list[str]]:
    """Cuts hyphenated words as EWT and GUM do; returns words, whether glued to the next piece, and labels."""
    words, glued, labels = [], [], []
    for word, label in pairs:
        pieces = [word] if keep.match(word) else [piece for piece in re.split(r"(?<=\w)([-–/])(?=\w)", word) if piece]
        for index, piece in enumerate(pieces):
            words.append(piece)
            glued.append(index + 1 < len(pieces))
            labels.append("I" + label[1:] if index and label[0] == "B" else label)
    return words, glued, labels


KEEP_HYPHEN = re.compile(
    r"(?i)(?:\d|https?:|www\.|(?:re|co|non|pre|post|anti|pro|ex|mid|sub|semi|multi|e|un|over|cross|pan|self|inter|intra)-)"
)


def columns_corpus(path: Path, columns: tuple[int, int], source: str, convert: object) -> Iterator[Sentence]:
    """A names-only corpus in columns."""
    for pairs in read_columns(path, *columns):
        words, glued, labels = split_hyphens(pairs, KEEP_HYPHEN)
        spaces = [space and not joined for space, joined in zip(glue(words), glued, strict=True)]
        yield Sentence(source, tuple(words), tuple(spaces), names=tuple(convert(words, labels)))  # type: ignore[operator]


def wikigold(shared: Path, gazetteer: Gazetteer) -> Iterator[Sentence]:
    """Wikigold."""
    path = shared / "corpora/wikigold/wikigold.conllu"
    return columns_corpus(path, (1, 2), "wikigold", lambda words, labels: wikigold_names(words, labels, gazetteer))


def crossner(shared: Path, split: str, gazetteer: Gazetteer) -> Iterator[Sentence]:
    """CrossNER's politics domain."""
    path = shared / f"corpora/crossner/politics/{split}.txt"
    return columns_corpus(path, (0, 1), "crossner", lambda words, labels: crossner_names(words, labels, gazetteer))


RE3D = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|\w+(?:['’](?!s\b)\w+)*|['’]s\b|\S")


def re3d(shared: Path, gazetteer: Gazetteer) -> Iterator[Sentence]:
    """Government statements on Syria and Iraq; only mentions that look like names, other mentions are left open."""
    for folder in sorted((shared / "corpora/re3d").iterdir()):
        if not (folder / "documents.json").exists() or folder.name.startswith("BBC"):
            continue
        entities: dict[str, list[dict[str, object]]] = {}
        for line in (folder / "entities.json").read_text().splitlines():
            entity = json.loads(line)
            entities.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text().splitlines():
            document = json.loads(line)
            yield from re3d_document(document["text"], entities.get(document["_id"], []), gazetteer)


def re3d_document(text: str, entities: list[dict[str, object]], gazetteer: Gazetteer) -> Iterator[Sentence]:
    """One re3d document, cut at full stops and line ends."""
    for block in re.finditer(r"[^\n]+?(?:[.?!][”\"’]?(?=\s+[A-Z“\"])|\n|$)", text):
        spans = [(m.start() + block.start(), m.end() + block.start()) for m in RE3D.finditer(block.group())]
        if not 3 <= len(spans) <= 120:
            continue
        words = [text[start:end] for start, end in spans]
        spaces = [end < len(text) and text[end].isspace() for _, end in spans]
        yield Sentence("re3d", tuple(words), tuple(spaces), names=tuple(re3d_label(spans, words, entities, gazetteer)))


def own(shared: Path, split: str) -> Iterator[Sentence]:
    """Public-domain and Current-events texts that the project marked for names (`train/names/README.md`)."""
    for path in sorted((Path(__file__).parent / "names").glob("*.jsonl")):
        marked = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        wanted = {row["sha256"]: row for row in marked if row.get("split") == split}
        sources = sorted({row["source"] for row in wanted.values()})
        for source in sources:
            for line in (shared / source).read_text(encoding="utf-8").splitlines():
                text = json.loads(line)["text"]
                row = wanted.pop(sha256(text.encode()).hexdigest(), None)
                if row is not None:
                    yield from own_text(text, row["spans"])


def own_text(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Sentence]:
    """The sentences of one marked text."""
    for block in re.finditer(r"[^\n]+", text):
        places = [(start + block.start(), end + block.start()) for start, end in tokenize(block.group())]
        words = [text[start:end] for start, end in places]
        spaces = [text[end : end + 1].isspace() for _, end in places]
        labels = ["O"] * len(words)
        for start, end, kind in spans:
            inside = [index for index, place in enumerate(places) if start <= place[0] < end]
            for index in inside:
                labels[index] = f"{'B' if index == inside[0] else 'I'}-{kind}"
        begins = [index for index, first in enumerate(sentence_starts(words, spaces)) if first] + [len(words)]
        for left, right in pairwise(begins):
            names = tuple(frozenset({label}) for label in labels[left:right])
            yield Sentence("own", tuple(words[left:right]), tuple(spaces[left:right]), names=names)


def training_sentences(shared: Path, own_times: int = 3) -> list[Sentence]:
    """Everything the shipped weights may be trained on; our own marked texts stand in it `own_times`."""
    gazetteer = Gazetteer.load(shared)
    sets = [ewt(shared, "train", gazetteer), gum(shared, "train", gazetteer), wikigold(shared, gazetteer)]
    sets += [crossner(shared, "train", gazetteer), crossner(shared, "dev", gazetteer), re3d(shared, gazetteer)]
    sets += [own(shared, "train") for _ in range(own_times)]
    return [sentence for part in sets for sentence in part if len(sentence.words) <= 160]


def without_trees(sentence: Sentence) -> Sentence:
    """The same words and names only."""
    return replace(sentence, tags=(), heads=(), labels=(), lemmas=())
