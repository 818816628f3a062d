"""Do two dates of an article tell of the same happening?"""

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article
from demarche.model.finding import TimeFinding
from demarche.resolve.time_answers import Answer

WINDOW = 24
LEAST_SHARED = 4
#: Words of the past in a sentence that make what is to come in it no longer to come ("said it would end on …").
PAST_WORDS = frozenset("would was were had could did might should said".split())


def linked(article: Article, relative: TimeFinding, full: TimeFinding, answer: Answer, time_words: TimeWords) -> bool:
    """True where the two stand in different sentences of one tense that share enough of their weighty words.

    The words around must share at least four: a name, and a word for a happening ("visit", "summit") among them;
    both must look the same way in time.
    """
    if any(time_words.has("OPEN_END", str(finding.meaning.get("lead"))) for finding in (relative, full)):
        return False
    tenses = relative.meaning.get("tense"), full.meaning.get("tense")
    if tenses[0] is None or tenses[0] != tenses[1] or "present" in tenses:
        return False
    if sentence_of(article, relative) == sentence_of(article, full) or answer.earliest is None:
        return False
    shared = _words(article, relative, time_words) & _words(article, full, time_words)
    names = {word for word in shared if word[0].isupper()}
    return (
        len(shared) >= LEAST_SHARED
        and bool(names)
        and any(time_words.has("HAPPENING", fold(word)) for word in shared - names)
    )


def still_to_come(article: Article, finding: TimeFinding) -> bool:
    """False where the sentence tells of the past, from which the time was to come, and for "as of May 3"."""
    if finding.meaning.get("before") == "of":
        return False
    start, end = sentence_of(article, finding)
    return not any(fold(token.text) in PAST_WORDS for token in article.doc[start:end])


def sentence_of(article: Article, finding: TimeFinding) -> tuple[int, int]:
    """First and last token of the sentence, by full stops where no sentences are known."""
    start, end = finding.start, finding.end
    passage = article.passage_of[start]
    doc = article.doc
    while start and article.passage_of[start - 1] == passage and doc[start - 1].text not in (".", "?", "!"):
        start -= 1
    while end < len(doc) and article.passage_of[end] == passage and doc[end].text not in (".", "?", "!"):
        end += 1
    return start, end


def names_near(article: Article, finding: TimeFinding, time_words: TimeWords) -> set[str]:
    """The words with a capital in its sentence near the date."""
    return {word for word in _words(article, finding, time_words) if word[0].isupper()}


def _words(article: Article, finding: TimeFinding, time_words: TimeWords) -> set[str]:
    """The weighty words of the sentence near the date."""
    start, end = sentence_of(article, finding)
    start, end = max(start, finding.start - WINDOW), min(end, finding.end + WINDOW)
    found = set()
    for index, token in enumerate(article.doc[start:end], start):
        if (
            not finding.start <= index < finding.end
            and token.text[0].isalpha()
            and not time_words.has("DULL", token.text)
        ):
            found.add(token.text)
    return found
