"""Event findings -> events: parties, days, place, who says so; mentions of one happening merged."""

from collections.abc import Sequence

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Published
from demarche.model.finding import Findings, Rejected
from demarche.model.record import Event, Statement, TimeSpan, When
from demarche.resolve.event_after import count_from_others
from demarche.resolve.event_days import inherit_days, told_in_present, when_of
from demarche.resolve.event_draft import ActorsAndPlaces, Draft, Scene
from demarche.resolve.event_guests import name_guests, name_scene
from demarche.resolve.event_implied import name_implied
from demarche.resolve.event_journeys import is_journey
from demarche.resolve.event_known import name_attacked
from demarche.resolve.event_merge import merge
from demarche.resolve.event_others import (
    leave_to_body,
    name_beneficiaries,
    name_givers,
    name_lifters,
    name_officials_met,
    name_second_signatory,
    name_visitors,
)
from demarche.resolve.event_parties import draft, from_abroad, name_hosts
from demarche.resolve.event_sources import (
    attribute,
    evidence_of,
    is_disputed,
    link_confirmations,
    link_denials,
    settle_sources,
)
from demarche.resolve.event_stops import bound_stops
from demarche.resolve.event_trips import join_trips

#: PLOVER types that need no party: an attack, a ceasefire or a summit somewhere.
PLACED = frozenset({"ASSAULT", "RETREAT", "CONSULT"})
#: Readings of a noun by what is said of it.
OF_NOUNS = frozenset({"noun", "other-verb", "support-verb"})


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
    drafts = [made for finding in findings.events if leads_abroad(scene, made := draft(scene, finding, times))]
    drafts = [made for made in drafts if is_journey(scene, made)]
    name_attacked(scene, drafts, published)
    name_hosts(scene, drafts)
    name_beneficiaries(scene, drafts)
    name_givers(scene, drafts)
    name_lifters(scene, drafts)
    leave_to_body(scene, drafts)
    name_visitors(scene, drafts)
    name_officials_met(scene, drafts)
    name_implied(scene, drafts)
    name_second_signatory(scene, drafts)
    name_guests(scene, drafts)
    count_from_others(scene, drafts, published)
    for made in drafts:
        attribute(scene, made, statements)
    link_denials(scene, drafts, statements)
    link_confirmations(scene, drafts, statements)
    merged = [made for made in join_trips(scene, merge(scene, drafts)) if has_party(scene, made)]
    name_scene(scene, merged)
    for made in merged:
        settle_sources(made)
    inherit_days(scene, merged)
    bound_stops(scene, merged)
    merged.sort(key=lambda made: made.trigger.start)
    events = tuple(event(scene, made, number, published) for number, made in enumerate(merged, start=1))
    return events, tuple(scene.rejected)


def leads_abroad(scene: Scene, made: Draft) -> bool:
    """False for what is a visit only between states, and is none: "Oslo hosted its own minister", "returned home"."""
    if not made.feature("abroad") or from_abroad(scene, made):
        return True
    scene.reject(made, "guest and host are of one state")
    return False


def has_party(scene: Scene, made: Draft) -> bool:
    """An event nobody takes part in is not kept, but for violence, its end and summits of which the place is known."""
    if made.finding.rule == "invade-war-of" and not made.recipients:
        scene.reject(made, "against whom the war is waged is not told")
        return False
    if made.kind == "visit" and not made.agents and not made.finding.recipients:
        scene.reject(made, "who travels is not told")  # "Chad welcomed the visit"
        return False
    if made.parties or (made.place and scene.lexicon.kinds[made.kind].plover_type in PLACED):
        return True
    scene.reject(made, "no party is named")
    return False


def is_to_come(made: Draft, when: When, published: Published) -> bool:
    """True for the present tense of a day after the news: "Xi visits Oslo on Friday", "is visiting Oslo on Friday"; who
    "is going to Oslo this week" has not left.
    """
    if made.status not in ("occurred", "ongoing") or published.latest is None or when.earliest is None:
        return False
    if made.feature("tense") != "present":  # "his visit on Friday was confirmed": only of a noun the tense says nothing
        noun = made.kind == "visit" and made.finding.status_rule.split("/")[0] in OF_NOUNS
        return noun and when.earliest > published.latest
    leaving = made.finding.rule == "visit-travel" and made.status == "ongoing" and when.precision == "week"
    return when.earliest > published.latest or (leaving and when.latest is not None and when.latest > published.latest)


def event(scene: Scene, made: Draft, number: int, published: Published) -> Event:
    """The draft as a record object."""
    kind = scene.lexicon.kinds[made.kind]
    when = when_of(scene, made, published)
    return Event(
        id=f"e{number}",
        kind=made.kind,
        status="planned" if is_to_come(made, when, published) else made.status,
        trigger=made.trigger,
        evidence=evidence_of(made.evidence),
        plover_type=kind.plover_type,
        plover_mode=kind.plover_mode,
        cameo=kind.cameo,
        agents=tuple(made.agents),
        recipients=tuple(made.recipients),
        place=made.place,
        when=when,
        sources=tuple(made.sources),
        disputed=is_disputed(made),
        topics=kind.contexts,
        rule=made.finding.rule,
        status_rule=made.finding.status_rule,
    )
