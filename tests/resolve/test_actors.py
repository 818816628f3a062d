"""Who is meant, in sentences of our own, read with the shipped model and lexicon."""

from collections.abc import Callable
from datetime import date

import pytest

from demarche.find.mentions import find_mentions
from demarche.lexicon import Lexicon
from demarche.model.article import Article
from demarche.model.document import Document, Published
from demarche.model.finding import Mention, StatementFinding
from demarche.parse.article import Parser
from demarche.parse.language_model import LanguageModel
from demarche.resolve.actors import resolve_actors
from demarche.resolve.cast import Cast


class Told:
    """A text with its cast, asked by the words of a mention."""

    def __init__(self, article: Article, mentions: list[Mention], cast: Cast) -> None:
        self.article, self.mentions, self.cast = article, mentions, cast

    def mention(self, words: str, nth: int = 0) -> Mention:
        found = [m for m in self.mentions if self.cast.words(m) == words]
        assert found, f"{words!r} is none of {[self.cast.words(m) for m in self.mentions]}"
        return found[nth]

    def names(self, words: str, nth: int = 0) -> tuple[str, ...]:
        return tuple(self.cast.actor(i).name for i in self.cast.actors_of(self.mention(words, nth)))


Tell = Callable[..., Told]


@pytest.fixture(scope="module")
def tell() -> Tell:
    parser, lexicon = Parser(LanguageModel.load()), Lexicon.load()

    def read(text: str, day: date | None = date(2023, 3, 17)) -> Told:
        article = parser.parse(Document("sha256:0", "test", text))
        mentions = find_mentions(article, lexicon)
        return Told(
            article,
            mentions,
            resolve_actors(article, mentions, Published(day, day, "given" if day else "unknown"), lexicon),
        )

    return read


def test_one_person_under_four_names(tell: Tell) -> None:
    told = tell(
        "Chinese leader Xi Jinping landed in Belgrade. Xi said he was glad. The Chinese leader thanked reporters."
    )
    assert told.names("Xi") == told.names("he") == told.names("Chinese leader") == told.names("Xi Jinping")
    actor = told.cast.actor(told.cast.actors_of(told.mention("Xi"))[0])
    assert (actor.kind, actor.country, actor.sector) == ("person", "CHN", "GOV")
    assert len(actor.mentions) == 4


def test_a_known_family_name_is_the_one_in_office(tell: Tell) -> None:
    assert tell("Putin called Erdogan on Friday.").names("Putin") == ("Vladimir Putin",)


def test_a_title_with_a_state_is_its_holder_on_the_day(tell: Tell) -> None:
    told = tell("The Turkish foreign minister arrived in Cairo.", date(2023, 3, 20))
    (actor_id,) = told.cast.actors_of(told.mention("Turkish foreign minister"))
    actor = told.cast.actor(actor_id)
    assert actor.country == "TUR"
    assert "avu" in actor.name


def test_an_apposition_introduces_somebody_unknown(tell: Tell) -> None:
    told = tell("Pavel Gorinsky, the Kremlin's foreign policy adviser, told reporters that Gorinsky would stay.")
    actor = told.cast.actor(told.cast.actors_of(told.mention("Gorinsky"))[0])
    assert (actor.id, actor.kind, actor.country, actor.sector) == ("local:pavel-gorinsky", "person", "RUS", "GOV")
    assert actor.offices[0].title == "Foreign Policy Adviser"


def test_a_title_introduces_somebody_unknown(tell: Tell) -> None:
    told = tell("Norwegian Deputy Foreign Minister Kari Lunde met the Danish ambassador. Lunde said she was content.")
    actor = told.cast.actor(told.cast.actors_of(told.mention("Lunde"))[0])
    assert (actor.name, actor.country, actor.sector) == ("Kari Lunde", "NOR", "GOV")
    assert told.names("she") == ("Kari Lunde",)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Washington warned Iran on Monday.", "Washington", "United States"),
        (
            "Japan's Foreign Ministry summoned the envoy.",
            "Japan's Foreign Ministry",
            "Ministry of Foreign Affairs of Japan",
        ),
        ("The Canadian government rejected the claim.", "Canadian government", "Canada"),
        ("Western officials doubted it.", "Western officials", "Western officials"),
        ("A senior U.S. official confirmed the visit.", "senior U.S. official", "senior U.S. official"),
        ("The Kremlin denied the report.", "Kremlin", "Kremlin"),
    ],
)
def test_a_body_or_a_group(tell: Tell, text: str, words: str, name: str) -> None:
    assert tell(text).names(words) == (name,)


