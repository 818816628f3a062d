"""Mending keeps a tree a tree, whatever is put below what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.find.event_mend import rehang
from demarche.find.statement_tree import Tree
from tests.find.event_reader import read

TEXT = "Erdogan, Putin and the two envoys, who met in Oslo on Monday, discuss what they called a deal over the phone."
WORDS = len(read(TEXT)[0].doc)
MOVES = st.lists(st.tuples(st.integers(0, WORDS - 1), st.integers(0, WORDS - 1)), max_size=12)


def is_tree(tree: Tree) -> bool:
    """Every word reaches a root, and the lists of children say the same as the heads."""
    for token in range(tree.size):
        seen = {token}
        while tree.head[token] != token:
            token = tree.head[token]
            if token in seen:
                return False
            seen.add(token)
    below = {(head, child) for head, children in enumerate(tree.children) for child in children}
    return below == {(head, child) for child, head in enumerate(tree.head) if head != child}


@given(MOVES)
@settings(max_examples=200, deadline=None)
def test_what_is_rehung_makes_no_circle(moves: list[tuple[int, int]]) -> None:
    tree = Tree(read(TEXT)[0].doc)
    for token, head in moves:
        rehang(tree, token, head, "dep")
    assert is_tree(tree)
