"""What surrounds an event word: its clause, the times that belong to it, and readings for merging and dating."""

from collections.abc import Sequence

from demarche.find.event_match import DEFINITE, Match, words_fit
from demarche.find.event_phrases import MEASURES
from demarche.find.event_roles import PLURAL_TAGS
from demarche.find.event_tree import FORESEEN, VISITS, clause_head
from demarche.find.statement_tree import Tree
from demarche.find.status_clause import Reading
from demarche.lexicon.kinds import Kinds
from demarche.model.article import Article
from demarche.model.finding import TimeFinding

NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
#: Encounters that do not last: who speaks after one had it that day.
OF_A_DAY = frozenset({"meet", "talks", "call", "summit"})
#: Ordinals of what is told to be rare.
RARE = frozenset({"first", "second", "third", "fourth", "fifth", "only", "latest"})
#: Verbs of what ends on the day that they tell.
ENDING = frozenset({"conclude", "end", "finish", "complete", "wrap", "wind"})
#: Kinds of what is made for a time to come.
CONCLUDED = frozenset({"sign", "agree"})
#: Relations by which a clause forms one happening with the one above ("plans to meet on Friday").
JOINED = frozenset({"xcomp"})


def clause_range(tree: Tree, word: int) -> tuple[int, int]:
    """Tokens of the clause that reports the event, within its passage."""
    head = clause_head(tree, word)
    start, end = tree.left[head], tree.right[head]
    sentence_start, sentence_end = tree.sentence(word)
    return max(start, sentence_start), min(end, sentence_end)


def chain(tree: Tree, match: Match) -> list[int]:
    """The clause heads whose times are the event's own."""
    start = match.verb if match.verb is not None else match.word
    head = clause_head(tree, start)
    heads = [head]
    while tree.head[head] != head and (tree.dep[head] in JOINED or (tree.dep[head] == "acl" and tree.infinitive(head))):
        head = clause_head(tree, tree.head[head])
        heads.append(head)
    return heads


#: Relations by which words belong to what a verb says, not to its circumstances.
SAID = frozenset({"obj", "ccomp", "xcomp", "conj", "nsubj", "nsubj:pass", "csubj"})


def content(tree: Tree, word: int) -> frozenset[int]:
    """The words that carry what a verb says: "announced that it will *ban* ships" without "after a *raid*"."""
    found, stack = {word}, [word]
    while stack:
        for child in tree.children[stack.pop()]:
            infinitive = tree.dep[child] == "acl" and tree.infinitive(child)
            named = tree.dep[child] == "nmod" and tree.case(child) == "of"
            if tree.dep[child] in SAID or infinitive or named:
                found.add(child)
                stack.append(child)
    return frozenset(found)


def times_of(
    tree: Tree, match: Match, times: Sequence[TimeFinding], kinds: Kinds, *, eventive: bool
) -> tuple[int, ...]:
    """Indices of the times that belong to the event: below the noun itself first, else in its clause.

    `eventive`: the noun's clause tells of the event itself ("talks were held on Friday"), not of something about it.
    Who "said on Friday *after talks* with Oslo" held them that day.
    """
    noun = match.pattern.form == "noun"
    if noun:
        inside = tuple(number for number, time in enumerate(times) if below(tree, match.word, time))
        told_after = match.pattern.kind in OF_A_DAY and case_of(tree, match.word) in ("after", "following", "during")
        if not (eventive or told_after) or any(times[number].type != "DURATION" for number in inside):
            return inside
    heads = chain(tree, match)
    found = [
        number
        for number, time in enumerate(times)
        if time_clause(tree, time) in heads[: None if time.start > match.word else 1]
        and attaches(tree, time, match)
        and not follows_other_verb(tree, time, heads)
        and not follows_other_event(tree, time, match, kinds)
    ]
    if noun and match.verb is None:
        found = [number for number in found if times[number].start > match.word] or found
    if not found and not noun:
        found = shared_times(tree, match, times)
    return tuple(found)


def case_of(tree: Tree, noun: int) -> str | None:
    """The preposition before a noun, or before the measure of it ("*after* two hours of talks")."""
    above = tree.head[noun]
    return tree.case(above if tree.case(noun) == "of" and tree.lemma[above] in MEASURES else noun)


def head_of(tree: Tree, time: TimeFinding) -> int:
    """The token of the expression that hangs outside it."""
    for token in range(time.start, time.end):
        if not time.start <= tree.head[token] < time.end or tree.head[token] == token:
            return token
    return time.start


def time_clause(tree: Tree, time: TimeFinding) -> int:
    head = head_of(tree, time)
    above = tree.head[head]
    return clause_head(tree, above if above != head else head)


def below(tree: Tree, noun: int, time: TimeFinding) -> bool:
    """True where the time hangs on the noun within its own phrase."""
    token = head_of(tree, time)
    for _ in range(3):
        token = tree.head[token]
        if token == noun:
            return True
        named = tree.pos[token] in ("PROPN", "NUM") or tree.lemma[token] in MEASURES
        foreseen = tree.dep[token].startswith("acl") and tree.lemma[token] in FORESEEN
        if tree.head[token] == token or not (named or foreseen):
            return False
    return False


