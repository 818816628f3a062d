"""Event findings -> events: parties, days, place, who says so; mentions of one happening merged."""

from collections.abc import Sequence

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import Findings, Rejected
from demarche.model.record import Event, Statement, TimeSpan
from demarche.resolve.event_days import inherit_days, told_in_present, when_of
from demarche.resolve.event_draft import ActorsAndPlaces, Draft, Scene
from demarche.resolve.event_known import name_attacked
from demarche.resolve.event_merge import merge
from demarche.resolve.event_parties import draft
from demarche.resolve.event_sources import attribute, evidence_of, is_disputed, link_denials, settle_sources

#: PLOVER types that need no party: an attack or a ceasefire somewhere.
VIOLENCE = frozenset({"ASSAULT", "RETREAT"})


def resolve_events(
    article: Article,
    findings: Findings,
    cast: ActorsAndPlaces,
    times: tuple[TimeSpan, ...],
    statements: Sequence[Statement],
    published: Published,
    lexicon: Lexicon,
) -> tuple[tuple[Event, ...], tuple[Rejected, ...]]:
    """The events of one article in text order, and the findings that were dropped here with the reason."""
    mention_at = {mention.head: mention for mention in findings.mentions}
    scene = Scene(article, cast, lexicon, mention_at, told_in_present(article))
    drafts = [draft(scene, finding, times) for finding in findings.events]
    name_attacked(scene, drafts, published)
    for made in drafts:
        attribute(scene, made, statements)
    link_denials(scene, drafts, statements)
    merged = [made for made in merge(scene, drafts) if has_party(scene, made)]
    for made in merged:
        settle_sources(made)
    inherit_days(scene, merged)
    merged.sort(key=lambda made: made.trigger.start)
    events = tuple(event(scene, made, number, published) for number, made in enumerate(merged, start=1))
    return events, tuple(scene.rejected)


def has_party(scene: Scene, made: Draft) -> bool:
    """An event nobody takes part in is not kept, but for violence, or its end, of which the place is known."""
    if made.parties or (made.place and scene.lexicon.kinds[made.kind].plover_type in VIOLENCE):
        return True
    scene.reject(made, "no party is named")
    return False


def event(scene: Scene, made: Draft, number: int, published: Published) -> Event:
    """The draft as a record object."""
    kind = scene.lexicon.kinds[made.kind]
    return Event(
        id=f"e{number}",
        kind=made.kind,
        status=made.status,
        trigger=made.trigger,
        evidence=evidence_of(made.evidence),
        plover_type=kind.plover_type,
        plover_mode=kind.plover_mode,
        cameo=kind.cameo,
        agents=tuple(made.agents),
        recipients=tuple(made.recipients),
        place=made.place,
        when=when_of(scene, made, published),
        sources=tuple(made.sources),
        disputed=is_disputed(made),
        topics=kind.contexts,
        rule=made.finding.rule,
        status_rule=made.finding.status_rule,
    )
