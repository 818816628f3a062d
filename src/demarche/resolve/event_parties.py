"""Who takes part: the mentions of a finding as actors in their roles, and where it takes place."""

from collections.abc import Iterable, Sequence

from demarche.lexicon.kinds import word_list
from demarche.model.finding import EventFinding, Mention
from demarche.model.record import Party, TimeSpan
from demarche.model.span import Span
from demarche.resolve.event_draft import Draft, Scene, add_parties
from demarche.resolve.event_speakers import spoken_for

#: Kinds whose recipient is the other state, not the diplomat or the building it is named by (gold-guide.md).
STATE_RECIPIENT = frozenset({"recall", "summon", "expel"})
#: Kinds that are done to somebody even where the words do not say to whom.
IMPLIED = frozenset({"criticise", "support", "vote"})
#: Kinds that a state and its officers do to others only.
OUTWARD = frozenset({"warn", "demand", "threaten", "sanction", "expel", "recall", "summon", "invade"})
#: PLOVER sectors of those who act for their state.
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "SPY"})
#: Numbers of those named after "of".
COUNTS = frozenset({"thousands", "hundreds", "dozens", "scores", "tens"})
#: Marks that are no part of a clause at its edge.
LOOSE = frozenset({",", ";", ":", "-", "–", "—"})
#: Nouns for more than one state.
MANY = frozenset({"countries", "nations", "states", "governments"})
HYPHENS = frozenset({"-", "–", "‑", "/"})
#: Kinds in which a place named as the other party ("reopened its embassy in Tehran") is its state.
STATE_OF_PLACE = frozenset(
    "visit recall restore-relations break-relations strike invade aid arm support accuse warn threaten".split()
)
#: Bodies of people who are there for those that sent them.
TRAVELLING = word_list("travelling")
#: Verbs of those to whom a visit leads: "Oslo *hosts* a visit by Lund".
RECEIVING = frozenset({"host", "welcome", "receive", "expect", "prepare"})
#: Kinds of what is done to people, for which its victims are not blamed.
VIOLENCE = frozenset({"strike", "arrest", "die", "seize", "invade", "expel", "clash"})
#: Kinds whose recipient may be a person or the host state of the place they lead to.
HOSTED = frozenset({"visit", "invade", "strike", "deploy", "withdraw"})


def draft(scene: Scene, finding: EventFinding, times: tuple[TimeSpan, ...]) -> Draft:
    """The finding with its parties, place and times resolved."""
    article = scene.article
    made = Draft(
        finding=finding,
        status=finding.status,
        trigger=article.span(*finding.trigger),
        evidence=[evidence_span(scene, finding)],
        times=[times[index] for index in finding.times],
        findings=[finding],
    )
    made.agents = parties_of(scene, finding.agents)
    made.recipients = parties_of(scene, (it for it in finding.recipients if not is_victim(scene, finding.kind, it)))
    made.place = next(filter(None, map(scene.cast.place_of, finding.place)), None)
    set_state_of_place(scene, made)
    set_host(scene, made)
    set_destination(scene, made)
    if finding.kind in STATE_RECIPIENT:
        made.recipients = states_instead(scene, made)
    settle_sides(scene, made)
    keep_named_pair(scene, made)
    set_only_other(scene, made)
    return made


def evidence_span(scene: Scene, finding: EventFinding) -> Span:
    """The clause that reports the event, widened to its parties and place, without loose commas at its ends."""
    doc, (start, end) = scene.article.doc, finding.clause
    sentence = doc[finding.trigger[0]].sent
    for mention in (*finding.agents, *finding.recipients, *finding.place):
        if sentence.start <= mention.start and mention.end <= sentence.end:
            start, end = min(start, mention.start), max(end, mention.end)
    while start < finding.trigger[0] and doc[start].text in LOOSE:
        start += 1
    while end > finding.trigger[1] and doc[end - 1].text in LOOSE:
        end -= 1
    return scene.article.span(start, end)


def parties_of(scene: Scene, mentions: Iterable[Mention]) -> list[Party]:
    """One party per actor; a mention such as "both leaders" may give several."""
    parties: list[Party] = []
    for mention in mentions:
        span = scene.article.span(mention.start, mention.end)
        add_parties(parties, (Party(actor, span) for actor in acting(scene, mention)))
    return parties


