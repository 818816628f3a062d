"""Events of one article: parties, days, sources, denials, and one event per happening."""

from collections.abc import Mapping, Sequence
from datetime import date

import spacy
from spacy.tokens import Doc

from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document, Passage, Published
from demarche.model.finding import EventFinding, Findings, Mention
from demarche.model.record import Actor, Event, Place, Statement, TimeSpan
from demarche.model.span import Span
from demarche.resolve.events import resolve_events

LEXICON = Lexicon.load()
VOCAB = spacy.blank("en").vocab
PUBLISHED = Published(date(2024, 5, 6), date(2024, 5, 6), "given")
ACTORS = {
    "NOR": Actor("NOR", "Norway", "state", country="NOR"),
    "ISL": Actor("ISL", "Iceland", "state", country="ISL"),
    "berg": Actor("berg", "Kari Berg", "person", country="NOR"),
    "RUS": Actor("RUS", "Russia", "state", country="RUS"),
    "UKR": Actor("UKR", "Ukraine", "state", country="UKR"),
    "jon": Actor("jon", "Jon Einarsson", "person", country="ISL"),
}
PLACES = {"Oslo": Place("Oslo", "Oslo", "NOR"), "Reykjavik": Place("Reykjavik", "Reykjavik", "ISL")}


class Cast:
    """Knows each mention by its words."""

    def __init__(self, article: Article, known: Mapping[str, str]) -> None:
        self.article = article
        self.known = known

    def words(self, mention: Mention) -> str:
        return self.article.words(mention.start, mention.end)

    def actors_of(self, mention: Mention) -> tuple[str, ...]:
        return tuple(filter(None, [self.known.get(self.words(mention))]))

    def place_of(self, mention: Mention) -> str | None:
        return self.words(mention) if self.words(mention) in PLACES else None

    def reads_as_place(self, mention: Mention) -> bool:
        return self.place_of(mention) is not None

    def actor(self, identifier: str) -> Actor:
        return ACTORS[identifier]

    def state_of(self, actor_id: str) -> str | None:
        return ACTORS[actor_id].country

    def state_at(self, place_id: str) -> str | None:
        return PLACES[place_id].country

    def state_actor(self, country: str) -> str | None:
        return country if country in ACTORS else None


KNOWN = {"Norway": "NOR", "Iceland": "ISL", "Berg": "berg", "Einarsson": "jon", "Icelandic envoys": "jon"}


def article_of(text: str) -> Article:
    words = text.split()
    doc = Doc(VOCAB, words=words, sent_starts=[index == 0 for index in range(len(words))])
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    passages = (Passage("paragraph", Span(0, len(text))),)
    return Article(Document("sha256:0", "t", text), passages, doc, tuple(starts), tuple(ends), (0,) * len(words))


def mention(article: Article, words: str) -> Mention:
    tokens = [token.text for token in article.doc]
    wanted = words.split()
    start = next(i for i in range(len(tokens)) if tokens[i : i + len(wanted)] == wanted)
    end = start + len(wanted)
    return Mention(start, end, end - 1, "name", "GPE", "test")


def finding(
    article: Article, kind: str, trigger: str, agents: Sequence[str], recipients: Sequence[str] = (), **more: object
) -> EventFinding:
    at = mention(article, trigger)
    settings: dict[str, object] = {"status": "planned", "clause": (0, len(article.doc)), **more}
    return EventFinding(
        kind=kind, trigger=(at.start, at.end), rule="test", status_rule="test",
        agents=tuple(mention(article, words) for words in agents),
        recipients=tuple(mention(article, words) for words in recipients),
        **settings,  # type: ignore[arg-type]
    )  # fmt: skip


def resolve(
    article: Article,
    events: Sequence[EventFinding],
    times: tuple[TimeSpan, ...] = (),
    statements: Sequence[Statement] = (),
) -> tuple[Event, ...]:
    cast = Cast(article, KNOWN)
    found = resolve_events(article, Findings(events=tuple(events)), cast, times, statements, PUBLISHED, LEXICON)
    return found[0]


def day(number: int, until: int | None = None) -> TimeSpan:
    return TimeSpan(
        f"t{number}", Span(0, 1), "x", "DATE", earliest=date(2024, 5, number), latest=date(2024, 5, until or number)
    )


def test_host_of_a_visit_is_the_state_of_its_place() -> None:
    article = article_of("Berg will travel to Reykjavik")
    found = resolve(article, [finding(article, "visit", "travel", ["Berg"], place=(mention(article, "Reykjavik"),))])
    assert [party.actor for party in found[0].recipients] == ["ISL"]
    assert found[0].place == "Reykjavik"


def test_symmetric_kinds_have_agents_only() -> None:
    article = article_of("Berg met Einarsson in Oslo")
    found = resolve(article, [finding(article, "meet", "met", ["Berg"], ["Einarsson"], status="occurred")])
    assert [party.actor for party in found[0].agents] == ["berg", "jon"]
    assert not found[0].recipients


def test_recipient_of_a_summons_is_the_state() -> None:
    article = article_of("Norway summoned Icelandic envoys")
    found = resolve(
        article, [finding(article, "summon", "summoned", ["Norway"], ["Icelandic envoys"], status="occurred")]
    )
    assert [party.actor for party in found[0].recipients] == ["ISL"]


