"""A text cut at the borders of overlapping spans loses nothing, and every piece knows its facts."""

from hypothesis import given
from hypothesis import strategies as some

from demarche.apps.page.facts import letters
from demarche.apps.page.segments import Cutter, Mark, Segment
from demarche.model.span import Span

TEXT = "Oslo said that Chad will visit Lima on Friday, and Lima denied it."
LAYERS = ("event", "party", "evidence", "statement", "cue", "date", "actor", "place")


def marks(size: int) -> some.SearchStrategy[list[Mark]]:
    spans = some.tuples(some.integers(0, size), some.integers(0, size)).map(lambda it: Span(min(it), max(it)))
    facts = some.sampled_from(["e1", "e2", "s1", "t1", "a1"])
    return some.lists(some.builds(Mark, spans, facts, some.sampled_from(LAYERS)), max_size=25)


@given(marks(len(TEXT)), some.integers(0, len(TEXT)))
def test_the_pieces_make_the_text_and_know_what_covers_them(found: list[Mark], cut: int) -> None:
    cutter = Cutter(TEXT, found)
    pieces = [*cutter.cut(Span(0, cut)), *cutter.cut(Span(cut, len(TEXT)))]
    assert "".join(it.text for it in pieces) == TEXT
    at = 0
    for piece in pieces:
        assert piece.text
        span = Span(at, at + len(piece.text))
        over = {it.fact for it in found if it.layer != "evidence" and it.span.covers(span)}
        touching = {it.fact for it in found if it.layer != "evidence" and it.span.overlaps(span)}
        assert set(piece.facts) == over == touching
        at = span.end


@given(marks(len(TEXT)))
def test_a_fact_begins_once(found: list[Mark]) -> None:
    begun = [fact for it in Cutter(TEXT, found).cut(Span(0, len(TEXT))) for fact in it.begins]
    assert len(begun) == len(set(begun))


def test_what_overlaps_is_in_both() -> None:
    visit, said = TEXT.index("visit"), TEXT.index("that")
    found = [Mark(Span(visit, visit + 5), "e1", "event"), Mark(Span(said, TEXT.index(",")), "s1", "statement")]
    pieces = {it.text: it for it in Cutter(TEXT, found).cut(Span(0, len(TEXT)))}
    assert pieces["visit"].facts == ("s1", "e1")
    assert pieces["visit"].layers == ("statement", "event")
    assert pieces["visit"].ends == ("e1",)
    assert pieces["Oslo said "] == Segment("Oslo said ", (), (), (), (), ())


def test_letters() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]
