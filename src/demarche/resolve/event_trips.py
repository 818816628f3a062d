"""Journeys: what only looks like one, who is no host, and the trip that a word without a goal speaks of."""

from collections.abc import Sequence

from demarche.lexicon.kinds import word_list
from demarche.model.finding import Mention
from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_merge import days_agree, within
from demarche.resolve.event_parties import COUNTS, OFFICIAL_SECTORS, is_counted
from demarche.resolve.event_sources import add_source

#: First persons, who in a transcript are the speaker and those with him.
SPEAKERS = frozenset({"i", "we", "us", "let"})
#: Verbs by which a moderator calls on somebody, and by which a speaker comes to a topic ("*coming back* to Oslo, ...").
CALLING = frozenset({"go", "turn", "head", "jump", "move", "come", "return", "get"})
#: How turns of those who ask are marked in a transcript.
ASKING = frozenset({"QUESTION", "Q", "MODERATOR", "OPERATOR"})
#: Kinds of those who are no host of a journey unless something is known of them.
BODIES = frozenset({"organisation", "group", "outlet", "office", "ministry"})
LIVE = frozenset({"planned", "ongoing", "occurred"})
#: What tells one trip from another: "his *last* trip".
OTHER = word_list("other-trip")
#: Sentences between a trip to a region and its stop there.
NEAR = 2


def is_journey(scene: Scene, made: Draft) -> bool:
    """False, with the reason, where the words of a journey tell of none between states, places or people in office."""
    if made.kind != "visit":
        return True
    reason = no_journey(scene, made)
    if reason is not None:
        scene.reject(made, reason)
    return reason is None


def no_journey(scene: Scene, made: Draft) -> str | None:
    """Why it is none; None where it is one."""
    if comes_to_a_topic(scene, made):
        return "what the speaker comes to is a topic"
    if calls_on(scene, made):
        return "somebody is called on to speak"
    if asks(scene, made):
        return "who asks or moderates does not travel"
    if made.finding.rule == "visit-returned" and made.feature("tense") != "past":
        return "whether it was for a visit that somebody was there is not told"
    if made.finding.agents and all(is_crowd(scene, mention) for mention in made.finding.agents):
        return "people at large travel"
    at_large = all(mention.kind == "pronoun" or mention.label == "NORP" for mention in made.finding.agents)
    if made.agents and at_large and all(is_state(scene, party) for party in made.agents):
        return "a state or its people at large do not travel"
    leave_out_meetings(scene, made)
    hosted = bool(made.recipients)
    made.recipients = [host for party in made.recipients for host in host_of(scene, made, party)]
    if hosted and not made.recipients and (made.place is None or is_home_place(scene, made)):
        return "a site or somebody without an office is visited"
    return None


def is_crowd(scene: Scene, mention: Mention) -> bool:
    """True for "Ukrainians", "thousands of people", "ten Afghan women", who hold no office."""
    token = scene.article.doc[mention.head]
    if token.tag_ in ("NNS", "NNPS") and scene.lexicon.world.demonym(token.text):
        return True
    actors = scene.cast.actors_of(mention) if mention.kind == "nominal" else ()
    counted = is_counted(scene, mention) or token.lower_ in COUNTS
    return counted and bool(actors) and all(scene.actor(actor).sector not in OFFICIAL_SECTORS for actor in actors)


def leave_out_meetings(scene: Scene, made: Draft) -> None:
    """ "His travel to the *NATO* summit in Lima": whose meeting it is does not host the journey; the place does."""
    meetings = [it for it in made.finding.recipients if it.label == "ORG" and names_meeting(scene, it)]
    spans = {scene.article.span(mention.start, mention.end) for mention in meetings}
    if not spans & {party.span for party in made.recipients}:
        return
    made.recipients = [party for party in made.recipients if party.span not in spans]
    state = scene.cast.state_at(made.place) if made.place is not None else None
    if state is not None and not made.recipients and not is_home_place(scene, made):
        made.recipients = [Party(state, meeting) for meeting in sorted(spans)[:1]]


def names_meeting(scene: Scene, mention: Mention) -> bool:
    """True for a body that only says whose meeting it is: "the *NATO* summit"."""
    token = scene.article.doc[mention.head]
    nouns = scene.lexicon.kinds.nouns
    owned = token.dep_ in ("compound", "nmod:poss", "nmod", "amod") and token.head.i >= mention.end
    patterns = nouns.get(token.head.lower_) or nouns.get(token.head.lemma_, ())
    return owned and any(scene.lexicon.kinds[pattern.kind].plover_type == "CONSULT" for pattern, _ in patterns)


def is_state(scene: Scene, party: Party) -> bool:
    return scene.actor(party.actor).kind == "state"


def is_home_place(scene: Scene, made: Draft) -> bool:
    """True for a place in the travellers' own country, or one of which nobody knows where it lies."""
    state = scene.cast.state_at(made.place) if made.place is not None else None
    home = {scene.actor(agent.actor).country for agent in made.agents}
    return state is None or scene.actor(state).country in home


def comes_to_a_topic(scene: Scene, made: Draft) -> bool:
    """ "*Coming back to* Chad, I think ...", "QUESTION: *Turning to* Chad, ...": a participle leads the sentence."""
    word = scene.article.doc[made.finding.trigger[0]]
    if word.tag_ != "VBG" or word.lemma_ not in CALLING or made.times:
        return False
    before = word.doc[word.sent.start : word.i]
    leads = all(token.pos_ in ("CCONJ", "ADV", "PUNCT", "INTJ") for token in before)
    marked = any(token.text == ":" for token in before) and not any(child.dep_ == "aux" for child in word.lefts)
    return (leads or marked) and any(child.lower_ == "to" for token in word.rights for child in token.lefts)