def acting(scene: Scene, mention: Mention) -> list[str]:
    """The actors of a mention; a state's officials, forces or people in general stand for the state ("Iranian officials
    refused"), the leaders of two states for both; a number of them ("14 officials") for themselves.
    """
    actors = list(scene.cast.actors_of(mention))
    spoken = spoken_for(scene, mention, actors)
    if spoken:
        return spoken
    several = named_parties(scene, mention) if len(actors) < 2 and mention.kind == "nominal" else []
    sent = scene.article.doc[mention.head].lower_ in TRAVELLING
    if (len(several) > 1 and not is_counted(scene, mention)) or (several and sent):
        return several
    if not several and len(actors) == 1 and mention.kind == "nominal" and not scene.actor(actors[0]).country:
        return in_government(scene, mention) or actors
    if len(actors) != 1 or not stands_for_state(scene, mention, actors[0]) or is_counted(scene, mention):
        return actors
    state = movement_in(scene, mention) or own_state(scene, actors[0])
    return several or ([state] if state else actors)


def movement_in(scene: Scene, mention: Mention) -> str | None:
    """The group whose forces they are: "the *Houthis*' military forces" are not the state's."""
    for child in scene.article.doc[mention.head].children:
        owner = scene.mention_at.get(child.i) if child.dep_ in ("nmod:poss", "compound", "amod") else None
        ids = scene.cast.actors_of(owner) if owner is not None and owner.kind == "name" else ()
        if len(ids) == 1 and scene.actor(ids[0]).kind == "group":
            return ids[0]
    return None


def is_victim(scene: Scene, kind: str, mention: Mention) -> bool:
    """True for those whom the deed was done to that is criticised: "condemned the killing of *civilians*"."""
    token = scene.article.doc[mention.head]
    if kind != "criticise" or token.dep_ != "nmod" or not any(case.lower_ in ("of", "on") for case in token.lefts):
        return False
    deed = token.head.head if token.head.lower_ in COUNTS else token.head
    patterns = scene.lexicon.kinds.nouns.get(deed.lemma_, ())
    return any(pattern.kind in VIOLENCE for pattern, _ in patterns)


def stands_for_state(scene: Scene, mention: Mention, actor_id: str) -> bool:
    """True for officials and forces that are only described, and for "the people of Peru"; a council that has a name
    acts as itself.
    """
    actor = scene.actor(actor_id)
    if mention.kind == "name" and actor.sector != "MIL":
        return False
    if scene.article.doc[mention.head].lower_ in MANY:
        return False
    if actor.kind not in ("group", "organisation") or not actor.id.startswith("local:"):
        return False
    return actor.sector in OFFICIAL_SECTORS or scene.article.doc[mention.head].lower_ == "people"


def is_counted(scene: Scene, mention: Mention) -> bool:
    return any(child.dep_ == "nummod" for child in scene.article.doc[mention.head].children)


def named_parties(scene: Scene, mention: Mention) -> list[str]:
    """The states and bodies in "the leaders of Peru, Chile and Ecuador", "negotiators from Hamas and Israel", "Chinese
    and Philippine diplomats".
    """
    parties: list[str] = []
    doc = scene.article.doc
    behind = [doc[mention.end].head] if mention.end < len(doc) and doc[mention.end].lower_ == "from" else []
    children = list(doc[mention.head].children)
    for child in [*children, *(token for token in behind if token not in children)]:
        owner = child.dep_ in ("amod", "compound", "nmod:poss") and any(more.dep_ == "conj" for more in child.children)
        if not owner and not (
            child.dep_ in ("nmod", "obl") and any(case.lower_ in ("of", "from") for case in child.children)
        ):
            continue
        for token in (child, *child.conjuncts):
            named = scene.mention_at.get(token.i)
            ids = scene.cast.actors_of(named) if named is not None and named.kind == "name" else ()
            parties += [id for id in ids if scene.actor(id).kind != "person" and id not in parties]
    return parties


def in_government(scene: Scene, mention: Mention) -> list[str]:
    """The state of "counterparts *in the French government*", "officials in the Foreign Ministry of Chad"."""
    for child in scene.article.doc[mention.head].children:
        body = scene.mention_at.get(child.i) if any(case.lower_ in ("in", "of") for case in child.lefts) else None
        ids = scene.cast.actors_of(body) if body is not None and body.label == "ORG" else ()
        if len(ids) == 1 and scene.actor(ids[0]).kind in ("state", "government", "ministry"):
            return list(ids)
    return []


def set_state_of_place(scene: Scene, made: Draft) -> None:
    """ "Recalled its envoy from Lima", "shelled Avdiivka": the other party is the state that the town lies in."""
    if made.kind not in STATE_OF_PLACE or (made.recipients and made.kind != "visit"):
        return
    for mention in made.finding.recipients:
        if scene.cast.actors_of(mention):
            continue
        place = scene.cast.place_of(mention)
        state = (scene.cast.state_at(place) if place else None) or owner_state(scene, mention)
        if made.kind in ("strike", "invade") and state is None:
            made.place = made.place or place
        if state is not None and not any(scene.same_side(state, party.actor) for party in made.agents):
            add_parties(made.recipients, [Party(state, scene.article.span(mention.start, mention.end))])
            if made.kind in HOSTED and made.kind != "visit":
                made.place = made.place or place


