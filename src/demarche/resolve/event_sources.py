"""According to whom: statements whose content reports an event, and denials of what another said."""

import re
from collections.abc import Sequence

from demarche.model.record import EventSource, Party, Statement
from demarche.model.span import Span
from demarche.resolve.event_draft import Draft, Scene, add_parties

#: Kinds that are done by saying so.
PERFORMED = frozenset(
    "accuse announce-plan appoint criticise demand invite praise promise propose refuse reject request resign support "
    "threaten warn".split()
)
#: Words that open an adverbial of time, cause or circumstance.
BACKGROUND = frozenset("after ahead amid amidst as before despite following since when while".split())
#: Acts that leave open whether their content is so: "would not confirm that the envoy had left".
UNVOUCHED = frozenset({"refuse"})
#: Kinds of what is denied by the one whom it is said of.
CHARGES = frozenset({"accuse", "criticise", "threaten"})
STANCES = {"deny": "denies", "confirm": "confirms"}
#: Nouns that take up what somebody else said ("denied the claims").
TAKEN_UP = frozenset(
    "accusation accusations allegation allegations assertion assertions charge charges claim claims report reports "
    "rumour rumours rumor rumors suggestion suggestions statement statements it this that them".split()
)

#: Nouns for a plan told before ("confirmed the new *date*"), and how far back that may be, in code points.
OF_PLANS = frozenset("date dates day days plan plans schedule timetable timing trip visit meeting talks news".split())
CLOSE = 300


def attribute(scene: Scene, draft: Draft, statements: Sequence[Statement]) -> None:
    """Who vouches for the event (or denies it); none where the outlet tells it in its own voice."""
    telling = [statement for statement in statements if tells(scene, draft, statement)]
    draft.told_by_outlet = not telling and not draft.presupposed
    for statement in nearest([statement for statement in telling if not performs(draft, statement)]):
        if statement.speaker is not None and statement.act not in UNVOUCHED:
            add_source(draft, EventSource(statement.speaker, statement.id, STANCES.get(statement.act, "asserts")))
    only_denied = bool(draft.sources) and all(source.stance == "denies" for source in draft.sources)
    if only_denied and draft.status in ("occurred", "ongoing") and draft.kind not in PERFORMED:
        draft.status = "denied"


def tells(scene: Scene, draft: Draft, statement: Statement) -> bool:
    """True where the statement's words hold the trigger; what a sentence of the outlet presupposes is not claimed."""
    if is_own_act(draft, statement) or not any(content.covers(draft.trigger) for content in statement.content):
        return False
    if statement.kind == "direct" or draft.status not in ("occurred", "ongoing"):
        return True
    return not draft.presupposed and not is_background(scene, draft)


def is_background(scene: Scene, draft: Draft) -> bool:
    """True where the event stands in an adverbial of time or cause: the outlet's addition to what was said."""
    token = scene.article.doc[draft.finding.trigger[1] - 1]
    for node in (token, *token.ancestors):
        words = {child.lower_ for child in node.children if child.dep_ in ("mark", "case", "advmod")}
        if node.dep_ in ("advcl", "obl", "nmod") and words & BACKGROUND:
            return True
        if node.dep_ in ("ccomp", "root", "parataxis"):
            return False
    return False


def nearest(telling: Sequence[Statement]) -> list[Statement]:
    """The innermost statement and those that carry it in the same breath ("KCNA reports that he said"), joint speakers
    included; not a whole release that somebody stands for.
    """
    if not telling:
        return []
    innermost = min(map(length, telling))
    return [told for told in telling if length(told) == innermost or told.kind != "direct"]


def length(statement: Statement) -> int:
    """Code points of what was said."""
    return sum(span.end - span.start for span in statement.content)


def performs(draft: Draft, statement: Statement) -> bool:
    """ "He announced his resignation" does what it says: nobody need vouch for it but who tells of him; what he says in
    his own words ("I congratulate Malta") he vouches for.
    """
    return statement.kind != "direct" and (
        draft.status in ("occurred", "ongoing")
        and draft.kind in PERFORMED
        and any(party.actor == statement.speaker for party in draft.agents)
    )


def is_own_act(draft: Draft, statement: Statement) -> bool:
    """True where the event is the speech act itself ("warned" is no event that the warning reports)."""
    return statement.cue is not None and statement.cue.overlaps(draft.trigger)


def add_source(draft: Draft, source: EventSource) -> None:
    if all((known.actor, known.stance) != (source.actor, source.stance) for known in draft.sources):
        draft.sources.append(source)


