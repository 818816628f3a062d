"""From statements in the article's words to statements by actors."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from demarche.model.article import Article
from demarche.model.finding import Findings, Mention, StatementFinding, TimeFinding
from demarche.model.record import Actor, Event, Statement, TimeSpan
from demarche.model.span import Span

#: Tokens between a time and the cue that it belongs to: "said on Wednesday", "on Friday, Oslo said".
NEAR_CUE = 5


class Speakers(Protocol):
    """What is asked of the cast: the actors that a mention stands for ("the two sides": both), and who they are."""

    def actors_of(self, mention: Mention) -> tuple[str, ...]: ...

    def actor(self, actor_id: str) -> Actor: ...


def resolve_statements(
    article: Article, findings: Findings, cast: Speakers, times: Sequence[TimeSpan]
) -> tuple[Statement, ...]:
    """One statement for each speaker, `s1`, `s2`, ... in text order; without an actor `speaker` stays None."""
    rows = [
        statement
        for finding in findings.statements
        for statement in _statements(article, finding, cast, _time(article, finding, findings.times, times))
    ]
    return tuple(replace(statement, id=f"s{number}") for number, statement in enumerate(rows, 1))


def _statements(article: Article, finding: StatementFinding, cast: Speakers, time: str | None) -> Iterator[Statement]:
    speakers = _in_text_order(cast, finding.speaker)
    addressees = cast.actors_of(finding.addressee) if finding.addressee is not None else ()
    via = tuple(dict.fromkeys(actor for mention in finding.via for actor in cast.actors_of(mention)))
    base = Statement(
        id="",
        kind=finding.kind,
        act=finding.act,
        content=tuple(article.span(start, end) for start, end in finding.content),
        speaker_text=_span(article, finding.speaker_range),
        cue=_span(article, finding.cue),
        addressee=addressees[0] if addressees else None,
        via=via,
        time=time,
        rule=finding.rule,
    )
    for speaker in speakers or (None,):
        yield replace(base, speaker=speaker, via=tuple(outlet for outlet in via if outlet != speaker))


def _in_text_order(cast: Speakers, mentions: Sequence[Mention]) -> list[str]:
    """The actors of the mentions, each once; those of one plural ("the leaders") by where the text names them first."""
    found: dict[str, None] = {}
    for mention in mentions:
        actors = cast.actors_of(mention)
        found |= dict.fromkeys(sorted(actors, key=lambda actor: min(cast.actor(actor).mentions, default=Span(0, 0))))
    return list(found)


def _span(article: Article, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else article.span(*tokens)


def _time(
    article: Article, finding: StatementFinding, found: Sequence[TimeFinding], times: Sequence[TimeSpan]
) -> str | None:
    """The time that stands beside the cue, in its sentence and outside the content."""
    if finding.cue is None:
        return None
    start, end = finding.cue
    sentence = article.doc[start].sent
    best: tuple[int, str] | None = None
    for row, time in zip(found, times, strict=True):
        if row.type not in ("DATE", "TIME") or not sentence.start <= row.start < sentence.end:
            continue
        if any(first < row.end and row.start < last for first, last in finding.content):
            continue
        distance = row.start - end if row.start >= end else start - row.end
        if 0 <= distance <= NEAR_CUE and (best is None or distance < best[0]):
            best = (distance, time.id)
    return None if best is None else best[1]


def about_events(statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Statement, ...]:
    """The statements with the ids of the events whose trigger stands in their content."""
    return tuple(
        replace(
            statement,
            about=tuple(event.id for event in events if any(part.covers(event.trigger) for part in statement.content)),
        )
        for statement in statements
    )
