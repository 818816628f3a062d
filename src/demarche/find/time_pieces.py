"""The text of an article as one symbol per piece, ready for the rules of time."""

from dataclasses import dataclass

from demarche.lexicon.time_patterns import BREAK, PIECES
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article


@dataclass(frozen=True, slots=True)
class Pieces:
    """`symbols[i]` stands for `words[i]`, a piece of token `tokens[i]`; between passages stands a break."""

    words: list[str]
    tokens: list[int]
    symbols: str


def pieces(article: Article, time_words: TimeWords) -> Pieces:
    """All pieces of the article in order; a token falls into one or more of them."""
    words: list[str] = []
    tokens: list[int] = []
    symbols: list[str] = []
    known: dict[str, tuple[list[str], str]] = {}
    passage = -1
    for index, token in enumerate(article.doc):
        if article.passage_of[index] != passage:
            passage = article.passage_of[index]
            words.append(BREAK)
            tokens.append(index)
            symbols.append(BREAK)
        text = token.text
        found = known.get(text)
        if found is None:
            cut: list[str] = PIECES.findall(text)
            found = known[text] = (cut, "".join(time_words.symbols.of(piece) for piece in cut))
        words.extend(found[0])
        tokens.extend([index] * len(found[0]))
        symbols.append(found[1])
    return Pieces(words, tokens, "".join(symbols))
