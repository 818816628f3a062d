"""Towns that treaties are called after, no parties and no places: "the *Paris* Agreement", "Treaty of *Lisbon*"."""

from collections.abc import Sequence

#: What agreements, and the groups and processes called after where they began, are called.
TREATIES = frozenset(
    """agreement agreements accord accords treaty treaties convention conventions protocol protocols declaration pact
    charter statute compact memorandum communiqué communique""".split()
)
#: Words that may stand between the town and the noun: "the Geneva *Refugee* Convention", "the Minsk *II* agreements".
INSIDE = 2


def names_treaty(words: Sequence[str], start: int, end: int) -> bool:
    """True where the town in tokens `[start, end)` gives its name to a treaty."""
    if start > 1 and words[start - 1] == "of" and words[start - 2].lower() in TREATIES:
        return words[start - 2][0].isupper()
    for noun in range(end, min(end + 1 + INSIDE, len(words))):
        if words[noun].lower() in TREATIES:
            return noun == end or words[noun][0].isupper()
        if not words[noun][0].isupper():
            return False
    return False
