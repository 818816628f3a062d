"""Pronouns: he, she, they, it and their possessives, by nearness, rank in the clause, number and gender."""

from collections.abc import Iterable

from spacy.tokens import Token

from demarche.model.finding import Mention
from demarche.resolve.cast import Cast, Figure, distinct
from demarche.resolve.discourse import SUBJECTS, Appearance, Discourse, governor, told_clauses

HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
REFLEXIVE = frozenset("himself herself itself themselves".split())
#: Weight of a candidate by how many sentences back it stands.
NEARNESS = (5.0, 3.0, 1.5, 0.5)
RANK = {"subject": 2.0, "object": 0.3, "other": 0.0}
#: What it counts that somebody is only the owner of something, and of the subject of the same sentence.
OWNER, OWNER_OF_SUBJECT = -0.7, 0.3
#: What it counts that the sentence before has a pronoun for somebody as its object ("welcomed *him*. Later *he* ..."):
#: the next is about him, too.
CONTINUED = 1.2
#: What it takes from somebody that he only told of somebody else, and the verbs of those who do.
ONLY_TELLS = 1.5
TELLING = frozenset("say tell announce add report confirm explain note state warn insist stress claim reveal".split())
#: What a candidate loses for each token between it and the pronoun, at most 1.
FAR = 0.02
#: Nouns for those who come with somebody.
COMPANY = frozenset("entourage delegation wife husband spouse team party".split())
#: Verbs with which "it" is mostly empty.
EMPTY = frozenset("be seem appear remain become take rain snow".split())


