"""From the head words of a statement's roles to mentions."""

from collections.abc import Sequence

from demarche.find.statement_draft import Speaker
from demarche.find.statement_tree import Tree
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.finding import Mention


class MentionIndex:
    """Finds the mention that stands at a token."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self.tree = tree
        self.by_head: dict[int, Mention] = {}
        self.by_token: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda mention: mention.end - mention.start):
            self.by_head[mention.head] = mention
            start, end = mention.title if mention.title is not None else (mention.start, mention.start)
            for token in (*range(start, end), *range(mention.start, mention.end)):
                self.by_token.setdefault(token, mention)

    def at(self, head: int) -> Mention | None:
        """The mention headed by the token, or the smallest (with its title) around it, or one in apposition to it."""
        found = self.by_head.get(head)
        if found is not None and found.kind != "nominal":
            return found
        named = (self.by_head.get(child) for child in self.tree.below(head, "flat", "appos", "flat:name", "compound"))
        name = next((mention for mention in named if mention is not None and mention.kind == "name"), None)
        around = self.by_token.get(head)
        if name is not None and (name.label == found.label if found is not None else around is None):
            return name
        return found or around or self.of_office(head)

    def of_office(self, head: int) -> Mention | None:
        """Who speaks through "the *office* of President Lund", "Lund's office"."""
        if self.tree.lower[head] != "office":
            return None
        owners = (self.by_head.get(child) for child in self.tree.below(head, "nmod", "nmod:poss"))
        return next((mention for mention in owners if mention is not None and mention.label == "PERSON"), None)

    def all(self, speaker: Speaker | None) -> tuple[Mention, ...]:
        """The mentions of a speaker and of those joined to it by "and"."""
        if speaker is None:
            return ()
        heads = [speaker.referent, *self.tree.below(speaker.referent, "conj")]
        if speaker.loose and "and" in self.tree.lower[speaker.start : speaker.end]:
            heads = list(range(speaker.start, speaker.end))
        found = [mention for mention in map(self.at, heads) if mention is not None]
        return tuple(dict.fromkeys(found))

    def inside(self, speaker: Speaker) -> bool:
        """True where any word of the phrase belongs to a mention."""
        return any(token in self.by_token for token in range(speaker.start, speaker.end))


def is_outlet(article: Article, tree: Tree, mention: Mention, lexicon: Lexicon) -> bool:
    """True for a news agency, paper or broadcaster, by name or by its head word."""
    if mention.label in ("PERSON", "NORP", "GPE"):
        return False
    words = article.words(mention.start, mention.end)
    if any(entry.kind == "outlet" for entry in lexicon.world.find(words)):
        return True
    return tree.lower[mention.head] in lexicon.cues.carriers or tree.lower[mention.end - 1] in lexicon.cues.carriers
