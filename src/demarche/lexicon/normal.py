"""Names brought to one form, so that spellings of one name meet: accents, curly quotes, dots, hyphens, "&"."""

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not decompose.
LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
     "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A", "&": " and ", ".": ""}
)  # fmt: skip
ATOM = re.compile(r"[^\W_]+|,")


@lru_cache(maxsize=65536)
def atoms(text: str) -> tuple[str, ...]:
    """The letters and digits of a name, in their case: "Élysée" -> Elysee, "U.S." -> US, "al-Assad" -> al Assad.

    Commas stay, so that a list of names never reads as one name.
    """
    if text.isascii():
        if text.isalnum():
            return (text,)
        words = text.replace("-", " ").split()
        if all(map(str.isalnum, words)):
            return tuple(words)
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS))
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(ATOM.findall(plain))


def key(phrase: str) -> str:
    """One string for all spellings of a phrase; case stays."""
    return " ".join(atoms(phrase))


def slug(name: str) -> str:
    """ "Mevlüt Çavuşoğlu" -> "mevlut-cavusoglu"."""
    return "-".join(atom.lower() for atom in atoms(name) if atom != ",")
