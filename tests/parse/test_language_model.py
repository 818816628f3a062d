"""The shipped model: what it promises of its `Doc`, and that a sentence is read alike in any company."""

import re
from pathlib import Path

import pytest
from spacy.tokens import Doc

from demarche.errors import ModelError
from demarche.parse import windows
from demarche.parse.language_model import LanguageModel
from demarche.parse.sentences import sentence_starts
from demarche.parse.tokenizer import tokenize
from demarche.parse.windows import MOST_PIECES
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.load()


def read(model: LanguageModel, text: str) -> Doc:
    """Text to `Doc`, sentences by rule."""
    found = tokenize(text)
    words = [text[start:end] for start, end in found]
    spaces = [text[end : end + 1].isspace() for _, end in found]
    return model.parse(words, spaces, sentence_starts(words, spaces))


VISIT = "Norwegian Foreign Minister Anna Berg met her Kenyan counterpart in Nairobi on Tuesday."
DENIAL = "The talks were not cancelled by the European Union, a spokesman said."


def test_a_tree_with_tags_and_lemmas(model: LanguageModel) -> None:
    doc = read(model, VISIT)
    met = next(token for token in doc if token.text == "met")
    assert (met.tag_, met.pos_, met.lemma_, met.dep_) == ("VBD", "VERB", "meet", "root")
    assert met.morph.get("Tense", []) == ["Past"]
    assert {child.text: child.dep_ for child in met.children}["counterpart"] == "obj"
    assert [token.dep_ for token in doc if token.head.i == token.i] == ["root"]


def test_names(model: LanguageModel) -> None:
    names = {name.text: name.label_ for name in read(model, VISIT).ents}
    assert names["Anna Berg"] == "PERSON"
    assert names["Nairobi"] == "GPE"
    assert names["Kenyan"] == "NORP"


def test_the_passive_is_marked(model: LanguageModel) -> None:
    doc = read(model, DENIAL)
    cancelled = next(token for token in doc if token.text == "cancelled")
    assert cancelled.lemma_ == "cancel"
    assert cancelled.morph.get("Voice", []) == ["Pass"]
    assert {child.dep_ for child in cancelled.children} >= {"nsubj:pass", "aux:pass", "obl:agent"}


def test_given_sentences_are_kept(model: LanguageModel) -> None:
    words = "Kenya agreed Norway declined".split()
    doc = model.parse(words, [True] * 4, [True, False, True, False])
    assert [sentence.text for sentence in doc.sents] == ["Kenya agreed", "Norway declined"]


def test_the_text_is_unchanged(model: LanguageModel) -> None:
    text = "“We won’t go,” she said — twice…  and left."
    assert read(model, text).text.replace("  ", " ") == text.replace("  ", " ")


def test_curly_quotes_read_like_straight_ones(model: LanguageModel) -> None:
    straight = read(model, "\"We don't accept Kenya's offer,\" the minister said.")
    curly = read(model, "“We don’t accept Kenya’s offer,” the minister said.")
    assert [(t.tag_, t.dep_, t.head.i) for t in straight] == [(t.tag_, t.dep_, t.head.i) for t in curly]


def said(doc: Doc, start: int, end: int) -> list[tuple[str, str, str, int, str]]:
    """Everything the model says of a stretch of words."""
    return [(t.tag_, t.lemma_, t.dep_, t.head.i - t.i, t.ent_type_) for t in doc[start:end]]


def test_a_sentence_is_read_alike_in_any_company(model: LanguageModel) -> None:
    alone = read(model, VISIT)
    company = " ".join([DENIAL, VISIT, *(f"Envoy number {n} will fly to Oslo, Paris and Rome." for n in range(60))])
    doc = read(model, company)
    begin = next(sentence.start for sentence in doc.sents if sentence.text.startswith("Norwegian"))
    assert said(doc, begin, begin + len(alone)) == said(alone, 0, len(alone))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "🙂 🙂🙂",
        "NORTH KENYA SIGNS PEACE DEAL WITH NORWAY",
        "президент встретился с министром 外交部发言人表示 ﷽",
        "no capitals no stops just words that go on",
        "a" * 5000,
    ],
)
def test_odd_text_is_read(model: LanguageModel, text: str) -> None:
    doc = read(model, text)
    assert "".join(token.text for token in doc) == "".join(text.split())


def test_a_sentence_longer_than_the_encoder_is_one_tree(model: LanguageModel) -> None:
    text = "Envoys from " + ", ".join(f"Town{number}" for number in range(MOST_PIECES)) + " met"
    doc = read(model, text)
    assert len(list(doc.sents)) == 1
    assert [token.dep_ for token in doc].count("root") == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"lacks model\.json"):
        LanguageModel.load(tmp_path)


@pytest.mark.parametrize(("threads", "batch"), [(1, 64), (2, 512), (2, 2_000)])
def test_threads_and_batches_change_nothing(
    model: LanguageModel, monkeypatch: pytest.MonkeyPatch, threads: int, batch: int
) -> None:
    text = " ".join([VISIT, DENIAL, *(f"Envoy number {n} met {'her ' * (n % 7)}hosts in Oslo." for n in range(40))])
    usual = read(model, text)
    monkeypatch.setattr(windows, "BATCH", batch)
    other = read(LanguageModel.load(threads=threads), text)
    assert said(other, 0, len(other)) == said(usual, 0, len(usual))
    assert other.to_bytes() == usual.to_bytes()


def test_what_it_was_made_from_is_attributed() -> None:
    """NOTICE, which goes with the package, names every set of train/data.md, which does not."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    table = (ROOT / "train" / "data.md").read_text(encoding="utf-8")
    sets = [row.split("|")[1] for row in table.splitlines() if row.startswith("| ")][1:]
    names = [re.split(r" \(|,| without", each)[0].strip(" `/") for each in sets]
    assert len(names) >= 8
    assert [name for name in names if name not in notice] == []
