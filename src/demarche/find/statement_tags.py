"""Contents beside a tag, told by commas and place: "The vote, she said, was fair.", "As she noted, the vote was fair."

These hold where the parse is wrong about what governs what.
"""

from demarche.find.statement_draft import Ranges
from demarche.find.statement_tree import Tree


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
    tokens = list(tree.subtree(verb, clauses))
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
