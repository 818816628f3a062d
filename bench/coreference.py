"""Pronouns and descriptions of GUM news: do they go to the entity that the corpus gives them.

    python bench/coreference.py [--shared ../shared] [--misses]

A mention of ours counts where a mention of GUM has the same head word. A pronoun or a description that we bind is right
where another, earlier or later name or description bound to the same actor is of the same entity in GUM. Recall counts
third-person pronouns whose entity is a person, place or organisation that some name or role noun of ours mentions.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from demarche.find.mentions import find_mentions
from demarche.lexicon import Lexicon
from demarche.model.document import Document, Published
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.resolve.actors import resolve_actors

PARTIES = ("person", "place", "organization")


@dataclass(slots=True)
class Text:
    """A document of GUM: its text, and for each character span of a mention the entity and its type."""

    name: str
    text: str
    mentions: list[tuple[int, int, str, str]] = field(default_factory=list)


def read(path: Path) -> Text:
    """The text and the entities of one CoNLL-U file; paragraphs are kept."""
    pieces: list[str] = []
    length = 0
    open_: list[tuple[str, str, int]] = []
    out = Text(path.stem, "")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and pieces:
            pieces.append("\n\n")
            length += 2
        columns = line.split("\t")
        if not columns[0].isdigit():
            continue
        begin, end = length, length + len(columns[1])
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", columns[9])
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", marks[1]) if marks else ():
            if mark.startswith("("):
                number, kind = mark.strip("()").split("-")[:2]
                open_.append((number, kind, begin))
            if mark.endswith(")"):
                number = mark.strip("()").split("-")[0]
                at = max(i for i, entity in enumerate(open_) if entity[0] == number)
                number, kind, start = open_.pop(at)
                out.mentions.append((start, end, number, kind))
        pieces.append(columns[1])
        length = end
        if "SpaceAfter=No" not in columns[9]:
            pieces.append(" ")
            length += 1
    out.text = "".join(pieces)
    return out


def measure(texts: Iterator[Text], misses: bool) -> dict[str, tuple[int, int, int]]:
    """Per kind of mention: right, said, wanted."""
    parser, lexicon = Parser(LanguageModel.load()), Lexicon.load()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for text in texts:
        article = parser.parse(Document("sha256:0", text.name, text.text))
        mentions = find_mentions(article, lexicon)
        cast = resolve_actors(article, mentions, Published(date(2015, 1, 1), date(2015, 1, 1)), lexicon)
        gold = {
            m: _entity(text, article.starts[m.head], article.starts[m.start], article.ends[m.end - 1]) for m in mentions
        }
        named = {entity for m, entity in gold.items() if m.kind != "pronoun" and entity is not None}
        for mention in mentions:
            entity, ids = gold[mention], cast.actors_of(mention)
            third = article.doc[mention.start].lower_ not in ("i", "we", "our", "my", "us", "me")
            if mention.kind == "name" or not third:
                continue
            key = mention.kind if mention.kind == "nominal" else article.doc[mention.start].lower_
            wanted = mention.kind == "pronoun" and entity in named and entity is not None and entity[1] in PARTIES
            linked = {
                gold[m] for m in mentions if m != mention and m.kind != "pronoun" and ids and cast.actors_of(m) == ids
            }
            if not linked and not wanted:
                continue
            right = entity is not None and entity in linked
            counts[key][0] += right
            counts[key][1] += bool(linked)
            counts[key][2] += wanted
            if misses and not right:
                begin = article.starts[mention.start]
                print(
                    "  -",
                    text.name,
                    article.words(mention.start, mention.end),
                    ids,
                    entity,
                    text.text[begin - 80 : begin + 40],
                )
    return {key: (right, said, wanted) for key, (right, said, wanted) in sorted(counts.items())}


def _entity(text: Text, head: int, begin: int, end: int) -> tuple[str, str] | None:
    """The entity of the mention that fits best around a head word."""
    best, size = None, 10**9
    for start, stop, number, kind in text.mentions:
        if start <= head < stop and abs(start - begin) + abs(stop - end) < size:
            best, size = (number, kind), abs(start - begin) + abs(stop - end)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    paths = sorted((arguments.shared / "corpora/gum/dep_shippable").glob("GUM_news_*.conllu"))
    counts = measure(map(read, paths), arguments.misses)
    total = [0, 0, 0]
    for key, (right, said, wanted) in counts.items():
        print(f"{key:<10} {right} right of {said} linked, {wanted} wanted")
        total = [a + b for a, b in zip(total, (right, said, wanted) if key != "nominal" else (0, 0, 0), strict=True)]
    print(f"pronouns   precision {total[0] / max(total[1], 1):.3f} recall {total[0] / max(total[2], 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
