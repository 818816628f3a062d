"""A text as the set of its runs of four words, hashed, and a sample of that set small enough to keep.

The sample keeps every hash divisible by SAMPLE, so it holds for any two texts the same share of what they have in
common: overlap and containment can both be estimated from samples alone (Broder 1997, "mod p" sampling).
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b, sha256

from demarche.link.credits import credits_of
from demarche.model.happening import Sketch
from demarche.model.record import Record
from demarche.model.span import Span, hull

SIZE = 4
SAMPLE = 2
#: Only these hashes need an index to find the texts that share some.
INDEX = 4
#: Quotations at least this long are the speaker's words, which rivals quote alike: no sign of copying.
QUOTED_WORDS = 8
WORD = re.compile(r"\w+(?:['’]\w+)?")
QUOTED = re.compile(r"“[^”]{20,1500}”|\"[^\"]{20,1500}\"|«[^»]{20,1500}»")


def sketch(record: Record) -> Sketch:
    """The fingerprint of a document, to be kept beside its record."""
    runs = {number for number, _ in shingles(record)}
    words = [fold(word.of(record.document.text)) for word in told_words(record)]
    published = record.published
    return Sketch(
        document=record.document.id,
        hashes=tuple(sorted(number for number in runs if number % SAMPLE == 0)),
        shingles=len(runs),
        whole=sha256(" ".join(words).encode()).hexdigest(),
        outlet=record.document.outlet,
        reported=published.told,
        credits=credits_of(record),
    )


def shingles(record: Record) -> list[tuple[int, Span]]:
    """Every run of four words in the told passages, as hash and span, in order of the text.

    Long quotations are left out unless the text is little more than quotations.
    """
    text = record.document.text
    words = told_words(record)
    own = _unquoted(text, words)
    return list(_runs(text, own if len(own) * 3 >= len(words) else words))


def told_words(record: Record) -> list[Span]:
    """The words of the passages that tell something."""
    text = record.document.text
    found: list[Span] = []
    for passage in record.passages:
        if passage.told:
            found += (Span(*match.span()) for match in WORD.finditer(text, passage.span.start, passage.span.end))
    return found


def fold(word: str) -> str:
    return word.casefold().replace("’", "'")


def index_hashes(one: Sketch) -> tuple[int, ...]:
    """The hashes under which a store must find this sketch."""
    return tuple(number for number in one.hashes if number % INDEX == 0)


def _unquoted(text: str, words: Sequence[Span]) -> list[Span]:
    quoted = [Span(*match.span()) for match in QUOTED.finditer(text) if len(match[0].split()) >= QUOTED_WORDS]
    kept, number = [], 0
    for word in words:
        while number < len(quoted) and quoted[number].end <= word.start:
            number += 1
        if number == len(quoted) or not quoted[number].overlaps(word):
            kept.append(word)
    return kept


def _runs(text: str, words: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    folded = [fold(word.of(text)) for word in words]
    for start in range(len(words) - SIZE + 1):
        run = " ".join(folded[start : start + SIZE])
        number = int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1  # fits a signed integer
        yield number, hull(words[start : start + SIZE])
