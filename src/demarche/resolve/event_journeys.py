"""What only looks like a journey, and who is no host of one."""

from demarche.model.finding import Mention
from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_parties import COUNTS, OFFICIAL_SECTORS, is_counted

#: First persons, who in a transcript are the speaker and those with him.
SPEAKERS = frozenset({"i", "we", "us", "let"})
#: Verbs by which a moderator calls on somebody, and by which a speaker comes to a topic ("*coming back* to Oslo, ...").
CALLING = frozenset({"go", "turn", "head", "jump", "move", "come", "return", "get"})
#: How turns of those who ask are marked in a transcript.
ASKING = frozenset({"QUESTION", "Q", "MODERATOR", "OPERATOR"})
#: Kinds of those who are no host of a journey unless something is known of them.
BODIES = frozenset({"organisation", "group", "outlet", "office", "ministry"})


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
    if not made.agents and made.finding.agents and all(mention.kind == "pronoun" for mention in made.finding.agents):
        return "who travels is not told"
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
    if not made.recipients and is_home_state(scene, made):
        return "they are in their own country"
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


def is_home_state(scene: Scene, made: Draft) -> bool:
    """True where the place is no town but the travellers' own country."""
    return made.place is not None and scene.cast.state_at(made.place) == made.place and is_home_place(scene, made)


def comes_to_a_topic(scene: Scene, made: Draft) -> bool:
    """ "*Coming back to* Chad, I think ...", "QUESTION: *Turning to* Chad, ...": a participle leads the sentence; "if I
    can *move on to* Chad".
    """
    word = scene.article.doc[made.finding.trigger[0]]
    if made.finding.rule == "visit-continue" and not made.times:
        return all(scene.article.doc[mention.head].lower_ in ("i", "let") for mention in made.finding.agents)
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
