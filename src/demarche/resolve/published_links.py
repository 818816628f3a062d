"""Do two dates of an article tell of the same happening?"""

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding
from demarche.resolve.time_answers import Answer

WINDOW = 24
DULL = frozenset(
    "the a an of to in on at for with and or but by from his her its their this that these those he she it they is are was were "
    "be been will would has have had not who which as said says announced president minister leader after before also".split()
)
LEAST_SHARED = 4
OPEN_ENDS = frozenset({"since", "until", "till", "by", "from"})


def linked(article: Article, relative: TimeFinding, full: TimeFinding, answer: Answer, time_words: TimeWords) -> bool:
    """True where the two stand in different sentences of one tense that share enough of their weighty words.

    The words around must share at least four: a name, and a word for a happening ("visit", "summit") among them; both must
    look the same way in time.
    """
    if OPEN_ENDS & {relative.meaning.get("lead"), full.meaning.get("lead")}:
        return False
    tenses = relative.meaning.get("tense"), full.meaning.get("tense")
    if tenses[0] is None or tenses[0] != tenses[1] or "present" in tenses:
        return False
    if _sentence(article, relative) == _sentence(article, full) or answer.earliest is None:
        return False
    shared = _words(article, relative) & _words(article, full)
    names = {word for word in shared if word[0].isupper()}
    return (
        len(shared) >= LEAST_SHARED
        and bool(names)
        and any(time_words.has("HAPPENING", fold(word)) for word in shared - names)
    )


def _sentence(article: Article, finding: TimeFinding) -> tuple[int, int]:
    """First and last token of the sentence, by full stops where no sentences are known."""
    start, end = finding.start, finding.end
    passage = article.passage_of[start]
    doc = article.doc
    while start and article.passage_of[start - 1] == passage and doc[start - 1].text not in (".", "?", "!"):
        start -= 1
    while end < len(doc) and article.passage_of[end] == passage and doc[end].text not in (".", "?", "!"):
        end += 1
    return start, end


def _words(article: Article, finding: TimeFinding) -> set[str]:
    """The weighty words of the sentence near the date."""
    start, end = _sentence(article, finding)
    start, end = max(start, finding.start - WINDOW), min(end, finding.end + WINDOW)
    found = set()
    for index, token in enumerate(article.doc[start:end], start):
        if not finding.start <= index < finding.end and token.text[0].isalpha() and token.text.lower() not in DULL:
            found.add(token.text)
    return found
