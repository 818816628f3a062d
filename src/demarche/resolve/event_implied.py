"""Parties that a clause implies: whose election it is, who forms a cabinet, between whom a deal was brokered."""

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene
from demarche.resolve.event_parties import own_state, parties_of

#: Offices that a whole state elects.
ELECTED = frozenset({"President", "Prime Minister", "Chancellor"})
#: Verbs of those who tell whom they appoint: "*announced* her cabinet, with Lund named as minister".
FORMING = frozenset({"announce", "unveil", "present", "form", "name", "reshuffle", "reveal"})
#: Encounters of which there may be a next round, told so few sentences after the last.
ENCOUNTERS = frozenset({"talks", "meet", "summit"})
NEAR = 4
#: Kinds of what can be brokered between two.
BROKERED = frozenset({"sign", "agree", "ceasefire", "talks", "meet"})


def name_implied(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Fills the sides that nothing names, where the words around leave no doubt."""
    for made in drafts:
        if made.kind == "elect" and not made.agents:
            made.agents = electors(scene, made)
        elif made.kind == "appoint" and not made.agents:
            made.agents = appointer(scene, made)
        elif made.kind in ENCOUNTERS and not made.parties and made.finding.rule.endswith("-next"):
            made.agents = those_before(scene, made, drafts)
        elif made.kind == "mediate" and made.agents and not made.recipients:
            made.recipients = brokered_for(scene, made, drafts)


def those_before(scene: Scene, made: Draft, drafts: Sequence[Draft]) -> list[Party]:
    """ "Peru and Chile held talks. *A second round* will be held in May": between those who met before."""
    told = [it for it in drafts if it.kind in ENCOUNTERS and len(it.parties) > 1]
    before = [it for it in told if it.trigger.start < made.trigger.start]
    last = max(before, key=lambda it: it.trigger.start, default=None)
    if last is None:
        return []
    near = scene.sentence_starts(last.finding.trigger[0], made.finding.trigger[0]) <= NEAR
    return [Party(it.actor, it.span) for it in last.parties] if near else []


def electors(scene: Scene, made: Draft) -> list[Party]:
    """The state whose head was elected: "congratulated *President Lund* on his re-election"."""
    for party in made.recipients:
        actor = scene.actor(party.actor)
        elected = any(office.title in ELECTED and office.of == actor.country for office in actor.offices)
        state = own_state(scene, party.actor) if elected and len(made.recipients) == 1 else None
        if state:
            return [Party(state, party.span)]
    return []


def appointer(scene: Scene, made: Draft) -> list[Party]:
    """Who announces a cabinet "*with Lund named* as minister"."""
    word = scene.article.doc[made.finding.trigger[1] - 1]
    above = word.head if not word.head.ent_type_ else word.head.head
    if word.dep_ != "acl" or not any(token.lower_ == "with" for token in word.doc[above.i : word.i]):
        return []
    verb = next((above for above in word.ancestors if above.pos_ == "VERB" and above.lemma_ in FORMING), None)
    subject = subject_of(verb) if verb is not None else None
    mention = scene.mention_at.get(subject.i) if subject is not None else None
    return parties_of(scene, [mention]) if mention is not None else []


def brokered_for(scene: Scene, made: Draft, drafts: Sequence[Draft]) -> list[Party]:
    """The two of a deal told before in the sentence: "Peru and Chile sign a deal *brokered by Oslo*"."""
    word = scene.article.doc[made.finding.trigger[1] - 1]
    if not word.dep_.startswith("acl"):
        return []
    start = word.sent.start
    near = [it for it in drafts if it.kind in BROKERED and start <= it.finding.trigger[0] < word.i]
    for other in sorted(near, key=lambda it: it.finding.trigger[0], reverse=True):
        mediators = {party.actor for party in made.agents}
        if len(other.agents) > 1 and mediators.isdisjoint(party.actor for party in other.agents):
            return list(other.agents)
    return []


def subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