def test_mentions_of_one_happening_are_one_event_on_the_narrower_days() -> None:
    article = article_of("Norway 's visit next week . Berg will travel to Iceland on Tuesday")
    first = finding(article, "visit", "visit", ["Norway"], times=(0,), clause=(0, 5))
    second = finding(article, "visit", "travel", ["Berg"], ["Iceland"], times=(1,), clause=(6, 13))
    found = resolve(article, [first, second], (day(13, 19), day(14)))
    assert len(found) == 1
    assert [party.actor for party in found[0].agents] == ["berg"]
    assert (found[0].when.earliest, found[0].when.latest) == (date(2024, 5, 14), date(2024, 5, 14))
    assert len(found[0].evidence) == 2


def test_visits_on_different_days_stay_apart() -> None:
    article = article_of("Berg will travel to Iceland . Berg had been expected to go to Iceland")
    first = finding(article, "visit", "travel", ["Berg"], ["Iceland"], times=(0,))
    second = finding(
        article, "visit", "go", ["Berg"], ["Iceland"], times=(1,), status="cancelled", features={"superseded": "yes"}
    )
    assert len(resolve(article, [first, second], (day(14), day(28)))) == 2


def test_a_plan_that_is_put_off_is_one_postponed_event() -> None:
    article = article_of("Berg was to travel to Iceland . Berg postponed the trip")
    first = finding(article, "visit", "travel", ["Berg"], ["Iceland"])
    second = finding(article, "visit", "trip", ["Berg"], status="postponed")
    found = resolve(article, [first, second])
    assert [event.status for event in found] == ["postponed"]


def test_a_bare_mention_without_parties_joins_or_is_dropped() -> None:
    article = article_of("Berg and Einarsson plan talks . The talks matter")
    first = finding(article, "talks", "talks", ["Berg", "Einarsson"])
    bare = finding(article, "talks", "The talks", [], features={"definite": "yes"})
    assert len(resolve(article, [first, bare])) == 1
    assert resolve(article, [bare]) == ()


def test_signature_takes_place_during_the_visit() -> None:
    article = article_of("Berg will visit Iceland and Berg and Einarsson will sign a treaty")
    visit = finding(article, "visit", "visit", ["Berg"], ["Iceland"], times=(0,))
    sign = finding(article, "sign", "sign", ["Berg", "Einarsson"])
    found = resolve(article, [visit, sign], (day(14, 16),))
    assert {(event.when.earliest, event.when.latest) for event in found} == {(date(2024, 5, 14), date(2024, 5, 16))}


def test_historical_present_is_the_day_of_the_news() -> None:
    article = article_of("Berg meets Einarsson")
    told = finding(article, "meet", "meets", ["Berg"], ["Einarsson"], status="occurred", features={"tense": "present"})
    assert resolve(article, [told])[0].when.earliest == PUBLISHED.day


def test_days_of_a_visit_with_its_length() -> None:
    article = article_of("Berg begins a visit to Iceland")
    told = finding(article, "visit", "visit", ["Berg"], ["Iceland"], times=(0,), features={"days": "3"})
    when = resolve(article, [told], (day(14),))[0].when
    assert (when.earliest, when.latest) == (date(2024, 5, 14), date(2024, 5, 16))


def test_who_says_so_and_who_denies_the_claim() -> None:
    text = "Norway said Iceland sent arms . Iceland denied the claim"
    article = article_of(text)
    said = Statement(
        "s1",
        "indirect",
        "say",
        (span_of(text, "Iceland sent arms"),),
        "NOR",
        span_of(text, "Norway"),
        span_of(text, "said"),
    )
    denied = Statement("s2", "indirect", "deny", (span_of(text, "the claim"),), "ISL", None, span_of(text, "denied"))
    sent = finding(article, "arm", "sent", ["Iceland"], status="occurred")
    deny = finding(article, "deny", "denied", ["Iceland"], status="occurred")
    arm, denial = resolve(article, [sent, deny], (), [said, denied])
    assert {(source.actor, source.stance) for source in arm.sources} == {("NOR", "asserts"), ("ISL", "denies")}
    assert arm.disputed
    assert [party.actor for party in denial.recipients] == ["NOR"]
    assert not denial.sources


def test_what_is_only_denied_did_not_happen_for_the_record() -> None:
    text = "Iceland denied that Norway attacked"
    article = article_of(text)
    denied = Statement(
        "s1", "indirect", "deny", (span_of(text, "Norway attacked"),), "ISL", None, span_of(text, "denied")
    )
    found = resolve(article, [finding(article, "strike", "attacked", ["Norway"], status="occurred")], (), [denied])
    assert found[0].status == "denied"
    assert not found[0].disputed


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_whom_the_invader_invades_is_known_where_the_text_names_him() -> None:
    known = {"Russia": "RUS", "Ukraine": "UKR"}
    for text, wanted in (
        ("Russia 's invasion goes on and Ukraine resists", ["UKR"]),
        ("Russia 's invasion goes on", []),
    ):
        article = article_of(text)
        mentions = tuple(mention(article, name) for name in known if name in text)
        invade = finding(article, "invade", "invasion", ["Russia"], status="ongoing")
        found = resolve_events(
            article, Findings(mentions, events=(invade,)), Cast(article, known), (), (), PUBLISHED, LEXICON
        )[0]
        assert [party.actor for party in found[0].recipients] == wanted
