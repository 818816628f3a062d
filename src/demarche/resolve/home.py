"""Where an article is told from: the place of its dateline, else the country of the outlet that put it out."""

from collections.abc import Iterator

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.finding import Mention
from demarche.resolve.cast import Cast
from demarche.resolve.discourse import Discourse
from demarche.resolve.outlet import outlet_of

#: Words of a dateline that may name its place, and tokens at the top of a text among which a dateline is looked for.
PLACE_WORDS, TOP = 12, 400


def home_country(article: Article, lexicon: Lexicon) -> str | None:
    """ISO3 of the state from which the article is told; None where neither its place nor its outlet is known."""
    for name in dateline_names(article):
        places = [it.country for it in lexicon.world.find_name(name) if it.kind in ("city", "state") and it.country]
        if places:
            return places[0]
    found = outlet_of(article, lexicon)
    return found[0].country if found is not None else None


def dateline_names(article: Article) -> Iterator[str]:
    """The names before the first mark of a dateline, the longest first: "NEW YORK", "NEW"."""
    tokens = [
        token
        for token in range(min(len(article.doc), TOP))
        if article.passage(token).kind == "dateline" and article.doc[token].text[0].isalpha()
    ]
    words: list[str] = []
    for token in tokens[:PLACE_WORDS]:
        if words and token != tokens[0] + len(words):
            break
        words.append(article.doc[token].text)
    for length in range(min(3, len(words)), 0, -1):
        yield " ".join(words[:length]).title()


def place_described(cast: Cast, discourse: Discourse, mention: Mention) -> str | None:
    """ISO3 of the state of which the clause tells: "his mission to Chad, *where the junta* ..."."""
    above = {it.head.i for it in discourse.doc[mention.head].ancestors if it.dep_ == "acl:relcl"}
    places = (said for said in discourse.before(mention.start, 0) if said.mention.head in above)
    return next((cast.country_at(said.mention) for said in places if said.mention.label == "GPE"), None)
