"""Words after a colon: "Berg: Talks Have Failed" as a headline, "BERG: We are ready." in a transcript, "Berg: “…”"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from demarche.find.statement_draft import Draft, Speaker
from demarche.find.statement_speaker import noun_phrase
from demarche.find.statement_tree import Tree
from demarche.model.article import Article

LONGEST_NAME = 9
NO_NAMES = frozenset(
    "related read update updated note photo photos video watch more editor live breaking exclusive opinion analysis "
    "here following follow source sources image contact factbox explainer caption file listen subject date time "
    "place".split()
)
SMALL = frozenset({"of", "the", "on", "to", "and", "for", "in", "at", "from", "a", "-", ".", "'s", "’s", "&", ","})
OPENERS = frozenset({"“", '"', "''", "``", "‘", "'", "«", "„"})
DASHES = frozenset({"-", "–", "—", "--"})


def colon_drafts(article: Article, tree: Tree) -> Iterator[Draft]:
    """One draft for each told passage that begins with somebody's name and a colon."""
    heads = list(_heads(article, tree))
    often = Counter(" ".join(tree.lower[start:colon]) for start, colon, _ in heads)
    for start, colon, end in heads:
        kind = article.passage(start).kind
        capitals = all(word.isupper() or word in SMALL for word in tree.words[start:colon])
        quoted = tree.words[colon + 1] in OPENERS
        spoken = quoted or (capitals and kind != "headline") or often[" ".join(tree.lower[start:colon])] > 1
        if spoken or (kind in ("headline", "heading") and _clause(tree, colon + 1, end)):
            yield _draft(tree, start, colon, end, quoted and kind not in ("headline", "heading"))


def _heads(article: Article, tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Start, colon and end of the passages that may begin with a name."""
    for start, end in _passages(article):
        if not article.told(start):
            continue
        colon = next(
            (token for token in range(start, min(start + LONGEST_NAME + 6, end)) if tree.words[token] == ":"), None
        )
        if colon is None or end - colon < 4:
            continue
        dash = [
            token
            for token in range(start, colon)
            if tree.words[token] in DASHES and 0 < token - start < colon - start - 1
        ]
        spaced = [token for token in dash if article.starts[token] > article.ends[token - 1]]
        begin = spaced[-1] + 1 if spaced and tree.words[colon + 1] in OPENERS else start
        begin += 2 * (tree.lower[begin : begin + 2] == ["according", "to"])
        if 0 < colon - begin <= LONGEST_NAME and _may_be_name(tree, begin, colon):
            yield begin, colon, end


def _passages(article: Article) -> Iterator[tuple[int, int]]:
    start = 0
    for token in range(1, len(article.passage_of) + 1):
        if token == len(article.passage_of) or article.passage_of[token] != article.passage_of[start]:
            yield start, token
            start = token


def _may_be_name(tree: Tree, start: int, colon: int) -> bool:
    words = tree.words[start:colon]
    if tree.lower[start] in NO_NAMES or not any(tree.pos[token] in ("PROPN", "NOUN") for token in range(start, colon)):
        return False
    if any(tree.tag[token] in ("VBD", "VBZ", "VBP", "MD", "CD") for token in range(start, colon)):
        return False
    return all(word[0].isupper() or word.lower() in SMALL for word in words)


def _clause(tree: Tree, start: int, end: int) -> bool:
    """True where the words after the colon have a verb: a headline's statement, not its topic."""
    return any(tree.pos[token] in ("VERB", "AUX") for token in range(start, end))


def _draft(tree: Tree, start: int, colon: int, end: int, quoted: bool) -> Draft:
    stop = next(
        (token for token in range(start + 1, colon) if tree.lower[token] in ("on", "to", "in", "from", "for")), colon
    )
    heads = [token for token in range(start, stop) if not start <= tree.head[token] < stop or tree.head[token] == token]
    head = next((token for token in reversed(heads) if tree.pos[token] in ("PROPN", "NOUN")), stop - 1)
    content = tree.trimmed(colon + 1, end, frozenset({".", "”", '"', "''", "’", "“", "``", "‘", "'"}))
    if quoted:
        close = next((token for token in range(colon + 2, end) if tree.words[token] in ("”", '"', "''", "»")), end)
        content = (colon + 2, close) if close > colon + 2 else content
    return Draft(
        anchor=colon,
        cue=(colon, colon + 1),
        act="say",
        scope="speech",
        rule="colon",
        content=(content,),
        speaker=Speaker(head, start, stop, head),
    )


def before_colon(tree: Tree, start: int, quoted: Sequence[bool]) -> Speaker | None:
    """Whose words follow a colon where no verb of saying stands before it: "Here is Berg in May: “…”"."""
    first = tree.sentence(start - 1)[0]
    names = [token for token in range(first, start) if tree.pos[token] == "PROPN" and not quoted[token]]
    subjects = [token for token in names if tree.dep[token] in ("nsubj", "root", "ROOT")]
    root = next((token for token in range(first, start) if tree.head[token] == token), None)
    main = None if root is None or tree.pos[root] != "VERB" else tree.child(root, "nsubj")
    if main is not None and first <= main < start and not quoted[main]:
        return noun_phrase(tree, main)
    head = next(iter(subjects or names), None)
    return None if head is None else Speaker(head, head, head + 1, head)
