"""Who takes part in a participle: "with a rival *named* minister", "killed and *injured* by a mine"."""

from collections.abc import Callable, Iterator, Sequence

from demarche.find.statement_tree import OBJECTS, PASSIVE_SUBJECTS, Tree


def absolute_subject(tree: Tree, verb: int, case_words: Callable[[Tree, int], Sequence[int]]) -> int | None:
    """ "..., *with a rival* named as minister": the phrase with "with" right before the participle."""
    above = tree.head[verb]
    for near in (*tree.children[verb], *tree.children[above], above):
        before = all(tree.pos[token] in ("PROPN", "ADJ", "ADV", "PUNCT") for token in range(near + 1, verb))
        if near < verb and before and "with" in (tree.lower[case] for case in case_words(tree, near)):
            return near
    return None


def shared_agent(
    tree: Tree, verb: int, prepositions: Callable[[Tree, int], Iterator[tuple[str, int]]]
) -> dict[str, list[int]]:
    """ "Were killed and injured *by a mine*": who did both."""
    for child in tree.children[verb]:
        if tree.dep[child] == "conj" and tree.tag[child] == "VBN":
            found = [filler for word, filler in prepositions(tree, child) if word == "by"]
            if found:
                return {"subject": found}
    return {}


def patient_of_reason(tree: Tree, verb: int) -> int | None:
    """ "Accused *Oslo* of spying", "praised *Oslo* for hosting": the object above is who did it."""
    reasons = ("of", "for", "from", "into", "against")
    if tree.tag[verb] != "VBG" or not any(
        child < verb and tree.lower[child] in reasons for child in tree.children[verb]
    ):
        return None
    return tree.child(tree.head[verb], *OBJECTS, *PASSIVE_SUBJECTS)
