"""From the tokens of a slot to the mentions that name its parties."""

from collections.abc import Iterable, Sequence

from demarche.find.event_phrases import prepositions
from demarche.find.statement_tree import Tree
from demarche.lexicon import Lexicon
from demarche.lexicon.kinds import word_list
from demarche.model.article import Article
from demarche.model.finding import Mention

PLACES = frozenset({"city", "region", "place", "facility"})
BUILDINGS = word_list("building")
ARMED = word_list("armed")
#: Bodies of people who travel and negotiate as a person does ("a delegation of the Taliban").
TRAVELLING = word_list("travelling")
#: Names that stand in lists of parties, and how the parser links the later ones where it breaks the list.
LISTED = frozenset({"GPE", "ORG", "PERSON"})
LOOSE_LINKS = frozenset({"conj", "appos", "dep", "list", "flat", "nmod:desc", "nmod:unmarked"})
#: Numbers of those named after "of" ("*thousands* of people").
COUNTS = frozenset({"thousands", "hundreds", "dozens", "scores", "tens"})
#: What an alliance may be called behind its name ("the P5+1 *group*").
GROUPINGS = frozenset({"group", "grouping", "bloc", "alliance"})
HOLDERS = frozenset({"nmod:poss", "compound", "amod"})
#: Words for those who are not the one that they belong to ("an American *ally*").
OTHERS = word_list("other-than-owner")
#: Nouns that stand for the people or body named after "of" ("leaders of France").
OF_HOLDERS = word_list("of-holder")