def calls_on(scene: Scene, made: Draft) -> bool:
    """ "We'll *go to* Tamar Levi": a name of no known place, by the first person."""
    word = scene.article.doc[made.finding.trigger[0]]
    if word.lemma_ not in CALLING or word.pos_ != "VERB" or made.recipients:
        return False
    subjects = {scene.article.doc[mention.head].lower_ for mention in made.finding.agents}
    return bool(made.place and made.place.startswith("local:")) and bool(subjects & SPEAKERS)


def asks(scene: Scene, made: Draft) -> bool:
    """ "QUESTION: I'll *go to* Chad": the first person of one who asks, or who calls on those who do."""
    article, word = scene.article, made.finding.trigger[0]
    passage = article.passage_of[word]
    first = next(token for token in range(word, -2, -1) if token < 0 or article.passage_of[token] != passage) + 1
    if article.doc[first].text not in ASKING or article.doc[first + 1].text != ":":
        return False
    named = made.finding.agents
    return bool(named) and all(scene.article.doc[mention.head].lower_ in SPEAKERS for mention in named)


def host_of(scene: Scene, made: Draft, party: Party) -> list[Party]:
    """The host behind a party: a body of which only the country is known stands for it; one of which nothing is known,
    and a person without an office, are none.
    """
    actor = scene.actor(party.actor)
    if not actor.id.startswith("local:"):
        return [party]
    if actor.kind == "person":
        return [party] if actor.country or actor.offices or actor.sector else []
    if actor.kind not in BODIES:
        return [party]
    home = {scene.actor(agent.actor).country for agent in made.agents}
    if actor.country is None or actor.country in home:
        return []
    state = scene.cast.state_actor(actor.country)
    return [Party(state, party.span)] if state else []


def join_trips(scene: Scene, merged: Sequence[Draft]) -> list[Draft]:
    """ "On *this trip*", "his *trip* to Europe": without a goal, or with a region for it, the one told beside it."""
    kept = list(merged)
    for made in merged:
        if made.kind != "visit" or has_goal(scene, made):
            continue
        trip = trip_told(scene, kept, made)
        if trip is not None:
            tell_more(trip, made)
            kept = [draft for draft in kept if draft is not made]
    return kept


def tell_more(trip: Draft, made: Draft) -> None:
    """The trip has the words and days of the other; who goes where it says better itself."""
    trip.evidence.extend(made.evidence)
    trip.findings.extend(made.findings)
    trip.times.extend(time for time in made.times if time not in trip.times)
    trip.told_by_outlet = trip.told_by_outlet or made.told_by_outlet
    for source in made.sources:
        add_source(trip, source)


def has_goal(scene: Scene, made: Draft) -> bool:
    """True where a host is named, or a place in some country."""
    return bool(made.recipients) or (made.place is not None and scene.cast.state_at(made.place) is not None)


def trip_told(scene: Scene, drafts: Sequence[Draft], made: Draft) -> Draft | None:
    """The trip that is meant: the tour rather than one of its stops, else the last told before, else the next."""
    trips = [other for other in drafts if other is not made and may_be(scene, other, made)]
    if not trips or is_another(scene, made):
        return None
    if made.place is not None:
        trips = [trip for trip in trips if is_beside(scene, trip, made) or same_days(trip, made)]
    here = made.finding.trigger[0]
    return min(
        trips,
        key=lambda trip: (-len(trip.recipients), trip.finding.trigger[0] > here, abs(here - trip.finding.trigger[0])),
        default=None,
    )


def may_be(scene: Scene, trip: Draft, made: Draft) -> bool:
    """The same people go somewhere on days that agree, and it is as real."""
    if trip.kind != "visit" or not has_goal(scene, trip) or not trip.agents or not made.agents:
        return False
    if bool(trip.feature("superseded")) != bool(made.feature("superseded")):
        return False
    alike = trip.status == made.status or {trip.status, made.status} <= LIVE
    same = within(scene, trip.agents, made.agents) or within(scene, made.agents, trip.agents)
    return alike and same and days_agree(trip, made)


def is_another(scene: Scene, made: Draft) -> bool:
    """ "His *last* trip", "her *sixth* visit", "*two trips*": not the one that is being told."""
    word = scene.article.doc[made.finding.trigger[1] - 1]
    return bool(made.feature("plural")) or any(child.lower_ in OTHER for child in word.children)


def is_beside(scene: Scene, trip: Draft, made: Draft) -> bool:
    """True where both are told within a few sentences."""
    return any(near(scene, finding.trigger[0], made.finding.trigger[0]) for finding in trip.findings)


def near(scene: Scene, one: int, other: int) -> bool:
    """True for two words of one passage that at most `NEAR` sentences part."""
    first, last = sorted((one, other))
    between = scene.article.doc[first + 1 : last]
    same_passage = scene.article.passage_of[first] == scene.article.passage_of[last]
    return same_passage and sum(bool(token.is_sent_start) for token in between) <= NEAR


def same_days(trip: Draft, made: Draft) -> bool:
    return bool(trip.times) and bool(made.times)
