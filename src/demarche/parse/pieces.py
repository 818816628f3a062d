"""Word pieces and word shapes: what the encoder sees of a word.

Uncased WordPiece exactly as BERT's (control characters dropped, accents stripped, punctuation and CJK characters cut
off, then greedy longest match), but for curly quotes and dots, which are read as their plain forms.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

UNKNOWN, START, END, PAD = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
LONGEST_WORD = 100
MOST_PIECES = 12
"""A word is shown to the encoder by at most so many pieces (a URL has dozens)."""
PLAIN = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’ʼ`", "'") | {"…": "..."})


def is_punctuation(character: str) -> bool:
    """BERT's notion: every ASCII symbol and every Unicode category P."""
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(character).startswith("P")


def is_ideograph(character: str) -> bool:
    """Whether BERT reads the character as a word of its own (CJK blocks)."""
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def fragments(word: str) -> list[str]:
    """Lower-cased parts of a word between which no piece may reach."""
    text = unicodedata.normalize("NFD", word.translate(PLAIN).lower())
    parts: list[str] = []
    fresh = True
    for character in text:
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C") or character == "\ufffd":
            continue
        if character.isspace():
            fresh = True
        elif is_punctuation(character) or is_ideograph(character):
            parts.append(character)
            fresh = True
        elif fresh:
            parts.append(character)
            fresh = False
        else:
            parts[-1] += character
    return parts


class WordPieces:
    """Cuts words into the numbers of the encoder's vocabulary; every word seen is remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.start = self.numbers[UNKNOWN], self.numbers[START]
        self.end, self.pad = self.numbers[END], self.numbers[PAD]
        self.pieces = lru_cache(maxsize=100_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word, at least one and at most ``MOST_PIECES``."""
        found: list[int] = []
        for part in fragments(word):
            found.extend(self._greedy(part))
            if len(found) >= MOST_PIECES:
                break
        return tuple(found[:MOST_PIECES]) or (self.unknown,)

    def _greedy(self, part: str) -> list[int]:
        """Longest match first; a part that cannot be covered is unknown as a whole."""
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                number = self.numbers.get(part[start:end] if start == 0 else f"##{part[start:end]}")
                if number is not None:
                    break
                end -= 1
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found


SHAPES = 20
"""Ten classes of letters, each with and without white space before the word."""


@lru_cache(maxsize=100_000)
def letter_class(word: str) -> int:
    """The class of a word's letters.

    0 lower, 1 Title, 2 CAPITALS, 3 one capital, 4 miXed, 5 digits, 6 digits and letters, 7 symbols, 8 U.S., 9 caseless.
    """
    letters = [character for character in word if character.isalpha()]
    if any(character.isdigit() for character in word):
        return 6 if letters else 5
    if not letters:
        return 7
    upper = sum(character.isupper() for character in letters)
    if upper == 0:
        return 0 if any(character.islower() for character in letters) else 9
    if "." in word[1:]:
        return 8
    if upper == len(letters):
        return 2 if upper > 1 else 3
    return 1 if upper == 1 and letters[0].isupper() else 4


def shape(word: str, space_before: bool) -> int:
    """The shape number of a word, 0 to ``SHAPES`` - 1."""
    return letter_class(word) * 2 + int(space_before)