def test_both_leaders_are_two(tell: Tell) -> None:
    text = (
        "Emmanuel Macron received Olaf Scholz in Paris. The two leaders discussed energy, and their countries agreed."
    )
    told = tell(text)
    assert sorted(told.names("two leaders")) == ["Emmanuel Macron", "Olaf Scholz"]
    assert told.cast.actor_of(told.mention("two leaders")) is None
    assert sorted(told.names("countries")) == ["France", "Germany"]


def test_the_two_countries(tell: Tell) -> None:
    told = tell("Norway and Chile reopened talks. The two countries hope to agree.")
    assert told.names("two countries") == ("Chile", "Norway") or told.names("two countries") == ("Norway", "Chile")


@pytest.mark.parametrize(
    ("text", "words", "as_place"),
    [
        ("She will travel to Moscow next week.", "Moscow", True),
        ("Economic ties with Moscow have grown.", "Moscow", False),
        ("He told Ottawa to wait.", "Ottawa", False),
        ("The ministers met in Ottawa.", "Ottawa", True),
        ("Beijing denied the claims.", "Beijing", False),
        ("He will visit Beijing.", "Beijing", True),
        ("He arrived in Kenya on Friday.", "Kenya", True),
        ("Kenya's invasion plans were leaked.", "Kenya", False),
    ],
)
def test_place_or_government(tell: Tell, text: str, words: str, as_place: bool) -> None:
    told = tell(text)
    assert told.cast.reads_as_place(told.mention(words)) is as_place
    assert told.cast.place_of(told.mention(words)) is not None


def test_the_host_of_a_visit_is_the_state_of_the_place(tell: Tell) -> None:
    told = tell("Lunde will travel to Moscow.")
    place = told.cast.place_of(told.mention("Moscow"))
    assert place is not None
    state = told.cast.state_at(place)
    assert state is not None
    assert told.cast.actor(state).name == "Russia"
    assert state in [actor.id for actor in told.cast.actors]


def test_we_belongs_to_the_speaker(tell: Tell) -> None:
    told = tell('"We will not accept this," Emmanuel Macron said.')
    speaker = told.mention("Emmanuel Macron")
    statement = StatementFinding("direct", "say", ((1, 6),), "test", speaker=(speaker,))
    day = Published(date(2023, 3, 17), date(2023, 3, 17))
    cast = resolve_actors(told.article, told.mentions, day, Lexicon.load(), [statement])
    assert [cast.actor(i).name for i in cast.actors_of(told.mention("We"))] == ["France"]


def test_ids_are_the_same_in_every_document(tell: Tell) -> None:
    first = tell("Prime Minister Okonkwo-Reyes spoke.").cast.actors[0].id
    assert tell("They praised Prime Minister Okonkwo-Reyes.").cast.actors[0].id == first


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("He flew from Atlanta, Georgia, to Seattle, Washington.", "Georgia", {"USA"}),
        ("They met in Tbilisi, Georgia.", "Georgia", {"GEO"}),
        ("The storm hit Georgia, Alabama and Tennessee.", "Georgia", {"USA"}),
        ("The storm crossed Alabama before it reached Georgia.", "Georgia", {"USA"}),
        ("Georgia, Armenia and Azerbaijan signed it.", "Georgia", {"GEO"}),
        ("The Governors of Washington and Oregon met.", "Washington", {"USA"}),
        ("The fair in Paris, Texas, ended.", "Paris", {"USA"}),
        ("He visited Paris, Germany and Italy.", "Paris", {"FRA"}),
        ("Talks in Birmingham, Alabama, and in London ended.", "Birmingham", {"USA"}),
    ],
)
def test_places_of_one_name(tell: Tell, text: str, words: str, countries: set[str]) -> None:
    told = tell(text)
    place = told.cast.place_of(told.mention(words))
    assert place is not None
    assert {told.cast.place(place).country} == countries


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The leaders of Norway and Kenya met.", "leaders of Norway and Kenya", ("Norway", "Kenya")),
        (
            "Norway and Kenya held talks hosted by the Biden administration. The two countries agreed.",
            "two countries",
            ("Norway", "Kenya"),
        ),
        (
            "Lund met former ministers of Norway and Kenya.",
            "former ministers of Norway and Kenya",
            ("former ministers of Norway", "former ministers of Kenya"),
        ),
        ("The government of Abkhazia protested.", "government of Abkhazia", ("Abkhazia",)),
        ("Abkhazia signed a treaty with Russia.", "Abkhazia", ("Abkhazia",)),
        ("Secretary Blinken spoke.", "Blinken", ("Antony Blinken",)),
        ("Lavrov called Blinken.", "Blinken", ("Antony Blinken",)),
        ("Mohammed bin Salman received al-Sisi in Jeddah.", "al-Sisi", ("Abdel Fattah el-Sisi",)),
        ("Fighters of al-Shabaab attacked the base.", "al-Shabaab", ("al-Shabaab",)),
        ("The president of the Riigikogu spoke.", "president of the Riigikogu", ("Jüri Ratas",)),
        (
            "The president of the Norwegian Ski Federation spoke.",
            "president of the Norwegian Ski Federation",
            ("president of the Norwegian Ski Federation",),
        ),
    ],
)
def test_who_is_meant(tell: Tell, text: str, words: str, names: tuple[str, ...]) -> None:
    assert tell(text, date(2022, 3, 17)).names(words) == names


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Thierry Burkhard", date(2022, 3, 1), "MIL"),
        ("William Burns", date(2022, 10, 1), "SPY"),
        ("Jüri Ratas", date(2022, 3, 1), "LEG"),
        ("Donald Trump", date(2022, 4, 1), "ELI"),
        ("Donald Trump", date(2019, 4, 1), "GOV"),
        ("Vladimir Putin", date(1999, 1, 1), "SPY"),
    ],
)
def test_the_sector_is_that_of_the_day(tell: Tell, name: str, day: date, sector: str) -> None:
    told = tell(f"{name} spoke in Lisbon.", day)
    assert told.cast.actor(told.cast.actors_of(told.mention(name))[0]).sector == sector


