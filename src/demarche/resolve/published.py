"""The day of publication: what was given, then what the article's dateline says, then what its words imply."""

from collections.abc import Sequence

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import TimeFinding


def published_day(article: Article, times: Sequence[TimeFinding], lexicon: Lexicon) -> Published:
    """The day (or interval) of publication with its basis, evidence and reasons; unknown where nothing is sure."""
    return article.document.published
