"""What stands around an expression of time: the tense that governs it, the word before it."""

from spacy.tokens import Token

from demarche.find.time_veto import moving
from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article

ENDED = {"ended": "past", "ending": "future"}
#: "as soon as Tuesday", "as recently as May".
AS_SOON = {"soon": "future", "early": "future", "recently": "past", "late": "past"}
REACH = 14
#: Tokens under one verb beyond which its children are not looked at (no sentence; it would take too long).
WIDEST = 400
STOPS = frozenset({".", ";", "!", "?", "\n"})


def context(article: Article, start: int, end: int, time_words: TimeWords) -> dict[str, object]:
    """What stands around tokens `[start, end)`.

    `tense`: past | present | future of what governs them, where it is known; `firm` where a finite verb of their own
    clause says so. `lead`: the preposition before; `before`, `after`: the words beside; `opens`: they begin a sentence;
    `deadline`: a length given to do something.
    """
    found: dict[str, object] = {}
    doc, passage_of = article.doc, article.passage_of
    if start and passage_of[start - 1] == passage_of[start]:
        before = found["before"] = fold(doc[start - 1].text)
        if time_words.has("LEAD", before):
            found["lead"] = before
    nearest = doc[max(0, start - 3) : start]
    if start < 3 or passage_of[start - 3] != passage_of[start] or any(token.text in STOPS for token in nearest):
        found["opens"] = "yes"
    if end < len(doc) and passage_of[end] == passage_of[start]:
        after = found["after"] = fold(doc[end].text)
        if after == "to" and any(time_words.has("GIVING", token.text) for token in doc[max(0, start - 6) : start]):
            found["deadline"] = "yes"
    if found.get("before") == "as" and start > 1 and fold(doc[start - 2].text) in AS_SOON:
        return {**found, "tense": AS_SOON[fold(doc[start - 2].text)], "firm": "yes"}
    found |= _tense(article, start, end, time_words, str(found.get("before")))
    if found.get("before") in ("from", "to", "until", "till"):
        return _moved(article, start, found, time_words)
    return found


def _moved(article: Article, start: int, found: dict[str, object], time_words: TimeWords) -> dict[str, object]:
    """ "postponed from Monday to Thursday": the day given up (`moved`: from) and the new one (to), which is to come;
    `forward` where the new one is the earlier.
    """
    first = max(0, start - REACH)
    words = [article.doc[at].text for at in range(first, start) if article.passage_of[at] == article.passage_of[start]]
    if not moving(words, time_words):
        return found
    kept = {name: value for name, value in found.items() if name not in ("tense", "firm")}
    if any(fold(word) in ("forward", "up") for word in words):
        kept["forward"] = "yes"
    return {**kept, "moved": "from"} if found["before"] == "from" else {**kept, "moved": "to", "tense": "future"}


def _tense(article: Article, start: int, end: int, time_words: TimeWords, before: str) -> dict[str, object]:
    if before in ENDED:
        return {"tense": ENDED[before], "firm": "yes"}
    tense, firm = None, False
    if article.doc[start].tag_ and article.doc.has_annotation("DEP"):
        tense, firm = _parsed(article, start, end, time_words)
    tense = tense or _near(article, start, end, time_words)
    found: dict[str, object] = {"tense": tense} if tense else {}
    return found | {"firm": "yes"} if firm else found


def _parsed(article: Article, start: int, end: int, time_words: TimeWords) -> tuple[str | None, bool]:
    """The tense of the nearest verb above the expression, and whether that verb is a finite one of its own clause."""
    head = article.doc[start:end].root
    for _ in range(6):
        if head.head == head or head.head.right_edge.i - head.head.left_edge.i > WIDEST:
            return None, False
        head = _content(head.head, end)
        if head.tag_.startswith("VB") or (
            head.pos_ in ("ADJ", "NOUN") and any(child.dep_ == "cop" for child in head.children)
        ):
            tense = tense_of(head, time_words)
            if tense:
                return tense, head.tag_ != "VBG" and not any(child.tag_ == "TO" for child in head.children)
    return None, False


def _content(verb: Token, end: int) -> Token:
    """The verb of what is said, where the expression stands before it and the verb of saying only after it."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and end <= child.i < verb.i:
            return child
    return verb


def tense_of(verb: Token, time_words: TimeWords) -> str | None:
    """past | present | future of a verb with its auxiliaries; an infinitive takes after what it hangs on."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    words = {fold(child.text) for child in helpers}
    if any(time_words.has("WILL", word) for word in words):
        return "past" if "have" in words and words & {"would", "could", "might", "must"} else "future"
    if verb.tag_ == "VB" and any(fold(child.text) == "to" for child in verb.children):
        return "future" if time_words.has("PLAN", verb.head.text) else _plain(verb.head, time_words)
    tags = {child.tag_ for child in helpers}
    if "VBD" in tags or words & {"has", "have", "had", "'ve"}:
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if any(time_words.has("FUTURATE", token.text) for token in (verb, *verb.children)):
        return "future" if verb.tag_ in ("VBZ", "VBP") else _plain(verb, time_words)
    return _plain(verb, time_words) if not tags & {"VBZ", "VBP"} else "present"


def _plain(verb: Token, time_words: TimeWords) -> str | None:
    if any(time_words.has("WILL", child.text) for child in verb.children if child.dep_ == "aux"):
        return "future"
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)


def _near(article: Article, start: int, end: int, time_words: TimeWords) -> str | None:
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
    if time_words.has("FUTURATE", word):
        return "future"
    if time_words.has("PLAN", word):
        following = fold(article.doc[index + 1].text) if index + 1 < len(article.doc) else ""
        return "future" if word != "set" or following == "to" else None
    planned = any(fold(token.text) in ("be", "to", "will") for token in article.doc[max(0, index - 2) : index])
    if time_words.has("PASTVERB", word):
        return "future" if planned else "past"
    if len(word) > 4 and word.endswith("ed") and not time_words.has("NOT_PAST", word):
        return "future" if planned else "past"
    return None