def set_host(scene: Scene, made: Draft) -> None:
    """The states of the places that a journey leads to are its hosts, where no other host is named."""
    if made.kind not in HOSTED or made.recipients:
        return
    receiving = receiver(scene, made) if made.kind == "visit" else None
    state = own_state(scene, receiving.actor) if receiving is not None else None
    if state is not None and receiving is not None and not is_home(scene, made, Party(state, receiving.span)):
        made.recipients = [Party(state, receiving.span)]
        return
    for mention in made.finding.place if made.kind == "visit" else made.finding.place[:1]:
        place = scene.cast.place_of(mention)
        state = scene.cast.state_at(place) if place else None
        if state is not None and not any(scene.same_side(state, party.actor) for party in made.agents):
            add_parties(made.recipients, [Party(state, scene.article.span(mention.start, mention.end))])


def receiver(scene: Scene, made: Draft) -> Party | None:
    """Who hosts or receives the visit that is the object of that verb: "*Oslo* hosts a visit by Lund"; who thanks the
    guest for it.
    """
    token = scene.article.doc[made.finding.trigger[1] - 1]
    thanked = token.dep_ in ("obl", "nmod") and any(case.lower_ == "for" for case in token.lefts)
    verb = token.head if token.head.pos_ == "VERB" else token.head.head
    if not (token.dep_ == "obj" and verb.lemma_ in RECEIVING) and not (thanked and verb.lemma_ == "thank"):
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    mention = scene.mention_at.get(subject.i) if subject is not None else None
    parties = parties_of(scene, [mention]) if mention is not None else []
    return parties[0] if len(parties) == 1 else None


def set_destination(scene: Scene, made: Draft) -> None:
    """A visit to one country takes place there; a tour of several has no one place."""
    if made.kind != "visit":
        return
    made.recipients = [party for party in made.recipients if not is_home(scene, made, party)]
    if len(made.recipients) > 1:
        made.place = None
    elif made.place is None and len(made.finding.recipients) == 1:
        made.place = scene.cast.place_of(made.finding.recipients[0])


def owner_state(scene: Scene, mention: Mention) -> str | None:
    """The state that a region is said to be of: "Russia's Far East"."""
    for child in scene.article.doc[mention.head].children:
        owner = scene.mention_at.get(child.i) if child.dep_ in ("nmod:poss", "amod", "compound") else None
        ids = scene.cast.actors_of(owner) if owner is not None else ()
        if len(ids) == 1 and scene.actor(ids[0]).kind == "state":
            return ids[0]
    return None


