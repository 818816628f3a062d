"""Sentence boundaries by rule over words: stops, what closes after them, abbreviations that only look like a stop."""

import re
from collections.abc import Sequence

from demarche.parse.word_lists import ABBREVIATION_KINDS, REPORTING_WORDS, SENTENCE_STARTERS

STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "。", "！", "？", "؟", "।"})
CLOSERS = frozenset({")", "]", "}", "”", "’", "»", "''", "'", '"'})
INITIALISM = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_]\.?)?$")
RUN_OF_STOPS = re.compile(r"[.!?…]+$")


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[bool]:
    """Whether each word begins a sentence; `spaces[i]`: white space follows word i. The first word always does."""
    starts = [False] * len(words)
    if words:
        starts[0] = True
    index = 0
    while index < len(words) - 1:
        if not may_end(words[index]):
            index += 1
            continue
        after = past_closers(words, spaces, index + 1)
        if after < len(words) and ends_here(words, spaces, index, after):
            starts[after] = True
        index = max(after, index + 1)
    return starts


def may_end(word: str) -> bool:
    """A stop, or an abbreviation whose own stop could also close the sentence."""
    return word[-1:] in ".!?…。！？؟।" and (word in STOPS or len(word) > 1)


def past_closers(words: Sequence[str], spaces: Sequence[bool], index: int) -> int:
    """First word after the quotes and brackets that close behind a stop."""
    while index < len(words) and (words[index] in CLOSERS or noted(words, index)):
        if noted(words, index):
            index += 3
            continue
        glued = not spaces[index - 1]
        followed = index + 1 >= len(words) or spaces[index] or words[index + 1] in CLOSERS
        straight = words[index] in ("'", '"')
        if straight and not glued and not followed:
            break
        if straight and not glued and opened(words, index) % 2 == 0:
            break
        if not straight and not glued and words[index] == "’" and not followed:
            break
        index += 1
    return index


def noted(words: Sequence[str], index: int) -> bool:
    """Whether the mark of a note stands there ("[6]")."""
    return words[index] == "[" and index + 2 < len(words) and words[index + 1].isdigit() and words[index + 2] == "]"


def opened(words: Sequence[str], index: int) -> int:
    """How many such straight quotes stand before `index` (an odd number: one is open)."""
    return sum(word == words[index] for word in words[max(0, index - 120) : index])


def ends_here(words: Sequence[str], spaces: Sequence[bool], stop: int, after: int) -> bool:
    """Whether the sentence of `words[stop]` ends before `words[after]`."""
    word, following = words[stop], words[after]
    if not begins_like_a_sentence(words, after):
        return False
    if after == stop + 1 and not spaces[stop] and not following[:1].isupper():
        return False
    if word not in STOPS and not RUN_OF_STOPS.fullmatch(word):
        return abbreviation_ends(word, words, after)
    if after > stop + 1 and reported(words, after) and word != ".":
        return False
    return not (stop > 0 and word == "." and single_mark(words, stop))


def begins_like_a_sentence(words: Sequence[str], index: int) -> bool:
    """A capital, a number, a caseless script, or an opening mark before one of them."""
    while index < len(words) - 1 and not any(character.isalnum() for character in words[index]):
        index += 1
    first = next((character for character in words[index] if character.isalnum()), "A")
    return not first.islower()


def abbreviation_ends(word: str, words: Sequence[str], after: int) -> bool:
    """Whether an abbreviation's stop closes the sentence too; `words[after]` looks like a beginning."""
    following = words[after]
    kind = ABBREVIATION_KINDS.get(word.lower().rsplit("-", 1)[-1])
    if kind in ("title", "never"):
        return False
    if kind == "date" and following[:1].isdigit():
        return False
    if kind is None and not INITIALISM.match(word):
        return not following[:1].isdigit()
    place = after
    while place < len(words) - 1 and not any(character.isalnum() for character in words[place]):
        place += 1
    starter = words[place].lower() in SENTENCE_STARTERS and not (words[place].isupper() and len(words[place]) > 1)
    if kind == "other":
        return starter or place > after
    return starter


def reported(words: Sequence[str], after: int) -> bool:
    """Whether a reporting verb follows within four words, none of them a stop ('…?" Foreign Minister Kim asked')."""
    for word in words[after : after + 6]:
        if word.lower() in REPORTING_WORDS:
            return True
        if not word[:1].isupper() and word not in ("of", "the", "-"):
            return False
    return False


def single_mark(words: Sequence[str], stop: int) -> bool:
    """A list number such as "1 ." or "( a ) ." at the very start is no sentence of its own."""
    return words[stop - 1].isdigit() and len(words[stop - 1]) <= 2 and (stop == 1 or words[stop - 2] in STOPS)
