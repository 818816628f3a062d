"""Parties that only the clause around or below tells: "pledged *to give Oslo* arms", "*Oslo* announced sanctions"."""

from collections.abc import Sequence

from demarche.model.record import Party
from demarche.resolve.event_draft import Draft, Scene, add_parties

#: Kinds whose content says whom they are made to.
MADE_OF_CONTENT = frozenset({"promise", "refuse"})
#: Kinds of words that give or take by being said, and kinds of what is given by them.
GIVING = frozenset({"promise", "announce-plan"})
GIVEN = frozenset({"aid", "arm", "sanction", "support"})
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
                add_parties(other.agents, [party for party in made.agents if party.actor not in given])


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
