"""Every phrase of an article that stands for a party or a place."""

from demarche.find.mention_names import find_names
from demarche.find.mention_nominals import find_nominals
from demarche.find.mention_pronouns import find_pronouns
from demarche.find.mention_scope import in_scope
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.finding import Mention


def find_mentions(article: Article, lexicon: Lexicon) -> list[Mention]:
    """Names, descriptions and pronouns in the order of the text; a name inside a description stands for itself too.

    Ranges leave out determiners and possessive pronouns; `head` is the syntactic head of the phrase with its title.
    Passages that do not report on the world are passed over.
    """
    scope = in_scope(article, lexicon.titles)
    names = find_names(article, scope, lexicon)
    nominals = find_nominals(article, scope, names, lexicon)
    pronouns = find_pronouns(article, scope)
    return sorted([*names, *nominals, *pronouns], key=lambda mention: (mention.start, -mention.end))