def test_who_shares_a_subject_is_not_its_object(tell: Tell) -> None:
    told = tell("Erdogan praised Putin warmly and invited him to Ankara. Scholz met Macron in Bonn and thanked him.")
    assert told.names("him") == ("Vladimir Putin",)
    assert told.names("him", 1) == ("Emmanuel Macron",)


def test_its_ministry_is_that_of_who_acted(tell: Tell) -> None:
    told = tell("Norway has recalled its ambassador from Chad, its foreign ministry said.")
    assert told.names("its", 1) == ("Norway",)
    told = tell("Norway praised Chad and its allies.")
    assert told.names("its") == ("Chad",)


def test_a_title_around_the_name_of_a_state(tell: Tell) -> None:
    told = tell("Sergey Lavrov landed in Oslo. The top Russian diplomat will stay two days.")
    assert told.names("top Russian diplomat") == ("Sergey Lavrov",)


def test_a_leader_is_known_without_a_day(tell: Tell) -> None:
    told = tell("Recep Tayyip Erdogan spoke on the phone with Aliyev. The Turkish leader accepted.", day=None)
    assert told.names("Turkish leader") == ("Recep Tayyip Erdoğan",)


@pytest.mark.parametrize(
    ("dateline", "whose"), [("SEOUL, March 3 (Yonhap) -- ", "South Korea"), ("PYONGYANG (KCNA) -- ", "North Korea")]
)
def test_the_ministry_is_that_of_the_state_the_text_is_told_from(tell: Tell, dateline: str, whose: str) -> None:
    told = tell(f"{dateline}South Korea and Japan discussed North Korea in Busan, the foreign ministry said.")
    assert told.names("foreign ministry") == (f"Ministry of Foreign Affairs of {whose}",)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Pakistan rejects Indian FM's remarks on trade.", "Indian FM", ("S. Jaishankar",)),
        ("Guterres met Scholz. The NATO chief warned Russia.", "NATO chief", ("Jens Stoltenberg",)),
        ("Lavrov met Szijjarto and his Turkish opposite number.", "Turkish opposite number", ("Mevlüt Çavuşoğlu",)),
    ],
)
def test_short_words_for_officers(tell: Tell, text: str, words: str, names: tuple[str, ...]) -> None:
    assert tell(text, date(2022, 3, 17)).names(words) == names


def test_an_hour_is_no_prime_minister(tell: Tell) -> None:
    assert all(mention.kind == "name" for mention in tell("Lavrov landed in Oslo at 3 PM.").mentions)


