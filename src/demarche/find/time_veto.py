"""Words that look like a time and are none: names, newspapers, numbers of things, verbs."""

from demarche.find.time_pieces import Pieces
from demarche.lexicon.time_patterns import fold
from demarche.lexicon.times import TimeWords
from demarche.model.article import Article

NAMES = frozenset({"PERSON", "ORG", "FAC", "PER"})
BARE_YEAR = frozenset({"date.year"})
NAMED = frozenset({"date.month", "rel.weekday", "rel.season", "rel.season-the", "date.holiday"})
#: What follows "May" where it wishes or asks.
WISHED = frozenset("i he she they we you it god the his her all their our this that there".split())
SOON = frozenset({".", ",", "be", "and", "as", "to", ";", "but"})
AFTER_DAY = frozenset("to and at in on by he she it they when for of with as after before was is but that who which".split())
VAGUE_RULES = ("dur.bare", "ref.", "set.adverb", "clock.part", "rel.the-unit")


def vetoed(article: Article, cut: Pieces, at: tuple[int, int], rule: str, time_words: TimeWords) -> bool:
    """True where the pieces `[start, end)` that `rule` found are no expression of time."""
    start, end = at
    before = cut.words[start - 1] if start else "\n"
    after = cut.words[end] if end < len(cut.words) else "\n"
    if rule in BARE_YEAR:
        return _no_year(cut, at, before, after, time_words)
    if rule in NAMED:
        return _name(article, cut, at, before, after, time_words)
    if rule == "rel.day-before":
        return after[0].isalnum()
    if rule == "date.stamp":
        return not ("01" <= cut.words[start][4:6] <= "12" and "01" <= cut.words[start][6:] <= "31")
    if rule == "range.years":
        return before in ("/", "?", "=", "&", ".", "-")
    if rule == "rel.the-unit":
        return fold(after) == "of"
    if rule == "rel.end-of-unit":
        return fold(cut.words[end - 1]) == "day" and fold(before) == "at"
    if rule == "date.iso":
        return after.startswith("T")
    if rule == "rel.shift-unit":
        return fold(after) == "of" or fold(before) in ("any", "every", "no") or (after == "-" and cut.words[end - 1] == "minute")
    if rule == "rel.event-ordinal":
        return after == "-"
    if rule == "rel.ordinal-day":
        return after[0].isupper() or (after.islower() and fold(after) not in AFTER_DAY)
    if rule == "ref.future":
        return fold(before) == "as" or (fold(cut.words[end - 1]) == "soon" and fold(after) not in SOON) or (fold(after) in ("after", "before") and fold(cut.words[end - 1]) == "shortly")
    if rule == "date.decade":
        return fold(before) in ("his", "her", "their", "my", "temperatures", "$")
    if rule == "clock.hour":
        return ":" in cut.words[start] and fold(after) in ("-", "to") and end - start == 1
    if rule.startswith("dur.") and fold(cut.words[end - 1]) in ("quarter", "quarters"):
        return fold(after) in ("of", "-", "in") or fold(cut.words[start]) in ("three", "about", "a")
    if rule == "clock.part" and fold(before) in ("good", "a", "per", "each"):
        return True
    if rule == "rel.season-bare":
        return fold(before) not in ("in", "by", "during", "since", "until") and not (fold(before) == "a" and after == "offensive")
    if rule == "dur.number":
        return before == "$" or fold(after) == "$"
    return rule.startswith(VAGUE_RULES) and _title_case(cut, start, end, before)


def _no_year(cut: Pieces, at: tuple[int, int], before: str, after: str, time_words: TimeWords) -> bool:
    """A number of things, a price, a part of a code; before 1900 a year needs a word that leads it in."""
    figures = cut.words[at[1] - 1]
    if any(time_words.has("FIXED_EVENT", word) for word in cut.words[at[1] : at[1] + 3]):
        return True
    if before in ("$", "€", "£", "#", "/", ".", ":", "+", "=") or after in ("%", "/", "°", "$"):
        return True
    if fold(before) in ("no", "page", "than", "nearly", "almost", "over", "resolution", "flight", "article", "some") or before == "-":
        return True
    if time_words.has("COUNTED", after) or (fold(after) == "-" and before != "-" and cut.words[at[1] + 1 : at[1] + 2] == ["strong"]):
        return True
    if 1900 <= int(figures) <= 2050:
        plural = after.islower() and after.endswith("s") and not after.endswith("ss") and not time_words.has("NOTNOUN", after)
        return plural and not time_words.has("YEARLEAD", before) and before != "\n"
    lead = time_words.has("YEARLEAD", before) or at[1] - at[0] > 1
    return not lead or (after.islower() and after.endswith("s") and not time_words.has("NOTNOUN", after))


def _name(article: Article, cut: Pieces, at: tuple[int, int], before: str, after: str, time_words: TimeWords) -> bool:
    start, end = at
    if before == "." and start > 1:
        before = cut.words[start - 2] if time_words.has("VETO_BEFORE", cut.words[start - 2]) else before
    if before[0].isupper() and time_words.has("VETO_BEFORE", before) or after[0].isupper() and time_words.has("VETO_AFTER", after):
        return True
    if time_words.has("FIXED_EVENT", after):
        return True
    token = article.doc[cut.tokens[end - 1]]
    if token.ent_type_ in NAMES and end - start == 1:
        return True
    last = fold(cut.words[end - 1])
    if last in ("march", "christmas") and end - start == 1:
        named = before[0].isupper() and before[0].isalpha() and fold(before) not in ("in", "on", "by", "since", "last", "this", "from")
        if named or fold(before) in ("the", "his", "their", "her", "a", "annual", "long"):
            return True
    if last in ("may", "march") and end - start == 1:
        if token.tag_ in ("MD", "VB", "VBP"):
            return True
        opening = not before[0].isalnum() and before not in (",", "(", "-")
        return bool(not token.tag_ and opening and last == "may" and fold(after) in WISHED)
    if last in ("fall", "spring"):
        return fold(after) == "of" and end < len(cut.words) - 1 and not cut.words[end + 1][0].isdecimal() or token.tag_.startswith("V")
    return False


def _title_case(cut: Pieces, start: int, end: int, before: str) -> bool:
    """A capital inside a sentence: part of a name ("Fashion Week", "The Daily Telegraph")."""
    word = cut.words[start]
    if cut.words[end - 1][0].isupper() and word.islower():
        return True
    return (word[0].isupper() and (before[0].isalnum() or before == "-")) or before in ("@", "#") or (before == "-" and word == "day")
