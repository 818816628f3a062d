"""Parties that only the clause around or below tells: "pledged *to give Oslo* arms", "*Oslo* announced sanctions"."""

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene, add_parties
from demarche.resolve.event_parties import own_state, parties_of

#: Kinds whose content says whom they are made to.
MADE_OF_CONTENT = frozenset({"promise", "refuse"})
#: Kinds of words that give or take by being said, and kinds of what is given by them.
GIVING = frozenset({"promise", "announce-plan"})
GIVEN = frozenset({"aid", "arm", "sanction", "support"})
#: Kinds of encounters, and how a visit that they belong to stands above them ("a visit *that includes* talks").
ENCOUNTERS = frozenset({"meet", "talks"})
PART_OF = ("obj", "obl", "nmod", "acl:relcl", "acl", "conj")
#: Relations by which the content hangs on the word ("pledged to give", "a pledge to give").
CONTENT = ("xcomp", "ccomp", "acl", "advcl", "obl", "nmod", "obj", "conj")


def name_beneficiaries(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Saudi Arabia's pledge to *give Yemen* aid": the other party of what is promised, where no other is named."""
    for made in drafts:
        if made.kind not in MADE_OF_CONTENT or made.recipients or not made.agents:
            continue
        for other in drafts:
            if other is not made and is_content(scene, made, other) and same_agents(scene, made, other):
                others = [party for party in other.parties if not is_own(scene, made, party)]
                add_parties(made.recipients, others)
                break


def name_givers(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "*Oslo* announced aid for Chad", "*Oslo*'s pledge of aid": who says so gives it, where no other is named."""
    for made in drafts:
        if made.kind not in GIVING:
            continue
        for other in drafts:
            if other.kind in GIVEN and not other.agents and is_content(scene, made, other):
                given = {party.actor for party in other.recipients}
                givers = [giving(scene, party) for party in made.agents]
                add_parties(other.agents, [party for party in givers if party.actor not in given])


def giving(scene: Scene, party: Party) -> Party:
    """Who gives what an officer announces: his state."""
    actor = scene.actor(party.actor)
    state = own_state(scene, party.actor) if actor.kind == "person" and actor.sector == "GOV" else None
    return Party(state, party.span) if state else party


def is_content(scene: Scene, made: Draft, other: Draft) -> bool:
    """True where the other's word is the head of what the word promises, or its object."""
    word = made.finding.trigger[1] - 1
    token = scene.article.doc[other.finding.trigger[1] - 1]
    for _ in range(4):
        if token.i <= word or token.head.i == token.i or token.dep_ not in CONTENT:
            return False
        token = token.head
        if token.i == word:
            return True
    return False


def same_agents(scene: Scene, made: Draft, other: Draft) -> bool:
    """True where somebody acts in both, or nobody is named for the deed."""
    return not other.agents or any(is_own(scene, made, party) for party in other.agents)


def is_own(scene: Scene, made: Draft, party: Party) -> bool:
    return any(scene.same_side(agent.actor, party.actor) for agent in made.agents)


def name_visitors(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "*Lund* arrived for a visit that includes talks with the king": the visitor takes part in the talks."""
    visits = {made.finding.trigger[1] - 1: made for made in drafts if made.kind == "visit" and made.agents}
    for made in drafts:
        if made.kind not in ENCOUNTERS or not made.agents or made.finding.agents:
            continue
        visit = visit_above(scene, made, visits)
        if visit is not None and not any(is_own(scene, visit, party) for party in made.agents):
            made.agents = [*visit.agents, *made.agents]


def visit_above(scene: Scene, made: Draft, visits: dict[int, Draft]) -> Draft | None:
    """The visit in whose phrase or clause the encounter's word stands; in a headline without a verb ("Lund *in Oslo*
    for talks") that of the whole of it.
    """
    token = scene.article.doc[made.finding.trigger[1] - 1]
    for place, visit in visits.items():
        if visit.finding.status_rule == "headline-stay" and token.sent.start <= place < token.i:
            return visit
    for _ in range(4):
        if token.dep_ not in PART_OF:
            return None
        token = token.head
        if token.i in visits:
            return visits[token.i]
    return None


def name_second_signatory(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "On his visit Lund signed accords *between the two countries*": both are parties, though one is the subject."""
    doc = scene.article.doc
    for made in drafts:
        if made.kind not in ("sign", "agree") or len(made.agents) != 1:
            continue
        sentence = doc[made.finding.trigger[0]].sent
        both = (
            mention
            for mention in scene.mention_at.values()
            if made.finding.trigger[1] <= mention.start < sentence.end
            and any(case.lower_ == "between" for case in doc[mention.head].lefts)
        )
        for mention in both:
            states = scene.cast.actors_of(mention)
            others = [state for state in states if not scene.same_side(state, made.agents[0].actor)]
            if len(states) == 2 and len(others) == 1:
                span = scene.article.span(mention.start, mention.end)
                add_parties(made.agents, [Party(others[0], span)])
                break


def name_lifters(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "*Oslo* lifted the sanctions imposed on Chad": who ends them is their party where nobody else is named."""
    for made in drafts:
        token = scene.article.doc[made.finding.trigger[1] - 1]
        if made.kind != "sanction" or made.status != "cancelled" or made.agents or token.dep_ != "obj":
            continue
        if any(child.dep_ == "obl:agent" for below in token.rights for child in below.children):
            continue
        subject = next((child for child in token.head.lefts if child.dep_ == "nsubj"), None)
        for head in (subject, *subject.conjuncts) if subject is not None else ():
            mention = scene.mention_at.get(head.i)
            add_parties(made.agents, parties_of(scene, [mention]) if mention is not None else [])


def name_officials_met(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Lund will travel to Chad. She will meet *senior officials*": those of the state that the journey leads to."""
    visits = [made for made in drafts if made.kind == "visit" and made.agents and made.recipients]
    for made in drafts:
        if made.kind not in ENCOUNTERS:
            continue
        visit = visit_before(scene, made, visits)
        unknown = [party for party in made.agents if is_official_of_nobody(scene, party)]
        if visit is not None and unknown:
            hosts = [party for party in visit.recipients if scene.actor(party.actor).kind == "state"]
            made.agents = [party for party in made.agents if party not in unknown]
            add_parties(made.agents, [Party(host.actor, unknown[0].span) for host in hosts])


def visit_before(scene: Scene, made: Draft, visits: Sequence[Draft]) -> Draft | None:
    """The journey of the same people told last, in the sentence of the encounter or the two before."""
    before = [visit for visit in visits if visit.trigger.start < made.trigger.start]
    visit = max(before, key=lambda visit: visit.trigger.start, default=None)
    if visit is None or not any(is_own(scene, visit, party) for party in made.agents):
        return None
    return visit if scene.sentence_starts(visit.finding.trigger[0], made.finding.trigger[0]) <= 3 else None


def is_official_of_nobody(scene: Scene, party: Party) -> bool:
    """True for "senior government officials", whose state is not said."""
    actor = scene.actor(party.actor)
    known = actor.country is not None or not actor.id.startswith("local:") or actor.kind != "group"
    noun = actor.name.split()[-1]
    described = actor.sector == "GOV" and actor.name.islower()
    return described and not known and noun in ("officials", "leaders", "ministers", "counterparts")


def leave_to_body(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Lund spoke *in a Security Council meeting*": the meeting is the body's, whoever speaks there."""
    for made in drafts:
        token = scene.article.doc[made.finding.trigger[1] - 1]
        if made.kind not in ENCOUNTERS or token.dep_ not in ("obl", "nmod") or token.pos_ not in ("NOUN", "PROPN"):
            continue
        inside = {scene.article.span(it.start, it.end) for it in made.finding.agents if it.head in in_front(token)}
        own = [party for party in made.agents if party.span in inside]
        if own and all(scene.actor(party.actor).kind == "organisation" for party in own):
            made.agents = own


def in_front(noun: Token) -> set[int]:
    """The tokens of what stands before the noun: "the *Security Council* meeting"."""
    owners = (child for child in noun.lefts if child.dep_ in ("compound", "nmod:poss", "amod", "nmod"))
    return {token.i for owner in owners for token in owner.subtree}
