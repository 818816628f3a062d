"""States, offices and names: what the tables say, and that they are sound."""

from datetime import date
from pathlib import Path

import pytest

from demarche.errors import LexiconError
from demarche.lexicon.check import check
from demarche.lexicon.world import World

WORLD = World.load()


def test_the_tables_are_sound() -> None:
    assert check() == ()


HOLDERS = """
foreign_minister TUR 2023-03-17 Mevlüt Çavuşoğlu
foreign_minister TUR 2023-07-01 Hakan Fidan
prime_minister GBR 2022-09-20 Liz Truss
prime_minister GBR 2022-10-30 Rishi Sunak
prime_minister GBR 2003-03-20 Tony Blair
foreign_minister RUS 2023-03-17 Sergey Lavrov
foreign_minister RUS 2003-01-15 Igor Ivanov
president RUS 2010-01-01 Dmitry Medvedev
prime_minister RUS 2010-01-01 Vladimir Putin
president USA 2016-06-01 Barack Obama
president USA 2018-06-01 Donald Trump
foreign_minister USA 2021-06-15 Antony Blinken
foreign_minister USA 2003-02-05 Colin Powell
defence_minister USA 2003-03-20 Donald Rumsfeld
national_security_adviser USA 2022-01-01 Jake Sullivan
head_of_state IRN 2015-07-14 Ali Khamenei
president IRN 2015-07-14 Hassan Rouhani
foreign_minister IRN 2015-07-14 Mohammad Javad Zarif
head_of_state FRA 2008-01-01 Nicolas Sarkozy
president FRA 1999-01-01 Jacques Chirac
prime_minister DEU 1990-10-03 Helmut Kohl
prime_minister JPN 2005-06-01 Junichiro Koizumi
foreign_minister DEU 2022-03-01 Annalena Baerbock
president CHN 2013-06-01 Xi Jinping
foreign_minister CHN 2023-03-01 Qin Gang
president UKR 2014-10-01 Petro Poroshenko
prime_minister ISR 2021-08-01 Naftali Bennett
president KOR 2018-04-27 Moon Jae-in
head_of_state PRK 2018-04-27 Kim Jong-un
foreign_minister IDN 2022-07-08 Retno Marsudi
president VEN 2012-06-01 Hugo Chávez
prime_minister PAK 2019-06-01 Imran Khan
prime_minister CZE 2013-08-01 Jiří Rusnok
prime_minister SDN 2020-06-01 Abdalla Hamdok
head_of_state GBR 2000-01-01 Elizabeth II
head_of_state VAT 2014-01-01 Pope Francis
crown_prince SAU 2018-10-02 Mohammed bin Salman
secretary_general Q1065 2004-01-01 Kofi Annan
secretary_general Q7184 2016-01-01 Jens Stoltenberg
press_secretary RUS 2023-03-17 Dmitry Peskov
"""


@pytest.mark.parametrize("line", HOLDERS.strip().splitlines())
def test_who_held_an_office_on_a_day(line: str) -> None:
    office, of, day, name = line.split(" ", 3)
    assert [entry.name for entry in WORLD.holders(office, of, date.fromisoformat(day))][:1] == [name]


def test_several_speak_for_one_ministry() -> None:
    names = {entry.name for entry in WORLD.holders("spokesperson", "CHN", date(2023, 3, 17))}
    assert {"Mao Ning", "Wang Wenbin"} <= names


def test_an_office_ends() -> None:
    truss = WORLD.find("Liz Truss")[0]
    assert [held.title for held in WORLD.offices(truss.id, date(2022, 9, 20))] == ["Prime Minister"]
    assert [held.office for held in WORLD.offices(truss.id, date(2022, 1, 1))] == ["foreign_minister"]
    assert WORLD.offices(truss.id, date(2024, 1, 1)) == ()


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("Turkish", "TUR"),
        ("Frenchman", "FRA"),
        ("Saudis", "SAU"),
        ("Dutch", "NLD"),
        ("Britons", "GBR"),
        ("British", "GBR"),
        ("Filipino", "PHL"),
        ("Emirati", "ARE"),
        ("Kosovar", "XKX"),
        ("Taiwanese", "TWN"),
        ("Soviet", "SUN"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Dominican", "DOM"),
        ("South Korean", "KOR"),
        ("North Korean", "PRK"),
        ("Congolese", "COD"),
        ("Swiss", "CHE"),
        ("Poles", "POL"),
        ("Burmese", "MMR"),
        ("Ivorian", "CIV"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("TURKISH", "TUR"),
        ("polish", None),
        ("us", None),
        ("Korean", None),
        ("Table", None),
    ],
)
def test_demonyms(word: str, iso3: str | None) -> None:
    assert WORLD.demonym(word) == iso3


