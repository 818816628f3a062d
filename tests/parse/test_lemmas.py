"""Lemmas of the forms that matter: verbs and nouns."""

import pytest

from demarche.parse.lemmas import Lemmatizer


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer.load()


@pytest.mark.parametrize(
    ("word", "upos", "tag", "lemma"),
    [
        ("met", "VERB", "VBD", "meet"),
        ("said", "VERB", "VBD", "say"),
        ("talks", "NOUN", "NNS", "talk"),
        ("visited", "VERB", "VBD", "visit"),
        ("visiting", "VERB", "VBG", "visit"),
        ("urging", "VERB", "VBG", "urge"),
        ("condemned", "VERB", "VBD", "condemn"),
        ("cancelled", "VERB", "VBN", "cancel"),
        ("agreed", "VERB", "VBD", "agree"),
        ("denies", "VERB", "VBZ", "deny"),
        ("expelled", "VERB", "VBD", "expel"),
        ("signed", "VERB", "VBD", "sign"),
        ("imposed", "VERB", "VBD", "impose"),
        ("planned", "VERB", "VBN", "plan"),
        ("postponed", "VERB", "VBN", "postpone"),
        ("withdrew", "VERB", "VBD", "withdraw"),
        ("underwent", "VERB", "VBD", "undergo"),
        ("ministers", "NOUN", "NNS", "minister"),
        ("countries", "NOUN", "NNS", "country"),
        ("embassies", "NOUN", "NNS", "embassy"),
        ("speeches", "NOUN", "NNS", "speech"),
        ("spokesmen", "NOUN", "NNS", "spokesman"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("sanctions", "NOUN", "NNS", "sanction"),
        ("WARNS", "VERB", "VBZ", "warn"),
        ("n’t", "PART", "RB", "not"),
        ("him", "PRON", "PRP", "he"),
        ("were", "AUX", "VBD", "be"),
        ("Oslo", "PROPN", "NNP", "Oslo"),
        ("bigger", "ADJ", "JJR", "big"),
        ("heaviest", "ADJ", "JJS", "heavy"),
    ],
)
def test_lemma(lemmatizer: Lemmatizer, word: str, upos: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, upos, tag) == lemma
