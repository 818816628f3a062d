"""The tense of a verb by its auxiliaries and what it hangs on; without a parse, of the nearest telling word."""

from spacy.tokens import Token

from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article

PRESENT = frozenset({"is", "are", "'s", "'re"})
DENIALS = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "nor"})
REACH = 14
STOPS = frozenset({".", ";", "!", "?", "\n"})


def tense_of(verb: Token, time_words: TimeWords) -> str | None:
    """past | present | future | either (a plan told in the past) | scheduled (the simple present of what is no speech,
    as "meets", which with a weekday is mostly to come) of a verb with its auxiliaries; an infinitive takes after what
    it hangs on.
    """
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    words = {fold(child.text) for child in helpers}
    if any(time_words.has("WILL", word) for word in words):
        return "past" if "have" in words and words & {"would", "could", "might", "must"} else "future"
    if time_words.has("SCHEDULED", verb.text) and (helpers or verb.tag_ in ("VBN", "VBD")):
        return "future" if words & PRESENT else "either"
    if verb.tag_ == "VB" and any(_leads_infinitive(child) for child in verb.children):
        return _infinitive(verb, words, time_words)
    if "could" in words:
        return "past" if _could_once(verb, words, time_words) else "future"
    return _finite(verb, helpers, words, time_words)


def _could_once(verb: Token, words: set[str], time_words: TimeWords) -> bool:
    """ "could not be reached", "could have won", "could hear the shots", but not "could be signed on Friday"."""
    nearest = verb.doc[max(verb.left_edge.i, verb.i - REACH) : verb.i]
    denied = any(fold(token.text) in DENIALS for token in nearest)
    return denied or "have" in words or time_words.has("SENSED", verb.text)


def _leads_infinitive(token: Token) -> bool:
    """ "to", and "due to" where the parser takes both as one."""
    fixed = (child for child in token.children if child.dep_ == "fixed")
    return fold(token.text) == "to" or any(fold(child.text) == "to" for child in fixed)


def _infinitive(verb: Token, words: set[str], time_words: TimeWords) -> str | None:
    """ "is to meet", "was due to arrive", "agreed to meet", "asked to meet"."""
    head = verb.head
    headline = head.head.i == head.i and head.pos_ == "PROPN" and not words  # "Lund *to visit* Oslo on Sunday"
    if headline or fold(head.text) in ("is", "are") or words & PRESENT:
        return "future"
    if fold(head.text) in ("was", "were") or words & {"was", "were"}:
        return "either"
    if time_words.has("SCHEDULED", head.text):
        told = tense_of(head, time_words)
        return told if told != "present" else "future"
    return "future" if time_words.has("PLAN", head.text) else _plain(head, time_words)


def _finite(verb: Token, helpers: list[Token], words: set[str], time_words: TimeWords) -> str | None:
    tags = {child.tag_ for child in helpers}
    if "VBD" in tags or words & {"has", "have", "had", "'ve"}:
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if any(time_words.has("FUTURATE", token.text) for token in (verb, *verb.children)):
        return "future" if verb.tag_ in ("VBZ", "VBP") else _plain(verb, time_words)
    if not helpers and verb.tag_ in ("VBZ", "VBP") and not time_words.has("SPEECH", verb.text):
        return "scheduled"
    if verb.tag_ == "VBG" and words & PRESENT and not time_words.has("SPEECH", verb.text):
        return "future"
    return _plain(verb, time_words) if not tags & {"VBZ", "VBP"} else "present"


def _plain(verb: Token, time_words: TimeWords) -> str | None:
    if any(time_words.has("WILL", child.text) for child in verb.children if child.dep_ == "aux"):
        return "future"
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)


def near_tense(article: Article, start: int, end: int, time_words: TimeWords) -> str | None:
    """The tense by the words around, for text without a parse: the nearest before, else the nearest after."""
    before = range(start - 1, max(-1, start - REACH), -1)
    after = range(end, min(len(article.doc), end + REACH))
    for reach in (before, after):
        for index in reach:
            if article.passage_of[index] != article.passage_of[start] or article.doc[index].text in STOPS:
                break
            tense = _word_tense(article, index, time_words)
            if tense:
                return tense
    return None


def _word_tense(article: Article, index: int, time_words: TimeWords) -> str | None:
    word = fold(article.doc[index].text)
    if time_words.has("WILL", word) and article.doc[index].text != "May":
        return "future"
    before = [fold(token.text) for token in article.doc[max(0, index - 3) : index]]
    if time_words.has("FUTURATE", word):
        return "past" if any(time_words.has("PASTVERB", it) for it in before) else "future"
    if time_words.has("PLAN", word):
        following = fold(article.doc[index + 1].text) if index + 1 < len(article.doc) else ""
        return "future" if word != "set" or following == "to" else None
    participle = len(word) > 4 and word.endswith("ed") and not time_words.has("NOT_PAST", word)
    if time_words.has("PASTVERB", word) or (participle and not word.startswith("un")):
        return "future" if _to_be_done(before) else "past"
    return None


def _to_be_done(before: list[str]) -> bool:
    """ "to be held", "will be officially opened", but not "could not be reached" or "the envoy to Oslo said"."""
    if before and before[-1].endswith("ly"):
        before = before[:-1]
    return bool(before) and before[-1] in ("be", "to", "will") and "could" not in before
