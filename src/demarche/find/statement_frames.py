"""What a verb of saying governs: clause, infinitive, gerund, object or phrase."""

from collections.abc import Iterator

from demarche.find.statement_draft import Complement, Ranges
from demarche.find.statement_objects import deadline, infinitives, objects, phrases
from demarche.find.statement_tags import (
    after_that,
    around,
    as_clause,
    final_content,
    medial_content,
    relative_content,
    tag_content,
    tag_region,
)
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
    if "raise" in frames:
        yield from _raised(tree, verb)
    if "about" in frames:
        yield from _about(tree, verb)
    yield from infinitives(tree, verb, frames)
    for child in tree.below(verb, "xcomp", "ccomp", "advcl"):
        if "ing" in frames and child > verb and tree.gerund(child) and tree.dep[child] != "advcl":
            yield Complement("ing", ((tree.left[child], tree.right[child]),))
    if "deadline" in frames:
        yield from deadline(tree, verb)
    yield from objects(tree, verb, cue)
    yield from phrases(tree, verb, cue)
    if frames & {"that", "quote"}:
        rest = after_that(tree, verb) or tag_content(tree, verb)
        if rest:
            yield Complement("that" if rest[0][0] > verb else "tag", rest, addressed)


def _raised(tree: Tree, verb: int) -> Iterator[Complement]:
    """ "The bridge seems to hold": the subject and the infinitive are the content; nobody is named."""
    subject, clause = tree.child(verb, "nsubj"), tree.child(verb, "xcomp")
    if subject is not None and clause is not None and subject < verb < clause:
        parts = ((tree.left[subject], tree.right[subject]), (tree.left[clause], tree.right[clause]))
        yield Complement("raise", parts)


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
    asks = start < tree.sentence(verb)[1] and tree.lower[verb + 1] == "about" and tree.tag[start].startswith("W")
    if asks and any(tree.tag[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(start, tree.right[verb])):
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
