"""A small spaCy pipeline, trained in a second on a few sentences of ours, to stand for what users have installed."""

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRuler
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

SENTENCES = [
    # words, Penn tags, heads (counted from 0), labels
    ("Berg met Otieno .", "NNP VBD NNP .", (1, 1, 1, 1), "nsubj ROOT obj punct"),
    ("Berg met Otieno in Oslo .", "NNP VBD NNP IN NNP .", (1, 1, 1, 4, 1, 1), "nsubj ROOT obj case obl punct"),
    ("Kenya warned Norway .", "NNP VBD NNP .", (1, 1, 1, 1), "nsubj ROOT obj punct"),
    ("The envoy left .", "DT NN VBD .", (1, 2, 2, 2), "det nsubj ROOT punct"),
    ("The envoy was warned .", "DT NN VBD VBN .", (1, 3, 3, 3, 3), "det nsubj:pass aux:pass ROOT punct"),
    ("The envoy met Otieno in Nairobi .", "DT NN VBD NNP IN NNP .", (1, 2, 2, 2, 5, 2, 2),
     "det nsubj ROOT obj case obl punct"),
]  # fmt: skip
PARTS = {"NNP": "PROPN", "NN": "NOUN", "VBD": "VERB", "VBN": "VERB", "DT": "DET", "IN": "ADP", ".": "PUNCT"}
CLEAR_NLP = {"obj": "dobj", "nsubj:pass": "nsubjpass", "aux:pass": "auxpass", "obl": "pobj", "case": "prep"}
NAMES = {"Berg": "PER", "Otieno": "PER", "Oslo": "GPE", "Nairobi": "GPE", "Kenya": "GPE", "Norway": "GPE"}
SMALL = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 16,
    "depth": 2,
    "embed_size": 200,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 16,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": SMALL,
}


def tiny_pipeline(leave_out: tuple[str, ...] = (), clear_nlp: bool = False, steps: int = 120) -> Language:
    """Trained for `steps`; `clear_nlp`: with the labels of spaCy's own English pipelines."""
    fix_random_seed(3)
    nlp = spacy.blank("en")
    if "tagger" not in leave_out:
        nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": SMALL}})
    if "parser" not in leave_out:
        nlp.add_pipe("parser", config={"model": PARSER, "min_action_freq": 1})
    found = [example(nlp, *sentence, clear_nlp) for sentence in SENTENCES]
    optimizer = nlp.initialize(lambda: found)
    for _ in range(steps):
        nlp.update(found, sgd=optimizer, drop=0.0)
    if "attribute_ruler" not in leave_out:
        ruler = nlp.add_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        for tag, part in PARTS.items():
            ruler.add([[{"TAG": tag}]], {"POS": part})
    if "entity_ruler" not in leave_out:
        names = nlp.add_pipe("entity_ruler")
        assert isinstance(names, EntityRuler)
        names.add_patterns([{"label": label, "pattern": name} for name, label in NAMES.items()])
        names.add_patterns([{"label": "DATE", "pattern": "Monday"}])
    return nlp


def example(nlp: Language, words: str, tags: str, heads: tuple[int, ...], labels: str, clear_nlp: bool) -> Example:
    told = Doc(
        nlp.vocab,
        words=words.split(),
        tags=tags.split(),
        heads=list(heads),
        deps=[CLEAR_NLP.get(label, label) if clear_nlp else label for label in labels.split()],
    )
    return Example(nlp.make_doc(words), told)