@pytest.mark.parametrize(
    ("phrase", "kinds", "country"),
    [
        ("US", "state", "USA"),
        ("U.S.", "state", "USA"),
        ("the United States", "state", "USA"),
        ("America", "state", "USA"),
        ("Georgia", "state region", "GEO"),
        ("Jordan", "state", "JOR"),
        ("Chad", "state", "TCD"),
        ("Turkey", "state", "TUR"),
        ("Türkiye", "state", "TUR"),
        ("Guinea", "state", "GIN"),
        ("Equatorial Guinea", "state", "GNQ"),
        ("Guinea-Bissau", "state", "GNB"),
        ("Papua New Guinea", "state", "PNG"),
        ("DR Congo", "state", "COD"),
        ("Congo-Brazzaville", "state", "COG"),
        ("Zaire", "state", "COD"),
        ("Niger", "state", "NER"),
        ("Nigeria", "state", "NGA"),
        ("Dominica", "state", "DMA"),
        ("the Dominican Republic", "state", "DOM"),
        ("Côte d’Ivoire", "state", "CIV"),
        ("Burma", "state", "MMR"),
        ("Soviet Union", "state", "SUN"),
        ("Holy See", "state", "VAT"),
        ("UKRAINE", "state", "UKR"),
        ("Kremlin", "office", "RUS"),
        ("Foggy Bottom", "ministry", "USA"),
        ("the Elysee", "office", "FRA"),
        ("No. 10", "office", "GBR"),
        ("Hague", "", ""),
        ("The Hague", "city", "NLD"),
        ("Singapore", "state city", "SGP"),
        ("Kiev", "city", "UKR"),
        ("Sana’a", "city", "YEM"),
        ("UN", "organisation", None),
        ("Security Council", "organisation", None),
        ("Reuters", "outlet", "GBR"),
        ("Guardian", "", ""),
        ("The Guardian", "outlet", "GBR"),
        ("Hezbollah", "group", "LBN"),
        ("Mevlut Cavusoglu", "person", "TUR"),
        ("Volodymyr Zelenskiy", "person", "UKR"),
        ("Kim Jong Un", "person", "PRK"),
        ("Yuri Ushakov", "person", "RUS"),
        ("Bashar Assad", "person", "SYR"),
        ("VLADIMIR PUTIN", "person", "RUS"),
        ("Chinese Foreign Ministry", "ministry", "CHN"),
        ("China's Foreign Ministry", "ministry", "CHN"),
        ("Ministry of Commerce of China", "ministry", "CHN"),
        ("Government of the Czech Republic", "government", "CZE"),
        ("British Foreign Office", "ministry", "GBR"),
        ("us", "", ""),
        ("who", "", ""),
    ],
)
def test_names(phrase: str, kinds: str, country: str | None) -> None:
    found = WORLD.find(phrase)
    assert " ".join(entry.kind for entry in found) == kinds
    if found:
        assert found[0].country == country


@pytest.mark.parametrize(
    ("words", "start", "length", "name"),
    [
        ("the U.S. State Department said", 1, 3, "State Department"),
        ("met in The Hague on Friday", 2, 2, "The Hague"),
        ("courts at the Hague", 3, 1, "The Hague"),
        ("William Hague said", 1, 0, ""),
        ("Washington , D.C. , and Ottawa", 0, 3, "Washington, D.C."),
        ("Jean - Claude Juncker spoke", 0, 4, "Jean-Claude Juncker"),
        ("China 's Foreign Ministry", 0, 1, "China"),
        ("Bosnia and Serbia", 0, 1, "Bosnia and Herzegovina"),
        ("Trinidad & Tobago", 0, 3, "Trinidad and Tobago"),
        ("asked us why", 1, 0, ""),
    ],
)
def test_the_longest_name(words: str, start: int, length: int, name: str) -> None:
    found = WORLD.longest(words.split(), start)
    assert (found[0], found[1][0].name) == (length, name) if found else length == 0