def name_hosts(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "On his trip abroad Lund met King Felipe": where no host is named, the state whose people were met."""
    for visit in drafts:
        somewhere = visit.place is not None and scene.cast.state_at(visit.place) is not None  # else a region at most
        if visit.kind != "visit" or visit.recipients or somewhere:
            continue
        sentence = scene.article.doc[visit.finding.trigger[0]].sent
        for other in drafts:
            met = other.kind in ("meet", "talks") and sentence.start <= other.finding.trigger[0] < sentence.end
            if (
                met
                and other.status == visit.status
                and all(any(party.actor == agent.actor for party in other.agents) for agent in visit.agents)
            ):
                visit.recipients = hosts_met(scene, visit, other)
                break


def hosts_met(scene: Scene, visit: Draft, meeting: Draft) -> list[Party]:
    """The one other state of those whom the travellers met, or nothing."""
    home = {scene.actor(agent.actor).country for agent in visit.agents}
    met = [party for party in meeting.agents if party.actor not in {agent.actor for agent in visit.agents}]
    countries = {scene.actor(party.actor).country for party in met}
    if len(countries) != 1 or None in countries | home or countries & home:
        return []
    state = own_state(scene, met[0].actor)
    return [Party(state, met[0].span)] if state else []


def is_home(scene: Scene, made: Draft, party: Party) -> bool:
    """True for the travellers' own state, which is no host of theirs."""
    state = scene.actor(party.actor)
    return state.kind == "state" and any(scene.actor(agent.actor).country == state.country for agent in made.agents)


def from_abroad(scene: Scene, made: Draft) -> bool:
    """True where all agents come from other states than the recipients do."""
    hosts = {scene.actor(party.actor).country for party in made.recipients}
    guests = {scene.actor(party.actor).country for party in made.agents}
    return bool(hosts and guests) and None not in hosts | guests and not hosts & guests


def own_state(scene: Scene, actor_id: str) -> str | None:
    """The state that an actor belongs to, as an actor."""
    country = scene.cast.state_of(actor_id)
    return scene.cast.state_actor(country) if country else None


def states_instead(scene: Scene, made: Draft) -> list[Party]:
    """The states in place of their diplomats, embassies or ministries; a party's own people stay who they are."""
    parties: list[Party] = []
    own = {scene.actor(agent.actor).country for agent in made.agents} - {None}
    for party in made.recipients:
        state = own_state(scene, party.actor) or described_state(scene, made, party)
        at_home = scene.actor(party.actor).country in own
        add_parties(parties, [Party(state, party.span) if state and not at_home else party])
    return parties


def set_only_other(scene: Scene, made: Draft) -> None:
    """Where the words leave out whom it is done to: the only other state that the clause speaks of."""
    if made.kind not in IMPLIED or made.recipients or not made.agents:
        return
    others: list[Party] = []
    start, end = made.finding.clause
    for mention in scene.mention_at.values():
        if mention.kind != "name" or not start <= mention.start < end or scene.cast.reads_as_place(mention):
            continue
        if is_of_conjunct(scene, mention, made.finding.trigger[0]):
            continue
        titled = titled_by(scene, mention)
        for actor in scene.cast.actors_of(mention):
            other = scene.actor(actor)
            own = any(scene.actor(agent.actor).country == other.country for agent in made.agents)
            if other.kind == "state" and not own:
                parties = [Party(actor, scene.article.span(mention.start, mention.end))]
                add_parties(others, parties_of(scene, [titled]) if titled is not None else parties)
    if len(others) == 1:
        made.recipients = others


def titled_by(scene: Scene, mention: Mention) -> Mention | None:
    """The person in whose title the mention stands: "*Chilean* President Lund"."""
    named = (other for other in scene.mention_at.values() if other.title and other.label == "PERSON")
    return next((other for other in named if other.title and other.title[0] <= mention.start < other.title[1]), None)


def is_of_conjunct(scene: Scene, mention: Mention, trigger: int) -> bool:
    """True where another verb of the sentence, coordinated with the event's, has the mention below it."""
    for token in (scene.article.doc[mention.head], *scene.article.doc[mention.head].ancestors):
        if token.i == trigger:
            return False
        if token.dep_ == "conj" and token.pos_ == "VERB":
            return True
    return False


def described_state(scene: Scene, made: Draft, party: Party) -> str | None:
    """The state that the words before somebody name: "China's ambassador", whoever he is."""
    for mention in made.finding.recipients:
        if scene.article.span(mention.start, mention.end) == party.span:
            return owner_state(scene, mention)
    return None


def settle_sides(scene: Scene, made: Draft) -> None:
    """All parties of a symmetric kind are agents; nobody acts upon himself, but two may upon each other."""
    kind = scene.lexicon.kinds[made.kind]
    if kind.symmetric:
        add_parties(made.agents, made.recipients)
        made.recipients = []
    elif len(made.agents) < 2 or {it.actor for it in made.agents} != {it.actor for it in made.recipients}:
        made.recipients = [party for party in made.recipients if not acts_on_itself(scene, made, party)]


def keep_named_pair(scene: Scene, made: Draft) -> None:
    """ "Lund spoke *at the Chad-Kenya talks*": where the noun itself names both states, their people are not counted
    beside them.
    """
    start, doc = made.finding.trigger[0], scene.article.doc
    pair = [
        party
        for mention in (*made.finding.agents, *made.finding.recipients)
        if mention.label in ("GPE", "ORG") and mention.end <= start and start - mention.end <= 6
        if any(doc[mark].text in HYPHENS for mark in (mention.end, mention.start - 1) if 0 <= mark < start)
        for party in made.agents
        if party.span == scene.article.span(mention.start, mention.end)
    ]
    if scene.lexicon.kinds[made.kind].symmetric and len(pair) == 2:
        made.agents = [
            party
            for party in made.agents
            if party in pair or not any(scene.same_side(party.actor, state.actor) for state in pair)
        ]


def acts_on_itself(scene: Scene, made: Draft, party: Party) -> bool:
    """True where the recipient is an agent too, or the very state that the agent speaks for."""
    acting = {agent.actor for agent in made.agents}
    if party.actor in acting:
        return True
    if made.kind not in OUTWARD or scene.actor(party.actor).kind != "state":
        return False
    return any(scene.same_side(agent, party.actor) for agent in acting)
