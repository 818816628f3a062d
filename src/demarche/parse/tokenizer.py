"""Cuts text into words as the treebanks EWT and GUM do: clitics and hyphens apart, abbreviations and addresses whole.

White space always separates; what stands between is cut by `chunk_tokens`, whose answers are remembered.
The word lists are data (`data/*.csv`).
"""

import re
from functools import lru_cache
from itertools import pairwise

from demarche.parse.word_lists import ABBREVIATIONS, HYPHEN_PREFIXES, NUMBERED_ABBREVIATIONS, SPLIT_WORDS

CHUNK = re.compile(r"\S+")
OPENING = "([{<«“‘\"'`„¿¡*~=|•·►▪—–"
CLOSING = ")]}>»”’\"'`,;:!?…*~=|—–"
CURRENCY = "$€£¥₹₽₩₪₺฿"
URL = re.compile(
    r"(?i)(?:https?://|ftp://|www\.|mailto:)[^\s<>\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|mil|int|co\.uk|info)(?:/[^\s<>\"“”]*)?(?![\w])"
)
CLITIC = re.compile(r"(?i)(?<=[\w.])(?:n['’‘´`]t|['’‘´`](?:s|re|ve|ll|d|m|em))$")
ELIDED = re.compile(r"(?i)['’](?:(?:s|re|ve|ll|d|m|em|t)(?!\w)|\d\ds?\b)")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
UNIT = re.compile(r"(?i)(\d[\d.,]*)(%|°[CF]?|(?:am|pm|a\.m\.|p\.m\.|km|kg|cm|mm|mph|bn|tn|m)(?=$))")
DASHES = re.compile(
    r"-{2,}|[—–]+|\.{2,}|…+|/{1,}|(?<=[\w.])[-‐‑](?=\w)|(?<=[^\W\d_])[,;:!?)(](?=[^\W\d_])"
    r"|[()\[\]{}<>\"“”]+|(?<=\w)&(?=\w{4,})"
)
RUN_ON = re.compile(r"(?<=[^\W\d_A-Z]{3})\.(?=[A-Z][a-z])")
SLASHED_DATE = re.compile(r"\d+(?:[/.]\d+)+$|\d+(?:[-/.]\d+){2,}$|\d{3}-\d{4}$")
WHOLE = re.compile(r"[:;][-']?[)(DP]+|\.{2,}|…+\.?|[!?]+|-{2,}|\*+|=+|~+|_+|>+")


def tokenize(text: str) -> list[tuple[int, int]]:
    """`[start, end)` in code points of each token, in order; together they cover all but white space."""
    found: list[tuple[int, int]] = []
    chunks = [(match.start(), match.group()) for match in CHUNK.finditer(text)]
    for index, (offset, chunk) in enumerate(chunks):
        following = chunks[index + 1][1] if index + 1 < len(chunks) else ""
        numbered = following[:1].isdigit() and chunk.lower().lstrip(OPENING) in NUMBERED_ABBREVIATIONS
        found.extend((offset + start, offset + end) for start, end in chunk_tokens(chunk, numbered))
    return found


@lru_cache(maxsize=100_000)
def chunk_tokens(chunk: str, numbered: bool = False) -> tuple[tuple[int, int], ...]:
    """Tokens of a stretch without white space; `numbered`: a number follows, so "No." is an abbreviation."""
    start, end = 0, len(chunk)
    if WHOLE.fullmatch(chunk):
        return ((0, end),)
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    while start < end:
        size = leading(chunk, start, end)
        if not size:
            break
        before.append((start, start + size))
        start += size
    while start < end:
        size = trailing(chunk[start:end], numbered)
        if not size:
            break
        after.append((end - size, end))
        end -= size
    middle = [] if start >= end else core(chunk[start:end], start)
    return tuple(before + middle + after[::-1])


def leading(chunk: str, start: int, end: int) -> int:
    """Length of the opening mark at `start`, or 0."""
    character = chunk[start]
    if character in OPENING or character in CURRENCY:
        run = re.match(r"(?:\*+|~+|=+|``|''|—+|–+|<+|\|+)", chunk[start:end])
        if character in "'’" and ELIDED.match(chunk, start, end):
            return 0
        if character in "<" and URL.match(chunk, start + 1):
            return 1
        return run.end() if run else 1
    run = re.match(r"-{2,}|\.{2,}|…+|#(?=\d)|-(?=[^\W\d_])", chunk[start:end])
    if run and run.end() < end - start:
        return run.end()
    money = re.match(r"(?:US|A|C|HK|NZ|S|R)(?=\$\d)", chunk[start:end])
    return money.end() + 1 if money else 0


