"""An index of names: exact look-up, and the longest name that starts at a word."""

from collections.abc import Iterable, Sequence

from demarche.lexicon.normal import atoms, key
from demarche.lexicon.world_tables import Entry

THE = frozenset(("the", "The", "THE"))
#: All-capital words of fewer letters are taken as they stand ("WHO" is never "Who").
CAPITALS = 4


class Names:
    """Names of entries. Case counts, but for words in capitals; "the" counts only in names written with "The"."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        self._capitals: dict[str, str] | None = None
        for entry in entries:
            self.add(entry.name, entry)
            for alias in entry.aliases:
                self.add(alias, entry)

    def add(self, name: str, entry: Entry) -> None:
        """One more name of an entry; entries added earlier come first."""
        parts = atoms(name)
        if not parts:
            return
        if parts[0] == "the":
            parts = parts[1:]
        known = self._entries.setdefault(" ".join(parts), [])
        if entry not in known:
            known.append(entry)
        self._longest[parts[0]] = max(len(parts), self._longest.get(parts[0], 0))
        if parts[0] == "The":
            self._longest[parts[1]] = max(len(parts) - 1, self._longest.get(parts[1], 0))

    def find(self, phrase: str) -> tuple[Entry, ...]:
        """All entries of this name."""
        words = key(phrase)
        if words.endswith(" s") and words not in self._entries:
            words = words.removesuffix(" s")
        first, _, rest = words.partition(" ")
        if first in THE and rest:
            return self._get("The " + rest) or self._get(rest)
        return self._get(words)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest name that starts at `words[start]`: its length in words, and its entries."""
        first = atoms(words[start])
        if not first:
            return None
        the = "The " if start and words[start - 1] in THE else ""
        limit = self._limit(first[0])
        if not limit:
            return None
        parts: list[str] = []
        candidates: list[str] = []
        for index in range(start, min(len(words), start + 2 * limit)):
            parts.extend(atoms(words[index]))
            if len(parts) > limit:
                break
            candidates.append(" ".join(parts))
        for length in range(len(candidates), 0, -1):
            if length > 1 and candidates[length - 1] == candidates[length - 2]:
                continue
            words_key = candidates[length - 1]
            found = (self._get("The " + words_key) if the else ()) or self._get(words_key)
            if found:
                return length, found
        return None

    def _limit(self, first: str) -> int:
        limit = self._longest.get(first, 0)
        if first.isupper():
            limit = max(limit, self._longest.get(self._in_capitals().get("^" + first, ""), 0))
        return limit

    def _get(self, words: str) -> tuple[Entry, ...]:
        found = self._entries.get(words)
        if found is None and words.isupper() and sum(map(str.isalpha, words)) >= CAPITALS:
            found = self._entries.get(self._in_capitals().get(words, ""))
        return tuple(found or ())

    def _in_capitals(self) -> dict[str, str]:
        """Names in capitals -> the name; "^" and a first word in capitals -> the first word of the longest of them."""
        if self._capitals is None:
            self._capitals = {}
            for words in self._entries:
                self._capitals.setdefault(words.upper(), words)
            for first in sorted(self._longest, key=self._longest.__getitem__):
                self._capitals["^" + first.upper()] = first
        return self._capitals
