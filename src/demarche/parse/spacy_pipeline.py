"""Any installed spaCy pipeline with Universal Dependencies labels, in the place of the shipped language model.

Its tags, trees and names are taken; lemmas and features are made as for the shipped model, for the lexicon was written
against those. Each sentence is given to it alone, so that no tree leaves its sentence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from demarche.errors import ModelError
from demarche.parse.lemmas import Lemmatizer
from demarche.parse.morphology import features

NEEDED_LABELS = frozenset({"nsubj", "obj", "obl", "case"})
OTHER_LABELS = frozenset("dobj nsubjpass csubjpass auxpass pobj prep attr acomp npadvmod oprd relcl".split())
"""Of ClearNLP, which spaCy's own English pipelines have, and of the first version of Universal Dependencies."""
NEEDED_TAGS = frozenset({"NN", "NNP", "VBD"})
LANGUAGES = frozenset({"en", "xx", "mul"})
"""Codes of English pipelines and of those for many languages."""
NAMES = {name: name for name in "PERSON ORG GPE LOC NORP EVENT FAC".split()} | {"PER": "PERSON", "LOCATION": "LOC"}
"""Labels of names -> ours; names of other kinds (days, sums of money, works) are left out."""
PASSIVE = frozenset({"aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"})
PROBE = "Two ministers met the ambassador of Kenya in Oslo on Monday .".split()


@dataclass(slots=True)
class Columns:
    """What is said of the words of a document, a row each; `heads` are places in the document."""

    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class SpacyPipeline:
    """Fulfils `parse.article.Model`."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Takes a pipeline; raises ModelError where its labels do not fit."""
        check(nlp, name)
        self.nlp, self.name = nlp, name
        self.version: str = nlp.meta.get("version", "")
        self.vocab = spacy.blank("en").vocab
        self.lemmatizer = Lemmatizer.load()

    @classmethod
    def load(cls, name: str) -> Self:
        """By the name of an installed package or the path of a folder; raises ModelError."""
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(f"{name}: no spaCy pipeline of that name is installed, and no folder holds one") from error
        except Exception as error:  # a package may raise anything while it sets itself up
            raise ModelError(f"{name}: spaCy cannot load it: {type(error).__name__} {error}") from error
        return cls(nlp, name)

    def parse(self, words: Sequence[str], spaces: Sequence[bool], sentence_starts: Sequence[bool]) -> Doc:
        """A `Doc` of these words: tags, lemmas, features, tree and names; the sentences are those given."""
        if not words:
            return Doc(self.vocab)
        bounds = [place for place, start in enumerate(sentence_starts) if start or place == 0] + [len(words)]
        cuts = list(pairwise(bounds))
        columns = Columns()
        sentences = (Doc(self.nlp.vocab, list(words[left:right]), list(spaces[left:right])) for left, right in cuts)
        for (start, _), sentence in zip(cuts, self.nlp.pipe(sentences), strict=True):
            add(columns, sentence, start)
        return self._document(list(words), list(spaces), columns)

    def _document(self, words: list[str], spaces: list[bool], columns: Columns) -> Doc:
        """The columns as a `Doc`, with our lemmas and features."""
        passive = {head for head, label in zip(columns.heads, columns.labels, strict=True) if label in PASSIVE}
        passive |= {place for place, label in enumerate(columns.labels) if label in ("acl", "advcl")}
        helped = {head for head, label in zip(columns.heads, columns.labels, strict=True) if label == "aux"}
        rows = list(zip(words, columns.parts, columns.tags, strict=True))
        return Doc(
            self.vocab,
            words=words,
            spaces=spaces,
            tags=columns.tags,
            pos=columns.parts,
            lemmas=[self.lemmatizer.lemma(word, part, tag) for word, part, tag in rows],
            morphs=[features(word, tag, at in passive, at in helped) for at, (word, _, tag) in enumerate(rows)],
            heads=columns.heads,
            deps=columns.labels,
            ents=columns.names,
        )


def add(columns: Columns, sentence: Doc, start: int) -> None:
    """Appends what the pipeline says of one sentence; a second root is hung on the first."""
    root = next(token.i for token in sentence if token.head.i == token.i)
    for token in sentence:
        columns.tags.append(token.tag_)
        columns.parts.append(token.pos_)
        is_root = token.head.i == token.i
        columns.heads.append(start + (root if is_root else token.head.i))
        columns.labels.append(token.dep_ if not is_root else "root" if token.i == root else "parataxis")
        columns.names.append("O")
    for name in sentence.ents:
        if name.label_ in NAMES:
            columns.names[start + name.start : start + name.end] = bio(name)


def bio(name: DocSpan) -> list[str]:
    label = NAMES[name.label_]
    return [f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]


def check(nlp: Language, name: str) -> None:
    """Raises ModelError where the pipeline does not give what the rules look for, with what is amiss."""
    if nlp.lang not in LANGUAGES:
        raise ModelError(f"{name}: a pipeline for language {nlp.lang!r}; only English is read")
    told = probed(nlp, name)
    for layer, what in (("DEP", "trees (a parser)"), ("TAG", "Penn tags (a tagger)"), ("POS", "parts of speech")):
        if not told.has_annotation(layer):
            raise ModelError(f"{name}: no component of this pipeline gives {what}")
    if not labels(nlp, "doc.ents"):
        raise ModelError(f"{name}: no component of this pipeline finds names (ner)")
    if not labels(nlp, "doc.ents") & set(NAMES):
        raise ModelError(f"{name}: its names are none of {', '.join(sorted(NAMES))}")
    trees = labels(nlp, "token.dep") | {token.dep_ for token in told}
    wrong = sorted(trees & OTHER_LABELS)
    if wrong:
        raise ModelError(
            f"{name}: its trees have the labels {', '.join(wrong)}, which Universal Dependencies (version 2) has not; "
            "a pipeline trained on a treebank such as UD English EWT is needed"
        )
    complain_of_missing(NEEDED_LABELS - trees, f"{name}: its trees lack the labels", "of Universal Dependencies")
    tags = labels(nlp, "token.tag") | {token.tag_ for token in told}
    complain_of_missing(NEEDED_TAGS - tags, f"{name}: its tags lack", "of the Penn Treebank")


def complain_of_missing(missing: Iterable[str], begin: str, end: str) -> None:
    if missing:
        raise ModelError(f"{begin} {', '.join(sorted(missing))} {end}")


def labels(nlp: Language, layer: str) -> set[str]:
    """The labels of the components that give a layer such as `token.dep`."""
    return {
        label
        for component, pipe in nlp.pipeline
        if layer in nlp.get_pipe_meta(component).assigns
        for label in getattr(pipe, "labels", ())
    }


def probed(nlp: Language, name: str) -> Doc:
    """The pipeline's reading of one sentence."""
    try:
        return nlp(Doc(nlp.vocab, PROBE))
    except Exception as error:  # components of others may raise anything
        raise ModelError(f"{name}: the pipeline does not run: {type(error).__name__} {error}") from error
