"""What a verb of saying governs: clause, infinitive, gerund, object or phrase."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Ranges
from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, Tree
from demarche.lexicon.cues import Cue

CLAUSES = ("ccomp", "csubj", "csubj:pass")
OPENING = frozenset({"“", '"', "''", "``", "‘", "'"})
CLOSING = frozenset({"”", '"', "''", "’", "'"})
#: Labels under which words at the head of a clause are hung on the verb before it by mistake.
STRAY = frozenset({"nsubj", "csubj", "ccomp", "expl", "mark", "advcl", "nsubj:pass"})


def complement(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    """The content in the first frame of the cue that fits; None where none does."""
    return next(_complements(tree, verb, cue), None)


def _complements(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    frames = cue.frames
    if "that" in frames:
        report = as_clause(tree, verb)
        if report:
            yield Complement("as", report)
    if frames & {"that", "quote"}:
        inside = medial_content(tree, verb) or relative_content(tree, verb) or final_content(tree, verb)
        if inside:
            yield Complement("tag", inside)
    addressed = tree.child(verb, *OBJECTS) if "hear" in frames else None
    clause = _clause(tree, verb)
    if clause is not None and frames & {"that", "quote"}:
        yield Complement("that", clause_content(tree, verb, clause, "hear" in frames), addressed)
    yield from _infinitives(tree, verb, frames)
    for child in tree.below(verb, "xcomp", "ccomp", "advcl"):
        if "ing" in frames and child > verb and tree.gerund(child) and tree.dep[child] != "advcl":
            yield Complement("ing", ((tree.left[child], tree.right[child]),))
    yield from _objects(tree, verb, cue)
    yield from _phrases(tree, verb, cue)
    if frames & {"that", "quote"}:
        around = tag_content(tree, verb)
        if around:
            yield Complement("tag", around, addressed)


def _clause(tree: Tree, verb: int) -> int | None:
    """A finite clause below the verb: the first after it, else the longest before it."""
    clauses = [child for child in tree.below(verb, *CLAUSES) if not (tree.gerund(child) or _bare(tree, child))]
    clauses += [child for child in tree.below(verb, "parataxis") if child > verb and tree.words[tree.left[child] - 1] == ":"]
    after = [child for child in clauses if child > verb]
    if after:
        return after[0]
    return max(clauses, key=lambda child: tree.right[child] - tree.left[child], default=None)


def _bare(tree: Tree, clause: int) -> bool:
    return tree.infinitive(clause) and not tree.below(clause, "advmod", "obj", "mark")


def _infinitives(tree: Tree, verb: int, frames: frozenset[str]) -> Iterator[Complement]:
    for child in tree.below(verb, "xcomp", "ccomp", "advcl"):
        if child < verb or not tree.infinitive(child) or (tree.dep[child] == "advcl" and "obj-to" not in frames):
            continue
        addressed = tree.child(verb, *OBJECTS)
        if addressed is not None and addressed > child:
            addressed = None
        if "obj-to" in frames and addressed is not None:
            yield Complement("obj-to", ((tree.left[addressed], tree.right[child]),), addressed)
        elif "to" in frames and tree.dep[child] != "advcl":
            yield Complement("to", ((tree.left[child], tree.right[child]),), addressed)
        elif "obj-to" in frames and tree.passive(verb):
            told = tree.child(verb, *PASSIVE_SUBJECTS)
            yield Complement("obj-to", ((tree.left[child], tree.right[child]),), told)


def _objects(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    subject = tree.child(verb, *PASSIVE_SUBJECTS) if tree.passive(verb) else None
    thing = subject if subject is not None else tree.child(verb, *OBJECTS)
    if thing is None:
        if "np" in cue.frames and tree.dep[verb] == "acl:relcl":
            return
        return
    for frame in sorted(cue.frames & {"of", "for", "on"}):
        end = _phrase_end(tree, verb, thing, frame)
        if end is not None:
            content = ((tree.left[thing], end),)
            if subject is not None:
                content = tuple(sorted(((tree.left[subject], tree.right[subject]), (_phrase_start(tree, verb, frame), end))))
            yield Complement(frame, content, thing)
    if "np-as" in cue.frames:
        yield from _named_as(tree, verb, thing)
        marked = named_in_marks(tree, verb)
        if marked:
            yield Complement("np-as", marked)
    if "np" in cue.frames:
        yield Complement("np", ((tree.left[thing], tree.right[thing]),))
    elif cue.frames & {"of", "for"} and "hear" not in cue.frames and thing > verb:
        yield Complement("np", ((tree.left[thing], tree.right[thing]),), thing)


def _phrase(tree: Tree, verb: int, preposition: str) -> int | None:
    for child in tree.below(verb, "obl", "advcl", "xcomp", "nmod"):
        if child > verb and tree.case(child) == preposition:
            return child
    return None


def _phrase_start(tree: Tree, verb: int, preposition: str) -> int:
    child = _phrase(tree, verb, preposition)
    return verb + 1 if child is None else tree.left[child]


def _phrase_end(tree: Tree, verb: int, thing: int, preposition: str) -> int | None:
    child = _phrase(tree, verb, preposition)
    if child is not None:
        return tree.right[child]
    inner = next((below for below in tree.below(thing, "nmod", "acl") if tree.case(below) == preposition), None)
    return None if inner is None else tree.right[thing]


def _named_as(tree: Tree, verb: int, thing: int) -> Iterator[Complement]:
    """"called the plan a fantasy", "described it as useful"."""
    for child in tree.below(verb, "xcomp", "obl", "advcl", "obj", "ccomp", "nmod"):
        if child <= verb or child == thing:
            continue
        if tree.dep[child] in ("obl", "advcl", "nmod") and tree.case(child) != "as":
            continue
        if tree.infinitive(child):
            continue
        start = tree.left[thing] if thing < child else tree.left[child]
        if thing > verb:
            yield Complement("np-as", ((start, max(tree.right[child], tree.right[thing])),))
        else:
            yield Complement("np-as", ((tree.left[thing], tree.right[thing]), (tree.left[child], tree.right[child])))


def named_in_marks(tree: Tree, verb: int) -> Ranges:
    """"called the plan “a fantasy”" by its marks, where the parse is lost."""
    last = tree.sentence(verb)[1]
    for mark in range(verb + 2, min(last, verb + 16)):
        if tree.words[mark] in OPENING:
            closing = next((token for token in range(mark + 2, last) if tree.words[token] in CLOSING), None)
            return ((verb + 1, closing),) if closing is not None else ()
        if tree.pos[mark] in ("VERB", "SCONJ"):
            return ()
    return ()


def _phrases(tree: Tree, verb: int, cue: Cue) -> Iterator[Complement]:
    """"called for an end", "called on both sides to stop", "committed to working"."""
    for child in tree.below(verb, "obl", "advcl", "xcomp", "nmod", "obj"):
        preposition = tree.case(child)
        if child < verb or preposition is None or preposition not in cue.prepositions:
            continue
        thing = tree.child(verb, "obj")
        if thing is not None and thing < child and not cue.frames & {"obj-to", "hear"}:
            continue
        case = tree.child(child, "case", "mark")
        start = tree.left[child] if case is None or case != tree.left[child] else case + 1
        end = tree.right[child]
        for other in tree.below(verb, "xcomp", "advcl"):
            if other > child and tree.infinitive(other):
                end = tree.right[other]
        yield Complement(f"+{preposition}", ((start, end),), child if preposition in ("on", "upon") else None)


def clause_content(tree: Tree, verb: int, clause: int, heard: bool) -> Ranges:
    """The words of a clause that `verb` governs, without the tag ("he said") where it stands before or inside."""
    start, end = tree.left[clause], tree.right[clause]
    if clause > verb:
        return ((_content_start(tree, verb, clause, heard), _content_end(tree, verb, clause)),)
    if start <= verb < end:
        return around(tree, verb, start, end)
    first, tag_start = tree.sentence(verb)[0], tag_region(tree, verb)[0]
    if tree.dep[verb] not in ("conj", "ccomp", "parataxis") and start <= first + 6:
        start = first
    return ((start, max(end, tag_start) if tag_start - end <= 2 else end),)


def _content_start(tree: Tree, verb: int, clause: int, heard: bool) -> int:
    """Where the content begins after the verb: at the clause, or at words of it that the parse hung on the verb."""
    start = max(tree.left[clause], verb + 1)
    labels = STRAY if heard else STRAY | OBJECTS
    for child in tree.children[verb]:
        if verb < child < clause and tree.dep[child] in labels:
            start = min(start, max(tree.left[child], verb + 1))
    return start


def _content_end(tree: Tree, verb: int, clause: int) -> int:
    """The end of the clause and of further clauses under the verb that go on with it without ", but"."""
    end = tree.right[clause]
    for child in tree.below(verb, "ccomp"):
        left = tree.left[child]
        if child > clause and left - end <= 3 and "but" not in tree.lower[end : left + 2]:
            end = max(end, tree.right[child])
    return end


def tag_region(tree: Tree, verb: int) -> tuple[int, int]:
    """The tag itself: subject, verb and what hangs under it but clauses."""
    clauses = frozenset(
        child for child in tree.children[verb] if tree.dep[child] in ("ccomp", "parataxis", "csubj", "discourse")
    )
    tokens = [token for token in tree.subtree(verb, clauses)]
    start, end = verb, verb + 1
    inside = set(tokens)
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    return start, end


def around(tree: Tree, verb: int, start: int, end: int) -> Ranges:
    """`[start, end)` without the tag that stands in it."""
    tag_start, tag_end = tag_region(tree, verb)
    parts = [(start, max(start, tag_start)), (min(end, tag_end), end)]
    kept = (tree.trimmed(*part) for part in parts)
    return tuple(part for part in kept if part[1] > part[0])


def tag_content(tree: Tree, verb: int) -> Ranges:
    """The rest of the sentence where the verb is a tag to it: ", he said." at the end, ", he said, " inside."""
    first, last = tree.sentence(verb)
    tag_start, tag_end = tag_region(tree, verb)
    if tree.child(verb, "nsubj") is None or not (tag_start <= verb < tag_end):
        return ()
    if tree.dep[verb] == "parataxis" and tree.head[verb] < tag_start:
        above = tree.head[verb]
        return around(tree, verb, min(tree.left[above], tag_start), max(tree.right[above], tag_end))
    before, after = tree.words[tag_start - 1] if tag_start > first else "", tree.words[tag_end] if tag_end < last else "."
    if before in (",", "”", "''", '"') and after in (".", ",", "!", "?", ";", "”", '"', "''") and tag_start - first >= 4:
        return around(tree, verb, first, last if after == "," else tag_end)
    return ()


def medial_content(tree: Tree, verb: int) -> Ranges:
    """The sentence around a tag between commas: "The vote, she said, was fair." """
    first, last = tree.sentence(verb)
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or verb - first < 3:
        return ()
    after = verb + 1
    while after < min(last, verb + 5) and tree.words[after] != "," and tree.pos[after] not in ("VERB", "AUX", "SCONJ"):
        after += 1
    if after >= last - 1 or tree.words[after] != ",":
        return ()
    if any(tree.dep[token] == "obj" or tree.pos[token] == "ADP" for token in range(verb + 1, after)):
        return ()
    before = verb - 1
    while before > max(first, verb - 10) and tree.words[before] != ",":
        if tree.pos[before] in ("VERB", "SCONJ", "CCONJ", "PUNCT") or tree.tag[before] in ("WDT", "WP"):
            return ()
        before -= 1
    if tree.words[before] != "," or not any(tree.pos[token] in ("NOUN", "PROPN", "PRON") for token in range(before, verb)):
        return ()
    if tree.tag[after + 1] in ("VBG", "WDT", "WP") and tree.lemma[after + 1] != "be":
        return ()
    parts = (tree.trimmed(first, before), tree.trimmed(after + 1, last))
    return tuple(part for part in parts if part[1] > part[0])


def final_content(tree: Tree, verb: int) -> Ranges:
    """The sentence before a tag at its end: "The vote was fair, she said on Monday." """
    first, last = tree.sentence(verb)
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or verb - first < 5 or last - verb > 14:
        return ()
    if any(tree.pos[token] in ("VERB", "AUX", "SCONJ") or tree.words[token] == ":" for token in range(verb + 1, last)):
        return ()
    if any(child > verb and tree.dep[child] in ("obj", "ccomp", "xcomp", "parataxis") for child in tree.children[verb]):
        return ()
    before = verb - 1
    while before > max(first, verb - 16) and tree.words[before] != ",":
        if tree.pos[before] in ("VERB", "SCONJ", "CCONJ") or tree.tag[before] in ("WDT", "WP"):
            return ()
        before -= 1
    if tree.words[before] != "," or not any(tree.pos[token] in ("NOUN", "PROPN", "PRON") for token in range(before, verb)):
        return ()
    start, end = tree.trimmed(first, before)
    return ((start, end),) if end - start > 3 and any(tree.pos[t] in ("VERB", "AUX") for t in range(start, end)) else ()


def as_clause(tree: Tree, verb: int) -> Ranges:
    """The sentence beside "As she noted," or ", as reported by the agency,"."""
    if tree.dep[verb] not in ("advcl", "parataxis", "acl") or tree.child(verb, "ccomp", "obj", "xcomp") is not None:
        return ()
    start, end = tree.left[verb], tree.right[verb]
    first, last = tree.sentence(verb)
    if tree.lower[start] == ",":
        start += 1
    if tree.lower[start] != "as" or end - start > 16 or (start != first and tree.words[start - 1] not in (",", "“", '"')):
        return ()
    if start != first and end < last and tree.words[end] not in (",", "."):
        return ()
    parts = (tree.trimmed(first, start), tree.trimmed(end, last))
    return tuple(part for part in parts if part[1] - part[0] > 2)


def relative_content(tree: Tree, verb: int) -> Ranges:
    """"a race that she said would be long": the pronoun and what follows the verb."""
    subject = tree.child(verb, "nsubj")
    if tree.dep[verb] != "acl:relcl" or subject is None or subject > verb or tree.left[subject] == 0:
        return ()
    relative = tree.left[subject] - 1
    if tree.lower[relative] not in ("that", "which", "who", "whom") or any(c > verb for c in tree.below(verb, "ccomp", "obj")):
        return ()
    after = [tree.right[child] for child in tree.children[tree.head[verb]] if child >= verb]
    end = min(max([tree.right[verb], *after]), tree.sentence(verb)[1])
    return ((relative, relative + 1), (verb + 1, end)) if end > verb + 2 else ()
