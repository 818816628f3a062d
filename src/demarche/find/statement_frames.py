"""What a verb of saying governs: clause, infinitive, gerund, object or phrase."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Ranges
from demarche.find.statement_objects import infinitives, objects, phrases
from demarche.find.statement_tree import OBJECTS, Tree
from demarche.lexicon.cues import Cue

CLAUSES = ("ccomp", "csubj", "csubj:pass")
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
    if "quote" in frames or (cue.scope == "speech" and "that" in frames):
        inside = medial_content(tree, verb) or relative_content(tree, verb) or final_content(tree, verb)
        if inside:
            yield Complement("tag", inside)
    addressed = tree.child(verb, *OBJECTS) if "hear" in frames else None
    clause = _clause(tree, verb)
    if clause is not None and frames & {"that", "quote"}:
        yield Complement("that", clause_content(tree, verb, clause, "hear" in frames), addressed)
    if "about" in frames:
        yield from _about(tree, verb)
    yield from infinitives(tree, verb, frames)
    for child in tree.below(verb, "xcomp", "ccomp", "advcl"):
        if "ing" in frames and child > verb and tree.gerund(child) and tree.dep[child] != "advcl":
            yield Complement("ing", ((tree.left[child], tree.right[child]),))
    yield from objects(tree, verb, cue)
    yield from phrases(tree, verb, cue)
    if frames & {"that", "quote"}:
        rest = after_that(tree, verb) or tag_content(tree, verb)
        if rest:
            yield Complement("that" if rest[0][0] > verb else "tag", rest, addressed)


def _about(tree: Tree, verb: int) -> Iterator[Complement]:
    """ "spoke about how the schools are run": a clause; a mere topic is nothing said."""
    for child in tree.below(verb, "advcl", "ccomp", "obl", "xcomp"):
        start = tree.left[child]
        if (
            child > verb
            and tree.lower[start] == "about"
            and tree.finite(child)
            and tree.pos[child] in ("VERB", "ADJ", "AUX")
        ):
            yield Complement("about", ((start + 1, tree.right[child]),))
    start = verb + 2
    if start < tree.sentence(verb)[1] and tree.lower[verb + 1] == "about" and tree.tag[start].startswith("W"):
        if any(tree.tag[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(start, tree.right[verb])):
            yield Complement("about", ((start, tree.right[verb]),))


def _clause(tree: Tree, verb: int) -> int | None:
    """A finite clause below the verb: the first after it, else the longest before it."""
    clauses = [child for child in tree.below(verb, *CLAUSES) if not (tree.gerund(child) or _bare(tree, child))]
    clauses += [child for child in tree.below(verb, "advcl", "parataxis") if _unmarked(tree, verb, child)]
    clauses += [
        child for child in tree.below(verb, "parataxis") if child > verb and tree.words[tree.left[child] - 1] == ":"
    ]
    after = [child for child in clauses if child > verb]
    if after:
        return after[0]
    return max(clauses, key=lambda child: tree.right[child] - tree.left[child], default=None)


def _unmarked(tree: Tree, verb: int, clause: int) -> bool:
    """True for a clause without a conjunction right after the verb: "denies an agreement has been reached"."""
    return tree.left[clause] == verb + 1 < clause and tree.finite(clause) and tree.child(clause, "mark", "cc") is None


def _bare(tree: Tree, clause: int) -> bool:
    """True for "to" and a verb without a question word: "how to leave" is a clause, "to leave" is none."""
    return tree.infinitive(clause) and not any(tree.tag[child].startswith("W") for child in tree.children[clause])


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
    for child in tree.below(verb, "obj", "xcomp"):
        if child > clause and tree.left[child] == end:
            end = tree.right[child]
    return end


def after_that(tree: Tree, verb: int) -> Ranges:
    """The clause after "that" close behind the verb, wherever the parse hung it."""
    last = tree.sentence(verb)[1]
    for token in range(verb + 1, min(last, verb + 7)):
        if tree.pos[token] in ("VERB", "AUX") or tree.words[token] in (";", ":"):
            return ()
        if tree.lower[token] == "that" and tree.dep[token] == "mark" and tree.head[token] > token:
            end = tree.right[tree.head[token]]
            return ((token, end),) if end > token + 2 else ()
    return ()


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
    before, after = (
        tree.words[tag_start - 1] if tag_start > first else "",
        tree.words[tag_end] if tag_end < last else ".",
    )
    if (
        before in (",", "”", "''", '"')
        and after in (".", ",", "!", "?", ";", "”", '"', "''")
        and tag_start - first >= 4
    ):
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
    if tree.words[before] != "," or not any(
        tree.pos[token] in ("NOUN", "PROPN", "PRON") for token in range(before, verb)
    ):
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
    if tree.words[before] != "," or not any(
        tree.pos[token] in ("NOUN", "PROPN", "PRON") for token in range(before, verb)
    ):
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
    if (
        tree.lower[start] != "as"
        or end - start > 16
        or (start != first and tree.words[start - 1] not in (",", "“", '"'))
    ):
        return ()
    if start != first and end < last and tree.words[end] not in (",", "."):
        return ()
    parts = (tree.trimmed(first, start), tree.trimmed(end, last))
    return tuple(part for part in parts if part[1] - part[0] > 2)


def relative_content(tree: Tree, verb: int) -> Ranges:
    """ "a race that she said would be long": the pronoun and what follows the verb."""
    subject = tree.child(verb, "nsubj")
    if tree.dep[verb] != "acl:relcl" or subject is None or subject > verb or tree.left[subject] == 0:
        return ()
    relative = tree.left[subject] - 1
    if tree.lower[relative] not in ("that", "which", "who", "whom") or any(
        c > verb for c in tree.below(verb, "ccomp", "obj")
    ):
        return ()
    after = [tree.right[child] for child in tree.children[tree.head[verb]] if child >= verb]
    end = min(max([tree.right[verb], *after]), tree.sentence(verb)[1])
    return ((relative, relative + 1), (verb + 1, end)) if end > verb + 2 else ()
