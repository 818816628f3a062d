"""The dependency trees of an article as plain lists: what the finders of statements ask of them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
TRIMMED = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "?", "!", "…", "...", "(", ")"})


class Tree:
    """Heads, labels and edges; token numbers are those of the `Doc`, ranges `[start, end)`.

    `left[i]`, `right[i]`: first token and one past the last token below i.
    """

    def __init__(self, doc: Doc, forms: Mapping[str, str] = MappingProxyType({})) -> None:
        """`forms`: lemmas of inflected verbs that are sure, before those of the model."""
        self.size = len(doc)
        columns = doc.to_array([ORTH, LOWER, LEMMA, TAG, POS, DEP, HEAD, SENT_START]).T.tolist()
        strings = doc.vocab.strings
        text = {number: strings[number] for column in columns[:6] for number in set(column)}
        self.words, self.lower, lemma, self.tag, self.pos, self.dep = (
            [text[n] for n in column] for column in columns[:6]
        )
        self.lemma = [word.lower() for word in lemma]
        for token, word in enumerate(self.lower):
            if word in forms and self.tag[token].startswith("VB"):
                self.lemma[token] = forms[word]
        self.head = [token + _signed(offset) for token, offset in enumerate(columns[6])]
        self.sentence_of = [0] * self.size
        starts = [token for token, begins in enumerate(columns[7]) if begins == 1 or token == 0]
        self.sentences = list(zip(starts, [*starts[1:], self.size], strict=False))
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        self.left = list(range(self.size))
        self.right = [token + 1 for token in range(self.size)]
        for number, (start, end) in enumerate(self.sentences):
            self.sentence_of[start:end] = [number] * (end - start)
        for token, head in enumerate(self.head):
            if token != head:
                self.children[head].append(token)
        for token in range(self.size):
            self._widen(token)

    def _widen(self, token: int) -> None:
        """Tells everything above `token` that it lies below."""
        above = self.head[token]
        seen = 0
        while seen < self.size:
            if self.left[above] > token:
                self.left[above] = token
            if self.right[above] < token + 1:
                self.right[above] = token + 1
            if self.head[above] == above:
                return
            above = self.head[above]
            seen += 1

    def child(self, token: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        return next((child for child in self.children[token] if self.dep[child] in labels), None)

    def below(self, token: int, *labels: str) -> list[int]:
        """All children with one of the labels."""
        return [child for child in self.children[token] if self.dep[child] in labels]

    def above(self, token: int) -> Iterator[int]:
        """Head, head of the head, ... up to the root."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def sentence(self, token: int) -> tuple[int, int]:
        return self.sentences[self.sentence_of[token]]

    def case(self, token: int) -> str | None:
        """The preposition (or "to", "of" marking a clause) that introduces `token`."""
        word = self.child(token, "case", "mark")
        return None if word is None else self.lower[word]

    def subtree(self, token: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Token numbers at and below `token`, in order, leaving out what hangs under `without`."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(child for child in self.children[at] if child not in without)
        return sorted(found)

    def infinitive(self, token: int) -> bool:
        """True for "to" and a verb."""
        return any(self.lower[child] == "to" and self.dep[child] in ("mark", "aux") for child in self.children[token])

    def gerund(self, token: int) -> bool:
        helpers = self.below(token, "aux")
        having = self.tag[token] == "VBN" and [self.lower[child] for child in helpers] == ["having"]
        return (having or (self.tag[token] == "VBG" and not helpers)) and not self.below(token, "nsubj")

    def finite(self, token: int) -> bool:
        """True for a clause with a subject of its own or a finite verb."""
        if self.infinitive(token):
            return False
        if any(
            self.dep[child] in SUBJECTS | PASSIVE_SUBJECTS or self.dep[child] == "expl"
            for child in self.children[token]
        ):
            return True
        tags = {self.tag[token], *(self.tag[child] for child in self.below(token, "aux", "aux:pass", "cop"))}
        return bool(tags & {"VBD", "VBZ", "VBP", "MD"})

    def passive(self, verb: int) -> bool:
        if self.below(verb, "aux:pass"):
            return True
        if self.below(verb, "nsubj:pass", "csubj:pass"):
            return not any(child > verb for child in self.below(verb, "obj"))
        return self.tag[verb] == "VBN" and self.dep[verb] in ("acl", "advcl") and not self.below(verb, "aux")

    def trimmed(self, start: int, end: int, marks: frozenset[str] = TRIMMED) -> tuple[int, int]:
        """The range without stops and quotation marks at its ends."""
        while start < end and self.words[start] in marks:
            start += 1
        while end > start and self.words[end - 1] in marks:
            end -= 1
        return start, end


def _signed(number: int) -> int:
    """spaCy writes the distance to the head as an unsigned 64-bit number."""
    return number - (1 << 64) if number >= 1 << 63 else number


def runs(tokens: list[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers joined to ranges: [3, 4, 7] -> [(3, 5), (7, 8)]."""
    found: list[tuple[int, int]] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return found
