"""Whether a text is English: by its script, its small words, and py3langid."""

import re
from collections import Counter
from functools import cache

from demarche.errors import LanguageError
from demarche.lexicon.languages import language_name, scripts, small_words

FEWEST_LETTERS = 200
"""Fewer letters do not show a language well enough; only their script is looked at."""
LOOKED_AT = 6_000
ENGLISH_FROM = 0.15
"""Part of the words that are small English ones: 0.16 and more in 4,330 of 4,338 releases, under 0.05 in French."""
BETTER = 0.2
"""By how much (log probability per letter) another language must fit better; real French or German: 0.8."""


def check_language(source: str, text: str) -> str:
    """ "en" where the text is English or too short to tell; raises LanguageError that names another language."""
    letters = [mark for mark in text[:LOOKED_AT] if mark.isalpha()]
    script = _script(letters)
    if script is not None:
        raise LanguageError(source, f"the text is in {script} script; only English is read")
    if len(letters) < FEWEST_LETTERS:
        return "en"
    # In capitals most languages look like German to the identifier.
    words = re.findall(r"[^\W\d_]+", text[:LOOKED_AT].lower())
    if sum(word in small_words() for word in words) >= ENGLISH_FROM * len(words):
        return "en"
    language = _better_language(" ".join(words))
    if language is not None:
        raise LanguageError(source, f"the text is in {language_name(language)}; only English is read")
    return "en"


def _better_language(words: str) -> str | None:
    """The code of the language that fits much better than English does."""
    # Loading the identifier takes half a second, which most English texts need not wait for.
    import py3langid

    scores = {code: float(score) for code, score in py3langid.rank(words)}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] - scores["en"] > BETTER * len(words) else None


def _script(letters: list[str]) -> str | None:
    """The script most letters are of, where it is not Latin."""
    if not letters:
        return None
    counts = Counter(name for letter in letters if ord(letter) > 0x24F for name in [_script_of(ord(letter))] if name)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    return name if count > 0.5 * len(letters) else None


@cache
def _script_of(code: int) -> str | None:
    return next((script.name for script in scripts() if script.first <= code <= script.last), None)
