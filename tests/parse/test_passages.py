"""Passages: every pattern's own examples, whole articles, and the promises that hold of any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.lexicon.passages import PassagePattern, PassagePatterns, fold
from demarche.parse.passages import passages
from tests.timing import seconds

PATTERNS = PassagePatterns.load().patterns
ARTICLE = """Norway recalls envoy over leaked cable

By Ada Quill, Harbour Courier

The two ministers met in Oslo before the cable was leaked to the press.
Photo: Lena Holm

OSLO, May 3 (Northgate Wire) — Norway recalled its ambassador to Denmark on Friday after a cable was
leaked, the Foreign Ministry
said.

"We will speak again when the time has come," Foreign Minister Lena Holm told
reporters. "The ambassador will stay in Oslo until then, and longer if need be."

Read more: What the cable says

The two ministers met in Oslo before the cable was leaked to the press.

https://harbourcourier.example/cable

(Reporting by Ada Quill; Editing by Tom Reed)
"""


def kinds(text: str) -> list[str]:
    return [passage.kind for passage in passages(text)]


def words(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, " ".join(passage.span.of(text).split())) for passage in passages(text)]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_every_pattern_fits_its_positive_examples_and_no_negative_one(pattern: PassagePattern) -> None:
    assert [example for example in pattern.positive if not pattern.match(fold(example))] == []
    assert [example for example in pattern.negative if pattern.match(fold(example))] == []


def test_pattern_ids_are_unique() -> None:
    assert len({pattern.id for pattern in PATTERNS}) == len(PATTERNS)


def test_an_article_with_everything() -> None:
    assert kinds(ARTICLE) == [
        "headline", "byline", "caption", "credit", "dateline", "paragraph", "paragraph", "related", "paragraph", "link",
        "boilerplate",
    ]  # fmt: skip


def test_the_dateline_stands_before_its_paragraph_in_the_same_line() -> None:
    found = words(ARTICLE)
    assert ("dateline", "OSLO, May 3 (Northgate Wire) —") in found
    assert found[5][1].startswith("Norway recalled its ambassador to Denmark on Friday after a cable was leaked,")


def test_a_caption_said_again_in_the_body_is_the_one_marked() -> None:
    found = passages(ARTICLE)
    caption, body = found[2], found[8]
    assert caption.repeats == body.span
    assert not caption.told
    assert body.repeats is None


def test_a_paragraph_pasted_twice_counts_once() -> None:
    line = "The envoys will meet again in Bergen next week, the ministry said."
    first, _, third = passages(f"{line}\n\nThe king was not told of it.\n\n{line}")
    assert first.repeats is None
    assert third.repeats == first.span


def test_wrapped_lines_are_joined_with_or_without_blank_lines() -> None:
    text = (
        "The foreign minister of Norway will travel to Denmark early next week to speak of\n"
        "fish, the ministry said on Monday.\n"
        "The visit is the first since the spring, when the two countries fell out over nets\n"
        "and quotas, and it will last for two days.\n"
        "Denmark has not said whether the king will be there for the dinner that is planned\n"
        "on Tuesday.\n"
    )
    assert [passage[1].split()[0] for passage in words(text)] == ["The", "The", "Denmark"]


def test_double_spaced_lines_are_joined() -> None:
    lines = [
        "The foreign minister of Norway will travel to Denmark early next week to speak of",
        "fish, the ministry said on Monday, and she will stay there until Thursday with her",
        "party.",
        "Denmark has not said whether the king will be there for the dinner that is planned",
        "on Tuesday, nor has it said who will sit where, which has been a matter of concern",
        "since the spring.",
    ]
    assert kinds("\n\n".join(lines)) == ["paragraph", "paragraph"]


def test_one_paragraph_a_line_stays_apart() -> None:
    text = "Norway warned Denmark.\nDenmark denied it.\nSweden said nothing at all about it on Monday evening.\n"
    assert kinds(text) == ["paragraph"] * 3


def test_a_sentence_broken_by_a_line_end_stays_one_passage() -> None:
    text = "Holm's\nstatement\nmade no mention of the cable.\n\nDenmark said it was\r\nnot amused."
    assert len(passages(text)) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway and Denmark end dispute\nThe two sides signed the treaty on Monday in Oslo.", "headline"),
        ("- Ships may pass.\n- Nets may not be cast.\n- The treaty lapses in May.", "list"),
        ("“The talks are over, and nobody here is sorry for it, my friends.”\n\nHe left at once.", "quote"),
        ("FILE PHOTO: Lena Holm in Oslo.\n\nThe minister left Oslo on Monday for talks with the Danes.", "caption"),
        ("17 March 2023\n\nThe minister left Oslo on Monday for talks with the Danes in Aarhus.", "dateline"),
    ],
)
def test_the_first_passage(text: str, kind: str) -> None:
    assert kinds(text)[0] == kind


def test_headlines_below_a_related_heading_are_related() -> None:
    text = "The treaty was signed on Monday.\n\nRelated stories\n\nFerry talks resume\n\nKing visits Bergen\n"
    assert kinds(text) == ["paragraph", "related", "related", "related"]


def test_a_heading_between_paragraphs() -> None:
    text = "The treaty was signed on Monday.\n\n'No limits'\n\nThe two kings drank to it until late in the night."
    assert kinds(text) == ["paragraph", "heading", "paragraph"]


def test_an_agency_behind_the_last_sentence_is_a_credit() -> None:
    assert words("The treaty was signed on Monday. (Northgate Wire)") == [
        ("paragraph", "The treaty was signed on Monday."),
        ("credit", "(Northgate Wire)"),
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('aB.?"“-:( ,1\n\r\t\u2028\x0c\xa0é')), max_size=300))
def test_passages_cover_all_but_white_space_in_order(text: str) -> None:
    found = passages(text)
    assert "".join("".join(passage.span.of(text).split()) for passage in found) == "".join(text.split())
    ends = [0, *(passage.span.end for passage in found)]
    assert all(end <= passage.span.start < passage.span.end for end, passage in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "(" * 200_000,
        "\n" * 10_000,
        "word\n" * 20_000,
        "A. Quill, " * 40_000,
        "OSLO, OSLO, " * 30_000,
        ("Norway warned Denmark of it again on Monday.\n\n") * 4_000,
        "By A B C D E F " * 2_000,
    ],
    ids=["word", "brackets", "blank", "short", "names", "places", "same", "byline"],
)
def test_long_and_odd_texts_take_little_time(text: str) -> None:
    assert seconds(lambda: passages(text)) < 4