class Pronouns:
    """Resolves pronouns of one article, left to right."""

    def __init__(self, cast: Cast, discourse: Discourse) -> None:
        self.cast = cast
        self.discourse = discourse

    def resolve(self, mention: Mention) -> tuple[str, ...]:
        """Ids of the actors that a pronoun of the third person stands for; none where it is not clear."""
        token = self.discourse.doc[mention.start]
        if token.lower_ in FIRST:
            return ()
        if token.lower_ in HE | SHE:
            return self.one(token, "m" if token.lower_ in HE else "f")
        if mention.label == "GROUP":
            return self.several(token)
        return self.thing(token)

    def one(self, token: Token, gender: str) -> tuple[str, ...]:
        """He or she."""
        best, weight = None, 0.0
        counts: dict[str, int] = {}
        for appearance in self.discourse.before(token.i, len(NEARNESS) - 1):
            if len(appearance.ids) != 1:
                continue
            figure = self.cast.figures[appearance.ids[0]]
            if figure.kind not in ("person", "office") or (figure.gender and figure.gender != gender):
                continue
            counts[figure.id] = counts.get(figure.id, 0) + 1
            if self.clashes(token, appearance):
                continue
            score = self.weigh(token, appearance) + 0.3 * min(counts[figure.id], 3) + (figure.gender == gender)
            if score > weight:
                best, weight = figure, score
        if best is None:
            best = self.later(token, gender)
        if best is None:
            return ()
        best.gender = best.gender or gender
        return (best.id,)

    def later(self, token: Token, gender: str) -> Figure | None:
        """The subject of the main clause behind a clause that opens the sentence: "When he arrived, Lund …"."""
        for appearance in self.discourse.after(token.i + 1):
            if appearance.sentence != self.discourse.sentence_of[token.i]:
                return None
            figure = self.cast.figures[appearance.ids[0]] if len(appearance.ids) == 1 else None
            if figure is not None and figure.kind == "person" and appearance.role == "subject":
                return figure if not figure.gender or figure.gender == gender else None
        return None

    def weigh(self, token: Token, appearance: Appearance) -> float:
        """How near and how prominent a candidate is."""
        distance = self.discourse.sentence_of[token.i] - appearance.sentence
        score = NEARNESS[distance] + RANK[appearance.role]
        head = self.discourse.doc[appearance.mention.head]
        while head.dep_ == "appos" and head.head.pos_ == "NOUN":
            head = head.head
        if distance == 0 and appearance.role == "subject" and head.head in token.ancestors:
            score += 2.0
        if head.i in self.controllers(token):
            score += 3.0
        welcomed = appearance.mention.kind == "pronoun" and appearance.role == "object"
        if distance == 1 and welcomed and token.dep_ in SUBJECTS:
            score += CONTINUED
        if distance == 1 and token.dep_ in SUBJECTS and self.only_tells(head, token):
            score -= ONLY_TELLS
        score -= min(FAR * (token.i - appearance.at), 1.0)
        if head.dep_ == "nmod:poss":
            score += OWNER_OF_SUBJECT if distance == 0 and head.head.dep_ in SUBJECTS else OWNER
        return score

    def only_tells(self, head: Token, token: Token) -> bool:
        """Who stands behind what he told of somebody: "Lund will come, a spokesman said. *He* will then ..."."""
        verb = head.head
        if head.dep_ != "nsubj" or verb.lemma_ not in TELLING or token.head.lemma_ in TELLING:
            return False
        return any(
            it.ent_type_ == "PERSON" and it.dep_ == "nsubj" for clause in told_clauses(verb) for it in clause.lefts
        )

    def controllers(self, token: Token) -> set[int]:
        """Objects of the verb above an infinitive: in "urged Oslo to free its prisoners", Oslo; the owner of the noun
        whose content the clause is: "the *court*'s ruling that it will ...".
        """
        for verb in token.ancestors:
            if verb.dep_ in ("acl", "ccomp") and verb.head.pos_ == "NOUN" and _is_content(verb):
                owners = {child.i for child in verb.head.lefts if child.dep_ == "nmod:poss" and child.i != token.i}
                if owners:
                    return owners
            if verb.dep_ in ("xcomp", "acl", "advcl", "ccomp") and any(child.lower_ == "to" for child in verb.lefts):
                above = verb.head if verb.head.pos_ == "VERB" else verb.head.head
                return {child.i for child in above.children if child.dep_ in ("obj", "iobj") and child.i < token.i}
        return set()

    def clashes(self, token: Token, appearance: Appearance) -> bool:
        """Two arguments of one verb are two people, but for reflexives and possessives."""
        if token.dep_ == "nmod:poss" or token.lower_ in REFLEXIVE:
            return False
        head = self.discourse.doc[appearance.mention.head]
        if head.dep_ == "nmod:poss" or head.i == token.i:
            return False
        verb = governor(token)
        return governor(head).i == verb.i or (head.dep_ in SUBJECTS and governor(head).i in _borrowed_from(verb))

    def several(self, token: Token) -> tuple[str, ...]:
        """They: a group or several parties named together, in this sentence or in the two before."""
        here = self.discourse.sentence_of[token.i]
        by_sentence: dict[int, list[Appearance]] = {}
        for appearance in self.discourse.before(token.i, 2):
            by_sentence.setdefault(appearance.sentence, []).append(appearance)
        for sentence in range(here, here - 3, -1):
            appearances = by_sentence.get(sentence, [])
            found = self.together(token, sorted(appearances, key=lambda a: (a.role != "subject", -a.at)))
            if not found and sentence < here:
                found = self.meeting(appearances)
            if found:
                return found
        bodies = (a for a in self.discourse.before(token.i, 1) if self.is_body(a) and not self.clashes(token, a))
        return next((a.ids for a in bodies if a.role == "subject"), ())

    def everyone(self, token: Token) -> tuple[str, ...]:
        """All who take part in what the sentence before tells: "the parties"."""
        here = self.discourse.sentence_of[token.i]
        for sentence in (here - 1, here - 2):
            appearances = self.discourse.together(sentence)
            subjects = [a for a in appearances if a.role == "subject"]
            ids = distinct([actor for a in subjects for actor in (*self.joined(a), *a.ids)])
            partners = [a for a in self.meeting(appearances) if a not in ids]
            if len(ids) + len(partners) > 1:
                return (*ids, *partners)
        return ()

    def together(self, token: Token, appearances: Iterable[Appearance]) -> tuple[str, ...]:
        """The first group, or the first names joined by "and"."""
        for appearance in appearances:
            if self.clashes(token, appearance):
                continue
            if len(appearance.ids) > 1:
                return appearance.ids
            joined = self.joined(appearance)
            if len(joined) > 1 or (joined and self.in_company(appearance)):
                return joined
            if len(appearance.ids) == 1 and self.cast.figures[appearance.ids[0]].kind == "group":
                return appearance.ids
        return ()

    def in_company(self, appearance: Appearance) -> bool:
        """ "Lund *and his entourage*": they are several, though one is named."""
        head = self.discourse.doc[appearance.mention.head]
        return any(token.dep_ == "conj" and token.lemma_.lower() in COMPANY for token in head.children)

    def joined(self, appearance: Appearance) -> tuple[str, ...]:
        """Ids of all names coordinated with a mention."""
        head = self.discourse.doc[appearance.mention.head]
        first = head
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        members = [first, *(token for token in first.subtree if token.dep_ == "conj" and token.head.i == first.i)]
        here = self.discourse.together(appearance.sentence)
        by_head = {a.mention.head: a for a in here if a.mention.label != "NORP"}
        return distinct([actor_id for member in members if member.i in by_head for actor_id in by_head[member.i].ids])

    def meeting(self, appearances: Iterable[Appearance]) -> tuple[str, ...]:
        """The subject of a sentence and whom it met: "Lund received the envoy. They …"."""
        people = [
            a for a in appearances if len(a.ids) == 1 and self.cast.figures[a.ids[0]].kind in ("person", "office")
        ]
        subject = next((a for a in people if a.role == "subject"), None)
        if subject is None:
            return ()
        verb = governor(self.discourse.doc[subject.mention.head])
        partners = [a for a in people if a is not subject and self._takes_part(a, verb)]
        return distinct([*subject.ids, *(actor_id for a in partners for actor_id in a.ids)]) if partners else ()

    def _takes_part(self, appearance: Appearance, verb: Token) -> bool:
        head = self.discourse.doc[appearance.mention.head]
        above = governor(head)
        if above.i != verb.i and not (above.head.i == verb.i and above.dep_ == "obj"):
            return False
        return head.dep_ in ("obj", "conj") or any(child.lower_ in ("with", "to") for child in head.lefts)

    def thing(self, token: Token) -> tuple[str, ...]:
        """It and its: the nearest state or body, subjects first."""
        if token.lower_ == "it" and (token.dep_ not in ("nsubj", "nsubj:pass") or token.head.lemma_ in EMPTY):
            return ()
        if token.lower_ == "it" and any(child.dep_ == "cop" for child in token.head.children):
            return ()
        bodies = [a for a in self.discourse.before(token.i, 1) if self.is_body(a) and not self.clashes(token, a)]
        objects = self.controllers(token)
        if token.lower_ == "it":
            bodies = [each for each in bodies if each.role == "subject" or each.mention.head in objects]
        if bodies and token.lower_ == "its" and token.i - bodies[0].mention.end <= 1 and not _opens_clause(token):
            return bodies[0].ids
        bodies.sort(key=lambda a: (a.mention.head not in objects, -a.sentence, a.role != "subject", -a.at))
        return bodies[0].ids if bodies else ()

    def is_body(self, appearance: Appearance) -> bool:
        if len(appearance.ids) != 1 or appearance.mention.label == "NORP":
            return False
        figure = self.cast.figures[appearance.ids[0]]
        return figure.kind not in ("person", "office", "group") or (figure.kind == "group" and figure.entry is not None)


def _opens_clause(token: Token) -> bool:
    """ "Oslo recalled its envoy to Chad, *its* ministry said": behind a comma, the owner of a subject."""
    return token.i > 0 and token.nbor(-1).text == "," and token.head.dep_ in SUBJECTS and token.head.head.i > token.i


def _is_content(verb: Token) -> bool:
    """True for "that it will act" behind a noun, no relative clause: "that" is no argument of it."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)


def _borrowed_from(verb: Token) -> set[int]:
    """The verbs whose subject a coordinated verb without one of its own shares: "X praised Y and *invited* him"."""
    found: set[int] = set()
    while verb.dep_ == "conj" and verb.head.i != verb.i and not any(it.dep_ in SUBJECTS for it in verb.lefts):
        verb = verb.head
        found.add(verb.i)
    return found
