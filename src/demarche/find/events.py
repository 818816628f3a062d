"""Who did what to whom, and did it happen: event words of all kinds, their parties, places, times and status."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from demarche.find.clause_mend import mend_clauses
from demarche.find.event_context import clause_range, content, features, times_of
from demarche.find.event_fillers import Fillers
from demarche.find.event_headlines import mend_headlines
from demarche.find.event_match import Match, matches
from demarche.find.event_mend import mend
from demarche.find.event_settle import settled
from demarche.find.event_stops import by_stops
from demarche.find.party_mend import mend_parties
from demarche.find.statement_tree import Tree
from demarche.find.status import Status
from demarche.find.status_clause import Reading
from demarche.find.status_nouns import StatusOfNouns
from demarche.lexicon import Lexicon
from demarche.lexicon.kinds import Kind
from demarche.model.article import Article
from demarche.model.finding import EventFinding, Mention, Rejected, TimeFinding

#: Noun readings in which the clause tells of the event itself, so that its times are the event's.
EVENTIVE = (
    "taking-place",
    "support-verb",
    "planned-event",
    "announced",
    "continuing",
    "is-in",
    "during-noun",
    "lasting-state",
)


#: Ordinals of events that are the first of their sort.
RARE = frozenset({"first", "second", "third", "fourth", "last", "latest", "highest-level", "rare"})
#: What stands behind the day that heads an entry of a timeline.
HEADING_MARKS = ([":"], ["–"], ["—"], ["-"], ["--"])
#: What is an event of its own below "brokered", too.
TALKS = frozenset({"talks", "negotiations", "consultations", "dialogue"})
#: Kinds whose object is an event of its own ("welcomed the *ceasefire*", "approved *sanctions*").
ABOUT_OTHERS = frozenset({"praise", "criticise", "vote", "reject", "deny", "support", "accuse"})


def find_events(
    article: Article, mentions: Sequence[Mention], times: Sequence[TimeFinding], lexicon: Lexicon
) -> tuple[list[EventFinding], list[Rejected]]:
    """The events of the told passages in text order; and the words that looked like events, with the reason against."""
    finder = EventFinder(article, mentions, times, lexicon)
    for token, part_of_speech in enumerate(finder.tree.pos):
        if part_of_speech in ("VERB", "NOUN", "PROPN", "ADJ") and article.told(token):
            finder.look_at(token)
    return settled(article, finder.told(), finder.spoken_for, finder.alone), finder.rejected


class EventFinder:
    """One pass over the words of an article."""

    def __init__(
        self, article: Article, mentions: Sequence[Mention], times: Sequence[TimeFinding], lexicon: Lexicon
    ) -> None:
        self.article = article
        self.times = times
        self.kinds = lexicon.kinds
        self.tree = Tree(article.doc)
        mend(self.tree, mentions, lexicon)
        mend_clauses(self.tree, mentions)
        mend_parties(self.tree, mentions)
        mend_headlines(self.tree, mentions)
        self.fillers = Fillers(article, self.tree, mentions, lexicon)
        self.status = Status(self.tree, lexicon.status)
        self.nouns = StatusOfNouns(self.status, lexicon.kinds)
        self.found: list[EventFinding] = []
        self.alone: dict[tuple[int, str], frozenset[int]] = {}
        self.spoken_for: set[int] = set()
        self.rejected: list[Rejected] = []

    def look_at(self, token: int) -> None:
        for found in matches(self.tree, self.fillers, self.kinds, token):
            if isinstance(found, str):
                self.reject("event", (token, token + 1), "no-party", found)
            else:
                self.take(found)

    def told(self) -> list[EventFinding]:
        """What was found, without participles that describe the very thing of another event ("a bomb *planted* near the
        embassy was defused"); what it was aimed at is the other's too.
        """
        kept = list(self.found)
        for event in self.found:
            word = event.trigger[1] - 1
            thing = self.tree.head[word] if self.tree.dep[word].startswith("acl") else -1
            if thing not in self.spoken_for:
                continue
            for number, other in enumerate(kept):
                if other.kind == event.kind and other.trigger[1] - 1 in (self.tree.head[thing], thing):
                    aim = other.recipients or event.recipients
                    kept[number] = replace(other, recipients=aim, place=other.place or event.place)
                    kept = [known for known in kept if known is not event]
                    break
        return kept

    def take(self, found: Match) -> None:
        taken = self.told_of_itself(found)
        if found.pattern.form == "verb" and not taken and self.subject_tells_it(found):
            self.reject(
                f"event {found.pattern.kind}", found.trigger, found.pattern.id, "its subject names the same event"
            )
            return
        kind = self.kinds[found.pattern.kind]
        if self.describes(found):
            self.reject(f"event {kind.name}", found.trigger, found.pattern.id, "it says who somebody is")
            return
        if self.compares(found):
            self.reject(f"event {kind.name}", found.trigger, found.pattern.id, "it says how rare the event is")
            return
        reading = self.reading(found, kind)
        if reading.status == "none":
            self.reject(f"event {kind.name}", found.trigger, found.pattern.id, f"it is no event here ({reading.rule})")
            return
        if reading.status == "planned" and self.decision_told(found):
            self.reject(f"event {kind.name}", found.trigger, found.pattern.id, "the decision was carried out")
            return
        if kind.plover_type == "ASSAULT" and self.is_toll(found):
            self.reject(f"event {kind.name}", found.trigger, found.pattern.id, "the toll of an attack told before")
            return
        if "object" in found.pattern.only and kind.name not in ABOUT_OTHERS and not found.pattern.alone:
            mediated = (
                kind.name == "mediate"
            )  # talks that somebody mediates are talks; a deal that he seeks is none yet
            told = (it for it in found.slots.get("object", ()) if not (mediated and self.tree.lower[it] in TALKS))
            self.spoken_for.update(told)
        for slot in ("after", "to", "on", *(("subject",) if taken else ())):
            if "any" not in found.pattern.only.get(slot, ("any",)):
                self.spoken_for.update(found.slots.get(slot, ()))  # "left Oslo after a *visit*", "agreed to a *truce*"
        if found.pattern.alone:
            self.alone[found.word, found.pattern.id] = content(self.tree, found.word)
        self.found.extend(by_stops(self.tree, self.fillers, self.times, self.finding(found, kind, reading)))

    def told_of_itself(self, found: Match) -> bool:
        """ "The *trip* takes him to Oslo", "his *itinerary* includes stops": the journey is the subject of its verb."""
        return found.pattern.kind == "visit" and "subject" in found.pattern.only

    def subject_tells_it(self, found: Match) -> bool:
        """ "The strikes killed five": the killing is part of the strikes."""
        return any(
            isinstance(told, Match) and told.pattern.kind == found.pattern.kind
            for token in found.slots.get("subject", ())
            if self.kinds.nouns.get(self.tree.lemma[token])
            for told in matches(self.tree, self.fillers, self.kinds, token)
        )

    def is_toll(self, found: Match) -> bool:
        """ "A bomb exploded, *killing* five": what the attack did, told by a participle, is no second attack; the
        victims are the attack's where only its place was named.
        """
        word = found.word
        if self.tree.tag[word] != "VBG" or self.tree.dep[word] != "advcl":
            return False
        for number, event in enumerate(self.found):
            attack = event.trigger[0] == self.tree.head[word] and self.kinds[event.kind].plover_type == "ASSAULT"
            if attack and not event.agents and all(self.fillers.is_place(mention) for mention in event.recipients):
                self.found[number] = replace(event, recipients=found.recipients)
            if attack:
                return True
        return False

    def describes(self, found: Match) -> bool:
        """ "Spoke with *visiting* leaders", which the parser takes for "by visiting"."""
        tree, word = self.tree, found.word
        people = (self.fillers.at.get(child) for child in tree.below(word, "obj"))
        return (
            tree.tag[word] == "VBG"
            and word > 0
            and tree.lower[word - 1] == "with"
            and any(mention is not None and mention.label in ("PERSON", "GROUP") for mention in people)
        )

    def compares(self, found: Match) -> bool:
        """ "(It was) *the first visit* by a Danish minister in years": how rare the event is, that was told before."""
        tree, word = self.tree, found.word
        ordinal = any(tree.tag[child] in ("JJ", "JJS") and tree.lower[child] in RARE for child in tree.children[word])
        some = any(tree.lower[mention.start - 1] in ("a", "an") for mention in found.agents if mention.start)
        aside = tree.dep[word] in ("appos", "parataxis", "conj") or tree.child(word, "cop") is not None
        if found.pattern.form == "verb":
            named = found.slots.get("clause", ()) if tree.lemma[word] == "become" else ()
            return any(tree.lower[child] in RARE for noun in named for child in tree.children[noun])
        such = any(tree.lower[child] == "such" for child in tree.children[word])  # "the third such expulsion this year"
        return ordinal and (such or (some and aside))

    def decision_told(self, found: Match) -> bool:
        """ "Oslo recalls its envoy ... Oslo's decision to recall him": the plan of a deed that was told before."""
        if self.tree.lemma[self.tree.head[found.word]] != "decision":
            return False
        names = {self.tree.lower[mention.end - 1] for mention in found.agents}
        return any(
            event.kind == found.pattern.kind
            and event.status == "occurred"
            and names <= {self.tree.lower[mention.end - 1] for mention in event.agents}
            for event in self.found
        )

    def reading(self, found: Match, kind: Kind) -> Reading:
        """The status by the calculus, fitted to the kind."""
        if found.pattern.form == "noun":
            reading = self.nouns.of_noun(found.word, kind, found.pattern, found.verb)
            return reading if found.pattern.status is None else Reading(found.pattern.status, None, "said-by-the-word")
        reading = self.status.of_verb(found.word)
        if found.pattern.state and self.tree.child(found.word, "cop") is None and self.tree.pos[found.word] == "PROPN":
            return Reading("ongoing", "present", "headline-stay")
        if self.told_of_itself(found) and (reading.status, reading.tense) == ("occurred", "present"):
            return Reading("planned", "future", "itinerary")
        if found.pattern.status is not None:
            return Reading(
                found.pattern.status, "present" if reading.tense == "future" else reading.tense, "said-by-the-word"
            )
        if reading.status == "cancelled" and reading.rule.endswith("will-not") and not kind.plans:
            return Reading("denied", reading.tense, reading.rule)
        if found.pattern.tries and reading.rule.startswith("attempt"):
            return Reading("ongoing", "present", "attempt-is-the-deed")
        if reading.rule == "report/progressive" and kind.plover_type == "SANCTION":
            return Reading("occurred", "present", "done-by-saying")
        goes_on = reading.rule.startswith("continuing/") and not reading.rule.endswith("/will")
        lasting = (
            goes_on
            or (reading.rule in ("plan", "attempt") and kind.name != "visit")
            or (reading.status == "occurred" and reading.tense == "present")
        )
        if found.pattern.state and lasting:
            return Reading("ongoing", "present", "lasting-verb")
        return reading

    def finding(self, found: Match, kind: Kind, reading: Reading) -> EventFinding:
        eventive = (
            found.pattern.form == "verb"
            or "is" in found.pattern.only
            or found.pattern.status is None
            and any(part in EVENTIVE for part in reading.rule.split("/"))
        )
        return EventFinding(
            kind=kind.name,
            trigger=found.trigger,
            status=reading.status,
            rule=found.pattern.id,
            status_rule=reading.rule,
            clause=clause_range(self.tree, found.verb if found.verb is not None else found.word),
            agents=found.agents,
            recipients=found.recipients,
            place=found.place,
            times=times_of(self.tree, found, self.times, self.kinds, eventive=eventive) or self.headed(found, reading),
            features=MappingProxyType(features(self.tree, self.article, found, reading)),
        )

    def headed(self, found: Match, reading: Reading) -> tuple[int, ...]:
        """The day that a passage of a timeline begins with: "*August 3:* Oslo leaves the bloc. Riga objects."."""
        passage = self.article.passage_of[found.word]
        if reading.status not in ("occurred", "cancelled", "ongoing") or reading.tense == "future":
            return ()
        for number, time in enumerate(self.times):
            begins = time.start == 0 or self.article.passage_of[time.start - 1] != self.article.passage_of[time.start]
            if begins and self.article.passage_of[time.start] == passage:
                return (number,) if self.tree.lower[time.end : time.end + 1] in HEADING_MARKS else ()
        return ()

    def reject(self, what: str, trigger: tuple[int, int], rule: str, reason: str) -> None:
        self.rejected.append(Rejected(what, *trigger, rule, reason))