def test_longest_demonym() -> None:
    assert WORLD.longest_demonym("the South Korean president".split(), 1) == (2, "KOR")
    assert WORLD.longest_demonym("the president".split(), 1) is None


def test_bodies_of_a_state() -> None:
    ministry = WORLD.ministry("CHN", "foreign")
    assert ministry is not None
    assert (ministry.id, ministry.name, ministry.kind) == (
        "dem:foreign-chn",
        "Ministry of Foreign Affairs of China",
        "ministry",
    )
    assert WORLD.ministry("CHN", "foreign_minister") == ministry
    state_department = WORLD.ministry("USA", "foreign")
    assert state_department is not None
    assert state_department.name == "State Department"
    government = WORLD.government("SYR")
    assert government is not None
    assert government.name == "Government of Syria"
    assert WORLD.ministry("CHN", "no such office") is None


def test_family_names() -> None:
    assert "Xi Jinping" in {entry.name for entry in WORLD.people_by_family_name("Xi")}
    assert "Sergey Lavrov" in {entry.name for entry in WORLD.people_by_family_name("Lavrov")}
    assert "Volodymyr Zelensky" in {entry.name for entry in WORLD.people_by_family_name("Zelenskyy")}


def test_members() -> None:
    assert "FIN" in WORLD.members("Q7184")
    assert "FIN" not in WORLD.members("Q7184", date(2022, 1, 1))
    assert "GBR" not in WORLD.members("Q458")
    assert set(WORLD.members("dem:aukus")) == {"AUS", "GBR", "USA"}


def test_capitals_have_coordinates() -> None:
    russia = WORLD.state("RUS")
    assert russia is not None
    assert russia.capital == "Q649"
    moscow = WORLD.place("Q649")
    assert moscow is not None
    assert (moscow.name, moscow.country, round(moscow.latitude or 0)) == ("Moscow", "RUS", 56)


def test_an_overlay_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,kind,country,sector,office,title,start\n"
        "Ada Norr,person,NOR,GOV,special_envoy,Envoy,2020\nTurkey,organisation,USA,BUS,,,\n",
        encoding="utf-8",
    )
    world = World.load(path)
    assert world.find("Turkey")[0].country == "USA"
    assert [entry.name for entry in world.holders("special_envoy", "NOR", date(2021, 1, 1))] == ["Ada Norr"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name\nX\n", ":1: needs the columns name and kind"),
        ("name,kind\nX,planet\n", ":2: unknown kind 'planet'"),
        ("name,kind,country\nX,person,Norway\n", ":2: country 'Norway' is no ISO 3166-1 alpha-3 code"),
        ("name,kind\nX,person\nX,person\n", ":3: 'X' stands there twice"),
        ("name,kind,latitude\nX,city,900\n", ":2: 900 is not within 90 degrees"),
        ("name,kind,office,start\nX,person,envoy,soon\n", ":2: "),
    ],
)
def test_a_malformed_overlay_names_the_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.csv") as caught:
        World.load(path)
    assert reason in str(caught.value)


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    for table in (Path(__file__).parents[2] / "src/demarche/lexicon/data/world").glob("*.csv"):
        (tmp_path / table.name).write_text(table.read_text(encoding="utf-8"), encoding="utf-8")
    seats = tmp_path / "seats.csv"
    seats.write_text(
        seats.read_text(encoding="utf-8") + "Q1,Somewhere,,palace,QQQ,ZZZ,,,\nQ1,Elsewhere,,office,RUS,GOV,,,ours\n",
        encoding="utf-8",
    )
    lines = "\n".join(check(tmp_path))
    for reason in (
        "no source",
        "unknown sector 'ZZZ'",
        "unknown kind 'palace'",
        "unknown state 'QQQ'",
        "id 'Q1' already stands in seats.csv",
    ):
        assert reason in lines
