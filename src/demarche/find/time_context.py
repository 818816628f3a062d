"""What stands around an expression of time: the tense that governs it, the word before it."""

from itertools import pairwise

from spacy.tokens import Token

from demarche.find.time_tense import REACH, STOPS, near_tense, tense_of
from demarche.find.time_veto import moving
from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article

ENDED = {"ended": "past", "ending": "future"}
#: "as soon as Tuesday", "as recently as May".
AS_SOON = {"soon": "future", "early": "future", "recently": "past", "late": "past"}
#: "Until Thursday, they had not called": with the pluperfect after it, a day that is over.
OPEN_ENDS = frozenset({"until", "till"})
#: Before a weekday: what is told is so from that day on, and no plan for it.
SINCE = frozenset({"after", "since", "following"})
#: Tokens under one verb beyond which its children are not looked at (no sentence; it would take too long).
WIDEST = 400


def context(article: Article, start: int, end: int, time_words: TimeWords) -> dict[str, object]:
    """What stands around tokens `[start, end)`.

    `tense`: past | present | future of what governs them, where it is known; `firm` where a finite verb of their own
    clause says so ("close" where they hang on it); `near`: a plan told in the past; `scheduled`: the simple present.
    `lead`: the preposition before; `before`, `after`: the words beside; `opens`: they begin a sentence; `deadline`: a
    length given to do something.
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
    if found.get("before") == "of" and start > 1 and fold(doc[start - 2].text) == "ahead":
        return {**found, "tense": "future", "firm": "yes"}
    if _unplanned(article, start, end, time_words):
        return {**found, "tense": "past", "firm": "yes"}
    found |= _tense(article, start, end, time_words, str(found.get("before")))
    if found.get("tense") == "future" and _called_off(article, start, end, time_words):
        return {name: value for name, value in found.items() if name not in ("tense", "firm")} | {"near": "yes"}
    if "opens" in found and found.get("lead") in OPEN_ENDS and _told_before(article, end):
        return {**found, "tense": "past", "ended": "yes"}
    if found.get("lead") == "by" and found.get("tense") == "past" and ("opens" in found or _told_before(article, end)):
        found["ended"] = "yes"
    if found.get("lead") in SINCE:
        found.pop("scheduled", None)
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
    if _takes_effect(article, start, time_words):
        return {"tense": "future", "firm": "close"}
    tense, firm = None, ""
    if article.doc[start].tag_ and article.doc.has_annotation("DEP"):
        tense, firm = _parsed(article, start, end, time_words)
    tense = tense or near_tense(article, start, end, time_words)
    if tense == "either":
        return {"near": "yes"}
    if tense == "scheduled":
        tense = "present"
        found: dict[str, object] = {"tense": tense, "scheduled": "yes"}
    else:
        found = {"tense": tense} if tense else {}
    return found | {"firm": firm} if firm else found


def _takes_effect(article: Article, start: int, time_words: TimeWords) -> bool:
    """ "payable Dec. 15", "effective on Monday"."""
    nearest = [fold(token.text) for token in article.doc[max(0, start - 2) : start]]
    if nearest and time_words.has("LEAD", nearest[-1]):
        nearest = nearest[:-1]
    return bool(nearest) and time_words.has("TAKES_EFFECT", nearest[-1])


def _parsed(article: Article, start: int, end: int, time_words: TimeWords) -> tuple[str | None, str]:
    """The tense of the nearest verb above the expression, and whether that verb is a finite one of its own clause:
    "close" where the expression hangs on it, "yes" where it hangs on something below it, "" where it is not.
    """
    head = article.doc[start:end].root
    for level in range(6):
        if head.head == head or head.head.right_edge.i - head.head.left_edge.i > WIDEST:
            return None, ""
        head = _content(head.head, end)
        if head.tag_.startswith("VB") or (
            head.pos_ in ("ADJ", "NOUN") and any(child.dep_ == "cop" for child in head.children)
        ):
            tense = tense_of(head, time_words)
            if tense:
                finite = head.tag_ != "VBG" and not any(child.tag_ == "TO" for child in head.children)
                return tense, ("yes" if level else "close") if finite else ""
    return None, ""


def _content(verb: Token, end: int) -> Token:
    """The verb of what is said, where the expression stands before it and the verb of saying only after it."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and end <= child.i < verb.i:
            return child
    return verb


def _called_off(article: Article, start: int, end: int, time_words: TimeWords) -> bool:
    """ "The vote planned for Saturday was cancelled": a day that may be past or to come, the nearer the likelier."""
    words = _following(article, start, end, REACH // 2)
    for first, second in pairwise(words):
        if first in ("was", "were", "been") and time_words.has("CALLED_OFF", second):
            return True
    return False


def _unplanned(article: Article, start: int, end: int, time_words: TimeWords) -> bool:
    """ "Friday's attack", "Monday's deadly blast": nobody tells of such before they happen."""
    words = _following(article, start, end, 4)
    return bool(words) and words[0] == "'s" and any(time_words.has("UNPLANNED", word) for word in words[1:3])


def _told_before(article: Article, end: int) -> bool:
    """True where "had" follows in the same clause."""
    return "had" in _following(article, end - 1, end, REACH // 2)


def _following(article: Article, start: int, end: int, reach: int) -> list[str]:
    """The words after an expression up to the end of its sentence, folded."""
    found = []
    for index in range(end, min(len(article.doc), end + reach)):
        if article.passage_of[index] != article.passage_of[start] or article.doc[index].text in STOPS:
            break
        found.append(fold(article.doc[index].text))
    return found