def attaches(tree: Tree, time: TimeFinding, match: Match) -> bool:
    """False for a time that hangs on another noun of the clause ("the resolution of 2015")."""
    token = head_of(tree, time)
    above = tree.head[token]
    if tells_rarity(tree, time):
        return False
    if tree.case(token) == "for" and match.pattern.form == "verb" and match.pattern.kind in CONCLUDED:
        return False  # "signed a plan of cooperation *for 2024-2026*"
    if above == match.word or above == match.verb or above == token:
        return True
    near = ("on", "in") if match.pattern.kind in CONCLUDED else ("on",)
    if tree.case(token) in near and tree.dep[above] == "obj" and tree.head[above] in (match.word, match.verb):
        return True  # "signed an agreement here *on Tuesday*"
    if above in match.slots.get("on", ()) and tree.lemma[above] in VISITS:
        return True  # "will be in Oslo on a *visit* on Friday"
    return (
        tree.pos[above] not in ("NOUN", "PROPN")
        or tree.dep[token] not in ("nmod", "amod", "compound", "nmod:poss")
        or above in range(time.start, time.end)
    )


def tells_rarity(tree: Tree, time: TimeFinding) -> bool:
    """ "Left for Oslo, *the first* minister to go there *this year*": the year says how rare it is."""
    if not {"year", "month", "decade"} & set(tree.lower[time.start : time.end]):
        return False
    comma = next(
        (token for token in range(time.start - 1, max(0, time.start - 14), -1) if tree.lower[token] == ","), -1
    )
    return comma >= 0 and tree.lower[comma + 1] in ("the", "his", "her", "its") and tree.lower[comma + 2] in RARE


def follows_other_verb(tree: Tree, time: TimeFinding, heads: Sequence[int]) -> bool:
    """ "..., the minister announced on Friday": the day is that of the verb right before it."""
    before = time.start - 1
    while before > 0 and tree.pos[before] in ("ADP", "ADV", "DET"):
        before -= 1
    return (
        before > 0 and tree.pos[before] == "VERB" and before not in heads and tree.tag[before] in ("VBD", "VBZ", "VBP")
    )


def follows_other_event(tree: Tree, time: TimeFinding, match: Match, kinds: Kinds) -> bool:
    """ "... the Summit of the Americas this June": the days of the event noun whose phrase ends right before them."""
    token = time.start - 1
    for _ in range(4):
        if token < 0 or tree.pos[token] not in ("NOUN", "PROPN"):
            return False
        entries = kinds.nouns.get(tree.lower[token]) or kinds.nouns.get(tree.lemma[token], ())
        named = [pattern.kind for pattern, rest in entries if words_fit(tree, token, rest, verb=False)]
        if named and token not in (match.word, match.verb):
            if match.pattern.form == "verb" and match.pattern.kind in CONCLUDED and CONCLUDED.issuperset(named):
                return False  # "agreed on a *deal* in Budapest last month"
            return tree.lower[token] not in ("support", "aid", "call")
        token = tree.head[token]
    return False


def shared_times(tree: Tree, match: Match, times: Sequence[TimeFinding]) -> list[int]:
    """ "On Friday Oslo met Riga and signed the accord": a time before the first conjunct holds for the others."""
    head = clause_head(tree, match.word)
    if tree.dep[head] != "conj":
        return []
    first = head
    while tree.dep[first] == "conj" and tree.head[first] != first:
        first = tree.head[first]
    return [number for number, time in enumerate(times) if time.end <= first and time_clause(tree, time) == first]


def features(tree: Tree, article: Article, match: Match, reading: Reading) -> dict[str, str]:
    """Readings for the merger (docs/events.md lists them)."""
    found: dict[str, str] = {}
    if reading.tense:
        found["tense"] = reading.tense
    if reading.superseded:
        found["superseded"] = "yes"
    word = match.word
    if match.pattern.form == "noun":
        if any(tree.lower[child] in DEFINITE for child in tree.children[word]):
            found["definite"] = "yes"
        if tree.tag[word] in PLURAL_TAGS:
            found["plural"] = "yes"
    if article.passage(word).kind == "headline":
        found["headline"] = "yes"
    if tells_earlier(tree, match):
        found["earlier"] = "yes"
    if match.pattern.abroad:
        found["abroad"] = "yes"
    days = duration(tree, match)
    if days:
        found["days"] = str(days)
        if match.verb is not None and tree.lemma[match.verb] in ENDING:
            found["ends"] = "yes"
    return found


def tells_earlier(tree: Tree, match: Match) -> bool:
    """ "Had called off", "after he put off": what the clause tells lies before what the article is about."""
    head = clause_head(tree, match.verb if match.verb is not None else match.word)
    if any(tree.lower[child] in ("had", "'d") and tree.dep[child] == "aux" for child in tree.children[head]):
        return True
    return tree.dep[head] == "advcl" and any(tree.lower[child] in ("after", "since") for child in tree.children[head])


def duration(tree: Tree, match: Match) -> int | None:
    """Days of "a three-day visit", of the event word or of a visit that the verb's phrase names."""
    nouns = [match.word, *(filler for name in ("for", "on") for filler in match.slots.get(name, ()))]
    for noun in nouns:
        low, high = max(tree.left[noun], noun - 6), noun
        for token in range(low, high):
            if tree.lower[token] != "day" or token < 2 or tree.lower[token - 1] not in ("-", "‑", "–"):
                continue
            number = tree.lower[token - 2]
            if number.isdigit():
                return int(number)
            if number in NUMBERS:
                return NUMBERS[number]
    return None
