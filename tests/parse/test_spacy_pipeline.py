"""A spaCy pipeline in the place of the shipped model: what is taken from it, and which ones are refused."""

from pathlib import Path

import pytest
import spacy

from demarche.errors import ModelError
from demarche.lexicon import Lexicon
from demarche.model.document import Document
from demarche.parse.article import Parser
from demarche.parse.spacy_pipeline import SpacyPipeline
from demarche.pipeline import Pipeline
from tests.parse.tiny_pipeline import tiny_pipeline


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> SpacyPipeline:
    """Written to a folder and loaded from it."""
    folder = tmp_path_factory.mktemp("tiny")
    tiny_pipeline().to_disk(folder)
    return SpacyPipeline.load(str(folder))


def test_tags_trees_and_names_are_taken_and_lemmas_are_ours(model: SpacyPipeline) -> None:
    words = "Berg met Otieno in Oslo . The envoy was warned .".split()
    doc = model.parse(words, [True] * 11, [True] + [False] * 5 + [True] + [False] * 4)
    assert [token.tag_ for token in doc] == "NNP VBD NNP IN NNP . DT NN VBD VBN .".split()
    assert [token.pos_ for token in doc][:2] == ["PROPN", "VERB"]
    assert [token.dep_ for token in doc[:6]] == "nsubj root obj case obl punct".split()
    assert [token.head.i for token in doc] == [1, 1, 1, 4, 1, 1, 7, 9, 9, 9, 9]
    assert (doc[1].lemma_, doc[9].lemma_) == ("meet", "warn")
    assert doc[9].morph.get("Voice", []) == ["Pass"]
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Berg", "PERSON"),
        ("Otieno", "PERSON"),
        ("Oslo", "GPE"),
    ]


def test_given_sentences_are_kept(model: SpacyPipeline) -> None:
    words = "Kenya warned Norway Kenya warned Norway The envoy left .".split()
    starts = [place in (0, 3) for place in range(len(words))]
    doc = model.parse(words, [True] * len(words), starts)
    assert [sentence.start for sentence in doc.sents] == [0, 3]
    assert [token.dep_ for token in doc].count("root") == 2


def test_no_words(model: SpacyPipeline) -> None:
    assert len(model.parse([], [], [])) == 0


def test_records_are_made_with_it(model: SpacyPipeline) -> None:
    record = Pipeline(Parser(model), Lexicon.load()).record(Document("sha256:0", "test", "Berg met Otieno in Oslo."))
    assert [event.kind for event in record.events] == ["meet"]


@pytest.mark.parametrize(
    ("without", "reason"),
    [
        ("parser", "no component of this pipeline gives trees"),
        ("tagger", "no component of this pipeline gives Penn tags"),
        ("attribute_ruler", "no component of this pipeline gives parts of speech"),
        ("entity_ruler", "no component of this pipeline finds names"),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(without: str, reason: str) -> None:
    with pytest.raises(ModelError, match=f"tiny: {reason}"):
        SpacyPipeline(tiny_pipeline((without,), steps=1), "tiny")


def test_clearnlp_labels_are_refused() -> None:
    with pytest.raises(ModelError, match=r"auxpass, dobj, nsubjpass, pobj, prep.*Universal Dependencies"):
        SpacyPipeline(tiny_pipeline(clear_nlp=True, steps=0), "tiny")


def test_other_tags_and_other_languages_are_refused() -> None:
    nlp = tiny_pipeline(("tagger",), steps=0)
    nlp.get_pipe("attribute_ruler").add(patterns=[[{}]], attrs={"TAG": "N", "POS": "NOUN"})  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match="tags lack NN, NNP, VBD of the Penn Treebank"):
        SpacyPipeline(nlp, "tiny")
    with pytest.raises(ModelError, match="a pipeline for language 'de'"):
        SpacyPipeline(spacy.blank("de"), "de")


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="en_atlantis_lg: no spaCy pipeline of that name is installed"):
        SpacyPipeline.load("en_atlantis_lg")
    (tmp_path / "meta.json").write_text("{")
    (tmp_path / "config.cfg").write_text("[nlp")
    with pytest.raises(ModelError, match="cannot load it"):
        SpacyPipeline.load(str(tmp_path))
