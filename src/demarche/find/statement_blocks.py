"""Whole texts that are somebody's words: "The following is attributable to X:", a spokesperson's name as a line."""

from collections.abc import Iterator

from demarche.find.statement_draft import Draft, Speaker
from demarche.find.statement_speaker import noun_phrase
from demarche.find.statement_tree import Tree
from demarche.model.article import Article

OFFICES = frozenset(
    {"spokesperson", "spokesman", "spokeswoman", "secretary", "minister", "president", "ambassador", "representative"}
)
#: What the words of a whole release do.
GREETINGS = {"congratulate": "praise", "commend": "praise", "thank": "praise", "condemn": "criticise"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEADER_LENGTH = 14
PORTRAIT_LENGTH = 80


def block_drafts(article: Article, tree: Tree) -> Iterator[Draft]:
    """The statement that is the rest of the document, where its head says whose words it is; at most one."""
    for start, end in tree.sentences:
        speaker = (
            _attributed(tree, start, end) or _signed(article, tree, start, end) or _issued(article, tree, start, end)
        )
        if speaker is not None:
            content = _rest(article, tree, end)
            if content is not None:
                yield Draft(
                    anchor=start,
                    cue=(start, end),
                    act=_act(tree, content[0]),
                    scope="speech",
                    rule="block",
                    content=(content,),
                    speaker=speaker,
                )
            return


def _attributed(tree: Tree, start: int, end: int) -> Speaker | None:
    """ "… is attributable to Spokesperson Ada Berg:"."""
    for token in range(start, end - 2):
        if tree.lower[token] in ("attributable", "attributed") and tree.lower[token + 1] == "to" and _opens(tree, end):
            return _name(tree, token + 2, end)
    return None


def _issued(article: Article, tree: Tree, start: int, end: int) -> Speaker | None:
    """ "Statement by Spokesperson Ada Berg on …" as the first line."""
    if article.passage_of[start] > 1 or tree.lower[start] not in ("statement", "remarks") or end - start < 4:
        return None
    if tree.lower[start + 1] not in ("by", "from") or any(tree.tag[token] in FINITE for token in range(start, end)):
        return None
    stop = next(
        (token for token in range(start + 2, end) if tree.lower[token] in ("on", "regarding", "about", "following")),
        end,
    )
    return _name(tree, start + 2, stop)


def _opens(tree: Tree, end: int) -> bool:
    return any(":" in tree.words[token] for token in range(max(end - 3, 0), end))


def _signed(article: Article, tree: Tree, start: int, end: int) -> Speaker | None:
    """ "Ada Berg, Department Spokesperson" as a line of its own near the head of a release."""
    if end - start > HEADER_LENGTH or article.passage_of[start] > 3:
        return None
    whole = (start == 0 or article.passage_of[start] != article.passage_of[start - 1]) and (
        end == tree.size or article.passage_of[end] != article.passage_of[start]
    )
    if not whole or any(tree.pos[token] in ("VERB", "AUX") for token in range(start, end)):
        return None
    comma = next((token for token in range(start, end) if tree.words[token] == ","), None)
    if (
        comma is None
        or not OFFICES & set(tree.lower[comma:end])
        or not all(tree.words[t][0].isupper() for t in range(start, comma))
    ):
        return None
    if start == 0 and _told_of(tree, tree.lower[comma - 1], end):
        return None
    return Speaker(comma - 1, start, comma, comma - 1)


def _told_of(tree: Tree, name: str, start: int) -> bool:
    """True where the first sentences below a headline name who stands in it: a portrait, not a release."""
    return name in tree.lower[start : start + PORTRAIT_LENGTH]


def _name(tree: Tree, start: int, end: int) -> Speaker:
    stop = next((token for token in range(start, end) if tree.words[token][0] in ":,("), end)
    heads = [
        token for token in range(start, stop) if tree.pos[token] == "PROPN" and not start <= tree.head[token] < stop
    ]
    head = heads[0] if heads else stop - 1
    phrase = noun_phrase(tree, head)
    return Speaker(head, start, stop, phrase.referent)


def _rest(article: Article, tree: Tree, start: int) -> tuple[int, int] | None:
    """From `start` to the end of the last told passage."""
    end = tree.size
    while end > start and not article.told(end - 1):
        end -= 1
    while start < end and not article.told(start):
        start += 1
    return (start, end) if end - start > 5 else None


def _act(tree: Tree, start: int) -> str:
    """Of the first sentence: "I congratulate …" praises, "We condemn …" criticises, "… will visit" announces."""
    for token in range(*tree.sentence(start)):
        act = GREETINGS.get(tree.lemma[token])
        subject = tree.child(token, "nsubj")
        own = tree.lower[subject] in ("i", "we") if subject is not None else tree.infinitive(token)
        if act is not None and own and tree.tag[token].startswith("VB"):
            return act
    return "announce" if _prospect(tree, start) else "say"


def _prospect(tree: Tree, start: int) -> bool:
    """True where the first sentence tells of something to come."""
    first, last = tree.sentence(start)
    root = next((token for token in range(first, last) if tree.head[token] == token), first)
    return any(tree.lower[child] in ("will", "shall") for child in tree.below(root, "aux"))
