"""Document -> spaCy `Doc`: passages, words, sentences, and the shipped language model."""