def test_officers_of_two_states_are_those_named_later(tell: Tell) -> None:
    told = tell(
        "Chadian, Kenyan FMs to meet in Almaty\n\nForeign Minister of Chad Ada Lund and Foreign Minister of Kenya "
        "Jens Okoye will meet in Almaty, the spokesperson said.",
        day=None,
    )
    assert told.names("Chadian, Kenyan FMs") == ("Ada Lund", "Jens Okoye")


def test_a_counterpart_of_the_same_family_name_is_somebody_else(tell: Tell) -> None:
    told = tell("Macron received Ada Lund and his Chadian counterpart, Peter Holm. She met her counterpart, Vera Holm.")
    assert told.names("Vera Holm") == ("Vera Holm",)


def test_the_sides_are_those_the_text_is_most_about(tell: Tell) -> None:
    told = tell(
        "Peru and Chile will hold talks. Peru wants more trade, and Chile does too. The Chilean minister will come. "
        "Oslo is ready to host them. The sides last met in May."
    )
    assert set(told.names("sides")) == {"Peru", "Chile"}


def test_officers_of_two_states_and_their_names_behind(tell: Tell) -> None:
    told = tell("The foreign ministers of Chad and Kenya, Ada Berg and Peter Okoye, held a phone call on Monday.")
    assert told.names("foreign ministers of Chad and Kenya") == ("Ada Berg", "Peter Okoye")
    first, second = (
        told.cast.actor(told.cast.actors_of(told.mention(name))[0]) for name in ("Ada Berg", "Peter Okoye")
    )
    assert (first.country, second.country) == ("TCD", "KEN")


def test_ministers_of_a_body_are_not_of_the_place_where_they_meet(tell: Tell) -> None:
    told = tell("She will take part in a meeting of G7 foreign ministers in Japan.")
    assert [told.cast.state_of(i) for i in told.cast.actors_of(told.mention("G7 foreign ministers"))] == [None]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Amir-Abdollahian landed in Oslo.", "Amir-Abdollahian", "Hossein Amir-Abdollahian"),
        ("José Manuel Albares Bueno landed in Oslo.", "José Manuel Albares Bueno", "José Manuel Albares"),
        ("Mohammed bin Salman bin Omar spoke.", "Mohammed bin Salman bin Omar", "Mohammed bin Salman"),
        ("Jin Park landed in Oslo.", "Jin Park", "Park Jin"),
    ],
)  # fmt: skip
def test_forms_of_names(tell: Tell, text: str, words: str, name: str) -> None:
    assert tell(text).names(words) == (name,)


def test_a_government_named_after_nobody_known(tell: Tell) -> None:
    assert tell("The Bay of Pigs leadership left. The people and Government of Quux spoke.").mentions


def test_a_family_name_that_is_a_town(tell: Tell) -> None:
    told = tell("Ada Paris has sued the firm. Paris said that she had lived in Paris for years.")
    assert told.names("Paris") == ("Ada Paris",)
    assert told.cast.reads_as_place(told.mention("Paris", 1))


def test_of_two_people_of_one_name_the_one_named_before(tell: Tell) -> None:
    told = tell("Tom Okoye was freed. Okoye thanked the crowd. Okoye's father, Peter Ola Okoye, will visit Oslo.")
    assert told.names("Okoye") == told.names("Okoye", 1) == ("Tom Okoye",)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Erdogan met his Norwegian counterpart.", "Norwegian counterpart", "Jonas Gahr Støre"),
        ("President Mattarella met his German counterpart.", "German counterpart", "Frank-Walter Steinmeier"),
        ("Prime Minister Mateusz Morawiecki met his French counterpart.", "French counterpart", "Élisabeth Borne"),
    ],
)
def test_counterparts_are_of_the_same_rank(tell: Tell, text: str, words: str, name: str) -> None:
    assert tell(text, date(2023, 2, 17)).names(words) == (name,)


def test_the_secretary_is_who_was_called_so_in_full(tell: Tell) -> None:
    told = tell("Secretary of State Antony J. Blinken met Dmytro Kuleba. The Secretary thanked Kuleba.")
    assert told.names("Secretary") == ("Antony Blinken",)


@pytest.mark.parametrize(
    "text",
    [
        "One of the greatest figures in our journey, Martin Luther King, Jr. As he traveled the country, he spoke.",
        "It honours the bond between Mahatma Gandhi and Dr. Martin Luther King, Jr., that Blinken also praised.",
    ],
)
def test_a_name_that_is_only_a_suffix_is_read(tell: Tell, text: str) -> None:
    assert tell(text).mentions