class Fillers:
    """Finds the mentions at tokens; conjuncts, names in apposition and owners included."""

    def __init__(self, article: Article, tree: Tree, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.article = article
        self.tree = tree
        self.lexicon = lexicon
        self.mentions = mentions
        self.at: dict[int, Mention] = {}
        self.sent: set[Mention] = set()
        self.inside: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda found: found.end - found.start, reverse=True):
            for token in range(begin(mention), mention.end):
                if token not in self.inside or token >= mention.start:
                    self.inside[token] = mention
        self.beginning: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda found: found.end - begin(found)):
            self.at[mention.head] = mention
            self.beginning[begin(mention)] = mention

    def of(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """Mentions that the phrases headed by `tokens` stand for, in order, each once; their owners where none does."""
        heads = [conjunct for token in tokens for conjunct in self.listed(self.conjuncts(token))]
        named = self.distinct(self.named(head) for head in heads)
        return named or self.distinct(map(self.owners, heads)) or self.distinct(map(self.examples, heads))

    def examples(self, token: int) -> list[Mention]:
        """The names in "thirteen people, *including Volodin*"."""
        tree = self.tree
        found = [
            child for child in tree.children[token] if tree.dep[child] == "nmod" and tree.case(child) == "including"
        ]
        return [mention for child in found for head in self.conjuncts(child) for mention in self.named(head)]

    def title_of(self, token: int) -> list[str]:
        """The office before the name at a token: "summoned *Chadian Ambassador* Okoye", "*commander* of the force"."""
        mention = self.at.get(token)
        words = self.tree.lower[slice(*mention.title)] if mention is not None and mention.title else []
        return words[: words.index("of")] if "of" in words else words

    def direct(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """As `of`, without the owners of other things."""
        return self.distinct(self.named(head) for token in tokens for head in self.listed(self.conjuncts(token)))

    def distinct(self, mentions: Iterable[list[Mention]]) -> tuple[Mention, ...]:
        found: dict[tuple[int, int], Mention] = {}
        for some in mentions:
            for mention in some:
                found.setdefault((mention.start, mention.end), mention)
        return tuple(found.values())

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it as a noun."""
        tree, found, stack = self.tree, [token], [token]
        while stack:
            for child in tree.children[stack.pop()]:
                if tree.dep[child] == "conj" and tree.pos[child] not in ("VERB", "AUX"):
                    found.append(child)
                    stack.append(child)
                elif tree.dep[child] in ("appos", "flat"):
                    stack.append(child)
                elif tree.dep[child] == "nmod" and self.joins(child):
                    found.append(child)
                elif tree.dep[child].startswith("nmod") and self.of_one_name(child, found[0]):
                    stack.append(child)
        return sorted(found)

    def of_one_name(self, token: int, title: int) -> bool:
        """ "The *president* of Oslo Ada *Lund* and …": the name behind its title, to which the next name may hang."""
        mention = self.inside.get(title)
        return mention is not None and mention.start <= token < mention.end and title < mention.start

    def joins(self, token: int) -> bool:
        """ "Oslo, *together with Riga*", "along with"."""
        tree = self.tree
        case = next((child for child in tree.children[token] if tree.lower[child] == "with"), 0)
        return case > 0 and tree.lower[case - 1] in ("together", "along")

    def listed(self, heads: list[int]) -> list[int]:
        """The heads, and the names that follow in a list that the parser broke ("Peru, Chile and Bolivia")."""
        mention = self.inside.get(heads[-1])
        if mention is None or mention.kind != "name" or mention.label not in LISTED:
            return heads
        more: list[int] = []
        for _ in range(len(self.mentions)):
            joint = mention.end
            if joint + 1 >= self.tree.size or self.tree.lower[joint] not in (",", "and", "&"):
                break
            comma = self.tree.lower[joint] == "," and self.tree.lower[joint + 1] == "and"
            start = joint + 1 + comma + (self.tree.lower[min(joint + 1 + comma, self.tree.size - 1)] == "the")
            following = self.beginning.get(start)
            if following is None or not self.may_follow(mention, following, start):
                break
            more.append(following.head)
            mention = following
            if comma or self.tree.lower[joint] == "and":
                return [*heads, *(head for head in more if head not in heads)]
        return heads

    def may_follow(self, mention: Mention, following: Mention, start: int) -> bool:
        """True for a like name that is no subject and stands for itself ("Peru and *Chile's* army" does not)."""
        tree, head = self.tree, following.head
        return (
            following.kind == "name"
            and begin(following) == start
            and following.label == mention.label
            and tree.dep[head] in LOOSE_LINKS
            and (following.end >= tree.size or tree.lower[following.end] not in ("'s", "’s", "'"))
        )

    def named(self, token: int) -> list[Mention]:
        """The mention at `token`; the name in apposition rather than the description."""
        tree = self.tree
        mention = self.at.get(token) or self.covering(token)
        if mention is not None and mention.kind != "nominal":
            return [mention]
        head = self.head_of(token) if mention is not None and tree.lower[token] in TRAVELLING else None
        if head is not None:
            self.sent.add(head)
            return [head]
        if mention is not None and tree.lower[token] in COUNTS:
            return self.owners(token) or [mention]
        if mention is not None and tree.lower[token] in GROUPINGS:
            own = [found for found in self.owners(token) if found.label == "ORG" and found.kind == "name"]
            if own:
                return own
        conjunct = next((child for child in tree.children[token] if tree.dep[child] == "conj"), tree.size)
        for child in tree.children[token]:
            if tree.dep[child] in ("appos", "flat") and not token < conjunct < child:
                name = self.at.get(child) or self.covering(child)
                if name is not None and name.kind == "name" and name.label in ("PERSON", "ORG"):
                    if mention is not None and tree.lower[token] in TRAVELLING:
                        self.sent.add(name)
                    return [name]
        return [mention] if mention is not None else []

    def head_of(self, token: int) -> Mention | None:
        """The person in "a delegation *led by Lund*"."""
        tree = self.tree
        led = [
            child for child in tree.below(token, "acl") if tree.lemma[child] in ("lead", "head") and tree.passive(child)
        ]
        people = (self.at.get(child) for verb in led for word, child in prepositions(tree, verb) if word == "by")
        return next((found for found in people if found and found.kind == "name" and found.label == "PERSON"), None)

    def covering(self, token: int) -> Mention | None:
        """A mention around `token` whose head is this token's phrase, whatever the parser made of the name."""
        mention = self.inside.get(token)
        if mention is None or self.tree.pos[token] in ("VERB", "ADP", "DET"):
            return None
        return mention

    def owners(self, token: int) -> list[Mention]:
        """ "Chinese plan", "Oslo's offer" -> China, Oslo; none for pronouns of other people."""
        tree = self.tree
        found: list[Mention] = []
        if tree.lemma[token] in OTHERS:
            return found
        for child in tree.children[token]:
            label = tree.dep[child]
            of = label == "nmod" and tree.lower[token] in OF_HOLDERS and tree.case(child) == "of"
            if label in HOLDERS or of:
                for conjunct in self.conjuncts(child):
                    mention = self.at.get(conjunct) or self.covering(conjunct)
                    town = mention is not None and label == "compound" and self.is_town(mention)
                    if mention is not None and mention not in found and not town:
                        found.append(mention)
        return found

    def sites(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """Places after which a site is named: "at the *Vostochny* spaceport"."""
        tree = self.tree
        named = (child for token in tokens for child in tree.children[token] if tree.dep[child] == "compound")
        return tuple(self.at[child] for child in named if child in self.at and self.is_place(self.at[child]))

    def type_of(self, mention: Mention) -> set[str]:
        """Coarse types: person, one (of them), group, state, place, org, armed."""
        types: set[str] = set()
        label = mention.label
        if label == "PERSON":
            types |= {"person", "one"}
        elif label == "GROUP":
            types |= {"group", "person"}
        elif label == "NORP":
            types |= {"state", "group"}
        elif label == "ORG":
            types.add("org")
        elif label == "GPE":
            types |= {"state", "place"}
        elif label in ("LOC", "FAC"):
            types.add("place")
        words = set(self.tree.lower[mention.start : mention.end])
        if words & ARMED:
            types.add("armed")
        if (mention.kind == "nominal" and words & TRAVELLING) or mention in self.sent:
            types |= {"group", "person"}
        if mention.kind == "pronoun":
            types |= {"person", "group", "state", "org"}
        return types

    def is_place(self, mention: Mention) -> bool:
        return mention.label in ("GPE", "LOC", "FAC")

    def is_building(self, mention: Mention) -> bool:
        """True for a body named after its house ("the White House"), which "at" makes a place."""
        return mention.kind == "name" and self.tree.lower[mention.end - 1] in BUILDINGS

    def names_several(self, mention: Mention) -> bool:
        """True for a name of several states ("the two Koreas"), which has no sector of its own."""
        entry = self.lexicon.world.entry(mention.entry) if mention.entry is not None else None
        return entry is not None and entry.kind == "group" and not entry.sector

    def is_town(self, mention: Mention) -> bool:
        """True for a name of a city or region that is no state."""
        if mention.label in ("LOC", "FAC"):
            return True
        entries = self.lexicon.world.find(self.article.words(mention.start, mention.end))
        if not entries and mention.label == "GPE" and mention.kind == "name":
            return True
        return (
            bool(entries)
            and not any(entry.kind == "state" for entry in entries)
            and any(entry.kind in PLACES for entry in entries)
        )


def begin(mention: Mention) -> int:
    """The first token of a name and the title before it."""
    return mention.title[0] if mention.title else mention.start