def trailing(piece: str, numbered: bool) -> int:
    """Length of the closing mark, stop or clitic at the end of `piece`, or 0."""
    whole = URL.fullmatch(piece)
    if whole and piece[-1] not in ".,;:!?)>'\"”’":
        return 0
    run = re.search(r"(?:\.{2,}|…+|-{2,}|\*+|~+|=+|''|``|—+|–+|[!?]+|\|+)$", piece)
    if run and run.start() > 0:
        return len(piece) - run.start()
    clitic = CLITIC.search(piece)
    if clitic and not (URL.match(piece) and "@" in piece):
        return len(piece) - clitic.start()
    face = re.search(r"[:;]-?[)(D]$", piece)
    if face:
        return len(piece) - face.start()
    last = piece[-1]
    if last == "." and len(piece) > 1:
        return 0 if abbreviated(piece, numbered) else 1
    if len(piece) > 1 and last in CLOSING:
        return 1
    if len(piece) > 1 and (last in CURRENCY or last == "%" or (last == "-" and piece[-2].isalnum())):
        return 1
    return 0


def abbreviated(piece: str, numbered: bool) -> bool:
    """Whether the stop at the end of `piece` belongs to the word."""
    lowered = piece.lower()
    if lowered in ABBREVIATIONS or (numbered and lowered in NUMBERED_ABBREVIATIONS):
        return True
    if INITIALS.match(piece) and (len(piece) > 2 or piece[0].isupper()):
        return True
    parts = re.split(r"[-–/]", lowered)
    return len(parts) > 1 and parts[-1] in ABBREVIATIONS


def core(piece: str, offset: int) -> list[tuple[int, int]]:
    """Tokens of a piece without marks at its ends."""
    lowered = piece.lower()
    cuts = SPLIT_WORDS.get(lowered)
    if cuts:
        bounds = [0, *cuts, len(piece)]
        return [(offset + left, offset + right) for left, right in pairwise(bounds)]
    if URL.fullmatch(piece) or SLASHED_DATE.match(piece) or piece.startswith(("@", "#")):
        return [(offset, offset + len(piece))]
    unit = UNIT.fullmatch(piece)
    if unit:
        return [(offset, offset + unit.end(1)), (offset + unit.end(1), offset + len(piece))]
    found: list[tuple[int, int]] = []
    start = 0
    for match in inner_marks(piece):
        if match.start() > start:
            found.extend(resolved(piece, start, match.start(), offset))
        found.append((offset + match.start(), offset + match.end()))
        start = match.end()
    if not found:
        return [(offset, offset + len(piece))]
    if start < len(piece):
        found.extend(resolved(piece, start, len(piece), offset))
    return found


def resolved(piece: str, start: int, end: int, offset: int) -> list[tuple[int, int]]:
    """Tokens of a part between two inner marks (clitics and stops may stand at its end again)."""
    return [(offset + start + left, offset + start + right) for left, right in chunk_tokens(piece[start:end])]


def inner_marks(piece: str) -> list[re.Match[str]]:
    """Marks inside a word that are tokens of their own."""
    marks = []
    for match in DASHES.finditer(piece):
        if match.group() in "-‐‑" and (prefixed(piece, match.start()) or keeps_hyphen(piece, match.start())):
            continue
        if match.group() == "/" and keeps_slash(piece, match.start()):
            continue
        marks.append(match)
    marks.extend(RUN_ON.finditer(piece))
    return sorted(marks, key=lambda match: match.start())


def prefixed(piece: str, place: int) -> bool:
    """Whether a prefix such as "pro" or "Non" ends at `place` ("UN-led" has none)."""
    prefix = re.split(r"[-—]", piece[:place])[-1]
    return prefix.lower() in HYPHEN_PREFIXES and not (prefix.isupper() and len(prefix) > 1)


def keeps_hyphen(piece: str, place: int) -> bool:
    """Codes and numbers keep their hyphens ("F-16", "COVID-19", "2-1"); words do not."""
    left, right = piece[:place], piece[place + 1 :]
    if left[-1:].isdigit() and right[:1].isdigit():
        return len(re.findall(r"[-.]", piece)) > 1
    return False


def keeps_slash(piece: str, place: int) -> bool:
    """Fractions and "w/o" keep their slash."""
    return (piece[:place].isdigit() and piece[place + 1 :].isdigit()) or piece.lower() in (
        "w/o",
        "w/",
        "n/a",
        "c/o",
        "24/7",
    )
