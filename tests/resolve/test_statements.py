"""From findings to statements, over a hand-made article and cast."""

from datetime import date

from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.model.article import Article
from demarche.model.document import Document, Passage
from demarche.model.finding import Findings, Mention, StatementFinding, TimeFinding
from demarche.model.record import Actor, Event, TimeSpan
from demarche.model.span import Span
from demarche.resolve.statements import about_events, resolve_statements

WORDS = "On Friday Berg and Lund told Reuters that Oslo would sign .".split()
BERG = Mention(2, 3, 2, "name", "PERSON", "test")
LUND = Mention(4, 5, 4, "name", "PERSON", "test")
THEY = Mention(4, 5, 4, "pronoun", "GROUP", "test")
REUTERS = Mention(6, 7, 6, "name", "ORG", "test")
FRIDAY = TimeFinding(1, 2, "DATE", "test")


class HandMade:
    """A cast of two people and an outlet; "they" are both people, the later named first."""

    actors = {BERG: ("berg",), LUND: ("lund",), THEY: ("lund", "berg"), REUTERS: ("reuters",)}
    mentions = {"berg": (Span(10, 14),), "lund": (Span(19, 23),), "reuters": (Span(29, 36),)}

    def actors_of(self, mention: Mention) -> tuple[str, ...]:
        return self.actors[mention]

    def actor(self, actor_id: str) -> Actor:
        return Actor(actor_id, actor_id, "person", mentions=self.mentions[actor_id])


def article() -> Article:
    text = " ".join(WORDS)
    starts = [sum(len(word) + 1 for word in WORDS[:number]) for number in range(len(WORDS))]
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    first: list[bool | int | None] = [number == 0 for number in range(len(WORDS))]
    doc = Doc(Vocab(), words=WORDS, sent_starts=first)
    passages = (Passage("paragraph", Span(0, len(text))),)
    return Article(Document("sha256:0", "test", text), passages, doc, tuple(starts), tuple(ends), (0,) * len(WORDS))


def finding(*speakers: Mention) -> StatementFinding:
    return StatementFinding(
        "indirect", "say", ((7, 11),), "tell.that", (5, 6), speakers, (2, 5), addressee=REUTERS, via=(REUTERS,)
    )


def resolved(*speakers: Mention) -> list[tuple[str, str | None]]:
    times = (TimeSpan("t1", Span(3, 9), "Friday", "DATE", earliest=date(2030, 3, 1), latest=date(2030, 3, 1)),)
    findings = Findings(times=(FRIDAY,), statements=(finding(*speakers),))
    return [(row.id, row.speaker) for row in resolve_statements(article(), findings, HandMade(), times)]


def test_joint_speakers_speak_each_for_themselves() -> None:
    assert resolved(BERG, LUND) == [("s1", "berg"), ("s2", "lund")]


def test_a_plural_is_taken_apart_in_text_order() -> None:
    assert resolved(THEY) == [("s1", "berg"), ("s2", "lund")]


def test_a_speaker_without_an_actor_is_kept_as_words() -> None:
    assert resolved() == [("s1", None)]


def test_spans_roles_and_time() -> None:
    times = (TimeSpan("t1", Span(3, 9), "Friday", "DATE"),)
    (row,) = resolve_statements(article(), Findings(times=(FRIDAY,), statements=(finding(BERG),)), HandMade(), times)
    text = article().document.text
    assert [span.of(text) for span in row.content] == ["that Oslo would sign"]
    assert row.cue is not None
    assert row.cue.of(text) == "told"
    assert (row.addressee, row.via, row.time) == ("reuters", ("reuters",), "t1")


def test_a_statement_is_about_the_events_whose_trigger_it_holds() -> None:
    times = (TimeSpan("t1", Span(3, 9), "Friday", "DATE"),)
    rows = resolve_statements(article(), Findings(times=(FRIDAY,), statements=(finding(BERG),)), HandMade(), times)
    at = article().document.text.index("sign")
    inside = Event("e1", "sign", "planned", Span(at, at + 4), ())
    outside = Event("e2", "visit", "planned", Span(0, 2), ())
    assert [row.about for row in about_events(rows, (inside, outside))] == [("e1",)]