def link_denials(scene: Scene, drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """ "Beijing has denied the claims" denies what the last other speaker said and answers him."""
    for position, denial in enumerate(statements):
        claim = claim_before(scene, statements[:position], denial) if denial.act == "deny" and denial.speaker else None
        if claim is None or claim.speaker is None or denial.speaker is None:
            continue
        taken_up = takes_up(scene, denial)
        accusers = accusers_of(scene, drafts, claim, denial)
        for draft in drafts:
            if is_own_act(draft, denial) and draft.kind == "deny" and not draft.recipients:
                answered = accusers or [Party(claim.speaker, claim.speaker_text or claim.content[0])]
                own = [
                    party for party in answered if any(scene.same_side(party.actor, it.actor) for it in draft.agents)
                ]
                add_parties(draft.recipients, [party for party in answered if party not in own])
            if taken_up and tells(scene, draft, claim):
                add_source(draft, EventSource(denial.speaker, denial.id, "denies"))


def accusers_of(scene: Scene, drafts: Sequence[Draft], claim: Statement, denial: Statement) -> list[Party]:
    """Who accused the one who denies, after what was said last: "*Oslo* blamed Riga, a charge that Riga denies"."""
    start = min(claim.content).start
    end = denial.cue.start if denial.cue is not None else max(denial.content).end
    for draft in sorted(drafts, key=lambda draft: draft.trigger.start, reverse=True):
        charged = any(denial.speaker and scene.same_side(party.actor, denial.speaker) for party in draft.recipients)
        if draft.kind in CHARGES and start < draft.trigger.start < end and charged:
            return list(draft.agents)
    return []


#: What is confirmed by the name of it, and the kinds of plans that are meant.
NAMED_PLANS = {
    **dict.fromkeys(("visit", "trip", "tour", "journey"), frozenset({"visit"})),
    **dict.fromkeys(("meeting", "talks", "summit"), frozenset({"meet", "talks", "summit"})),
}


def link_confirmations(scene: Scene, drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """ "The ministry confirmed the new date": of the plan that was told last before."""
    for statement in statements:
        if statement.act != "confirm" or statement.speaker is None or not confirms_plan(scene, statement):
            continue
        start = min(statement.content).start
        plans = [it for it in drafts if it.status in ("planned", "postponed") and it.trigger.end <= start]
        named = NAMED_PLANS.get(words_of(scene, statement)[-1].strip(".,;:"))
        plans = [it for it in plans if it.kind in named] if named else plans
        last = max(plans, key=lambda draft: draft.trigger.start, default=None)
        if last is not None and start - last.trigger.end <= CLOSE:
            add_source(last, EventSource(statement.speaker, statement.id, "confirms"))
            last.evidence.extend(statement.content)


def confirms_plan(scene: Scene, statement: Statement) -> bool:
    """True where what is confirmed is no more than a date or a plan."""
    words = words_of(scene, statement)
    return len(words) <= 4 and bool(words) and words[-1].strip(".,;:") in OF_PLANS


def takes_up(scene: Scene, denial: Statement) -> bool:
    words = words_of(scene, denial)
    return len(words) <= 4 and any(word.strip(".,;:\"'“”") in TAKEN_UP for word in words)


def words_of(scene: Scene, statement: Statement) -> list[str]:
    """The words of what is said, in lower case, marks and all."""
    text = scene.article.document.text
    return " ".join(span.of(text) for span in statement.content).lower().split()


def claim_before(scene: Scene, statements: Sequence[Statement], denial: Statement) -> Statement | None:
    """The nearest earlier statement of another side in the same passage, or in the one before whose next it opens."""
    for told in reversed(statements):
        if told.speaker is None or denial.speaker is None or scene.same_side(told.speaker, denial.speaker):
            continue
        there, here = passage_of(scene, told), passage_of(scene, denial)
        return told if there == here or (there == here - 1 and opens(scene, denial, here)) else None
    return None


def passage_of(scene: Scene, statement: Statement) -> int:
    """The number of the passage in which the statement begins; -1 where it is in none."""
    start = min(statement.content).start
    spans = enumerate(passage.span for passage in scene.article.passages)
    return next((number for number, span in spans if span.start <= start < span.end), -1)


def opens(scene: Scene, statement: Statement, number: int) -> bool:
    """True for what is said in the first sentence of a passage."""
    start = scene.article.passages[number].span.start
    before = scene.article.document.text[start : min(statement.content).start]
    return re.search(r"[.!?]\s", before) is None


def settle_sources(draft: Draft) -> None:
    """What the outlet itself tells as a fact needs no source, unless somebody denies it; what is disputed is open."""
    if is_disputed(draft) and draft.status in ("occurred", "ongoing", "denied") and draft.kind not in PERFORMED:
        draft.status = "possible"
    denied = any(source.stance in ("denies", "doubts") for source in draft.sources)
    if draft.told_by_outlet and draft.status in ("occurred", "ongoing") and not denied:
        draft.sources.clear()


def is_disputed(draft: Draft) -> bool:
    stances = {source.stance for source in draft.sources}
    return "denies" in stances and bool(stances & {"asserts", "confirms"})


def evidence_of(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In text order, each once."""
    return tuple(sorted(set(spans)))
