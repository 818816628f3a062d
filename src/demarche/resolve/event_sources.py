"""According to whom: statements whose content reports an event, and denials of what another said."""

from collections.abc import Sequence

from demarche.model.record import EventSource, Party, Statement
from demarche.model.span import Span
from demarche.resolve.event_draft import Draft, Scene, add_parties

STANCES = {"deny": "denies", "confirm": "confirms"}
#: Nouns that take up what somebody else said ("denied the claims").
TAKEN_UP = frozenset(
    "accusation accusations allegation allegations assertion assertions charge charges claim claims report reports "
    "rumour rumours rumor rumors suggestion suggestions statement statements it this that them".split()
)


def attribute(draft: Draft, statements: Sequence[Statement]) -> None:
    """Every speaker whose words hold the trigger vouches for the event (or denies it); the outlet needs no entry."""
    for statement in statements:
        if statement.speaker is None or is_own_act(draft, statement):
            continue
        if any(content.covers(draft.trigger) for content in statement.content):
            add_source(draft, EventSource(statement.speaker, statement.id, STANCES.get(statement.act, "asserts")))
    only_denied = bool(draft.sources) and all(source.stance == "denies" for source in draft.sources)
    if only_denied and draft.status in ("occurred", "ongoing"):
        draft.status = "denied"


def is_own_act(draft: Draft, statement: Statement) -> bool:
    """True where the event is the speech act itself ("warned" is no event that the warning reports)."""
    return statement.cue is not None and statement.cue.overlaps(draft.trigger)


def add_source(draft: Draft, source: EventSource) -> None:
    if all((known.actor, known.stance) != (source.actor, source.stance) for known in draft.sources):
        draft.sources.append(source)


def link_denials(scene: Scene, drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """ "Beijing has denied the claims" denies what the last other speaker said and answers him."""
    for position, denial in enumerate(statements):
        if denial.act != "deny" or denial.speaker is None or not takes_up(scene, denial):
            continue
        claim = claim_before(statements[:position], denial)
        if claim is None or claim.speaker is None:
            continue
        for draft in drafts:
            if is_own_act(draft, denial) and draft.kind == "deny" and not draft.recipients:
                add_parties(draft.recipients, [Party(claim.speaker, claim.speaker_text or claim.content[0])])
            if claimed_in(draft, claim):
                add_source(draft, EventSource(denial.speaker, denial.id, "denies"))


def takes_up(scene: Scene, denial: Statement) -> bool:
    text = scene.article.document.text
    words = " ".join(span.of(text) for span in denial.content).lower().split()
    return len(words) <= 4 and any(word.strip(".,;:\"'“”") in TAKEN_UP for word in words)


def claim_before(statements: Sequence[Statement], denial: Statement) -> Statement | None:
    """The nearest earlier statement of another speaker."""
    return next((told for told in reversed(statements) if told.speaker not in (None, denial.speaker)), None)


def claimed_in(draft: Draft, claim: Statement) -> bool:
    return not is_own_act(draft, claim) and any(content.covers(draft.trigger) for content in claim.content)


def is_disputed(draft: Draft) -> bool:
    stances = {source.stance for source in draft.sources}
    return "denies" in stances and bool(stances & {"asserts", "confirms"})


def evidence_of(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In text order, each once."""
    return tuple(sorted(set(spans)))
